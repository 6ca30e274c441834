"""How each host is approached: its site's manners, or those for the world outside."""

from collections.abc import Mapping

import sicaudit
from sicaudit.model.batch import Approach
from sicaudit.model.settings import Settings
from sicaudit.model.site import Manners, Site


def approaches(settings: Settings) -> Mapping[str | None, Approach]:
    """Give an approach for each site, by its id, and for everybody else, under None."""
    found: dict[str | None, Approach] = {site.id: _own(site, settings) for site in settings.sites}
    found[None] = _outside(settings)
    return found


def user_agent(settings: Settings, manners: Manners | None = None) -> str:
    """Say who we are: the tool, its version, and whom to write to (RFC 9110 10.1.5)."""
    manners = manners or settings.crawl
    given = manners.user_agent or settings.user_agent
    if given:
        return given
    contact = manners.contact or settings.contact
    return f"sicaudit/{sicaudit.__version__}" + (f" (+{contact})" if contact else "")


def languages(settings: Settings) -> tuple[str, ...]:
    """Give the languages to ask for where the manners name none: the editors' own, and English."""
    return tuple(dict.fromkeys((settings.language, "en")))


def _own(site: Site, settings: Settings) -> Approach:
    manners, links = site.crawl, site.links
    return Approach(
        concurrency=manners.concurrency,
        delay=manners.delay,
        timeout=manners.timeout,
        retries=links.retries,
        most_bytes=manners.max_bytes,
        respect_robots=manners.respect_robots,
        private=True,
        user_agent=user_agent(settings, manners),
        accept_languages=manners.accept_languages or languages(settings),
        headers=manners.headers,
        origins=site.origins,
        accept=links.accept,
    )


def _outside(settings: Settings) -> Approach:
    links = settings.links
    return Approach(
        concurrency=links.concurrency,
        delay=links.delay,
        timeout=links.timeout,
        retries=links.retries,
        respect_robots=settings.crawl.respect_robots,
        private=links.allow_private or settings.crawl.allow_private,
        user_agent=user_agent(settings),
        accept_languages=settings.crawl.accept_languages or languages(settings),
        accept=links.accept,
    )
