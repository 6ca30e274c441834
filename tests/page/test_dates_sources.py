"""What machines write for machines."""

from datetime import date
from time import process_time

import pytest
from selectolax.lexbor import LexborHTMLParser

from sicaudit.model.page import DateKind
from sicaudit.page.dates.evidence import TRUSTED, date_evidence, judge_dates
from sicaudit.page.dates.sources import sitemap_date

TODAY = date(2026, 11, 23)
DAY = date(2021, 5, 3)
URL = "https://www.voorbeeld.nl/tips/grenzen/"


def dates(*, head="", body="", url=URL, headers=None):
    html = f"<html><head>{head}</head><body><main><h1>Kop</h1>{body}</main></body></html>"
    found = date_evidence(
        LexborHTMLParser(html), url=url, headers=headers or {}, language="nl", today=TODAY
    )
    return judge_dates(found)


def json_ld(text):
    return dates(head=f'<script type="application/ld+json">{text}</script>')


@pytest.mark.parametrize(
    "text",
    [
        '{"@type":"WebPage","dateModified":"2021-05-03T10:00:00+02:00"}',
        '{"@type":"WebPage","dateModified":"2021-05-03",}',
        '//<![CDATA[\n{"@type":"WebPage","dateModified":"2021-05-03"}\n//]]>',
        '{"@type":"WebPage","headline":"een "fout" hier","dateModified":"2021-05-03"}',
        '{"@type":"WebPage","text":"een\nregel","dateModified":"2021-05-03"}',
        "{&quot;@type&quot;:&quot;WebPage&quot;,&quot;dateModified&quot;:&quot;2021-05-03&quot;}",
        '{"@graph":[{"@type":["Article","BlogPosting"],"dateModified":"2021-05-03"}]}',
        '{"@type":"WebPage","mainEntity":{"@type":"Article","dateModified":"2021-05-03"}}',
        '{"@type":"MedicalWebPage","lastReviewed":"2021-05-03"}',
        '[{"@type":"VideoObject","dateModified":"2024-02-03"},'
        '{"@type":"Article","dateModified":"2021-05-03"}]',
        '{"@type":"Article","dateModified":"2021-05-03",'
        '"comment":[{"@type":"Comment","dateModified":"2024-01-01"}]}',
        f'[{{"@type":"Article","url":"{URL}","dateModified":"2021-05-03"}},'
        '{"@type":"Article","url":"https://www.voorbeeld.nl/b","dateModified":"2024-05-03"}]',
        '{"@type":"Article","dateModified":1620032400}',
    ],
)
def test_json_ld_dates_the_pages_own_entity(text):
    assert json_ld(text).modified == DAY


@pytest.mark.parametrize(
    "text",
    [
        '{"@type":"Event","startDate":"2024-05-03","dateModified":"2024-05-03"}',
        '{"@type":"VideoObject","datePublished":"2024-05-03"}',
        '{"@type":"ItemList","itemListElement":[{"@type":"Article","datePublished":"2024-01-01"}]}',
        '[{"@type":"Article","datePublished":"2024-01-01"},'
        '{"@type":"Article","datePublished":"2024-01-02"},'
        '{"@type":"Article","datePublished":"2024-01-03"}]',
        '{"@type":"Article","dateModified":null,"datePublished":{"@value":"2024-01-01"}}',
        '{"@type":"Article","dateModified":"2021-02-31"}',
        '{"@type":"Article","dateModified":"0000-00-00T00:00:00"}',
        '{"@type":"Article","dateModified":"2030-01-01"}',
        '"datePublished"',
        "[" * 5000 + '"datePublished"',
    ],
)
def test_json_ld_of_something_else_dates_nothing(text):
    assert json_ld(text).best is None


def test_an_event_is_noted_as_such():
    (found,) = json_ld('{"@type":"Event","startDate":"2024-05-03"}').evidence
    assert (found.kind, found.value) == (DateKind.EVENT, date(2024, 5, 3))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("article:published_time", "published"),
        ("article:modified_time", "modified"),
        ("og:updated_time", "modified"),
        ("DC.date.issued", "published"),
        ("DCTERMS.modified", "modified"),
        ("last-modified", "modified"),
        ("date", "published"),
        ("revised", "modified"),
    ],
)
@pytest.mark.parametrize(
    "value",
    [
        "2021-05-03",
        "2021-05-03T12:00:00Z",
        "2021-05-03 12:00",
        "20210503",
        "3 mei 2021",
        "03-05-2021",
        "Mon, 03 May 2021 10:00:00 +0200",
    ],
)
def test_meta_fields_are_read(name, kind, value):
    for attribute in ("name", "property", "http-equiv"):
        found = dates(head=f'<meta {attribute}="{name}" content="{value}">')
        assert getattr(found, kind) == DAY


