"""Care must not cost much: second tries, probes and re-asking on a website without a fault."""

import asyncio
import json

from situations.healthy import healthy_world
from situations.internet import Internet
from situations.run import machine_in
from situations.website import write_configuration

MOST = 1.10
"""Of what one request for each address and each robots.txt would cost."""


async def _asked_of(hosts, folder):
    internet = Internet(hosts, {"redactie.example": "mx"})
    async with machine_in(internet, folder) as machine:
        configuration = write_configuration(folder, (), sitemaps=True, patience="30s")
        await machine("audit", "--config", configuration)
    report = json.loads((folder / "reports/latest/findings.json").read_text("utf-8"))
    return internet.asked, report


def test_a_healthy_website_costs_hardly_more_than_one_request_an_address(tmp_path):
    hosts, wanted = healthy_world()
    asked, report = asyncio.run(_asked_of(hosts, tmp_path))
    missed = wanted - {(scheme, host, path) for _, scheme, host, path in asked}
    again = [(count, *what) for what, count in asked.items() if count > 1]
    extra = [what for what in asked if what[1:] not in wanted]
    requests = sum(asked.values())
    print(f"{requests} requests for {len(wanted)} addresses: {requests / len(wanted):.3f}")
    # a film may be judged by oEmbed alone, without asking for its page
    assert not [each for each in missed if each[1] != "www.youtube.com"]
    assert requests <= MOST * len(wanted), f"more than once: {again}\nnot linked: {extra}"
    checks = {finding["check"] for finding in report["findings"]}
    assert checks <= {"insecure-link", "undated-page"}
