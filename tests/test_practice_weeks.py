"""The whole program on two editions of the practice family: what last week had and today lacks."""

import asyncio
import json
import os
import subprocess
import sys

import pytest

from sicaudit.practice import expected
from sicaudit.practice.family import Edition, Ports, serving

ROW = Ports(first=12_000 + os.getpid() % 1000 * 16)
"""Both editions need the same addresses."""


async def audited(folder, edition):
    """Audit one edition; gives its findings and the addresses."""
    async with serving(ROW, edition=edition) as family:
        (folder / "sites.toml").write_text(family.configuration, encoding="utf-8")
        command = [sys.executable, "-m", "sicaudit", "audit"]
        ended = await asyncio.to_thread(
            subprocess.run, command, cwd=folder, capture_output=True, text=True, timeout=120
        )
    assert ended.returncode == 3, ended.stderr  # one of its sites never answers
    report = json.loads((folder / "reports/latest/findings.json").read_text("utf-8"))
    return report["findings"], dict(family.addresses)


def of(findings, check):
    return [
        (finding["site"], page["url"], finding["evidence"]["topic"])
        for finding in findings
        if finding["check"] == check and finding["state"] not in ("fixed", "unchecked")
        for page in finding["pages"]
    ]


async def test_help_that_last_week_had_is_lost_and_nothing_else_is(tmp_path):
    before, addresses = await audited(tmp_path, Edition.LAST_WEEK)
    assert of(before, "lost-signpost") == []
    today, later = await audited(tmp_path, Edition.TODAY)
    if addresses != later:
        pytest.skip("another program took a port between the two editions")
    due = [
        (fault.site, page, fault.topic)
        for fault in expected(addresses).faults
        if fault.check == "lost-signpost"
        for page in fault.pages
    ]
    assert of(today, "lost-signpost") == due
    assert not set(due) & {*of(today, "missing-signpost"), *of(today, "weak-signpost")}
