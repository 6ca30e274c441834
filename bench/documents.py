"""Debian's documentation packages as a family of six websites."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

WORK = Path(__file__).parent / ".work"
DEBS = WORK / "debs"
UNPACKED = WORK / "root"
SITES = WORK / "sites"
FIRST_PORT = 8601


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentSet:
    """A package whose HTML is served as one website."""

    id: str
    name: str
    package: str
    root: str
    """Where its HTML lies inside the package."""
    language: str
    shown: tuple[str, ...] = ()
    """What of `root` is served; empty: all of it."""
    index: str = "index.html"
    """The file that answers for a folder."""

    @property
    def port(self) -> int:
        return FIRST_PORT + SETS.index(self)

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        """The front page."""
        return f"{self.origin}/"

    @property
    def folder(self) -> Path:
        """What nginx serves."""
        return SITES / self.id


SETS = (
    DocumentSet(
        id="libreoffice-help",
        name="LibreOffice-help",
        package="libreoffice-help-nl",
        root="usr/share/libreoffice/help",
        language="nl",
        shown=("nl", "media"),
    ),
    DocumentSet(
        id="debian-faq",
        name="Debian FAQ",
        package="debian-faq-nl",
        root="usr/share/doc/debian/FAQ/nl",
        language="nl",
        index="index.nl.html",
    ),
    DocumentSet(
        id="installation-guide",
        name="Debian installatiehandleiding",
        package="installation-guide-amd64",
        root="usr/share/doc/installation-guide-amd64",
        language="nl",
        shown=("nl", "en"),
    ),
    DocumentSet(
        id="postgresql-doc",
        name="PostgreSQL 15",
        package="postgresql-doc-15",
        root="usr/share/doc/postgresql-doc-15/html",
        language="en",
    ),
    DocumentSet(
        id="apache-doc",
        name="Apache HTTP Server 2.4",
        package="apache2-doc",
        root="usr/share/doc/apache2-doc/manual",
        language="en",
    ),
    DocumentSet(
        id="python-doc",
        name="Python 3.11",
        package="python3.11-doc",
        root="usr/share/doc/python3.11/html",
        language="en",
    ),
)

# The Debian packages have no front page for these two, so we make a plain one of what a visitor
# is offered: the tree that LibreOffice's contents.js draws, and the two languages.
INSTALLATION_GUIDE = """<!DOCTYPE html>
<html lang="nl"><head><meta charset="utf-8"><title>Installatiehandleiding</title></head><body>
<ul><li><a href="nl/index.html">Nederlands</a></li><li><a href="en/index.html">English</a></li></ul>
</body></html>
"""
LIBREOFFICE = """<!DOCTYPE html>
<html lang="nl"><head><meta charset="utf-8"><title>LibreOffice-help</title></head><body>
<p><a href="nl/text/shared/05/new_help.html">Help</a></p>{tree}
</body></html>
"""


class Package(NamedTuple):
    """A package as it was downloaded."""

    name: str
    version: str


def fetch() -> None:
    """Download the packages, unpack them without installing, and lay out the sites."""
    DEBS.mkdir(parents=True, exist_ok=True)
    for documents in SETS:
        deb = _deb(documents)
        if deb is None:
            subprocess.run(["apt-get", "download", documents.package], cwd=DEBS, check=True)
            deb = _deb(documents)
        if deb is None:
            raise SystemExit(f"{documents.package} was not downloaded")
        unpacked = UNPACKED / documents.package
        if not unpacked.exists():
            subprocess.run(["dpkg", "-x", str(deb), str(unpacked)], check=True)
    lay_out()


def _deb(documents: DocumentSet) -> Path | None:
    return next(iter(sorted(DEBS.glob(f"{documents.package}_*.deb"))), None)


def packages() -> tuple[Package, ...]:
    """Say which packages are here, by the names of their files."""
    names = (path.name.split("_") for path in sorted(DEBS.glob("*.deb")))
    return tuple(Package(name, version.replace("%3a", ":")) for name, version, _ in names)


def lay_out() -> None:
    """Make the folders that nginx serves: links into the packages, and two front pages."""
    shutil.rmtree(SITES, ignore_errors=True)
    SITES.mkdir(parents=True)
    for documents in SETS:
        root = (UNPACKED / documents.package / documents.root).resolve(strict=True)
        if not documents.shown:
            documents.folder.symlink_to(root)
            continue
        documents.folder.mkdir()
        for name in documents.shown:
            (documents.folder / name).symlink_to((root / name).resolve(strict=True))
        (documents.folder / "index.html").write_text(_front_page(documents), encoding="utf-8")


def _front_page(documents: DocumentSet) -> str:
    if documents.id == "installation-guide":
        return INSTALLATION_GUIDE
    script = (documents.folder / "nl" / "contents.js").read_text(encoding="utf-8")
    match = re.search(r"innerHTML='(.*)'", script, re.DOTALL)
    if match is None:
        raise SystemExit("contents.js of LibreOffice's help no longer holds a tree")
    return LIBREOFFICE.format(tree=match[1].replace("\\\n", "\n").replace("\\'", "'"))


def write_sites_toml(path: Path, sets: tuple[DocumentSet, ...] = SETS) -> None:
    """Describe the sets as one family, crawled as fast as it goes."""
    lines = [
        "[audit]",
        'language = "nl"',
        "packs = []",
        "",
        "[crawl]",
        "concurrency = 100",
        'delay = "0s"',
        "",
        "[links]",
        "external = false",
        "concurrency = 100",
        'delay = "0s"',
    ]
    for documents in sets:
        lines += [
            "",
            "[[site]]",
            f'id = "{documents.id}"',
            f'name = "{documents.name}"',
            f'url = "{documents.url}"',
            f'language = "{documents.language}"',
        ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
