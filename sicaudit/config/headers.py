"""HTTP headers of the configuration: secrets come from the environment, never from the file."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from sicaudit.config.lines import Where
from sicaudit.config.mistakes import Mistake, printable
from sicaudit.config.reading import Document

REFERENCE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")
TOKEN = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")  # RFC 9110 5.6.2
TEXT = re.compile(r"[\t\x20-\x7e]*")  # RFC 9110 5.5, without what no server agrees on
SECRET_NAME = re.compile(
    r"auth|cookie|token|secret|passw|credential|session|signature|jwt|api-?key|(^|[-_])key([-_]|$)",
    re.IGNORECASE,
)
SECRET_VALUE = re.compile(r"\s*(bearer|basic|digest|token)\s+\S", re.IGNORECASE)
NOT_OURS = {
    "host": "it is made from the address",
    "content-length": "it is made from the request",
    "transfer-encoding": "it is made from the request",
    "connection": "it is made from the request",
    "accept-encoding": "only what can be unpacked is asked for",
    "user-agent": 'write user_agent = "..." in [audit] or [crawl]',
}


class Headers(dict[str, str]):
    """Headers whose values are never shown: they may be secrets."""

    def __repr__(self) -> str:
        return f"<{len(self)} headers>"


def resolved(headers: Mapping[str, str], environment: Mapping[str, str]) -> Headers:
    """Put the environment's values in place of ${NAME}; all of them are there, as was checked."""
    return Headers(
        {
            name: REFERENCE.sub(lambda found: environment[found[1]], value)
            for name, value in headers.items()
        }
    )


def header_mistakes(document: Document, environment: Mapping[str, str]) -> Iterator[Mistake]:
    """Say what is wrong with the headers of [crawl] and of all sites, without their values."""
    for where, table in _tables(document.values):
        headers = table.get("headers")
        for name, value in headers.items() if isinstance(headers, dict) else ():
            place = (*where, "headers", name)
            block = "[[site]]" if where[0] == "site" else "[crawl]"
            for words in _complaints(name, value, environment):
                said = f'{block} header "{printable(name)}": {words}'
                yield Mistake(document.name, document.line(place), said)


def _tables(values: Mapping[str, Any]) -> Iterator[tuple[Where, Mapping[str, Any]]]:
    crawl, sites = values.get("crawl"), values.get("site")
    if isinstance(crawl, dict):
        yield ("crawl",), crawl
    for position, site in enumerate(sites if isinstance(sites, list) else ()):
        own = site.get("crawl") if isinstance(site, dict) else None
        if isinstance(own, dict):
            yield ("site", position, "crawl"), own


def _complaints(name: str, value: object, environment: Mapping[str, str]) -> Iterator[str]:
    example = f"{name} = " if TOKEN.fullmatch(name) else "X-Team = "
    if not TOKEN.fullmatch(name):
        yield 'is no name of a header; for example: X-Team = "web"'
    elif name.lower() in NOT_OURS:
        yield f"this header cannot be set here: {NOT_OURS[name.lower()]}"
    if not isinstance(value, str):
        return  # the shape says so
    names = REFERENCE.findall(value)
    looks_secret = SECRET_NAME.search(name) or SECRET_VALUE.match(value)
    if "${" in REFERENCE.sub("", value):
        yield f'a reference is written ${{NAME}}; for example: {example}"${{SITE_TOKEN}}"'
    elif looks_secret and not names:
        yield (
            "a secret does not belong in this file, which is shared and kept: put it into an "
            f'environment variable and name that here; for example: {example}"${{SITE_TOKEN}}"'
        )
    if not TEXT.fullmatch(value):
        yield "holds a line break or a letter that HTTP cannot carry"
    for variable in dict.fromkeys(names):
        found = environment.get(variable, "")
        if not found:
            yield (
                f"the environment variable {variable} is not set; set it before the audit, "
                f"for example: export {variable}=..."
            )
        elif not TEXT.fullmatch(found):
            yield f"the environment variable {variable} holds a line break or a foreign letter"
