"""Whether a page on a topic sends its readers to the right place for help: one pure judgement."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sicaudit.model.knowledge import Service, Topic
from sicaudit.model.page import Signpost
from sicaudit.page.signpost_hints import is_vague
from sicaudit.urls import Host, host_of, without_port

Groups = tuple[tuple[str, ...], ...]

PLACES = ("help_block", "text", "one_click", "footer")
"""From strongest to weakest."""

FALLBACK_AUDIENCE = "public"


class SignpostGrade(StrEnum):
    """How well a page signposts."""

    GOOD = "good"
    WEAK = "weak"
    MISSING = "missing"
    WRONG = "wrong"
    NOT_NEEDED = "not-needed"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignpostVerdict:
    """A page's signposts held against what one topic asks."""

    verdict: SignpostGrade
    why: str = ""
    """Of a weak one: by-name, old-address, old-number, vague-link, footer-only, place-too-weak,
    never-only. Of a wrong one: other-audience, other-country. Else empty."""
    needs: Groups = ()
    """Every group must be met by any one of its services."""
    missing: tuple[str, ...] = ()
    """The services any of which would meet the groups that nothing meets well."""
    found: tuple[Signpost, ...] = ()
    """Signposts to services that the topic asks for; of a wrong one, those to the others."""
    no_phone: bool = False
    """The topic asks for a readable number of the first group, and the page shows none."""


def needs_of(topic: Topic, audience: Sequence[str], services: Sequence[Service] = ()) -> Groups:
    """Give the groups of services that must each be met for these readers.

    Of several audiences all groups count, and of two the stricter. An audience without an entry
    is asked what the public is asked; an empty entry asks nothing. With `services`, nobody is
    asked to send readers to one that is not meant for them.
    """
    groups: list[tuple[str, ...]] = []
    known = {service.id: service for service in services}
    for readers in audience:
        entry = topic.needs.get(readers)
        if entry is None:
            entry = tuple(
                tuple(one for one in group if _is_for(known.get(one), readers))
                for group in topic.needs.get(FALLBACK_AUDIENCE, ())
            )
        groups += [group for group in entry if group]
    distinct = list(dict.fromkeys(groups))
    return tuple(
        group for group in distinct if not any(set(other) < set(group) for other in distinct)
    )


def _is_for(service: Service | None, readers: str) -> bool:
    return service is None or readers in service.for_ or readers in service.pass_on


def judge_signposts(
    topic: Topic,
    audience: Sequence[str],
    signposts: Sequence[Signpost],
    services: Sequence[Service],
    place_floor: str,
) -> SignpostVerdict:
    """Judge a page's signposts for one topic.

    `place_floor` is the weakest place that is good enough: of the section, else of the topic.
    """
    needs = needs_of(topic, audience, services)
    if not needs:
        return SignpostVerdict(verdict=SignpostGrade.NOT_NEEDED)
    known = {service.id: service for service in services}
    asked = {service for group in needs for service in group}
    local = [signpost for signpost in signposts if not _is_abroad(signpost, known)]
    found = tuple(signpost for signpost in local if signpost.service in asked)
    faults = _faults_by_service(found, known, place_floor)
    unmet = [group for group in needs if faults.keys().isdisjoint(group)]
    weak = [group for group in needs if group not in unmet and not _is_met(group, faults)]
    missing = [service for group in needs if group in (*unmet, *weak) for service in group]
    verdict, why = SignpostGrade.GOOD, ""
    if unmet:
        verdict = SignpostGrade.MISSING
        wrong, reason = _wrong_doors(audience, signposts, known)
        if wrong and not _leads_anywhere(audience, local, known):
            verdict, why, found = SignpostGrade.WRONG, reason, wrong
    elif weak:
        verdict = SignpostGrade.WEAK
        why = min((faults[one] for one in weak[0] if one in faults), key=_WHYS.index)
    elif faults.keys() <= set(topic.never_only) and not asked <= set(topic.never_only):
        verdict, why = SignpostGrade.WEAK, "never-only"
        missing = [one for group in needs for one in group if one not in topic.never_only]
    return SignpostVerdict(
        verdict=verdict,
        why=why,
        needs=needs,
        missing=tuple(dict.fromkeys(missing)),
        found=found,
        no_phone=_shows_no_phone(topic, needs[0], found, known),
    )


