"""A run with a finding of every check, as the other rooms would hand it over."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sicaudit.model.finding import Dated, Finding, Group, Severity, Sighting, State
from sicaudit.model.outcome import Certainty
from sicaudit.model.page import Link, Region
from sicaudit.model.run import (
    Limit,
    LinksTo,
    NumberTally,
    Run,
    RunSummary,
    ServiceReach,
    SiteStatus,
    SiteTally,
)
from sicaudit.report import CHECKS, CheckWords, check_words
from sicaudit.urls import Url

STARTED = "2026-11-23T06:00:00Z"
EARLIER = "2026-10-12T06:00:00Z"
BASE = "https://www.mediawijsheid.nl"

HOSTILE = Path(__file__).parent / "hostile.json"


def hostile_strings() -> list[str]:
    return [case["text"] for case in json.loads(HOSTILE.read_text("utf-8"))["cases"]]


def catalogue() -> dict[str, CheckWords]:
    """The checks' own English, as the cli room gathers it."""
    words = {check: check_words(check, "en") for check in CHECKS}
    return {check: said for check, said in words.items() if said is not None}


def place(
    text: str, snippet: str, *, region: Region = Region.CONTENT, element: str = "a[href]"
) -> Link:
    return Link(href="x", url=None, element=element, region=region, text=text, snippet=snippet)


def seen(path: str, title: str, *places: Link) -> Sighting:
    return Sighting(url=Url(BASE + path), title=title, places=places)


BULLYING = seen(
    "/onlinepesten/",
    "Online pesten: wat kun je doen?",
    place("de hulplijn", "Wil je erover praten? Bel gratis met de hulplijn of chat met iemand."),
)
NUDES = seen(
    "/sexting/",
    "Sexting: afspraken en risico’s",
    place("meer tips voor ouders", "Lees ook meer tips voor ouders op de site van onze partner."),
)
BULLYING_PAGE = seen("/onlinepesten/", "Online pesten: wat kun je doen?")
NUDES_PAGE = seen("/sexting/", "Sexting: afspraken en risico’s")
GAMES = seen("/gamen/", "Gamen: hoeveel is te veel?")


def footer(pages: int, text: str = "Over onze partners") -> tuple[Sighting, ...]:
    link = place(text, f"Contact · {text} · Privacy", region=Region.FOOTER)
    return tuple(seen(f"/artikel/{n}/", f"Artikel {n} over opvoeden", link) for n in range(pages))


def link_facts(url: str, reason: str, status: int | None, **more: Any) -> dict[str, Any]:
    chain = [{"url": url, "status": status}]
    facts = {"reason": reason, "status": status, "chain": chain, "attempts": 3}
    return facts | {"detail": "", "final": url} | more


SERVICES = {
    "helpwanted": {
        "name": "Helpwanted",
        "phones": ["020 261 52 75"],
        "url": "https://www.helpwanted.nl/",
    },
    "kindertelefoon": {
        "name": "De Kindertelefoon",
        "phones": ["0800 0432"],
        "url": "https://www.kindertelefoon.nl/",
    },
    "police": {"name": "Politie", "phones": ["0900 8844"], "url": "https://www.politie.nl/"},
}


def topic_facts(**more: Any) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "topic": "sextortion",
        "topic_name": "Afpersing met naaktbeelden",
        "audience": "youth",
        "hits": [
            {"word": "sextortion", "place": "title", "points": 4},
            {"word": "sextortion", "place": "h1", "points": 4},
            {"word": "chantage met naaktfoto's", "place": "body", "points": 1},
        ],
        "needs": [["helpwanted", "kindertelefoon"], ["police"]],
        "found": [],
        "missing": ["helpwanted", "kindertelefoon", "police"],
        "services": SERVICES,
    }
    return facts | more


def date_facts(**more: Any) -> dict[str, Any]:
    dates = [
        {
            "source": "json-ld",
            "kind": "modified",
            "value": "2024-03-02",
            "text": '"dateModified": "2024-03-02"',
        },
        {
            "source": "visible-text",
            "kind": "published",
            "value": "2021-05-11",
            "text": "Geplaatst op 11 mei 2021",
        },
    ]
    facts: dict[str, Any] = {
        "date": "2024-03-02",
        "basis": "json-ld",
        "dates": dates,
        "review_after": "12 months",
        "due": "2025-03-02",
        "section": "Dossiers",
    }
    return facts | more


OLD = "https://partner.example/ouders/tips-2019.html"
MOVED = "https://www.nji.example/pesten"
LONG = "https://archief.example/" + "een-heel-lang-pad/" * 9

