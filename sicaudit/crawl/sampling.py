"""Resources asked for by their first bytes: nearly as cheap as HEAD, and it is a GET that answers.

Measured on 300 pictures of 8 to 400 KB over TLS from nginx: HEAD 0.12 to 0.17 s, a GET of the first
kilobyte 0.10 to 0.16 s, a GET that is broken off after its head 0.8 s, one that is read 0.45 s. A
connection lives on only where the whole answer was read.
"""

from dataclasses import replace

from sicaudit.crawl.fetch import FINAL_FAILURES, Attempted, Fetch, Request
from sicaudit.model.outcome import Failure, Outcome, Response

_SAMPLE = {
    "Accept": "*/*",  # hosts of pictures give pages to who asks for pages
    "Accept-Encoding": "identity",  # a part of a compressed body is of no use
    "Range": "bytes=0-1023",
}


def sampling(inner: Fetch) -> Fetch:
    """Ask for the first bytes alone; whatever is not plainly fine is asked again in full.

    Servers that know no ranges answer in full at once. Some refuse them with 403, 404 or 416, an
    empty file too: only the answer to a plain GET counts. Where only a part came, `length` is that
    of the whole, and the status is 200.
    """

    async def fetch(request: Request) -> Attempted:
        sample = await inner(replace(request, headers={**request.headers, **_SAMPLE}))
        if _is_enough(sample.outcome):
            return replace(sample, outcome=_as_whole(sample.outcome))
        whole = await inner(request)
        return replace(whole, attempts=sample.attempts + whole.attempts)

    return fetch


def _is_enough(outcome: Outcome) -> bool:
    match outcome:
        case Failure(kind=kind):
            return kind in FINAL_FAILURES
        case Response(status=status, location=location):
            return 200 <= status < 300 or location is not None


def _as_whole(outcome: Outcome) -> Outcome:
    """Make of a part what a GET would have told; a part of a page is no page to read."""
    if not isinstance(outcome, Response) or outcome.status != 206:
        return outcome
    if outcome.length == len(outcome.body):
        return replace(outcome, status=200)
    return replace(outcome, status=200, body=b"", cut=True)
