"""What can never work as a URL, and what only looks strange."""

import pytest
from pages import HERE, facts, page

from sicaudit.model.outcome import Certainty, Reason, Verdict
from sicaudit.model.page import Link, Region
from sicaudit.page.facts import facts_of
from sicaudit.page.html.faults import fault_of, is_bare_email, judge_written
from sicaudit.page.html.resolving import Resolver

URL, MAIL, TEL, TEMPLATE = (
    Reason.INVALID_URL,
    Reason.INVALID_MAILTO,
    Reason.INVALID_TEL,
    Reason.TEMPLATE,
)

FAULTS = [
    ("http://", URL),
    ("http://exa mple.nl/", URL),
    ("http://a.nl:port/", URL),
    ("http://a.nl:99999/", URL),
    ("https://[::1/", URL),
    ("http://a.nl%zz/", URL),
    ("http://1.2.3.400/", URL),
    ("{{ url }}", TEMPLATE),
    ("https://a.nl/{{pad}}/x", TEMPLATE),
    ("{% url 'home' %}", TEMPLATE),
    ("<%= link %>", TEMPLATE),
    ("${basis}/x", TEMPLATE),
    ("%7B%7Burl%7D%7D", TEMPLATE),
    ("https://{{ host }}/", TEMPLATE),
    ("mailto:{{ adres }}", TEMPLATE),
    ("mailto:", MAIL),
    ("mailto:info", MAIL),
    ("mailto:info@", MAIL),
    ("mailto:@a.nl", MAIL),
    ("mailto:info@a", MAIL),
    ("mailto:info@@a.nl", MAIL),
    ("mailto:info(at)a.nl", MAIL),
    ("mailto:info@a.nl,onzin", MAIL),
    ("mailto:mailto:info@a.nl", MAIL),
    ("mailto:info@a..nl", MAIL),
    ("mailto:info@a.nl?cc=onzin", MAIL),
    ("MAILTO:info", MAIL),
    ("tel:", TEL),
    ("tel:12", TEL),
    ("tel:---", TEL),
    ("tel:(0)", TEL),
    ("tel:bel ons", TEL),
    ("tel:0800-HULP", TEL),
]

FINE = [
    "",
    "#",
    "x",
    "/x{1}",
    "/x/{id}",
    "/zoek?q=%7Bx%7D",
    "https://a.nl/a<b",
    "$x",
    "javascript:void(0)",
    "data:,x",
    "ftp://a.nl/x",
    "sms:+31612345678",
    "whatsapp://send?text=x",
    "mailto:info@a.nl",
    "mailto:Info@A.nl?subject=Vraag%20over%20x&body=y",
    "mailto:a@a.nl,b@b.nl",
    "mailto:a@a.nl;b@b.nl",
    "mailto:a@a.nl,%20b@b.nl",
    "mailto:?subject=Deel%20dit",
    "mailto:info%40a.nl",
    "mailto:Piet <piet@a.nl>",
    "mailto:info@bücher.de",
    "mailto: info@a.nl",
    "tel:112",
    "tel:0900-0113",
    "tel:0800 - 0432",
    "tel:+31(0)20-123%2045%2067",
    "tel:020/1234567",
    "tel:020.123.45.67",
    "tel:+31201234567;ext=12",
    "tel://0201234567",
    "tel:020\N{NO-BREAK SPACE}1234567",
    "tel:020\N{EN DASH}1234567",
    "tel:*21*0612345678#",
    "TEL:112",
]


def fault(href):
    resolver = Resolver()
    resolver.use(HERE)
    return fault_of(href, resolver.resolve(href)[0])


@pytest.mark.parametrize(("href", "reason"), FAULTS)
def test_what_can_never_work(href, reason):
    assert fault(href) is reason
    assert facts(f'<a href="{href}">x</a><a href="{href}">y</a>').malformed == 2


@pytest.mark.parametrize("href", FINE)
def test_what_only_looks_strange(href):
    assert fault(href) is None
    assert facts(f'<a href="{href}">x</a>').malformed == 0


@pytest.mark.parametrize(
    ("href", "bare"),
    [
        ("info@a.nl", True),
        (" info@a.nl ", True),
        ("jan.de-vries+x@sub.a-b.nl", True),
        ("mailto:info@a.nl", False),
        ("https://info@a.nl", False),
        ("/info@a.nl", False),
        ("info@a.nl/x", False),
        ("info@a", False),
        ("@a.nl", False),
        ("@naam", False),
        ("info@a.nl?subject=x", False),
        ("info", False),
        ("", False),
    ],
)
def test_an_e_mail_address_where_mailto_was_forgotten(href, bare):
    assert is_bare_email(href) is bare


