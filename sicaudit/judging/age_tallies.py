"""Counts how a site's pages stand by their age, and keeps which are due for review next."""

from collections import Counter
from heapq import nsmallest
from operator import attrgetter

from sicaudit.model.age import AgeTally, DuePage
from sicaudit.page.dates.states import AgeState

MOST_DUE = 100
"""Pages that a report names before they are due."""

_AT_MOST = 10 * MOST_DUE
"""Pages in memory, of a site where very many are due at once."""


class AgeCounting:
    """The counts of one site while its pages come in."""

    def __init__(self) -> None:
        self._states: Counter[AgeState] = Counter()
        self._due: list[DuePage] = []

    def add(self, state: AgeState, page: DuePage | None) -> None:
        """Count a page; `page`: where it is due soon."""
        self._states[state] += 1
        if page is not None:
            self._due.append(page)
            if len(self._due) > _AT_MOST:
                self._due = self._soonest()

    def _soonest(self) -> list[DuePage]:
        return nsmallest(MOST_DUE, self._due, key=attrgetter("due", "url"))

    def tally(self) -> AgeTally:
        """Give what was counted."""
        return AgeTally(
            fresh=self._states[AgeState.FRESH],
            due_soon=self._states[AgeState.DUE_SOON],
            stale=self._states[AgeState.STALE],
            undated=self._states[AgeState.UNDATED],
            contradictory=self._states[AgeState.CONTRADICTORY],
            next_due=tuple(self._soonest()),
        )