@pytest.mark.parametrize(
    "value", ["1991-05-03", "2026-11-25", "2021-02-30", "912021-05-03", "nooit", ""]
)
def test_a_day_that_cannot_be_is_no_evidence(value):
    assert dates(head=f'<meta name="date" content="{value}">').evidence == ()


def test_tomorrow_may_have_begun_where_the_editor_is():
    assert dates(head='<meta name="date" content="2026-11-24">').best == date(2026, 11, 24)


@pytest.mark.parametrize(
    "body",
    [
        '<div itemscope itemtype="https://schema.org/Article">'
        '<meta itemprop="dateModified" content="2021-05-03"></div>',
        '<time itemprop="dateModified" datetime="2021-05-03">3 mei</time>',
        '<span itemprop="dateModified">3 mei 2021</span>',
        '<span property="schema:dateModified" content="2021-05-03T11:04:02+00:00"></span>',
        '<span property="dct:modified" content="2021-05-03"></span>',
    ],
)
def test_microdata_and_rdfa_are_read(body):
    assert dates(body=body).modified == DAY


@pytest.mark.parametrize(
    "body",
    [
        '<div itemscope itemtype="https://schema.org/Comment">'
        '<meta itemprop="dateCreated" content="2021-05-03"></div>',
        '<div itemscope itemtype="https://schema.org/Event">'
        '<meta itemprop="startDate" content="2021-05-03"></div>',
        '<aside><meta itemprop="datePublished" content="2021-05-03"></aside>',
    ],
)
def test_microdata_of_something_else_dates_nothing(body):
    assert dates(body=body).best is None


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ('<time datetime="2021-05-03">3 mei 2021</time>', "published"),
        ('<time class="entry-date updated" datetime="2021-05-03">3 mei</time>', "published"),
        ('<p><time class="updated" datetime="2021-05-03">3 mei</time></p>', "modified"),
        ("<div><time>3 mei 2021</time></div>", "published"),
    ],
)
def test_a_time_element_by_the_headline_dates_the_page(body, kind):
    assert getattr(dates(body=body), kind) == DAY


@pytest.mark.parametrize(
    "body",
    [
        "<p>Op <time datetime=2021-05-03>3 mei</time> kwam iedereen bijeen.</p>",
        "<article><time datetime=2021-05-03>3 mei</time><p>Een ander bericht</p></article>",
        "<ul><li><time datetime=2021-05-03>3 mei</time> <a href='/a'>Ouderavond</a></li></ul>",
        "<p><time datetime=2021-05-03>3 mei 2021</time> van 19:00 - 20:30 uur</p>",
        "<div><time datetime=2021-05-03>3 mei</time></div><div>19:00 - 20:30 uur</div>",
    ],
)
def test_a_time_element_somewhere_else_is_only_noted(body):
    found = dates(body=body)
    assert [item.source for item in found.evidence if item.source == "time"] == ["time"]
    assert found.best is None


@pytest.mark.parametrize(
    "path", ["/blog/2021/05/03/titel", "/nieuws/2021-05-03-titel", "/nieuws/20210503-titel"]
)
def test_a_day_in_the_path_is_that_of_publication(path):
    found = dates(url=f"https://www.voorbeeld.nl{path}")
    assert (found.published, found.basis) == (DAY, "url")


@pytest.mark.parametrize(
    "path", ["/agenda/2021/05/03/sid", "/item/1234567/20201399", "/2031/05/03/", "/?d=2021-05-03"]
)
def test_other_numbers_in_a_url_date_nothing(path):
    assert dates(url=f"https://www.voorbeeld.nl{path}").best is None


def test_a_month_in_the_path_is_weak_but_trusted():
    found = dates(url="https://www.voorbeeld.nl/2021/05/titel")
    assert found.best == date(2021, 5, 1)
    assert TRUSTED <= found.confidence < 0.5


@pytest.mark.parametrize(
    ("stamp", "month"), [("2020-06-01", 6), ("2020-01-06", 1), ("2019-06-01", 1)]
)
def test_an_order_that_only_a_stamp_explains_is_turned_round(stamp, month):
    head = f'<meta property="article:published_time" content="{stamp}">'
    found = dates(head=head, body="<p>Posted: 06/01/2020</p>")
    (line,) = (item for item in found.evidence if item.source == "visible-text")
    assert line.value.month == month


@pytest.mark.parametrize(
    "body",
    [
        "<p>Bijgewerkt: <time datetime=2021-05-03>3 mei</time></p>",
        "<dl><dt>Bijgewerkt</dt><dd><time datetime=2021-05-03>3 mei</time></dd></dl>",
        "<p><span>Bijgewerkt op </span><b><time datetime=2021-05-03>3 mei</time></b></p>",
    ],
)
def test_a_label_says_what_a_time_element_is(body):
    found = dates(body=body)
    assert (found.modified, found.published, found.basis) == (DAY, None, "time")


