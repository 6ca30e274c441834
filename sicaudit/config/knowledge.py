"""Packs and the file's own blocks together: what stands in the file wins."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from sicaudit.config.knowledge_shapes import (
    FactShape,
    PackShape,
    ServiceShape,
    SupersededShape,
    TopicShape,
)
from sicaudit.config.manners_shapes import Shape
from sicaudit.config.vocabulary import AUDIENCES
from sicaudit.model.entries import filled_in
from sicaudit.model.knowledge import Fact, Knowledge, Scoring, Service, Superseded, Topic

Block = TypeVar("Block")
WORD_LISTS = frozenset({"strong", "words", "told", "clues", "not_", "together_with", "everyday"})
"""Of a topic: where groups may be used."""

NOTES = frozenset({"moved", "seen_wrong", "seen_on"})
"""Keys for editors, of which the program makes nothing."""


def merged(shapes: Sequence[PackShape]) -> Knowledge:
    """Put several packs together, the strongest last: by id, and table by table.

    Tables that are one thought each count whole: `places` is an order, `relative_dates.words`
    and `superseded_defaults.allow_near` are lists.
    """
    meta = _given(shape.meta for shape in shapes)
    allow_near = _last(shape.superseded_defaults.allow_near for shape in shapes)
    places = _last(shape.places for shape in shapes)
    audiences = {key: words for shape in shapes for key, words in shape.audiences.items()}
    replaced = _by_name((shape.superseded for shape in shapes), lambda block: block.old)
    fields: dict[str, Any] = {
        name: frozen(meta[name])
        for name in ("country", "languages", "emergency_number")
        if name in meta
    }
    if places:
        fields["places"] = tuple(places)
    return Knowledge(
        audiences=audiences or dict(AUDIENCES),
        scoring=Scoring(**_given(shape.scoring for shape in shapes)),
        services=tuple(
            _service(block, meta.get("country"))
            for block in _by_name((s.service for s in shapes), lambda b: b.id)
        ),
        topics=tuple(_by_name((_topics(s, shapes) for s in shapes), lambda topic: topic.id)),
        facts=tuple(map(_fact, _by_name((s.fact for s in shapes), lambda b: b.id))),
        superseded=tuple(_superseded(block, tuple(allow_near or ())) for block in replaced),
        relative_words=tuple(_last(s.relative_dates.words for s in shapes) or ()),
        **fields,
    )


def language_of(shapes: Sequence[PackShape]) -> str | None:
    """Give the country's first language; None where nothing says it."""
    meta = _given(shape.meta for shape in shapes)
    return meta["languages"][0] if "languages" in meta else None


def given(shape: Shape) -> dict[str, Any]:
    """Give what a table says itself, without the defaults; lists become tuples."""
    return {name: frozen(getattr(shape, name)) for name in sorted(shape.model_fields_set)}


def frozen(value: Any) -> Any:
    """Turn lists into tuples, all the way down."""
    if isinstance(value, list):
        return tuple(map(frozen, value))
    if isinstance(value, Mapping):
        return {key: frozen(item) for key, item in value.items()}
    return value


def _given(tables: Iterable[Shape]) -> dict[str, Any]:
    return {name: value for table in tables for name, value in given(table).items()}


def _last(values: Iterable[Any]) -> Any:
    return next(filter(None, reversed(list(values))), None)


def _by_name(blocks: Iterable[Sequence[Block]], name: Callable[[Block], str]) -> tuple[Block, ...]:
    """Keep a block's place and take its strongest version."""
    return tuple({name(block): block for several in blocks for block in several}.values())


def _noun_fields(block: Shape) -> dict[str, Any]:
    return {name: value for name, value in given(block).items() if name not in NOTES}


def _service(block: ServiceShape, own: str | None) -> Service:
    """Make a service; one that names its pack's own country is not abroad."""
    fields = {"name": block.id, **_noun_fields(block)}
    return Service(**{**fields, "country": ""} if fields.get("country") == own else fields)


def _topics(shape: PackShape, shapes: Sequence[PackShape]) -> tuple[Topic, ...]:
    """Make the topics of a file, the words of its groups filled in; those of sites.toml win."""
    groups: dict[str, Sequence[str]] = {}
    for one in (*shapes, shape, shapes[-1]):
        groups.update(one.group)
    return tuple(_topic(block, groups) for block in shape.topic)


def _topic(block: TopicShape, groups: Mapping[str, Sequence[str]]) -> Topic:
    fields = _noun_fields(block)
    for name in WORD_LISTS & fields.keys():
        fields[name] = tuple(filled_in(entry, groups) for entry in fields[name])
    return Topic(**{"name": block.id, "needs": {}, **fields})


def _fact(block: FactShape) -> Fact:
    return Fact(**_noun_fields(block))


def _superseded(block: SupersededShape, allow_near: tuple[str, ...]) -> Superseded:
    return Superseded(**{"allow_near": allow_near, **_noun_fields(block)})
