"""From answers to targets: every chain walked, every house rule kept, our own faults left out."""

from collections.abc import Iterator
from dataclasses import replace

from sicaudit.crawl.frontier import NOT_ASKED, Frontier
from sicaudit.crawl.network import is_reserved
from sicaudit.crawl.scope import rule_for
from sicaudit.crawl.verdict import OK, Answer, target_of
from sicaudit.model.outcome import Certainty, Judgement, Reason, Target, Verdict
from sicaudit.model.site import LinkManners
from sicaudit.page.fragments import has_fragment
from sicaudit.store.journal import Journal
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

    def target(self, url: Url) -> Target:
        """Judge a URL over its whole chain of redirects."""
        target = target_of(url, self._answer)
        rule = rule_for(url, self._rules) if self._rules else None
        if rule is None:
            return target
        if rule.treat == "ignore" or (rule.accept and target.status in rule.accept):
            judgement = OK
        elif rule.treat == "unverifiable" and target.judgement.verdict is not Verdict.OK:
            judgement = Judgement(
                verdict=Verdict.UNVERIFIABLE, reason=Reason.HOUSE_RULE, certainty=Certainty.ASK
            )
        else:
            return target
        return replace(target, judgement=judgement, detail=rule.reason)

    def _answer(self, url: Url) -> Answer | None:
        number = self._frontier.number(url)
        row = self._journal.answer(number) if number != NOT_ASKED else None
        if row is None:
            return None
        url, verdict, reason, certainty, status, location, attempts, detail, type_ = row
        judgement = Judgement(
            verdict=Verdict(verdict), reason=Reason(reason), certainty=Certainty(certainty)
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
        )

    def _is_our_fault(self, judgement: Judgement, url: Url) -> bool:
        return judgement.reason is Reason.DNS and not is_reserved(host_of(url))

    def has_failed_names(self) -> bool:
        """Say whether some name of the public internet did not resolve."""
        return any(
            self._journal.answer(number)[2] == Reason.DNS  # type: ignore[index]  # it was troubled
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
            document = self._journal.anchors(self._frontier.number(target.final))
            if document is None:
                continue
            anchors, scripted = document
            missing = [name for name in fragments if not has_fragment(anchors, name)]
            if missing:
                yield number, target, anchors, scripted, missing
