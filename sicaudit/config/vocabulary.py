"""The closed lists an editor may choose from."""

from sicaudit.model.catalogue import CHECKS
from sicaudit.model.finding import Group

CHECK_NAMES = (*(str(group) for group in Group), *CHECKS)
"""Groups of checks, and every check of the contract."""

AUDIENCES = {
    "child": "children up to about 12",
    "youth": "young people of about 12 to 18",
    "parent": "parents and carers",
    "teacher": "teachers, librarians, media coaches",
    "professional": "network partners, helpers, policy makers",
    "public": "everyone (adults)",
}
"""Used where neither the file nor a pack has a table [audiences]."""

EVERY_PAGE = frozenset({"/*", "*"})
REST = "Everything else"
"""Name of the section that is added to a site whose last one does not fit every page."""

WHOLE = "Every page"
"""Name of the section of a site that has none. Reports say both in their own language."""

KINDS = (
    "information",
    "how-to",
    "news",
    "help",
    "legal",
    "about",
    "dossier",
    "dictionary",
    "lesson",
)
"""Kinds of sections that are known; others are welcome."""


def plugin_checks() -> frozenset[str]:
    """Give the ids of installed plugins' checks (entry point `sicaudit.checks`)."""
    from importlib.metadata import entry_points  # slow, and seldom needed

    return frozenset(
        point.name.replace("_", "-") for point in entry_points(group="sicaudit.checks")
    )
