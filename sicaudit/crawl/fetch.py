"""Small wrappers round one function type; their order is the whole network policy."""

import ssl
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from socket import EAI_NODATA, EAI_NONAME, gaierror

import aiohttp
from tenacity import AsyncRetrying, RetryCallState, retry_if_result, stop_after_attempt
from tenacity.wait import wait_base
from yarl import URL

from sicaudit.crawl.addresses import PrivateAddressError
from sicaudit.crawl.clock import Clock
from sicaudit.crawl.retry_after import seconds
from sicaudit.crawl.verdict import is_transient
from sicaudit.model.batch import Approach
from sicaudit.model.outcome import Failure, FailureKind, Outcome, Response
from sicaudit.urls import Url, resolve


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
    timeout = aiohttp.ClientTimeout(total=approach.timeout)

    async def send(request: Request) -> Outcome:
        tally.requests += 1  # a request that is sent twice by the library counts once
        try:
            async with session.request(
                request.method,
                URL(request.url, encoded=True),
                headers=headers,
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
    return headers | dict(approach.headers)


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
    async for chunk in answer.content.iter_any():
        chunks.append(chunk)
        size += len(chunk)
        if size > max(most, _SMALL):
            answer.close()
            return b"".join(chunks)[: max(most, _SMALL)], True
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


def failure_of(url: Url, error: Exception) -> Failure:
    """Translate what the network library raised into our closed list of kinds."""
    return Failure(url=url, kind=_kind(error), detail=_words(error))


def _kind(error: Exception) -> FailureKind:
    reason = error.os_error if isinstance(error, aiohttp.ClientConnectorError) else error
    match error, reason:
        case _, PrivateAddressError():
            return FailureKind.PRIVATE_ADDRESS
        case aiohttp.ClientConnectorDNSError(), _:
            return _dns_kind(reason)
        case ((aiohttp.ClientConnectorCertificateError() | aiohttp.ClientSSLError()), _):
            return FailureKind.TLS
        case _, ssl.SSLError():
            return FailureKind.TLS
        case TimeoutError(), _:
            return FailureKind.TIMEOUT
        case _, ConnectionRefusedError():
            return FailureKind.REFUSED
        case _, ConnectionError():
            return FailureKind.RESET
        case ((aiohttp.ServerDisconnectedError() | aiohttp.ClientPayloadError()), _):
            return FailureKind.RESET
        case aiohttp.ClientConnectorError(), _:
            return FailureKind.UNREACHABLE
        case aiohttp.ClientOSError(), _:
            return FailureKind.RESET
        case ((aiohttp.ClientResponseError() | ValueError()), _):
            return FailureKind.PROTOCOL
        case _:
            return FailureKind.UNREACHABLE


def _dns_kind(reason: BaseException) -> FailureKind:
    """Only "no such name" is an answer; every other failure is a resolver in trouble."""
    if isinstance(reason, gaierror) and reason.errno in (EAI_NONAME, EAI_NODATA):
        return FailureKind.DNS
    cause = reason.__cause__
    numbers = cause.args[:1] if cause is not None else reason.args[:1]
    return FailureKind.DNS if numbers in ((4,), (1,)) else FailureKind.DNS_TROUBLE


def _words(error: Exception) -> str:
    text = str(error) or type(error).__name__
    return " ".join(text.split())[:200]


def paced(inner: Send, *, delay: float, clock: Clock) -> Send:
    """Rest after every request, the last one too, so the next batch owes nothing."""
    if not delay:
        return inner

    async def send(request: Request) -> Outcome:
        outcome = await inner(request)
        await clock.sleep(delay)
        return outcome

    return send


_DOUBTED = frozenset((FailureKind.PROTOCOL, FailureKind.RESET))
"""Failures that may be our library's own strictness: browsers read what it refuses."""


def doubting(inner: Send, ask: Callable[[Url], Awaitable[Outcome]]) -> Send:
    """Let a lenient reader look at what the strict one could not make sense of."""

    async def send(request: Request) -> Outcome:
        outcome = await inner(request)
        if isinstance(outcome, Failure) and outcome.kind in _DOUBTED:
            return await ask(request.url)
        return outcome

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
    """Ask again what may have passed; a host that failed every time is from then on asked once."""
    given_up = False
    policy = AsyncRetrying(
        retry=retry_if_result(is_transient),
        stop=stop_after_attempt(max(1, retries)),
        wait=_Patience(clock),
        sleep=clock.sleep,
        retry_error_callback=lambda state: state.outcome.result() if state.outcome else None,
    )

    async def fetch(request: Request) -> Attempted:
        nonlocal given_up
        outcome = await inner(request)
        if given_up or retries < 1 or not is_transient(outcome):
            return Attempted(outcome=outcome, attempts=1)
        wait = max(0.5, asked_wait(outcome, clock) or 0.0)
        if wait > _LONGEST_WAIT:
            return Attempted(outcome=outcome, attempts=1)
        await clock.sleep(wait)
        attempts = 0

        async def again() -> Outcome:
            nonlocal attempts
            attempts += 1
            return await inner(request)

        last: Outcome = await policy.copy()(again)
        given_up = isinstance(last, Failure)
        return Attempted(outcome=last, attempts=attempts + 1)

    return fetch


def heading_first(inner: Fetch) -> Fetch:
    """Ask for the head alone; whatever is not plainly fine is asked again in full."""

    async def fetch(request: Request) -> Attempted:
        answer = await inner(replace(request, method="HEAD"))
        outcome = answer.outcome
        if isinstance(outcome, Response) and 200 <= outcome.status < 400:
            return answer
        if isinstance(outcome, Failure) and outcome.kind in _FINAL_FAILURES:
            return answer
        return await inner(request)

    return fetch


_FINAL_FAILURES = frozenset(
    (FailureKind.DNS, FailureKind.REFUSED, FailureKind.PRIVATE_ADDRESS, FailureKind.TLS)
)
"""A GET of the same host cannot do better."""
