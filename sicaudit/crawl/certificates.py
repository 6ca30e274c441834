"""Until when the certificate of one of our own hosts is good."""

import asyncio
import ssl
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from sicaudit.crawl.second_opinion import Connect
from sicaudit.model.certificate import Certificate
from sicaudit.urls import Url, host_of

_ISSUER = ("organizationName", "commonName")


async def certificate_of(url: Url, connect: Connect, deadline: float) -> Certificate | None:
    """Shake hands with a host and read its certificate; nothing is asked.

    `connect` verifies, as `second_opinion.guarded` does; `deadline` in seconds is for everything.
    None: no TLS, no answer, or a certificate that browsers refuse already, which every request
    to the host tells better.
    """
    try:
        async with asyncio.timeout(deadline):
            _, writer = await connect(url)
    except OSError:
        return None
    shown = writer.get_extra_info("peercert") or {}
    writer.transport.abort()
    issued, expires = _day(shown, "notBefore"), _day(shown, "notAfter")
    if issued is None or expires is None:
        return None
    return Certificate(
        host=host_of(url),
        issued=issued,
        expires=expires,
        issuer=_issuer(shown),
        serial=str(shown.get("serialNumber", "")),
    )


def _day(shown: Mapping[str, Any], field: str) -> date | None:
    written = shown.get(field)
    if not isinstance(written, str):
        return None
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(written), UTC).date()


def _issuer(shown: Mapping[str, Any]) -> str:
    """Give organisation and name, as "Let's Encrypt, R11"; other parts say less."""
    parts = {name: value for part in shown.get("issuer", ()) for name, value in part}
    return ", ".join(str(parts[name]) for name in _ISSUER if name in parts)[:120]
