"""Does a domain take mail? Asked of DNS, which says yes, no, or nothing at all."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from enum import StrEnum
from typing import TYPE_CHECKING

from sicaudit.model.outcome import Certainty, Judgement, Reason, Sign, Verdict

if TYPE_CHECKING:
    import dns.asyncresolver

_PATIENCE = 5.0
"""Seconds for one question, with all its tries."""

_NEVER_THERE = ("invalid",)
"""No name under it exists, and nobody needs to be asked (RFC 6761 6.4)."""
_NOT_ASKED = (
    *("localhost", "local", "internal", "onion"),
    *("example.com", "example.net", "example.org"),
)
"""Reserved for documents and closed networks (RFC 2606, 6761, 6762, 7686)."""
_MAY_BE_MISSING = ("example", "test")
"""Where a name is missing here, that says nothing: it stands for one (RFC 2606)."""


class MailDomain(StrEnum):
    """What DNS says of mail to a domain."""

    MX = "mx"
    """It names servers for its mail."""
    ADDRESS = "address"
    """It names none, but has an address, which serves as one (RFC 5321 5.1)."""
    NULL_MX = "null-mx"
    """It says that it takes no mail (RFC 7505)."""
    NOTHING = "nothing"
    """It exists, but has neither servers for mail nor an address."""
    NO_SUCH = "no-such-domain"
    TROUBLE = "trouble"
    """No answer that says anything: silence, a server in trouble, no network, not asked."""


class Lookup(StrEnum):
    """Why a question brought no records."""

    NO_SUCH_NAME = "no-such-name"
    NO_SUCH_RECORD = "no-such-record"
    TROUBLE = "trouble"


Ask = Callable[[str, str], Awaitable[tuple[str, ...] | Lookup]]
"""Domain and record type (MX, A, AAAA), to records as DNS writes them, or why there are none."""

FAULTS = frozenset((MailDomain.NULL_MX, MailDomain.NOTHING, MailDomain.NO_SUCH))
"""Mail to such a domain comes back to whoever sent it."""


def asking(
    resolver: "dns.asyncresolver.Resolver | None" = None, *, patience: float = _PATIENCE
) -> Ask:
    """Make an `ask` of a resolver, by default this machine's; `patience`: seconds a question."""
    import dns.asyncresolver  # 35 ms to import, and a site without e-mail links never needs it
    import dns.exception
    import dns.name
    import dns.resolver

    async def ask(domain: str, kind: str) -> tuple[str, ...] | Lookup:
        try:
            ours = resolver or dns.asyncresolver.get_default_resolver()
            name = dns.name.from_text(domain)
            async with asyncio.timeout(patience):
                answer = await ours.resolve(name, kind, lifetime=patience, search=False)
        except dns.resolver.NXDOMAIN:
            return Lookup.NO_SUCH_NAME
        except dns.resolver.NoAnswer:
            return Lookup.NO_SUCH_RECORD
        except (dns.exception.DNSException, OSError, TimeoutError, ValueError):
            return Lookup.TROUBLE
        return tuple(record.to_text() for record in answer)

    return ask


async def takes_mail(domain: str, *, ask: Ask) -> MailDomain:
    """Say whether a domain (punycode) takes mail; at most three questions.

    Nothing is called missing on one answer: some servers say of MX records that there is no such
    name, and know its address.
    """
    if (known := _known_beforehand(domain)) is not None:
        return known
    servers = await ask(domain, "MX")
    if servers is Lookup.TROUBLE:
        return MailDomain.TROUBLE
    if not isinstance(servers, Lookup):
        return MailDomain.NULL_MX if all(map(_is_null, servers)) else MailDomain.MX
    addresses = await ask(domain, "A")
    if addresses is Lookup.NO_SUCH_RECORD:
        addresses = await ask(domain, "AAAA")
    match addresses:
        case Lookup.NO_SUCH_RECORD:
            return MailDomain.NOTHING
        case Lookup.NO_SUCH_NAME if servers is Lookup.NO_SUCH_NAME:
            stands_for_one = _is_under(domain, _MAY_BE_MISSING)
            return MailDomain.TROUBLE if stands_for_one else MailDomain.NO_SUCH
        case Lookup():
            return MailDomain.TROUBLE
        case _:
            return MailDomain.ADDRESS


async def mail_domains_of(
    domains: Iterable[str], *, ask: Ask, most_at_once: int = 8
) -> dict[str, MailDomain]:
    """Ask for each domain once, `most_at_once` at a time; in the order given."""
    results = dict.fromkeys(domains, MailDomain.TROUBLE)
    waiting = iter(tuple(results))

    async def hand() -> None:
        for domain in waiting:
            results[domain] = await takes_mail(domain, ask=ask)

    async with asyncio.TaskGroup() as group:
        for _ in range(min(most_at_once, len(results))):
            group.create_task(hand())
    return results


def judge_mail_domain(domain: str, found: MailDomain) -> Judgement | None:
    """Judge a mailto: link by its domain; None: nothing wrong, or nothing known."""
    if found not in FAULTS:
        return None
    return Judgement(
        verdict=Verdict.BROKEN,
        reason=Reason.NO_MAIL_DOMAIN,
        certainty=Certainty.CERTAIN,
        signs=(Sign("dns", f"{domain}: {found.value}"),),
    )


def _known_beforehand(domain: str) -> MailDomain | None:
    if _is_under(domain, _NEVER_THERE):
        return MailDomain.NO_SUCH
    return MailDomain.TROUBLE if _is_under(domain, _NOT_ASKED) else None


def _is_under(domain: str, names: tuple[str, ...]) -> bool:
    return domain in names or domain.endswith(tuple(f".{name}" for name in names))


def _is_null(record: str) -> bool:
    """`0 .`: the root is no server (RFC 7505 3)."""
    return record.split()[-1] == "."