# check, sightings, target, facts, certainty, state
Row = tuple[str, tuple[Sighting, ...], str | None, Mapping[str, Any], Certainty, State]
CERTAIN, LIKELY, ASK = Certainty
NEW, OPEN, RETURNED, FIXED, UNCHECKED, MUTED = State

LINK_ROWS: tuple[Row, ...] = (
    (
        "broken-link",
        (NUDES, BULLYING),
        OLD,
        link_facts(OLD, "not-found", 404)
        | {
            "chain": [
                {"url": OLD, "status": 301},
                {"url": "https://www.partner.example/ouders/tips-2019.html", "status": 302},
                {"url": "https://www.partner.example/404", "status": 404},
            ],
            "final": "https://www.partner.example/404",
        },
        CERTAIN,
        NEW,
    ),
    (
        "broken-link",
        footer(1170),
        "https://oude-partner.example/",
        link_facts("https://oude-partner.example/", "dns", None, detail="NXDOMAIN"),
        CERTAIN,
        OPEN,
    ),
    ("broken-link", (GAMES,), LONG, link_facts(LONG, "server-error", 503), LIKELY, RETURNED),
    (
        "broken-resource",
        (
            seen(
                "/gamen/",
                "Gamen",
                place("Kind achter een scherm", "", element="img[src]"),
                place("", "", element="img[srcset]", region=Region.ASIDE),
            ),
        ),
        f"{BASE}/beeld/gamen.jpg",
        link_facts(f"{BASE}/beeld/gamen.jpg", "gone", 410),
        CERTAIN,
        OPEN,
    ),
    (
        "broken-fragment",
        (BULLYING,),
        f"{BASE}/hulp/#bellen",
        link_facts(f"{BASE}/hulp/", "no-such-fragment", 200)
        | {"fragment": "bellen", "suggest": {"kind": "fragment", "value": "#bel-ons"}},
        CERTAIN,
        NEW,
    ),
    (
        "invalid-link",
        (NUDES,),
        None,
        {
            "reason": "email-without-mailto",
            "href": "info@mediawijsheid.nl",
            "status": None,
            "chain": [],
            "attempts": 0,
            "suggest": {"kind": "mailto", "value": "mailto:info@mediawijsheid.nl"},
        },
        CERTAIN,
        NEW,
    ),
    (
        "invalid-link",
        (BULLYING,),
        None,
        {"reason": "invalid-tel", "href": "tel:0800", "status": None, "chain": [], "attempts": 0},
        CERTAIN,
        OPEN,
    ),
    (
        "soft-404",
        (GAMES,),
        "https://spel.example/uitleg",
        link_facts("https://spel.example/uitleg", "soft-404", 200),
        LIKELY,
        OPEN,
    ),
    (
        "hijacked-link",
        (BULLYING, GAMES),
        "http://pestweb.example/",
        link_facts("http://pestweb.example/", "hijacked", 200),
        LIKELY,
        NEW,
    ),
    (
        "unverifiable-link",
        footer(8, "LinkedIn"),
        "https://www.linkedin.com/company/mediawijsheid",
        link_facts("https://www.linkedin.com/company/mediawijsheid", "bot-wall", 999),
        ASK,
        OPEN,
    ),
    (
        "moved-link",
        (BULLYING,),
        MOVED,
        link_facts(MOVED, "permanent-redirect", 200)
        | {
            "chain": [
                {"url": MOVED, "status": 301},
                {"url": f"{MOVED}/dossier", "status": 200},
            ],
            "final": f"{MOVED}/dossier",
            "suggest": {"kind": "new-address", "value": f"{MOVED}/dossier"},
        },
        CERTAIN,
        OPEN,
    ),
    (
        "insecure-link",
        (GAMES,),
        "http://pegi.example/",
        link_facts("http://pegi.example/", "ok", 200)
        | {"suggest": {"kind": "https", "value": "https://pegi.example/"}},
        CERTAIN,
        MUTED,
    ),
    (
        "insecure-link",
        (GAMES,),
        "http://beeld.example/spel.png",
        link_facts("http://beeld.example/spel.png", "ok", 200) | {"kind": "mixed-content"},
        CERTAIN,
        OPEN,
    ),
    (
        "dead-video",
        (GAMES,),
        "https://www.youtube.com/embed/abc",
        link_facts("https://www.youtube.com/embed/abc", "not-found", 404),
        CERTAIN,
        UNCHECKED,
    ),
    (
        "site-unreachable",
        (),
        "https://www.mediamasters.nl/",
        link_facts("https://www.mediamasters.nl/", "timeout", None, detail="no answer in 30 s"),
        CERTAIN,
        NEW,
    ),
)

