"""Asking a web archive whether it holds a copy of an address that is gone.

The availability API of the Wayback Machine (https://archive.org/help/wayback_api.php).
"""

import json
from urllib.parse import quote

from sicaudit.urls import Url, canonical, is_web

WAYBACK = Url("https://archive.org/wayback/available")


def archive_question(api: Url, gone: Url) -> Url:
    """Give the address that tells whether the archive behind `api` holds a copy."""
    return Url(f"{api}?url={quote(gone, safe='')}")


def archived_copy(answer: bytes) -> Url | None:
    """Give the address of the nearest copy that was fine when it was taken; None: there is none.

    `answer` is JSON as the API gives it; anything else holds no copy. The copy's address is over
    https, whatever the API writes.
    """
    try:
        closest = json.loads(answer)["archived_snapshots"]["closest"]
        is_fine = closest["available"] is True and str(closest["status"]).startswith("2")
        written = closest["url"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return None
    url = canonical(written) if is_fine and isinstance(written, str) else None
    if url is None or not is_web(url):
        return None
    return Url(url.replace("http://web.archive.org/", "https://web.archive.org/", 1))
