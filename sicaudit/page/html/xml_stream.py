"""The elements of a foreign XML file, one by one: it never becomes a whole tree."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from sicaudit.page.html.document import OutOfBounds, Trouble

MOST_IDLE_BYTES = 2 * 1024 * 1024
"""Without the end of a wanted element: all the memory that a file can take."""

_CHUNK = 64 * 1024


class NotXml(Exception):
    """The file is not well-formed, or has a document type: these formats have none, bombs do."""


def elements(octets: bytes, *tags: str, encoding: str | None = None) -> Iterator[Any]:
    """Give each element of one of these names as it ends, with all in it, and then forget it.

    Names go without namespace, or with theirs (`{urn:...}p`). An element within another wanted
    one comes first, and is empty when the other comes. What the file holds up to its first fault
    is given, then `NotXml` is raised; `OutOfBounds` where it says too little for its size.
    No entity is replaced, and nothing is fetched.
    """
    parser = etree.XMLPullParser(
        events=("start", "end"),
        tag=[tag if tag.startswith("{") else f"{{*}}{tag}" for tag in tags],
        encoding=encoding,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    idle = depth = 0
    is_checked = False
    for at in range(0, len(octets), _CHUNK):
        fault = _feed(parser, octets[at : at + _CHUNK])
        count = 0
        for event, element in parser.read_events():
            count += 1
            if event == "start":
                depth += 1
                if not is_checked:
                    _check_doctype(element)
                    is_checked = True
            else:
                depth -= 1
                yield element
                _forget(element, is_inner=depth > 0)
        if fault is not None:
            raise NotXml(fault)
        idle = 0 if count else idle + _CHUNK
        if idle > MOST_IDLE_BYTES:
            raise OutOfBounds(Trouble.TOO_LARGE)
    if (fault := _close(parser)) is not None:
        raise NotXml(fault)


def local_name(element: Any) -> str:
    """Give an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: Any, name: str) -> str:
    """Give an attribute by its name without namespace; empty where there is none.

    Documents of the strict and of the transitional kind differ in their namespaces only.
    """
    for key, value in element.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return ""


def _check_doctype(element: Any) -> None:
    if element.getroottree().docinfo.doctype:
        raise NotXml("a document type")


def _forget(element: Any, *, is_inner: bool) -> None:
    """Empty an element; all before it is done with too, unless they stand in a wanted one."""
    element.clear(keep_tail=True)
    parent = element.getparent()
    while not is_inner and parent is not None and element.getprevious() is not None:
        del parent[0]


def _feed(parser: Any, octets: bytes) -> str | None:
    try:
        parser.feed(octets)
    except etree.XMLSyntaxError as error:
        return str(error)
    return None


def _close(parser: Any) -> str | None:
    try:
        parser.close()
    except etree.XMLSyntaxError as error:
        return str(error)
    return None
