"""The set itself: large, varied, labelled with what the pack knows, and fair to every half."""

import re
import tomllib
from collections import Counter
from itertools import chain

import pytest
from situations.case import Half

from signposting.case import FURTHER, HARD, HERE, REASONS, Case, all_cases, expected, further_cases
from signposting.family import Family, path_of, section_of, websites
from signposting.judging import Got, Judged, scores
from signposting.markup import Markup, Shapes, as_words

CASES = all_cases()
LATER = {folder: further_cases(folder) for folder in (*FURTHER, HARD)}
EVERY = (*CASES, *chain.from_iterable(LATER.values()))
COUNTED = [case for case in CASES if not case.disputed]
PACK = tomllib.loads((HERE.parents[1] / "sicaudit/config/packs/nl.toml").read_text("utf-8"))
BOXES = tomllib.loads((HERE / "boxes.toml").read_text("utf-8"))["wrap"]


def _words():
    hosts = Family().hosts()
    return [as_words(hosts[websites()[c.site].host].https[path_of(c)]) for c in CASES]


def test_the_set_is_large_and_every_name_is_its_own():
    assert len(CASES) >= 240
    assert len({case.name for case in EVERY}) == len(EVERY)


@pytest.mark.parametrize("folder", LATER)
def test_a_later_set_has_pages_of_every_topic(folder):
    assert len(LATER[folder]) >= 60
    assert {topic for case in LATER[folder] for topic in case.expect} == {
        topic["id"] for topic in PACK["topic"]
    }


def test_the_sets_share_no_address():
    assert Family(EVERY).by_url


def test_the_halves_are_halves():
    halves = Counter(case.half for case in CASES)
    assert abs(halves[Half.TUNE] - halves[Half.HELD]) < len(CASES) / 10


def test_three_in_ten_pages_are_english():
    languages = Counter(section_of(case).language for case in CASES)
    assert 0.25 <= languages["en"] / len(CASES) <= 0.35


