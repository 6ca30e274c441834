"""A model of what a finding's state must be, held against random histories."""

import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from history_nouns import audited, finding, moment, run, run_id
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from sicaudit.model.finding import Severity
from sicaudit.model.run import SiteStatus
from sicaudit.store.history import History

POOL = [finding(f"/{letter}", site=site) for site in "ab" for letter in "xyz"]
IDS = [each.id for each in POOL]
SITES = st.sampled_from([("a",), ("b",), ("a", "b")])


@dataclass
class Audit:
    """What a random run sees: of each finding `there`, `gone` or `unseen`."""

    sites: tuple[str, ...]
    seen: dict[str, str]
    changed: frozenset[str]
    down: frozenset[str]
    ends: bool
    keep: int | None


AUDITS = st.builds(
    Audit,
    sites=SITES,
    seen=st.fixed_dictionaries(
        {each: st.sampled_from(["there", "gone", "unseen"]) for each in IDS}
    ),
    changed=st.frozensets(st.sampled_from(IDS)),
    down=st.sampled_from([frozenset(), frozenset(), frozenset("a"), frozenset("b")]),
    ends=st.sampled_from([True, True, True, False]),
    keep=st.sampled_from([None, None, 1, 2]),
)


@dataclass
class Model:
    """The plainest account: per finding whether it stands, and when it was seen."""

    stands: dict[str, bool] = field(default_factory=dict)
    first: dict[str, int] = field(default_factory=dict)
    last: dict[str, int] = field(default_factory=dict)

    def after(self, week: int, audit: Audit) -> dict[str, tuple[str, int, int]]:
        said = {}
        for each in POOL:
            if each.site not in audit.sites:
                continue
            is_there = audit.seen[each.id] == "there" and each.site not in audit.down
            state = self._state(each, audit, is_there)
            if is_there:
                self.first.setdefault(each.id, week)
                self.last[each.id] = week
                self.stands[each.id] = True
            if state == "fixed":
                self.stands[each.id] = False
            if state is not None:
                said[each.id] = (state, self.first[each.id], self.last[each.id])
        return said

    def _state(self, each, audit, is_there):
        before = self.stands.get(each.id)
        if is_there:
            return {None: "new", False: "returned", True: "open"}[before]
        if not before:
            return None
        was_checked = audit.seen[each.id] == "gone" and each.site not in audit.down
        return "fixed" if was_checked else "unchecked"


def held(history, week, audit):
    """Let the history live through the audit; what was seen of pages that are down is nothing."""
    found = [
        finding(
            each.key,
            site=each.site,
            severity=Severity.WARNING if each.id in audit.changed else Severity.ERROR,
        )
        for each in POOL
        if each.site in audit.sites
        and each.site not in audit.down
        and audit.seen[each.id] == "there"
    ]
    base = run(week, *audit.sites)
    this = type(base)(
        id=base.id,
        started=base.started,
        finished=base.finished,
        status=base.status,
        sites=tuple(
            tally
            if tally.id not in audit.down
            else type(tally)(
                id=tally.id, name=tally.name, url=tally.url, status=SiteStatus.UNREACHABLE
            )
            for tally in base.sites
        ),
    )
    history.begin(this.id, this.started, "0.1.0", audit.sites)
    if not audit.ends:
        return None
    return history.finish(this, found, lambda old: audit.seen[old.id] == "unseen")


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(AUDITS, min_size=2, max_size=8))
def test_every_history_goes_as_the_plain_model_says(audits):
    model = Model()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "history.db"
        history = History.open(path)
        for week, audit in enumerate(audits):
            said = held(history, week, audit)
            if said is not None:
                wanted = model.after(week, audit)
                assert {
                    each.finding.id: (str(each.state), each.first_seen, each.last_seen)
                    for each in said
                } == {
                    id_: (state, moment(first), moment(last))
                    for id_, (state, first, last) in wanted.items()
                }
                assert history.findings(run_id(week)) == said
                for state, _, _ in wanted.values():
                    event(state)
            if audit.keep:
                history.prune(audit.keep)
            history.close()
            history = History.open(path)
            if said is not None:
                assert history.findings(run_id(week)) == said
        history.close()


def test_the_model_itself_is_tried_on_a_known_story(tmp_path):
    with History.open(tmp_path / "h.db") as history:
        said = [
            audited(history, week, [finding()] if there else [])
            for week, there in enumerate([1, 0, 1])
        ]
    assert [each[0].state for each in said] == ["new", "fixed", "returned"]
