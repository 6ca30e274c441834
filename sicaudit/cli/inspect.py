"""`sicaudit inspect`: what the tool sees on single pages, and why."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Optional

import typer

from sicaudit.cli.messages import answer, complain, one_line
from sicaudit.cli.options import Config, Language, Packs
from sicaudit.errors import ConfigError, ExitCode
from sicaudit.urls import Url

if TYPE_CHECKING:
    from sicaudit.cli.inspect_help import HelpSeen
    from sicaudit.engine.reading import Reader
    from sicaudit.engine.single import Inspected
    from sicaudit.model.knowledge import Scoring
    from sicaudit.model.settings import Settings

Sources = Annotated[
    list[str],
    typer.Argument(metavar="URL_OR_FILE...", help="Pages to look at; - reads one from stdin."),
]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a line, a line a page.")]
At = Annotated[
    Optional[list[str]],  # noqa: UP045
    typer.Option(
        "--url",
        metavar="URL",
        help="The address under which a file is judged; given again, one for each in turn.",
    ),
]


def inspect(
    sources: Sources,
    as_json: AsJson = False,
    url: At = None,
    config: Config = None,
    language: Language = None,
    packs: Packs = None,
) -> None:
    """Show what is seen on single pages and why: dates, topics, signposts, links."""
    from datetime import UTC, datetime

    from sicaudit.cli.inspect_dates import as_json as dates_as_json
    from sicaudit.cli.inspect_dates import in_words as dates_in_words
    from sicaudit.cli.inspect_help import help_seen
    from sicaudit.cli.places import language_in
    from sicaudit.engine.reading import Reader

    addresses = _addresses(sources, url or [])
    settings = _settings(config, packs, addresses[0] or sources[0])
    language = language_in(language, settings)
    today = datetime.now(UTC).date()
    reader = Reader(settings, today)
    worst = ExitCode.OK
    for source, address in zip(sources, addresses, strict=True):
        try:
            seen = _seen(source, address, settings, reader)
        except ConfigError as error:  # the others are shown all the same
            complain(str(error))
            worst = ExitCode.USAGE
            continue
        if seen is None:
            worst = worst or ExitCode.INCOMPLETE
            continue
        judged = help_seen(seen, settings, today)
        if as_json:
            dates = dates_as_json(seen, settings, today)
            answer(json.dumps(_as_json(source, seen, judged, dates), ensure_ascii=True))
        else:
            dated = dates_in_words(seen, settings, language, today)
            scoring = settings.knowledge.scoring
            answer(_in_words(seen, judged, dated, language, scoring))
    raise typer.Exit(worst)


def _addresses(sources: list[str], urls: list[str]) -> list[str | None]:
    """Give each source the address to judge it under: its own, the only one, or none."""
    if not urls:
        return [None] * len(sources)
    if len(urls) == 1:
        return [*urls] * len(sources)
    if len(urls) != len(sources):
        raise ConfigError(
            f"--url is given {len(urls)} times for {len(sources)} pages: give it once, or once for"
            " each of them, in the same order"
        )
    return [*urls]


def _settings(path: Path | None, packs: list[str] | None, address: str) -> "Settings":
    """Read the configuration; without one, know what is known where the first address lies."""
    from dataclasses import replace
    from tempfile import TemporaryDirectory

    from sicaudit.cli.adhoc import settings_for, web_address
    from sicaudit.cli.places import settings_if_any

    found = None if packs else settings_if_any(path)
    if found is not None:
        return found
    with TemporaryDirectory(prefix="sicaudit-") as folder:
        there = web_address(address) if "://" in address else Url("https://nowhere.invalid/")
        return replace(settings_for([("there", there)], Path(folder), packs=packs), sites=())


def _seen(
    source: str, at: str | None, settings: "Settings", reader: "Reader"
) -> "Inspected | None":
    import asyncio
    from dataclasses import replace

    from sicaudit.cli.adhoc import names_a_file, site_of, web_address
    from sicaudit.crawl.clock import SystemClock
    from sicaudit.engine.approaches import approaches
    from sicaudit.engine.single import fetched, from_bytes, from_file, inspected
    from sicaudit.model.outcome import Response

    path, under = Path(source), web_address(at) if at else None
    if source == "-":
        body = sys.stdin.buffer.read() if sys.stdin is not None else b""
        response = from_bytes(body, under or Url("file:///dev/stdin"))
        return inspected(response, reader, site_of(response.url, settings))
    if "://" not in source and path.exists():
        try:
            response = from_file(path, under)
        except OSError as error:
            raise ConfigError(f"{source} cannot be read: {error.strerror or error}") from error
        return inspected(response, reader, site_of(response.url, settings))
    if names_a_file(source):
        raise ConfigError(f"there is no file {source}; an address begins with https://")
    url = web_address(source)
    approach = replace(approaches(settings)[None], private=True)
    outcome = asyncio.run(fetched(url, approach, SystemClock()))
    if not isinstance(outcome, Response):
        complain(f"{source}: no answer ({outcome.kind}) {outcome.detail}")
        return None
    if outcome.status != 200:
        complain(f"{source}: the server answered {outcome.status}")
        return None
    return inspected(outcome, reader, site_of(outcome.url, settings))


def _as_json(
    source: str, seen: "Inspected", judged: "dict[str, HelpSeen]", dates: dict[str, Any]
) -> dict[str, Any]:
    from sicaudit.cli.inspect_help import as_json

    facts = seen.facts
    return {
        "source": source,
        "url": facts.url,
        "title": facts.title,
        "language": facts.language,
        "dates": dates,
        "topics": [
            {
                "id": topic.id,
                "points": topic.points,
                "hits": [
                    {"word": hit.word, "place": hit.place, "points": hit.points}
                    for hit in topic.hits
                ],
                **(as_json(judged[topic.id]) if topic.id in judged else {}),
            }
            for topic in facts.topics
        ],
        "signposts": [
            {"service": post.service, "by": post.by, "place": post.place}
            for post in facts.signposts
        ],
        "links": [
            {
                "href": link.href,
                "url": link.url,
                "element": link.element,
                "region": link.region.value,
                "text": link.text,
            }
            for link in seen.page.links
        ],
    }


def _in_words(
    seen: "Inspected",
    judged: "dict[str, HelpSeen]",
    dated: Iterable[str],
    language: str,
    scoring: "Scoring",
) -> str:
    from sicaudit.cli.inspect_help import in_words, topic_in_words
    from sicaudit.page.help.topics import needed_points
    from sicaudit.report.words import words_in

    facts, words = seen.facts, words_in(language)
    label = {name: words.named("inspect", name) for name in _LABELS}
    section = words.known("sections", seen.section.name) or seen.section.name
    age, *evidence = map(one_line, dated)
    lines = [
        one_line(facts.title) or "(no title)",
        f"  {facts.url}",
        f"  {label['section']}: {section} ({seen.section.kind})",
        f"  {label['date']}: {age}",
        *(f"    {line}" for line in evidence),
    ]
    needed = needed_points(scoring, seen.section.kind)
    for topic in facts.topics:
        if (one := judged.get(topic.id)) is not None:
            lines.append(f"  {label['topic']}: {topic_in_words(one, needed, language)}")
            lines += [f"    {one_line(line)}" for line in in_words(one, language)]
    if not judged:
        lines += [
            f"  {label['signpost']}: {post.service} ({words.known('by', post.by) or post.by},"
            f" {words.known('places', post.place) or post.place})"
            for post in facts.signposts
        ]
    told = words.named("inspect", "told_links")
    links = told.format(links=facts.links, targets=len(facts.targets))
    lines.append(f"  {label['links']}: {links}")
    return "\n".join(lines)


_LABELS = ("section", "date", "topic", "signpost", "links")
