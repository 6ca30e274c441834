"""Small wrappers round one function type; their order is the whole network policy."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import aiohttp
from tenacity import AsyncRetrying, RetryCallState, retry_if_result, stop_after_attempt
from tenacity.wait import wait_base
from yarl import URL

from sicaudit.crawl.clock import Clock
from sicaudit.crawl.failures import failure_of
from sicaudit.crawl.retry_after import seconds
from sicaudit.crawl.verdict import is_transient
from sicaudit.model.batch import Approach
from sicaudit.model.outcome import Failure, FailureKind, Outcome, Response
from sicaudit.urls import Url, origin_of, resolve


@dataclass(slots=True, kw_only=True)
class Tally:
    """What a batch cost: requests sent, and bytes of bodies received."""

    requests: int = 0
    bytes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to ask for, and how much of the answer we need."""

    url: Url
    method: str = "GET"
    most_bytes: int = 0
    """Of the body as received; 0: the head is enough."""
    all_types: bool = False
    """True: read the body whatever it is; False: only of documents (HTML, CSS, XML)."""
    partial: bool = False
    """True: once the head has come, a body that breaks off or never ends is no failure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempted:
    """The last outcome, and after how many attempts."""

    outcome: Outcome
    attempts: int


Fetch = Callable[[Request], Awaitable[Attempted]]
Send = Callable[[Request], Awaitable[Outcome]]

_DOCUMENTS = ("text/html", "application/xhtml", "text/css", "text/xml", "application/xml")
_SMALL = 65_536
"""Reading so much to its end is cheaper than a new connection."""

_LONGEST_WAIT = 30.0
"""Seconds; a server that asks for more is asked again at the end of the run."""


def sending(session: aiohttp.ClientSession, approach: Approach, tally: Tally) -> Send:
    """Send one request over the network; foreign exceptions end here."""
    headers = _headers(approach)
    secret = headers | dict(approach.headers)
    timeout = aiohttp.ClientTimeout(total=approach.timeout)

    async def send(request: Request) -> Outcome:
        tally.requests += 1  # a request that is sent twice by the library counts once
        try:
            async with session.request(
                request.method,
                URL(request.url, encoded=True),
                headers=secret if origin_of(request.url) in approach.origins else headers,
                allow_redirects=False,
                timeout=timeout,
            ) as answer:
                body, cut = await _read(answer, request)
                tally.bytes += len(body)
                return _response(request.url, answer, body, cut)
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            return failure_of(request.url, error)

    return send


def _headers(approach: Approach) -> dict[str, str]:
    headers = {
        "User-Agent": approach.user_agent,
        "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "Accept-Encoding": "gzip, deflate",
    }
    if approach.accept_languages:
        headers["Accept-Language"] = ", ".join(
            language if number == 0 else f"{language};q={max(1, 9 - number) / 10}"
            for number, language in enumerate(approach.accept_languages)
        )
    return headers


async def _read(answer: aiohttp.ClientResponse, request: Request) -> tuple[bytes, bool]:
    """Read as much of the body as is needed; what is left closes the connection."""
    if request.method == "HEAD" or 300 <= answer.status < 400:
        return b"", False
    type_ = answer.headers.get("Content-Type", "").lower()
    wanted = request.all_types or not type_ or type_.startswith(_DOCUMENTS)
    most = request.most_bytes if wanted and answer.status < 400 else 0
    length = answer.content_length
    if most == 0 and (length is None or length > _SMALL):
        answer.close()
        return b"", length != 0
    chunks: list[bytes] = []
    size = 0
    try:
        async for chunk in answer.content.iter_any():
            chunks.append(chunk)
            size += len(chunk)
            if size > max(most, _SMALL):
                answer.close()
                return b"".join(chunks)[: max(most, _SMALL)], True
    except (aiohttp.ClientPayloadError, ConnectionError, TimeoutError):
        if not request.partial:
            raise
        answer.close()
        return b"".join(chunks), True
    return b"".join(chunks), False


def _response(url: Url, answer: aiohttp.ClientResponse, body: bytes, cut: bool) -> Response:
    headers: dict[str, str] = {}
    for name, value in answer.headers.items():
        key = name.lower()
        headers[key] = f"{headers[key]}, {value}" if key in headers else value
    location = None
    if 300 <= answer.status < 400 and (written := answer.headers.get("Location")):
        target = resolve(written, url)
        location = Url(target) if target is not None else None
    return Response(
        url=url, status=answer.status, headers=headers, body=body, cut=cut, location=location
    )


def paced(inner: Send, *, delay: float, clock: Clock) -> Send:
    """Rest after every request, the last one too, so the next batch owes nothing."""
    if not delay:
        return inner

    async def send(request: Request) -> Outcome:
        outcome = await inner(request)
        await clock.sleep(delay)
        return outcome

    return send


def doubting(inner: Send, ask: Callable[[Url], Awaitable[Outcome]]) -> Send:
    """Let a lenient reader look at what the strict one could not make sense of, as browsers do.

    It reads no body: where that is needed, a reset connection is better asked again.
    """

    async def send(request: Request) -> Outcome:
        outcome = await inner(request)
        match outcome:
            case Failure(kind=FailureKind.PROTOCOL):
                answer = await ask(request.url)
            case Failure(kind=FailureKind.RESET) if request.partial:
                answer = await ask(request.url)
            case _:
                return outcome
        return replace(answer, cut=True) if isinstance(answer, Response) else answer

    return send


class _Patience(wait_base):
    """What the server asks for, else 0.5, 1, 2, ... seconds; never longer than half a minute."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def __call__(self, retry_state: RetryCallState) -> float:
        backoff = 0.5 * 2.0 ** (retry_state.attempt_number - 1)
        outcome = retry_state.outcome.result() if retry_state.outcome else None
        return min(_LONGEST_WAIT, max(backoff, asked_wait(outcome, self._clock) or 0.0))


