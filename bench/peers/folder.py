"""A fixture folder as a web server shows it."""

import mimetypes
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".md": "text/markdown",
    ".foo": "text/html",
    ".php": "text/html",
}
"""What `mimetypes` does not know on every machine, and what only a test's options make a page."""
_INDEX = ("index.html", "index.htm")


class Folder:
    """Answers calls with the files of a folder; queries count for nothing."""

    def __init__(
        self,
        root: Path,
        *,
        extensions: tuple[str, ...] = (),
        index: tuple[str, ...] = _INDEX,
        replaced: Mapping[str, str] | None = None,
    ) -> None:
        self.root = root.resolve(strict=True)
        self.extensions = extensions
        """Tried where there is no such file: clean addresses."""
        self.index = index
        self.replaced = replaced or {}
        """Text of the pages to what stands there instead: ports and names of the peer's test."""

    async def __call__(self, call: Any) -> None:
        path = unquote(call.path.partition("?")[0])
        place = (self.root / path.lstrip("/")).resolve()
        if not place.is_relative_to(self.root):
            await call.answer(404, "")
        elif place.is_dir() and not path.endswith("/"):
            query = call.path.partition("?")[2]
            where = call.path.partition("?")[0] + "/" + (f"?{query}" if query else "")
            await call.answer(301, "", location=where)
        elif found := self.file_for(place):
            await call.answer(200, self.body(found), content_type=type_of(found))
        else:
            await call.answer(404, "<h1>404 Not Found</h1>")

    def file_for(self, place: Path) -> Path | None:
        candidates = [place, *(place / name for name in self.index)]
        candidates += [place.with_name(f"{place.name}.{end}") for end in self.extensions]
        return next((each for each in candidates if each.is_file()), None)

    def body(self, file: Path) -> bytes:
        body = file.read_bytes()
        for old, new in self.replaced.items():
            body = body.replace(old.encode(), new.encode())
        return body


def type_of(file: Path) -> str:
    known = _TYPES.get(file.suffix.lower()) or mimetypes.guess_type(file.name)[0]
    return known or "application/octet-stream"


def files_under(root: Path, *ends: str) -> tuple[str, ...]:
    """Name all files of a folder, by how their names end."""
    found = (file for file in root.rglob("*") if file.is_file() and file.name.endswith(ends))
    return tuple(sorted(file.relative_to(root).as_posix() for file in found))
