"""The age of pages in the light of their whole site, of earlier runs and of reviewers."""

from datetime import UTC, date, datetime, timedelta

import pytest
from document_files import page_with, pdf
from world import HOME, STARTED, Reply, World, auditing, settings, site

from sicaudit.judging.age_tallies import AgeCounting
from sicaudit.judging.remembering import says_the_same
from sicaudit.model.age import DuePage
from sicaudit.model.finding import Severity, State
from sicaudit.model.knowledge import Knowledge, Service, Topic
from sicaudit.model.outcome import Certainty
from sicaudit.model.site import Period, Section
from sicaudit.page.dates.states import AgeState
from sicaudit.store.confirmed import Confirmed
from sicaudit.store.history import History
from sicaudit.urls import Url

FIRST = STARTED - timedelta(weeks=80)
TEXT = "Zo stel je samen met je kind de privacy in op zijn telefoon. Neem er een uur voor. " * 4
OTHER = "Vraag je kind eerst wat het zelf al weet van foto's delen, en praat er samen over. " * 4
PAGE = f"{HOME}privacy"


def page(text=TEXT, *, line="", modified=None, title="Privacy"):
    meta = f'<meta property="article:modified_time" content="{modified}">' if modified else ""
    return f"<title>{title}</title>{meta}<main><h1>{title}</h1><p>{line}</p><p>{text}</p></main>"


KNOWN = Knowledge(
    services=(Service(id="hulplijn", name="Hulplijn", for_=("public",)),),
    topics=(
        Topic(
            id="sextortion",
            name="Afpersing met naaktbeelden",
            strong=("sextortion",),
            needs={"public": (("hulplijn",),)},
        ),
    ),
)


class Weeks:
    """A website audited again and again, with one history; week 80 is today."""

    def __init__(self, history, folder):
        self.history = history
        self.folder = folder
        self.run = None
        self.review_on = None
        self.kind, self.review_after = "information", Period(months=12)

    async def audit(self, week, pages, *, sitemap=None):
        moment = FIRST + timedelta(weeks=week)
        started, run_id = f"{moment:%Y-%m-%dT%H:%M:%SZ}", f"{moment:%Y-%m-%dT%H%M%SZ}"
        front = "".join(f'<a href="{url}">lees</a>' for url in pages)
        everything = {HOME: page(OTHER + front), **pages}
        if sitemap is not None:
            rows = (
                f"<url><loc>{url}</loc><lastmod>{day}</lastmod></url>"
                for url, day in sitemap.items()
            )
            everything[f"{HOME}sitemap.xml"] = f"<urlset>{''.join(rows)}</urlset>"
        home = site(
            sections=(
                Section(name="voor", paths=("/",)),
                Section(
                    name="alles",
                    audience=("public",),
                    kind=self.kind,
                    review_after=self.review_after,
                    review_on=self.review_on,
                ),
            ),
            crawl={"sitemaps": sitemap is not None},
        )
        path = self.folder / f"journal-{week}"
        asked = settings(home, knowledge=KNOWN)
        async with auditing(asked, path, past=self.history, started=moment) as opened:
            audit, _, examine, look_up, stop = opened
            self.history.begin(run_id, started, "0", ["home"])
            await audit.crawl(World(everything).engine(examine, stop), resumed=False)
            done = await audit.judge(look_up, run_id=run_id, started=started, finished=started)
            found = self.history.finish(
                done.run, done.findings, lambda old: not done.was_reached(old)
            )
            self.history.remember_pages(run_id, done.pages, says_the_same)
        self.run = done.run
        return [one.finding for one in found if one.state is not State.FIXED]


@pytest.fixture
def weeks(tmp_path):
    with History.open(tmp_path / "history.db") as history:
        yield Weeks(history, tmp_path)


def told(findings):
    return [
        (finding.check, seen.url.removeprefix(HOME))
        for finding in findings
        for seen in finding.sightings
    ]


def many(count, **said):
    return {f"{HOME}{number}": page(f"Bladzij {number}. {TEXT}", **said) for number in range(count)}


