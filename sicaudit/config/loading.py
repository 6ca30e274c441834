"""sites.toml and its packs: read, validated with all mistakes at once, made into nouns."""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from sicaudit.config.headers import header_mistakes
from sicaudit.config.knowledge_shapes import PackShape, SitesShape
from sicaudit.config.mistakes import Mistake, MistakesError
from sicaudit.config.packs import read_packs
from sicaudit.config.reading import Document, read
from sicaudit.config.references import known_names, repeated
from sicaudit.config.settings import settings
from sicaudit.config.wording import mistakes_of
from sicaudit.model.settings import Settings

Whole = TypeVar("Whole", bound=PackShape)


def load_file(path: Path, environment: Mapping[str, str]) -> Settings:
    """Read a configuration; raises MistakesError, a ConfigError, that names every mistake."""
    own = read(path, name=path.name)
    packs, mistakes = read_packs(own, path.parent)
    names = known_names([*packs, own], complete=not mistakes)
    shapes = [_validated(pack, PackShape, names, mistakes) for pack in packs]
    sites = _validated(own, SitesShape, names, mistakes)
    for document in (*packs, own):
        mistakes.extend(repeated(document))
    mistakes.extend(header_mistakes(own, environment))
    if mistakes or sites is None:
        raise MistakesError(sorted(mistakes, key=lambda one: (one.file != own.name, _order(one))))
    return settings(path, [shape for shape in (*shapes, sites) if shape], sites, environment)


def documents_at(path: Path) -> list[Document]:
    """Read the packs of a valid configuration again and, last, itself."""
    own = read(path, name=path.name)
    return [*read_packs(own, path.parent)[0], own]


def _validated(
    document: Document, shape: type[Whole], names: Mapping[str, object], mistakes: list[Mistake]
) -> Whole | None:
    """Validate one file; its mistakes go onto the list, and None comes back."""
    try:
        return shape.model_validate(document.values, context=names)
    except ValidationError as error:
        mistakes.extend(mistakes_of(error, document, shape))
        return None


def _order(mistake: Mistake) -> tuple[str, int]:
    return mistake.file, mistake.line or 0
