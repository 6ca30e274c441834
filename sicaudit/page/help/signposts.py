"""Where a page sends people: links to services, their telephone numbers, their names."""

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import replace

from sicaudit.model.knowledge import Service
from sicaudit.model.page import OWN_HELP_PAGE, Region, Signpost
from sicaudit.page.help.door_hours import with_hours
from sicaudit.page.help.help_blocks import HelpBlocks
from sicaudit.page.help.help_headings import heads
from sicaudit.page.help.quick_look import QuickLook
from sicaudit.page.help.service_doors import VAGUE, Door, DoorFinder, Resolve
from sicaudit.page.help.signpost_hints import is_vague
from sicaudit.page.help.signpost_verdict import (
    PLACES,
    SignpostGrade,
    SignpostVerdict,
    judge_signposts,
    needs_of,
)
from sicaudit.page.help.teasers import Teasers
from sicaudit.page.help.topics import mark_of_text
from sicaudit.page.help.wrong_doors import WRONG_NUMBER, WrongDoors
from sicaudit.page.html.blocks import TextBlock, blocks_of
from sicaudit.page.html.context import link_text
from sicaudit.urls import Url

__all__ = [
    "SignpostFinder",
    "SignpostGrade",
    "SignpostVerdict",
    "TextBlock",
    "blocks_of",
    "judge_signposts",
    "mark_of_text",
    "needs_of",
]

_STRENGTHS = ("link", "phone", "name")
_LONGEST_TEXT = 120


class SignpostFinder:
    """Finds signposts; compiled once, then used for any number of pages.

    The `emergency` number is none of the choices that a help block offers.
    """

    def __init__(self, services: Sequence[Service], region: str, emergency: str = "") -> None:
        self._doors = DoorFinder(services, region)
        self._emergency = frozenset(s.id for s in services if emergency in s.phones)
        self._wrong = WrongDoors(services, region, emergency)
        self._quick = QuickLook(self._doors)
        self.may_signpost = self._quick.may_signpost

    def find(
        self,
        blocks: Sequence[TextBlock],
        resolve: Resolve,
        words: Collection[str],
        url: Url,
        *,
        teasers: Teasers,
        help_page: Url | None,
    ) -> tuple[Signpost, ...]:
        """Give every service with each way and place in which the page shows it, once.

        `words` are those of its visible text, in lower case, without accents too. `url` is the
        page's, and `help_page` that on which its site says where to get help;
        `teasers` are the blocks that only lead to other pages. The best places come first. A name
        is left out where a link or number of the same service stands in a place as good.
        """
        found = []
        if help_page is not None and _bare(url) != _bare(help_page):
            found += _to_help(blocks, resolve, teasers.listed, help_page)
        if doors := self._doors.find(blocks, resolve, words):
            found += self._placed(self._corrected(doors, blocks), blocks, teasers.every)
        return tuple(_without_idle_names(sorted(found, key=_rank)))

    def _placed(
        self, doors: Sequence[Door], blocks: Sequence[TextBlock], teasers: Collection[int]
    ) -> Iterable[Signpost]:
        """Say where the doors stand and what stands beside them, each kind and place once."""
        groups = HelpBlocks(blocks, _ways_in(doors, teasers), teasers).groups()
        hours = with_hours(blocks, doors, groups)
        choices = _choices((d for d in doors if d.service not in self._emergency), groups)
        found: dict[tuple[str, str, str, int | None, bool], Signpost] = {}
        for door in doors:
            block, group = blocks[door.block], groups.get(door.block)
            place = _place(block, group is not None, is_teaser=door.block in teasers)
            signpost = Signpost(
                service=door.service,
                by=door.by,
                place=place,
                text=door.text[:_LONGEST_TEXT],
                target=door.target,
                faults=door.faults,
                hours=(door.block, door.service) in hours,
                choices=0 if group is None else choices.get(group, 0),
                block=None if place == "footer" else _mark(block),
            )
            key = (door.service, door.by, place, signpost.block, WRONG_NUMBER in door.faults)
            found[key] = _together(found[key], signpost) if key in found else signpost
        return found.values()

    def _corrected(self, doors: Sequence[Door], blocks: Sequence[TextBlock]) -> list[Door]:
        """Put wrong numbers in the place of what they would be doors to by themselves."""
        wrong = list(self._wrong.find(blocks, _named_above(blocks, doors)))
        targets = {(door.block, door.target) for door in wrong}
        kept = [d for d in doors if d.by != "phone" or (d.block, d.target) not in targets]
        return [*kept, *wrong]


