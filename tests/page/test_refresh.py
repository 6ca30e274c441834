"""Pages that send their readers on by themselves."""

import pytest
from pages import page

from sicaudit.page.facts import facts_of
from sicaudit.page.html.refresh import sent_on, with_refresh

THERE = "https://a.nl/nieuw"


def meta(content):
    return f'<meta http-equiv="Refresh" content="{content}"><p>Je wordt doorgestuurd.</p>'


@pytest.mark.parametrize(
    ("content", "url"),
    [
        ("0; url=/nieuw", THERE),
        ("0;URL='/nieuw'", THERE),
        ('0, url="/nieuw" en meer'.replace('"', "'"), THERE),
        ("5 url=https://a.nl/nieuw#deel", THERE),
        ("0.5;/nieuw", THERE),
        ("0; url=mailto:info@a.nl", None),
        ("0; url=pagina", None),
        ("0; url=#boven", None),
        ("300", None),
        ("1800; url=/uitgelogd", None),
        ("x; url=/nieuw", None),
    ],
)
def test_a_page_sends_on_at_once_or_not_at_all(content, url):
    assert sent_on(page(meta(content))) == url
    assert sent_on(page("<p>Even geduld.</p>", refresh=content)) == url


def test_what_only_those_without_script_are_told_sends_nobody_on():
    assert sent_on(page(f"<noscript>{meta('0; url=/nieuw')}</noscript>")) is None


def test_the_field_of_the_answer_comes_before_the_element():
    assert sent_on(page(meta("0; url=/ander"), refresh="0; url=/nieuw")) == THERE


def test_a_refresh_field_of_our_own_page_is_a_link_like_the_element():
    body = with_refresh(b"<p>Hoi</p>", "0; url=\"/nieuw?a=é&b='x'\"")
    facts = facts_of(page(body), "NL")
    assert facts.targets[: facts.follow] == ("https://a.nl/nieuw?a=%C3%A9&b=%27x%27",)


def test_a_page_in_sixteen_bits_is_left_as_it_is():
    body = "<p>Hoi</p>".encode("utf-16")
    assert with_refresh(body, "0; url=/nieuw") == body
