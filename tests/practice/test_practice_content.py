"""What pages say: their dates are as old as the manifest tells, help stands where it tells."""

import re
import tomllib
from collections.abc import AsyncIterator
from datetime import date, timedelta
from fnmatch import fnmatchcase
from urllib.parse import urlsplit

import aiohttp
import pytest
from practice_walk import links_of, pages_of, parsed, text_of

from sicaudit.practice import Edition, Ports, expected, serving
from sicaudit.practice.addresses import NAMES
from sicaudit.practice.placeholders import ENGLISH_MONTHS, MONTHS, Filling

DATE = re.compile(r"\b(\d{1,2}) ([A-Za-z]+) (\d{4})\b")
LABELS = r"(?:Laatst (?:bijgewerkt|gewijzigd|gecontroleerd)|Gepubliceerd|Last (?:updated|checked))"
LABELLED = re.compile(rf"{LABELS}(?: op)?:? ?(?:[a-z]+dag )?({DATE.pattern})")
POST = re.compile(r"^(?:maan|dins|woens|donder|vrij|zater|zon)dag \d{1,2} [a-z]+ \d{4}$")
MACHINE = re.compile(
    r'(?:dateModified"|article:modified_time)[":= ]*(?:content=")?(\d{4}-\d\d-\d\d)'
)
DAYS_A_MONTH = 30.44
CHECKS = {  # the contract's, and those of our own that http can show
    "wrong-canonical",
    "expired-rule",
    "broken-link",
    "broken-resource",
    "broken-fragment",
    "invalid-link",
    "soft-404",
    "hijacked-link",
    "unverifiable-link",
    "moved-link",
    "insecure-link",
    "dead-video",
    "site-unreachable",
    "stale-page",
    "undated-page",
    "contradictory-dates",
    "past-event",
    "superseded-term",
    "outdated-fact",
    "missing-signpost",
    "weak-signpost",
    "wrong-signpost",
    "lost-signpost",
    "broken-signpost",
    "far-from-help",
    "orphan-page",
}


def day_of(text: str) -> date:
    day, month, year = DATE.search(text).groups()
    months = MONTHS if month in MONTHS else ENGLISH_MONTHS
    return date(int(year), months.index(month) + 1, int(day))


def dates_of(html: str, tree) -> tuple[list[date], list[date]]:
    """Give what a page tells people of its own age, and what it tells machines."""
    main = tree.find(".//main")
    told = [day_of(match[1]) for match in LABELLED.finditer(text_of(main))]
    lines = [text_of(p) for p in main.iter("p") if p.get("class") == "datum"]
    told += [day_of(line) for line in lines if POST.match(line)]
    return told, [date.fromisoformat(value) for value in MACHINE.findall(html)]


def months_of(settings: dict, site_id: str, path: str) -> int | None:
    """Give the review period of a page's section in months; None: never due."""
    site = next(site for site in settings["site"] if site["id"] == site_id)
    section = next(s for s in site["section"] if any(fnmatchcase(path, p) for p in s["paths"]))
    period = section["review_after"]
    return None if period == "never" else int(period.removesuffix(" months"))


async def judged_pages(family) -> AsyncIterator[tuple[str, str, str, object, int | None]]:
    settings = tomllib.loads(family.configuration)
    site_of = {urlsplit(url).netloc: name for name, url in family.addresses.items()}
    async with aiohttp.ClientSession() as session:
        for page in pages_of(family):
            async with session.get(page) as response:
                html = await response.text()
            tree, _ = parsed(html.encode(), "utf-8")
            where = urlsplit(page)
            yield page, html, tree, months_of(settings, site_of[where.netloc], where.path)


async def test_pages_are_stale_undated_or_contradictory_exactly_as_listed(family):
    found: dict[str, set[str]] = {"stale-page": set(), "undated-page": set()}
    found["contradictory-dates"] = set()
    async for page, html, tree, months in judged_pages(family):
        if months is None:
            continue
        told, machine = dates_of(html, tree)
        if not told and not machine:
            found["undated-page"].add(page)
        elif (date.today() - max(told or machine)).days > months * DAYS_A_MONTH + 1:
            found["stale-page"].add(page)
        if told and machine and abs(max(told) - max(machine)) > timedelta(days=60):
            found["contradictory-dates"].add(page)
    for check, pages in found.items():
        listed = [fault for fault in expected(family.addresses).faults if fault.check == check]
        assert pages == {page for fault in listed for page in fault.pages}, check


async def test_no_page_is_near_the_edge_of_its_review_period(family):
    """A demo on any day of the year finds the same pages stale."""
    async for page, html, tree, months in judged_pages(family):
        told, machine = dates_of(html, tree)
        if months is not None and (told or machine):
            age = (date.today() - max(told or machine)).days
            assert abs(age - months * DAYS_A_MONTH) > 20, page


async def test_past_events_are_past_and_announced_ones_are_to_come(family):
    faults = [f for f in expected(family.addresses).faults if f.check == "past-event"]
    past = {page for fault in faults for page in fault.pages}
    coming = {
        family.addresses["ouders"] + "nieuws/week-van-de-rustige-schermen/",
        family.addresses["netwerk"] + "netwerkdag/",
        family.addresses["school"] + "nascholing/",
    }
    async with aiohttp.ClientSession() as session:
        for page in past | coming:
            async with session.get(page) as response:
                tree, _ = parsed(await response.read(), "utf-8")
            days = [day_of(match[0]) for match in DATE.finditer(text_of(tree.find(".//main")))]
            assert (max(days) > date.today()) == (page in coming), page