@pytest.mark.parametrize(
    "body",
    [
        '<script>var page = {"publishedAt": "2021-05-03T08:00:00Z"}</script>',
        "<script>dataLayer.push({'articlePublishDate': '2021-05-03'})</script>",
        '<script type="application/json">{"page":{"pub_date":"2021-05-03"}}</script>',
        '<site-time publishdate="2021-05-03T17:03:16Z"></site-time>',
        '<div data-publish-date="2021-05-03"></div>',
        '<div data-page="{&quot;publishedAt&quot;:&quot;2021-05-03&quot;}"></div>',
        '<script>var page = {"publishedAt": 1620032400000}</script>',
    ],
)
def test_fields_of_a_sites_own_in_scripts_and_attributes_say_when_a_page_came_out(body):
    found = dates(body=body)
    assert (found.published, found.basis) == (DAY, "script")


def test_the_day_of_a_draft_does_not_count_beside_that_of_publication():
    found = json_ld('{"@type":"Article","dateCreated":"2021-04-28","datePublished":"2021-05-03"}')
    assert [item.value for item in found.evidence] == [DAY]


@pytest.mark.parametrize(
    "body",
    [
        '<script>x = [{"publishedAt": "2021-05-03"}, {"publishedAt": "2022-05-03"}]</script>',
        '<script>x = {"unpublishAt": "2021-05-03", "publisherId": "20210503"}</script>',
    ],
)
def test_fields_of_several_pages_or_of_other_things_do_not(body):
    assert dates(body=body).evidence == ()


def test_long_data_in_the_source_is_read_in_no_time():
    started = process_time()
    dates(body=f"<script>x = '{'published' * 50_000}'</script>")
    dates(body="publishedAt" + "<script type=application/ld+json>" * 20_000)
    assert process_time() - started < 0.5


def test_the_address_a_page_calls_its_own_may_name_its_day():
    link = '<link rel="canonical" href="https://www.voorbeeld.nl/2021/05/03/kop/">'
    found = dates(head=link, url="https://www.voorbeeld.nl/?p=12")
    assert (found.published, found.basis) == (DAY, "url")


def test_where_its_picture_lies_is_at_best_a_guess():
    field = '<meta property="og:image" content="https://cdn.voorbeeld.nl/2021/05/03/kop.jpg">'
    found = dates(head=field)
    assert (found.published, found.best, found.guess) == (None, None, DAY)


OLD = "Thu, 11 Apr 2019 08:00:00 GMT"


def test_last_modified_alone_gives_a_day_that_is_not_trusted():
    found = dates(headers={"last-modified": OLD, "date": "Mon, 23 Nov 2026 06:00:02 GMT"})
    assert (found.best, found.modified) == (date(2019, 4, 11), date(2019, 4, 11))
    assert found.basis == "last-modified"
    assert found.confidence < TRUSTED


@pytest.mark.parametrize(
    "headers",
    [
        {
            "last-modified": "Mon, 23 Nov 2026 06:00:01 GMT",
            "date": "Mon, 23 Nov 2026 06:00:02 GMT",
        },
        {"last-modified": "Mon, 23 Nov 2026 06:00:01 GMT"},
        {"last-modified": "gisteren"},
        {"last-modified": ""},
        {"last-modified": "Thu, 99 Apr 2019 08:00:00 GMT"},
    ],
)
def test_a_last_modified_of_the_moment_or_of_nonsense_says_nothing(headers):
    assert dates(headers=headers).evidence == ()


def test_last_modified_does_not_make_a_dated_page_younger():
    found = dates(body="<p>Geplaatst op 3 mei 2021</p>", headers={"last-modified": OLD})
    assert (found.best, found.modified) == (DAY, None)


def test_a_good_lastmod_counts_and_a_future_one_does_not():
    evidence = sitemap_date("2025-04-17T09:30:00+02:00", TODAY)
    assert judge_dates([evidence]).best == date(2025, 4, 17)
    assert sitemap_date("2031-04-17", TODAY) is None


def test_the_tree_stays_as_it_was():
    tree = LexborHTMLParser(
        "<main><h1>Kop</h1><p>Bijgewerkt: 3 mei 2021</p><aside>x</aside></main>"
    )
    before = tree.html
    date_evidence(tree, url=URL, headers={}, language="nl", today=TODAY)
    assert tree.html == before


@pytest.mark.parametrize("html", ["", "<frameset><frame src=a></frameset>", "<title>x", "\x00"])
def test_a_page_without_a_body_has_no_evidence(html):
    tree = LexborHTMLParser(html)
    assert date_evidence(tree, url=URL, headers={}, language=None, today=TODAY) == ()
