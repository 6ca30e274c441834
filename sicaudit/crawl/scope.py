"""Which URLs belong to which site, and which of them are asked for: pure."""

import re
from collections.abc import Collection, Container, Iterable
from dataclasses import replace
from datetime import date
from functools import lru_cache

from sicaudit.model.site import LinkManners, LinkRule, Section, Site
from sicaudit.urls import Host, Url, host_of, origin_of, path_of, without_port


@lru_cache(maxsize=4096)
def _glob(pattern: str) -> re.Pattern[str]:
    """`*` stands for any letters, `?` for one; nothing else is special.

    What stands between two `*` is taken where it comes first, for good: time grows with the
    length of the URL only.
    """
    first, *rest = (re.escape(part).replace(r"\?", ".") for part in pattern.split("*"))
    between = "".join(f"(?>.*?{part})" for part in rest[:-1])
    end = f".*{rest[-1]}" if rest else ""
    return re.compile(f"{first}{between}{end}", re.DOTALL)


def fits(url: str, patterns: Iterable[str]) -> bool:
    """Say whether a URL fits a glob; one that starts with `/` is compared with the path alone.

    `/nieuws/*` fits `/nieuws/` and `/nieuws` too: editors mean the section, with its front page.
    """
    path: str | None = None
    for pattern in patterns:
        if pattern.startswith("/"):
            path = path or path_of(url)
            if _glob(pattern).fullmatch(path) or (pattern.endswith("/*") and path == pattern[:-2]):
                return True
        elif _glob(pattern).fullmatch(url):
            return True
    return False


def section_of(site: Site, url: Url) -> Section:
    """Give the first section of a site whose paths fit; the last one fits every page."""
    return next(
        (section for section in site.sections if fits(url, section.paths)),
        Section(name=site.name, audience=site.audience, language=site.language),
    )


def rule_for(url: Url, rules: Iterable[LinkRule]) -> LinkRule | None:
    """Give the first house rule that fits a target: a glob on its URL, or on its host alone."""
    return next((rule for rule in rules if is_meant(url, (rule.match,))), None)


def is_meant(url: Url, patterns: Collection[str]) -> bool:
    """Say whether a target fits a glob on its URL or, where that has no slash, on its host.

    `*.linkedin.com` fits every host below it; a host without a port means any.
    """
    if fits(url, patterns):
        return True
    hosts = [_glob(pattern) for pattern in patterns if "/" not in pattern]
    if not hosts:
        return False
    names = {host_of(url), without_port(host_of(url))}
    return any(host.fullmatch(name) for host in hosts for name in names)


def is_over(rule: LinkRule, today: date) -> bool:
    """Say whether the last day of a house rule has passed."""
    return rule.until is not None and rule.until < today


def in_force(links: LinkManners, today: date) -> LinkManners:
    """Leave out the house rules whose last day has passed."""
    rules = tuple(rule for rule in links.rules if not is_over(rule, today))
    return replace(links, rules=rules)


class Family:
    """All configured sites, and whose a URL is.

    `crawled`: ids of the sites whose pages are read in this run; None: all. A host of the others
    is one of our own all the same.
    """

    def __init__(self, sites: tuple[Site, ...], crawled: Container[str] | None = None) -> None:
        self.sites = {site.id: site for site in sites if crawled is None or site.id in crawled}
        self.hosts: dict[Host, Site] = {}
        self._by_origin: dict[str, list[tuple[str, Site]]] = {}
        for site in sites:
            for host in site.hosts:
                self.hosts.setdefault(host, site)
        for site in self.sites.values():
            for url in (site.url, *site.also):
                entry = (path_of(url).rpartition("/")[0] + "/", site)
                self._by_origin.setdefault(origin_of(url), []).append(entry)
        for entries in self._by_origin.values():
            entries.sort(key=lambda entry: len(entry[0]), reverse=True)

    def site_of(self, url: Url) -> Site | None:
        """Give the site whose page this URL would be; None: no page of the family.

        Where sites share an origin, the one with the longest fitting path wins; the whole origin
        belongs to a site that has it alone.
        """
        entries = self._by_origin.get(origin_of(url))
        if entries is None:
            return None
        if len(entries) == 1:
            return entries[0][1]
        path = path_of(url)
        for prefix, site in entries:
            if path.startswith(prefix) or path + "/" == prefix:
                return site
        return entries[-1][1]

    def is_own(self, host: Host) -> bool:
        """Say whether a host is configured: it may then be on a private address."""
        return host in self.hosts


def is_crawled(site: Site, url: Url) -> bool:
    """Say whether a URL of the site is read as a page: `include`."""
    return not site.crawl.include or fits(url, site.crawl.include)


def is_excluded(site: Site, url: Url) -> bool:
    """Say whether a URL of the site is not asked for at all: `exclude`, `do_not_crawl`."""
    return bool(site.crawl.exclude or site.do_not_crawl) and fits(
        url, (*site.crawl.exclude, *site.do_not_crawl)
    )
