"""Whole pages at two moments: is a change of what they say seen, and only that?

The same on real pages, with other words, is measured by `python -m bench.change_detection`.
"""

import itertools

import pytest
from pages import page

from sicaudit.page.change.fingerprint import changed, fingerprint_of

TEXTS = {
    "long": "".join(
        f"<p>{sentence} Praat erover met iemand die je vertrouwt, en bewaar altijd het bewijs.</p>"
        for sentence in (
            "Online pesten gebeurt vaker dan je denkt.",
            "Soms begint het met een grap die uit de hand loopt.",
            "Wie zulke beelden deelt, is strafbaar.",
            "Je kunt de afzender blokkeren en het bericht melden.",
        )
    ),
    "short": "<p>Heb je een vraag? Stel hem gerust.</p>",
    "divs": "<div>Online pesten is nooit jouw schuld.</div><div>Blokkeer de afzender.</div>",
}

DRESSES = {
    "plain": "{top}<h1>Online pesten</h1>{title}{text}{end}{bottom}",
    "semantic": (
        "{top}<header><a href=/>Stichting</a><nav><a href=/n>Nieuws</a></nav></header><main>"
        "<h1>Online pesten</h1>{title}{text}{end}</main><footer>Postbus 1</footer>{bottom}"
    ),
    "classes": (
        '{top}<div class="site-header"><ul class="menu"><li><a href=/n>Nieuws</a></ul></div>'
        '<div class="entry-content"><h1>Online pesten</h1>{title}{text}{end}</div>'
        '<div class="widget-area">Agenda</div><div id=colophon>Postbus 1</div>{bottom}'
    ),
    "nameless": (
        "{top}<div><a href=/>Stichting</a> <a href=/n>Nieuws</a></div><div><h1>Online pesten</h1>"
        "{title}{text}{end}</div><div>Postbus 1</div>{bottom}"
    ),
}

PASSING = [
    (
        "top",
        '<nav><a href="/a">Home</a></nav>',
        '<nav><a href="/a">Home</a><a href="/b">Hulp</a></nav>',
    ),
    ("top", '<div id="mainMenu">Home</div>', '<div id="mainMenu">Home Hulp</div>'),
    (
        "top",
        "<div>Vandaag is het maandag 3 mei 2026</div>",
        "<div>Vandaag is het zondag 10 mei 2026</div>",
    ),
    ("top", "", '<div class="cookie-notice">Wij gebruiken cookies.</div>'),
    ("top", '<div role="dialog">Uw privacy</div>', ""),
    ("title", "<p>Laatst bijgewerkt op 3 mei 2021</p>", "<p>Laatst bijgewerkt op 9 juni 2025</p>"),
    ("title", "<time>2021-05-03T10:00:00Z</time>", "<time>2025-11-17T08:30:01Z</time>"),
    ("title", "<span>3 dagen geleden</span>", "<span>2 weken geleden</span>"),
    ("title", "<span>123 keer bekeken</span>", "<span>131 keer bekeken</span>"),
    (
        "title",
        '<div class="breadcrumbs">Home › Hulp</div>',
        '<div class="breadcrumbs">Home › Nieuws</div>',
    ),
    ("end", "<p>5 reacties</p>", "<p>6 reacties</p>"),
    ("end", '<div class="ad">Koop nu</div>', '<div class="ad">Boek nu</div>'),
    ("end", '<div class="css-8f3a">Vast.</div>', '<div class="css-77b1">Vast.</div>'),
    ("end", '<script nonce="a1">var t="a1"</script>', '<script nonce="b2">var t="b2"</script>'),
    (
        "end",
        '<div class="related"><ul><li><a href="/1">Sexting</a></ul></div>',
        '<div class="related"><ul><li><a href="/2">Gamen</a></ul></div>',
    ),
    (
        "end",
        "<div><h3>Lees ook</h3><ul><li><a href=/1>Sexting</a><li><a href=/2>Gamen</a></ul></div>",
        "<div><h3>Lees ook</h3><ul><li><a href=/2>Gamen</a><li><a href=/3>Privacy</a></ul></div>",
    ),
    (
        "end",
        '<div class="quote-of-the-day"><q>Wie niet waagt, die niet wint.</q></div>',
        '<div class="quote-of-the-day"><q>Beter een goede buur.</q></div>',
    ),
    ("bottom", "<div>© 2025 Stichting</div>", "<div>© 2026 Stichting</div>"),
    ("bottom", "<p>Request ID: 8f3ac9e21b77</p>", "<p>Request ID: 1d0e4bb2a9c5</p>"),
    (
        "bottom",
        '<section id="comments"><p>Goed stuk!</p></section>',
        '<section id="comments"><p>Goed stuk!</p><p>Vind ik ook.</p></section>',
    ),
    (
        "bottom",
        '<aside id="sidebar">Agenda: mei</aside>',
        '<aside id="sidebar">Agenda: juni</aside>',
    ),
]