WRITTEN = [
    # URL as written, text, reason, certainty, signs
    ("https://a.nl/", "Lees meer", None, None, ""),
    ("mailto:info@a.nl", "Mail ons", None, None, ""),
    ("mailto:?subject=Deel", "Deel", None, None, ""),
    ("tel:0202615275", "Bel 020-261 52 75", None, None, ""),
    ("https://a.nl/cdn-cgi/l/email-protection", "[email protected]", None, None, ""),
    ("https://a.nl/cdn-cgi/l/email-protection#00696e666f40612e6e6c", "Mail", None, None, ""),
    ("{{ url }}", "x", TEMPLATE, "certain", ""),
    ("http://", "x", URL, "certain", ""),
    ("mailto:info", "x", MAIL, "certain", ""),
    ("tel:bel", "x", TEL, "certain", ""),
    ("tel:020", "x", TEL, "certain", ""),
    ("tel:020-261527", "x", TEL, "likely", ""),
    ("tel:0123456789", "x", TEL, "ask", ""),
    (
        "tel:+31201234567",
        "020 - 123 45 68",
        Reason.TEL_DIFFERS,
        "likely",
        "dialled +31201234567, shown +31201234568",
    ),
    (
        "mailto:b@b.nl,jan@gmial.com",
        "Mail Jan",
        Reason.MAIL_TYPO,
        "likely",
        "address jan@gmial.com, meant jan@gmail.com",
    ),
    (
        "https://a.nl/cdn-cgi/l/email-protection#00" + b"jan@gmial.com".hex(),
        "[email protected]",
        Reason.MAIL_TYPO,
        "likely",
        "address jan@gmial.com, meant jan@gmail.com",
    ),
]


@pytest.mark.parametrize(("href", "text", "reason", "certainty", "signs"), WRITTEN)
def test_a_link_is_judged_by_what_is_written_in_it_and_around_it(
    href, text, reason, certainty, signs
):
    resolver = Resolver()
    resolver.use(HERE)
    url, fragment = resolver.resolve(href)
    whole = url if fragment is None else f"{url}#{fragment}"
    judgement = judge_written(Link(href, whole, "a[href]", Region.CONTENT, text), "NL")
    if reason is None:
        assert judgement is None
    else:
        assert (judgement.verdict, judgement.reason) == (Verdict.BROKEN, reason)
        assert judgement.certainty is Certainty(certainty)
        assert ", ".join(map(" ".join, judgement.signs)) == signs


NOWHERE = [
    # URL as written, element, whether it can work
    ("file:///C:/poster.png", "img[src]", False),
    ("file:///C:/poster.png", "link[rel=canonical]", True),
    ("blob:https://a.nl/1", "img[src]", False),
    ("blob:https://a.nl/1", "a[href]", True),
    ("cid:image001.png@01D8", "img[src]", False),
    ("chrome-extension://abc/https://b.nl/x.pdf", "a[href]", False),
    ("chrome://net-internals/#http2", "a[href]", True),
    ("htps://b.nl/", "a[href]", False),
    ("httpss://www.b.nl/pagina", "a[href]", False),
    ("hhttp://b.nl/", "a[href]", False),
    ("mialto:info@a.nl", "a[href]", False),
    ("whatsapp://send?text=x", "a[href]", True),
    ("data:text/plain,x", "a[href]", True),
    ("javascript:void(0)", "a[href]", True),
    ("steam://run/400", "a[href]", True),
]


@pytest.mark.parametrize(("href", "element", "works"), NOWHERE)
def test_what_leads_to_the_editors_own_machine_opens_for_nobody(href, element, works):
    tag, attribute = ("img", "src") if element == "img[src]" else ("a", "href")
    judgement = judge_written(Link(href, href, element, Region.CONTENT, ""), "NL")
    assert (judgement is None) is works
    if not element.startswith("link"):
        shown = page(f'<{tag} {attribute}="{href}">x</{tag}>')
        assert facts_of(shown, "NL").malformed == (not works)
        assert works or [link.href for link in shown.links_to(())] == [href]
