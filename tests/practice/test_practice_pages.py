"""Every page of the family: it parses, its placeholders are filled, its links are as listed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

import aiohttp
import pytest
from practice_walk import (
    NOT_WEB,
    Seen,
    css_links,
    fragment,
    fragments_of,
    links_of,
    pages_of,
    parsed,
    text_of,
    without_fragment,
)

from sicaudit.practice import Edition, Fault, Ports, expected, serving
from sicaudit.practice.addresses import SITES
from sicaudit.practice.folder import Folder

LEFT_OVER = re.compile(r"\{\{(?! aanmeldlink )")
JUDGED_BY_STATUS = ("broken-link", "broken-resource", "broken-signpost", "moved-link")
JUDGED_BY_STATUS += ("unverifiable-link", "broken-fragment")
MOST_HOPS = 8


@dataclass(frozen=True)
class Got:
    """What a URL gave: its first and last status (0: no answer), and its fragments if HTML."""

    first: int
    last: int
    headers: Mapping[str, str]
    fragments: frozenset[str] | None = None


async def get(session: aiohttp.ClientSession, url: str) -> Got:
    """Follow redirects by hand, so that the first status is seen as well as the last."""
    statuses = []
    for _ in range(MOST_HOPS):
        for _attempt in range(2):
            try:
                async with session.get(url, allow_redirects=False) as response:
                    body = await response.read()
            except (aiohttp.ClientError, ValueError):
                return Got(statuses[0] if statuses else 0, 0, {})
            if response.status != 503:
                break
        statuses.append(response.status)
        if response.status not in (301, 302, 308):
            fragments = None
            if response.content_type == "text/html":
                tree, _ = parsed(body, response.charset or "utf-8")
                fragments = frozenset(fragments_of(tree))
            return Got(statuses[0], statuses[-1], response.headers, fragments)
        url = str(response.url.join(aiohttp.client.URL(response.headers["Location"])))
    return Got(statuses[0], 0, {})


async def every_link(session: aiohttp.ClientSession, pages: list[str]) -> list[Seen]:
    found: list[Seen] = []
    sheets: set[str] = set()
    for page in pages:
        async with session.get(page) as response:
            tree, _ = parsed(await response.read(), response.charset or "utf-8")
        found += links_of(tree, page)
    while new := {s.url for s in found if urlsplit(s.url).path.endswith(".css")} - sheets:
        for sheet in sorted(new):
            async with session.get(sheet) as response:
                found += css_links(await response.text(), sheet)
        sheets |= new
    return found


def check_of(seen: Seen, got: Got, family) -> str | None:
    """Name the check that should report a link, judged as simply as can be."""
    if got.last == 999:
        return None  # a rule of the house in the family's sites.toml
    if got.last in (401, 429) or "cf-mitigated" in got.headers:
        return "unverifiable-link"
    if got.last == 0 or got.last >= 400:
        if seen.is_resource:
            return "broken-resource"
        services = (family.addresses["hulplijn"], family.addresses["meldpunt"])
        return "broken-signpost" if seen.url.startswith(services) else "broken-link"
    wanted = fragment(seen.url)
    if wanted and got.fragments is not None and wanted not in got.fragments:
        return "broken-fragment"
    return "moved-link" if got.first in (301, 308) else None


@pytest.mark.parametrize("edition", list(Edition))
async def test_the_manifest_lists_exactly_the_links_that_fail(edition):
    async with (
        serving(Ports(first=None), edition=edition) as family,
        aiohttp.ClientSession() as session,
    ):
        faults = [
            fault
            for fault in expected(family.addresses).faults
            if fault.edition in (None, edition.value)
        ]
        invalid = {fault.href for fault in faults if fault.check == "invalid-link"}
        found = set()
        answers: dict[str, Got] = {}
        for seen in await every_link(session, pages_of(family, edition)):
            if seen.href in invalid or seen.href.startswith(NOT_WEB):
                continue
            address = without_fragment(seen.url)
            if address not in answers:
                answers[address] = await get(session, address)
            check = check_of(seen, answers[address], family)
            if check is not None:
                target = seen.url if check == "broken-fragment" else address
                found.add((check, target, seen.page))
    listed = {(fault.check, fault.target): fault for fault in faults if judged(fault)}
    assert {(check, target) for check, target, _ in found} == set(listed)
    for (check, target), fault in listed.items():
        shown_on = {page for c, t, page in found if (c, t) == (check, target)}
        assert not fault.pages or shown_on == set(fault.pages), (check, target)


def judged(fault: Fault) -> bool:
    return fault.check in JUDGED_BY_STATUS


async def test_faults_of_content_are_linked_and_answer(family):
    kinds = ("soft-404", "hijacked-link", "dead-video", "insecure-link")
    faults = [fault for fault in expected(family.addresses).faults if fault.check in kinds]
    assert {fault.check for fault in faults} == set(kinds)
    async with aiohttp.ClientSession() as session:
        for fault in faults:
            seen = await every_link(session, list(fault.pages))
            assert fault.target in {link.url for link in seen}
            assert (await get(session, fault.target)).last == 200


async def test_faults_without_a_url_stand_on_their_pages_as_written(family):
    faults = [f for f in expected(family.addresses).faults if f.check == "invalid-link"]
    async with aiohttp.ClientSession() as session:
        for fault in faults:
            seen = await every_link(session, list(fault.pages))
            assert fault.href in {link.href for link in seen}


async def test_every_page_parses_without_an_error_and_has_the_parts_of_a_page(family):
    async with aiohttp.ClientSession() as session:
        for page in pages_of(family):
            async with session.get(page) as response:
                assert response.status == 200, page
                tree, errors = parsed(await response.read(), response.charset or "utf-8")
            assert errors == [], page
            assert tree.get("lang") in ("nl", "en"), page
            assert len(tree.findall(".//h1")) == 1, page
            for part in ("title", "header", "nav", "main", "footer"):
                assert len(tree.findall(f".//{part}")) == 1, (page, part)
            assert all("alt" in image.attrib for image in tree.iter("img")), page


@pytest.mark.parametrize("edition", list(Edition))
async def test_every_placeholder_is_filled(edition):
    async with (
        serving(Ports(first=None), edition=edition) as family,
        aiohttp.ClientSession() as session,
    ):
        assert not LEFT_OVER.search(family.configuration)
        for site in SITES:
            for path in Folder(name=site, edition=edition).files:
                async with session.get(family.addresses[site] + path[1:]) as response:
                    text = (await response.read()).decode("latin-1")
                assert not LEFT_OVER.search(text), path


async def test_no_page_links_anywhere_but_to_loopback(family):
    async with aiohttp.ClientSession() as session:
        for seen in await every_link(session, pages_of(family)):
            if seen.url.startswith(("http:", "https:")) and not seen.href.startswith(
                "https://[mediacoach]"
            ):
                assert urlsplit(seen.url).hostname == "127.0.0.1", seen


async def test_every_page_is_linked_but_for_the_orphans(family):
    faults = expected(family.addresses).faults
    orphans = {page for fault in faults if fault.check == "orphan-page" for page in fault.pages}
    async with aiohttp.ClientSession() as session:
        pages = pages_of(family)
        links = await every_link(session, pages)
        linked = {
            to for to, page in ((without_fragment(s.url), s.page) for s in links) if to != page
        }
        assert set(pages) - linked == orphans
        for page in orphans:
            assert await in_sitemap(session, family, page)


async def in_sitemap(session, family, page) -> bool:
    root = f"http://{urlsplit(page).netloc}/"
    names = ["sitemap.xml"]
    if root == family.addresses["school"]:
        names = ["sitemap-lessen.xml", "sitemap-overig.xml"]
    for name in names:
        async with session.get(root + name) as response:
            if f"<loc>{page}</loc>" in await response.text():
                return True
    return False


async def test_topic_pages_have_as_much_text_as_real_ones(family):
    topics = [f for f in expected(family.addresses).faults if f.topic is not None]
    async with aiohttp.ClientSession() as session:
        for page in {page for fault in topics for page in fault.pages}:
            async with session.get(page) as response:
                tree, _ = parsed(await response.read(), "utf-8")
            words = len(text_of(tree.find(".//main")).split())
            assert 130 <= words <= 400, (page, words)
