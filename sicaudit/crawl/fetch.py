"""Small wrappers round one function type; their order is the whole network policy."""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import aiohttp
from tenacity import AsyncRetrying, RetryCallState, retry_if_result, stop_after_attempt
from tenacity.wait import wait_base
from yarl import URL

from sicaudit.crawl.clock import Clock
from sicaudit.crawl.failures import failure_of
from sicaudit.crawl.first_sight import is_transient
from sicaudit.crawl.headers import usual_headers
from sicaudit.crawl.retry_after import seconds
from sicaudit.crawl.statuses import FOLLOWED
from sicaudit.model.batch import Approach
from sicaudit.model.outcome import Failure, FailureKind, Outcome, Response
from sicaudit.urls import Url, origin_of, path_of, resolve


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
    documents: bool = False
    """True: read PDFs, office files, feeds and manifests too."""
    partial: bool = False
    """True: once the head has come, a body that breaks off or never ends is no failure."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """In the place of our usual ones, or beside them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempted:
    """The last outcome, and after how many attempts."""

    outcome: Outcome
    attempts: int


Fetch = Callable[[Request], Awaitable[Attempted]]
Send = Callable[[Request], Awaitable[Outcome]]

_DOCUMENTS = (
    *("text/html", "application/xhtml", "text/css", "text/xml", "application/xml"),
    "image/svg+xml",
)
_FILES = (
    "application/pdf",
    "application/x-pdf",
    "application/vnd.openxmlformats-officedocument.",
    "application/vnd.oasis.opendocument.",
    "application/vnd.ms-",
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
    "application/feed+json",
    "application/manifest+json",
)
_VAGUE = (
    "application/octet-stream",
    "binary/octet-stream",
    "application/zip",
    "application/force-download",
    "application/json",
)
_ENDINGS = (".pdf", ".docx", ".pptx", ".xlsx", ".odt", ".odp", ".ods", ".webmanifest", "t.json")
_SMALL = 65_536
"""Reading so much to its end is cheaper than a new connection. More of an error is not needed."""

_CONTENT_RANGE = re.compile(r"bytes [0-9]{1,18}-[0-9]{1,18}/([0-9]{1,18})")

_LONGEST_WAIT = 30.0
"""Seconds; a server that asks for more is asked again at the end of the run."""


def sending(session: aiohttp.ClientSession, approach: Approach, tally: Tally) -> Send:
    """Send one request over the network; foreign exceptions end here."""
    usual = usual_headers(approach)
    timeout = aiohttp.ClientTimeout(total=approach.timeout)

    async def send(request: Request) -> Outcome:
        tally.requests += 1  # a request that is sent twice by the library counts once
        try:
            async with session.request(
                request.method,
                URL(request.url, encoded=True),
                headers=usual | dict(request.headers) | _secret(approach, request.url),
                allow_redirects=False,
                timeout=timeout,
            ) as answer:
                if answer.status == 101:
                    raise ValueError("not HTTP: switched protocols unasked")
                body, cut = await _read(answer, request)
                tally.bytes += len(body)
                return _response(request, answer, body, cut)
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            return failure_of(request.url, error)

    return send


def _secret(approach: Approach, url: Url) -> dict[str, str]:
    return dict(approach.headers) if origin_of(url) in approach.origins else {}


async def _read(answer: aiohttp.ClientResponse, request: Request) -> tuple[bytes, bool]:
    """Read as much of the body as is needed; what is left closes the connection."""
    if request.method == "HEAD" or 300 <= answer.status < 400:
        return b"", False
    type_ = answer.headers.get("Content-Type", "").lower()
    wanted = request.all_types or not type_ or type_.startswith(_DOCUMENTS)
    wanted = wanted or (request.documents and _is_file(request.url, type_, answer))
    most = request.most_bytes if wanted else 0
    if answer.status >= 400:
        most = min(most, _SMALL)
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
        if not request.partial and answer.status < 400:
            raise
        answer.close()
        return b"".join(chunks), True
    return b"".join(chunks), False


def _is_file(url: Url, type_: str, answer: aiohttp.ClientResponse) -> bool:
    """Say whether this may be a file that holds links; where the type is vague, by its name."""
    if type_.startswith(_FILES):
        return True
    name = f"{path_of(url)} {answer.headers.get('Content-Disposition', '')}".lower().rstrip('"; ')
    return type_.startswith(_VAGUE) and name.endswith(_ENDINGS)


def _response(request: Request, answer: aiohttp.ClientResponse, body: bytes, cut: bool) -> Response:
    headers: dict[str, str] = {}
    for name, value in answer.headers.items():
        key = name.lower()
        headers[key] = f"{headers[key]}, {value}" if key in headers else value
    location = None
    if answer.status in FOLLOWED and (written := answer.headers.get("Location")):
        target = resolve(written, request.url)
        location = Url(target) if target is not None else None
    return Response(
        url=request.url,
        status=answer.status,
        headers=headers,
        body=body,
        cut=cut,
        location=location,
        length=_length(request, answer, body, cut),
    )


def _length(request: Request, answer: aiohttp.ClientResponse, body: bytes, cut: bool) -> int | None:
    """Give the length of the whole, where only a part was sent too (RFC 9110 14.4)."""
    if answer.status == 206:
        found = _CONTENT_RANGE.fullmatch(answer.headers.get("Content-Range", ""))
        if found:
            return int(found[1])
    if answer.content_length is not None:
        return answer.content_length
    unread = cut or request.method == "HEAD" or 300 <= answer.status < 400
    return None if unread else len(body)


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


FINAL_FAILURES = frozenset(
    (
        FailureKind.DNS,
        FailureKind.DNS_NO_ADDRESS,
        FailureKind.REFUSED,
        FailureKind.PRIVATE_ADDRESS,
        FailureKind.TLS,
    )
)
"""Another request to the same host cannot do better."""
