"""The HTML report: files that open from a disk, say everything without script, and call nobody."""

from base64 import b64encode
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from sicaudit.model.finding import State
from sicaudit.model.run import SiteStatus
from sicaudit.report.card import Card, card_of, level_of, on_pages, pages_file
from sicaudit.report.clean import clean, cut
from sicaudit.report.compiled import CompiledTemplates
from sicaudit.report.counts import Counts, counts_of
from sicaudit.report.family_links import family_links_of
from sicaudit.report.item import Item, Report
from sicaudit.report.numbers import numbers_of
from sicaudit.report.reach import reach_of
from sicaudit.report.trend import points_of, trend_of
from sicaudit.report.views import WorkList, due_owners, plain_name, site_rows, work_lists
from sicaudit.report.where import spots_of
from sicaudit.report.worst import worst_of

MOST_WORST = 10
Page = tuple[str, str]
"""A file's path inside the run's folder, and what stands in it."""


@cache
def environment() -> jinja2.Environment:
    """Load the templates, compiled by an earlier run; a name they misspell is an error."""
    return jinja2.Environment(
        loader=jinja2.PackageLoader("sicaudit.report"),
        bytecode_cache=CompiledTemplates(Path(__file__).parent / "templates", "trimmed"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )


@cache
def asset(name: str) -> tuple[Markup, str]:
    """Give our own style or script, with the hash by which the page's policy admits it."""
    loader = environment().loader
    assert loader is not None
    source = loader.get_source(environment(), name)[0]
    digest = b64encode(sha256(source.encode()).digest()).decode()
    return Markup(source), f"'sha256-{digest}'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A row of the overview: a reviewer, or a kind of problem."""

    id: str
    name: str
    file: str | None
    level: str
    counts: Counts

    @property
    def title(self) -> str:
        return self.name


def as_html(report: Report) -> Iterator[Page]:
    """Give every page of a run, each as a path and a text."""
    cards = {item.id: card_of(item) for item in report.items}
    lists = work_lists(report)
    homes = _homes(lists)
    yield "index.html", _overview(report, homes)
    yield from _work_pages(report, lists, cards)
    for item in report.items:
        file = pages_file(item)
        if file:
            yield file, _pages_page(report, item, homes[item.id])


def runs_page(report: Report, standing: Collection[str]) -> str:
    """Give the page of all runs; only those whose folders are `standing` can be opened."""
    points = points_of(report)
    links = {point.id: f"{point.id}/index.html" for point in points if point.id in standing}
    return _render(
        report,
        "runs.html",
        points=points[::-1],
        links=links,
        newest=points[-1].id,
        trend=trend_of(points, report.words),
    )


def _render(report: Report, template: str, *, scripted: bool = False, **context: Any) -> str:
    style, style_hash = asset("report.css")
    script, script_hash = asset("filter.js") if scripted else (None, "'none'")
    policy = (
        f"default-src 'none'; style-src {style_hash}; script-src {script_hash}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    words, run = report.words, report.summary.run
    day = words.day(clean(run.started))
    return (
        environment()
        .get_template(template)
        .render(
            w=words,
            css=style,
            script=script,
            policy=policy,
            heading=words.ui("audit_of").format(day=day),
            made_by=words.ui("made_by").format(version=report.version),
            run_id=clean(run.id),
            **context,
        )
    )


def _homes(lists: list[WorkList]) -> dict[str, str]:
    """Say for every finding where its card stands: on its website's page."""
    homes: dict[str, str] = {}
    for page in lists:
        shown = [item for block in page.blocks for check in block.checks for item in check.items]
        shown += [item for _, items in page.aside for item in items]
        for item in shown:
            homes.setdefault(item.id, f"{page.file}#f-{item.id}")
    return homes


def _overview(report: Report, homes: Mapping[str, str]) -> str:
    summary, words = report.summary, report.words
    points = points_of(report)
    rows = site_rows(report)
    complete = summary.run.status == SiteStatus.COMPLETE.value
    return _render(
        report,
        "overview.html",
        checked=_checked(report),
        is_complete=complete and all(row.status == SiteStatus.COMPLETE.value for row in rows),
        is_first=not summary.earlier,
        counts=counts_of(report.items),
        sites=rows,
        owners=_owners(report),
        checks=_checks(report),
        worst=[_worst(report, item, homes) for item in worst_of(report.items)[:MOST_WORST]],
        points=points,
        trend=trend_of(points, words),
        reach=reach_of(report, homes),
        links=family_links_of(report),
        numbers=numbers_of(report),
    )


def _checked(report: Report) -> str:
    """Say in one line what was checked and when."""
    run, words = report.summary.run, report.words
    started, finished = clean(run.started), clean(run.finished or "")
    one_day = started[:10] == finished[:10]
    key = "checked_day" if one_day else "checked" if finished else "checked_unfinished"
    return words.ui(key).format(
        day=words.day(started),
        websites=words.counted("website", len(run.sites)),
        pages=words.counted("page", sum(site.pages for site in run.sites)),
        links=words.counted("link", sum(site.links for site in run.sites)),
        start=started[11:16] if one_day else words.moment(started),
        finish=finished[11:16] if one_day else words.moment(finished),
    )


def _worst(report: Report, item: Item, homes: Mapping[str, str]) -> dict[str, Any]:
    words, level = report.words, level_of(item)
    names = {clean(site.id): clean(site.name) for site in report.summary.run.sites}
    return {
        "link": homes[item.id],
        "level": level,
        "level_word": words.named("severities", level),
        "state": item.state.value,
        "state_word": words.named("states", item.state.value),
        "title": cut(item.sentence.title, 200),
        "site": names.get(item.site, item.site),
        "on": on_pages(item) if item.pages else "",
    }


def _owners(report: Report) -> list[Group]:
    """Give each reviewer's numbers, and last what nobody looks after; empty: no reviewers."""
    by_owner: dict[str, list[Item]] = defaultdict(list)
    for item in report.items:
        by_owner[item.owner or ""].append(item)
    nobody = by_owner.pop("", [])
    for owner in due_owners(report) - by_owner.keys():
        by_owner[owner] = []
    if not by_owner:
        return []
    groups = [
        Group(
            id=owner,
            name=owner,
            file=f"reviewers/{plain_name(owner)}.html",
            level="",
            counts=counts_of(by_owner[owner]),
        )
        for owner in sorted(by_owner)
    ]
    if nobody:
        name = report.words.ui("nobody")
        groups.append(Group(id="", name=name, file=None, level="", counts=counts_of(nobody)))
    return groups


def _checks(report: Report) -> list[Group]:
    """Give the numbers of each check that says anything, worst first."""
    by_check: dict[str, list[Item]] = defaultdict(list)
    for item in report.items:
        by_check[item.check.id].append(item)
    return [
        Group(
            id=clean(check),
            name=items[0].check.title,
            file=None,
            level=level_of(items[0]),
            counts=counts_of(items),
        )
        for check, items in by_check.items()
        if any(item.is_to_do or item.state is State.FIXED for item in items)
    ]


def _work_pages(report: Report, lists: list[WorkList], cards: Mapping[str, Card]) -> Iterator[Page]:
    """Lay out each card once, though it stands on its site's page and on its reviewer's."""
    laid_out = environment().get_template("parts.html").make_module({"w": report.words})
    draw: Any = laid_out.card  # type: ignore[attr-defined]  # a macro of the template
    drawn = {name: draw(card) for name, card in cards.items()}
    for page in lists:
        blocks = [check.check for block in page.blocks for check in block.checks]
        aside = [item.check for _, items in page.aside for item in items]
        checks = {check.id: check for check in (*blocks, *aside)}
        text = _render(
            report,
            "worklist.html",
            scripted=True,
            list=page,
            cards=drawn,
            checks=list(checks.values()),
        )
        yield page.file, text


def _pages_page(report: Report, item: Item, home: str) -> str:
    """Give the page that lists all pages of one finding."""
    card = card_of(item)
    words = report.words
    on = words.ui("on_pages").format(pages=words.counted("page", len(item.pages)))
    return _render(
        report,
        "pages.html",
        title=card.title,
        lead=f"{card.level_word} · {card.state_word} · {on}",
        hint=card.hint,
        back=home,
        language=card.language,
        spots=spots_of(item, folded=False),
    )
