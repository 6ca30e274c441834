"""Deep links that end at a front page, an error page, a login or another language."""

import pytest

from sicaudit.page.standing.front_page import (
    is_error_address,
    is_front,
    is_login_address,
    leads_to_front,
)
from sicaudit.urls import Url


@pytest.mark.parametrize(
    ("asked", "final", "kind"),
    [
        # A deep link that ends at a front page.
        ("https://a.nl/nieuws/2019/bericht", "https://a.nl/", "front-page"),
        ("http://a.nl/nieuws/2019/bericht", "https://www.a.nl/", "front-page"),
        ("https://a.nl/contact", "https://a.nl/", "front-page"),
        ("https://a.nl/contact", "https://a.nl/nl/", "front-page"),
        ("https://a.nl/nl/over-ons/team", "https://a.nl/nl", "front-page"),
        ("https://a.nl/over-ons", "https://a.nl/index.php", "front-page"),
        ("https://a.nl/over-ons", "https://a.nl/home", "front-page"),
        ("https://a.nl/over-ons", "https://a.nl/nl-nl/home", "front-page"),
        ("https://a.nl/over-ons", "https://a.nl/?utm_source=oud", "front-page"),
        ("https://a.nl/over-ons", "https://nieuw.nl/", "front-page"),
        ("https://a.nl/folder.pdf", "https://a.nl/", "front-page"),
        ("https://a.nl/?p=1234", "https://a.nl/", "front-page"),
        ("https://a.nl/index.php?id=88", "https://a.nl/", "front-page"),
        ("https://a.nl/a%20b/c", "https://a.nl/", "front-page"),
        # What was asked for was a front page, or as good as one.
        ("https://a.nl/", "https://a.nl/nl/", None),
        ("https://a.nl/index.html", "https://a.nl/", None),
        ("https://a.nl/home", "https://a.nl/", None),
        ("https://a.nl/nl", "https://a.nl/", None),
        ("https://a.nl/nl/home.aspx", "https://www.a.nl/", None),
        ("https://a.nl/?utm_source=mail", "https://a.nl/", None),
        ("https://a.nl/?lang=nl", "https://a.nl/nl/", None),
        ("http://blog.a.nl/", "https://a.nl/", None),
        ("http://oud.nl/", "https://nieuw.nl/", None),
        # Short addresses are made to lead somewhere.
        ("http://actie.nl/", "https://www.a.nl/campagnes/2024/actie", None),
        ("https://bit.ly/3abc", "https://www.a.nl/", None),
        ("https://t.co/abc", "https://a.nl/nl/", None),
        # A new address is one.
        ("https://a.nl/oud", "https://a.nl/nieuw", None),
        ("https://a.nl/oud", "https://b.nl/oud", None),
        ("http://a.nl/x", "https://a.nl/x", None),
        ("https://a.nl/x", "https://www.a.nl/x/", None),
        ("https://a.nl/x?utm_source=y", "https://a.nl/x", None),
        ("https://a.nl/nieuws/2019/bericht", "https://a.nl/nieuws", None),
        ("https://a.nl/over-ons", "https://a.nl/?p=12", None),
        # Error pages.
        ("https://a.nl/x", "https://a.nl/404", "error-page"),
        ("https://a.nl/x", "https://a.nl/404.html", "error-page"),
        ("https://a.nl/x", "https://a.nl/nl/404-pagina", "error-page"),
        ("https://a.nl/x", "https://a.nl/error/404.aspx?aspxerrorpath=/x", "error-page"),
        ("https://a.nl/x.aspx", "https://a.nl/fout?aspxerrorpath=/x.aspx", "error-page"),
        ("https://a.nl/x", "https://a.nl/pagina-niet-gevonden", "error-page"),
        ("https://a.nl/x", "https://a.nl/niet-gevonden/", "error-page"),
        ("https://a.nl/x", "https://a.nl/_layouts/15/PageNotFoundError.aspx", "error-page"),
        ("https://a.nl/", "https://a.nl/error", "error-page"),
        ("https://a.nl/x", "https://a.nl/seite-nicht-gefunden", "error-page"),
        ("https://a.nl/404", "https://www.a.nl/404", None),
        ("https://a.nl/x", "https://a.nl/handleiding/404-fouten-oplossen", None),
        # Logins.
        ("https://a.nl/x", "https://a.nl/login?returnUrl=%2Fx", "login"),
        ("https://a.nl/x", "https://a.nl/inloggen", "login"),
        ("https://a.nl/x", "https://a.nl/wp-login.php?redirect_to=x", "login"),
        ("https://a.nl/x", "https://a.nl/user/login?destination=x", "login"),
        ("https://a.nl/x", "https://a.nl/log-in", "login"),
        ("https://mijn.a.nl/", "https://mijn.a.nl/login", None),
        ("https://docs.google.com/forms/d/e/1", "https://accounts.google.com/v3/signin", "login"),
        ("https://a.sharepoint.com/x", "https://login.microsoftonline.com/1/authorize", "login"),
        ("https://www.linkedin.com/company/a", "https://www.linkedin.com/authwall?x=1", "login"),
        ("https://a.nl/login", "https://a.nl/users/sign_in", None),
        ("https://a.nl/x", "https://a.nl/zo-werkt-inloggen", None),
        # Another language.
        ("https://a.nl/nl/x", "https://a.nl/en/x", "language"),
        ("https://nl.a.org/x", "https://en.a.org/x", "language"),
        ("https://a.nl/x", "https://a.nl/en/x", None),
        ("https://a.nl/nl/x", "https://a.nl/nl-nl/x", None),
        ("https://a.nl/nl/", "https://a.nl/en/", None),
        ("https://a.nl/de-wilg", "https://a.nl/en/the-willow", None),
    ],
)
def test_a_link_that_is_sent_elsewhere(asked, final, kind):
    assert leads_to_front(Url(asked), Url(final)) == kind


@pytest.mark.parametrize(
    "url",
    ["https://a.nl", "https://a.nl/", "https://a.nl/en-gb/", "https://a.nl/Default.aspx",
     "https://a.nl/home/en", "https://a.nl/?gclid=1", "https://a.nl/startpagina"],
)  # fmt: skip
def test_addresses_of_front_pages(url):
    assert is_front(Url(url))


@pytest.mark.parametrize(
    "url",
    ["https://a.nl/x", "https://a.nl/?p=3", "https://a.nl/nl/nieuws", "https://a.nl/homeopathie"],
)
def test_addresses_of_other_pages(url):
    assert not is_front(Url(url))


def test_a_path_that_only_sounds_like_an_error_or_a_login_is_neither():
    assert not is_error_address(Url("https://a.nl/errors-in-our-schoolbooks"))
    assert not is_error_address(Url("https://a.nl/kamer/4041"))
    assert not is_login_address(Url("https://a.nl/inloggen-met-digid"))
    assert not is_login_address(Url("https://a.nl/?q=login"))
