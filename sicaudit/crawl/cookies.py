"""Sites that let in only who brings back a cookie: one more request, and then it is forgotten."""

import re
from collections.abc import Mapping
from dataclasses import replace

from sicaudit.crawl.fetch import Attempted, Fetch, Request, Send
from sicaudit.model.outcome import Outcome, Response
from sicaudit.urls import Url, host_of

_MOST_COOKIES = 50
_MOST_STEPS = 10
_MOST_BYTES = 8192

_BETWEEN = re.compile(r", (?=[!#$%&'*+.^_`|~0-9A-Za-z-]+=)")
"""Between fields that were joined: a date goes on with a number, never with a name and `=`."""
_DROPPED = re.compile(r"max-age=(?:0|-[0-9]+)\b|expires=[^;]*\b1970\b", re.IGNORECASE)


def bringing_cookies(inner: Send) -> Send:
    """Ask again with the cookies of an answer that sends us to the same address.

    Without them that is a loop, with them most often the page. They go back to the address that
    set them, once, and nowhere else.
    """

    async def send(request: Request) -> Outcome:
        outcome = await inner(request)
        if not _leads_to_itself(outcome) or "Cookie" in request.headers:
            return outcome
        cookies = _cookies(outcome)
        if not cookies:
            return outcome
        again = await inner(replace(request, headers={**request.headers, "Cookie": cookies}))
        return again if isinstance(again, Response) and not _leads_to_itself(again) else outcome

    return send


def following(inner: Fetch) -> Fetch:
    """Follow redirects on one host as a browser does, with the cookies that they set.

    For a way that goes round in circles without them; what comes of it is the answer of the first
    address. At most ten steps; a way that leaves the host is none of ours.
    """

    async def fetch(request: Request) -> Attempted:
        jar: dict[str, str] = {}
        here, attempts = request, 0
        for _ in range(_MOST_STEPS):
            cookies = _field(jar)
            headers = {**request.headers, **({"Cookie": cookies} if cookies else {})}
            attempted = await inner(replace(here, headers=headers))
            attempts += attempted.attempts
            outcome = attempted.outcome
            if not isinstance(outcome, Response) or outcome.location is None:
                break
            if host_of(outcome.location) != host_of(request.url):
                break
            jar.update(_pairs(outcome))
            here = replace(request, url=Url(outcome.location.partition("#")[0]))
        return Attempted(outcome=replace(outcome, url=request.url), attempts=attempts)

    return fetch


def _leads_to_itself(outcome: Outcome) -> bool:
    if not isinstance(outcome, Response) or outcome.location is None:
        return False
    return outcome.location.partition("#")[0] == outcome.url


def _cookies(outcome: Outcome) -> str:
    """Give what an answer set, as a Cookie field (RFC 6265 5.4); empty: nothing that lasts."""
    return _field(_pairs(outcome)) if isinstance(outcome, Response) else ""


def _pairs(outcome: Response) -> dict[str, str]:
    fields = _BETWEEN.split(outcome.headers.get("set-cookie", ""))[:_MOST_COOKIES]
    pairs: dict[str, str] = {}
    for field in fields:
        pair, _, attributes = field.partition(";")
        name, equals, value = pair.strip().partition("=")
        if equals and not _DROPPED.search(attributes):
            pairs[name] = value
    return pairs


def _field(pairs: Mapping[str, str]) -> str:
    written = "; ".join(f"{name}={value}" for name, value in pairs.items())
    return written if len(written) <= _MOST_BYTES and written.isprintable() else ""
