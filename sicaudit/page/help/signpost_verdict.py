"""Whether a page on a topic sends its readers to the right place for help: one pure judgement."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from sicaudit.model.knowledge import Service, Topic
from sicaudit.model.page import OWN_HELP_PAGE, Signpost
from sicaudit.page.help.signpost_faults import (
    PLACES,
    REASONS,
    faults_of,
    floor_of,
    gravity_of,
    is_abroad,
    offers_too_many,
    shown_well,
)
from sicaudit.page.help.wrong_doors import WRONG_NUMBER

__all__ = ["PLACES", "Groups", "SignpostGrade", "SignpostVerdict", "judge_signposts", "needs_of"]

Groups = tuple[tuple[str, ...], ...]

_OFTEN_ENOUGH = 2
"""Services that a help block may offer whatever the topic asks: more are hard to choose from."""


class SignpostGrade(StrEnum):
    """How well a page signposts."""

    GOOD = "good"
    WEAK = "weak"
    MISSING = "missing"
    WRONG = "wrong"
    NOT_NEEDED = "not-needed"
    CANNOT_TELL = "cannot-tell"
    """A script builds the page, or what it says is in a document or a video."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignpostVerdict:
    """A page's signposts held against what one topic asks."""

    verdict: SignpostGrade
    reasons: tuple[str, ...] = ()
    """Of a weak one, the gravest first: by-name, footer-only, one-group, old-number, old-address,
    place-too-weak, one-click, vague-link, tel-differs, no-phone, no-hours, too-many, never-only.
    Of a wrong one: wrong-number, other-country, other-audience. Of one that cannot be told:
    what `why_unread` gives. Else empty.
    """
    needs: Groups = ()
    """Every group must be met by any one of its services."""
    missing: tuple[str, ...] = ()
    """The services any of which would meet the groups that nothing meets well."""
    found: tuple[Signpost, ...] = ()
    """Signposts to services that the topic asks for; of a wrong one, those that are wrong."""

    @property
    def why(self) -> str:
        """The gravest reason; empty where there is none."""
        return self.reasons[0] if self.reasons else ""


def needs_of(topic: Topic, audience: Sequence[str]) -> Groups:
    """Give the groups of services that must each be met for these readers.

    Of several audiences all groups count, and of two the stricter. An audience without an entry
    is asked for nothing.
    """
    groups = [group for readers in audience for group in topic.needs.get(readers, ()) if group]
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
    unread: str = "",
    on_help_page: Collection[str] | None = None,
) -> SignpostVerdict:
    """Judge a page's signposts for one topic.

    `place_floor` is the weakest place that is good enough: of the section, else of the topic.
    `unread` says why the page may hold more than we see. `on_help_page`: the services that the
    site's own help page leads to; None: whatever is asked.
    """
    needs = needs_of(topic, audience)
    if not needs:
        return SignpostVerdict(verdict=SignpostGrade.NOT_NEEDED)
    known = {service.id: service for service in services}
    asked = {service for group in needs for service in group}
    mine = tuple(_asked_for(signposts, asked, known, on_help_page))
    verdict = _Judgement(topic, needs, mine, known, floor_of(place_floor)).verdict()
    wrong, reason = _wrong_doors(audience, signposts, asked, known)
    is_missing = verdict.verdict is SignpostGrade.MISSING
    if is_missing and reason != WRONG_NUMBER and _leads_anywhere(audience, signposts, known):
        wrong = ()
    if wrong and (is_missing or reason == WRONG_NUMBER):
        return replace(verdict, verdict=SignpostGrade.WRONG, reasons=(reason,), found=wrong)
    if unread and verdict.verdict is not SignpostGrade.GOOD:
        return replace(verdict, verdict=SignpostGrade.CANNOT_TELL, reasons=(unread,))
    return verdict


def _asked_for(
    signposts: Iterable[Signpost],
    asked: Collection[str],
    known: Mapping[str, Service],
    on_help_page: Collection[str] | None,
) -> Iterable[Signpost]:
    """Give the signposts to what is asked for; the own help page stands for all it leads to."""
    for signpost in signposts:
        if signpost.service == OWN_HELP_PAGE:
            for service in sorted(asked):
                if on_help_page is None or service in on_help_page:
                    yield replace(signpost, service=service)
        elif signpost.service not in asked or WRONG_NUMBER in signpost.faults:
            continue
        elif not is_abroad(signpost, known.get(signpost.service)):
            yield signpost


