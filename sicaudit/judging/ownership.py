"""Whose finding it is: a reviewer who asked for it, else the owner of the section or site."""

from collections.abc import Iterable
from dataclasses import replace

from sicaudit.model.finding import Finding
from sicaudit.model.site import Reviewer


def owned(finding: Finding, reviewers: Iterable[Reviewer]) -> Finding:
    """Give the finding to the first reviewer whose sites and checks it fits."""
    for reviewer in reviewers:
        if _fits(finding, reviewer):
            return replace(finding, owner=reviewer.id)
    return finding


def _fits(finding: Finding, reviewer: Reviewer) -> bool:
    is_theirs = not reviewer.sites or finding.site in reviewer.sites
    asked = not reviewer.checks or {finding.check, finding.group.value} & set(reviewer.checks)
    return is_theirs and bool(asked)