def asked_wait(outcome: Outcome | None, clock: Clock) -> float | None:
    """Seconds a server asks us to wait (RFC 9110 10.2.3); None: it asks nothing."""
    if not isinstance(outcome, Response) or "retry-after" not in outcome.headers:
        return None
    return seconds(outcome.headers["retry-after"], clock.now())


def retrying(inner: Send, *, retries: int, clock: Clock) -> Fetch:
    """Ask again what may have passed, and nothing else meanwhile if the server asks for a rest.

    A host that failed every time is from then on asked once.
    """
    given_up = False
    silent_until: datetime | None = None

    async def ask(request: Request) -> Outcome:
        nonlocal silent_until
        while silent_until is not None and (left := silent_until - clock.now()) > timedelta():
            await clock.sleep(left.total_seconds())
        outcome = await inner(request)
        wait = asked_wait(outcome, clock) if is_transient(outcome) and not given_up else None
        if wait is not None and wait <= _LONGEST_WAIT:
            silent_until = clock.now() + timedelta(seconds=wait)
        return outcome

    async def again(request: Request) -> Attempted:
        attempts = 1

        async def once_more() -> Outcome:
            nonlocal attempts
            attempts += 1
            return await ask(request)

        policy = AsyncRetrying(
            retry=retry_if_result(is_transient),
            stop=stop_after_attempt(retries),
            wait=_Patience(clock),
            sleep=clock.sleep,
            retry_error_callback=lambda state: state.outcome.result() if state.outcome else None,
        )
        outcome: Outcome = await policy(once_more)
        return Attempted(outcome=outcome, attempts=attempts)

    async def fetch(request: Request) -> Attempted:
        nonlocal given_up
        attempted = Attempted(outcome=await ask(request), attempts=1)
        if not is_transient(attempted.outcome):
            return attempted
        wait = max(0.5, asked_wait(attempted.outcome, clock) or 0.0)
        if retries and not given_up and wait <= _LONGEST_WAIT:
            await clock.sleep(wait)
            attempted = await again(request)
            given_up = _is_hopeless(attempted.outcome)
        return await _at_least_in_part(inner, request, attempted)

    return fetch


def _is_hopeless(outcome: Outcome) -> bool:
    """Say whether a host that answers so after every attempt will do the same at the next URL."""
    if isinstance(outcome, Failure):
        return True
    return is_transient(outcome) and "retry-after" in outcome.headers


async def _at_least_in_part(inner: Send, request: Request, attempted: Attempted) -> Attempted:
    """Take what comes of a document that breaks off every time, as browsers do."""
    match attempted.outcome:
        case Failure(kind=FailureKind.RESET) if not request.partial:
            outcome = await inner(replace(request, partial=True))
            return Attempted(outcome=outcome, attempts=attempted.attempts + 1)
        case _:
            return attempted


def heading_first(inner: Fetch) -> Fetch:
    """Ask for the head alone; whatever is not plainly fine is asked again in full."""

    async def fetch(request: Request) -> Attempted:
        answer = await inner(replace(request, method="HEAD"))
        outcome = answer.outcome
        if isinstance(outcome, Response) and 200 <= outcome.status < 300:
            return answer
        if isinstance(outcome, Failure) and outcome.kind in _FINAL_FAILURES:
            return answer
        return await inner(request)

    return fetch


_FINAL_FAILURES = frozenset(
    (FailureKind.DNS, FailureKind.REFUSED, FailureKind.PRIVATE_ADDRESS, FailureKind.TLS)
)
"""A GET of the same host cannot do better."""