def each_with_its_line(count, **said):
    """Give pages that say themselves, each another day in May 2021, when they were changed."""
    pages = {}
    for number in range(count):
        line = f"Laatst bijgewerkt op {number + 1} mei 2021"
        pages[f"{HOME}{number}"] = page(f"Bladzij {number}. {TEXT}", line=line, **said)
    return pages


async def test_a_cms_that_gives_one_day_to_every_page_is_not_believed_and_named(weeks):
    pages = each_with_its_line(30, modified="2026-11-02")
    found = await weeks.audit(80, pages)
    assert {finding.check for finding in found} == {"stale-page"}
    assert len(found) == 30
    facts = next(one.facts for one in found if one.key == f"{HOME}2")
    assert (facts["date"], facts["witness"]["text"]) == (
        "2021-05-03",
        "Laatst bijgewerkt op 3 mei 2021",
    )
    assert facts["rival"] == {
        "source": "meta",
        "kind": "modified",
        "value": "2026-11-02",
        "text": "article:modified_time: 2026-11-02",
        "lost": "lies",
        "lie": "one-day",
        "pages": 30,
        "of": 30,
    }
    (liar,) = weeks.run.sites[0].liars
    assert (liar.source, liar.lie, liar.pages) == ("meta", "one-day", 30)
    assert weeks.history.run().sites[0].liars == (liar,)
    assert weeks.history.page("home", Url(f"{HOME}7")).page.best_date == date(2021, 5, 8)


def leaflet(day, *, title="Wijzer online", changed=None):
    written = b"/CreationDate(D:%s)" % day.encode() if day else b""
    written += b"/ModDate(D:%s)" % changed.encode() if changed else b""
    body = pdf(page_with(), info=b"<</Title(%s)%s>>" % (title.encode(), written))
    return Reply(body=body, headers={"content-type": "application/pdf"})


async def test_an_old_document_that_is_still_offered_is_asked_about(weeks):
    found = await weeks.audit(80, {f"{HOME}folder.pdf": leaflet("20190503")})
    (finding,) = found
    assert (finding.check, finding.certainty, finding.severity) == (
        "stale-page",
        Certainty.ASK,
        Severity.NOTICE,
    )
    (seen,) = finding.sightings
    assert (seen.url, seen.title) == (f"{HOME}folder.pdf", "Wijzer online")
    assert [finding.facts[name] for name in ("date", "due", "why", "basis")] == [
        "2019-05-03",
        "2020-05-03",
        "document",
        "pdf",
    ]


@pytest.mark.parametrize(
    ("name", "document"),
    [
        ("new.pdf", leaflet("20260503")),
        ("changed.pdf", leaflet("20190503", changed="20260503")),
        ("undated.pdf", leaflet(None)),
        ("jaarverslag-2019.pdf", leaflet("20200503")),
        ("verslag.pdf", leaflet("20200503", title="Jaarverslag 2019")),
        ("monitor%202018%20kort.pdf", leaflet("20190503")),
    ],
)
async def test_documents_that_are_new_undated_or_of_a_year_are_left_alone(weeks, name, document):
    assert await weeks.audit(80, {f"{HOME}{name}": document}) == []


async def test_a_day_of_upload_in_a_folder_makes_no_document_one_of_its_year(weeks):
    found = await weeks.audit(80, {f"{HOME}uploads/2019/05/folder.pdf": leaflet("20190503")})
    assert told(found) == [("stale-page", "uploads/2019/05/folder.pdf")]


async def test_documents_do_not_count_among_the_pages_by_age(weeks):
    await weeks.audit(
        80, {f"{HOME}folder.pdf": leaflet("20190503"), PAGE: page(modified="2019-05-03")}
    )
    assert weeks.run.sites[0].ages.stale == 1


