"""A body read in the light of its site: the pure half of a visit, fit for another process."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from importlib.resources import files
from itertools import chain

from sicaudit import checks
from sicaudit.api import Check, Found, Reading
from sicaudit.crawl.decoding import Decoder, EncodingError
from sicaudit.crawl.examined import Examined
from sicaudit.crawl.scope import Family, section_of
from sicaudit.crawl.verdict import UNASKED
from sicaudit.engine.applying import Applied, applied, words_of
from sicaudit.engine.elsewhere import read_elsewhere
from sicaudit.engine.kept import packed
from sicaudit.model.batch import Crash, Purpose, SitemapFacts, Visit
from sicaudit.model.check import Kind
from sicaudit.model.finding import Sighting
from sicaudit.model.outcome import Response
from sicaudit.model.page import PageFacts
from sicaudit.model.settings import Settings
from sicaudit.model.site import Section, Site
from sicaudit.page.archive import archived_copy
from sicaudit.page.dates.evidence import date_evidence, judge_dates
from sicaudit.page.dates.review_day import review_day
from sicaudit.page.dates.sources import sitemap_date
from sicaudit.page.documents.document_kinds import kind_of_document
from sicaudit.page.documents.reading import (
    facts_of_document,
    packed_places,
    read_document,
)
from sicaudit.page.documents.sitemap import parse_sitemap
from sicaudit.page.facts import anchors_of, facts_of, facts_of_sheet
from sicaudit.page.help.signposting import Signposting
from sicaudit.page.html.charset import decode, is_css, sniff_html
from sicaudit.page.html.page import Page
from sicaudit.page.html.refresh import with_refresh
from sicaudit.page.html.resolving import Resolver
from sicaudit.page.services.page_numbers import PageNumbers
from sicaudit.page.standing.verdict import standing_of
from sicaudit.page.videos.video_verdict import judge_video
from sicaudit.page.videos.videos import video_of
from sicaudit.urls import Url

_STUMBLES = (
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What a page that nobody thought of makes of our own code; a machine in trouble is no such."""

READING = "reading"
"""What a page that was not read went without, where a check's name would stand."""

_LONGEST_ANSWER = 65_536
"""Decoded bytes of what an archive or the provider of a video tells."""

_LONGEST_BODY = 52_428_800
"""Decoded bytes of a sitemap (https://www.sitemaps.org/protocol.html)."""


