"""Memory and pace on a made-up site of 100,000 pages: does either grow with the site?"""

import argparse
import itertools
import json
import shutil
import socket
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import huge_server
from bench.documents import WORK
from bench.measure import Cost, Sample, cpu_seconds, run

MEBIBYTE = 2**20
FOLDER = WORK / "huge"
TENTHS = 10
CONFIGURATION = """[audit]
packs = {packs}

[crawl]
concurrency = 100
delay = "0s"
max_pages = 200000

[links]
external = false
concurrency = 100
delay = "0s"

[[site]]
id = "huge"
name = "Grote site"
url = "{url}"
language = "nl"
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A sample of the audit, and how many pages the server had given by then."""

    sample: Sample
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenth:
    """What a tenth of the pages took."""

    pages: int
    wall: float
    cpu: float
    """Of the audit, without the server."""
    pss: int
    """Of all processes, when it was done."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.huge_site", description=__doc__)
    parser.add_argument("--pages", type=int, default=100_000)
    parser.add_argument("--packs", default="", help="packs to use, as nl (default none)")
    parser.add_argument("--limit", type=float, default=3600, help="seconds the audit may take")
    parser.add_argument("--keep", action="store_true", help="keep reports and store")
    arguments = parser.parse_args()
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    port = _free_port()
    packs = [name for name in arguments.packs.split(",") if name]
    configuration = CONFIGURATION.format(packs=json.dumps(packs), url=f"http://127.0.0.1:{port}/")
    (FOLDER / "sites.toml").write_text(configuration, encoding="utf-8")
    looks: list[Look] = []
    with huge_server.serving(arguments.pages, port) as (server, counts):
        _wait_for(port)

        def watch(sample: Sample) -> None:
            looks.append(Look(sample=sample, pages=counts[huge_server.PAGES]))
            if len(looks) % 40 == 0:
                print(_line(looks[-1]), flush=True)

        cost = run(_command(), output=FOLDER / "printed.txt", limit=arguments.limit, watch=watch)
        server_cpu = cpu_seconds(server)
        served = list(counts)
    print((FOLDER / "printed.txt").read_text(errors="replace")[-1500:])
    _report(cost, looks, served, server_cpu, arguments.pages)
    if not arguments.keep:
        shutil.rmtree(FOLDER / "reports", ignore_errors=True)


def _command() -> Sequence[str]:
    options = {"config": "sites.toml", "output": "reports", "store": "history.db"}
    places = [word for key, name in options.items() for word in (f"--{key}", str(FOLDER / name))]
    command = [sys.executable, "-m", "sicaudit", "audit", *places]
    return [*command, "--fail-on", "never", "--format", "json", "--no-progress"]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + 10
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
        else:
            return


def tenths(looks: Sequence[Look], pages: int) -> list[Tenth]:
    """Cut the crawl into ten parts of as many pages each; empty where it was not finished."""
    marks: list[Look] = []
    for wanted in (pages * part // TENTHS for part in range(TENTHS + 1)):
        look = next((look for look in looks if look.pages >= max(1, wanted)), None)
        if look is None:
            return []
        marks.append(look)
    return [
        Tenth(
            pages=after.pages - before.pages,
            wall=after.sample.at - before.sample.at,
            cpu=after.sample.cpu - before.sample.cpu,
            pss=after.sample.pss,
        )
        for before, after in itertools.pairwise(marks)
    ]


def _line(look: Look) -> str:
    return (
        f"{look.sample.at:7.1f} s  {look.pages:8,} pages  "
        f"{look.pages / look.sample.at:7,.0f} pages/s so far  "
        f"{look.sample.pss / MEBIBYTE:7.0f} MiB in {look.sample.processes} processes"
    )


def _report(
    cost: Cost, looks: Sequence[Look], served: Sequence[int], server_cpu: float, pages: int
) -> None:
    given, others, missing = served
    parts = tenths(looks, pages)
    print("| tenth | pages | wall s | pages/s | CPU ms a page | MiB (tree) |")
    print("| --- | --- | --- | --- | --- | --- |")
    for number, part in enumerate(parts, 1):
        per_page = part.cpu / max(1, part.pages) * 1000
        pace = part.pages / part.wall if part.wall else 0
        memory = part.pss / MEBIBYTE
        cells = (f"{part.pages:,}", f"{part.wall:.1f}", f"{pace:,.0f}", f"{per_page:.2f}")
        print(f"| {number} | {' | '.join(cells)} | {memory:.0f} |")
    print(
        f"\nexit {cost.exit_code}, wall {cost.wall:.1f} s, CPU {cost.cpu:.1f} s, server's CPU "
        f"{server_cpu:.1f} s\n{given:,} pages, {missing:,} missing, {others:,} other answers\n"
        f"peak memory: {cost.peak_pss / MEBIBYTE:.0f} MiB in all processes together (PSS), "
        f"{cost.peak_rss / MEBIBYTE:.0f} MiB in the largest (RSS)"
    )
    if parts:
        first, last = parts[0], parts[-1]
        growth = (last.cpu / max(1, last.pages)) / (first.cpu / max(1, first.pages))
        print(f"CPU per page, last tenth / first tenth: {growth:.2f}")
        crawled = next(one for one in looks if one.pages >= pages).sample
        highest = max(one.sample.pss for one in looks if one.sample.at <= crawled.at)
        print(
            f"until the last page: {crawled.at:.1f} s, {highest / MEBIBYTE:.0f} MiB at most; "
            f"after it (findings, reports): {cost.wall - crawled.at:.1f} s"
        )
    document = {
        "pages": given,
        "wall": cost.wall,
        "cpu": cost.cpu,
        "peak_pss": cost.peak_pss,
        "peak_rss": cost.peak_rss,
        "samples": [
            [look.sample.at, look.pages, look.sample.cpu, look.sample.pss] for look in looks
        ],
    }
    _keep(WORK / "huge.json", document)


def _keep(path: Path, document: dict[str, object]) -> None:
    path.write_text(json.dumps(document) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
