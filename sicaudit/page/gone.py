"""Pages that say they are gone although their status says they are fine."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from sicaudit.page.context import flat
from sicaudit.page.page import Page

_LONGEST = 120
"""A longer heading tells a story, and a story may be about pages not found."""


@cache
def _pattern() -> re.Pattern[str]:
    text = files("sicaudit.page").joinpath("gone.toml").read_text("utf-8")
    patterns: list[str] = tomllib.loads(text)["patterns"]
    return re.compile("|".join(re.escape(words).replace(r"\*", ".*") for words in patterns))


def says_gone(page: Page) -> bool:
    """Say whether title and first heading together say that there is nothing here.

    A title alone may be about such pages ("404 errors explained"), so the first heading must
    say it too, unless there is none.
    """
    if not _says(page.title):
        return False
    heading = page.tree.css_first("h1")
    return heading is None or _says(flat(heading.text(separator=" ")))


def _says(words: str) -> bool:
    return len(words) <= _LONGEST and _pattern().fullmatch(words.lower().strip()) is not None
