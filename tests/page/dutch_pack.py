"""The services and topics of the Dutch pack, read plainly: these tests are not about its reader."""

import tomllib
from dataclasses import fields
from importlib.resources import files
from pathlib import Path

from sicaudit.model.knowledge import Service, Topic


def _pack(name):
    return tomllib.loads(
        files("sicaudit.config").joinpath("packs", f"{name}.toml").read_text("utf-8")
    )


_PACK = _pack("nl")
_PYTHON_NAMES = {"not": "not_", "for": "for_"}


def _noun(kind, block):
    known = {field.name for field in fields(kind)}
    values = {}
    for key, value in block.items():
        name = _PYTHON_NAMES.get(key, key)
        if name == "needs":
            value = {who: tuple(map(tuple, groups)) for who, groups in value.items()}
        elif isinstance(value, list):
            value = tuple(value)
        if name in known:
            values[name] = value
    return kind(**values)


TOPICS = tuple(_noun(Topic, block) for block in _PACK["topic"])
IRISH_TOPICS = tuple(_noun(Topic, block) for block in _pack("ie")["topic"])
SERVICES = tuple(_noun(Service, block) for block in _PACK["service"])


def topic(topic_id):
    return next(topic for topic in TOPICS if topic.id == topic_id)


def pages(file):
    return tomllib.loads(Path(__file__).with_name(file).read_text("utf-8"))["page"]
