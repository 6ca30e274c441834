"""Whole sites after their crawl, as site checks see them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sicaudit.api import Loss, ShownCertificate, SiteCase
from sicaudit.crawl.scope import is_over
from sicaudit.crawled import Crawled
from sicaudit.judging.canonicals import Canonicals
from sicaudit.judging.clicks import Clicks
from sicaudit.judging.judge import Judge
from sicaudit.model.certificate import Certificate
from sicaudit.model.run import SiteStatus, SiteTally
from sicaudit.model.site import LinkRule, Site
from sicaudit.urls import Url


def site_cases(
    crawled: Crawled,
    judge: Judge,
    tallies: Iterable[SiteTally],
    losses: Mapping[str, Sequence[Loss]],
) -> Iterator[tuple[Site, SiteCase]]:
    """Give each crawled site with what is known of it as a whole; `losses`: by site."""
    orphans = _orphans(crawled)
    clicks = Clicks(crawled.settings, crawled.frontier, crawled.journal)
    general = _over(crawled, crawled.settings.links.rules)
    untold = general
    shown = _certificates(crawled)
    canonicals = Canonicals(crawled, judge).misleading()
    for tally in tallies:
        site = crawled.family.sites[tally.id]
        own = [rule for rule in _over(crawled, site.links.rules) if rule not in general]
        complete = tally.status is SiteStatus.COMPLETE
        yield (
            site,
            SiteCase(
                site=site,
                status=tally.status,
                front=judge.target(site.url),
                orphans=orphans.get(site.id, ()) if complete else (),
                pages=tally.pages,
                expired_rules=[*untold, *own],
                losses=losses.get(site.id, ()),
                certificates=shown.get(site.id, ()),
                canonicals=canonicals.get(site.id, {}),
                help=clicks.to_help(site, tally.status),
            ),
        )
        untold = []


def _orphans(crawled: Crawled) -> dict[str, list[tuple[Url, Url]]]:
    """Give what sitemaps list and no page links to, with the sitemap, by site."""
    orphans: dict[str, list[tuple[Url, Url]]] = {}
    for number, site, page, sitemap in crawled.journal.listed():
        if not crawled.frontier.is_linked(number):
            orphans.setdefault(site, []).append((page, sitemap))
    return orphans


def _certificates(crawled: Crawled) -> dict[str, list[ShownCertificate]]:
    """Give the certificates of each site, those that several hosts share once."""
    hosts: dict[tuple[str, str, str], list[Certificate]] = {}
    for site, certificate in crawled.journal.certificates():
        same = (site, certificate.issuer, certificate.serial)
        hosts.setdefault(same, []).append(certificate)
    found: dict[str, list[ShownCertificate]] = {}
    for (site, issuer, _), certificates in hosts.items():
        first = certificates[0]
        found.setdefault(site, []).append(
            ShownCertificate(
                hosts=tuple(each.host for each in certificates),
                expires=first.expires,
                days_left=(first.expires - crawled.today).days,
                lifetime_days=(first.expires - first.issued).days,
                issuer=issuer,
            )
        )
    return found


def _over(crawled: Crawled, rules: Iterable[LinkRule]) -> list[LinkRule]:
    return [rule for rule in rules if is_over(rule, crawled.today)]
