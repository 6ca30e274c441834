"""Requests over real connections, as the tests of fetching send them."""

from sicaudit.crawl.fetch import (
    Request,
    Tally,
    sending,
)
from sicaudit.model.batch import Approach
from sicaudit.model.outcome import Response
from sicaudit.urls import Url, is_web, origin_of


def sender(session, tally=None, **approach):
    return sending(session, Approach(**{"timeout": 0.4} | approach), tally or Tally())


async def sent(session, url, *, tally=None, most_bytes=100_000, approach=None, **request):
    ours = {"origins": frozenset((origin_of(url),))} if is_web(url) else {}
    send = sender(session, tally, **ours | (approach or {}))
    return await send(Request(url=Url(url), most_bytes=most_bytes, **request))


def said(outcome):
    return outcome.status if isinstance(outcome, Response) else outcome.kind.value
