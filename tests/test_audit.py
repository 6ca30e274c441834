"""Whole audits of servers that misbehave, and of a network of ours that does."""

import pytest
from misbehaving import (
    chain_of,
    zoo,
)
from world import (
    HOME,
    World,
    audited,
    audited_for_real,
    gone,
    links,
    loopback,
    own,
    settings,
)

from sicaudit.model.outcome import FailureKind

GONE = "https://weg.example.nl/x"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "journal"


BROKEN = {
    "silence": ("timeout", "likely"),
    "slow-head": ("timeout", "likely"),
    "endless-error": ("not-found", "certain"),
    "endless-header": ("malformed-response", "likely"),
    "reset": ("reset", "likely"),
    "closed-unsaid": ("reset", "likely"),
    "not-http": ("malformed-response", "likely"),
    "head-only": ("not-found", "certain"),
    "503-always": ("server-error", "certain"),
    "500-always": ("server-error", "certain"),
    "wait-an-hour": ("server-error", "likely"),
    "loop": ("redirect-loop", "certain"),
    "long-loop": ("redirect-loop", "certain"),
    "long-loop-2": ("redirect-loop", "certain"),
    "to-ftp": ("bad-redirect", "certain"),
    "to-nothing": ("bad-redirect", "certain"),
    "to-bad-url": ("bad-redirect", "certain"),
    "no-location": ("bad-redirect", "likely"),
    "304": ("bad-redirect", "likely"),
    "300": ("bad-redirect", "likely"),
    "402": ("client-error", "likely"),
    "404": ("not-found", "certain"),
    "410": ("gone", "certain"),
}
UNVERIFIABLE = {
    "401": "login",
    "418": "bot-wall",
    "429-always": "rate-limited",
    "451": "bot-wall",
    "999": "bot-wall",
    "bot-wall": "bot-wall",
    "to-mailto": "bad-redirect",
}
ALIVE = [
    "204",
    "206",
    "429-wait",
    "503-once",
    "503-wait",
    "bad-gzip",
    "cut-gzip",
    "empty",
    "endless-body",
    "fine",
    "gzip",
    "gzip-bomb",
    "half-a-head",
    "head-404",
    "head-405",
    "head-elsewhere",
    "head-reset",
    "huge",
    "latin-1",
    "lying-length",
    "lying-short",
    "reset-midway",
    "reset-midway-once",
    "reset-once",
    "slow-drip",
    "stray-byte",
    "unknown-coding",
]


@pytest.mark.parametrize("element", ["link", "frame"])
async def test_every_animal_of_the_zoo_is_judged_for_what_it_is(serve, clock, path, element):
    animals = await serve(zoo)
    shape = '<a href="{}">x</a>' if element == "link" else '<iframe src="{}"></iframe>'
    names = [*BROKEN, *UNVERIFIABLE, *ALIVE]
    home = await serve({"/": "".join(shape.format(animals(f"/{name}")) for name in names)})
    asked = loopback(own(home), links={"concurrency": 40, "timeout": 0.5, "retries": 1})
    done = await audited_for_real(asked, path, clock)
    check = "broken-link" if element == "link" else "broken-resource"
    found = {
        finding.target.rpartition("/")[2]: (finding.facts["reason"], finding.certainty)
        for finding in done.of(check)
    }
    assert found == BROKEN
    found = {
        finding.target.rpartition("/")[2]: finding.facts["reason"]
        for finding in done.of("unverifiable-link")
    }
    assert found == UNVERIFIABLE
    assert len(done.findings) == len(BROKEN) + len(UNVERIFIABLE)
    assert all(call.method == "GET" for call in animals.calls)
    got = {finding.target for finding in done.of(check)}
    got -= {animals(call.path) for call in animals.calls if call.method == "GET"}
    assert got == set(), "broken, and never asked with a GET"


@pytest.mark.parametrize(("length", "broken"), [(20, 0), (21, 1), (50, 1)])
async def test_a_chain_is_followed_as_far_as_browsers_go(serve, clock, path, length, broken):
    chain = await serve(chain_of(length))
    home = await serve({"/": links(chain("/chain/0"))})
    done = await audited_for_real(loopback(own(home)), path, clock)
    assert len(done.findings) == broken
    if broken:
        assert done.one("broken-link").facts["reason"] == "too-many-redirects"
        assert len([call for call in chain.asked() if "/chain/" in call.path]) <= length + 1


async def test_what_never_answers_is_asked_again_at_the_end_before_it_is_called_broken(path):
    trouble = [FailureKind.TIMEOUT, gone(503), FailureKind.RESET, gone(429), FailureKind.REFUSED]
    names = [f"https://b.nl/{n}" for n in range(len(trouble))]
    world = World(
        {HOME: links(*names)}
        | {name: [answer, "<p>"] for name, answer in zip(names, trouble, strict=True)}
    )
    done = await audited(world, settings(), path)
    assert done.findings == []
    assert [world.times(name) for name in names] == [2] * len(trouble)


async def test_what_is_certainly_gone_is_not_asked_again(path):
    answers = [gone(404), gone(410), FailureKind.TLS, gone(403), gone(400)]
    names = [f"https://b.nl/{n}" for n in range(len(answers))]
    world = World({HOME: links(*names)} | dict(zip(names, answers, strict=True)))
    await audited(world, settings(), path)
    assert [world.times(name) for name in names] == [1] * len(answers)


async def test_a_page_that_failed_at_first_is_read_in_the_second_round(path):
    world = World(
        {HOME: links("/a"), f"{HOME}a": [gone(503), links("/b")], f"{HOME}b": links(GONE)}
    )
    done = await audited(world, settings(), path)
    assert done.one("broken-link").sightings[0].url == f"{HOME}b"
    assert done.run.sites[0].pages == 3


async def test_a_front_page_that_failed_at_first_is_no_unreachable_site(path):
    done = await audited(World({HOME: [FailureKind.TIMEOUT, "<p>"]}), settings(), path)
    assert done.findings == []
    assert done.run.status == "complete"


async def no(name):
    return False


async def test_when_our_own_names_fail_no_link_is_called_broken(path):
    world = World({HOME: links("https://b.nl/", "https://nobody.invalid/")})
    done = await audited(world, settings(), path, resolve=no)
    assert [finding.target for finding in done.findings] == ["https://nobody.invalid/"]
    assert done.run.status == "incomplete"
    limits = {limit.kind: limit.count for limit in done.run.sites[0].limits}
    assert limits == {"our-network": 1}


async def test_our_names_are_only_doubted_where_a_name_failed(path):
    asked = []

    async def resolve(name):
        asked.append(name)
        return True

    await audited(World({HOME: links(GONE), GONE: gone()}), settings(), path, resolve=resolve)
    assert asked == []
