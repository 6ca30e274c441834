"""A small internet in memory, and audits of it: any host, any scheme, no network."""

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from sicaudit.audit import Audit
from sicaudit.crawl.fetch import Attempted, Tally
from sicaudit.crawl.mail_domains import MailDomain
from sicaudit.crawl.visit import visit
from sicaudit.crawling import nothing_kept
from sicaudit.engine.local import Network, local_engine
from sicaudit.engine.workers import no_workers
from sicaudit.judging.doubts import probe_of
from sicaudit.judging.remembering import NO_PAST
from sicaudit.model.outcome import Failure, FailureKind, Response
from sicaudit.model.settings import Settings
from sicaudit.model.site import LinkManners, Manners, Section, Site
from sicaudit.store.journal import Journal
from sicaudit.urls import Url, origin_of, resolve

STARTED = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
RUN = {"run_id": "2026-11-23T060000Z", "started": "2026-11-23T06:00:00Z"}
HOME = "https://www.example.nl/"


def site(id_="home", url=HOME, *, crawl=None, sections=None, **more):
    crawl = {"delay": 0.0, "timeout": 2.0, "sitemaps": False} | (crawl or {})
    sections = sections or (Section(name=id_),)
    return Site(id=id_, name=id_, url=url, crawl=Manners(**crawl), sections=sections, **more)


def settings(*sites, links=None, **more):
    links = {"delay": 0.0, "timeout": 2.0} | (links or {})
    shared = LinkManners(**links)
    sites = tuple(replace(one, links=shared) for one in sites or (site(),))
    return Settings(sites=sites, links=shared, **more)


def links(*hrefs):
    """A page with a link to each of these."""
    return "<title>Pagina</title>" + "".join(f'<p><a href="{href}">naar iets</a>' for href in hrefs)


def urlset(*urls):
    """A sitemap that lists these."""
    return "<urlset>" + "".join(f"<url><loc>{url}</loc></url>" for url in urls) + "</urlset>"


def own(server, **more):
    """A site on a loopback server, crawled without rests."""
    return site("home", Url(server.url), **more)


def loopback(*sites, links=None, **more):
    """Settings by which every loopback server may be asked."""
    return settings(*sites, links={"allow_private": True, "retries": 1} | (links or {}), **more)


@dataclass(kw_only=True)
class Reply:
    """What a URL of the world answers."""

    status: int = 200
    body: str | bytes = ""
    headers: dict = field(default_factory=dict)


def gone(status=404):
    return Reply(status=status)


def moved(location, status=301):
    return Reply(status=status, headers={"location": location})


class World:
    """URL to HTML, Reply or FailureKind; any other URL is a name that does not exist.

    A list answers each time with its next item, and then with its last. Its hosts are honest about
    pages that cannot exist, and `asked` tells nothing of that.
    """

    def __init__(self, pages, certificates=None):
        self.pages = pages
        self.certificates = certificates or {}
        """Of its hosts."""
        self.asked = []

    async def fetch(self, request):
        await asyncio.sleep(0)
        if request.url not in self.pages and request.url == probe_of(request.url):
            known = any(url.startswith(origin_of(request.url)) for url in self.pages)
            return Attempted(
                outcome=Response(url=request.url, status=404, headers={})
                if known
                else Failure(url=request.url, kind=FailureKind.DNS),
                attempts=1,
            )
        self.asked.append((request.method, request.url))
        return Attempted(outcome=self._outcome(request), attempts=1)

    def times(self, url):
        return sum(asked == url for method, asked in self.asked if method == "GET")

    def _outcome(self, request):
        page = self.pages.get(request.url, FailureKind.DNS)
        if isinstance(page, list):
            page = page[min(self.times(request.url), len(page)) - 1]
        if isinstance(page, FailureKind):
            return Failure(url=request.url, kind=page)
        reply = page if isinstance(page, Reply) else Reply(body=page)
        body = reply.body if isinstance(reply.body, bytes) else reply.body.encode()
        location = reply.headers.get("location")
        return Response(
            url=request.url,
            status=reply.status,
            headers={"content-type": "text/html; charset=utf-8"} | reply.headers,
            body=b"" if request.method == "HEAD" else body,
            location=resolve(location, request.url) if location is not None else None,
        )

    def engine(self, examine, stop):
        async def visit_host(batch):
            tally = Tally()
            done = await visit(batch, self.fetch, examine, robots=None, tally=tally, stop=stop)
            return replace(done, certificate=self.certificates.get(batch.host))

        return visit_host


@dataclass(kw_only=True)
class Outcome:
    """An audit that came to its end."""

    audited: object
    audit: Audit
    reached: list = field(default_factory=list)
    """Of the old findings asked about: was enough seen to tell that they are gone?"""

    @property
    def run(self):
        return self.audited.run

    @property
    def findings(self):
        return [*self.audited.findings]

    def of(self, check):
        return [finding for finding in self.findings if finding.check == check]

    def one(self, check):
        (finding,) = self.of(check)
        return finding

    def checks(self):
        return sorted(finding.check for finding in self.findings)


async def _yes(name):
    return True


async def _every_domain_takes_mail(domains):
    return dict.fromkeys(domains, MailDomain.MX)


@asynccontextmanager
async def auditing(
    settings,
    path,
    *,
    resolve=_yes,
    take_mail=_every_domain_takes_mail,
    past=NO_PAST,
    sites=None,
    watch=lambda progress: None,
    started=STARTED,
    kept=nothing_kept,
    keep=lambda journal: None,
):
    """Give an audit that has not begun, with all that it needs."""
    ids = sites or [one.id for one in settings.sites]
    stop = asyncio.Event()
    journal = Journal(path)
    try:
        with no_workers(settings, started.date()) as (examine, look_up):
            audit = Audit(
                settings,
                journal,
                sites=ids,
                started=started,
                stop=stop,
                watch=watch,
                resolve=resolve,
                take_mail=take_mail,
                past=past,
                kept=kept,
            )
            yield audit, journal, examine, look_up, stop
            keep(journal)
    finally:
        journal.close()


async def audited(world, settings, path, *, resumed=False, old=(), **options):
    """Audit a world in memory from its beginning to its findings."""
    async with auditing(settings, path, **options) as (audit, _, examine, look_up, stop):
        await audit.crawl(world.engine(examine, stop), resumed=resumed)
        result = await audit.judge(look_up, **RUN, finished=RUN["started"])
        reached = [result.was_reached(finding) for finding in old]
        return Outcome(audited=result, audit=audit, reached=reached)


async def audited_for_real(settings, path, clock, *, network=None, **options):
    """Audit servers on loopback over the network, with the engine of the program."""
    async with auditing(settings, path, **options) as (audit, _, examine, look_up, stop):
        async with local_engine(examine, clock, stop, network=network or Network()) as engine:
            await audit.crawl(engine, resumed=False)
        result = await audit.judge(look_up, **RUN, finished=RUN["started"])
        return Outcome(audited=result, audit=audit)