class _Judgement:
    """The groups of one topic, held against the signposts to their services."""

    def __init__(
        self,
        topic: Topic,
        needs: Groups,
        signposts: Sequence[Signpost],
        known: Mapping[str, Service],
        floor: str,
    ) -> None:
        self._topic = topic
        self._needs = needs
        self._floor = floor
        self._known = known
        self._by_service: dict[str, list[Signpost]] = {}
        for signpost in signposts:
            self._by_service.setdefault(signpost.service, []).append(signpost)
        self._signposts = signposts

    def verdict(self) -> SignpostVerdict:
        faults = {
            service: faults_of(several, self._known.get(service), self._floor)
            for service, several in self._by_service.items()
        }
        met = [group for group in self._needs if not faults.keys().isdisjoint(group)]
        unmet = [group for group in self._needs if group not in met]
        best = {group: self._best(group, faults) for group in met}
        reasons = {reason for service in best.values() for reason in faults[service]}
        if met and unmet:
            reasons.add("one-group")
        if met and (first := self._needs[0]) in met:
            reasons |= self._not_shown(best[first], first)
        if best and all(self._has_too_many(service) for service in best.values()):
            reasons.add("too-many")
        if met and not unmet and self._is_never_enough(best.values()):
            reasons.add("never-only")
        weak = [group for group in met if faults[best[group]]]
        missing = [one for group in self._needs if group in (*unmet, *weak) for one in group]
        grade = SignpostGrade.WEAK if reasons else SignpostGrade.GOOD
        return SignpostVerdict(
            verdict=grade if met else SignpostGrade.MISSING,
            reasons=tuple(sorted(reasons, key=REASONS.index)) if met else (),
            needs=self._needs,
            missing=tuple(dict.fromkeys(missing)),
            found=tuple(self._signposts),
        )

    def _best(self, group: Sequence[str], faults: Mapping[str, Sequence[str]]) -> str:
        """Give the service of a group that the page leads to best."""
        present = [service for service in group if service in faults]
        return min(present, key=lambda service: gravity_of(faults[service]))

    def _not_shown(self, service: str, group: Sequence[str]) -> set[str]:
        """Say what the topic asks to be readable of the first group and is not.

        Only what is known of the services can be asked for; any service of the group will do.
        """
        lacking = set()
        present = [one for one in group if one in self._by_service]
        for what in ("phone", "hours"):
            if what not in self._topic.show:
                continue
            able = [one for one in present if _has(self._known.get(one), what)]
            if able and not any(
                shown_well(self._by_service[one], what, self._floor) for one in able
            ):
                lacking.add(f"no-{what}")
        if "no-phone" in lacking:
            lacking.discard("no-hours")
        return lacking

    def _has_too_many(self, service: str) -> bool:
        most = max(_OFTEN_ENOUGH, len(self._needs))
        return offers_too_many(self._by_service[service], most, self._floor)

    def _is_never_enough(self, services: Iterable[str]) -> bool:
        """Say whether all that is shown must not stand alone, though others are asked for too."""
        alone = set(self._topic.never_only)
        asked = {service for group in self._needs for service in group}
        return (
            set(services) <= alone and bool(asked - alone) and not self._by_service.keys() - alone
        )


def _has(service: Service | None, what: str) -> bool:
    if service is None:
        return False
    return bool(service.phones if what == "phone" else service.hours)


def _wrong_doors(
    audience: Sequence[str],
    signposts: Iterable[Signpost],
    asked: Collection[str],
    known: Mapping[str, Service],
) -> tuple[tuple[Signpost, ...], str]:
    """Give the signposts in the page's own text that lead its readers to a wrong door."""
    doors = [s for s in signposts if s.place != "footer" and s.by != "name" and s.service in known]
    mistaken = tuple(s for s in doors if WRONG_NUMBER in s.faults)
    if found := tuple(s for s in mistaken if s.service in asked):
        return found, WRONG_NUMBER
    doors = [s for s in doors if s not in mistaken]
    if found := tuple(s for s in doors if is_abroad(s, known[s.service])):
        return found, "other-country"
    return tuple(s for s in doors if not _suits(known[s.service], audience)), "other-audience"


def _leads_anywhere(
    audience: Sequence[str], signposts: Iterable[Signpost], known: Mapping[str, Service]
) -> bool:
    """Say whether the page's own text shows any door that is meant for its readers."""
    return any(
        s.service == OWN_HELP_PAGE
        or (
            s.by != "name"
            and s.place != "footer"
            and WRONG_NUMBER not in s.faults
            and s.service in known
            and not is_abroad(s, known[s.service])
            and _suits(known[s.service], audience)
        )
        for s in signposts
    )


def _suits(service: Service, audience: Sequence[str]) -> bool:
    return any(_is_for(service, readers) for readers in audience)
