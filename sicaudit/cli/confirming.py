"""What `sicaudit review confirm` does: pages that somebody read over count from that day."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime

from sicaudit.cli.deciding import now, who, whole_id
from sicaudit.cli.messages import say
from sicaudit.cli.places import run_in
from sicaudit.errors import ConfigError
from sicaudit.model.finding import Dated
from sicaudit.store.confirmed import Confirmed
from sicaudit.store.decisions import MOST_NOTE
from sicaudit.store.history import History
from sicaudit.urls import Url, canonical, is_web


def read_on(text: str | None) -> date:
    """Read `--on`: by default today, and never a day to come."""
    today = datetime.now(UTC).date()
    if text is None:
        return today
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise ConfigError(f"--on: {text!r} is no date; write it as 2026-11-23") from error
    if day > today:
        raise ConfigError(f"--on: {day} is still to come")
    return day


def confirm(
    history: History,
    names: Sequence[str],
    day: date,
    *,
    reviewer: str | None,
    note: str,
    quiet: bool,
) -> None:
    """Record that pages were read over; nothing is recorded where one of them is not known."""
    if len(note) > MOST_NOTE:
        raise ConfigError(f"--note: a note has at most {MOST_NOTE} signs")
    by, decided_at = who(reviewer), now()
    pages = dict.fromkeys(page for name in names for page in _pages(history, name))
    history.confirm(
        Confirmed(site=site, url=url, day=day, reviewer=by, note=note, decided_at=decided_at)
        for site, url in pages
    )
    if not quiet:
        for _, url in pages:
            say(f"read over on {day} by {by}: {url}")
        say("The next audit counts them from that day.")


def confirmed_by_table(
    history: History, rows: Iterable[tuple[str, str, str]]
) -> Iterator[Confirmed]:
    """Give the pages that a table says were read over: by finding, reviewer and note, today."""
    findings, moment = _findings(history), now()
    for name, reviewer, note in rows:
        found = findings.get(name)
        if found is None:
            raise ConfigError(f"the latest run has no finding {name}, so its pages are not known")
        if len(note) > MOST_NOTE:
            raise ConfigError(f"{name}: the note is longer than {MOST_NOTE} signs")
        for sighting in found.finding.sightings:
            yield Confirmed(
                site=found.finding.site,
                url=sighting.url,
                day=read_on(None),
                reviewer=reviewer,
                note=note,
                decided_at=moment,
            )


def _pages(history: History, name: str) -> Iterator[tuple[str, Url]]:
    """Give the pages that are meant: by their own address, or by the id of a finding."""
    if "://" in name:
        yield from _at(history, name)
        return
    findings = _findings(history)
    found = findings.get(whole_id(name, findings))
    if found is None:
        raise ConfigError(f"the latest run has no finding {name}; name the page by its address")
    for sighting in found.finding.sightings:
        yield found.finding.site, sighting.url


def _at(history: History, name: str) -> Iterator[tuple[str, Url]]:
    url = canonical(name)
    sites = history.sites_with(Url(url.partition("#")[0])) if url and is_web(url) else ()
    if url is None or not sites:
        raise ConfigError(f"no run has read a page at {name}; copy its address from the report")
    for site in sites:
        yield site, Url(url.partition("#")[0])


def _findings(history: History) -> Mapping[str, Dated]:
    return {each.finding.id: each for each in history.findings(run_in(history, None))}