async def test_a_document_that_was_read_over_counts_from_that_day(weeks):
    url = Url(f"{HOME}folder.pdf")
    pages = {url: leaflet("20190503")}
    assert len(await weeks.audit(79, pages)) == 1
    weeks.history.confirm(
        [
            Confirmed(
                site="home",
                url=url,
                day=date(2026, 11, 17),
                reviewer="anna",
                decided_at="2026-11-17T09:00:00Z",
            )
        ]
    )
    assert await weeks.audit(80, pages) == []


async def test_few_pages_changed_on_one_day_are_believed(weeks):
    pages = many(6, modified="2026-11-02")
    assert await weeks.audit(80, pages) == []
    assert weeks.run.sites[0].liars == ()


async def test_a_server_that_always_says_now_makes_no_page_fresh(weeks):
    now = "Mon, 23 Nov 2026 05:59:00 GMT"
    pages = {
        url: Reply(body=body, headers={"last-modified": now}) for url, body in many(12).items()
    }
    (found,) = await weeks.audit(80, pages)
    assert (found.check, len(found.sightings)) == ("undated-page", 12)


async def test_an_honest_sitemap_dates_pages_that_have_no_date_of_their_own(weeks):
    pages = many(12)
    days = {url: date(2026, 1, 5) + timedelta(days=9 * n) for n, url in enumerate(pages)}
    days[f"{HOME}3"] = date(2024, 3, 1)
    (found,) = await weeks.audit(80, pages, sitemap=days)
    assert told([found]) == [("stale-page", "3")]
    assert (found.facts["basis"], found.facts["date"]) == ("sitemap", "2024-03-01")


async def test_a_sitemap_that_gives_one_day_to_all_dates_nothing(weeks):
    pages = many(12)
    (found,) = await weeks.audit(80, pages, sitemap=dict.fromkeys(pages, date(2026, 10, 1)))
    assert (found.check, len(found.sightings)) == ("undated-page", 12)
    assert [liar.source for liar in weeks.run.sites[0].liars] == ["sitemap"]


async def test_a_sitemap_does_not_overrule_what_a_page_says_itself(weeks):
    pages = each_with_its_line(12)
    days = {url: date(2026, 1, 5) + timedelta(days=9 * n) for n, url in enumerate(pages)}
    found = await weeks.audit(80, pages, sitemap=days)
    assert {finding.check for finding in found} == {"stale-page"}
    assert "sitemap" in {row["source"] for row in found[0].facts["dates"]}


async def test_a_page_without_a_date_is_dated_once_its_text_was_seen_to_change(weeks):
    (found,) = await weeks.audit(78, {PAGE: page()})
    assert (found.check, "unchanged_since" in found.facts) == ("undated-page", False)
    (found,) = await weeks.audit(79, {PAGE: page()})
    assert (found.check, found.facts["unchanged_since"]) == ("undated-page", "2026-11-09")
    assert await weeks.audit(80, {PAGE: page(OTHER)}) == []
    known = weeks.history.page("home", Url(PAGE))
    assert (known.page.best_date, known.page.basis) == (date(2026, 11, 23), "seen")
    assert (known.changed_after[:10], known.changed[:10]) == ("2026-11-16", "2026-11-23")


async def test_that_we_saw_it_change_long_ago_calls_it_old(weeks):
    await weeks.audit(0, {PAGE: page()})
    await weeks.audit(1, {PAGE: page(OTHER)})
    (found,) = await weeks.audit(80, {PAGE: page(OTHER)})
    assert (found.check, found.facts["basis"], found.facts["date"]) == (
        "stale-page",
        "seen",
        "2025-05-19",
    )
    assert (found.facts["changed_after"], found.facts["changed_by"]) == (
        "2025-05-12",
        "2025-05-19",
    )


async def test_a_text_that_stays_the_same_for_too_long_is_old_whatever_its_age(weeks):
    await weeks.audit(0, {PAGE: page()})
    (found,) = await weeks.audit(80, {PAGE: page()})
    assert (found.check, found.facts["reason"]) == ("stale-page", "unchanged")
    assert found.facts["date"] == found.facts["unchanged_since"] == "2025-05-12"


