"""junit.xml: a suite for each website, as GitLab and Jenkins read it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from html import escape

from sicaudit.model.finding import Severity, State
from sicaudit.report.clean import clean, cut
from sicaudit.report.item import Item, Report, sites_of

SHOWN = frozenset(State) - {State.FIXED}
# Jenkins halves long text, GitLab shows all of it: pages beyond these stand in findings.json.
MOST_PAGES = 20


def as_junit(report: Report) -> Iterator[str]:
    """Give the file in pieces.

    Errors and warnings fail. Notices and what a reviewer put aside are skipped, what could not
    be checked is an error, and a check that found nothing on a site passes. The form is
    https://github.com/testmoapp/junitxml; names are unique, as GitLab wants them.
    """
    by_site: dict[str, list[Item]] = defaultdict(list)
    for item in report.items:
        if item.state in SHOWN:
            by_site[item.site].append(item)
    started = clean(report.summary.run.started).removesuffix("Z")
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="sicaudit">\n'
    for site, tally in sites_of(report).items():
        name = clean(tally.name) if tally else site
        yield from _suite(report, (site, name), by_site[site], started)
    yield "</testsuites>\n"


def quoteattr(text: str) -> str:
    return f'"{escape(text)}"'


def _suite(report: Report, site: tuple[str, str], items: list[Item], started: str) -> Iterator[str]:
    cases = [*_named(items), *_passed(report, items)]
    kinds = Counter(_kind(item) for item, _ in cases if item)
    numbers = f'tests="{len(cases)}" failures="{kinds["failure"]}" errors="{kinds["error"]}"'
    yield (
        f"<testsuite name={quoteattr(site[1])} {numbers} "
        f'skipped="{kinds["skipped"]}" time="0" timestamp={quoteattr(started)}>\n'
    )
    for item, name in cases:
        yield _case(site[0], item, name)
    yield "</testsuite>\n"


def _named(items: Iterable[Item]) -> Iterator[tuple[Item, str]]:
    """Give each finding a name of its own that is the same in every run."""
    taken: set[str] = set()
    for item in items:
        about = item.target or (item.pages[0].url if item.pages else item.sentence.title)
        name = f"{clean(item.finding.check)} {cut(about, 300)}"
        if name in taken:
            name = f"{name} ({item.id})"
        taken.add(name)
        yield item, name


def _passed(report: Report, items: list[Item]) -> Iterator[tuple[None, str]]:
    """Give the checks that speak somewhere in this run, but not on this site; one at least."""
    spoke = {clean(item.finding.check) for item in items}
    quiet = sorted({clean(item.finding.check) for item in report.items} - spoke)
    names = quiet if items or quiet else ["no findings"]
    for check in names:
        yield None, check


def _kind(item: Item) -> str:
    if item.state is State.UNCHECKED:
        return "error"
    if item.state is State.MUTED or item.finding.severity is Severity.NOTICE:
        return "skipped"
    return "failure"


def _case(site: str, item: Item | None, name: str) -> str:
    check = clean(item.finding.check) if item else name
    place = quoteattr(f"sicaudit.{site}.{check}")
    head = f'<testcase classname={place} name={quoteattr(name)} time="0"'
    if item is None:
        return f"{head}/>\n"
    kind = _kind(item)
    message = quoteattr(item.sentence.title)
    sort = f" type={quoteattr(item.finding.severity.value)}" if kind != "skipped" else ""
    return f"{head}><{kind} message={message}{sort}>{escape(_text(item))}</{kind}></testcase>\n"


def _text(item: Item) -> str:
    sentence = item.sentence
    decision = item.decision or {}
    shown = [page.url for page in item.pages[:MOST_PAGES]]
    more = len(item.pages) - len(shown)
    lines = [
        sentence.title,
        sentence.explanation,
        sentence.suggestion or "",
        str(decision.get("reason") or ""),
        *shown,
        item.telling.words.ui("and_more").format(what=item.telling.words.counted("page", more))
        if more
        else "",
    ]
    return "\n".join(filter(None, lines))
