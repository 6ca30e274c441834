"""What is odd in a configuration but not wrong: worth a look, no reason to stop."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from sicaudit.config.mistakes import closest, printable
from sicaudit.config.pack_notes import pack_notes
from sicaudit.config.reading import Document
from sicaudit.config.vocabulary import EVERY_PAGE, KINDS, REST
from sicaudit.model.settings import Settings
from sicaudit.model.site import LinkRule, Site
from sicaudit.urls import host_of


def oddities(settings: Settings, documents: Sequence[Document], today: date) -> Iterator[str]:
    """Give a sentence for each, in the order of the file, and then of the packs.

    `documents`: the packs and, last, sites.toml itself, from which the settings were made.
    """
    for rule in _rules(settings):
        yield from _odd_rule(rule, today)
    for site in settings.sites:
        yield from _odd_site(site)
    yield from _shared_hosts(settings.sites)
    yield from _unknown_owners(settings)
    yield from pack_notes(settings.knowledge, documents)


def _rules(settings: Settings) -> tuple[LinkRule, ...]:
    everywhere = [settings.links, *(site.links for site in settings.sites)]
    return tuple(dict.fromkeys(rule for manners in everywhere for rule in manners.rules))


def _odd_rule(rule: LinkRule, today: date) -> Iterator[str]:
    if rule.until and rule.until < today:
        yield (
            f'[[links.rule]] "{printable(rule.match)}" ended on {rule.until}: '
            "its links are judged again; delete it, or give it a later day"
        )


def _odd_site(site: Site) -> Iterator[str]:
    name = f'[[site]] "{site.id}"'
    if site.help_page and host_of(site.help_page) not in site.hosts:
        yield f"{name}: help_page is on another site ({host_of(site.help_page)})"
    above = None
    for section in site.sections:
        if above and section.name != REST:
            yield (
                f'{name}: section "{printable(section.name)}" is never reached, because '
                f'"{printable(above)}" before it fits every page; put that one last'
            )
        elif not EVERY_PAGE.isdisjoint(section.paths):
            above = section.name
        if section.kind not in KINDS and (meant := closest(section.kind, KINDS)):
            yield (
                f'{name}: section "{printable(section.name)}" has the kind "{section.kind}"; '
                f'did you mean "{meant}"?'
            )


def _shared_hosts(sites: tuple[Site, ...]) -> Iterator[str]:
    for one, other in combinations(sites, 2):
        if shared := sorted(one.hosts & other.hosts):
            yield (
                f'[[site]] "{one.id}" and "{other.id}" share {", ".join(shared)}: '
                "their pages are audited twice"
            )


def _unknown_owners(settings: Settings) -> Iterator[str]:
    """Owners may be anything, but one that looks like a reviewer's id is probably meant as one."""
    ids = [reviewer.id for reviewer in settings.reviewers]
    owners = [
        (site, owner)
        for site in settings.sites
        for owner in dict.fromkeys((site.owner, *(section.owner for section in site.sections)))
    ]
    for site, owner in owners:
        meant = closest(owner, ids) if owner else None
        if owner and meant and owner not in ids:
            yield (
                f'[[site]] "{site.id}": the owner "{printable(owner)}" is no reviewer; '
                f'did you mean "{meant}"?'
            )
