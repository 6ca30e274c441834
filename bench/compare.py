"""Our findings beside the oracle's, as pairs of a target and a page that shows it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.documents import SETS

BROKEN_CHECKS = {"broken-link", "broken-resource", "invalid-link", "broken-signpost"}
PRESENT = {"new", "open", "returned", "muted"}
ORIGINS = {documents.origin: documents.id for documents in SETS}
TEMPLATE_SITE = "postgresql-doc"
TEMPLATE_TARGET = "pgsql-docs@lists.postgresql.org"

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Score:
    """How many were right, of those said and of those there."""

    hits: int
    said: int
    true: int

    def __add__(self, other: "Score") -> "Score":
        return Score(self.hits + other.hits, self.said + other.said, self.true + other.true)

    def __str__(self) -> str:
        precision = 1.0 if not self.said else self.hits / self.said
        recall = 1.0 if not self.true else self.hits / self.true
        return f"{precision:8.4f} {recall:8.4f} {self.hits:7} {self.said:7} {self.true:7}"


def scored(said: Iterable[Any], true: Iterable[Any]) -> Score:
    said, true = set(said), set(true)
    return Score(len(said & true), len(said), len(true))


def site_of(url: str) -> str | None:
    """Give the site that a URL belongs to; None: outside the family."""
    return ORIGINS.get("/".join(url.split("/", 3)[:3]))


def true_pairs(site: Mapping[str, Any], key: str) -> set[Pair]:
    return {(target, page) for target, pages in site[key].items() for page in pages}


def said_pairs(
    findings: Iterable[Mapping[str, Any]], checks: set[str], sites: Mapping[str, Any]
) -> dict[str, set[Pair]]:
    """Collect our pairs by the site of the page; targets outside the family are left out."""
    pairs: dict[str, set[Pair]] = {name: set() for name in sites}
    for finding in findings:
        target = finding["target"]
        if finding["check"] not in checks or finding["state"] not in PRESENT:
            continue
        if target is None or site_of(target) is None:
            continue
        for page in finding["pages"]:
            site_id = site_of(page["url"]) or finding["site"]
            pairs.setdefault(site_id, set()).add((target, page["url"]))
    return pairs


def shown_at_sheets(said: set[Pair], true: set[Pair], site: Mapping[str, Any]) -> set[Pair]:
    """Take the pages that use a stylesheet for the sheet, where the sheet holds the target.

    The oracle shows what stands in a stylesheet at the sheet; to show it at the pages that
    use the sheet is just as right.
    """
    at_sheet = {
        (target, user): (target, sheet)
        for target, sheet in true
        for user in site["sheets"].get(sheet, ())
    }
    return {pair if pair in true else at_sheet.get(pair, pair) for pair in said}


def compare(findings_path: Path, oracle: Mapping[str, Any]) -> bool:
    """Print precision, recall and every difference; say whether there was none."""
    document = json.loads(findings_path.read_text(encoding="utf-8"))
    findings, sites = document["findings"], oracle["sites"]
    if document["schema"] != 1:
        raise SystemExit(f"findings.json of schema {document['schema']}: this reads schema 1")
    print(f"oracle of {oracle['made']}, run {document['run']['id']}\n")
    _print_pages(document, sites)
    same = True
    for title, checks, key in (
        ("broken targets", BROKEN_CHECKS, "broken"),
        ("broken fragments", {"broken-fragment"}, "fragments"),
    ):
        said = said_pairs(findings, checks, sites)
        same &= _print_scores(title, said, sites, key)
    _print_others(findings)
    return _print_template(findings, sites) and same


def _print_pages(document: Mapping[str, Any], sites: Mapping[str, Any]) -> None:
    print(f"{'site':20} {'status':>11} {'pages':>7} {'oracle':>7} {'links':>8} {'oracle':>8}")
    for site in document["run"]["sites"]:
        true = sites.get(site["id"], {"pages": 0, "links": 0})
        print(
            f"{site['id']:20} {site['status']:>11} {site['pages']:7} {true['pages']:7}"
            f" {site['links']:8} {true['links']:8}"
        )


def _print_scores(
    title: str, said: Mapping[str, set[Pair]], sites: Mapping[str, Any], key: str
) -> bool:
    print(f"\n{title}\n{'':20} {'unit':8} precision   recall    hits    said    true")
    all_pairs = all_targets = Score(0, 0, 0)
    differences: list[str] = []
    for name, mine in said.items():
        true = true_pairs(sites[name], key) if name in sites else set()
        optional = _optional(sites[name], key) if name in sites else set()
        mine = shown_at_sheets(mine, true, sites[name]) - optional if name in sites else mine
        pairs = scored(mine, true)
        targets = scored((target for target, _ in mine), (target for target, _ in true))
        print(f"{name:20} {'pairs':8} {pairs}\n{'':20} {'targets':8} {targets}")
        all_pairs, all_targets = all_pairs + pairs, all_targets + targets
        differences += _differences("only ours  ", mine - true)
        differences += _differences("only oracle", true - mine)
    print(f"{'all':20} {'pairs':8} {all_pairs}\n{'':20} {'targets':8} {all_targets}")
    print("\n".join(differences) or "no difference")
    return not differences


def _optional(site: Mapping[str, Any], key: str) -> set[Pair]:
    """Give pairs that may be said or not: who is kept out, and places that nobody clicks."""
    unjudged = {"broken": "forbidden", "fragments": "link_fragments"}[key]
    return true_pairs(site, unjudged) - true_pairs(site, key)


def _differences(who: str, pairs: set[Pair]) -> list[str]:
    pages_of: dict[str, list[str]] = {}
    for target, page in sorted(pairs):
        pages_of.setdefault(target, []).append(page)
    lines = []
    for target, pages in pages_of.items():
        more = f" and {len(pages) - 1} more" if len(pages) > 1 else ""
        lines.append(f"{who} {target}\n            on {pages[0]}{more}")
    return lines


def _print_others(findings: Iterable[Mapping[str, Any]]) -> None:
    """Count what no oracle judges, so that nothing hides there."""
    counts: dict[str, int] = {}
    for finding in findings:
        if finding["check"] not in BROKEN_CHECKS | {"broken-fragment"}:
            counts[finding["check"]] = counts.get(finding["check"], 0) + 1
    print(
        "\nnot judged: " + (", ".join(f"{n} {c}" for c, n in sorted(counts.items())) or "nothing")
    )


def _print_template(findings: Iterable[Mapping[str, Any]], sites: Mapping[str, Any]) -> bool:
    """Check the address that stands in every page's template: one finding with all pages."""
    target = next(d.url for d in SETS if d.id == TEMPLATE_SITE) + TEMPLATE_TARGET
    wanted = set(sites[TEMPLATE_SITE]["broken"].get(target, ()))
    mine = [finding for finding in findings if finding["target"] == target]
    shown = {page["url"] for finding in mine for page in finding["pages"]}
    right = len(mine) == 1 and shown == wanted
    word = "as it should be" if right else "WRONG"
    print(f"template link: {len(mine)} finding(s), {len(shown)} of {len(wanted)} pages: {word}")
    return right