async def test_a_date_that_moves_over_a_text_that_stays_contradicts_it(weeks):
    assert await weeks.audit(78, {PAGE: page(modified="2026-01-05")}) == []
    (found,) = await weeks.audit(79, {PAGE: page(modified="2026-11-12")})
    assert (found.check, found.certainty) == ("contradictory-dates", Certainty.ASK)
    facts = found.facts
    assert (facts["kind"], facts["bumped"], facts["before"], facts["now"]) == (
        "bumped",
        "meta",
        "2026-01-05",
        "2026-11-12",
    )
    assert facts["unchanged_since"] == "2026-11-09"
    (still,) = await weeks.audit(80, {PAGE: page(modified="2026-11-12")})
    assert still.id == found.id
    assert await weeks.audit(81, {PAGE: page(OTHER, modified="2026-11-27")}) == []


async def test_a_date_may_move_with_the_text_or_a_little_without(weeks):
    await weeks.audit(78, {PAGE: page(modified="2026-01-05")})
    assert await weeks.audit(79, {PAGE: page(OTHER, modified="2026-11-12")}) == []
    assert await weeks.audit(80, {PAGE: page(OTHER, modified="2026-11-20")}) == []


async def test_an_editor_who_says_that_a_page_was_read_over_needs_to_change_nothing_else(weeks):
    old = page(line="Laatst bijgewerkt op 5 januari 2026")
    await weeks.audit(78, {PAGE: old})
    line = "Laatst bijgewerkt op 12 november 2026. Nagekeken op 12 november 2026"
    assert await weeks.audit(79, {PAGE: page(line=line)}) == []


async def test_a_page_with_an_old_date_and_a_new_text_only_asks(weeks):
    line = "Laatst bijgewerkt op 3 mei 2021"
    (found,) = await weeks.audit(79, {PAGE: page(line=line)})
    assert (found.check, found.certainty) == ("stale-page", Certainty.LIKELY)
    (found,) = await weeks.audit(80, {PAGE: page(OTHER, line=line)})
    assert (found.check, found.certainty) == ("stale-page", Certainty.ASK)
    assert found.facts["changed_by"] == "2026-11-23"


async def test_a_page_counts_from_the_day_on_which_a_reviewer_read_it_over(weeks):
    old = {PAGE: page(line="Laatst bijgewerkt op 3 mei 2021")}
    assert told(await weeks.audit(40, old)) == [("stale-page", "privacy")]
    confirmed = Confirmed(
        site="home",
        url=Url(PAGE),
        day=date(2026, 2, 20),
        reviewer="anna",
        decided_at="2026-02-20T09:00:00Z",
    )
    weeks.history.confirm([confirmed])
    assert await weeks.audit(41, old) == []
    assert await weeks.audit(80, old) == []
    (found,) = await weeks.audit(93, old)
    assert (found.check, found.facts["basis"], found.facts["date"]) == (
        "stale-page",
        "reviewer",
        "2026-02-20",
    )
    assert found.facts["rival"]["value"] == "2021-05-03"


def test_the_tests_begin_where_they_say():
    assert datetime(2026, 11, 23, 6, tzinfo=UTC) == FIRST + timedelta(weeks=80)


async def test_a_run_counts_how_pages_stand_and_names_those_that_are_due_soon(weeks):
    lines = {
        "oud": "Laatst bijgewerkt op 3 mei 2021",
        "straks": "Laatst bijgewerkt op 10 december 2025",
        "eerder": "Laatst bijgewerkt op 1 december 2025",
        "nieuw": "Laatst bijgewerkt op 3 november 2026",
        "zonder": "",
    }
    pages = {f"{HOME}{name}": page(line=line) for name, line in lines.items()}
    torn = page(line="Laatst bijgewerkt op 5 januari 2026", modified="2026-09-01")
    await weeks.audit(80, {**pages, f"{HOME}tegenstrijdig": torn})
    tally = weeks.run.sites[0].ages
    counts = (tally.fresh, tally.due_soon, tally.stale, tally.undated, tally.contradictory)
    assert counts == (2, 2, 1, 1, 1), "the front page is never due"
    assert [(due.url.removeprefix(HOME), due.due) for due in tally.next_due] == [
        ("eerder", "2026-12-01"),
        ("straks", "2026-12-10"),
    ]
    assert weeks.history.run().sites[0].ages == tally


