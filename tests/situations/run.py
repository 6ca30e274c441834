"""One audit of the whole set, by the real command: last week's, and then today's."""

import asyncio
import json
import os
import sys
import tempfile
import time
from collections import defaultdict
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from situations.internet import Internet
from situations.judging import VERDICTS, Got, Judged
from situations.website import HOST, Website, hosts_of, mail_of, write_configuration

_MACHINE = Path(__file__).with_name("machine.py")
_LONGEST = 180.0
"""Seconds; a run takes a tenth of that."""


class FailedRunError(Exception):
    """The command did not come to its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """All cases as they were judged."""

    judged: tuple[Judged, ...]
    strays: tuple[str, ...]
    """Findings of links on pages that belong to no case."""
    seconds: float
    requests: int


def judge(cases):
    """Audit the website of all cases."""
    return asyncio.run(_judge(tuple(cases)))


async def _judge(cases):
    website = Website(cases)
    this_week, last_week = website.host(last_week=False), website.host(last_week=True)
    internet = Internet(hosts_of(cases) | {HOST: this_week}, mail_of(cases))
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="situations-") as name:
        folder = Path(name)
        configuration = write_configuration(folder, cases)
        async with machine_in(internet, folder) as machine:
            if any(host.before is not None for host in internet.hosts.values()):
                internet.last_week, internet.hosts[HOST] = True, last_week
                await machine("audit", "--config", configuration)
                internet.last_week, internet.hosts[HOST] = False, this_week
            await machine("audit", "--config", configuration)
        report = json.loads((folder / "reports/latest/findings.json").read_text("utf-8"))
    return _sorted(cases, website, report, time.monotonic() - began)


@asynccontextmanager
async def machine_in(internet, folder):
    """Serve an internet and give a machine that lives in it."""
    async with internet.served():
        names, trusted = folder / "names.json", folder / "authority.pem"
        names.write_text(json.dumps(internet.names()), encoding="utf-8")
        trusted.write_bytes(internet.certificates.authority.cert_pem.bytes())
        yield Machine(folder, names, trusted)


class Machine:
    """Runs `sicaudit` where only our own names and our own authority are known."""

    def __init__(self, folder, names, trusted):
        self._folder, self._names, self._trusted = folder, names, trusted

    async def __call__(self, *arguments):
        """Run to the end; exit codes of findings and of an incomplete run are no failure."""
        kept = {name: text for name, text in os.environ.items() if not name.startswith("SICAUDIT_")}
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            str(_MACHINE),
            str(self._names),
            *map(str, arguments),
            *("--fail-on", "never", "--format", "html,json", "--quiet"),
            cwd=self._folder,
            env={**kept, "SSL_CERT_FILE": str(self._trusted)},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        try:
            async with asyncio.timeout(_LONGEST):
                printed, _ = await process.communicate()
        except TimeoutError:
            process.kill()
            raise FailedRunError(f"no end after {_LONGEST:.0f} seconds") from None
        if process.returncode not in (0, 3):
            raise FailedRunError(f"exit code {process.returncode}\n{printed.decode()}")


def _sorted(cases, website, report, seconds):
    by_case, strays = defaultdict(list), []
    for finding in report["findings"]:
        if finding["check"] not in VERDICTS or finding["state"] in ("fixed", "unchecked"):
            continue
        got = Got(
            check=finding["check"],
            target=finding["target"],
            certainty=finding["certainty"],
            reason=finding["evidence"].get("reason", ""),
        )
        owners = {website.case_of(page["url"]) for page in finding["pages"]} - {None}
        if not owners:
            strays.append(str(got))
        for case in owners:
            by_case[case.name].append(got)
    return Outcome(
        judged=tuple(Judged(case=case, got=tuple(by_case[case.name])) for case in cases),
        strays=tuple(strays),
        seconds=seconds,
        requests=report["run"]["sites"][0]["requests"],
    )
