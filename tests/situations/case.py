"""What a situation is: a page that links, hosts that behave, and what must be found."""

import hashlib
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

Way = Callable[[Any], Awaitable[None]]
"""What a server does with one call, as in `misbehaving`."""
Ways = Mapping[str, Way | str]
"""A path with its query, to HTML or what is done; `*` is every other path but robots.txt."""

ANY = frozenset(("certain", "likely", "ask"))
CERTAIN = frozenset(("certain",))
LIKELY = frozenset(("likely",))
ASK = frozenset(("ask",))
SURE = CERTAIN | LIKELY
"""A person need not look first."""
UNSURE = LIKELY | ASK
"""No build may fail for it."""


class Half(StrEnum):
    """Tune: shown to who builds; held: kept back until the end."""

    TUNE = "tune"
    HELD = "held"


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A finding that must be there."""

    check: str
    target: str | None = None
    """None: whatever its target."""
    certainty: frozenset[str] = ANY
    reasons: frozenset[str] = frozenset()
    """Empty: the contract names none for it."""
    instead: frozenset[str] = frozenset()
    """Checks that say the same, where the contract leaves it open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """A host of the world outside."""

    https: Ways | None = None
    """None: nobody listens."""
    http: Ways | None = None
    certificate: str = "good"
    """A key of `certificates.KINDS`."""
    names: str = "answer"
    """`servfail`: its name servers are in trouble."""
    ports: Mapping[str, str] = field(default_factory=dict)
    """Port as text to what is there instead: `http`, `https` or `closed`."""
    before: Ways | None = None
    """How it behaved last week; None: as today."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Case:
    """One situation."""

    name: str
    """A sentence."""
    why: str
    """Why it is judged so."""
    html: str = ""
    """What stands in the main text of the page that links."""
    head: str = ""
    own: Ways = field(default_factory=dict)
    """More of our own site."""
    hosts: Mapping[str, Host] = field(default_factory=dict)
    mail: Mapping[str, str] = field(default_factory=dict)
    """Domain to how it takes mail: `mx`, `a` (no MX, but an address) or `null` (RFC 7505)."""
    expect: tuple[Expected, ...] = ()
    """Empty: silence."""
    may: frozenset[str] = frozenset()
    """Checks that may speak up too: the contract leaves it open, and nobody is misled."""
    rules: tuple[str, ...] = ()
    """Tables of `[[links.rule]]`, as TOML."""
    family: str = ""
    """Which part of the set it stands in; filled in by `cases`."""

    @property
    def half(self) -> Half:
        """The same for ever: it hangs on the name alone."""
        return Half.TUNE if hashlib.sha256(self.name.encode()).digest()[0] % 2 else Half.HELD


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def found(check, target=None, reasons="", *, certainty=ANY, instead=""):
    return Expected(
        check=check,
        target=target,
        certainty=certainty,
        reasons=_set(reasons),
        instead=_set(instead),
    )


def broken(target=None, reasons="", *, certainty=SURE, instead=""):
    return found("broken-link", target, reasons, certainty=certainty, instead=instead)


def resource(target=None, reasons="", *, certainty=SURE, instead=""):
    return found("broken-resource", target, reasons, certainty=certainty, instead=instead)


def fragment(target=None, *, certainty=ANY):
    return found("broken-fragment", target, certainty=certainty)


def invalid(reasons="", *, certainty=ANY, instead=""):
    return found("invalid-link", None, reasons, certainty=certainty, instead=instead)


def soft(target=None, *, instead=""):
    return found("soft-404", target, "soft-404", instead=instead)


def hijacked(target=None, reasons="parked hijacked", *, certainty=ANY):
    return found("hijacked-link", target, reasons, certainty=certainty)


def wall(target=None, reasons="bot-wall", *, instead=""):
    certainty = ANY if instead else ASK
    return found("unverifiable-link", target, reasons, certainty=certainty, instead=instead)


def moved(target=None, *, instead=""):
    return found("moved-link", target, instead=instead)


def insecure(target=None, *, instead=""):
    return found("insecure-link", target, instead=instead)


def dead_video(target=None, *, instead=""):
    return found("dead-video", target, instead=instead)


def may(words):
    return _set(words)


def a(href, text="Lees meer"):
    """Write a link as an editor's system does."""
    return f'<p>Zie ook <a href="{href}">{text}</a>.</p>'
