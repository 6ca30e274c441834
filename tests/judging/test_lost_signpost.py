"""Help that was there last week and is gone: one finding, until the page leads to help again."""

from datetime import UTC, datetime, timedelta

import pytest
from world import HOME, World, auditing, gone, settings, site

from sicaudit.judging.remembering import says_the_same
from sicaudit.model.finding import Severity, State
from sicaudit.model.knowledge import Knowledge, Service, Topic
from sicaudit.model.outcome import Certainty
from sicaudit.model.site import Section
from sicaudit.store.history import History

FIRST = datetime(2026, 11, 2, 6, 0, tzinfo=UTC)
PAGE = f"{HOME}pesten"
ABOUT = "<title>Online pesten</title><h1>Online pesten</h1><p>Word je online gepest?</p>"
LINE = '<p>Praat erover met de <a href="https://hulplijn.example/">Hulplijn</a>.</p>'
CALL = "<p>Bel de Hulplijn: 0800-0432.</p>"
NAME = "<p>Er is ook een Hulplijn.</p>"
CHAT = '<p>Of ga naar de <a href="https://praatlijn.example/">Praatlijn</a>.</p>'
POLICE = '<p>Doe aangifte bij de <a href="https://agenten.example/">Agenten</a>.</p>'
OTHER = "<title>Fietsen</title><h1>Fietsen</h1><p>Plak zelf je band.</p>"


def service(id_, **more):
    return Service(id=id_, name=id_.capitalize(), names=(id_.capitalize(),), for_=("public",),
                   hosts=(f"{id_}.example",), **more)  # fmt: skip


def knowledge(*needs):
    return Knowledge(
        services=(
            service("hulplijn", phones=("0800-0432",)),
            service("praatlijn"),
            service("agenten"),
        ),
        topics=(
            Topic(
                id="bullying",
                name="Online pesten",
                strong=("online pesten", "online gepest"),
                words=("online pest*", "gepest*"),
                needs={"public": needs or (("hulplijn", "praatlijn"),)},
            ),
        ),
    )


class Weeks:
    """One site, audited week after week with one history."""

    def __init__(self, history, folder):
        self.history = history
        self.folder = folder
        self.number = 0
        self.known = knowledge()

    async def audit(self, body):
        """Give what is found in one week, as the history has it; `fixed` left out."""
        moment = FIRST + timedelta(weeks=self.number)
        self.number += 1
        started, run_id = f"{moment:%Y-%m-%dT%H:%M:%SZ}", f"{moment:%Y-%m-%dT%H%M%SZ}"
        pages = {HOME: f'<p><a href="{PAGE}">pesten</a>', PAGE: body}
        pages |= {f"https://{one.hosts[0]}/": "<p>Hallo" for one in self.known.services}
        path = self.folder / f"journal-{self.number}"
        sections = (Section(name="alles", audience=("public",)),)
        asked = settings(site(sections=sections), knowledge=self.known)
        async with auditing(asked, path, past=self.history) as opened:
            audit, _, examine, look_up, stop = opened
            self.history.begin(run_id, started, "0", ["home"])
            await audit.crawl(World(pages).engine(examine, stop), resumed=False)
            done = await audit.judge(look_up, run_id=run_id, started=started, finished=started)
            found = self.history.finish(
                done.run, done.findings, lambda old: not done.was_reached(old)
            )
            self.history.remember_pages(run_id, done.pages, says_the_same)
        return [one for one in found if one.state is not State.FIXED]


@pytest.fixture
def weeks(tmp_path):
    with History.open(tmp_path / "history.db") as history:
        yield Weeks(history, tmp_path)


def told(dated):
    return [one.finding.check for one in dated]


async def test_help_that_is_gone_is_lost_and_not_missing_besides(weeks):
    assert told(await weeks.audit(ABOUT + LINE)) == []
    (lost,) = await weeks.audit(ABOUT)
    finding = lost.finding
    assert (finding.check, finding.severity) == ("lost-signpost", Severity.ERROR)
    assert finding.certainty is Certainty.CERTAIN
    assert [(seen.url, seen.title) for seen in finding.sightings] == [(PAGE, "Online pesten")]
    assert finding.facts["lost"] == ["hulplijn"]
    assert finding.facts["last_seen_there"] == "2026-11-02T06:00:00Z"
    assert finding.facts["topic"] == "bullying"
    assert finding.facts["needs"] == [["hulplijn", "praatlijn"]]
    assert {"hits", "found", "missing"} <= finding.facts.keys()


