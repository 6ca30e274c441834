"""What the blocks of all files may refer to, and ids that are given twice."""

from collections.abc import Iterable, Iterator, Sequence

from sicaudit.config.mistakes import Mistake, shown
from sicaudit.config.reading import Document
from sicaudit.config.vocabulary import AUDIENCES
from sicaudit.model.knowledge import Knowledge

NAMED_BY = {
    "site": "id",
    "service": "id",
    "topic": "id",
    "fact": "id",
    "superseded": "old",
    "reviewer": "id",
}


def known_names(
    documents: Sequence[Document], *, complete: bool
) -> dict[str, Sequence[str] | None]:
    """Give audiences, places, services and sites; the last document is sites.toml itself.

    Names that a pack brings are None, which accepts any, where a pack could not be read.
    """
    names: dict[str, Sequence[str] | None] = {"site": _ids(documents[-1:], "site")}
    for kind in ("service", "audience", "place", "group"):
        names[kind] = None
    if complete:
        names["group"] = _keys(documents, "group")
        names["service"] = _ids(documents, "service")
        names["audience"] = _keys(documents, "audiences") or tuple(AUDIENCES)
        tables = [_keys([document], "places") for document in documents]
        names["place"] = next(filter(None, reversed(tables)), Knowledge().places)
    return names


def repeated(document: Document) -> Iterator[Mistake]:
    """Say which blocks of one file have the same name; which of them counts would be a guess."""
    for kind, key in NAMED_BY.items():
        first: dict[str, int] = {}
        for position, name in names_in(document, kind, key):
            line = document.line((kind, position, key))
            if name in first:
                words = (
                    f"[[{kind}]] {shown(name)} stands in line {first[name]} already: "
                    f"each {key} may be given once"
                )
                yield Mistake(document.name, line, words)
            first.setdefault(name, line)


def names_in(document: Document, kind: str, key: str) -> Iterator[tuple[int, str]]:
    blocks = document.values.get(kind)
    for position, block in enumerate(blocks if isinstance(blocks, list) else ()):
        name = block.get(key) if isinstance(block, dict) else None
        if isinstance(name, str):
            yield position, name.strip()


def _ids(documents: Iterable[Document], kind: str) -> tuple[str, ...]:
    found = [name for document in documents for _, name in names_in(document, kind, NAMED_BY[kind])]
    return tuple(dict.fromkeys(found))


def _keys(documents: Iterable[Document], table: str) -> tuple[str, ...]:
    tables = [document.values.get(table) for document in documents]
    return tuple(dict.fromkeys(key for found in tables if isinstance(found, dict) for key in found))