PAGE_ROWS: tuple[Row, ...] = (
    ("stale-page", (BULLYING_PAGE,), None, date_facts(), CERTAIN, OPEN),
    (
        "stale-page",
        (GAMES,),
        None,
        date_facts(date="2023-11-02", due="2024-11-02", dates=[]),
        LIKELY,
        FIXED,
    ),
    (
        "undated-page",
        (NUDES_PAGE,),
        None,
        {
            "date": None,
            "basis": None,
            "dates": [],
            "review_after": "24 months",
            "section": "Dossiers",
        },
        CERTAIN,
        OPEN,
    ),
    ("contradictory-dates", (GAMES,), None, date_facts(gap_days=1026), LIKELY, OPEN),
    ("past-event", (GAMES,), None, {"date": "2026-03-01", "text": "Open dag"}, LIKELY, OPEN),
    ("superseded-term", (GAMES,), None, {"old": "Meldknop.nl"}, LIKELY, NEW),
    ("outdated-fact", (NUDES_PAGE,), None, {"text": "0900-0113"}, ASK, OPEN),
    ("missing-signpost", (NUDES_PAGE,), None, topic_facts(), LIKELY, NEW),
    (
        "weak-signpost",
        (BULLYING_PAGE,),
        None,
        topic_facts(
            topic="cyberbullying",
            topic_name="Online pesten",
            found=[{"service": "kindertelefoon", "how": "link", "place": "footer"}],
            needs=[["kindertelefoon"]],
            missing=[],
            why="footer-only",
        ),
        LIKELY,
        OPEN,
    ),
    (
        "broken-signpost",
        footer(31, "Chat met Helpwanted"),
        "https://www.helpwanted.nl/chatten",
        link_facts("https://www.helpwanted.nl/chatten", "not-found", 404)
        | {"service": "helpwanted", "service_name": "Helpwanted"},
        CERTAIN,
        NEW,
    ),
    (
        "wrong-signpost",
        (GAMES,),
        None,
        topic_facts(found=[{"service": "police", "how": "phone", "place": "text"}], missing=[]),
        ASK,
        OPEN,
    ),
    (
        "lost-signpost",
        (NUDES_PAGE,),
        None,
        topic_facts(
            topic="grooming",
            lost=["helpwanted", "own-help-page"],
            last_seen_there="2026-11-16T06:00:00Z",
        ),
        CERTAIN,
        NEW,
    ),
    (
        "far-from-help",
        (seen("/contact/hulp/", "Hulp"),),
        None,
        {
            "clicks": 4,
            "allowed": 2,
            "why": "too-far",
            "path": [
                f"{BASE}/",
                f"{BASE}/over/",
                f"{BASE}/over/ons/",
                f"{BASE}/contact/",
                f"{BASE}/contact/hulp/",
            ],
        },
        CERTAIN,
        OPEN,
    ),
    (
        "orphan-page",
        (seen("/oude-actie/", "Actieweek 2019"),),
        None,
        {"listed_in": f"{BASE}/sitemap.xml"},
        CERTAIN,
        OPEN,
    ),
)
ROWS = LINK_ROWS + PAGE_ROWS

OWNERS = {"broken-link": "anna", "missing-signpost": "bas", "stale-page": "anna"}
DECISION = {"reviewer": "anna", "reason": "Partner is ingelicht", "until": "2027-01-01"}


def dated(number: int, row: Row) -> Dated:
    check, sightings, target, facts, certainty, state = row
    group, severity = CHECKS[check]
    finding = Finding(
        check=check,
        group=group,
        severity=severity,
        certainty=certainty,
        site="mediamasters" if check == "site-unreachable" else "mediawijsheid",
        key=f"{target or (sightings[0].url if sightings else '')} {number}",
        target=Url(target) if target else None,
        owner=OWNERS.get(check),
        sightings=sightings,
        facts=facts,
    )
    return Dated(
        finding=finding,
        state=state,
        first_seen=STARTED if state is NEW else EARLIER,
        last_seen=STARTED if state not in (FIXED, UNCHECKED) else "2026-11-16T06:00:00Z",
        decision=DECISION if state is MUTED else None,
    )


def number(id_, raw, pages, standing, *, whose="", beside="", words=""):
    return NumberTally(
        number=id_,
        raw=raw,
        pages=pages,
        example=Url(f"{BASE}/bel/"),
        standing=standing,
        whose=(whose,) if whose else (),
        beside=((beside, 1),) if beside else (),
        words=words,
    )


