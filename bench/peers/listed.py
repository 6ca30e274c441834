"""Cases from a list of ours (TOML) of what a peer's tests expect, as those are program code."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from misbehaving import always, reset, silence
from situations.answers import png, sheet
from situations.case import Host

from bench.peers.case import Case, Fixtures, LeftOut, Statement, Way, Ways, Why, Word
from bench.peers.folder import Folder, type_of

_WORDS = {
    "broken": Word.BROKEN,
    "sound": Word.SOUND,
    "doubtful": Word.DOUBTFUL,
    "insecure": Word.INSECURE,
    "seen": Word.SEEN,
    "left_alone": Word.LEFT_ALONE,
    "silent": Word.SILENT,
}
_KEYS = {"page", "name", "root", "extensions", "index", "front", "at", "answers", "hosts", "mail"}
_KEYS |= {"settings", "partial", "whole_site", "on", *_WORDS}
FRONT = "/start-of-the-case.html"


def fixtures_of(peer: str, base: Path, listing: Path) -> Fixtures:
    """Read the list of a peer whose fixtures lie under `base`."""
    listed = tomllib.loads(listing.read_text("utf-8"))
    return Fixtures(
        peer=peer,
        cases=tuple(case_of(peer, base, entry) for entry in listed["case"]),
        left_out=left_out_in(listed),
    )


def left_out_in(listed: Mapping[str, Any]) -> tuple[LeftOut, ...]:
    return tuple(
        LeftOut(why=Why(entry["why"]), fixtures=tuple(entry["fixtures"]), note=entry["note"])
        for entry in listed.get("left_out", ())
    )


def case_of(
    peer: str, base: Path, entry: Mapping[str, Any], hosts: Mapping[str, Host] | None = None
) -> Case:
    """Make a case of a table `[[case]]`.

    `page` and `root` are a file and a folder under `base`; `hosts` are more of the world outside.
    """
    if unknown := set(entry) - _KEYS:
        raise ValueError(f"{peer}: {entry.get('page')}: unknown keys {sorted(unknown)}")
    root = base / entry.get("root", "")
    folder = Folder(
        root,
        extensions=tuple(entry.get("extensions", ())),
        index=tuple(entry.get("index", ("index.html", "index.htm"))),
    )
    page = entry.get("page", "")
    path = "/" + Path(base / page).relative_to(root).as_posix().removeprefix(".")
    path += "/" if page.endswith("/") and path != "/" else ""
    ways: dict[str, Way | str] = {"*": folder}
    ways |= {at: _answer(base, answer) for at, answer in entry.get("answers", {}).items()}
    if at := entry.get("at"):
        ways[at] = _file(base / page)
    if front := entry.get("front"):
        ways[FRONT] = "".join(f'<p><a href="{link}">{link}</a></p>\n' for link in front)
        at = FRONT
    return Case(
        peer=peer,
        name=entry.get("name", page),
        entry=at or path,
        ways=ways,
        hosts={**(hosts or {}), **_hosts(base, entry)},
        mail=tuple(entry.get("mail", ())),
        statements=tuple(_statements(entry)),
        is_whole=not entry.get("partial", False),
        whole_site=entry.get("whole_site", False),
        settings=entry.get("settings", ""),
    )


def _statements(entry: Mapping[str, Any]) -> Iterator[Statement]:
    for key, word in _WORDS.items():
        for link in entry.get(key, ()):
            yield Statement(link=link, word=word)
    for page, links in entry.get("on", {}).items():
        for link in links:
            yield Statement(link=link, word=Word.BROKEN, page=page)


def _hosts(base: Path, entry: Mapping[str, Any]) -> dict[str, Host]:
    return {name: _host_of(base, said) for name, said in entry.get("hosts", {}).items()}


def _host_of(base: Path, said: Any) -> Host:
    """Give a host by what is said of it.

    `"refuses"`: nobody listens. A path, or `*`, to an answer; with `only = "http"` it is not to be
    had over https.
    """
    if said == "refuses":
        return Host()
    ways: Ways = {path: _answer(base, answer) for path, answer in said.items() if path != "only"}
    return Host(http=ways, https=None if said.get("only") == "http" else ways)


def _answer(base: Path, said: Any) -> Way:
    """Give an answer by its status, its fields, what is done, or one for each method."""
    match said:
        case int():
            return always(said, "")
        case "silence":
            return silence
        case "reset":
            return reset
        case "picture":
            return png
        case "style sheet":
            return sheet
        case str():
            return _file(base / said)
        case {"head": head, "get": get}:
            return _by_method(_answer(base, head), _answer(base, get))
        case {"first": first, "then": then}:
            return _first(_answer(base, first), _answer(base, then))
        case _:
            fields = {name: text for name, text in said.items() if name not in ("status", "body")}
            return always(said.get("status", 200), said.get("body", ""), **fields)


def _file(file: Path) -> Way:
    type_ = type_of(file) if file.suffix else "text/html"
    return always(200, file.read_bytes(), content_type=type_)


def _by_method(head: Way, get: Way) -> Way:
    async def way(call: Any) -> None:
        await (head if call.method == "HEAD" else get)(call)

    return way


def _first(first: Way, then: Way) -> Way:
    async def way(call: Any) -> None:
        await (first if call.count == 1 else then)(call)

    return way
