"""Templates compiled by an earlier run are used again, and never stand in the way."""

import sys

import jinja2
import pytest
from jinja2.bccache import bc_magic

from sicaudit.report.compiled import CompiledTemplates


@pytest.fixture
def templates(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "page.html").write_text("Hallo {{ name }}", encoding="utf-8")
    return folder


def said(folder, kind="plain"):
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        bytecode_cache=CompiledTemplates(folder, kind),
        autoescape=True,
    )
    return environment.get_template("page.html").render(name="<Sam>")


def kept(folder):
    return sorted((folder / "__pycache__").glob("*"))


def test_what_one_run_compiled_the_next_one_uses(templates):
    assert said(templates) == "Hallo &lt;Sam&gt;"
    (compiled,) = kept(templates)
    written = compiled.stat().st_mtime_ns
    assert said(templates) == "Hallo &lt;Sam&gt;"
    assert [path.stat().st_mtime_ns for path in kept(templates)] == [written]


def test_a_changed_template_is_compiled_anew(templates):
    said(templates)
    (templates / "page.html").write_text("Dag {{ name }}", encoding="utf-8")
    assert said(templates) == "Dag &lt;Sam&gt;"
    assert said(templates) == "Dag &lt;Sam&gt;"


def test_what_is_compiled_another_way_is_kept_apart(templates):
    said(templates)
    said(templates, kind="trimmed")
    assert len(kept(templates)) == 2


@pytest.mark.parametrize(
    "damaged",
    [
        lambda whole: b"",
        lambda whole: b"\0" * 400,
        lambda whole: whole[:-9],
        lambda whole: whole[: whole.index(bc_magic) + len(bc_magic)] + b"\xff" * 40,
    ],
    ids=["empty", "zeros", "cut", "overwritten"],
)
def test_a_damaged_file_is_compiled_anew(templates, damaged):
    said(templates)
    (compiled,) = kept(templates)
    compiled.write_bytes(damaged(compiled.read_bytes()))
    assert said(templates) == "Hallo &lt;Sam&gt;"
    assert said(templates) == "Hallo &lt;Sam&gt;"


def test_where_nothing_can_be_kept_the_report_is_written_all_the_same(templates):
    (templates / "__pycache__").write_text("no folder", encoding="utf-8")
    assert said(templates) == "Hallo &lt;Sam&gt;"


def test_who_wants_no_compiled_files_gets_none(templates, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert said(templates) == "Hallo &lt;Sam&gt;"
    assert not (templates / "__pycache__").exists()
