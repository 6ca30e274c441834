"""Cases audited by the real command, many at a time, each as a website of its own."""

import asyncio
import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from situations.case import Host
from situations.internet import Internet
from situations.run import machine_in

from bench.peers.case import Case

_MOST_SITES = 60
_HEAD = """
[audit]
packs = []
language = "en"
contact = "webteam@veilig.example"

[crawl]
delay = "0s"
concurrency = 8
timeout = "4s"

[links]
delay = "0s"
concurrency = 4
timeout = "1.5s"
retries = 1
allow_private = true

[freshness]
review_after = "never"
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Audited:
    """What our command said of one case."""

    case: Case
    origin: str
    findings: tuple[Mapping[str, Any], ...]
    """As in findings.json."""
    asked: frozenset[str]
    """Every URL that was asked for, by any method."""
    status: str
    """Of the site: complete, incomplete or unreachable."""


def audited(cases: Sequence[Case]) -> list[Audited]:
    """Audit all cases; those that disagree about a host outside come in different runs."""
    results: dict[int, Audited] = {}
    for numbers in _runs(cases):
        chosen = {number: cases[number] for number in numbers}
        results |= asyncio.run(_run(chosen))
    return [results[number] for number in range(len(cases))]


def _runs(cases: Sequence[Case]) -> list[list[int]]:
    """Sort into runs: in one run a host outside is the same for all."""
    runs: list[tuple[list[int], dict[str, Host]]] = []
    for number, case in enumerate(cases):
        for numbers, hosts in runs:
            agree = all(hosts.get(name, host) is host for name, host in case.hosts.items())
            if agree and len(numbers) < _MOST_SITES:
                break
        else:
            numbers, hosts = [], {}
            runs.append((numbers, hosts))
        numbers.append(number)
        hosts.update(case.hosts)
    return [numbers for numbers, _ in runs]


async def _run(cases: Mapping[int, Case]) -> dict[int, Audited]:
    names = {number: _name(number, case) for number, case in cases.items()}
    hosts = {names[number]: Host(http=case.ways) for number, case in cases.items()}
    for case in cases.values():
        hosts |= case.hosts
    mail = {domain: "mx" for case in cases.values() for domain in case.mail}
    internet = Internet(hosts, mail)
    with tempfile.TemporaryDirectory(prefix="peers-") as folder:
        configuration = Path(folder) / "sites.toml"
        tables = [_site(number, names[number], case) for number, case in cases.items()]
        configuration.write_text(_HEAD + "".join(tables), encoding="utf-8")
        async with machine_in(internet, Path(folder)) as machine:
            await machine("audit", "--config", configuration)
        report = json.loads((Path(folder) / "reports/latest/findings.json").read_text("utf-8"))
    return {
        number: _audited(number, names[number], case, report, internet.asked)
        for number, case in cases.items()
    }


def _name(number: int, case: Case) -> str:
    return f"www.{case.peer.lower()}-{number}.example"


def _site(number: int, name: str, case: Case) -> str:
    url = json.dumps(f"http://{name}{case.entry}")
    lines = ["[[site]]", f'id = "case-{number}"', f'name = "{name}"', f"url = {url}"]
    return "\n".join(["", *lines, case.settings, ""])


def _audited(
    number: int,
    name: str,
    case: Case,
    report: Mapping[str, Any],
    asked: Counter[tuple[str, str, str, str]],
) -> Audited:
    site = f"case-{number}"
    hosts = {name, *case.hosts}
    statuses = {each["id"]: each["status"] for each in report["run"]["sites"]}
    return Audited(
        case=case,
        origin=f"http://{name}",
        findings=tuple(each for each in report["findings"] if each["site"] == site),
        asked=frozenset(_urls(asked, hosts)),
        status=statuses[site],
    )


def _urls(asked: Counter[tuple[str, str, str, str]], hosts: set[str]) -> Iterable[str]:
    for _, scheme, host, path in asked:
        if host in hosts:
            yield f"{scheme}://{host}{path}"
