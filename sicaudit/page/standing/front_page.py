"""Deep links that end at a front page, an error page, a login or another language: by address."""

import re
from functools import cache, lru_cache
from urllib.parse import unquote

from sicaudit.page.tables import tables
from sicaudit.urls import Url, host_of, path_of, without_port

_EXTENSION = re.compile(r"\.(?:html?|xhtml|s?php\d?|aspx?|jspx?|jsf|do|cfm|cgi|action)$")
_REGION = re.compile(r"([a-z]{2,3})(?:[-_][a-z]{2})?")
"""A language with or without its country."""

_JOINTS = re.compile(r"[-_ .+]+")
_ERROR_404 = re.compile(r"(?:error|fout|fehler|erreur|http|page|pagina)?404(?:error|notfound)?")


@cache
def _table() -> dict[str, dict[str, frozenset[str]]]:
    return {
        section: {key: frozenset(entries) for key, entries in keys.items()}
        for section, keys in tables("front_page").items()
    }


def leads_to_front(asked: Url, final: Url) -> str | None:
    """Say to what a link was sent instead of to what it asked for.

    `front-page`, `error-page`, `login` or `language`; None where it got what it asked for, or
    something else that may well be it: a new address, `/` to `/nl/`, a short address made to lead
    somewhere. Only the addresses decide, so it is a reason to look and no proof.
    """
    if _same(asked, final):
        return None
    if is_error_address(final):
        return None if is_error_address(asked) else "error-page"
    if not _is_deep(asked):
        return None
    if is_login_address(final):
        return None if is_login_address(asked) else "login"
    if is_front(final):
        return "front-page"
    before, after = _language(asked), _language(final)
    return "language" if before and after and before != after else None


def is_front(url: Url) -> bool:
    """Say whether an address is that of a front page: `/`, `/nl/`, `/index.php`, `/en/home`."""
    names = _names(url)
    if names and _is_language(names[0]):
        names = names[1:]
    if names and _is_language(names[-1]):
        names = names[:-1]
    is_root = not names or (len(names) == 1 and names[0] in _table()["front"]["names"])
    return is_root and not _choices(url)


def is_error_address(url: Url) -> bool:
    """Say whether an address names itself that of an error page."""
    names = _names(url)
    if names and (names[-1] in _table()["error"]["names"] or _ERROR_404.fullmatch(names[-1])):
        return True
    return _begins(url, "error")


def is_login_address(url: Url) -> bool:
    """Say whether an address names itself that of a login."""
    if is_login_host(url):
        return True
    if not _table()["login"]["names"].isdisjoint(_names(url)):
        return True
    return _begins(url, "login")


def is_login_host(url: Url) -> bool:
    """Say whether a host does nothing but log people in."""
    return stands_under(url, _table()["login"]["hosts"])


def will_return(url: Url) -> bool:
    """Say whether a login's address holds what was asked for before it, other than a front page."""
    returns = _table()["login"]["returns"]
    return any(
        name in returns and re.sub(r"https?://[^/]*", "", unquote(value)).strip("/") != ""
        for name, value in _parameters(url).items()
    )


def _begins(url: Url, section: str) -> bool:
    """Say whether what stands after the question mark begins as that of an error or a login."""
    query = url.partition("?")[2].lower()
    return query.startswith(tuple(_table()[section]["queries"]))


@lru_cache(maxsize=1024)
def _host(url: str) -> str:
    return without_port(host_of(url))


def stands_under(url: Url, hosts: frozenset[str]) -> bool:
    """Say whether a URL's host, or a name above it, is one of `hosts`."""
    name = _host(url)
    while name:
        if name in hosts:
            return True
        name = name.partition(".")[2]
    return False


def _is_deep(url: Url) -> bool:
    """Say whether a URL asks for something in particular."""
    return not is_front(url) and not stands_under(url, _table()["shorteners"]["hosts"])


def _same(asked: Url, final: Url) -> bool:
    """Say whether both name one page, whatever their scheme, `www.`, slash and tracking."""
    if _host(asked).removeprefix("www.") != _host(final).removeprefix("www."):
        return False
    return _names(asked) == _names(final) and _choices(asked) <= _choices(final)


@lru_cache(maxsize=1024)
def _names(url: Url) -> tuple[str, ...]:
    """Give the names of a path in lower case, without extension and what joins words."""
    parts = unquote(path_of(url)).lower().split("/")
    names = (_EXTENSION.sub("", part) for part in parts if part)
    return tuple(name if _is_language(name) else _JOINTS.sub("", name) for name in names)


def _parameters(url: Url) -> dict[str, str]:
    query = url.partition("#")[0].partition("?")[2].lower()
    pairs = (pair.partition("=") for pair in query.split("&"))
    return {name: value for name, _, value in pairs if value}


def _choices(url: Url) -> set[tuple[str, str]]:
    """Give the parameters that choose a page."""
    choosing = _table()["queries"]["pages"]
    return {(name, value) for name, value in _parameters(url).items() if name in choosing}


def _is_language(name: str) -> bool:
    """Say whether a name is a language's, with or without its country: `nl`, `nl-be`."""
    codes = _table()["languages"]["codes"]
    match = _REGION.fullmatch(name)
    return name in codes or (match is not None and match.group(1) in codes)


def _language(url: Url) -> str | None:
    """Give the language that an address names, in its path or before its host."""
    names = _names(url)
    first = names[0] if names else ""
    for name in (first, _host(url).removeprefix("www.").partition(".")[0]):
        if name and _is_language(name):
            return re.split(r"[-_]", name)[0]
    return None
