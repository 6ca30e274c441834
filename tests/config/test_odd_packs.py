"""Whatever an editor writes into a pack is named as a mistake or audited with: never a crash."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sicaudit.config import load, warnings_of
from sicaudit.config.knowledge_shapes import (
    FactShape,
    MetaShape,
    RelativeDatesShape,
    ScoringShape,
    ServiceShape,
    SupersededDefaultsShape,
    SupersededShape,
    TopicShape,
)
from sicaudit.config.mistakes import as_toml
from sicaudit.config.outline import keys_of
from sicaudit.engine.reading import Reader
from sicaudit.errors import ConfigError
from sicaudit.model.batch import Purpose, Visit
from sicaudit.model.outcome import Response
from sicaudit.urls import Url

PAGE = """<html lang=nl><title>Online pesten * (a|b)</title><h1>Online pesten</h1><main>
<p>Word je gepest? Bel 113, of <a href="https://line.nl/">De Lijn</a>: 020-261 52 75, elke dag van
14.00 tot 17.00 uur. * + ? [x] \\d {1,9} of <a href="tel:0800-0432">0800-0432</a>, 0800 1111.</p>
<p>De Lijn heette voorheen Oude Lijn, en begon in 2006. Meld je aan: Lijndag 6 februari 2024.
Lijndag 2023 is in november. Dit jaar, in 2019, beginnen we binnenkort.</p>
<h2>Hulp nodig?</h2><p>Bel 112 of De Lijn: 0900-0113.</p></main><footer>Oude Lijn</footer>"""
WHOLE = {
    "meta": {"country": "NL", "languages": ["nl"], "emergency_number": "112"},
    "scoring": {"title": 4},
    "service": {
        "id": "line", "name": "De Lijn", "for": ["public"], "hosts": ["line.nl"],
        "phones": ["020-261 52 75"], "old_phones": ["0900-0113"], "names": ["De Lijn"],
        "hours": ["mo-fr 09:00-17:00"], "status": "own site",
    },
    "topic": {
        "id": "bullying", "name": "Pesten", "strong": ["gepest"], "words": ["pesten"],
        "told": ["word|wordt ** gepest"], "clues": ["lachen * uit"],
        "needs": {"public": [["line"]]}, "show": ["phone", "hours"], "single_mention": True,
    },
    "fact": {
        "id": "since", "kind": "year", "near": ["De Lijn"], "right": ["2007"], "wrong": ["2006"],
        "status": "own site",
    },
    "superseded": {"old": "Oude Lijn", "new": "De Lijn", "since": date(2019, 1, 1)},
    "superseded_defaults": {"allow_near": ["voorheen"]},
    "relative_dates": {"words": ["dit jaar"]},
}  # fmt: skip
SHAPES = {
    "meta": MetaShape, "scoring": ScoringShape, "service": ServiceShape, "topic": TopicShape,
    "fact": FactShape, "superseded": SupersededShape, "relative_dates": RelativeDatesShape,
    "superseded_defaults": SupersededDefaultsShape,
}  # fmt: skip
BLOCKS = ("service", "topic", "fact", "superseded")
KEYS = [(table, key) for table, shape in SHAPES.items() for key in keys_of(shape)]
WORDS = [
    "", " ", "*", "* *", "a*b", "*a*", "'", "-", "(", "[", "\\", "a|b", "é", "\u00ad", "İ", "ß",
    "\u202e", "\U0001f600", "\u0301", "²", "１１３", "113", "+", ".", "gepest", "x" * 5000, "#",
    "…", "… …", "a * * * b", "a * b * c * d * e * f", "(?P<a>", "\\d+", "{1,9}", "a\tb", "20##",
    "0" * 80, "+31" * 30, "first tuesday from 40 february", "mo-zz 25:00", "line", "line.nl:0",
    "|", "a|", "|b|*", "a|b ** c|*d*", "** **", "own site",
    "confirmed by *", "De Lijn", "Oude Lijn", "public", "[::1]",
]  # fmt: skip
words = st.sampled_from(WORDS) | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)
ODD = (
    words
    | st.lists(words, max_size=3)
    | st.sampled_from([0, -1, 1, 10**30, 1.5, True, [], {}, [[]], [[], ["line"]], [1], [True],
                       {"public": []}, {"public": [[]]}, {"public": "line"}, {"": [["line"]]},
                       date(1, 1, 1), date(9999, 12, 31), [date(2026, 1, 1)]])
)  # fmt: skip


def written(pack):
    lines = []
    for table, keys in pack.items():
        lines.append(f"[[{table}]]" if table in BLOCKS else f"[{table}]")
        lines += [f"{key} = {as_toml(value)}" for key, value in keys.items()]
    return "\n".join(lines)


def audited(pack):
    """Read a page with a pack; gives what crashed, or None where the pack was refused."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "sites.toml")
        site = '[[site]]\nid = "a"\nname = "A"\nurl = "https://a.nl/"\n'
        path.write_text(f'[audit]\npacks = ["ours.toml"]\n{site}', encoding="utf-8")
        path.with_name("ours.toml").write_text(pack, encoding="utf-8")
        try:
            known = load(path, environment={})
        except ConfigError:
            return None
        warnings_of(known)
    reader = Reader(known, date(2026, 11, 24))
    url = Url("https://a.nl/pesten/")
    response = Response(
        url=url,
        status=200,
        headers={"content-type": "text/html; charset=utf-8"},
        body=PAGE.encode(),
    )
    return reader.read(response, Visit(id=1, url=url, purpose=Purpose.PAGE, site="a")).crashes


def test_the_pack_that_is_tried_is_fine_itself():
    assert audited(written(WHOLE)) == ()


@settings(max_examples=200, deadline=None)
@given(changes=st.dictionaries(st.sampled_from(KEYS), ODD, min_size=1, max_size=2))
def test_an_odd_value_of_any_key_is_refused_or_audited_with(changes):
    pack = {table: dict(keys) for table, keys in WHOLE.items()}
    for (table, key), value in changes.items():
        pack[table][key] = value
    assert not audited(written(pack))


@pytest.mark.parametrize("table", sorted(WHOLE))
def test_a_table_that_lacks_any_of_its_keys_is_refused_or_audited_with(table):
    for key in WHOLE[table]:
        left = {name: value for name, value in WHOLE[table].items() if name != key}
        assert not audited(written({**WHOLE, table: left}))
