"""Two audits of the family by the real command, and what it tells of every single page."""

import asyncio
import json
import os
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import situations.run
from situations.internet import Internet
from situations.run import FailedRunError, machine_in

from signposting.case import CHECKS
from signposting.configuration import write_configuration
from signposting.family import Family, section_of, site_findings, url_of, websites
from signposting.judging import Got, Judged
from signposting.world import hosts_outside

_MACHINE = Path(situations.run.__file__).with_name("machine.py")
_LONGEST = 120.0
"""Seconds; a run takes a tenth of that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """All pages as they were judged."""

    judged: tuple[Judged, ...]
    strays: tuple[str, ...]
    """Findings of signposts on front pages and help pages, which no label speaks of."""
    of_sites: frozenset[tuple[str, str]]
    """(check, URL) of what was found of whole sites: of the page, or of the site."""
    seconds: float

    @property
    def sites_agree(self):
        return self.of_sites == site_findings()


def judge(cases=None):
    """Audit last week's family, then today's, and inspect every page."""
    return asyncio.run(_judge(Family(cases)))


async def _judge(family):
    hosts = family.hosts()
    internet = Internet(hosts | hosts_outside(hosts))
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="signposting-") as name:
        folder = Path(name)
        configuration = write_configuration(folder)
        async with machine_in(internet, folder) as machine:
            internet.last_week = True
            await machine("audit", "--config", configuration)
            internet.last_week = False
            await machine("audit", "--config", configuration)
            urls = [url_of(case) for case in family.cases]
            inspected = await _inspect(folder, configuration, urls)
        report = json.loads((folder / "reports/latest/findings.json").read_text("utf-8"))
    return _sorted(family, report, inspected, time.monotonic() - began)


async def _inspect(folder, configuration, urls):
    """Give what `sicaudit inspect --json` tells of every page, by its address."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, str(_MACHINE), str(folder / "names.json")),
        *("inspect", "--json", "--config", str(configuration), *urls),
        cwd=folder,
        env={**os.environ, "SSL_CERT_FILE": str(folder / "authority.pem")},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        async with asyncio.timeout(_LONGEST):
            printed, complaints = await process.communicate()
    except TimeoutError:
        process.kill()
        raise FailedRunError(f"inspect: no end after {_LONGEST:.0f} seconds") from None
    if process.returncode:
        raise FailedRunError(f"inspect: exit code {process.returncode}\n{complaints.decode()}")
    pages = map(json.loads, printed.decode().splitlines())
    return {page["source"]: page for page in pages}


def _sorted(family, report, inspected, seconds):
    got, strays, of_sites = defaultdict(list), [], set()
    for finding in report["findings"]:
        if finding["state"] in ("fixed", "unchecked"):
            continue
        check, evidence = finding["check"], finding["evidence"]
        urls = [page["url"] for page in finding["pages"]]
        if check == "orphan-page":
            of_sites.update((check, url) for url in urls)
        elif check == "far-from-help":
            of_sites.add((check, websites()[finding["site"]].url))
        if check not in CHECKS:
            continue
        for url in urls:
            one = Got(check=check, topic=evidence.get("topic"), reasons=_reasons(evidence))
            if url in family.by_url:
                got[url].append(one)
            else:
                strays.append(f"{one} on {url}")
    judged = tuple(_judged(case, got[url_of(case)], inspected) for case in family.cases)
    return Outcome(
        judged=judged, strays=tuple(strays), of_sites=frozenset(of_sites), seconds=seconds
    )


def _judged(case, got, inspected):
    """Where a section looks for no topics, what `inspect` sees all the same does not count."""
    page = inspected.get(url_of(case), {"topics": (), "signposts": ()})
    seen = {topic["id"] for topic in page["topics"]} if section_of(case).topics else set()
    named = {one.topic for one in got if one.topic is not None}
    posts = (f"{post['service']} by {post['by']}, {post['place']}" for post in page["signposts"])
    topics = frozenset(seen | named)
    return Judged(case=case, topics=topics, got=tuple(got), posts=tuple(posts))


def _reasons(evidence):
    return frozenset(evidence.get("reasons") or ())
