"""One file a check; this tuple is the whole registry."""

from collections.abc import Sequence
from importlib.metadata import entry_points
from typing import Any

from sicaudit.api import Check
from sicaudit.checks.broken_fragment import broken_fragment
from sicaudit.checks.broken_link import broken_link
from sicaudit.checks.broken_resource import broken_resource
from sicaudit.checks.broken_signpost import broken_signpost
from sicaudit.checks.contradictory_dates import contradictory_dates
from sicaudit.checks.insecure_link import insecure_link
from sicaudit.checks.invalid_link import invalid_link
from sicaudit.checks.missing_signpost import missing_signpost
from sicaudit.checks.moved_link import moved_link
from sicaudit.checks.orphan_page import orphan_page
from sicaudit.checks.site_unreachable import site_unreachable
from sicaudit.checks.soft_404 import soft_404
from sicaudit.checks.stale_page import stale_page
from sicaudit.checks.undated_page import undated_page
from sicaudit.checks.unverifiable_link import unverifiable_link
from sicaudit.checks.weak_signpost import weak_signpost
from sicaudit.checks.wrong_signpost import wrong_signpost

BUILT_IN: tuple[Check[Any], ...] = (
    broken_link,
    broken_resource,
    broken_fragment,
    invalid_link,
    soft_404,
    unverifiable_link,
    moved_link,
    insecure_link,
    site_unreachable,
    stale_page,
    undated_page,
    contradictory_dates,
    missing_signpost,
    weak_signpost,
    wrong_signpost,
    broken_signpost,
    orphan_page,
)


def load() -> Sequence[Check[Any]]:
    """Give the built-in checks, then those that installed packages add (`sicaudit.checks`)."""
    found = sorted(entry_points(group="sicaudit.checks"), key=lambda point: point.name)
    return (*BUILT_IN, *(point.load() for point in found))
