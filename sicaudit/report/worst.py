"""Which findings come first."""

from collections.abc import Iterable

from sicaudit.model.finding import Group, State
from sicaudit.report.item import Item


def worst_of(items: Iterable[Item]) -> list[Item]:
    """Give what is to be done, worst first.

    Of what is equally bad, what keeps somebody from help comes first, then what is new, then what
    most pages show.
    """
    return sorted(
        (item for item in items if item.is_to_do),
        key=lambda item: (
            item.rank[:2],
            item.finding.group is not Group.SIGNPOSTING,
            item.state is State.OPEN,
            -len(item.pages),
            item.rank,
        ),
    )
