"""Where a page sends its readers by itself, in a field of its answer or in an element."""

from sicaudit.page.html.links import refresh_in
from sicaudit.page.html.page import Page
from sicaudit.page.html.source import lowered_source
from sicaudit.urls import Url, is_web

_AT_ONCE = 10.0
"""Seconds: longer than that, a page is there to be read; it logs out, or shows the next news."""
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def sent_on(page: Page) -> Url | None:
    """Give where a page sends everybody as soon as it is shown; None: it stays.

    What only those without script are told (in `noscript`) does not count, nor does the page's
    own address.
    """
    content = page.response.headers.get("refresh") or _written(page)
    found = refresh_in(content) if content else None
    if found is None or found[0] > _AT_ONCE:
        return None
    url, _ = page.resolver.resolve(found[1])
    return url if url is not None and is_web(url) and url != page.url.partition("#")[0] else None


def _written(page: Page) -> str | None:
    if b"refresh" not in lowered_source(page.tree):
        return None
    for node in page.tree.css("meta[http-equiv]"):
        attributes = node.attributes
        if (attributes.get("http-equiv") or "").strip().lower() == "refresh":
            inside = node.parent
            while inside is not None and inside.tag != "noscript":
                inside = inside.parent
            return None if inside is not None else attributes.get("content")
    return None


def with_refresh(body: bytes, field: str) -> bytes:
    """Write a Refresh field into the page, where it does the same and has a place to be shown."""
    if body.startswith(_WIDE):
        return body
    content = "".join(
        sign if sign.isalnum() and sign < "\x80" else f"&#{ord(sign)};" for sign in field
    )
    return b'%s<meta http-equiv="refresh" content="%s">' % (body, content.encode())
