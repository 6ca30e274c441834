"""Does the fingerprint see what changed, and only that? Versions and variants of real pages."""

import argparse
import hashlib
import json
import random
import re
import subprocess
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lxml import html

from bench.change_dresses import DRESSES, dressed
from bench.change_variants import Variant, variants
from bench.documents import SETS, UNPACKED, WORK, fetch

if TYPE_CHECKING:
    from sicaudit.page.change.fingerprint import Fingerprint

OLDER = WORK / "older"
ENCODINGS = ("utf-8", "iso-8859-1")
MOST_VERSIONS = 120
"""Pairs of each package, of each kind: 970 pages of Apache's manual differ by the same word."""


class Pair(NamedTuple):
    """A page at two moments."""

    source: str
    name: str
    """The variant, or the page."""
    changed: bool
    before: bytes
    after: bytes
    half: str
    """tuning: may be looked at; exam: only counted."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.change_detection", description=__doc__)
    parser.add_argument("--pages", type=int, default=40, help="of each package (default 40)")
    parser.add_argument("--each", type=int, default=8, help="variants of each page (default 8)")
    parser.add_argument("--captures", type=Path, help="a folder with captured pairs and pairs.json")
    parser.add_argument("--half", choices=("tuning", "exam"), help="only this half")
    parser.add_argument(
        "--show", action="store_true", help="name what went wrong, tuning half only"
    )
    arguments = parser.parse_args()
    fetch()
    fetch_older()
    judged = Judged()
    for pair in _pairs(arguments.pages, arguments.each, arguments.captures):
        if arguments.half in (None, pair.half):
            judged.judge(pair)
    judged.tell()
    if arguments.show:
        for line in sorted(judged.wrong):
            print(line)


def _pairs(pages: int, each: int, captures: Path | None) -> Iterator[Pair]:
    yield from _varied(pages, each)
    yield from _versions()
    if captures is not None:
        yield from captured(captures)


def half_of(name: str) -> str:
    """Say in which half a page stands, whatever is done to it."""
    return "exam" if hashlib.sha256(name.encode()).digest()[0] % 2 else "tuning"


# Variants


def _varied(count: int, each: int) -> Iterator[Pair]:
    choice = variants()
    for documents in SETS:
        root = UNPACKED / documents.package / documents.root
        parts = [root / part for part in documents.shown] or [root]
        files = (path for part in parts for path in part.rglob("*.html"))
        for path in sorted(files, key=_by_chance)[:count]:
            name = f"{documents.id}/{path.relative_to(root)}"
            yield from _variants_of(name, path, choice, each)


def _by_chance(path: Path) -> bytes:
    return hashlib.sha256(path.name.encode()).digest()


def _variants_of(name: str, path: Path, choice: Sequence[Variant], each: int) -> Iterator[Pair]:
    chance = random.Random(name)
    page, dress = _text(path), chance.choice(DRESSES)
    made = 0
    for variant in chance.sample(choice, len(choice)):
        pair = _made(variant, page, dress, chance)
        if pair is None:
            continue
        before, after = (text.encode("utf-8", "surrogatepass") for text in pair)
        yield Pair(
            "variants",
            f"{variant.name} in {name}, {dress}",
            variant.changed,
            before,
            after,
            half_of(name),
        )
        made += 1
        if made == each:
            return


def _made(variant: Variant, page: str, dress: str, chance: random.Random) -> tuple[str, str] | None:
    if variant.is_outside:
        return variant.make(dressed(page, dress), chance)
    pair = variant.make(page, chance)
    return (dressed(pair[0], dress), dressed(pair[1], dress)) if pair else None


def _text(path: Path) -> str:
    body = path.read_bytes()
    for encoding in ENCODINGS:
        try:
            return body.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise AssertionError("iso-8859-1 reads all bytes")


# Versions of one package

_CONTENT = {
    "python3.11-doc": "//div[@class='body']",
    "apache2-doc": "//*[@id='page-content']",
}
_AROUND = (
    ".//script|.//style|.//comment()|.//*[@id='comments_section' or @class='navheader'"
    " or @class='navfooter' or @class='footer' or @class='sphinxsidebar']"
)
_TWINS = {"installation-guide-amd64": "installation-guide-i386"}
"""The guide has one version, but several processors, which differ as versions do."""


def fetch_older() -> None:
    """Unpack the oldest version of each package that apt still offers."""
    OLDER.mkdir(parents=True, exist_ok=True)
    for documents in SETS:
        folder = OLDER / documents.package
        wanted = _older(documents.package)
        if folder.exists() or wanted is None:
            continue
        subprocess.run(["apt-get", "download", wanted], cwd=OLDER, check=True)
        name = wanted.partition("=")[0]
        (deb,) = OLDER.glob(f"{name}_*.deb")
        subprocess.run(["dpkg", "-x", str(deb), str(folder)], check=True)
        deb.unlink()


def _older(package: str) -> str | None:
    if package in _TWINS:
        return _TWINS[package]
    listed = subprocess.run(
        ["apt-cache", "madison", package], capture_output=True, text=True, check=True
    ).stdout
    found = [line.split("|")[1].strip() for line in listed.splitlines()]
    return f"{package}={found[-1]}" if len(set(found)) > 1 else None


def _versions() -> Iterator[Pair]:
    for documents in SETS:
        if not (OLDER / documents.package).exists():
            continue
        new = UNPACKED / documents.package / documents.root
        twin = _TWINS.get(documents.package, documents.package)
        old = OLDER / documents.package / documents.root.replace(documents.package, twin)
        kept: dict[bool, int] = defaultdict(int)
        for path in sorted(old.rglob("*.html"), key=_by_chance):
            place = path.relative_to(old)
            newer = new / place
            if not newer.exists() or (before := path.read_bytes()) == (after := newer.read_bytes()):
                continue
            content = _CONTENT.get(documents.package)
            changed = _own_words(before, content) != _own_words(after, content)
            kept[changed] += 1
            if kept[changed] <= MOST_VERSIONS:
                name = f"{documents.package}/{place}"
                half = half_of(f"{documents.id}/{place}")
                yield Pair("versions", name, changed, before, after, half)


def _own_words(body: bytes, content: str | None) -> str:
    """Read the page's own words another way than sicaudit does; dates count for nothing."""
    tree = html.document_fromstring(body)
    found = tree.xpath(content) if content else []
    root = found[0] if found else tree
    for around in root.xpath(_AROUND):
        around.drop_tree()
    return "".join(re.sub(r"\b[A-Z][a-z]{2,8} \d\d?, 20\d\d\b", "", root.text_content()).split())


