"""What topics and signposts cost on pages with much to read: labelled pages of 20,000 letters."""

import random
import time
import tomllib
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bench.documents import WORK

if TYPE_CHECKING:
    from sicaudit.model.knowledge import Knowledge
    from sicaudit.model.outcome import Response

LETTERS = 20_000
ALLOWED = 5.0
"""Milliseconds a page, on average."""

_LABELLED = Path(__file__).parent.parent / "tests" / "signposting" / "pages"
_FILLER = WORK / "sites" / "debian-faq"
_WORDS_A_PARAGRAPH = 60
_SEED = 1


class Cost(NamedTuple):
    """Milliseconds of topics and signposts together."""

    average: float
    slowest: float
    pages: int
    on_a_topic: int

    def __str__(self) -> str:
        return (
            f"topics and signposts of {self.pages} pages of {LETTERS:,} letters, "
            f"{self.on_a_topic} on a topic: {self.average:.2f} ms a page, the slowest "
            f"{self.slowest:.2f} ms; allowed {ALLOWED:.0f} ms on average"
        )


def cost_of_long_pages(knowledge: "Knowledge", count: int, repeat: int) -> Cost:
    """Read topics and signposts as the auditor does; the best of some rounds for each page."""
    from sicaudit.page.facts import facts_of
    from sicaudit.page.help.signposting import Signposting
    from sicaudit.page.html.page import Page

    signposting = Signposting(knowledge)
    times, topics = [], 0
    for response in _long_pages(count):
        best = float("inf")
        for _ in range(repeat):
            page = Page(response)
            facts = facts_of(page, knowledge.country)
            started = time.process_time()
            found = signposting.read(page, facts, kind="information")
            best = min(best, time.process_time() - started)
        times.append(best * 1000)
        topics += bool(found.topics)
    return Cost(sum(times) / len(times), max(times), len(times), topics)


def _long_pages(count: int) -> Iterator["Response"]:
    """Give labelled pages, each with paragraphs of a manual behind its own."""
    from sicaudit.model.outcome import Response
    from sicaudit.urls import Url

    address = Url("https://www.a.example/")
    chance = random.Random(_SEED)
    labelled = [page["text"] for file in sorted(_LABELLED.glob("*.toml")) for page in _pages(file)]
    paragraphs = list(_paragraphs())
    for text in chance.sample(labelled, min(count, len(labelled))):
        lines = [line for line in text.split("\n") if line.strip()]
        letters = sum(map(len, lines))
        while letters < LETTERS:
            lines.append(chance.choice(paragraphs))
            letters += len(lines[-1])
        title, body = lines[0][:60], "".join(f"<p>{line}</p>" for line in lines)
        html = f"<html lang=nl><title>{title}</title><main><h1>{title}</h1>{body}</main>"
        yield Response(url=address, status=200, headers={}, body=html.encode())


def _pages(file: Path) -> list[dict[str, str]]:
    pages: list[dict[str, str]] = tomllib.loads(file.read_text(encoding="utf-8"))["page"]
    return pages


def _paragraphs() -> Iterator[str]:
    from selectolax.lexbor import LexborHTMLParser

    for file in sorted(_FILLER.rglob("*.html")):
        body = LexborHTMLParser(file.read_bytes()).body
        words = escape(body.text(separator=" ")).split() if body is not None else []
        for start in range(0, len(words), _WORDS_A_PARAGRAPH):
            yield " ".join(words[start : start + _WORDS_A_PARAGRAPH])
