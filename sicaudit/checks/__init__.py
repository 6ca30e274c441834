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
from sicaudit.checks.dead_video import dead_video
from sicaudit.checks.expired_rule import expired_rule
from sicaudit.checks.expiring_certificate import expiring_certificate
from sicaudit.checks.far_from_help import far_from_help
from sicaudit.checks.hijacked_link import hijacked_link
from sicaudit.checks.insecure_link import insecure_link
from sicaudit.checks.invalid_link import invalid_link
from sicaudit.checks.lost_signpost import lost_signpost
from sicaudit.checks.missing_signpost import missing_signpost
from sicaudit.checks.moved_link import moved_link
from sicaudit.checks.orphan_page import orphan_page
from sicaudit.checks.outdated_fact import outdated_fact
from sicaudit.checks.past_event import past_event
from sicaudit.checks.site_unreachable import site_unreachable
from sicaudit.checks.soft_404 import soft_404
from sicaudit.checks.stale_page import stale_page
from sicaudit.checks.superseded_term import superseded_term
from sicaudit.checks.undated_page import undated_page
from sicaudit.checks.unverifiable_link import unverifiable_link
from sicaudit.checks.weak_signpost import weak_signpost
from sicaudit.checks.wrong_canonical import wrong_canonical
from sicaudit.checks.wrong_signpost import wrong_signpost

BUILT_IN: tuple[Check[Any], ...] = (
    hijacked_link,
    broken_link,
    broken_resource,
    dead_video,
    broken_fragment,
    invalid_link,
    soft_404,
    unverifiable_link,
    moved_link,
    insecure_link,
    wrong_canonical,
    expiring_certificate,
    expired_rule,
    site_unreachable,
    stale_page,
    undated_page,
    contradictory_dates,
    past_event,
    superseded_term,
    outdated_fact,
    missing_signpost,
    weak_signpost,
    wrong_signpost,
    lost_signpost,
    broken_signpost,
    far_from_help,
    orphan_page,
)


def load() -> Sequence[Check[Any]]:
    """Give the built-in checks, then those that installed packages add (`sicaudit.checks`)."""
    found = sorted(entry_points(group="sicaudit.checks"), key=lambda point: point.name)
    return (*BUILT_IN, *(point.load() for point in found))