SITES = (
    SiteTally(
        id="mediawijsheid",
        name="Mediawijsheid.nl",
        url=Url(BASE + "/"),
        status=SiteStatus.INCOMPLETE,
        pages=1502,
        links=24112,
        targets=3811,
        requests=5120,
        bytes=81_000_000,
        not_modified=900,
        limits=(
            Limit(kind="robots", count=12, example=Url(BASE + "/zoeken?q=")),
            Limit(kind="max_bytes", count=1),
        ),
        help=(
            ServiceReach(id="helpwanted", name="Helpwanted", well=12, weakly=1490),
            ServiceReach(id="police", name="Politie", well=3),
            ServiceReach(id="fier", name="Chat met Fier"),
            ServiceReach(id="s113", name="113 Zelfmoordpreventie", weakly=7),
        ),
        help_clicks=1,
        helping=13,
        links_to=(
            LinksTo(site="helpwanted", pages=1490, targets=3, example=Url(BASE + "/")),
            LinksTo(site="mediamasters", pages=2, targets=1, example=Url(BASE + "/game/")),
        ),
        numbers=(
            number("+31202615275", "020-261 52 75", 1490, "known", whose="Helpwanted"),
            number(
                "+318000432",
                "0800-0432",
                2,
                "known",
                whose="De Kindertelefoon",
                beside="Veilig Thuis",
                words="Veilig Thuis:",
            ),
            number("+319000113", "0900-0113", 1, "old", whose="113 Zelfmoordpreventie"),
            number("+31302345678", "030-234 56 78", 40, "unknown", words="De balie:"),
            number("+31302345679", "030-234 56 79", 1, "unknown", beside="Politie"),
            number("112", "112", 9, "emergency", whose="112", beside="Politie"),
        ),
        more_numbers=3,
    ),
    SiteTally(
        id="mediamasters",
        name="MediaMasters",
        url=Url("https://www.mediamasters.nl/"),
        status=SiteStatus.UNREACHABLE,
    ),
    SiteTally(
        id="helpwanted",
        name="Helpwanted",
        url=Url("https://www.helpwanted.nl/"),
        pages=212,
        links=4090,
        targets=700,
    ),
)


def run(day: str = "2026-11-23", *, status: str = "incomplete") -> Run:
    return Run(
        id=f"{day}T060000Z",
        started=f"{day}T06:00:00Z",
        finished=f"{day}T06:41:07Z",
        status=status,
        sites=SITES,
    )


def earlier() -> tuple[tuple[Run, dict[str, int]], ...]:
    days = ("2026-10-12", "2026-10-19", "2026-10-26", "2026-11-02", "2026-11-09", "2026-11-16")
    return tuple(
        (
            run(day, status="complete"),
            {
                "error": 16 - number,
                "warning": 9 - number // 2,
                "notice": 12,
                "new": number % 3,
                "fixed": 2,
            },
        )
        for number, day in enumerate(days)
    )


def summary(rows: tuple[Row, ...] = ROWS) -> RunSummary:
    return RunSummary(
        run=run(),
        findings=tuple(dated(number, row) for number, row in enumerate(rows)),
        earlier=earlier(),
    )


def many(findings: int, sightings_each: int) -> RunSummary:
    """Broken links by the hundred, spread over the sites."""
    links = [place(f"anker {n}", f"Lees verder bij anker {n} van deze site.") for n in range(7)]
    rows = []
    for number in range(findings):
        url = f"https://host-{number % 97}.example/pad/{number}"
        pages = tuple(
            Sighting(
                url=Url(f"{BASE}/a/{(number * 13 + each) % 5000}/"),
                title=f"Artikel {(number * 13 + each) % 5000} over mediawijsheid",
                places=(links[(number + each) % 7],),
            )
            for each in range(sightings_each)
        )
        finding = Finding(
            check=("broken-link", "moved-link", "soft-404")[number % 3],
            group=Group.LINKS,
            severity=(Severity.ERROR, Severity.NOTICE, Severity.WARNING)[number % 3],
            certainty=CERTAIN,
            site=SITES[number % 3].id,
            key=url,
            target=Url(url),
            owner=("anna", "bas", None)[number % 3],
            sightings=pages,
            facts=link_facts(url, "not-found", 404),
        )
        state = (NEW, OPEN, OPEN, OPEN)[number % 4]
        rows.append(Dated(finding=finding, state=state, first_seen=EARLIER, last_seen=STARTED))
    return RunSummary(run=run(), findings=tuple(rows), earlier=earlier())
