"""The shapes as an outline: which keys each table has, with an example of each."""

from typing import get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from sicaudit.config.lines import Where
from sicaudit.config.mistakes import as_toml

Kind = type[BaseModel]


def keys_of(shape: Kind) -> dict[str, FieldInfo]:
    """Give a table's keys as they are written in TOML."""
    return {field.alias or name: field for name, field in shape.model_fields.items()}


def shape_at(shape: Kind, where: Where) -> Kind | None:
    """Give the shape of the table, or of the blocks, at a place; None: no table of ours."""
    at: Kind | None = shape
    for part in where:
        if isinstance(part, str):
            field = keys_of(at).get(part) if at else None
            at = _shape_in(field.annotation) if field else None
    return at


def homes_of(shape: Kind, key: str) -> list[str]:
    """Name the tables at the top that do have this key."""
    homes = {name: _shape_in(field.annotation) for name, field in keys_of(shape).items()}
    return [name for name, inner in homes.items() if inner and key in keys_of(inner)]


def written(shape: Kind, where: Where) -> str:
    """Write a place as it stands in TOML: `[links]`, `[[site.section]]`, `"delay"`."""
    names = [part for part in where if isinstance(part, str)]
    inner, found = shape_at(shape, where), _key_at(shape, where)
    if not inner or not found:
        return f'"{names[-1]}"'
    header = f"[{'.'.join(names)}]"
    return header if found[1].annotation is inner else f"[{header}]"


def example_of(shape: Kind, where: Where) -> str:
    """Give `for example: delay = "0.2s"`; nothing where there is none."""
    found = _key_at(shape, where)
    if found and found[1].examples:
        return f"for example: {found[0]} = {as_toml(found[1].examples[0])}"
    inner = shape_at(shape, where)
    needed = [
        f"{key} = {as_toml(field.examples[0])}"
        for key, field in (keys_of(inner) if inner else {}).items()
        if field.is_required() and field.examples
    ]
    return f"for example: {', '.join(needed)}" if needed else ""


def _key_at(shape: Kind, where: Where) -> tuple[str, FieldInfo] | None:
    """Give the key of the shapes that a place lies in: of `needs.youth[0]` that is `needs`."""
    found: tuple[str, FieldInfo] | None = None
    at: Kind | None = shape
    for part in where:
        if isinstance(part, str) and at is not None:
            field = keys_of(at).get(part)
            found = (part, field) if field else None
            at = _shape_in(field.annotation) if field else None
    return found


def _shape_in(annotation: object) -> Kind | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_shape_in, get_args(annotation))), None)
