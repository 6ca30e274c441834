"""`expected.toml` as nouns: every deliberate fault of the practice family, and what is clean."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sicaudit.practice.placeholders import Filling

EXPECTED = Path(__file__).parent / "expected.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One finding that a full audit of the family should give."""

    check: str
    site: str
    why: str
    pages: tuple[str, ...] = ()
    """Absolute URLs of the pages that show it; empty: every page of the site."""
    target: str | None = None
    """Absolute URL that the finding is about, with its fragment for `broken-fragment`."""
    href: str | None = None
    """As written on the page, where no URL is meant (`invalid-link`)."""
    reason: str | None = None
    """`evidence.reason` of a link check."""
    topic: str | None = None
    service: str | None = None
    may_also: tuple[str, ...] = ()
    """Checks that may report the same place besides, without being wrong."""
    later: bool = False
    """True: a check of a later version; found or not found, both are fine until then."""
    needs: str | None = None
    """`https`: only seen where the site is judged under an https address; `history`: only by an
    audit that remembers last week's edition.
    """
    edition: str | None = None
    """`last-week` or `today`: only in that edition, so a second audit calls it fixed or new;
    None: in both."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clean:
    """A page that must have no finding of a group (`links`, `freshness`, `signposting`)."""

    page: str
    group: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What an audit of the practice family should say, and what it must not say."""

    faults: tuple[Fault, ...]
    clean: tuple[Clean, ...]


def expected(addresses: Mapping[str, str]) -> Expected:
    """Read the manifest for a served family; `addresses` as in `PracticeFamily`."""
    hosts = {name: url.removeprefix("http://").rstrip("/") for name, url in addresses.items()}
    filling = Filling(hosts=hosts, today=date.min, parts={})
    read = tomllib.loads(filling.fill(EXPECTED.read_text(encoding="utf-8")))
    return Expected(
        faults=tuple(_fault(block, addresses) for block in read["fault"]),
        clean=tuple(
            Clean(page=_absolute(page, block["site"], addresses), group=group, why=block["why"])
            for block in read["clean"]
            for page in block["pages"]
            for group in block["groups"]
        ),
    )


def _fault(block: Mapping[str, Any], addresses: Mapping[str, str]) -> Fault:
    site = block["site"]
    target = block.get("target")
    return Fault(
        **{
            **block,
            "pages": tuple(_absolute(page, site, addresses) for page in block.get("pages", ())),
            "target": None if target is None else _absolute(target, site, addresses),
            "may_also": tuple(block.get("may_also", ())),
        }
    )


def _absolute(path: str, site: str, addresses: Mapping[str, str]) -> str:
    return addresses[site] + path.removeprefix("/") if path.startswith("/") else path