# Pages as they were captured on the web


def captured(folder: Path) -> Iterator[Pair]:
    """Read pairs that somebody labelled: pairs.json lists before, after, changed and group."""
    for one in json.loads((folder / "pairs.json").read_text(encoding="utf-8")):
        before, after = ((folder / one[side]).read_bytes() for side in ("before", "after"))
        name = f"{one['group']} {one['before']}"
        yield Pair("captures", name, one["changed"], before, after, half_of(one["group"]))


# Judgement


class Judged:
    """Counts, and what went wrong."""

    def __init__(self) -> None:
        self.counts: dict[tuple[str, str, bool, bool], int] = defaultdict(int)
        self.wrong: list[str] = []
        self.reading = self.printing = 0.0
        self.bytes = self.pages = 0

    def judge(self, pair: Pair) -> None:
        from sicaudit.page.change.fingerprint import changed, likeness

        one, two = self._fingerprint(pair.before), self._fingerprint(pair.after)
        seen = changed(one, two)
        self.counts[pair.source, pair.half, pair.changed, seen] += 1
        if seen is not pair.changed and pair.half == "tuning":
            kind = "false alarm" if seen else "missed"
            self.wrong.append(f"{kind}: {pair.source} {pair.name} ({likeness(one, two):.2f})")

    def _fingerprint(self, body: bytes) -> "Fingerprint":
        from sicaudit.model.outcome import Response
        from sicaudit.page.change.fingerprint import fingerprint_of
        from sicaudit.page.html.page import Page
        from sicaudit.urls import Url

        headers = {"content-type": "text/html; charset=utf-8"}
        page = Page(Response(url=Url("https://a.nl/b"), status=200, headers=headers, body=body))
        page.tree  # noqa: B018  # parsed before the clock starts
        started = time.process_time()
        words = page.own_words
        read = time.process_time()
        fingerprint = fingerprint_of(words)
        self.printing += time.process_time() - read
        self.reading += read - started
        self.pages += 1
        self.bytes += len(body)
        return fingerprint

    def tell(self) -> None:
        print("| source | half | changed | seen | unchanged | false alarms |\n|" + " --- |" * 6)
        for source, half in sorted({(source, half) for source, half, _, _ in self.counts}):
            yes, no = (
                [self.counts[source, half, real, seen] for seen in (True, False)]
                for real in (True, False)
            )
            print(f"| {source} | {half} | {sum(yes)} | {_share(yes)} | {sum(no)} | {_share(no)} |")
        pages = self.pages or 1
        print(
            f"{pages} pages of {self.bytes / pages / 1000:.0f} KB:"
            f" main text {self.reading / pages * 1000:.2f} ms,"
            f" fingerprint {self.printing / pages * 1000:.2f} ms"
        )


def _share(counts: Sequence[int]) -> str:
    return f"{counts[0] / sum(counts):.3f}" if sum(counts) else "-"


if __name__ == "__main__":
    main()
