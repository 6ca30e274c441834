"""How many findings of each kind: every number of a report is counted here, once."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sicaudit.model.finding import Severity, State
from sicaudit.report.item import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Numbers of findings: by severity what is to be done, by state everything."""

    error: int
    warning: int
    notice: int
    new: int
    open: int
    returned: int
    fixed: int
    unchecked: int
    muted: int

    @property
    def to_do(self) -> int:
        return self.new + self.open + self.returned


def counts_of(items: Iterable[Item]) -> Counts:
    states: Counter[State] = Counter()
    severities: Counter[Severity] = Counter()
    for item in items:
        states[item.state] += 1
        if item.is_to_do:
            severities[item.finding.severity] += 1
    return Counts(
        error=severities[Severity.ERROR],
        warning=severities[Severity.WARNING],
        notice=severities[Severity.NOTICE],
        new=states[State.NEW],
        open=states[State.OPEN],
        returned=states[State.RETURNED],
        fixed=states[State.FIXED],
        unchecked=states[State.UNCHECKED],
        muted=states[State.MUTED],
    )
