"""How long the certificate of one of our own hosts is good for."""

import asyncio
import ssl
from datetime import UTC, datetime

from sicaudit.crawl.second_opinion import Connect
from sicaudit.urls import Url


async def expiry_of(url: Url, connect: Connect, deadline: float) -> datetime | None:
    """Shake hands with a host and read until when its certificate is valid; nothing is asked.

    `connect` verifies, as `second_opinion.guarded` does; `deadline` in seconds is for everything.
    None: no TLS, no answer, or a certificate that browsers refuse already, which every request
    to the host tells better.
    """
    try:
        async with asyncio.timeout(deadline):
            _, writer = await connect(url)
    except OSError:
        return None
    shown = writer.get_extra_info("peercert")
    writer.transport.abort()
    until = shown.get("notAfter") if shown else None
    if not isinstance(until, str):
        return None
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(until), UTC)