async def test_it_stays_the_same_loss_until_the_page_leads_to_help_again(weeks):
    await weeks.audit(ABOUT + LINE)
    (first,) = await weeks.audit(ABOUT)
    (second,) = await weeks.audit(ABOUT)
    (third,) = await weeks.audit(ABOUT)
    assert (first.state, second.state, third.state) == (State.NEW, State.OPEN, State.OPEN)
    assert first.finding.id == second.finding.id == third.finding.id
    assert third.finding.facts == first.finding.facts
    assert told(await weeks.audit(ABOUT + CHAT)) == []


async def test_once_another_service_took_its_place_only_that_one_can_be_lost(weeks):
    await weeks.audit(ABOUT + LINE)
    await weeks.audit(ABOUT + CHAT)
    (lost,) = await weeks.audit(ABOUT)
    assert lost.finding.facts["lost"] == ["praatlijn"]
    assert lost.finding.facts["last_seen_there"] == "2026-11-09T06:00:00Z"


async def test_a_number_is_a_door_too(weeks):
    await weeks.audit(ABOUT + CALL)
    assert told(await weeks.audit(ABOUT)) == ["lost-signpost"]


async def test_what_never_was_there_is_missing(weeks):
    await weeks.audit(ABOUT)
    assert told(await weeks.audit(ABOUT)) == ["missing-signpost"]


async def test_a_name_that_goes_is_no_loss(weeks):
    await weeks.audit(ABOUT + NAME)
    assert told(await weeks.audit(ABOUT)) == ["missing-signpost"]


async def test_a_door_of_which_the_name_is_left_is_likely_lost_and_not_weak_besides(weeks):
    await weeks.audit(ABOUT + LINE)
    (lost,) = await weeks.audit(ABOUT + NAME)
    assert lost.finding.check == "lost-signpost"
    assert lost.finding.certainty is Certainty.LIKELY


async def test_a_door_that_went_to_the_footer_is_weak_and_not_lost(weeks):
    await weeks.audit(ABOUT + LINE)
    assert told(await weeks.audit(f"{ABOUT}<footer>{LINE}</footer>")) == ["weak-signpost"]


async def test_one_of_two_needed_doors_can_be_lost(weeks):
    weeks.known = knowledge(("hulplijn",), ("agenten",))
    await weeks.audit(ABOUT + LINE + POLICE)
    (lost,) = await weeks.audit(ABOUT + LINE)
    assert (lost.finding.check, lost.finding.facts["lost"]) == ("lost-signpost", ["agenten"])


async def test_a_second_choice_that_goes_is_no_loss(weeks):
    await weeks.audit(ABOUT + LINE + CHAT)
    assert told(await weeks.audit(ABOUT + CHAT)) == []


async def test_a_service_that_the_topic_does_not_ask_for_is_no_loss(weeks):
    await weeks.audit(ABOUT + POLICE)
    assert told(await weeks.audit(ABOUT)) == ["missing-signpost"]


async def test_a_page_that_is_about_something_else_now_lost_nothing(weeks):
    await weeks.audit(ABOUT + LINE)
    assert told(await weeks.audit(OTHER)) == []
    assert told(await weeks.audit(ABOUT)) == ["missing-signpost"]


async def test_a_week_in_which_the_page_does_not_answer_forgets_nothing(weeks):
    await weeks.audit(ABOUT + LINE)
    await weeks.audit(gone(503))
    (lost,) = [one for one in await weeks.audit(ABOUT) if one.finding.group == "signposting"]
    assert lost.finding.facts["last_seen_there"] == "2026-11-02T06:00:00Z"


async def test_the_history_knows_where_a_page_leads_and_since_when_not(weeks):
    await weeks.audit(ABOUT + LINE + CHAT)
    await weeks.audit(ABOUT + CHAT)
    known = weeks.history.page("home", PAGE)
    assert known.page.signposts == {"bullying": {"praatlijn": "2026-11-09T06:00:00Z"}}
    await weeks.audit(ABOUT)
    known = weeks.history.page("home", PAGE)
    assert known.page.signposts == {"bullying": {"praatlijn": "2026-11-09T06:00:00Z"}}
