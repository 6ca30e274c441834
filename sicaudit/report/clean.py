"""What strangers wrote, made safe for every file: page text, titles, URLs and facts are hostile."""

import math
import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from sicaudit.urls import canonical, is_web

# White space of any kind becomes one space. All else that Unicode calls a control or a line
# separator, the signs that turn the direction of text (Trojan Source, CVE-2021-42574), lone
# surrogates and what XML 1.0 (2.2) forbids become U+FFFD: seen, and harmless.
BLANKS = re.compile("[\t\n\x0b\x0c\r\x85\u2028\u2029]+")
FORBIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff"
    "\ud800-\udfff]"
)
# Names whose values open doors: they leave neither in JSON nor in a page.
SECRET = re.compile(
    r"((?:^|[?&;#/\s])(?:[\w.-]*[-_.])?"
    r"(?:token|key|apikey|sig|signature|secret|password|passwd|pwd|session|sessionid|phpsessid"
    r"|jsessionid|credential|auth|authorization|jwt|otp|passphrase)=)[^&;#\s]+",
    re.IGNORECASE,
)
USERINFO = re.compile(
    r"((?:\b[a-z][a-z0-9+.-]*:|(?<![^\s\"'(=]))//)[^\s/?#@]*(?:@[^\s/?#@]*)*@", re.IGNORECASE
)

# OWASP, CSV injection: a cell must not begin like a formula, nor may it begin one after a sign
# that another dialect takes for the end of a cell.
FORMULA = re.compile('(^\\s*|[;,\t"]\\s*)(?=[=+\\-@\uff1d\uff0b\uff0d\uff20])')


def clean(text: str) -> str:
    """Give `text` without control characters and secrets; what is left is legal XML 1.0."""
    if not text.isprintable():
        text = FORBIDDEN.sub("\ufffd", BLANKS.sub(" ", text))
    if "=" in text:
        text = SECRET.sub(r"\1***", text)
    if "@" in text and "//" in text:
        text = USERINFO.sub(r"\1", text)
    return text


def legal(value: Any) -> Any:
    """Give JSON for any fact: keys sorted, text clean, numbers finite (RFC 8259 6)."""
    match value:
        case str():
            return clean(str(value))
        case None | bool() | int():
            return value
        case float():
            return value if math.isfinite(value) else None
        case Mapping():
            pairs = sorted((clean(str(key)), inner) for key, inner in value.items())
            return {key: legal(inner) for key, inner in pairs}
        case list() | tuple():
            return [legal(inner) for inner in value]
        case set() | frozenset():
            return sorted(clean(str(inner)) for inner in value)
        case date():
            return value.isoformat()
        case _:
            return clean(str(value))


@lru_cache(maxsize=16_384)
def href(url: str | None) -> str | None:
    """Give what may stand in a link: http and https, serialised again; None: show it as text."""
    address = canonical(url) if url else None
    return clean(address) if address and is_web(address) else None


def cut(text: str, most: int) -> str:
    """Give at most `most` letters, the last one an ellipsis where something was cut."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def brief(url: str, most: int = 70) -> str:
    """Give a URL as people say it: no scheme, no bare slash, its middle left out if long."""
    short = url.partition("://")[2] if is_web(url) else url
    if short.endswith("/") and short.count("/") == 1:
        short = short[:-1]
    if len(short) <= most:
        return short
    tail = most * 2 // 5
    return f"{short[: most - tail - 1]}…{short[-tail:]}"


def guarded(cell: str) -> str:
    """Give a cell that no spreadsheet takes for a formula: an apostrophe stands before it."""
    return FORMULA.sub(r"\1'", cell)