def test_pages_are_short_and_long():
    words = sorted(_words())
    assert words[0] < 60
    assert words[-1] > 2000
    assert 150 < words[len(words) // 2] < 300


@pytest.mark.parametrize(
    ("group", "least"),
    [("good", 40), ("weak", 72), ("missing", 30), ("wrong", 20), ("traps", 50),
     ("contradictions", 10), ("lost", 8), ("cannot tell", 10)],
)  # fmt: skip
def test_each_group_has_enough_pages(group, least):
    assert sum(case.group == group for case in COUNTED) >= least


@pytest.mark.parametrize(
    "reason",
    ["footer-only", "by-name", "vague-link", "no-phone", "no-hours", "one-group", "too-many",
     "tel-differs", "one-click"],
)  # fmt: skip
def test_each_reason_of_a_weak_signpost_has_eight_pages(reason):
    assert reason in REASONS
    labels = [label for case in COUNTED for label in case.expect.values()]
    assert sum(reason in label.reasons for label in labels) >= 8


def test_every_audience_and_kind_has_pages():
    sections = [section_of(case) for case in CASES]
    readers = Counter(reader for section in sections for reader in section.audience)
    assert min(readers[reader] for reader in PACK["audiences"]) >= 20
    kinds = {section.kind for section in sections}
    wanted = {"dossier", "news", "lesson", "dictionary", "legal", "about", "how-to"}
    assert wanted <= kinds


def test_there_are_many_looks_and_many_kinds_of_boxes():
    looks = {websites()[case.site].look for case in CASES}
    boxes = {box for case in CASES for box in re.findall(r"^:::([\w-]+)", case.text, re.MULTILINE)}
    assert len(looks) >= 14
    assert len(boxes) >= 25
    assert boxes <= BOXES.keys()


def test_labels_speak_of_topics_that_the_pack_knows_and_all_of_them():
    known = {topic["id"] for topic in PACK["topic"]}
    labelled = {topic for case in CASES for topic in case.expect}
    assert labelled == known
    assert {topic for case in CASES for topic in case.may} <= known


def test_labels_agree_with_what_the_pack_needs_for_these_readers():
    """What needs nothing cannot be missing, and what needs something is not `not-needed`."""
    needs = {topic["id"]: topic["needs"] for topic in PACK["topic"]}
    wrong = [
        (case.name, topic)
        for case in EVERY
        if case not in LATER[HARD]  # where some labels leave open whether there is a topic
        for topic, label in case.expect.items()
        if (label.shown == "not-needed")
        == any(needs[topic].get(reader) for reader in section_of(case).audience)
    ]
    assert not wrong


def test_the_light_marks_become_html():
    written = Markup(Shapes(section="<s>$heading:$html</s>"), {"box": "<i>$html</i>"}).html(
        "Een & **twee**\n\n## Kop\n\n- [a](/b)\n- c\n\n:::box\n\n### Hulp\n\nBel\n\n:::"
    )
    assert written == (
        "<p>Een &amp; <strong>twee</strong></p>\n"
        '<s>Kop:<ul><li><a href="/b">a</a></li>\n<li>c</li></ul>\n'
        "<i><h3>Hulp</h3>\n<p>Bel</p></i></s>"
    )


def _case(**labels):
    return Case(
        name="x",
        group="traps",
        site="slim",
        section="rest",
        slug="x",
        h1="x",
        text="x",
        why="x",
        expect={topic: expected(label) for topic, label in labels.items()},
        may=frozenset(("near",)),
    )


def _got(check, topic="scam", why=""):
    return Got(check=check, topic=topic, reasons=frozenset(filter(None, (why,))))


WEAK = _got("weak-signpost", why="no-phone")
MISSING = _got("missing-signpost")


@pytest.mark.parametrize(
    ("case", "got", "right", "pairs"),
    [
        (_case(scam="good"), [], 1, 1),
        (_case(scam="good"), [WEAK], 0, 1),
        (_case(scam="weak:no-phone"), [WEAK], 1, 1),
        (_case(scam="weak:no-phone"), [WEAK, MISSING], 0, 1),
        (_case(scam="weak:no-phone|good"), [], 1, 1),
        (_case(scam="weak:no-phone|missing"), [WEAK, MISSING], 0, 1),
        (_case(scam="broken"), [_got("broken-signpost", None)], 1, 1),
        (_case(scam="broken"), [_got("broken-signpost", None), WEAK], 1, 1),
        (_case(scam="broken"), [_got("broken-signpost", None), MISSING], 0, 1),
        (_case(scam="broken"), [], 0, 1),
        (_case(scam="good"), [_got("broken-signpost", None)], 1, 2),
        (_case(), [], 1, 1),
        (_case(), [MISSING], 0, 1),
        (_case(), [_got("missing-signpost", "near")], 1, 1),
        (_case(scam="missing"), [MISSING, _got("weak-signpost", "csam")], 1, 2),
    ],
)
def test_a_verdict_counts_only_where_it_was_asked_for(case, got, right, pairs):
    score = scores([Judged(case=case, topics=frozenset(), got=tuple(got))])
    assert (score.right, score.pairs) == (right, pairs)


@pytest.mark.parametrize(
    ("case", "topics", "counts"),
    [
        (_case(scam="good"), {"scam"}, (1, 0, 0)),
        (_case(scam="good"), {"csam", "near"}, (0, 1, 1)),
        (_case(near="cannot-tell"), set(), (0, 0, 0)),
        (_case(), {"near"}, (0, 0, 0)),
    ],
)
def test_a_topic_counts_unless_it_is_near_enough(case, topics, counts):
    score = scores([Judged(case=case, topics=frozenset(topics), got=())])
    assert (score.found, score.false, score.missed) == counts


def test_a_missing_signpost_on_a_trap_is_counted_by_itself():
    false = Judged(case=_case(), topics=frozenset(), got=(MISSING,))
    fine = Judged(case=_case(scam="missing|none"), topics=frozenset(), got=(MISSING,))
    assert scores([false, fine]).false_missing == 1


def test_a_weak_signpost_is_told_for_the_right_reason():
    right = Judged(case=_case(scam="weak:no-phone,no-hours"), topics=frozenset(), got=(WEAK,))
    wrong = Judged(case=_case(scam="weak:by-name"), topics=frozenset(), got=(WEAK,))
    score = scores([right, wrong])
    assert (score.reasons_right, score.reasons) == (1, 2)
