"""What is odd in a configuration but not wrong: worth a look, no reason to stop."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from itertools import combinations

import phonenumbers

from sicaudit.config.mistakes import closest, printable
from sicaudit.config.vocabulary import EVERY_PAGE, KINDS, REST
from sicaudit.model.knowledge import Knowledge, Topic
from sicaudit.model.settings import Settings
from sicaudit.model.site import LinkRule, Site
from sicaudit.urls import host_of


def oddities(settings: Settings, today: date) -> Iterator[str]:
    """Give a sentence for each, in the order of the file."""
    for rule in _rules(settings):
        yield from _odd_rule(rule, today)
    for site in settings.sites:
        yield from _odd_site(site)
    yield from _shared_hosts(settings.sites)
    yield from _unknown_owners(settings)
    yield from _odd_phones(settings.knowledge)
    for topic in settings.knowledge.topics:
        yield from _odd_topic(topic)


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


def _odd_phones(knowledge: Knowledge) -> Iterator[str]:
    for service in knowledge.services:
        for phone in (*service.phones, *service.old_phones, *service.unsure_phones):
            country = service.country or knowledge.country
            if not _is_phone(phone, country, knowledge.emergency_number):
                yield (
                    f'[[service]] "{service.id}": {printable(phone)} is no phone number '
                    f"in {country}"
                )


def _is_phone(phone: str, country: str, emergency_number: str) -> bool:
    """Accept short codes such as 112, 113 and 116 111 too; phonenumbers knows only some."""
    if re.fullmatch(r"1[0-9]{2}|1[0-9]{3}|116 ?[0-9]{3}", phone) or (phone == emergency_number):
        return True
    try:
        number = phonenumbers.parse(phone, country)
    except phonenumbers.NumberParseException:
        return False
    if phonenumbers.is_valid_number(number):
        return True
    return bool(phonenumbers.is_valid_short_number_for_region(number, country))


def _odd_topic(topic: Topic) -> Iterator[str]:
    name = f'[[topic]] "{topic.id}"'
    if not any(topic.needs.values()):
        yield f"{name} has no needs: no page on it can lack a signpost"
    if not topic.words and not topic.strong:
        yield f"{name} has no words: no page can be on it"
    for word in dict.fromkeys((*topic.strong, *topic.words)):
        for other in topic.not_:
            if _covers(other, word):
                yield (
                    f'{name}: "{printable(word)}" never counts, because '
                    f'not = ["{printable(other)}"] strikes it out'
                )


def _covers(pattern: str, word: str) -> bool:
    """Say whether all that `word` can match is matched by `pattern` as well."""
    parts = map(re.escape, _folded(pattern).split("*"))
    return re.fullmatch(".*".join(parts), _folded(word)) is not None


def _folded(word: str) -> str:
    """Fold as pages are folded: accents, apostrophes, hyphens, spaces and capitals are nothing."""
    letters = unicodedata.normalize("NFKD", word.casefold())
    return re.sub(r"[^\w*]|_", "", "".join(c for c in letters if not unicodedata.combining(c)))
