"""Gathers more pages with a known day of publication for `bench.date_trust` to learn from.

    python -m bench.date_collections FOLDER LABELS

FOLDER holds copies, by `git archive`, of three collections of other publishers' pages, which must
not be carried: AndyTheFactory/article-extraction-dataset, flairNLP/fundus (its tests' pages) and
postlight/parser (its fixtures), each under its own name. LABELS is that of `bench.date_score`, with
its exam: pages of the exam's websites are left out. Writes FOLDER/labels.json and, beside the
packed pages, what is in them.
"""

import gzip
import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

ADDRESS = re.compile(r"url\s*=\s*'([^']+)'")
FIXTURE = re.compile(r"fixtures/([^'`]+?\.html)")
PUBLISHED = re.compile(r"date_published,?\s*[`']([0-9]{4}-[0-9]{2}-[0-9]{2})")


class Labelled(NamedTuple):
    """A page as a collection labels it."""

    path: Path
    url: str
    date: str


def main() -> None:
    """Write the labels, and say how many pages each collection gives."""
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    gold = [page["url"] for page in json.loads(Path(sys.argv[2]).read_text("utf-8"))["pages"]]
    known = {_plain(url) for url in gold}
    hosts = {_host(url) for url in gold if hashlib.sha256(url.encode()).digest()[0] % 2}
    pages: list[dict[str, str]] = []
    for collection in (_articles, _fundus, _parser):
        found = [
            page
            for page in collection(folder)
            if page.date[:2] in ("19", "20")
            and _plain(page.url) not in known
            and _host(page.url) not in hosts
        ]
        print(f"{collection.__name__.strip('_')}: {len(found)} pages")
        pages += [
            {"file": str(page.path.relative_to(folder)), "url": page.url, "date": page.date[:10]}
            for page in found
        ]
    (folder / "labels.json").write_text(json.dumps({"pages": pages}, indent=1), encoding="utf-8")


def _plain(url: str) -> str:
    return url.partition("://")[2].partition("?")[0].rstrip("/").lower()


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _articles(folder: Path) -> Iterator[Labelled]:
    """Give pages of American websites of 2023, labelled by hand."""
    folder /= "article-extraction-dataset"
    for name, article in json.loads((folder / "articles.json").read_text("utf-8")).items():
        path = folder / "html" / f"{name}.html"
        if path.is_file():
            yield Labelled(path, article["url"], article["date"])


def _fundus(folder: Path) -> Iterator[Labelled]:
    """Give pages of news in some thirty languages, labelled by a parser for each publisher."""
    for index in sorted((folder / "fundus").rglob("test_data/*/meta.info")):
        pages: dict[str, list[str]] = {}
        addresses = json.loads(index.read_text("utf-8"))
        for name in sorted(addresses):
            pages.setdefault(name.partition("_")[0], []).append(name)
        for publisher, names in pages.items():
            labels = index.with_name(f"{publisher}.json")
            versions = json.loads(labels.read_text("utf-8")) if labels.is_file() else {}
            if len(versions) != len(names):
                continue
            for version, name in zip(sorted(versions), names, strict=True):
                packed = index.with_name(name)
                path = packed.with_suffix("")
                path.write_bytes(gzip.decompress(packed.read_bytes()))
                day = versions[version].get("publishing_date") or ""
                yield Labelled(path, addresses[name]["url"], day)


def _parser(folder: Path) -> Iterator[Labelled]:
    """Give pages of English and Japanese websites, labelled in the tests of their extractors."""
    folder /= "parser"
    for test in sorted(folder.glob("src/extractors/custom/*/index.test.js")):
        text = test.read_text("utf-8")
        address, fixture, day = (each.search(text) for each in (ADDRESS, FIXTURE, PUBLISHED))
        if address and fixture and day:
            path = folder / "fixtures" / fixture[1]
            if path.is_file():
                yield Labelled(path, address[1], day[1])


if __name__ == "__main__":
    main()
