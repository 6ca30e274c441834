"""Sources that lie about a whole site: made-up sites, and who is caught."""

from datetime import date, timedelta

import pytest

from sicaudit.model.page import DateEvidence, DateKind
from sicaudit.page.dates.liars import Liar, Lie, Said, said_of, site_trust

CRAWLED = date(2026, 11, 23)
BUILT = date(2026, 11, 2)
MODIFIED, PUBLISHED, REVIEWED = DateKind.MODIFIED, DateKind.PUBLISHED, DateKind.REVIEWED


def edited(source, pages, kind=MODIFIED, start=date(2019, 3, 1)):
    """Give pages that people edit: each on a day of its own."""
    return [[Said(source, kind, start + timedelta(days=17 * page))] for page in range(pages)]


def all_say(day, source, pages, kind=MODIFIED):
    return [[Said(source, kind, day)] for _ in range(pages)]


def found(pages):
    return [(liar.source, liar.lie.value) for liar in site_trust(pages, CRAWLED)]


SITES = {
    "nobody edits": (edited("json-ld", 120), []),
    "few pages": (all_say(BUILT, "sitemap", 9), []),
    "a header that is always now": (
        all_say(CRAWLED, "last-modified", 200),
        [("last-modified", "now")],
    ),
    "a crawl over midnight": (
        all_say(CRAWLED, "last-modified", 60)
        + all_say(CRAWLED - timedelta(1), "last-modified", 50),
        [("last-modified", "now")],
    ),
    "a deployment": (all_say(BUILT, "last-modified", 50), [("last-modified", "one-day")]),
    "a part of the site deployed": (
        all_say(BUILT, "last-modified", 30) + edited("last-modified", 90),
        [("last-modified", "one-day")],
    ),
    "a sitemap built at once": (all_say(BUILT, "sitemap", 400), [("sitemap", "one-day")]),
    "an honest sitemap": (edited("sitemap", 100), []),
    "a CMS that prints now": (all_say(CRAWLED, "json-ld", 80), [("json-ld", "now")]),
    "an import": (
        all_say(BUILT, "json-ld", 412) + edited("json-ld", 18),
        [("json-ld", "one-day")],
    ),
    "an import of a third": (
        all_say(BUILT, "meta", 40) + edited("meta", 70),
        [("meta", "bumped")],
    ),
    "an editor's good afternoon": (all_say(BUILT, "meta", 12) + edited("meta", 24), []),
    "a build stamp in the footer": (
        all_say(BUILT, "visible-text", 500),
        [("visible-text", "one-day")],
    ),
    "a reviewing day": (all_say(BUILT, "visible-text", 60, REVIEWED), []),
    "a review clock": (
        all_say(CRAWLED, "visible-text", 60, REVIEWED),
        [("visible-text", "now")],
    ),
    "the day a site was opened": (all_say(date(2022, 3, 1), "json-ld", 45, PUBLISHED), []),
    "publication that is always now": (
        all_say(CRAWLED, "meta", 45, PUBLISHED),
        [("meta", "now")],
    ),
    "today in the header": (
        all_say(CRAWLED, "visible-text", 45, DateKind.UNKNOWN),
        [("visible-text", "now")],
    ),
    "the year of the template": (
        all_say(date(2026, 1, 1), "copyright", 45, DateKind.UNKNOWN),
        [("copyright", "year")],
    ),
    "years that differ": (
        all_say(date(2026, 1, 1), "copyright", 30, DateKind.UNKNOWN)
        + all_say(date(2021, 1, 1), "copyright", 15, DateKind.UNKNOWN),
        [],
    ),
    "two builds": (
        all_say(BUILT, "sitemap", 60) + all_say(date(2026, 6, 1), "sitemap", 50),
        [("sitemap", "one-day"), ("sitemap", "one-day")],
    ),
    "no pages": ([], []),
    "pages without dates": ([[]] * 50, []),
}


@pytest.mark.parametrize("name", SITES)
def test_liars_are_caught_and_nobody_else(name):
    pages, expected = SITES[name]
    assert found(pages) == expected


def test_honest_sources_beside_a_liar_stay_honest():
    pages = [
        [Said("json-ld", MODIFIED, BUILT), Said("visible-text", MODIFIED, date(2020, 1, 1 + page))]
        for page in range(30)
    ]
    assert found(pages) == [("json-ld", "one-day")]


def test_the_figures_are_those_of_the_report():
    pages = all_say(BUILT, "json-ld", 412) + edited("json-ld", 18)
    (liar,) = site_trust(pages, CRAWLED)
    assert (liar.value, liar.pages, liar.of) == (BUILT, 412, 430)


def test_a_liar_is_only_accused_of_what_it_said():
    liar = Liar(source="meta", kind=MODIFIED, lie=Lie.BUMPED, value=BUILT, pages=40, of=110)

    def said(source, kind, day):
        return DateEvidence(source=source, kind=kind, value=day, text="")

    assert liar.accuses(said("meta", MODIFIED, BUILT))
    assert not liar.accuses(said("meta", MODIFIED, BUILT + timedelta(1)))
    assert not liar.accuses(said("meta", PUBLISHED, BUILT))
    assert not liar.accuses(said("json-ld", MODIFIED, BUILT))


def test_a_clock_is_accused_of_the_day_of_the_crawl_only():
    liar = Liar(source="meta", kind=MODIFIED, lie=Lie.NOW, value=CRAWLED, pages=40, of=40)
    near = DateEvidence(source="meta", kind=MODIFIED, value=CRAWLED - timedelta(1), text="")
    old = DateEvidence(source="meta", kind=MODIFIED, value=date(2020, 1, 1), text="")
    assert (liar.accuses(near), liar.accuses(old)) == (True, False)


def test_of_each_source_the_newest_day_is_compared_and_events_are_not():
    evidence = [
        DateEvidence(source="meta", kind=MODIFIED, value=date(2024, 1, 1), text=""),
        DateEvidence(source="meta", kind=MODIFIED, value=date(2025, 1, 1), text=""),
        DateEvidence(source="json-ld", kind=DateKind.EVENT, value=date(2025, 2, 1), text=""),
        DateEvidence(source="url", kind=PUBLISHED, value=date(2025, 3, 1), text=""),
    ]
    assert said_of(evidence) == (Said("meta", MODIFIED, date(2025, 1, 1)),)


def test_the_result_is_the_same_in_any_order():
    pages = all_say(BUILT, "sitemap", 60) + all_say(date(2026, 6, 1), "sitemap", 50)
    assert site_trust(pages, CRAWLED) == site_trust(pages[::-1], CRAWLED)
