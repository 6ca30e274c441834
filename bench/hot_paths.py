"""What each step costs on real pages: parsing, text, links, dates, topics, the whole reading."""

import argparse
import json
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from bench.documents import SETS, WORK, DocumentSet, write_sites_toml
from bench.long_pages import cost_of_long_pages
from bench.oracle import consulted

if TYPE_CHECKING:
    from sicaudit.model.outcome import Response
    from sicaudit.model.settings import Settings
    from sicaudit.page.html.page import Page

Step = Callable[["Page"], object]
TYPE = {"content-type": "text/html"}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.hot_paths", description=__doc__)
    parser.add_argument("--pages", type=int, default=100, help="of each site (default 100)")
    parser.add_argument("--repeat", type=int, default=3, help="the best of so many (default 3)")
    arguments = parser.parse_args()
    settings = _settings()
    steps = _steps(settings)
    oracle = consulted()
    names = ("site", "pages", "KB a page", *steps, "whole reading", "pages/s")
    print("| " + " | ".join(names) + " |\n|" + " --- |" * len(names))
    kept = {}
    for documents in SETS:
        urls = oracle["sites"][documents.id]["page_urls"]
        responses = _responses(documents, urls, arguments.pages)
        times = _times(responses, steps, arguments.repeat)
        whole = _whole(responses, settings, documents.id, arguments.repeat)
        size = sum(len(response.body) for response in responses) / len(responses) / 1000
        cells = [documents.id, str(len(responses)), f"{size:.1f}"]
        cells += [f"{times[name]:.3f} ms" for name in steps]
        cells += [f"{whole:.3f} ms", f"{1000 / whole:,.0f}"]
        print("| " + " | ".join(cells) + " |", flush=True)
        kept[documents.id] = times | {"whole": whole, "pages": len(responses), "kilobytes": size}
    print(f"\n{cost_of_long_pages(settings.knowledge, arguments.pages, arguments.repeat)}")
    (WORK / "hot_paths.json").write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


def _settings() -> "Settings":
    from sicaudit.config import load

    path = WORK / "hot_paths.toml"
    write_sites_toml(path)
    text = path.read_text(encoding="utf-8").replace("packs = []", 'packs = ["nl"]')
    path.write_text(text, encoding="utf-8")
    return load(path)


def _steps(settings: "Settings") -> dict[str, Step]:
    """Give the steps in order; each finds done what the steps before it did for the page."""
    from sicaudit.page.change.fingerprint import fingerprint_of
    from sicaudit.page.dates.evidence import date_evidence, judge_dates
    from sicaudit.page.facts import facts_of
    from sicaudit.page.help.page_text import page_text
    from sicaudit.page.help.topics import PageText, TopicFinder
    from sicaudit.page.html.blocks import blocks_of
    from sicaudit.urls import path_of

    today = datetime.now(UTC).date()
    topics = TopicFinder(settings.knowledge.topics, settings.knowledge.scoring)

    def dates(page: "Page") -> object:
        headers, language = page.response.headers, page.language
        found = date_evidence(
            page.tree, url=page.url, headers=headers, language=language, today=today
        )
        return judge_dates(found)

    def first_look(page: "Page") -> object:
        text = PageText(title=page.title, address=path_of(page.url), body=page.text)
        return topics.find(text, kind="lesson")

    def full_topics(page: "Page") -> object:
        return topics.find(page_text(page.title, page.url, blocks_of(page.tree)))

    return {
        "decode, parse": lambda page: page.tree,
        "main text": lambda page: page.own_words,
        "fingerprint": lambda page: fingerprint_of(page.own_words),
        "links, facts": lambda page: facts_of(page, settings.knowledge.country),
        "dates": dates,
        "topics, first look": first_look,
        "topics by blocks": full_topics,
        "places of links": lambda page: page.links,
    }


def _responses(documents: DocumentSet, urls: Sequence[str], count: int) -> list["Response"]:
    """Read pages from the disk, evenly spread over the site."""
    from sicaudit.model.outcome import Response
    from sicaudit.urls import Url

    chosen = urls[:: max(1, len(urls) // count)][:count]
    return [
        Response(url=Url(url), status=200, headers=TYPE, body=_file(documents, url).read_bytes())
        for url in chosen
    ]


def _file(documents: DocumentSet, url: str) -> Path:
    path = documents.folder / unquote(urlsplit(url).path.lstrip("/"))
    return path / documents.index if path.is_dir() else path


def _times(
    responses: Sequence["Response"], steps: dict[str, Step], repeat: int
) -> dict[str, float]:
    """Give the milliseconds a page of every step: the best of some rounds."""
    from sicaudit.page.html.page import Page
    from sicaudit.page.html.resolving import Resolver

    best = dict.fromkeys(steps, float("inf"))
    for _ in range(repeat):
        resolver = Resolver()
        spent = dict.fromkeys(steps, 0.0)
        for response in responses:
            page = Page(response, resolver)
            for name, step in steps.items():
                started = time.perf_counter()
                step(page)
                spent[name] += time.perf_counter() - started
        best = {name: min(best[name], spent[name]) for name in steps}
    return {name: seconds / len(responses) * 1000 for name, seconds in best.items()}


def _whole(responses: Sequence["Response"], settings: "Settings", site: str, repeat: int) -> float:
    """Give the milliseconds a page of all that is done with a body, checks and packing too."""
    from sicaudit.engine.reading import Reader
    from sicaudit.model.batch import Purpose, Visit

    visits = [
        Visit(id=number, url=response.url, purpose=Purpose.PAGE, site=site)
        for number, response in enumerate(responses)
    ]
    best = float("inf")
    for _ in range(repeat):
        reader = Reader(settings, datetime.now(UTC).date())
        reader.read(responses[0], visits[0])  # loads checks and word lists, once a process
        started = time.perf_counter()
        for response, visit in zip(responses, visits, strict=True):
            reader.read(response, visit)
        best = min(best, time.perf_counter() - started)
    return best / len(responses) * 1000


if __name__ == "__main__":
    main()
