"""sicaudit beside linkinator and lychee on the same real sites, in one run."""

import argparse
import json
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple

from bench import web_server
from bench.checkers import CHECKERS, Checker, Job, forget, fresh_folder, install
from bench.documents import SETS, WORK, DocumentSet
from bench.measure import Cost, cpu_seconds_of_tree, run
from bench.oracle import consulted

MEBIBYTE = 2**20
FAMILY = "all six"
PRINTED = "printed.txt"


class Counts(NamedTuple):
    """What a checker named beside what the oracle knows; None where its output is unreadable."""

    found: int | None
    """Of the oracle's broken targets and broken fragments."""
    there: int
    """How many of these there are."""
    wrong: int | None
    """Other addresses it called broken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One run of one checker on one site; seconds and bytes."""

    site: str
    checker: str
    pages: int
    wall: float
    cpu: float
    nginx_cpu: float
    """Of the web server in the meantime; not part of `cpu`."""
    peak_pss: int
    peak_rss: int
    exit_code: int
    found: int | None
    there: int
    wrong: int | None


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.speed", description=__doc__)
    names = [checker.name for checker in CHECKERS]
    parser.add_argument("--repeat", type=int, default=3, help="rounds (default 3)")
    parser.add_argument("--checker", action="append", choices=names, help="only this one")
    sites = [FAMILY, *(documents.id for documents in SETS)]
    parser.add_argument("--site", action="append", choices=sites, help="only this one")
    parser.add_argument("--limit", type=float, default=1800, help="seconds a run may take")
    arguments = parser.parse_args()
    chosen = [one for one in CHECKERS if one.name in (arguments.checker or names)]
    install()
    oracle = consulted()
    measured: list[Measured] = []
    with web_server.serving() as nginx:
        for site, sets in _jobs(arguments.site or sites):
            truth = [oracle["sites"][one.id] for one in sets]
            pages = [url for one in truth for url in one["page_urls"]]
            for turn in range(arguments.repeat):
                # A B C, then B C A: whoever is first never profits from a warm cache each time.
                shift = turn % len(chosen)
                for checker in chosen[shift:] + chosen[:shift]:
                    job = Job(sets=sets, page_urls=tuple(pages), folder=fresh_folder())
                    cost, nginx_cpu = _run(checker, job, nginx, arguments.limit)
                    counts = _counts(checker, job, truth)
                    forget(job)
                    one = _measured(site, checker, len(pages), cost, nginx_cpu, counts)
                    measured.append(one)
                    print(_line(one), flush=True)
    rows = [median_of(group) for group in _grouped(measured)]
    print("\n" + table(rows))
    _keep(measured, rows)


def _jobs(sites: Sequence[str]) -> list[tuple[str, tuple[DocumentSet, ...]]]:
    every = [(documents.id, (documents,)) for documents in SETS] + [(FAMILY, SETS)]
    return [(name, sets) for name, sets in every if name in sites]


def _run(checker: Checker, job: Job, nginx: int, limit: float) -> tuple[Cost, float]:
    before = cpu_seconds_of_tree(nginx)
    cost = run(checker.command(job), output=job.folder / PRINTED, limit=limit)
    return cost, cpu_seconds_of_tree(nginx) - before


def _counts(checker: Checker, job: Job, truth: Sequence[Mapping[str, Any]]) -> Counts:
    """Count what a checker named right and wrong; a dead target is one, whatever its fragments."""
    targets = {url for site in truth for url in site["broken"]}
    fragments = {url for site in truth for url in site["fragments"]}
    printed = job.folder / PRINTED
    try:
        named = checker.broken(job, printed)
    except (OSError, ValueError, LookupError) as error:
        print(f"{checker.name}: {error!r}\n{printed.read_text(errors='replace')[-2000:]}")
        return Counts(None, len(targets) + len(fragments), None)
    addresses = {url: url.partition("#")[0] for url in named}
    right = len(targets & set(addresses.values())) + len(fragments & named)
    wrong = {
        address
        for url, address in addresses.items()
        if address not in targets and url not in fragments
    }
    return Counts(right, len(targets) + len(fragments), len(wrong))


def _measured(
    site: str, checker: Checker, pages: int, cost: Cost, nginx_cpu: float, counts: Counts
) -> Measured:
    return Measured(
        site=site,
        checker=checker.name,
        pages=pages,
        wall=cost.wall,
        cpu=cost.cpu,
        nginx_cpu=nginx_cpu,
        peak_pss=cost.peak_pss,
        peak_rss=cost.peak_rss,
        exit_code=cost.exit_code,
        **counts._asdict(),
    )


def _line(one: Measured) -> str:
    return (
        f"{one.site:20} {one.checker:12} {one.wall:8.2f} s  cpu {one.cpu:8.2f} s  "
        f"{one.peak_pss / MEBIBYTE:7.0f} MiB  "
        f"found {one.found} of {one.there}, {one.wrong} wrong  exit {one.exit_code}"
    )


def _grouped(measured: Sequence[Measured]) -> list[list[Measured]]:
    groups: dict[tuple[str, str], list[Measured]] = {}
    for one in measured:
        groups.setdefault((one.site, one.checker), []).append(one)
    return list(groups.values())


def median_of(group: Sequence[Measured]) -> dict[str, Any]:
    """Give the medians of the runs of one checker on one site, and their spread."""
    numbers = ("wall", "cpu", "nginx_cpu", "peak_pss", "peak_rss")
    medians = {name: statistics.median(getattr(one, name) for one in group) for name in numbers}
    walls = [one.wall for one in group]
    return asdict(group[0]) | medians | {"runs": len(group), "wall_range": [min(walls), max(walls)]}


def table(rows: Sequence[dict[str, Any]]) -> str:
    """Lay the medians out in Markdown; the factors are against sicaudit on the same site."""
    head = (
        "| site | pages | checker | wall s | range | CPU s | pages/s | peak MiB (tree) "
        "| peak MiB (largest) | nginx CPU s | found | wrong | wall / ours | CPU / ours |"
    )
    lines = [head, "|" + " --- |" * head.count(" | ") + " --- |"]
    ours = {row["site"]: row for row in rows if row["checker"] == "sicaudit"}
    for row in rows:
        own = ours.get(row["site"])
        low, high = row["wall_range"]
        cells = (
            row["site"],
            f"{row['pages']:,}",
            row["checker"],
            f"{row['wall']:.2f}",
            f"{low:.2f}-{high:.2f}",
            f"{row['cpu']:.2f}",
            f"{row['pages'] / row['wall']:,.0f}",
            f"{row['peak_pss'] / MEBIBYTE:.0f}",
            f"{row['peak_rss'] / MEBIBYTE:.0f}",
            f"{row['nginx_cpu']:.2f}",
            f"{row['found']} of {row['there']}",
            str(row["wrong"]),
            f"{row['wall'] / own['wall']:.2f}" if own else "",
            f"{row['cpu'] / own['cpu']:.2f}" if own else "",
        )
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _keep(measured: Sequence[Measured], rows: Sequence[dict[str, Any]]) -> None:
    document = {
        "made": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "medians": list(rows),
        "runs": [asdict(one) for one in measured],
    }
    (WORK / "speed.json").write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
