"""A frontier driven by hand: what an audit does with its batches, without a network."""

from world import site

from sicaudit.crawl.frontier import Frontier
from sicaudit.crawl.scope import Family
from sicaudit.crawl.verdict import OK
from sicaudit.model.batch import Approach, HostResult, Purpose, Visited
from sicaudit.model.page import PageFacts
from sicaudit.model.site import LinkManners
from sicaudit.urls import Url

PAGE, RESOURCE, TARGET, SITEMAP = Purpose.PAGE, Purpose.RESOURCE, Purpose.TARGET, Purpose.SITEMAP
A, B = "https://a.nl/", "https://b.nl/"


def frontier(*sites, links=None, crawled=None, **approach):
    sites = sites or (site("a", A), site("b", B))
    approaches = {one.id: Approach(**approach) for one in sites} | {None: Approach(**approach)}
    return Frontier(Family(sites, crawled=crawled), links or LinkManners(), approaches)


def answered(visit, links=(), embeds=(), location=None):
    facts = PageFacts(
        url=visit.url, targets=tuple(map(Url, (*links, *embeds))), follow=len(tuple(links))
    )
    return Visited(visit=visit, judgement=OK, facts=facts, body=b"x", location=location)


def merge(front, batch, world, left=()):
    """Do with a batch what an audit does; `world`: URL to (links, embeds) or where it redirects."""
    visited = []
    for visit in batch.visits:
        if visit in left:
            continue
        here = world.get(visit.url, ((), ()))
        if isinstance(here, str):
            one = Visited(visit=visit, judgement=OK, location=Url(here))
        else:
            one = answered(visit, *here)
        if visit.purpose is PAGE:
            front.add_links(one)
        front.add_redirect(one)
        visited.append(one)
    front.finish(HostResult(batch=batch, visited=tuple(visited), left=tuple(left)))
    return [(one.visit.url, one.visit.purpose) for one in visited]


def crawl(front, world):
    done = []
    while batches := front.ready(hosts_at_once=9):
        for batch in batches:
            done += merge(front, batch, world)
    return done


def urls(done, purpose=None):
    return [url for url, why in done if purpose in (None, why)]
