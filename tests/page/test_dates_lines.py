"""What a reader sees: which lines date a page, and which do not."""

from datetime import date

import pytest
from selectolax.lexbor import LexborHTMLParser

from sicaudit.model.page import DateKind
from sicaudit.page.dates.evidence import date_evidence, judge_dates

TODAY = date(2026, 11, 23)
DAY = date(2021, 5, 3)


def evidence(main, *, language="nl", url="https://www.voorbeeld.nl/tips/grenzen/", after=""):
    html = (
        f'<html lang="{language}"><body><header><nav><a href="/">Home</a></nav></header><main>'
        f"<article><h1>Praten over grenzen</h1>{main}<p>Ga rustig zitten en luister.</p></article>"
        f"</main>{after}<footer><p>Stichting Voorbeeld</p></footer></body></html>"
    )
    tree = LexborHTMLParser(html)
    return date_evidence(tree, url=url, headers={}, language=language, today=TODAY)


def dates(line, **where):
    return judge_dates(evidence(f"<p>{line}</p>", **where))


@pytest.mark.parametrize(
    "line",
    [
        "Laatst bijgewerkt op 3 mei 2021",
        "LAATST BIJGEWERKT: 3 MEI 2021",
        "Laatst gewijzigd: 03-05-2021",
        "Laatste update 3-5-2021",
        "Bijgewerkt: 03 | 05 | 2021",
        "Gewijzigd 3 mei. 2021",
        "Laatst bijgewerkt op 3&nbsp;mei&nbsp;2021",
        "Laatst bijgewerkt op maandag 3 mei 2021 om 10:30 uur",
        "Deze pagina is voor het laatst gewijzigd op 3 mei 2021.",
        "Dit artikel is op 3 mei 2021 bijgewerkt.",
        "Laatste wijziging op deze pagina: 3 mei 2021",
        "Privacyverklaring, versie 1.2, 3 mei 2021",
        "Privacyverklaring (laatst gewijzigd: 3 mei 2021)",
        "<strong>Laatst bijgewerkt:</strong> 3 mei 2021",
        "<span>Laatst</span> <span>bijgewerkt</span> <b>3 mei 2021</b>",
        "Laatst gewijzigd</p><p>\n\n      3 mei 2021",
        "Tekst: redactie. Laatst gewijzigd 3 mei 2021",
        "Update 3 mei 2021: het nummer is gewijzigd.",
        "Laatst gecontroleerd: 3 mei 2021",
        "Last updated: 2021-05-03",
        "This page was last updated on the 3rd of May 2021",
        "This page was last edited on 3 May 2021, at 19:23.",
        "Updated May 3rd, 2021",
        "Last modified: Mon, 3 May 2021 10:00:00 GMT",
        "Medically reviewed by Dr Smith on 3 May 2021",
        "Page last reviewed: 3 May 2021<br>Next review due: 3 May 2024",
        "Zuletzt aktualisiert am 3. Mai 2021",
        "Dernière mise à jour : 3 mai 2021",
        "Bijgewerkt: <time datetime=2021-05-03>3 mei</time>",
    ],
)
def test_a_line_says_when_the_page_was_changed(line):
    assert (dates(line).modified, dates(line).best) == (DAY, DAY)


@pytest.mark.parametrize(
    "line",
    [
        "Gepubliceerd op 3 mei 2021",
        "Geplaatst: 3 mei 2021",
        "Geplaatst door Jan de Vries op 3 mei 2021",
        "Op 3 mei 2021 gepubliceerd door de redactie",
        "Auteur: Jan • Gepubliceerd: 3 mei 2021 • Leestijd: 4 min",
        "<dl><dt>Publicatiedatum</dt><dd>03.05.2021</dd></dl>",
        "Nieuwsbericht | 03-05-2021 | 12:00",
        "Published May 3, 2021",
        "Posted by Admin on May 3rd, 2021 in News",
        "Veröffentlicht: 3. Mai 2021",
        "maandag 3 mei 2021",
        "03-05-2021",
        "Nieuws - 3 mei 2021",
        "3 mei 2021 door redactie",
        "Redactie, 3 mei 2021",
        "Datum: 3 mei 2021",
        "<time datetime='2021-05-03T10:00:00+02:00'>3 maanden geleden</time>",
    ],
)
def test_a_line_says_when_the_page_was_published(line):
    assert (dates(line).published, dates(line).modified) == (DAY, None)


