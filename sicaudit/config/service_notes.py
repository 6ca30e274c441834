"""What is odd about the services of packs: numbers, hosts and hours that cannot be meant so."""

import re
from collections.abc import Callable, Iterator

import phonenumbers
from phonenumbers import PhoneNumberFormat

from sicaudit.config.mistakes import as_toml, printable, shown
from sicaudit.config.pack_lines import PackLines
from sicaudit.model.knowledge import Knowledge, Service
from sicaudit.page.contacts.phones import normal_number
from sicaudit.page.language.hours import hours_on_record

PHONES = ("phones", "old_phones", "unsure_phones")
HOSTS = ("hosts", "old_hosts", "other_country")
_SHORT_CODE = re.compile(r"1[0-9]{2,4}|116 ?[0-9]{3}")
"""As 112, 113 and 116 111; phonenumbers knows only some."""

_OTHER_WAY_IN = re.compile(r"[^\W\d_][^:]*: ")
"""How hours begin that are not those of the telephone: "web form: always"."""


def service_notes(known: Knowledge, lines: PackLines) -> Iterator[str]:
    """Give a sentence for each, service by service."""
    for service in known.services:
        yield from _odd_phones(service, known, lines)
        yield from _odd_hours(service, lines)
    yield from _shared(known, lines, HOSTS, "host", _bare)
    yield from _shared(
        known, lines, PHONES[:2], "number", lambda p: normal_number(p, known.country)
    )


def _odd_phones(service: Service, known: Knowledge, lines: PackLines) -> Iterator[str]:
    country = service.country or known.country
    for key in PHONES:
        for position, phone in enumerate(getattr(service, key)):
            if phone == known.emergency_number or _SHORT_CODE.fullmatch(phone):
                continue
            if said := _fault(phone, country):
                words = f'[[service]] "{service.id}" {key}: {printable(phone)} {said}'
                yield lines.note("service", service.id, (key, position), words)


def _fault(phone: str, country: str) -> str:
    """Say what is wrong with a number; empty: nothing."""
    try:
        number = phonenumbers.parse(phone, country)
    except phonenumbers.NumberParseException:
        return f"is no phone number{_example(country)}"
    if phonenumbers.is_valid_number(number):
        region = phonenumbers.region_code_for_number(number)
        if region is None or number.country_code == phonenumbers.country_code_for_region(country):
            return ""
        return (
            f"is a number in {region}, not in {country}; is the service theirs? Then write "
            f'country = "{region}"'
        )
    if phonenumbers.is_valid_short_number_for_region(number, country):
        return ""
    return f"is no phone number in {country}{_example(country)}"


def _example(country: str) -> str:
    number = phonenumbers.example_number(country)
    if number is None:
        return ""
    written = phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)
    return f"; for example: phones = {as_toml([written])}"


def _odd_hours(service: Service, lines: PackLines) -> Iterator[str]:
    for position, hours in enumerate(service.hours):
        if hours_on_record((hours,)) is None and not _OTHER_WAY_IN.match(hours):
            words = (
                f'[[service]] "{service.id}" hours: {shown(hours)} cannot be read, and is compared '
                'with no page; for example: hours = ["mo-fr 09:00-17:00", "sa 10:00-14:00"], '
                'or ["always"]'
            )
            yield lines.note("service", service.id, ("hours", position), words)


def _bare(host: str) -> str:
    return host.removeprefix("www.")


def _shared(
    known: Knowledge,
    lines: PackLines,
    keys: tuple[str, ...],
    noun: str,
    same: Callable[[str], str],
) -> Iterator[str]:
    """Say what stands with two services, in two lists of one, or twice in one list."""
    first: dict[str, tuple[str, str, int, str]] = {}
    for service in known.services:
        for key in keys:
            for position, value in enumerate(getattr(service, key)):
                id_, other, at, written = first.setdefault(
                    same(value), (service.id, key, position, value)
                )
                again = (id_, other, at) != (service.id, key, position)
                if not again or ((id_, other) == (service.id, key) and written != value):
                    continue  # with and without www. is how most lists are written
                whose = "" if id_ == service.id else f' of [[service]] "{id_}"'
                where = lines.place("service", id_, (other, at))
                words = (
                    f'[[service]] "{service.id}" {key}: the {noun} {printable(value)} stands '
                    f'already in "{other}"{whose} ({where}); leave it where it belongs'
                )
                yield lines.note("service", service.id, (key, position), words)
