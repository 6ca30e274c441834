"""Short stories that tell what happens without its official name, or what only nearly does."""

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent / "told"


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What a child, a parent or a teacher writes."""

    title: str
    text: str
    language: str
    topic: str = ""
    """What it is about; empty: nothing that anybody must be helped with."""
    near: str = ""
    """The topic that it nearly is about."""
    who: str = ""
    may: tuple[str, ...] = ()
    """Topics near enough: to find them, or not to, is no mistake."""

    @property
    def is_held(self):
        """Say whether it is of the third that whoever tunes must not read."""
        return hashlib.sha256(self.title.encode()).digest()[0] % 3 == 0


@cache
def stories():
    """Give all of them."""
    return tuple(
        Story(**{"language": written.get("language"), **one, "may": tuple(one.get("may", ()))})
        for path in sorted(HERE.glob("*.toml"))
        for written in [tomllib.loads(path.read_text("utf-8"))]
        for one in written["story"]
    )
