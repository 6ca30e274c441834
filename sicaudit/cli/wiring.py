"""One audit put together: lock, store, workers, engine, signals."""

import asyncio
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import sicaudit
from sicaudit.audit import Audit, Audited
from sicaudit.cli.messages import say
from sicaudit.cli.progress import Watcher
from sicaudit.crawl.clock import SystemClock
from sicaudit.crawl.examined import Examine, Examined
from sicaudit.engine.workers import LookUp, WorkerLostError, workers
from sicaudit.errors import ExitCode, MachineError, SicauditError
from sicaudit.judging.remembering import Past, says_the_same
from sicaudit.model.batch import Purpose, Visit
from sicaudit.model.outcome import Response
from sicaudit.model.run import RunSummary
from sicaudit.model.settings import Settings
from sicaudit.store.history import History
from sicaudit.store.journal import Journal, settings_text
from sicaudit.store.kept_pages import KeptPages
from sicaudit.store.lock import store_lock

Tell = Callable[[str], None]

_GRACE = 3.0
"""Seconds that requests under way have, once somebody asked us to stop."""

_OLDEST_TO_RESUME = timedelta(hours=24)
"""What was fetched longer ago says little of today."""


_GOES_ON = "stopped. What was done is stored; the same command goes on from there."


class StoppedError(SicauditError):
    """The run was stopped by a signal; what was done is stored."""

    def __init__(self, exit_code: ExitCode, message: str = _GOES_ON) -> None:
        super().__init__(message)
        self.exit_code = exit_code


@dataclass(slots=True)
class _Stop:
    """Set by the first signal; the second one, or the end of the grace, cancels."""

    event: asyncio.Event
    code: ExitCode | None = None


def run_audit(
    settings: Settings, sites: tuple[str, ...], store: Path, watcher: Watcher, *, tell: Tell = say
) -> RunSummary:
    """Audit the sites and store the run; gives all that a report says.

    Raises StoreLockedError while another run is under way, MachineError where the disk or store
    fails, StoppedError after a signal.
    """
    now = datetime.now(UTC).replace(microsecond=0)
    with (
        workers(settings, now.date()) as hall,  # forked before there is a lock to hold on to
        store_lock(store),
        History.open(store) as history,
    ):
        history.mark_interrupted()
        path = store.with_name(f"{store.name}-crawl")
        with _journal(path, settings, sites, history) as (journal, resumed):
            run_id, started = _identity(journal, now, history, resumed=resumed)
            if resumed:
                tell(f"Going on with the run of {started}, which was stopped.")
            history.begin(run_id, started, sicaudit.__version__, sites)
            with KeptPages(store.with_name(f"{store.name}-pages")) as kept:
                audited = _audited(
                    settings, sites, journal, history, watcher, kept, hall, resumed=resumed
                )
                findings = history.finish(
                    audited.run, audited.findings, lambda old: not audited.was_reached(old)
                )
                history.remember_pages(run_id, audited.pages, says_the_same)
                history.remember_targets(run_id, audited.targets)
                history.prune(settings.keep_runs)
                _keep(kept, journal, settings, sites)
        Journal.discard(path)
        return history.summary(run_id, findings=findings)


def _keep(kept: KeptPages, journal: Journal, settings: Settings, sites: tuple[str, ...]) -> None:
    """Keep the pages of this run for the next one; not what only secret headers open."""
    today = datetime.now(UTC).date()
    shut = {site.id for site in settings.sites if site.crawl.headers}
    fresh = (page for page in journal.read_in_full(today) if page.site not in shut)
    kept.renew(sites, fresh, journal.unchanged())


@contextmanager
def _journal(
    path: Path, settings: Settings, sites: tuple[str, ...], history: History
) -> Iterator[tuple[Journal, bool]]:
    """Open the journal; True: it holds a run to go on with, stopped before it was stored."""
    asked = settings_text({"settings": settings, "sites": sites, "version": sicaudit.__version__})
    oldest = datetime.now(UTC) - _OLDEST_TO_RESUME
    journal, resumed = Journal.begin(path, asked, oldest=oldest)
    if resumed and history.holds(journal.meta("run") or ""):
        journal.close()  # killed in the moment between storing the run and removing its journal
        Journal.discard(path)
        journal, resumed = Journal.begin(path, asked, oldest=oldest)
    try:
        yield journal, resumed
    finally:
        journal.close()