@pytest.mark.parametrize(
    "line",
    [
        "De wet is gewijzigd op 3 mei 2021.",
        "De wet is <b>gewijzigd op 3 mei 2021</b>.",
        "Het meldpunt is op 3 mei 2021 geopend.",
        "Het rapport is gepubliceerd op 12 maart 2019.",
        "Ons onderzoek, gepubliceerd in mei 2019, laat zien dat",
        "Onze gids, gepubliceerd in mei 2019, laat zien dat",
        "Bron: CBS, gepubliceerd op 3 mei 2019",
        "Foto gemaakt op 3 mei 2019",
        "Volgende controle: 3 mei 2024",
        "Next review due: 3 May 2024",
        "Geldig tot 3 mei 2024",
        "Lid sinds 3 mei 2019",
        "Je kunt je aanmelden tot 3 mei 2021.",
        "Deze informatie is geldig van 1 januari 2020 tot 31 december 2021.",
        "Op dinsdag 10 februari 2026 is het Safer Internet Day.",
        "Wanneer: 3 mei 2024, 10:00 - 12:00 uur",
        "Datum: 3 mei 2024. Locatie: Utrecht",
        "3 mei 2024</p><p>19:00 - 20:30 uur, Utrecht",
        "In het schooljaar 2019/2020 doen 3.000 klassen mee.",
        "Bel 0800-0432, dagelijks 11-21 uur. Voor groep 7/8. KvK 20203405.",
        "Version 2.0, January 2004",
        "Updated: 31/02/2021",
        "Updated: 3 May 1991",
        "Updated: 3 May 2031",
        "Updated 2 days ago",
        "Bijgewerkt: 912021-05-03",
        "woord " * 70 + "</p><p>Op 3 mei 2021 was iedereen er.",
        "17-10-2020 t/m 25-10-2020",
        "<pre>2021-05-03 12:33:10 INFO start</pre>",
        "<ul><li><a href='/a'>Een ander bericht</a> <b>3 mei 2021</b></li></ul>",
    ],
)
def test_a_date_of_something_else_does_not_date_the_page(line):
    assert dates(line).best is None


def test_both_dates_of_one_line_are_read():
    found = dates("Gepubliceerd: 1 maart 2019 | Bijgewerkt: 4 september 2025")
    assert (found.published, found.modified) == (date(2019, 3, 1), date(2025, 9, 4))


@pytest.mark.parametrize(
    ("language", "month", "day"),
    [("nl", 3, 2), ("en", 3, 2), ("en-gb", 3, 2), ("en-US", 2, 3), ("en-us", 2, 3)],
)
def test_numbers_are_read_day_first_except_in_american(language, month, day):
    assert dates("Published: 02/03/2024", language=language).published == date(2024, month, day)


def test_an_order_that_cannot_be_is_turned_round():
    assert dates("Published: 02/23/2024").published == date(2024, 2, 23)


def test_a_month_counts_from_its_first_day():
    assert dates("Profiel bijgewerkt: juli 2020").modified == date(2020, 7, 1)


@pytest.mark.parametrize(
    "after",
    [
        "<aside><p>Gepubliceerd op 3 mei 2021</p></aside>",
        '<div class="related-posts"><p>Gepubliceerd op 3 mei 2021</p></div>',
        '<section id="comments"><p>Geplaatst op 3 mei 2021</p></section>',
        '<div role="dialog"><p>Laatst bijgewerkt op 3 mei 2021</p></div>',
        '<div class="cookie_banner"><p>Laatst bijgewerkt op 3 mei 2021</p></div>',
        "<script>var zin = 'Laatst bijgewerkt op 3 mei 2021'</script>",
    ],
)
def test_other_parts_of_the_page_do_not_date_it(after):
    assert judge_dates(evidence("", after=after)).best is None


def test_the_same_line_in_a_sidebar_does_not_hide_the_pages_own():
    line = "<p>Gepubliceerd op 3 mei 2021</p>"
    assert judge_dates(evidence(line, after=f"<aside>{line}</aside>")).published == DAY


def test_a_footer_may_speak_of_the_page():
    after = "<footer><p>Deze pagina is bijgewerkt op 3 mei 2021</p></footer>"
    assert judge_dates(evidence("", after=after)).modified == DAY


def test_a_theme_that_calls_the_body_after_its_sidebar_hides_nothing():
    html = '<body class="has-sidebar"><h1>Les</h1><p>Laatst bijgewerkt op 3 mei 2021</p></body>'
    tree = LexborHTMLParser(html)
    found = date_evidence(tree, url="https://a.nl/", headers={}, language="nl", today=TODAY)
    assert judge_dates(found).modified == DAY


@pytest.mark.parametrize(
    "item",
    [
        "<p>Geplaatst op {day} mei 2021</p>",
        "<p>{day} mei 2021</p>",
        "<p><time datetime='2021-05-{day}'>{day} mei 2021</time></p>",
        "<ul><li><a href='/a'>Titel</a> {day} mei 2021</li></ul>",
    ],
)
def test_a_list_of_pages_does_not_take_the_dates_of_its_items(item):
    assert judge_dates(evidence("".join(item.format(day=day) for day in (11, 12, 13)))).best is None


