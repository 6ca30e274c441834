"""What is wrong with the ways in which a page leads to one service."""

from collections.abc import Iterable, Sequence

from sicaudit.model.knowledge import Service
from sicaudit.model.page import OWN_HELP_PAGE, Signpost
from sicaudit.page.help.service_doors import TEL_DIFFERS, VAGUE
from sicaudit.urls import Host, host_of, is_web, without_port

PLACES = ("help_block", "text", "one_click", "footer")
"""From strongest to weakest."""

REASONS = (
    *("by-name", "footer-only", "one-group", "old-number", "old-address", "place-too-weak"),
    *("one-click", VAGUE, TEL_DIFFERS, "no-phone", "no-hours", "too-many", "never-only"),
)
"""From the gravest to the least."""

_USUAL_FLOOR = "text"


def gravity_of(faults: Iterable[str]) -> list[int]:
    """Give what tells the less grave of two lists of faults: their ranks, the gravest first."""
    return sorted((len(REASONS) - REASONS.index(fault) for fault in faults), reverse=True)


def floor_of(place: str) -> str:
    """Give the weakest place that is good enough; what is no place is taken for the text."""
    return place if place in PLACES else _USUAL_FLOOR


def faults_of(
    signposts: Sequence[Signpost], service: Service | None, floor: str
) -> tuple[str, ...]:
    """Give what is wrong with the best way to a service; empty where one way is good.

    A number that dials another is wrong whatever stands beside it; a former number or address is
    where no present one stands beside it.
    """
    best = min((_faults(s, service, floor) for s in signposts), key=gravity_of)
    lasting = {TEL_DIFFERS for signpost in signposts if TEL_DIFFERS in signpost.faults}
    for by, fault in (("phone", "old-number"), ("link", "old-address")):
        near = [s for s in signposts if s.by == by and _is_near(s, floor)]
        if near and all(fault in _faults(signpost, service, floor) for signpost in near):
            lasting.add(fault)
    return tuple(sorted({*best, *lasting}, key=REASONS.index))


def _is_near(signpost: Signpost, floor: str) -> bool:
    return PLACES.index(signpost.place) <= PLACES.index(floor)


def _faults(signpost: Signpost, service: Service | None, floor: str) -> list[str]:
    """Give what is wrong with one way, the gravest first."""
    found = set(signpost.faults)
    if signpost.by == "name":
        found.add("by-name")
    if service is not None and is_old_address(signpost, service):
        found.add("old-address")
    if service is not None and signpost.by == "phone" and _dials(signpost, service.old_phones):
        found.add("old-number")
    if not _is_near(signpost, floor):
        found.add(_TOO_WEAK.get(signpost.place, "place-too-weak"))
    return sorted(found, key=REASONS.index)


_TOO_WEAK = {"footer": "footer-only", "one_click": "one-click"}


def shown_well(signposts: Sequence[Signpost], what: str, floor: str) -> bool:
    """Say whether a number can be read, or hours, in the text or where the service stands best."""
    best = min(PLACES.index(signpost.place) for signpost in signposts)
    weakest = max(PLACES.index(floor), PLACES.index("text"), best)
    near = [s for s in signposts if PLACES.index(s.place) <= weakest or s.place == "one_click"]
    if what == "hours":
        return any(s.hours or s.place == "one_click" for s in near)
    return any(s.by == "phone" or s.place == "one_click" for s in near)


def offers_too_many(signposts: Iterable[Signpost], most: int, floor: str) -> bool:
    """Say whether a service is shown nowhere but among more others than one can choose from."""
    good = [s for s in signposts if s.by != "name" and PLACES.index(s.place) <= PLACES.index(floor)]
    return bool(good) and all(s.choices > most for s in good)


def is_old_address(signpost: Signpost, service: Service) -> bool:
    return _host(signpost) in _bare(service.old_hosts) - _bare(service.hosts)


def is_abroad(signpost: Signpost, service: Service | None) -> bool:
    """Say whether a signpost leads to another country."""
    if service is None or signpost.service == OWN_HELP_PAGE:
        return False
    return bool(service.country) or _host(signpost) in _bare(service.other_country)


def _host(signpost: Signpost) -> str:
    if signpost.by != "link" or signpost.target is None or not is_web(signpost.target):
        return ""
    return without_port(host_of(signpost.target)).removeprefix("www.")


def _bare(hosts: Iterable[str]) -> set[str]:
    return {without_port(Host(host.lower())).removeprefix("www.") for host in hosts} - {""}


def _dials(signpost: Signpost, phones: Iterable[str]) -> bool:
    """Compare the digits that a number has with and without the country's code."""
    digits = "".join(filter(str.isdigit, signpost.target or signpost.text))
    ends = ("".join(filter(str.isdigit, phone)).lstrip("0") for phone in phones)
    return any(end and digits.endswith(end) for end in ends)
