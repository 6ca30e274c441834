"""What a web app manifest points to (https://www.w3.org/TR/appmanifest/)."""

from collections.abc import Iterator
from typing import Any

from sicaudit.page.html.context import flat
from sicaudit.page.html.document import (
    MOST_TITLE_LETTERS,
    Contents,
    Place,
    Trouble,
    is_link,
    language_of,
)
from sicaudit.page.html.json_reading import json_object, members, string

MOST_BYTES = 1024 * 1024


def read_manifest(body: bytes, *, most_links: int) -> Contents:
    """Read a manifest; never raises. Its `scope` is no place anybody goes to, and left out."""
    if len(body) > MOST_BYTES:
        return Contents(trouble=Trouble.TOO_LARGE, cut=True)
    manifest = json_object(body)
    if manifest is None:
        return Contents(trouble=Trouble.DAMAGED)
    places = [place for place in _places(manifest) if is_link(place.href)]
    return Contents(
        title=flat(string(manifest, "name") or string(manifest, "short_name"))[:MOST_TITLE_LETTERS],
        language=language_of(string(manifest, "lang")),
        places=tuple(places[:most_links]),
        cut=len(places) > most_links,
    )


def _places(manifest: dict[str, Any]) -> Iterator[Place]:
    yield from _images(manifest, "icons", "")
    yield from _images(manifest, "screenshots", "")
    for shortcut in members(manifest, "shortcuts"):
        name = flat(string(shortcut, "name"))
        yield Place(string(shortcut, "url"), "manifest shortcuts", name, name)
        yield from _images(shortcut, "icons", name)
    yield Place(string(manifest, "start_url"), "manifest start_url")


def _images(holder: dict[str, Any], name: str, of: str) -> Iterator[Place]:
    for image in members(holder, name):
        text = flat(string(image, "label")) or of
        snippet = " ".join(filter(None, (text, string(image, "sizes"))))
        yield Place(string(image, "src"), f"manifest {name}", text, snippet)