def test_a_page_keeps_its_own_line_above_a_list_of_others():
    body = "<p>woord</p>" * 200
    others = "".join(f"<p>Geplaatst op {day} juni 2022</p>" for day in (11, 12, 13))
    assert judge_dates(evidence(f"<p>Geplaatst op 3 mei 2021</p>{body}{others}")).published == DAY


def test_dates_on_an_event_page_are_the_events():
    where = {"url": "https://www.voorbeeld.nl/agenda/webinar/"}
    assert dates("3 mei 2021", **where).best is None
    assert dates("<time datetime=2021-05-03>3 mei</time>", **where).best is None
    assert dates("Laatst bijgewerkt op 3 mei 2021", **where).best == DAY


@pytest.mark.parametrize(
    "behind",
    [
        "</p><p>Sign up for our newsletter",
        "</p><p>Log in, <a href=/r>register</a> or <a href=/s>subscribe</a> to save articles",
        "</p><p><a>Delen</a></p><p><a>Opslaan</a></p><p><a>Aanmelden</a>",
        "</p><p>Meld je aan voor de nieuwsbrief",
    ],
)
def test_an_article_is_no_event_because_one_may_sign_up_for_letters(behind):
    assert dates(f"3 mei 2021{behind}").published == DAY


@pytest.mark.parametrize("behind", ["</p><p>Locatie: Utrecht", " <a href=/i>Aanmelden</a>"])
def test_a_day_with_a_place_or_a_way_to_sign_up_is_an_events(behind):
    assert dates(f"3 mei 2021{behind}").best is None


def test_what_readers_see_wins_over_an_attribute_that_says_another_day():
    found = dates("<time datetime=2019-09-03 class=date>3 mei 2021</time>")
    assert (found.published, found.best) == (DAY, DAY)


def test_an_attribute_tells_the_order_of_day_and_month():
    found = dates("<time datetime=2021-05-03>05/03/2021</time>", language="en")
    assert found.published == DAY


def test_another_date_of_the_page_tells_the_order_of_day_and_month():
    line = "Posted by Jo, 05/03/2021"
    assert dates(line, language="en").published == date(2021, 3, 5)
    body = "<p>woord</p>" * 200
    after = f"{body}<ul><li>May 3, 2021: this page</li></ul>"
    assert dates(line, language="en", after=after).published == DAY


def test_a_day_in_an_address_that_readers_see_is_no_date():
    assert dates("https://www.voorbeeld.nl/2021/05/03/iets").evidence == ()


@pytest.mark.parametrize(
    "head",
    [
        '<h1>Grenzen aangeven: zo praat je erover</h1><div class="Art__Header">{line}</div>',
        "<header><h1>Praat eens over grenzen</h1>{lead}<div class=byline>{line}</div></header>",
    ],
)
def test_the_header_of_an_article_is_a_part_of_it(head):
    lead = f"<p>{'woord ' * 70}</p>"
    head = head.format(line="Gepubliceerd op 3 mei 2021", lead=lead)
    html = f"<body><h3>Voorbeeld</h3><article>{head}<p>{'tekst ' * 90}</p></article></body>"
    html = f"<title>Zo praat je over grenzen | Voorbeeld</title>{html}"
    found = date_evidence(
        LexborHTMLParser(html), url="https://a.nl/", headers={}, language="nl", today=TODAY
    )
    assert judge_dates(found).published == DAY


@pytest.mark.parametrize(
    ("footer", "year"),
    [("© 2024 Stichting", 2024), ("Copyright 2014-2026", 2026), ("COPYRIGHT © X 2019", 2019)],
)
def test_a_copyright_year_is_noted_but_dates_nothing(footer, year):
    found = evidence("", after=f"<small>{footer}</small>")
    assert [(item.source, item.value.year) for item in found] == [("copyright", year)]
    assert judge_dates(found).best is None


def test_a_clock_is_noted_but_dates_nothing():
    script = "<script>d.textContent = new Date().toLocaleDateString('nl-NL')</script>"
    found = evidence(f"<p>Laatst bijgewerkt: <b>23 november 2026</b></p>{script}")
    assert [(item.source, item.kind) for item in found] == [("clock", DateKind.UNKNOWN)]
    assert judge_dates(found).best is None


def test_a_function_of_a_spreadsheet_is_no_label():
    assert dates("Voorbeeld: =ISOWEEKNUM(DATUM(01-01-1995)) geeft 52").best is None


def test_the_evidence_quotes_the_line():
    (found,) = evidence("<p>Laatst bijgewerkt\n  op <b>3 mei 2021</b> door Jan</p>")
    assert (found.source, found.text) == ("visible-text", "Laatst bijgewerkt op 3 mei 2021")