def _identity(
    journal: Journal, now: datetime, history: History, *, resumed: bool
) -> tuple[str, str]:
    """Name the run: by its start, a second later where a stored run has that name."""
    if resumed and (run_id := journal.meta("run")) and (started := journal.meta("started")):
        return run_id, started
    while history.holds(fresh := now.strftime("%Y-%m-%dT%H%M%SZ")):
        now += timedelta(seconds=1)
    journal.note("run", fresh)
    journal.note("started", moment(now))
    return fresh, moment(now)


def moment(when: datetime) -> str:
    """Give a time as RFC 3339 in UTC, to the second."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _audited(
    settings: Settings,
    sites: tuple[str, ...],
    journal: Journal,
    past: Past,
    watcher: Watcher,
    kept: KeptPages,
    hall: tuple[Examine, LookUp],
    *,
    resumed: bool,
) -> Audited:
    started = datetime.now(UTC)
    examine, look_up = hall
    try:
        with asyncio.Runner(loop_factory=_fastest_loop()) as runner:
            ended: list[Audited] = []  # a task's own result is put into words when the loop closes

            async def story() -> None:
                with _listening() as stop:
                    audit = Audit(
                        settings,
                        journal,
                        sites=sites,
                        started=started,
                        stop=stop.event,
                        watch=watcher.merged,
                        past=past,
                        kept=lambda url: kept.page(url, started.date()),
                    )
                    counted = _counted(examine, watcher)
                    ended.append(
                        await _told(audit, journal, counted, look_up, stop, resumed=resumed)
                    )

            runner.run(story())
            return ended[0]
    except* WorkerLostError as error:
        raise MachineError(
            "A process that reads pages was killed, as happens where memory runs out. What was"
            " done is stored; the same command goes on from there."
        ) from error


def _counted(examine: Examine, watcher: Watcher) -> Examine:
    """Tell of every page that was read: a batch is stored only every few seconds."""

    async def counted(response: Response, visit: Visit) -> Examined:
        examined = await examine(response, visit)
        if visit.purpose is Purpose.PAGE and visit.site is not None and examined.body:
            watcher.read(visit.site, len(examined.findings))
        return examined

    return counted


async def _told(
    audit: Audit, journal: Journal, examine: Examine, look_up: LookUp, stop: _Stop, *, resumed: bool
) -> Audited:
    """Crawl, then judge; StoppedError where a signal came before the end."""
    # Half a dozen foreign packages, imported while the workers make ready.
    from sicaudit.engine.local import local_engine

    try:
        async with local_engine(examine, SystemClock(), stop.event) as engine:
            complete = await audit.crawl(engine, resumed=resumed)
        if complete:
            run_id, began = journal.meta("run") or "", journal.meta("started") or ""
            finished = moment(datetime.now(UTC))
            audited = await audit.judge(look_up, run_id=run_id, started=began, finished=finished)
    except asyncio.CancelledError:
        if stop.code is None:
            raise
    if stop.code is not None:
        raise StoppedError(stop.code)
    return audited


@contextmanager
def _listening() -> Iterator[_Stop]:
    """Let SIGINT and SIGTERM stop the crawl gracefully."""
    loop = asyncio.get_running_loop()
    task = asyncio.current_task()
    stop = _Stop(asyncio.Event())

    def on(code: ExitCode) -> None:
        if stop.code is not None and task is not None:
            task.cancel()
            return
        stop.code = code
        stop.event.set()
        say("Stopping: what is under way is finished first, for a few seconds.")
        if task is not None:
            loop.call_later(_GRACE, task.cancel)

    codes = {signal.SIGINT: ExitCode.INTERRUPTED, signal.SIGTERM: ExitCode.TERMINATED}
    before = {number: signal.getsignal(number) for number in codes}
    for number, code in codes.items():
        loop.add_signal_handler(number, on, code)
    try:
        yield stop
    finally:
        for number, handler in before.items():
            loop.remove_signal_handler(number)
            signal.signal(number, handler)


def _fastest_loop() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """Use uvloop where it is installed (the extra `fast`)."""
    try:
        import uvloop
    except ImportError:
        return None
    factory: Callable[[], asyncio.AbstractEventLoop] = uvloop.new_event_loop
    return factory
