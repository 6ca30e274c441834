"""What a command costs: wall time, CPU of all its processes, memory of the whole tree."""

import os
import re
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
STAT_PARENT, STAT_CPU = 1, slice(11, 15)
"""Fields of /proc/PID/stat counted after the name: ppid; utime, stime, cutime, cstime."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A look at a process tree; memory in bytes, CPU in seconds since its start."""

    at: float
    """Seconds since the command's start."""
    pss: int
    """Proportional set size, summed: pages shared by processes count once."""
    largest_rss: int
    processes: int
    cpu: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one run of a command took; seconds and bytes."""

    wall: float
    cpu: float
    """User and system, of the command and all children it waited for."""
    peak_pss: int
    """Of the whole tree, as sampled."""
    peak_rss: int
    """Of the largest process, as sampled from the kernel's own high-water mark."""
    exit_code: int
    samples: tuple[Sample, ...] = ()


def run(
    command: Sequence[str],
    *,
    output: Path,
    limit: float = 3600,
    watch: Callable[[Sample], None] = lambda sample: None,
) -> Cost:
    """Run a command with its output in a file, looking at its processes all the while.

    It is killed, with all that it started, after `limit` seconds. `watch` gets each sample.
    """
    samples: list[Sample] = []
    with output.open("wb") as file:
        started = time.monotonic()
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=file, stderr=file, start_new_session=True
        )

        def seen(sample: Sample) -> None:
            samples.append(sample)
            watch(sample)

        with _looking(process.pid, started, limit, seen):
            try:
                _, status, usage = os.wait4(process.pid, 0)
            except BaseException:
                os.killpg(process.pid, signal.SIGTERM)
                raise
            wall = time.monotonic() - started
        process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(
        wall=wall,
        cpu=usage.ru_utime + usage.ru_stime,
        peak_pss=max((sample.pss for sample in samples), default=0),
        peak_rss=max((sample.largest_rss for sample in samples), default=0),
        exit_code=process.returncode,
        samples=tuple(samples),
    )


@contextmanager
def _looking(
    pid: int, started: float, limit: float, seen: Callable[[Sample], None]
) -> Iterator[None]:
    """Look every quarter of a second, and oftener at first: some commands are done at once."""
    ended = threading.Event()

    def look() -> None:
        while not ended.wait(min(0.25, 0.01 + (time.monotonic() - started) / 20)):
            sample = look_at(pid, time.monotonic() - started)
            if sample is not None:
                seen(sample)
            if time.monotonic() - started > limit:
                with suppress(ProcessLookupError):
                    os.killpg(pid, signal.SIGKILL)

    looking = threading.Thread(target=look, daemon=True)
    looking.start()
    try:
        yield
    finally:
        ended.set()
        looking.join()


def look_at(pid: int, at: float) -> Sample | None:
    """Measure a process and all its descendants; None where it is gone."""
    pss, rss, cpu, processes = 0, 0, 0.0, 0
    for member in _tree(pid):
        try:
            own = _bytes("smaps_rollup", member, "Pss")
            # The highest ever, so what happened between two looks is not missed. The figure of
            # wait4 is of no use: it starts at the size of the process that started the command.
            rss = max(rss, _bytes("status", member, "VmHWM"))
            cpu += cpu_seconds(member)
        except (OSError, ValueError):
            continue
        processes += 1
        pss += own
    if not processes:
        return None
    return Sample(at=at, pss=pss, largest_rss=rss, processes=processes, cpu=cpu)


def cpu_seconds(pid: int) -> float:
    """Give user and system time of a process and of its children that have ended."""
    return sum(map(int, _stat(pid)[STAT_CPU])) / TICKS


def cpu_seconds_of_tree(pid: int) -> float:
    """Give the CPU seconds of a process and all its descendants."""
    total = 0.0
    for member in _tree(pid):
        try:
            total += cpu_seconds(member)
        except (OSError, ValueError):
            continue
    return total


def _stat(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()


def _tree(pid: int) -> list[int]:
    """List a process and its descendants, by what Linux lists under each of its threads."""
    tree = [pid]
    for member in tree:
        for children in Path(f"/proc/{member}/task").glob("*/children"):
            with suppress(OSError):
                tree += map(int, children.read_text().split())
    return tree


def _bytes(file: str, pid: int, name: str) -> int:
    text = Path(f"/proc/{pid}/{file}").read_text()
    found = re.search(rf"^{name}:\s+(\d+) kB", text, re.MULTILINE)
    return int(found[1]) * 1024 if found else 0