_WHYS = ("vague-link", "place-too-weak", "footer-only", "old-address", "old-number", "by-name")
"""From the least to the most serious."""


def _is_met(group: Sequence[str], faults: Mapping[str, str]) -> bool:
    return any(faults.get(service) == "" for service in group)


def _faults_by_service(
    found: Iterable[Signpost], known: Mapping[str, Service], floor: str
) -> dict[str, str]:
    """Give each service's least fault; empty where one of its signposts has none."""
    faults: dict[str, str] = {}
    for signpost in found:
        fault = _fault(signpost, known.get(signpost.service), floor)
        before = faults.get(signpost.service, fault)
        faults[signpost.service] = min(before, fault, key=("", *_WHYS).index)
    return faults


def _fault(signpost: Signpost, service: Service | None, floor: str) -> str:
    if signpost.by == "name":
        return "by-name"
    if service is not None and _host(signpost) in _bare(service.old_hosts) - _bare(service.hosts):
        return "old-address"
    if service is not None and signpost.by == "phone" and _dials(signpost, service.old_phones):
        return "old-number"
    if PLACES.index(signpost.place) > PLACES.index(floor):
        return "footer-only" if signpost.place == "footer" else "place-too-weak"
    return "vague-link" if signpost.by == "link" and is_vague(signpost.text) else ""


def _wrong_doors(
    audience: Sequence[str], signposts: Iterable[Signpost], known: Mapping[str, Service]
) -> tuple[tuple[Signpost, ...], str]:
    """Give the signposts in the page's own text that lead its readers to a wrong door."""
    doors = [s for s in signposts if s.by != "name" and s.place != "footer"]
    abroad = tuple(s for s in doors if _is_abroad(s, known))
    if abroad:
        return abroad, "other-country"
    others = (s for s in doors if not _suits(known.get(s.service), audience))
    return tuple(others), "other-audience"


def _leads_anywhere(
    audience: Sequence[str], signposts: Iterable[Signpost], known: Mapping[str, Service]
) -> bool:
    return any(s.by != "name" and _suits(known.get(s.service), audience) for s in signposts)


def _suits(service: Service | None, audience: Sequence[str]) -> bool:
    return any(_is_for(service, readers) for readers in audience)


def _is_abroad(signpost: Signpost, known: Mapping[str, Service]) -> bool:
    service = known.get(signpost.service)
    return service is not None and _host(signpost) in _bare(service.other_country)


def _shows_no_phone(
    topic: Topic, group: Sequence[str], found: Iterable[Signpost], known: Mapping[str, Service]
) -> bool:
    if "phone" not in topic.show:
        return False
    named = {s.service for s in found if s.service in group}
    reachable = {one for one in named if one in known and known[one].phones}
    return bool(reachable) and not any(s.by == "phone" and s.service in reachable for s in found)


def _host(signpost: Signpost) -> str:
    if signpost.by != "link" or signpost.target is None:
        return ""
    return without_port(host_of(signpost.target)).removeprefix("www.")


def _bare(hosts: Iterable[str]) -> set[str]:
    return {without_port(Host(host.lower())).removeprefix("www.") for host in hosts}


def _dials(signpost: Signpost, phones: Iterable[str]) -> bool:
    """Compare the digits that a number has with and without the country's code."""
    digits = "".join(filter(str.isdigit, signpost.target or signpost.text))
    return any(digits.endswith("".join(filter(str.isdigit, phone)).lstrip("0")) for phone in phones)