def test_of_very_many_pages_that_are_due_the_soonest_are_kept():
    counting = AgeCounting()
    for number in range(5000):
        day = date(2026, 1, 1) + timedelta(days=number * 37 % 5000)
        due = DuePage(url=f"{HOME}{number}", title="", due=day.isoformat())
        counting.add(AgeState.DUE_SOON, due)
    tally = counting.tally()
    assert tally.due_soon == 5000
    assert [page.due for page in tally.next_due] == [
        (date(2026, 1, 1) + timedelta(days=number)).isoformat() for number in range(100)
    ]


async def test_a_page_that_names_the_day_of_its_review_is_due_on_that_day(weeks):
    line = "Laatst bijgewerkt op 3 mei 2026. Volgende controle: 1 november 2026"
    (found,) = await weeks.audit(80, {PAGE: page(line=line)})
    assert (found.check, found.facts["why"], found.facts["due"]) == (
        "stale-page",
        "own-day",
        "2026-11-01",
    )
    later = "Laatst bijgewerkt op 3 mei 2021. Volgende controle: 1 november 2027"
    assert await weeks.audit(81, {PAGE: page(line=later)}) == []
    assert await weeks.audit(82, {PAGE: page(line="Volgende controle: 1 november 2027")}) == []


async def test_a_page_that_was_changed_since_waits_for_its_section_s_period(weeks):
    line = "Laatst bijgewerkt op 3 november 2026. Volgende controle: 1 november 2026"
    assert await weeks.audit(80, {PAGE: page(line=line)}) == []


async def test_a_section_may_name_a_day_by_which_all_of_it_is_read_over(weeks):
    weeks.review_on = date(2026, 11, 1)
    lines = {"oud": "3 mei 2026", "nieuw": "3 november 2026"}
    pages = {f"{HOME}{name}": page(line=f"Bijgewerkt op {day}") for name, day in lines.items()}
    (found,) = await weeks.audit(80, pages)
    assert told([found]) == [("stale-page", "oud")]
    assert (found.facts["why"], found.facts["due"]) == ("section-day", "2026-11-01")


async def test_old_news_about_what_people_seek_help_for_is_asked_about(weeks):
    weeks.kind, weeks.review_after = "news", None
    about = "Steeds meer jongeren krijgen te maken met sextortion. " * 2
    lines = {"oud": "3 mei 2021", "nieuw": "3 november 2026"}
    pages = {
        f"{HOME}{name}": page(about + TEXT, line=f"Geplaatst op {day}", title="Sextortion")
        for name, day in lines.items()
    }
    pages[f"{HOME}fietsen"] = page(line="Geplaatst op 3 mei 2021")
    found = await weeks.audit(80, pages)
    (old,) = [one for one in found if one.check == "stale-page"]
    assert told([old]) == [("stale-page", "oud")]
    assert (old.severity, old.certainty) == (Severity.NOTICE, Certainty.ASK)
    assert (old.facts["why"], old.facts["topics"]) == ("old-news", ["sextortion"])
    assert weeks.run.sites[0].ages.stale == 0


async def test_a_text_that_changes_at_every_visit_dates_no_page(weeks):
    quotes = [f"{TEXT} {word * 3}" for word in ("Vraag door. ", "Luister goed. ", "Blijf kalm. ")]
    await weeks.audit(78, {PAGE: page(quotes[0])})
    assert await weeks.audit(79, {PAGE: page(quotes[1])}) == []
    (found,) = await weeks.audit(80, {PAGE: page(quotes[2])})
    assert found.check == "undated-page"
    assert "changed_by" not in found.facts
