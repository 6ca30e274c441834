"""Whether a run saw enough to tell that an old finding is gone."""

from collections.abc import Iterable

from sicaudit.crawl.asking_again import MAY_HAVE_PASSED
from sicaudit.crawl.frontier import Frontier
from sicaudit.judging.judge import Judge
from sicaudit.judging.tallies import crashed
from sicaudit.model.finding import Finding
from sicaudit.model.outcome import Reason, Verdict
from sicaudit.model.run import SiteStatus, SiteTally
from sicaudit.urls import Url

_SAID_BY = {"lost-signpost": ("missing-signpost", "weak-signpost")}
"""Checks without whose word another one cannot speak."""


class Reached:
    """Says of a finding of an earlier run whether its page and its target were seen this time."""

    def __init__(self, frontier: Frontier, judge: Judge, tallies: Iterable[SiteTally]) -> None:
        self._frontier = frontier
        self._judge = judge
        self._tallies = {tally.id: tally for tally in tallies}

    def __call__(self, finding: Finding) -> bool:
        """Say whether this run saw enough to tell that an old finding is gone."""
        tally = self._tallies.get(finding.site)
        if tally is None:
            return False
        checks = (finding.check, *_SAID_BY.get(finding.check, ()))
        if not {each.kind for each in tally.limits}.isdisjoint(map(crashed, checks)):
            return False
        if finding.target is not None and finding.target.startswith("http"):
            address = Url(finding.target.partition("#")[0])
            number = self._frontier.number(address)
            verdict = self._judge.target(address).judgement.verdict if number else None
            if verdict is Verdict.UNCHECKED:
                return False
            if verdict is Verdict.UNVERIFIABLE and finding.check == "dead-video":
                return False  # its provider turned us away
        complete = tally.status is SiteStatus.COMPLETE
        return all(
            self._is_settled(sighting.url, complete=complete) for sighting in finding.sightings
        )

    def _is_settled(self, page: Url, *, complete: bool) -> bool:
        """Say whether a page was read, or is gone: a whole site without it has lost it."""
        if not self._frontier.number(page):
            return complete
        judgement = self._judge.target(page).judgement
        if judgement.reason in MAY_HAVE_PASSED and judgement.reason is not Reason.DNS:
            return False
        return judgement.verdict not in (Verdict.UNCHECKED, Verdict.UNVERIFIABLE)
