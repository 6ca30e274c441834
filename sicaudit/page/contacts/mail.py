"""E-mail addresses in links: which there are, and whether they can exist."""

import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import unquote

from sicaudit.model.outcome import Reason

_MOST_ADDRESSES = 100
_LONGEST = 4_000
"""Letters in which addresses are looked for."""
_LONGEST_QUOTED = 2_000
"""Letters in which quoted names are told apart: it takes the square of their number at worst."""

_SCHEME = re.compile(r"\s*mailto:(?://)?", re.IGNORECASE)
_PART = re.compile(r'(?:"(?:[^"\\]|\\.)*"|[^,;"])+')
_IN_BRACKETS = re.compile(r"<([^<>]*)>\s*\Z")
_PLAIN = re.compile(
    r"[a-z0-9_+-]+(?:\.[a-z0-9_+-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}",
    re.IGNORECASE,
)
"""Addresses that need no library: nearly all there are."""
_LAST_LABEL = re.compile(r"\.(?:[a-z]{2,}|xn--[a-z0-9-]+)\Z", re.IGNORECASE)
"""No top-level domain has one letter, or digits (RFC 3696 2)."""
_LONGEST_LOCAL, _LONGEST_ADDRESS = 64, 254
"""Octets (RFC 5321 4.5.3.1)."""
_RECIPIENTS = ("to=", "cc=", "bcc=", "amp;cc=", "amp;bcc=", "amp;to=")

_SEPARATORS = re.compile(r"[,;]")
_CLOUDFLARE = "/cdn-cgi/l/email-protection"
HIDDEN_MAIL = "/cdn-cgi/l/email-"
"""What the source of every page holds that has a hidden address."""


def addresses_in(href: str) -> tuple[str, ...]:
    """Give what stands where a mailto: URL holds addresses (RFC 6068 2), whether or not it is one.

    Of several, percent-encoded, and in `to`, `cc` and `bcc` too. A display name is left out
    ("Piet <piet@a.nl>" gives "piet@a.nl"), and semicolons separate as in Outlook.
    """
    scheme = _SCHEME.match(href)
    to, _, fields = href[scheme.end() if scheme else 0 :].partition("?")
    recipients = (
        field.partition("=")[2]
        for field in _cut(fields.partition("#")[0], "&").split("&")
        if field.lower().startswith(_RECIPIENTS)
    )
    texts = (unquote(_cut(text, ",")) for text in (to, *recipients))
    found = (_bare(part) for text in texts for part in _parts(text))
    return tuple(address for address in found if address)[:_MOST_ADDRESSES]


def fault_of_mailto(url: str) -> Reason | None:
    """Say whether a mailto: URL can never work; `mailto:?subject=...` is a share link, and fine.

    Syntax only, by RFC 5322 and RFC 6531 as far as mail programs follow them: international
    addresses are fine, names without a dot are not. Takes 3 us, up to 0.2 ms for what is unusual.
    """
    if _PLAIN.fullmatch(url, len("mailto:")):
        return None if _can_exist(url[len("mailto:") :]) else Reason.INVALID_MAILTO
    addresses = addresses_in(url)
    if _has_bare_name(url):
        return Reason.INVALID_MAILTO
    if not addresses:
        return None if url.partition("?")[2] else Reason.INVALID_MAILTO
    return None if all(map(_can_exist, addresses)) else Reason.INVALID_MAILTO


def _has_bare_name(url: str) -> bool:
    """Say whether words stand before an address without the brackets that part them from it."""
    written = unquote(url[len("mailto:") : _LONGEST].partition("?")[0])
    if " " not in written or "<" in written or '"' in written:
        return False
    return any("@" in piece and " " in piece.strip() for piece in _SEPARATORS.split(written))


def mail_domain(address: str) -> str | None:
    """Give the domain of an address as DNS knows it: lower case, punycode; None: no domain name."""
    _, at, domain = address.rpartition("@")
    if not at or not _can_exist(address) or domain.startswith("["):
        return None
    return domain.lower() if domain.isascii() else _ascii_domain(address)


def mail_domains_in(url: str) -> tuple[str, ...]:
    """Give the domains that a mailto: URL writes to, each once, in order."""
    domains = (mail_domain(address) for address in addresses_in(url))
    return tuple(dict.fromkeys(domain for domain in domains if domain is not None))


def decode_cfemail(hidden: str) -> str | None:
    """Read what Cloudflare hid: `data-cfemail`, or what follows `#` in its link.

    The first byte, in hexadecimal, is what all others were XORed with. What comes out stood
    behind `mailto:`, so it may have a `?subject=` too. None: not made by Cloudflare.
    """
    try:
        raw = bytes.fromhex(hidden.strip())
        text = bytes(byte ^ raw[0] for byte in raw[1:]).decode()
    except (ValueError, IndexError):
        return None
    return text if text.isprintable() and ("@" in text or text.startswith("?")) else None


def is_cloudflare_mail(url: str) -> bool:
    """Say whether this is a link by which Cloudflare hides an e-mail address.

    A script turns it into a mailto: link, so it is no page to ask for and has no fragments.
    """
    return _CLOUDFLARE in url and re.split(r"[?#]", url)[0].rstrip("/").endswith(_CLOUDFLARE)


def hidden_mailto(url: str) -> str | None:
    """Give the mailto: URL that a link of Cloudflare's stands for; None: it does not say."""
    text = decode_cfemail(url.partition("#")[2]) if is_cloudflare_mail(url) else None
    return None if text is None else f"mailto:{text}"


def _cut(text: str, sign: str) -> str:
    """Keep what is whole of a text that is too long, up to the last `sign`."""
    return text if len(text) <= _LONGEST else text[:_LONGEST].rpartition(sign)[0]


def _parts(text: str) -> Iterable[str]:
    """Split at commas and semicolons, but not inside quotation marks."""
    if '"' in text and len(text) <= _LONGEST_QUOTED:
        return _PART.findall(text)
    return re.split("[,;]", text)


def _bare(part: str) -> str:
    """Take off a display name: in front of brackets, or just words around the address."""
    part = part.strip()
    if found := _IN_BRACKETS.search(part):
        return found[1].strip()
    words = part.split() if '"' not in part else []
    with_at = [word for word in words if "@" in word]
    return with_at[0] if len(with_at) == 1 else part


def _can_exist(address: str) -> bool:
    if len(address) > _LONGEST_ADDRESS:
        return False
    if _PLAIN.fullmatch(address):
        return address.index("@") <= _LONGEST_LOCAL
    return _ascii_domain(address) is not None


@lru_cache(maxsize=1024)
def _ascii_domain(address: str) -> str | None:
    """Ask email-validator; None where the address cannot exist."""
    from email_validator import EmailNotValidError, validate_email  # 40 ms, and hardly ever needed

    try:
        valid = validate_email(
            address,
            check_deliverability=False,
            globally_deliverable=False,
            allow_quoted_local=True,
            allow_domain_literal=True,
            strict=True,
        )
    except EmailNotValidError:
        return None
    domain = valid.ascii_domain
    return domain if domain.startswith("[") or _LAST_LABEL.search(domain) else None
