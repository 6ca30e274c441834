"""A practice website as a folder of plain files: a path in, an answer out."""

import gzip
import hashlib
import mimetypes
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sicaudit.practice.placeholders import Filling

SITES_FOLDER = Path(__file__).parent / "sites"
PRIVATE = "_"
"""Names that begin so are not served: parts, earlier editions, settings."""

TEXTS = MappingProxyType(
    {
        ".html": "text/html; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".svg": "image/svg+xml",
        ".xml": "application/xml; charset=utf-8",
        ".txt": "text/plain; charset=utf-8",
        ".vtt": "text/vtt; charset=utf-8",
    }
)
"""Files in which placeholders are filled, with their content types."""


class Edition(StrEnum):
    """Which state of the websites is served: two audits of different ones show a history."""

    LAST_WEEK = "last-week"
    TODAY = "today"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a website says to one path."""

    status: int
    body: bytes = b""
    content_type: str = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, kw_only=True)
class Folder:
    """One website's files; read once, filled at every request so that no date rots."""

    name: str
    edition: Edition = Edition.TODAY

    @property
    def path(self) -> Path:
        return SITES_FOLDER / self.name

    @cached_property
    def files(self) -> Mapping[str, Path]:
        """Path of a URL to its file; what the edition brings wins over the ordinary file."""
        found = _served(self.path)
        if self.edition is Edition.LAST_WEEK:
            found |= _served(self.path / "_last_week")
        return MappingProxyType(found)

    @cached_property
    def parts(self) -> Mapping[str, str]:
        parts = sorted((self.path / "_parts").glob("*.html"))
        return MappingProxyType({part.stem: part.read_text(encoding="utf-8") for part in parts})

    @cached_property
    def settings(self) -> Mapping[str, Any]:
        """`_site.toml`: `[redirects]`, `[headers]` by path, `[charset]` by path."""
        file = self.path / "_site.toml"
        text = file.read_text(encoding="utf-8") if file.is_file() else ""
        return MappingProxyType(tomllib.loads(text))

    def answer(self, path: str, filling: Filling) -> Answer:
        """Give what the website says to `path`, decoded and without its query."""
        redirect = self.settings.get("redirects", {}).get(path)
        if redirect is not None:
            location = filling.fill(redirect["to"])
            return Answer(status=redirect["status"], headers={"Location": location})
        if path.endswith("/"):
            path += "index.html"
        if path in self.files:
            return self._file(path, filling, 200)
        if f"{path}/index.html" in self.files:
            return Answer(status=301, headers={"Location": f"{path}/"})
        if path.endswith(".gz") and path[:-3] in self.files:
            plain = self._file(path[:-3], filling, 200)
            packed = gzip.compress(plain.body, mtime=0)
            return Answer(status=200, body=packed, content_type="application/gzip")
        if "/404.html" in self.files:
            return self._file("/404.html", filling, 404)
        return Answer(status=404, body=b"404", content_type="text/plain")

    def _file(self, path: str, filling: Filling, status: int) -> Answer:
        file = self.files[path]
        shown = path.removesuffix("index.html")
        extra = self.settings.get("headers", {}).get(shown, {})
        headers = {name: filling.fill(value) for name, value in extra.items()}
        content_type = TEXTS.get(file.suffix)
        if content_type is None:
            body = file.read_bytes()
            guessed = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            return Answer(status=status, body=body, content_type=guessed, headers=headers)
        charset = self.settings.get("charset", {}).get(shown, "utf-8")
        content_type = content_type.replace("utf-8", charset)
        body = filling.fill(file.read_text(encoding="utf-8")).encode(charset)
        headers["ETag"] = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        return Answer(status=status, body=body, content_type=content_type, headers=headers)


def _served(root: Path) -> dict[str, Path]:
    found = {}
    for file in sorted(root.rglob("*")):
        inside = file.relative_to(root)
        if file.is_file() and not any(part.startswith(PRIVATE) for part in inside.parts):
            found[f"/{inside.as_posix()}"] = file
    return found