@pytest.mark.parametrize(
    ("page", "has", "has_not"),
    [
        ("jongeren:gechanteerd/", "sextortion", "088-000 01 02|0800-0432|Hulplijn"),
        ("jongeren:somber-door-je-feed/", "zelfmoord.*0800-0432", "113"),
        ("jongeren:beelden-gezien/", "Meldpunt Beeldmisbruik", "Hulplijn|Kindertelefoon"),
        ("jongeren:roddelapps/", "pesten", "0800-0432|Hulplijn"),
        ("ouders:themas/online-pesten/", "organisaties die u verder", "Hulplijn|088-"),
        ("ouders:themas/grooming/", "chat|Hulplijn Online", "088-000 01 02"),
        ("school:lessen/online-pesten-groep-7/", "hier klikken", "Hulplijn|088-"),
        ("jongeren:juice-kanaal/", "088-000 01 02.*0800-0432", "xxx"),
        ("jongeren:vreemde-in-je-dm/", "Opvoedlijn: 088-000 03 04", "Hulplijn|Kindertelefoon"),
        ("jongeren:nepbericht/", "Fraudehelpdesk: 0800-0432", "088-786 73 72|politie"),
        ("school:lessen/grooming-gespreksles/", "Kinderlijn Vlaanderen", "Hulplijn|0800"),
        ("ouders:themas/sextortion/", "088-000 01 02, elke dag.*0900-8844", "xxx"),
        ("jongeren:donkere-gedachten/", "0800-0113.*dag en nacht.*0800-0432", "0900-0113"),
        ("netwerk:impact/", "14.00 tot 17.00 uur", "21.00"),
        ("netwerk:nieuwe-naam-hulplijn/", "voorheen Lijn Jeugd en Internet", "xxx"),
        ("ouders:themas/sociale-media/", "de Lijn Jeugd en Internet", "voorheen"),
    ],
)
async def test_signposts_stand_or_fail_in_the_text_as_the_manifest_says(family, page, has, has_not):
    site, _, path = page.partition(":")
    async with (
        aiohttp.ClientSession() as session,
        session.get(family.addresses[site] + path) as response,
    ):
        tree, _ = parsed(await response.read(), "utf-8")
    main = text_of(tree.find(".//main"))
    assert re.search(has, main)
    assert not re.search(has_not, main)


async def test_the_school_is_four_clicks_from_its_help_page(family):
    start, help_page = family.addresses["school"], "over-ons/organisatie/contact/hulp/"
    clicks, reached, edge = 0, {start}, {start}
    async with aiohttp.ClientSession() as session:
        while start + help_page not in reached:
            clicks, found = clicks + 1, set()
            for page in edge:
                async with session.get(page) as response:
                    if response.content_type == "text/html":
                        tree, _ = parsed(await response.read(), "utf-8")
                        found |= {s.url for s in links_of(tree, page) if s.url.startswith(start)}
            edge = found - reached
            reached |= edge
    assert clicks == 4


def test_every_check_is_listed_as_a_fault_and_every_group_as_clean():
    listed = expected(dict.fromkeys(NAMES, "http://127.0.0.1:1/"))
    assert {fault.check for fault in listed.faults} == CHECKS
    assert {clean.group for clean in listed.clean} == {"links", "freshness", "signposting"}


async def test_no_page_is_called_clean_that_has_a_fault_of_that_group(family):
    listed = expected(family.addresses)
    groups = {"stale-page": "freshness", "undated-page": "freshness"}
    groups |= {"contradictory-dates": "freshness", "past-event": "freshness"}
    groups |= {"superseded-term": "freshness", "outdated-fact": "freshness"}
    faulty = {
        (page, "signposting" if "signpost" in f.check else groups.get(f.check, "links"))
        for f in listed.faults
        for page in f.pages
    }
    clean = {(entry.page, entry.group) for entry in listed.clean}
    assert clean & faulty == set()


async def test_clean_pages_exist():
    for edition in Edition:
        async with serving(Ports(first=None), edition=edition) as family:
            pages = set(pages_of(family, edition))
            assert {entry.page for entry in expected(family.addresses).clean} <= pages


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("{{site:ouders}}/x", "http://127.0.0.1:9/x"),
        ("{{host:ouders}}", "127.0.0.1:9"),
        ("{{part:voet}}", "van 24 november 2026"),
        ("{{today-40d}}", "15 oktober 2026"),
        ("{{today+9d|weekday}}", "donderdag 3 december 2026"),
        ("{{today-400d|iso}}", "2025-10-20"),
        ("{{today|short}}", "24-11-2026"),
        ("{{today|en}}", "24 November 2026"),
        ("{{today|year}}", "2026"),
        ("{{today|http}}", "Tue, 24 Nov 2026 09:00:00 GMT"),
        ("{{ veld }}", "{{ veld }}"),
    ],
)
def test_placeholders_become_what_their_table_says(text, filled):
    parts = {"voet": "van {{today}}"}
    filling = Filling(hosts={"ouders": "127.0.0.1:9"}, today=date(2026, 11, 24), parts=parts)
    assert filling.fill(text) == filled


@pytest.mark.parametrize("text", ["{{site:niemand}}", "{{vandaag}}", "{{today-1w}}", "{{today|x}}"])
def test_a_placeholder_that_means_nothing_is_an_error_and_never_shown(text):
    filling = Filling(hosts={}, today=date(2026, 11, 24), parts={})
    with pytest.raises((KeyError, ValueError)):
        filling.fill(text)
