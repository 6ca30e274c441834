"""Whether an audit saw enough to tell that an old finding is gone."""

import pytest
from world import (
    HOME,
    RUN,
    World,
    audited,
    auditing,
    gone,
    links,
    settings,
    site,
)

from sicaudit.model.finding import Finding, Group, Severity, Sighting
from sicaudit.model.outcome import Certainty, FailureKind
from sicaudit.store.pages import KnownPage
from sicaudit.store.targets import KnownTarget
from sicaudit.urls import Url

LIKELY, CERTAIN = Certainty.LIKELY, Certainty.CERTAIN
GONE = "https://weg.example.nl/x"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "journal"


async def no(name):
    return False


def old(check="broken-link", target=GONE, pages=(HOME,), key=None):
    return Finding(
        check=check,
        group=Group.LINKS,
        severity=Severity.ERROR,
        certainty=Certainty.CERTAIN,
        site="home",
        key=key or target or pages[0],
        target=target,
        sightings=tuple(Sighting(url=Url(page)) for page in pages),
    )


LATE = f"{HOME}late"
REACHED = [
    ("its page is read and links elsewhere now", old(), True),
    ("its page is gone", old(pages=(f"{HOME}weg",)), True),
    ("no page of a whole site leads to its page any more", old(pages=(f"{HOME}los",)), True),
    ("its page did not answer", old(pages=(LATE,)), False),
    ("one of its pages did not answer", old(pages=(HOME, LATE)), False),
    ("a finding without target", old(target=None), True),
    ("a finding without a web address", old(target="mailto:x"), True),
]


@pytest.mark.parametrize(("why", "finding", "reached"), REACHED, ids=[why for why, *_ in REACHED])
async def test_an_old_finding_is_only_gone_where_its_page_was_seen(path, why, finding, reached):
    world = World({HOME: links("/weg", "/late"), f"{HOME}weg": gone(), LATE: FailureKind.TIMEOUT})
    done = await audited(world, settings(), path, old=[finding])
    assert done.reached == [reached]


async def test_a_target_that_our_network_kept_from_us_was_not_reached(path):
    world = World({HOME: links(GONE)})
    done = await audited(world, settings(), path, resolve=no, old=[old()])
    assert done.reached == [False]


async def test_of_a_site_cut_by_a_limit_a_page_not_seen_is_not_gone(path):
    world = World({HOME: links("/a"), f"{HOME}a": links()})
    lost = old(pages=(f"{HOME}los",))
    done = await audited(world, settings(site(crawl={"max_pages": 1})), path, old=[lost])
    assert done.reached == [False]


class Weeks:
    """What the weeks before remember, as the store keeps it."""

    def __init__(self):
        self.pages, self.targets = {}, {}

    def add(self, week, done):
        moment = f"2026-11-{week + 1:02}"
        for memory in done.pages:
            self.pages[memory.url] = KnownPage(
                page=memory, first_seen=moment, last_seen=moment, text_since=moment
            )
        for memory in done.targets:
            worked = moment if memory.worked else None
            self.targets[memory.url] = KnownTarget(
                memory=memory, last_seen=moment, last_worked=worked
            )

    def target(self, url):
        return self.targets.get(url)

    def page(self, site, url):
        return self.pages.get(url)

    def confirmed(self, site):
        return {}


@pytest.mark.parametrize(
    ("weeks", "certainties"),
    [
        ("..!!", [LIKELY, CERTAIN]),
        (".!.!", [LIKELY, LIKELY]),
        (".!!!", [LIKELY, CERTAIN, CERTAIN]),
        ("!!.!", [LIKELY, CERTAIN, LIKELY]),
    ],
)
async def test_silence_of_an_own_page_is_certain_when_a_second_run_agrees(
    tmp_path, weeks, certainties
):
    past, found = Weeks(), []
    for week, way in enumerate(weeks):
        late = FailureKind.TIMEOUT if way == "!" else links("/")
        world = World({HOME: links("/late"), LATE: late})
        beside = auditing(settings(), tmp_path / f"journal-{week}", past=past)
        async with beside as (audit, _, examine, look_up, stop):
            await audit.crawl(world.engine(examine, stop), resumed=False)
            done = await audit.judge(look_up, **RUN, finished=RUN["started"])
            past.add(week, done)
        found += [each.certainty for each in done.findings if each.check == "broken-link"]
    assert found == certainties
