"""The judge: crawls the document sets by itself and says which targets and fragments are broken."""

import hashlib
import json
import os
import time
from collections import Counter, deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

from bench.documents import SETS, WORK, DocumentSet, packages
from bench.oracle_http import Answer, Family, join, origin
from bench.oracle_page import CRAWLED, PageContent, Reference, read_css, read_page

ORACLE = WORK / "oracle.json"
HTML = {"text/html", "application/xhtml+xml"}
MISSING = "missing"
FORBIDDEN = "forbidden"
"""401, 403, 429: somebody is kept out; that is no proof that the target is gone."""


@dataclass(slots=True)
class SiteOracle:
    """What was found on one site."""

    pages: dict[str, PageContent] = field(default_factory=dict)
    targets: dict[str, set[str]] = field(default_factory=dict)
    """Address without fragment to the pages (or stylesheets) that refer to it."""
    fragments: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    """Address and fragment to the pages that refer to it by navigation."""
    link_fragments: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    """The same for `link`, `form` and other elements that nobody clicks."""
    sheets: dict[str, set[str]] = field(default_factory=dict)
    links: int = 0
    schemes: Counter[str] = field(default_factory=Counter)
    invalid: dict[str, set[str]] = field(default_factory=dict)


class Oracle:
    """Crawls every site from its front page and judges what it refers to."""

    def __init__(self, pool: ProcessPoolExecutor) -> None:
        self.family = Family()
        self._pool = pool
        self._parsed: dict[str, Future[PageContent]] = {}

    def content(self, answer: Answer) -> Future[PageContent]:
        """Parse in another process; the same bytes are parsed once."""
        key = hashlib.sha256(answer.body).hexdigest() + str(answer.charset)
        if key not in self._parsed:
            self._parsed[key] = self._pool.submit(read_page, answer.body, answer.charset)
        return self._parsed[key]

    def crawl(self, documents: DocumentSet) -> SiteOracle:
        found = SiteOracle()
        asked = {documents.url}
        waiting: deque[tuple[str, Future[PageContent]]] = deque()

        def ask(url: str) -> None:
            address, answer, _ = self.family.follow(url)
            fresh = address == url or address not in asked
            asked.add(address)
            inside = origin(address) == documents.origin
            if answer and answer.status == 200 and answer.kind in HTML and inside and fresh:
                waiting.append((address, self.content(answer)))

        ask(documents.url)
        while waiting:
            page, future = waiting.popleft()
            found.pages[page] = future.result()
            for url in self._refer(found, page, found.pages[page]):
                if url not in asked and origin(url) == documents.origin:
                    asked.add(url)
                    ask(url)
        self._read_sheets(found)
        return found

    def _refer(self, found: SiteOracle, page: str, content: PageContent) -> Iterator[str]:
        """Note where a page refers to; give the addresses that may be pages."""
        base = (join(page, content.base) if content.base is not None else None) or page
        for reference in content.references:
            found.links += 1
            url = self._note(found, page, base, reference)
            if url is not None and reference.element in CRAWLED:
                yield url

    def _note(self, found: SiteOracle, page: str, base: str, reference: Reference) -> str | None:
        """Note one reference; give its address where it is of the family."""
        url = join(base, reference.value)
        if url is None:
            found.invalid.setdefault(reference.value, set()).add(page)
            return None
        found.schemes[url.partition(":")[0]] += 1
        if not self.family.has(url):
            return None
        address, hash_sign, fragment = url.partition("#")
        found.targets.setdefault(address, set()).add(page)
        if reference.sheet:
            found.sheets.setdefault(address, set()).add(page)
        if hash_sign:
            clicked = reference.element in CRAWLED
            store = found.fragments if clicked else found.link_fragments
            store.setdefault((address, fragment), set()).add(page)
        return address

    def _read_sheets(self, found: SiteOracle) -> None:
        """Read the linked stylesheets and what they import; the sheet is the place shown."""
        waiting = deque(found.sheets)
        while waiting:
            sheet = waiting.popleft()
            address, answer, _ = self.family.follow(sheet)
            if answer is None or answer.status != 200 or answer.kind != "text/css":
                continue
            for value in read_css(answer.body.decode("utf-8", "replace")):
                reference = Reference("css", "url()", value)
                url = self._note(found, address, address, reference)
                imported = url is not None and urlsplit(url).path.endswith(".css")
                if url is not None and imported and url not in found.sheets:
                    found.sheets[url] = {address}
                    waiting.append(url)

    def verdict(self, url: str) -> str | None:
        """Say what is wrong with a target; None: nothing, or it leads out of the family."""
        address, answer, _ = self.family.follow(url)
        if answer is None:
            location = self.family.get(address).location
            away = join(address, location) if location else None
            return None if away is not None and not self.family.has(away) else MISSING
        if answer.status in {401, 403, 429}:
            return FORBIDDEN
        return MISSING if answer.status >= 400 else None

    def has_fragment(self, url: str, fragment: str) -> bool:
        """Say whether the place is there (HTML, "select the indicated part"), or cannot be told."""
        _, answer, sent = self.family.follow(url)
        fragment = (fragment if sent is None else sent).partition(":~:")[0]
        if answer is None or answer.status != 200 or answer.kind not in HTML or not fragment:
            return True
        anchors = self.content(answer).result().anchors
        decoded = unquote_to_bytes(fragment).decode("utf-8", "replace")
        return fragment in anchors or decoded in anchors or decoded.lower() == "top"


