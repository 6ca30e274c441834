"""How much of a document's source can be parsed in time: no parser bears what nobody writes."""

import re

from sicaudit.page.html.inventory import tags

_SMALL = 100_000
"""Bytes: the worst of a smaller document takes two seconds."""

_DEEPEST = 1000
"""Elements within each other; browsers stop at 512. Each block looks for a paragraph to close
in all that it stands in: 20,000 `div` in each other take a second, ten times as many two minutes.
"""

_MOST_UNCLOSED = 5000
"""Tags more that open than close, from which on they are counted one by one."""

_LONGEST_TAG, _MOST_ATTRIBUTES = 100_000, 10_000
"""Bytes and words: each attribute is compared with all before it."""

_MOST_OPTIONS = 2000
"""The chosen option is copied (`selectedcontent`), and looked for again at each new one."""

_OPENS_NOTHING = tags(
    "area base basefont bgsound body br col colgroup dd dt embed frame head hr html img input"
    " keygen li link meta optgroup option p param rb rp rt rtc source tbody td tfoot th thead tr"
    " track wbr"
)
"""Elements without an end tag, and those whose end tag may be left out."""

_TAG = re.compile(
    rb"<(?:!--.*?(?:-->|\Z)|(script|style|textarea|title|xmp)\b.*?(?:</\1|\Z)"
    rb"|(/?)([a-z][^\s/>]*))",
    re.DOTALL | re.IGNORECASE,
)
"""A comment, an element that holds only text, or any other tag."""


def readable_bytes(source: bytes) -> int | None:
    """Give where a document becomes more than a parser can bear; None: it never does.

    Takes next to nothing but where a long document is odd at first sight.
    """
    if len(source) < _SMALL:
        return None
    ends = [end for end in (_too_deep(source), _too_long_a_tag(source)) if end is not None]
    return min(ends, default=None)


def needs_no_events(source: bytes) -> bool:
    """Say whether a long document shows no chosen option again, or has too many to look for it."""
    if len(source) < _SMALL:
        return False
    return b"selectedcontent" not in source or source.lower().count(b"<option") > _MOST_OPTIONS


def _too_deep(source: bytes) -> int | None:
    if source.count(b"<") - 2 * source.count(b"</") < _MOST_UNCLOSED:
        return None
    depth = 0
    for found in _TAG.finditer(source):
        name = found[3]
        if name is None or name.decode("latin-1").lower() in _OPENS_NOTHING:
            continue
        depth = depth + 1 if not found[2] else max(depth - 1, 0)
        if depth > _DEEPEST:
            return found.start()
    return None


def _too_long_a_tag(source: bytes) -> int | None:
    half = _LONGEST_TAG // 2
    starts = range(0, len(source) - half, half)
    if all(source.find(b">", start, start + half) >= 0 for start in starts):
        return None
    end = 0
    for part in source.split(b">"):
        start, end = end, end + len(part) + 1
        if len(part) < _LONGEST_TAG:
            continue
        opens = part.rfind(b"<")
        if opens >= 0 and part[opens + 1 : opens + 2].isalpha():
            is_attributes = len(part[opens:].split(None, _MOST_ATTRIBUTES)) > _MOST_ATTRIBUTES
            if is_attributes and not _is_script(source, start + opens):
                return start + opens
    return None


def _is_script(source: bytes, at: int) -> bool:
    before = source[:at].lower()
    return before.rfind(b"<script") > before.rfind(b"</script")
