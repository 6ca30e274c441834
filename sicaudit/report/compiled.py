"""Compiled templates, kept beside them as Python keeps its own compiled modules."""

import os
import sys
import tempfile
from contextlib import suppress
from hashlib import sha256
from importlib.util import cache_from_source
from io import BytesIO
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket

_SEAL_BYTES = 32


class CompiledTemplates(jinja2.BytecodeCache):
    """Spares every run but the first the 0.17 s that compiling takes.

    A file that is missing, old or damaged, or a folder that cannot be written, costs these and
    nothing else. `kind` keeps apart what was compiled in another way.
    """

    def __init__(self, templates: Path, kind: str) -> None:
        self._templates = templates
        self._kind = f"{kind}-{jinja2.__version__}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read a template that was compiled from this very source; leaves it empty otherwise."""
        with suppress(OSError):
            kept = self._place(bucket).read_bytes()
            seal, compiled = kept[:_SEAL_BYTES], kept[_SEAL_BYTES:]
            # jinja2 knows of old files, and would stumble over torn ones
            if sha256(compiled).digest() == seal:
                bucket.load_bytecode(BytesIO(compiled))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template, whole or not at all."""
        if sys.dont_write_bytecode:
            return
        compiled = bucket.bytecode_to_string()
        with suppress(OSError):
            _write(self._place(bucket), sha256(compiled).digest() + compiled)

    def _place(self, bucket: Bucket) -> Path:
        source = self._templates / f"{bucket.key}-{self._kind}.html"
        return Path(cache_from_source(str(source))).with_suffix(".jinja")


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink()
        raise