def judge(documents: DocumentSet, oracle: Oracle) -> dict[str, Any]:
    """Crawl one site and say what is broken, sorted."""
    found = oracle.crawl(documents)
    verdicts = {url: oracle.verdict(url) for url in found.targets}

    def broken(fragments: dict[tuple[str, str], set[str]]) -> dict[str, list[str]]:
        return {
            f"{url}#{fragment}": sorted(pages)
            for (url, fragment), pages in sorted(fragments.items())
            if verdicts[url] is None and not oracle.has_fragment(url, fragment)
        }

    def shown(verdict: str) -> dict[str, list[str]]:
        urls = (url for url in sorted(found.targets) if verdicts[url] == verdict)
        return {url: sorted(found.targets[url]) for url in urls}

    family = oracle.family
    return {
        "url": documents.url,
        "pages": len(found.pages),
        "links": found.links,
        "targets": len(found.targets),
        "broken": shown(MISSING),
        "forbidden": shown(FORBIDDEN),
        "fragments": broken(found.fragments),
        "link_fragments": broken(found.link_fragments),
        "invalid": {value: sorted(pages) for value, pages in sorted(found.invalid.items())},
        "schemes": dict(found.schemes.most_common()),
        "sheets": {url: sorted(pages) for url, pages in sorted(found.sheets.items())},
        "redirects": {
            url: family.redirects[url] for url in found.targets if url in family.redirects
        },
        "page_urls": sorted(found.pages),
    }


def ask_oracle(path: Path = ORACLE) -> dict[str, Any]:
    """Judge all sets over HTTP (nginx must run) and keep the result."""
    started = time.monotonic()
    with ProcessPoolExecutor(os.cpu_count(), initializer=os.nice, initargs=(5,)) as pool:
        oracle = Oracle(pool)
        sites = {}
        for documents in SETS:
            sites[documents.id] = judge(documents, oracle)
            print(tally(documents.id, sites[documents.id]), flush=True)
    result = {
        "made": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "seconds": round(time.monotonic() - started, 1),
        "packages": dict(packages()),
        "sites": sites,
    }
    path.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return result


def tally(name: str, site: dict[str, Any]) -> str:
    """Sum up one site on a line."""
    shown = Counter({key: len(site[key]) for key in ("broken", "forbidden", "fragments")})
    places = sum(map(len, site["broken"].values()))
    return (
        f"{name:20} {site['pages']:6} pages {site['links']:8} links {site['targets']:6} targets  "
        f"broken {shown['broken']:4} ({places} page pairs)  forbidden {shown['forbidden']:3}  "
        f"fragments {shown['fragments']:4}"
    )


def consulted(path: Path = ORACLE) -> dict[str, Any]:
    """Read what the oracle said last; asks it where it was never asked."""
    if not path.exists():
        raise SystemExit("no oracle yet: python -m bench.real_documents oracle")
    result: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return result
