"""A page that holds its reader costs itself and a worker, never the run."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

HANGS = """
import time
from signal import SIG_BLOCK, pthread_sigmask, valid_signals

from sicaudit.api import *


@page_check(id="hangs", group=Group.LINKS, severity=Severity.NOTICE, certainty=Certainty.ASK,
            title="", why="", fix="", bad="", good="")
def hangs(reading):
    if reading.page.title == "13":
        HOLD
    return ()
"""

HOLDS = {
    "computes without end": "sum(iter(int, 1))",
    "heeds no signal": "pthread_sigmask(SIG_BLOCK, valid_signals()); time.sleep(600)",
}

AN_AUDIT = """
import asyncio, json, sys, time
from datetime import date
from sicaudit.engine.workers import workers
from test_workers import jobs
from world import settings, site

async def read_all(examine):
    async with asyncio.TaskGroup() as group:
        return [group.create_task(examine(*job)) for job in jobs(30)]

with workers(settings(site()), date(2026, 11, 23), patience=float(sys.argv[1])) as (examine, _):
    read = [task.result() for task in asyncio.run(read_all(examine))]
print(json.dumps([
    [
        examined.facts.title if examined.facts else None,
        [(crash.check, crash.words) for crash in examined.crashes],
        examined.judgement.verdict if examined.judgement else None,
    ]
    for examined in read
]))
"""


def install(folder: Path, code: str) -> Path:
    """Install a package with a check, as pip would; gives the folder to import it from."""
    metadata = folder / "slow_check-1.0.dist-info"
    metadata.mkdir()
    (folder / "slow_check.py").write_text(code)
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: slow-check\nVersion: 1\n")
    (metadata / "entry_points.txt").write_text("[sicaudit.checks]\nhangs = slow_check:hangs\n")
    return folder


@pytest.mark.parametrize("hold", HOLDS.values(), ids=HOLDS)
def test_a_page_that_never_ends_is_given_up_and_all_others_are_read(tmp_path, hold):
    here = Path(__file__).parent
    packages = install(tmp_path, HANGS.replace("HOLD", hold))
    done = subprocess.run(
        (sys.executable, "-W", "error", "-c", AN_AUDIT, "3"),
        env={"PYTHONPATH": ":".join(map(str, (packages, here, here.parent)))},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    read = json.loads(done.stdout)
    words = "not read within 3 seconds, and given up"
    assert read[13] == [None, [["reading", words]], "unchecked"]
    assert read[:13] + read[14:] == [[str(n), [], None] for n in range(30) if n != 13]