class Reader:
    """Reads bodies for one audit: knows its sites, its knowledge and its checks."""

    def __init__(self, settings: Settings, today: date) -> None:
        self._settings = settings
        self._today = today
        self._family = Family(settings.sites)
        self._resolver = Resolver()

    @cached_property
    def _checks(self) -> Sequence[Check[Reading]]:
        return [check for check in checks.load() if check.kind is Kind.PAGE]

    @cached_property
    def _numbers(self) -> PageNumbers:
        return PageNumbers(self._settings.knowledge)

    @cached_property
    def _signposting(self) -> Signposting:
        return Signposting(self._settings.knowledge)

    def warm_up(self) -> None:
        """Build what is built from word lists when a page first asks for it: 0.7 s.

        Workers that are forked afterwards have it.
        """
        site = self._settings.sites[0]
        body = (files("sicaudit.engine") / "warming.html").read_bytes()
        page = Response(url=site.url, status=200, headers={}, body=body)
        self.read(page, Visit(id=0, url=site.url, purpose=Purpose.PAGE, site=site.id))

    def read(self, response: Response, visit: Visit) -> Examined:
        """Read what a visit brought: a page, a style sheet, a sitemap, or a page elsewhere.

        A page over which our own code stumbles costs itself, never the run: it is told as a crash.
        """
        try:
            return self._read(response, visit)
        except _STUMBLES as error:
            crash = Crash(check=READING, words=words_of(error))
            return Examined(judgement=UNASKED, crashes=(crash,))

    def _read(self, response: Response, visit: Visit) -> Examined:
        match visit.purpose:
            case Purpose.VIDEO:
                return _told_of_video(response, visit)
            case Purpose.ARCHIVE:
                body, _ = plain_body(response, _LONGEST_ANSWER)
                return Examined(detail=archived_copy(body) or "")
        site = self._family.sites.get(visit.site) if visit.site else None
        most = site.crawl.max_bytes if site else _LONGEST_BODY
        plain, cut = plain_body(
            response, _LONGEST_BODY if visit.purpose is Purpose.SITEMAP else most
        )
        if plain is not response.body or cut:
            response = replace(response, body=plain, cut=response.cut or cut)
        if visit.purpose is Purpose.SITEMAP:
            return Examined(sitemap=_sitemap(response, self._today), cut=response.cut)
        type_ = response.headers.get("content-type")
        if sniff_html(type_, plain[:1024]):
            page = Page(response, self._resolver)
            if visit.purpose is Purpose.PAGE and site is not None:
                return self._page(_with_its_refresh(page), site)
            return read_elsewhere(page, visit.quotes)
        if (type_ or "").lower().startswith("image/svg"):
            return _drawing(response)
        if site is not None and is_css(type_, response.url):
            sheet = decode(plain, type_)[0]
            facts = facts_of_sheet(response.url, sheet, self._resolver)
            return Examined(facts=facts, body=packed(plain), cut=response.cut)
        if site is not None and (visit.purpose is Purpose.PAGE or not response.cut):
            return self._document(response)
        return Examined()

    def _document(self, response: Response) -> Examined:
        """Read the links of a PDF, an office file, a feed or a manifest of our own."""
        type_, body = response.headers.get("content-type"), response.body
        kind = kind_of_document(type_, response.url, body)
        if kind is None:
            return Examined()
        document = read_document(body, kind, response.url)
        return Examined(
            facts=facts_of_document(document, response.url, today=self._today),
            body=packed(packed_places(document)),
            cut=response.cut or document.cut,
        )

    def _page(self, page: Page, site: Site) -> Examined:
        section = section_of(site, page.url)
        facts = self.facts(page, section, site=site, topics=site.signposts and section.topics)
        reading = Reading(
            page=page,
            facts=facts,
            site=site,
            section=section,
            freshness=self._settings.freshness,
            knowledge=self._settings.knowledge,
            today=self._today,
        )
        results = self._applied(reading)
        return Examined(
            facts=facts,
            findings=tuple(chain.from_iterable(result.findings for result in results)),
            crashes=tuple(result.crash for result in results if result.crash is not None),
            judgement=standing_of(page),
            body=packed(page.response.body),
            cut=page.cut,
        )

    def facts(
        self,
        page: Page,
        section: Section,
        *,
        site: Site,
        topics: bool = True,
        thorough: bool = False,
    ) -> PageFacts:
        """Read a page's facts; `thorough`: signposts too where no topic asks for them."""
        facts = facts_of(page, self._settings.knowledge.country)
        evidence = date_evidence(
            page.tree,
            url=page.url,
            headers=page.response.headers,
            language=page.language or section.language,
            today=self._today,
            elements=page.inventory.holders,
        )
        language = page.language or section.language
        day = review_day(page.tree, page.own_words, language=language, today=self._today)
        dates = judge_dates(evidence)
        if day is not None:
            dates = replace(dates, review_by=day)
        facts = replace(facts, dates=dates, numbers=self._numbers.on(page))
        if not (thorough or (topics and self._settings.knowledge.topics)):
            return facts
        return self._signposting.read(
            page,
            facts,
            kind=section.kind,
            site_name=site.name,
            help_page=site.help_page,
            thorough=thorough,
        )

    def _applied(self, reading: Reading) -> list[Applied]:
        url, title = reading.page.url, reading.page.title

        def where(found: Found) -> tuple[Sighting, ...]:
            return (Sighting(url=url, title=title, places=found.places),)

        owner = reading.section.owner or reading.site.owner
        return [applied(check, reading, reading.site, where, owner=owner) for check in self._checks]


def plain_body(response: Response, most: int) -> tuple[bytes, bool]:
    """Give the body out of its coding; what cannot be decoded is no document, and empty."""
    coding = response.headers.get("content-encoding")
    if not coding:
        return response.body[:most], len(response.body) > most
    try:
        decoder = Decoder(coding, most)
        plain = decoder.feed(response.body)
        if not response.cut:
            decoder.finish()
    except EncodingError:
        return b"", True
    return plain, decoder.cut


def _with_its_refresh(page: Page) -> Page:
    """Give a page in which a Refresh field of its answer is an element, as any other link."""
    field = page.response.headers.get("refresh")
    if field is None:
        return page
    body = with_refresh(page.response.body, field)
    return Page(replace(page.response, body=body), page.resolver)


def _drawing(response: Response) -> Examined:
    """Read what a fragment can point to in an SVG file: the signs of a sprite."""
    anchors = anchors_of(Page(response).tree)
    facts = PageFacts(url=response.url, anchors=anchors)
    return Examined(facts=facts, cut=response.cut)


def _told_of_video(response: Response, visit: Visit) -> Examined:
    video = video_of(visit.url)
    body, _ = plain_body(response, _LONGEST_ANSWER)
    if video is None:
        return Examined()
    named = visit.referer is not None
    return Examined(judgement=judge_video(video, response.status, body, named_page=named))


def _sitemap(response: Response, today: date) -> SitemapFacts:
    found = parse_sitemap(response.body, response.url)
    dated = ((url, sitemap_date(lastmod, today)) for url, lastmod in found.urls if lastmod)
    return SitemapFacts(
        urls=tuple(Url(url) for url, _ in found.urls),
        lastmods={Url(url): said.value.isoformat() for url, said in dated if said is not None},
        nested=tuple(Url(url) for url in found.nested),
        trouble=found.trouble,
        cut=found.cut,
    )
