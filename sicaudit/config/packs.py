"""Packs: what is known of a country, built in or in a file of one's own."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from sicaudit.config.mistakes import Mistake, MistakesError, closest, did_you_mean, shown
from sicaudit.config.reading import Document, parse, read

HOME = Path(__file__).with_name("packs")
DEFAULT = ("nl",)
"""Where [audit] does not say: the contract's default."""


def built_in() -> tuple[str, ...]:
    """Give the names of the packs that come with sicaudit."""
    return tuple(sorted(path.stem for path in HOME.glob("*.toml")))


def read_packs(document: Document, folder: Path) -> tuple[list[Document], list[Mistake]]:
    """Read the packs that a sites.toml names, in its order, and all that is wrong with them."""
    packs: list[Document] = []
    mistakes: list[Mistake] = []
    for position, name in _names(document):
        try:
            packs.append(_read(name, folder))
        except MistakesError as error:
            mistakes.extend(error.mistakes)
        except LookupError as error:
            line = document.line(("audit", "packs", position))
            mistakes.append(Mistake(document.name, line, f"[audit] packs: {error.args[0]}"))
    return packs, mistakes


def _names(document: Document) -> Iterator[tuple[int, str]]:
    """Give each pack's name once; what is no name is the shape's to complain of."""
    audit = document.values.get("audit", {})
    named = audit.get("packs", DEFAULT) if isinstance(audit, dict) else DEFAULT
    seen: set[str] = set()
    for position, name in enumerate(named if isinstance(named, list | tuple) else ()):
        if isinstance(name, str) and name.strip() and name not in seen:
            seen.add(name)
            yield position, name


def _read(name: str, folder: Path) -> Document:
    if name in built_in():
        return _read_built_in(name)
    path = folder / name
    if path.is_file():
        return read(path, name=name, pack=True)
    names = built_in()
    meant = closest(name, names)
    raise LookupError(
        f"{shown(name)} is neither a built-in pack ({', '.join(names)}) nor a file beside this one"
        f"{did_you_mean(name, names) if meant else ''}; "
        'for example: packs = ["nl", "packs/ours.toml"]'
    )


@lru_cache
def _read_built_in(name: str) -> Document:
    content = (HOME / f"{name}.toml").read_bytes()
    return parse(content, name=f"{name} (built-in pack)", pack=True, trusted=True)
