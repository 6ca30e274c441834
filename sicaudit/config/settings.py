"""From a checked sites.toml to the nouns of an audit: everything inherited is filled in."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from sicaudit.config.headers import resolved
from sicaudit.config.knowledge import given, language_of, merged
from sicaudit.config.knowledge_shapes import PackShape, SitesShape
from sicaudit.config.manners_shapes import CrawlShape, LinksShape
from sicaudit.config.policy import (
    Owners,
    due_of_section,
    freshness_of,
    looks_after,
    owners_of,
    period_of,
)
from sicaudit.config.shapes import ReviewerShape, SiteShape
from sicaudit.config.vocabulary import EVERY_PAGE, REST, WHOLE
from sicaudit.model.settings import Settings
from sicaudit.model.site import (
    Freshness,
    LinkManners,
    LinkRule,
    Manners,
    Reviewer,
    Section,
    Site,
)
from sicaudit.urls import Url, resolve


def settings(
    path: Path, shapes: Sequence[PackShape], own: SitesShape, environment: Mapping[str, str]
) -> Settings:
    """Make the nouns; `shapes` are the packs and, last and strongest, `own`."""
    audit = own.audit
    first = Manners(
        headers=resolved({}, environment), user_agent=audit.user_agent, contact=audit.contact
    )
    crawl = _manners(first, own.crawl, environment)
    links = _link_manners(LinkManners(), own.links)
    freshness = freshness_of(own.freshness)
    owners = owners_of(own.reviewer)
    language = language_of(shapes) or audit.language
    return Settings(
        path=path,
        language=audit.language,
        keep_runs=audit.keep_runs,
        user_agent=crawl.user_agent,
        contact=crawl.contact,
        crawl=crawl,
        links=links,
        freshness=freshness,
        sites=tuple(
            replace(
                _site(shape, language, freshness, owners, looks_after(own.reviewer, shape.id)),
                crawl=_manners(crawl, shape.crawl, environment),
                links=_link_manners(links, shape.links),
            )
            for shape in own.site
        ),
        reviewers=tuple(map(_reviewer, own.reviewer)),
        knowledge=merged(shapes),
    )


def _manners(above: Manners, shape: CrawlShape, environment: Mapping[str, str]) -> Manners:
    fields = given(shape)
    if "headers" in fields:
        fields["headers"] = resolved(fields["headers"], environment)
    return replace(above, **fields)


def _link_manners(above: LinkManners, shape: LinksShape) -> LinkManners:
    """Override key by key; a site's own rules are asked before the general ones."""
    fields = given(shape)
    rules = tuple(LinkRule(**given(rule)) for rule in fields.pop("rule", ()))
    if "archive" in fields or "archive_api" in fields:
        fields.pop("archive_api", None)
        fields["archive"] = Url(shape.archive_api) if fields.get("archive") else None
    return replace(above, rules=rules + above.rules, **fields)


def _site(
    shape: SiteShape, language: str, freshness: Freshness, owners: Owners, reviewer: str | None
) -> Site:
    """Make a site; `reviewer`: who looks after it where nobody owns it."""
    site = Site(
        id=shape.id,
        name=shape.name,
        url=Url(shape.url),
        also=tuple(map(Url, dict.fromkeys(shape.also))),
        audience=tuple(dict.fromkeys(shape.audience)),
        language=shape.language or language,
        owner=shape.owner,
        help_page=_help_page(shape),
        help_clicks=shape.help_clicks,
        signposts=shape.signposts,
        do_not_crawl=tuple(shape.do_not_crawl),
    )
    inherited: dict[str, Any] = {
        "audience": site.audience,
        "language": site.language,
        "owner": site.owner,
    }

    def section(name: str, said: Mapping[str, Any], due: Mapping[str, Any]) -> Section:
        bare = Section(**{**inherited, **said, "name": name})
        period = period_of(
            bare.kind,
            bare.audience,
            owner=bare.owner or reviewer,
            site=shape,
            freshness=freshness,
            owners=owners,
        )
        return replace(bare, **{"review_after": period, **due})

    sections = []
    for part in shape.section:
        said = {name: value for name, value in given(part).items() if name != "review_after"}
        sections.append(section(part.name or ", ".join(part.paths), said, due_of_section(part)))
    if not sections or EVERY_PAGE.isdisjoint(sections[-1].paths):
        sections.append(section(REST if sections else WHOLE, {}, {}))
    return replace(site, sections=tuple(sections))


def _help_page(shape: SiteShape) -> Url | None:
    found = resolve(shape.help_page, shape.url) if shape.help_page else None
    return Url(found) if found else None


def _reviewer(shape: ReviewerShape) -> Reviewer:
    return Reviewer(
        id=shape.id,
        name=shape.name or shape.id,
        email=shape.email or None,
        sites=tuple(dict.fromkeys(shape.sites)),
        checks=tuple(dict.fromkeys(shape.checks)),
    )
