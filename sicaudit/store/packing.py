"""A finding as two packed contents: what it is, and where it is seen."""

import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sicaudit.model.finding import Finding, Group, Severity, Sighting
from sicaudit.model.outcome import Certainty
from sicaudit.model.page import Link, Region
from sicaudit.urls import Url


def _plain(value: object) -> Any:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"a fact must be a JSON value, not {type(value).__name__}")


ENCODER = json.JSONEncoder(separators=(",", ":"), default=_plain)


WORTH_PACKING = 1000
"""Bytes; below that zlib takes 50 us to save 200 bytes: half the time of a first run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """JSON in ASCII, so that lone surrogates and NUL survive, with its hash."""

    text: bytes
    hash: bytes

    @property
    def packed(self) -> bytes:
        return self.text if len(self.text) < WORTH_PACKING else zlib.compress(self.text)


def facts_of(finding: Finding) -> Content:
    """Pack all but the sightings: these change when a page does, facts when a target does."""
    return _content(
        {
            "check": finding.check,
            "group": finding.group,
            "severity": finding.severity,
            "certainty": finding.certainty,
            "site": finding.site,
            "key": finding.key,
            "target": finding.target,
            "owner": finding.owner,
            "facts": finding.facts,
        }
    )


def sightings_of(finding: Finding) -> Content:
    return _content([_row(sighting) for sighting in finding.sightings])


def facts_from(packed: bytes, hash_: bytes) -> Finding:
    """Give the finding without its sightings; ValueError where the bytes are not those stored."""
    return _finding(_unpacked(packed, hash_))


def _finding(stored: Mapping[str, Any]) -> Finding:
    return Finding(
        **{
            **stored,
            "group": Group(stored["group"]),
            "severity": Severity(stored["severity"]),
            "certainty": Certainty(stored["certainty"]),
        }
    )


def sightings_from(packed: bytes, hash_: bytes) -> tuple[Sighting, ...]:
    return tuple(_sighting(row) for row in _unpacked(packed, hash_))


def _sighting(row: list[Any]) -> Sighting:
    url, title, places = row
    return Sighting(url=Url(url), title=title, places=tuple(map(_place, places)))


def _row(sighting: Sighting) -> list[Any]:
    places = [
        [place.href, place.url, place.element, place.region, place.text, place.snippet]
        for place in sighting.places
    ]
    return [sighting.url, sighting.title, places]


def _place(row: list[Any]) -> Link:
    href, url, element, region, text, snippet = row
    return Link(
        href=href, url=url, element=element, region=Region(region), text=text, snippet=snippet
    )


def _content(value: Any) -> Content:
    text = ENCODER.encode(value).encode("ascii")
    return Content(text=text, hash=_hash(text))


def _hash(text: bytes) -> bytes:
    return hashlib.blake2b(text, digest_size=16).digest()


def _unpacked(packed: bytes, hash_: bytes) -> Any:
    try:
        text = packed if packed[:1] in (b"[", b"{") else zlib.decompress(packed)
    except zlib.error as error:
        raise ValueError(f"a content cannot be unpacked: {error}") from error
    if _hash(text) != hash_:
        raise ValueError("a content is not what its hash says")
    return json.loads(text)


def finding_text(finding: Finding) -> str:
    """Give a whole finding as one text of JSON."""
    return f"{facts_of(finding).text.decode('ascii')}\n{sightings_of(finding).text.decode('ascii')}"


def finding_from_text(text: str) -> Finding:
    """Give back what `finding_text` packed."""
    facts, _, sightings = text.partition("\n")
    return replace(
        _finding(json.loads(facts)),
        sightings=tuple(_sighting(row) for row in json.loads(sightings)),
    )
