"""Our word and the peer's about every link of a case."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

import ada_url

from bench.peers.audit import Audited
from bench.peers.case import Case, Statement, Word

_FAULTS = {
    "broken-link",
    "broken-resource",
    "broken-fragment",
    "broken-signpost",
    "invalid-link",
    "soft-404",
    "hijacked-link",
    "dead-video",
    "site-unreachable",
}
NOT_LOOKED_AT = "not looked at"
NO_FINDING = "no finding"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A link about which we say something else than the peer expects."""

    peer: str
    case: str
    link: str
    expected: str
    got: str

    @property
    def key(self) -> str:
        """By this `reasons.toml` knows it."""
        return f"{self.peer}: {self.case}: {self.link}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    case: Case
    agreed: int
    """Statements of the peer that we share."""
    differences: tuple[Difference, ...]


def compared(result: Audited) -> Compared:
    """Hold all that the peer expects of a case against what we found."""
    case = result.case
    differences, agreed, spoken_of = [], 0, []
    for statement in case.statements:
        about = [each for each in _counted(result) if _is_about(each, statement, result)]
        spoken_of += about
        got = _said(statement, about, result)
        if _agree(statement.word, got):
            agreed += 1
        else:
            differences.append(_difference(case, statement.link, statement.word, got))
    if case.is_whole:
        rest = [each for each in _counted(result) if each not in spoken_of]
        differences += _unexpected(case, rest)
    return Compared(case=case, agreed=agreed, differences=tuple(differences))


def _counted(result: Audited) -> Iterator[Mapping[str, Any]]:
    entry = _absolute(result.case.entry, result)
    for finding in result.findings:
        pages = {page["url"] for page in finding["pages"]}
        if result.case.whole_site or entry in pages or finding["check"] == "site-unreachable":
            yield finding


def _absolute(link: str, result: Audited) -> str | None:
    """Resolve a link against the entry; None: no URL can be made of it."""
    try:
        return ada_url.join_url(result.origin + result.case.entry, link)
    except ValueError:
        return None


def _is_about(finding: Mapping[str, Any], statement: Statement, result: Audited) -> bool:
    if statement.page is not None:
        page = _absolute(statement.page, result)
        if page not in {each["url"] for each in finding["pages"]}:
            return False
    written = str(finding["evidence"].get("href") or "").strip()
    if written and written == statement.link.strip():
        return True
    return _one_way(finding["target"]) in {
        _one_way(part) for url in _urls(statement, result) for part in (url, url.partition("#")[0])
    }


def _one_way(url: str | None) -> str | None:
    """Write a fragment in one way: `#a|b` and `#a%7Cb` are the same place."""
    address, mark, fragment = (url or "").partition("#")
    return address + mark + unquote(fragment) if url else None


def _urls(statement: Statement, result: Audited) -> list[str]:
    spellings = (statement.link, statement.otherwise)
    found = [_absolute(link, result) for link in spellings if link is not None]
    return [url for url in found if url is not None]


def _said(statement: Statement, about: list[Mapping[str, Any]], result: Audited) -> str:
    checks = {each["check"]: each["evidence"].get("reason") for each in about}
    for check in (*sorted(_FAULTS), "unverifiable-link", "insecure-link"):
        if check in checks:
            return f"{check} ({checks[check]})" if checks[check] else check
    was_asked = any(url.partition("#")[0] in result.asked for url in _urls(statement, result))
    return NO_FINDING if was_asked else NOT_LOOKED_AT


def _agree(word: Word, got: str) -> bool:
    check = got.partition(" ")[0]
    match word:
        case Word.BROKEN:
            return check in _FAULTS
        case Word.SOUND:
            return got == NO_FINDING or check == "insecure-link"
        case Word.DOUBTFUL:
            return check == "unverifiable-link"
        case Word.INSECURE:
            return check == "insecure-link"
        case Word.SEEN:
            return got != NOT_LOOKED_AT
        case Word.LEFT_ALONE:
            return got == NOT_LOOKED_AT
        case Word.SILENT:
            return check not in _FAULTS


def _difference(case: Case, link: str, expected: str, got: str) -> Difference:
    return Difference(peer=case.peer, case=case.name, link=link, expected=str(expected), got=got)


def _unexpected(case: Case, findings: list[Mapping[str, Any]]) -> Iterator[Difference]:
    for finding in findings:
        if finding["check"] in _FAULTS:
            link = finding["target"] or finding["evidence"].get("href") or "?"
            reason = finding["evidence"].get("reason")
            got = f"{finding['check']} ({reason})" if reason else finding["check"]
            yield _difference(case, _short(link), Word.SILENT, got)


def _short(url: str) -> str:
    """Leave out the made-up name of the case's own site."""
    host, slash, path = url.removeprefix("http://").partition("/")
    return f"/{path}" if slash and host.endswith(".example") else url
