"""One page looked at by itself: fetched with its redirects, or read from a file; no crawl."""

from dataclasses import dataclass, replace
from pathlib import Path

from sicaudit.crawl.clock import Clock
from sicaudit.crawl.fetch import Request, Tally, retrying, sending
from sicaudit.crawl.scope import section_of
from sicaudit.crawl.verdict import MOST_HOPS
from sicaudit.engine.local import open_session
from sicaudit.engine.reading import Reader, plain_body
from sicaudit.model.batch import Approach
from sicaudit.model.outcome import Failure, FailureKind, Outcome, Response
from sicaudit.model.page import PageFacts
from sicaudit.model.site import Section, Site
from sicaudit.page.html.page import Page
from sicaudit.urls import Url, is_web


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspected:
    """A page and all that is seen on it."""

    page: Page
    facts: PageFacts
    site: Site
    section: Section


async def fetched(url: Url, approach: Approach, clock: Clock) -> Outcome:
    """Ask for one address and follow its redirects to their end."""
    async with open_session(guarded=not approach.private, connections=4) as session:
        fetch = retrying(sending(session, approach, Tally()), retries=approach.retries, clock=clock)
        for _ in range(MOST_HOPS + 1):
            request = Request(url=url, most_bytes=approach.most_bytes)
            outcome = (await fetch(request)).outcome
            if not isinstance(outcome, Response) or outcome.location is None:
                return outcome
            onward = Url(outcome.location.partition("#")[0])
            if not is_web(onward):
                return Failure(url=url, kind=FailureKind.PROTOCOL, detail=f"leads to {onward}")
            url = onward
    return Failure(url=url, kind=FailureKind.PROTOCOL, detail="too many redirects")


def from_file(path: Path, url: Url | None) -> Response:
    """Read a saved page, as if it had come from `url`. Raises OSError."""
    return from_bytes(path.read_bytes(), url or Url(path.resolve().as_uri()))


def from_bytes(body: bytes, url: Url) -> Response:
    """Take a page as if it had come from `url`, without a word on what it is."""
    return Response(url=url, status=200, headers={"content-type": ""}, body=body)


def inspected(response: Response, reader: Reader, site: Site) -> Inspected:
    """See everything there is to see on a page, whatever its section asks."""
    body, _ = plain_body(response, site.crawl.max_bytes)
    page = Page(replace(response, body=body))
    section = section_of(site, page.url)
    return Inspected(
        page=page,
        facts=reader.facts(page, section, site=site, thorough=True),
        site=site,
        section=section,
    )
