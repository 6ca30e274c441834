"""Who stands between a program and a page: walls, platforms and gates, as data."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from sicaudit.crawl.scope import fits
from sicaudit.model.outcome import Response, Sign
from sicaudit.urls import Host, Url, host_of, without_port

_MOST_SHOWN = 120
"""Letters of a field that go into the evidence."""


class Gone(StrEnum):
    """What 404 and 410 are worth when a platform says it to a stranger."""

    SURE = "sure"
    LIKELY = "likely"
    NOTHING = "nothing"


class GateKind(StrEnum):
    """What a visitor is asked for where a gate leads."""

    BOT_WALL = "bot-wall"
    CONSENT = "consent"
    LOGIN = "login"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A field of an answer that shows whose wall it came through."""

    maker: str
    field: str
    value: re.Pattern[str] | None
    """None: whatever it holds."""
    statuses: frozenset[int] | None
    """None: the wall itself speaks, with any status."""
    without: str | None

    @property
    def speaks(self) -> bool:
        return self.statuses is None

    def fits(self, response: Response) -> bool:
        """Say whether an answer that has the field bears this mark."""
        if self.statuses is not None and response.status not in self.statuses:
            return False
        if self.without is not None and self.without in response.headers:
            return False
        return self.value is None or self.value.search(response.headers[self.field]) is not None

    def signs(self, response: Response) -> tuple[Sign, ...]:
        """Give what a reviewer can look up: the maker, and the field that shows it."""
        value = response.headers[self.field]
        if self.field == "set-cookie":
            found = self.value.search(value) if self.value else None
            shown = Sign("cookie", found[0].rstrip("=") if found else "")
        elif self.field == "server":
            shown = Sign("server", value[:_MOST_SHOWN])
        else:
            shown = Sign("header", f"{self.field}: {value}"[:_MOST_SHOWN])
        return Sign("wall", self.maker), shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    """A place that turns strangers away as a matter of course."""

    name: str
    statuses: frozenset[int]
    """That say nothing of the page that was asked for."""
    gone: Gone
    gates: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """Addresses that visitors are sent to instead of what they asked for."""

    kind: GateKind
    hosts: frozenset[str]
    """With all names below them; empty: every host."""
    paths: tuple[str, ...]
    """Globs; empty: every path."""

    def fits(self, url: Url) -> bool:
        if self.hosts and _known_name(host_of(url), self.hosts) is None:
            return False
        return not self.paths or fits(url, self.paths)


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondTry:
    """How a wall is asked once more: what browsers ask for, by a program that says what it is."""

    statuses: frozenset[int]
    accept: str
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Walls:
    marks: Mapping[str, tuple[Mark, ...]]
    """By field."""
    platforms: Mapping[str, Platform]
    """By host."""
    gates: tuple[Gate, ...]
    apps: frozenset[str]
    second_try: SecondTry


def mark_of(response: Response) -> Mark | None:
    """Give the mark that an answer bears, one by which a wall itself speaks before others."""
    by_field = _marks_with(response.status)
    fitting = [
        mark
        for field in response.headers
        if field in by_field
        for mark in by_field[field]
        if mark.fits(response)
    ]
    return min(fitting, key=lambda mark: not mark.speaks, default=None)


@cache
def _marks_with(status: int) -> Mapping[str, tuple[Mark, ...]]:
    """Give the marks, by field, that answers with a status can bear: of 200 these are few."""
    by_field = {
        field: tuple(mark for mark in marks if mark.statuses is None or status in mark.statuses)
        for field, marks in _walls().marks.items()
    }
    return {field: marks for field, marks in by_field.items() if marks}


def platform_of(url: Url) -> Platform | None:
    """Give the platform that a URL is on, with all names below those of its hosts."""
    platforms = _walls().platforms
    name = _known_name(host_of(url), platforms)
    return None if name is None else platforms[name]


def gate_of(url: Url) -> GateKind | None:
    """Say what a visitor is asked for who was sent to this URL; None: it is no gate."""
    platform = platform_of(url)
    if platform is not None and fits(url, platform.gates):
        return GateKind.LOGIN
    return next((gate.kind for gate in _walls().gates if gate.fits(url)), None)


def opens_app(url: Url) -> bool:
    """Say whether a URL is for an app to open, not for a browser to fetch."""
    return url.partition(":")[0] in _walls().apps


def second_try() -> SecondTry:
    return _walls().second_try


def _known_name(host: Host, names: Mapping[str, Platform] | frozenset[str]) -> str | None:
    """Give the name among these that a host is, or lies below."""
    name = without_port(host)
    while name and name not in names:
        name = name.partition(".")[2]
    return name or None


@cache
def _walls() -> _Walls:
    raw = tomllib.loads(files("sicaudit.crawl").joinpath("walls.toml").read_text("utf-8"))
    marks: dict[str, list[Mark]] = {}
    for mark in _marks(raw["maker"]):
        marks.setdefault(mark.field, []).append(mark)
    second = raw["second-try"]
    return _Walls(
        marks={field: tuple(group) for field, group in marks.items()},
        platforms={host: _platform(entry) for entry in raw["platform"] for host in entry["hosts"]},
        gates=tuple(map(_gate, raw["gate"])),
        apps=frozenset(raw["apps"]["schemes"]),
        second_try=SecondTry(
            statuses=frozenset(second["statuses"]),
            accept=second["accept"],
            languages=tuple(second["languages"]),
        ),
    )


def _marks(makers: list[dict[str, Any]]) -> Iterator[Mark]:
    for maker in makers:
        for entry in maker["marks"]:
            value = entry.get("value")
            yield Mark(
                maker=maker["name"],
                field=entry["field"],
                value=re.compile(value, re.IGNORECASE) if value is not None else None,
                statuses=None if entry.get("speaks") else frozenset(entry["statuses"]),
                without=entry.get("without"),
            )


def _platform(entry: dict[str, Any]) -> Platform:
    return Platform(
        name=entry["name"],
        statuses=frozenset(entry["statuses"]),
        gone=Gone(entry["gone"]),
        gates=tuple(entry.get("gates", ())),
    )


def _gate(entry: dict[str, Any]) -> Gate:
    return Gate(
        kind=GateKind(entry["kind"]),
        hosts=frozenset(entry.get("hosts", ())),
        paths=tuple(entry.get("paths", ())),
    )
