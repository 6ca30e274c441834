"""How often is a topic seen on pages about none? On folders of real HTML, as the auditor reads it.

python -m bench.no_topics FOLDER...
"""

import argparse
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from sicaudit.engine.reading import Reader
    from sicaudit.model.page import PageTopic
    from sicaudit.model.settings import Settings

ADDRESS = "https://www.pages.example/"
MOST_IN_A_THOUSAND = 1.0
"""Pages that are about nothing we know: more topics than this are too many."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.no_topics", description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--pack", default="nl", help="the pack of topics (default nl)")
    parser.add_argument("--kind", default="information", help="kind of the pages (information)")
    arguments = parser.parse_args()
    settings = _settings(arguments.pack, arguments.kind)
    pages = topics = 0
    for folder in arguments.folders:
        seen, found = _looked_at(folder, settings)
        pages, topics = pages + seen, topics + found
        print(f"{folder}: {found} topics on {seen} pages")
    rate = 1000 * topics / pages if pages else 0.0
    print(f"{topics} topics on {pages} pages: {rate:.2f} in 1,000, allowed {MOST_IN_A_THOUSAND}")
    sys.exit(0 if pages and rate <= MOST_IN_A_THOUSAND else 1)


def _settings(pack: str, kind: str) -> "Settings":
    from sicaudit.config import load

    text = (
        f'[audit]\npacks = ["{pack}"]\n'
        f'[[site]]\nid = "pages"\nname = "Pages"\nurl = "{ADDRESS}"\n'
        f'[[site.section]]\nname = "All"\nkind = "{kind}"\n'
    )
    with TemporaryDirectory(prefix="no-topics-") as name:
        path = Path(name) / "sites.toml"
        path.write_text(text, encoding="utf-8")
        return load(path)


def _looked_at(folder: Path, settings: "Settings") -> tuple[int, int]:
    """Read every page of a folder and print each topic; gives how many of both there are."""
    from sicaudit.engine.reading import Reader

    reader = Reader(settings, datetime.now(UTC).date())
    pages = found = 0
    for path in _html_files(folder):
        pages += 1
        for topic in _topics(path, folder, settings, reader):
            found += 1
            words = ", ".join(f"{hit.word} ({hit.place}, {hit.points})" for hit in topic.hits)
            print(f"{path.relative_to(folder)}: {topic.id}, {topic.points} points: {words}")
    return pages, found


def _html_files(folder: Path) -> Iterator[Path]:
    """Give each page once: what is a symbolic link is another page's other name."""
    files = (path for path in folder.rglob("*") if path.suffix in (".html", ".htm", ".xhtml"))
    yield from sorted(path for path in files if path.is_file() and not path.is_symlink())


def _topics(
    path: Path, folder: Path, settings: "Settings", reader: "Reader"
) -> tuple["PageTopic", ...]:
    from sicaudit.engine.single import from_file, inspected
    from sicaudit.urls import Url

    url = Url(ADDRESS + quote(path.relative_to(folder).as_posix()))
    return inspected(from_file(path, url), reader, settings.sites[0]).facts.topics


if __name__ == "__main__":
    main()