def _named_above(blocks: Sequence[TextBlock], doors: Iterable[Door]) -> dict[int, str]:
    """Give the service that the heading above a block names, where it names one alone."""
    named: dict[int, set[str]] = {}
    for door in doors:
        named.setdefault(door.block, set()).add(door.service)
    above: dict[int, str] = {}
    for section in heads(blocks):
        services = named.get(section.behind[0], set())
        if section.is_lower and len(services) == 1:
            above |= dict.fromkeys(section.behind[1:], next(iter(services)))
    return above


def _ways_in(doors: Iterable[Door], teasers: Container[int]) -> dict[int, int]:
    """Count the links and numbers in each block that is the page's own."""
    several: dict[int, set[tuple[str, str]]] = {}
    for door in doors:
        if door.block not in teasers:
            ways = several.setdefault(door.block, set())
            if door.by != "name":
                ways.add((door.service, door.by))
    return {block: len(ways) for block, ways in several.items()}


def _to_help(
    blocks: Sequence[TextBlock], resolve: Resolve, in_lists: Container[int], help_page: Url
) -> list[Signpost]:
    """Give the clearest link in a page's own text that leads to its site's own help page."""
    wanted = _bare(help_page)
    found: list[Signpost] = []
    for number, block in enumerate(blocks):
        if block.region is not Region.CONTENT or number in in_lists:
            continue
        for link in block.links:
            target = resolve(link.attributes.get("href") or "")
            if target is not None and _bare(target) == wanted:
                words = link_text(link)
                faults = (VAGUE,) if is_vague(words) else ()
                signpost = Signpost(
                    service=OWN_HELP_PAGE,
                    by="link",
                    place="one_click",
                    text=words[:_LONGEST_TEXT],
                    target=target,
                    faults=faults,
                    block=_mark(block),
                )
                if not faults:
                    return [signpost]
                found = [signpost]
    return found


def _mark(block: TextBlock) -> int | None:
    """Give the mark of a block that may be a template's."""
    return None if block.is_main else mark_of_text(block.text)


def _bare(url: Url) -> str:
    return (
        url.partition("#")[0].partition("?")[0].rstrip("/").partition("//")[2].removeprefix("www.")
    )


def _choices(doors: Iterable[Door], groups: Mapping[int, int]) -> dict[int, int]:
    """Count the services that each help block offers by link or number."""
    offered: dict[int, set[str]] = {}
    for door in doors:
        if door.by != "name" and (group := groups.get(door.block)) is not None:
            offered.setdefault(group, set()).add(door.service)
    return {group: len(services) for group, services in offered.items()}


def _place(block: TextBlock, helps: bool, *, is_teaser: bool) -> str:
    if helps:
        return "help_block"
    return "text" if block.region is Region.CONTENT and not is_teaser else "footer"


def _together(one: Signpost, other: Signpost) -> Signpost:
    """Put two of one kind together: one link that says where it leads is enough.

    A number that dials another is wrong, however often it stands there right.
    """
    lasting = {fault for fault in (*one.faults, *other.faults) if fault != VAGUE}
    shared = set(one.faults) & set(other.faults)
    clearer = other if VAGUE in one.faults and VAGUE not in other.faults else one
    return replace(
        clearer,
        faults=tuple(sorted(lasting | shared)),
        hours=one.hours or other.hours,
        choices=max(one.choices, other.choices),
    )


def _without_idle_names(signposts: Iterable[Signpost]) -> Iterable[Signpost]:
    """Leave out names of services that are shown better in a place as good."""
    shown: dict[str, int] = {}
    for signpost in signposts:
        place = PLACES.index(signpost.place)
        if signpost.by != "name":
            shown[signpost.service] = min(place, shown.get(signpost.service, place))
        elif shown.get(signpost.service, len(PLACES)) <= place:
            continue
        yield signpost


def _rank(signpost: Signpost) -> tuple[int, int]:
    """Order by place, then by what is shown there; stable for what is equal."""
    return PLACES.index(signpost.place), _STRENGTHS.index(signpost.by)
