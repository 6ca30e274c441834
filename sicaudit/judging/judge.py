"""From answers to targets: every chain walked, every house rule kept, our own faults left out."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace

from sicaudit.crawl.asking_again import MAY_HAVE_PASSED, after_asking_again
from sicaudit.crawl.frontier import NOT_ASKED, Frontier
from sicaudit.crawl.network import is_reserved
from sicaudit.crawl.scope import rule_for
from sicaudit.crawl.verdict import OK, Answer, target_of
from sicaudit.model.outcome import Certainty, Judgement, Reason, Sign, Target, Verdict
from sicaudit.model.site import LinkManners, LinkRule
from sicaudit.page.html.fragments import has_fragment
from sicaudit.store.journal import QUOTED, REASON, Journal
from sicaudit.urls import Url, host_of

_OURS = Judgement(verdict=Verdict.UNCHECKED, reason=Reason.OUR_NETWORK, certainty=Certainty.ASK)


class Judge:
    """Gives the target behind any URL of a crawl, from what the journal holds."""

    def __init__(self, frontier: Frontier, journal: Journal, links: LinkManners) -> None:
        self._frontier = frontier
        self._journal = journal
        self._rules = links.rules
        self.names_work = True
        """False: our own name resolution is down, so a name that fails says nothing."""
        self.doubted: set[int] = set()
        """Targets that could not be checked because of our own network."""
        self.second_sight: Callable[[Target], Judgement | None] = lambda target: None
        """What more than its own answer says of a target; None: nothing."""
        self.worked_before: Callable[[Url], bool | None] = lambda url: None
        """Did a target work when it was asked in the last run? None: nobody knows."""

    def target(self, url: Url) -> Target:
        """Judge a URL over its chain of redirects with all that is known; house rules win."""
        target = self.answered(url)
        seen = self.second_sight(target)
        if seen is not None:
            target = replace(target, judgement=seen)
        rule = rule_for(url, self._rules) if self._rules else None
        return target if rule is None else by_house_rule(target, rule)

    def answered(self, url: Url) -> Target:
        """Judge a URL by the answers of its chain alone."""
        return target_of(url, self._answer)

    def says_gone(self, number: int) -> bool:
        """Say whether the words of an answer say that the page is gone."""
        row = self._journal.answer(number)
        return row is not None and row[REASON] == Reason.SOFT_404

    def _answer(self, url: Url) -> Answer | None:
        number = self._frontier.number(url)
        row = self._journal.answer(number) if number != NOT_ASKED else None
        if row is None:
            return None
        url, verdict, reason, certainty, status, location, attempts, detail, type_, *more = row
        length, signs, before = more
        judgement = Judgement(
            verdict=Verdict(verdict),
            reason=Reason(reason),
            certainty=Certainty(certainty),
            signs=tuple(Sign(kind, text) for kind, text in json.loads(signs)) if signs else (),
        )
        if before is not None:
            judgement = after_asking_again(
                judgement,
                agreed=before in MAY_HAVE_PASSED and judgement.reason in MAY_HAVE_PASSED,
                worked_before=self.worked_before(url),
                first=before,
            )
        if not self.names_work and self._is_our_fault(judgement, url):
            self.doubted.add(number)
            judgement = _OURS
        return Answer(
            url=url,
            judgement=judgement,
            status=status,
            location=location,
            attempts=attempts,
            detail=detail,
            content_type=type_,
            length=length,
        )

    def _is_our_fault(self, judgement: Judgement, url: Url) -> bool:
        return judgement.reason is Reason.DNS and not is_reserved(host_of(url))

    def has_failed_names(self) -> bool:
        """Say whether some name of the public internet did not resolve."""
        return any(
            self._journal.answer(number)[REASON] == Reason.DNS  # type: ignore[index]  # it was troubled
            and not is_reserved(host_of(url))
            for number, url in self._journal.troubled()
        )

    def bad_targets(self) -> dict[int, Target]:
        """Judge every URL that did not simply answer; what is fine in the end is left out."""
        judged = ((number, self.target(url)) for number, url in self._journal.troubled())
        return {
            number: target
            for number, target in judged
            if target.judgement.verdict is not Verdict.OK
        }

    def insecure_targets(self) -> dict[int, Target]:
        """Judge what pages embed over http."""
        return {number: self.target(url) for number, url in self._journal.insecure()}

    def bad_fragments(self) -> Iterator[tuple[int, Target, frozenset[str], bool, list[str]]]:
        """Give target, its anchors, whether script builds it, and the fragments it lacks.

        Only of targets that answer and whose document was read to its end.
        """
        for number, fragments in self._journal.wanted():
            row = self._journal.answer(number)
            if row is None:
                continue
            target = self.target(row[0])
            if target.judgement.verdict not in (Verdict.OK, Verdict.MOVED):
                continue
            final = self._frontier.number(target.final)
            document = self._journal.anchors(final)
            if document is None:
                continue
            anchors, scripted = document
            unsaid = self._journal.unsaid(final)
            missing = [
                name
                for name in fragments
                if name in unsaid or not (name.startswith(QUOTED) or has_fragment(anchors, name))
            ]
            if missing:
                yield number, target, anchors, scripted, missing


def by_house_rule(target: Target, rule: LinkRule) -> Target:
    """Judge a target as the house wants it."""
    if rule.treat == "ignore" or (rule.accept and target.status in rule.accept):
        judgement = OK
    elif rule.treat == "unverifiable" and target.judgement.verdict is not Verdict.OK:
        judgement = Judgement(
            verdict=Verdict.UNVERIFIABLE, reason=Reason.HOUSE_RULE, certainty=Certainty.ASK
        )
    else:
        return target
    return replace(target, judgement=judgement, detail=rule.reason)