REAL = [
    ("end", "<p>Bel 0800-1234.</p>", "<p>Bel 0800-1235.</p>"),
    ("end", "<ul><li>020 123 45 67</ul>", "<ul><li>020 123 45 76</ul>"),
    ("end", "<p>In nood bel je 112.</p>", "<p>In nood bel je 113.</p>"),
    ("end", "<p>Mail hulp@voorbeeld.nl</p>", "<p>Mail info@voorbeeld.nl</p>"),
    ("end", "<p>Open van 9.00 tot 17.00 uur</p>", "<p>Open van 9.00 tot 21.00 uur</p>"),
    ("end", "<table><tr><td>Anna de Vries</table>", "<table><tr><td>Bram Jansen</table>"),
    ("end", "<p>Doe aangifte.</p>", "<p>Doe aangifte. Dat kan ook later.</p>"),
    ("end", "<p>Doe aangifte. Bel de politie.</p>", "<p>Doe aangifte.</p>"),
    ("end", "<p>Dat mag.</p>", "<p>Dat mag niet.</p>"),
    ("end", "<p>Eerst dit.</p><p>Dan dat.</p>", "<p>Dan dat.</p><p>Eerst dit.</p>"),
    ("end", "<ol><li>Blokkeer.</ol>", "<ol><li>Blokkeer.<li>Betaal niet.</ol>"),
    ("end", "<h2>Wat kun je doen?</h2>", "<h2>Wat kun je niet doen?</h2>"),
    (
        "end",
        "<details><summary>Mag dat?</summary>Ja.</details>",
        "<details><summary>Mag dat?</summary>Nee.</details>",
    ),
    (
        "end",
        '<p>Kijk bij <a href="/a">Slachtofferhulp</a>.</p>',
        '<p>Kijk bij <a href="/b">de politie</a>.</p>',
    ),
    ("title", "", "<p><b>Let op:</b> deze regeling stopt.</p>"),
    ("title", "<p>Vanaf 13 jaar.</p>", "<p>Vanaf 16 jaar.</p>"),
]

SCENES = list(itertools.product(TEXTS.values(), DRESSES.values()))


def fingerprint(dress, text, place, put):
    places = {"top": "", "title": "", "end": "", "bottom": ""} | {place: put}
    return fingerprint_of(page(f"<body>{dress.format(text=text, **places)}").own_words)


def seen(place, before, after):
    return [
        changed(fingerprint(dress, text, place, before), fingerprint(dress, text, place, after))
        for text, dress in SCENES
    ]


@pytest.mark.parametrize(("place", "before", "after"), PASSING)
def test_what_passes_is_no_change_in_any_dress(place, before, after):
    assert not any(seen(place, before, after))


@pytest.mark.parametrize(("place", "before", "after"), REAL)
def test_what_a_reader_would_notice_is_a_change_in_every_dress(place, before, after):
    assert all(seen(place, before, after))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p class=a id=b>", "<p id=b class=a>"),
        ("</p>", "</p>\n\n    "),
        ("</p>", "</p><!-- 12:03 -->"),
        ("een grap", "een <b>grap</b>"),
        ("ë", "&#235;"),
        ("<p>", "<div><p>"),
    ],
)
def test_how_a_page_is_written_is_no_change(before, after):
    source = (
        "<main><h1>Ruzie</h1><p class=a id=b>Soms is het een grap.</p><p>Ruziën niet.</p></main>"
    )
    one, two = source, source.replace(before, after)
    assert one != two
    assert not changed(*(fingerprint_of(page(html).own_words) for html in (one, two)))


def test_a_page_in_another_charset_is_the_same_page():
    html = "<main><h1>Privé</h1><p>Jouw foto’s zijn privé.</p></main>"
    one = page(f"<meta charset=utf-8>{html}".encode(), content_type="text/html")
    two = page(f"<meta charset=windows-1252>{html}".encode("cp1252"), content_type="text/html")
    assert not changed(fingerprint_of(one.own_words), fingerprint_of(two.own_words))
