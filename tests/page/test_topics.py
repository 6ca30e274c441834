import re
import time
from pathlib import Path

import pytest
from dutch_pack import TOPICS, pages
from hypothesis import given
from hypothesis import strategies as st

from sicaudit.model.knowledge import Scoring, Topic
from sicaudit.page.help import topics
from sicaudit.page.help.topics import PageText, TopicFinder
from sicaudit.page.language.words import Phrase, PhraseIndex, fold, tokens_of

PAGES = pages("topic_pages.toml")
FINDER = TopicFinder(TOPICS, Scoring())


def found(page, kind="information"):
    return FINDER.find(PageText(**page), kind=kind)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["name"])
def test_a_made_up_page_is_about(page):
    parts = {key: page[key] for key in page if key not in ("name", "topics", "kind", "may")}
    if "headings" in parts:
        parts["headings"] = tuple(parts["headings"])
    result = found(parts, page.get("kind", "information"))
    assert {topic.id for topic in result} - set(page.get("may", ())) == set(page["topics"]), result


def finds(entry, text):
    tokens = tokens_of(text)
    return [
        text[tokens[start].start : tokens[end - 1].end]
        for _, start, end in PhraseIndex([Phrase(entry)]).matches(tokens)
    ]


@pytest.mark.parametrize(
    ("entry", "text", "expected"),
    [
        ("online pest*", "Onlinepesten is naar", ["Onlinepesten"]),
        ("online pest*", "online-pesten", ["online-pesten"]),
        ("online pest*", "online_pesten", ["online_pesten"]),
        ("online pest*", "online/pest", ["online/pest"]),
        ("online pest*", "online “pesten”", ["online “pesten"]),
        ("online pest*", "online, pesten", []),
        ("online pest*", "online. Pesten", []),
        ("online pest*", "online de pest", []),
        ("hack*", "hacken, hacker en gehackt", ["hacken", "hacker"]),
        ("hack", "hacken", []),
        ("suïcide", "SUICIDE suïcide suïcide", ["SUICIDE", "suïcide", "suïcide"]),
        ("fotos", "foto's foto’s foto`s", ["foto's", "foto’s", "foto`s"]),
        ("foto's", "fotos", ["fotos"]),
        ("gevoelens voor *", "gevoelens voor kleine kinderen", ["gevoelens voor kleine"]),
        ("gevoelens voor *", "gevoelens voor", []),
        ("dreigt * te verspreiden", "dreigt ze te verspreiden", ["dreigt ze te verspreiden"]),
        (
            "dreigt * te verspreiden",
            "dreigt a b c d te verspreiden",
            ["dreigt a b c d te verspreiden"],
        ),
        ("dreigt * te verspreiden", "dreigt a b c d e te verspreiden", []),
        ("dreigt * te verspreiden", "dreigt te verspreiden", []),
        ("dreigt * te verspreiden", "Hij dreigt. Ze te verspreiden", []),
        ("nepmail* * kinderporno*", "nepmails over kinderporno", ["nepmails over kinderporno"]),
        ("undress* app*", "undressingapps", ["undressingapps"]),
        ("valse e mail*", "valse e-mail, valse email", ["valse e-mail", "valse email"]),
        ("pro ana", "proana pro-ana Pro Ana proanas", ["proana", "pro-ana", "Pro Ana"]),
        ("gok*", "gok gokken vergokt", ["gok", "gokken"]),
        ("de pest", "de pest de pesten", ["de pest"]),
        ("пример*", "Это Примеры", ["Примеры"]),
        ("παράδειγμα", "το ΠΑΡΑΔΕΙΓΜΑ", ["ΠΑΡΑΔΕΙΓΜΑ"]),
        (
            "*verslaving",
            "gameverslaving, Verslaving, verslavingszorg",
            ["gameverslaving", "Verslaving"],
        ),
        ("*pest*", "weggepeste en pesterij", ["weggepeste", "pesterij"]),
        ("online *foto", "online naaktfoto, onlinenaaktfoto", ["online naaktfoto"]),
        ("*", "alles", []),
        ("* *", "alles en meer", []),
        ("**", "alles", []),
        ("a * * b", "a x b", ["a x b"]),
        ("a * b * c * d * e * f", "a x b x c x d x e x f", []),
        ("'", "alles", []),
        ("", "alles", []),
    ],
)
def test_an_editors_entry_finds(entry, text, expected):
    assert finds(entry, text) == expected


ALPHABET = st.text(alphabet="abeg ï’-*./'", min_size=1, max_size=12)


@given(entry=ALPHABET, text=st.text(alphabet="abeg ï’-./'“\n", max_size=60))
def test_the_quick_look_never_misses_what_the_close_look_finds(entry, text):
    index = PhraseIndex([Phrase(entry)])
    if any(finds(entry, line) for line in text.split("\n")):
        assert index.possible(text) == {0}
        assert index.possible(text) == {0}, "nor when the words were seen before"


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=200))
def test_tokens_stand_where_they_say(line):
    for token in tokens_of(line):
        assert fold(line[token.start : token.end]) == token.folded


def test_a_hit_keeps_the_word_as_it_stands_on_the_page():
    (topic,) = found({"title": "CyberPesten!", "body": "Wie online-pest, stopt."})
    assert [(hit.word, hit.place, hit.points) for hit in topic.hits] == [
        ("CyberPesten", "title", 5),
        ("online-pest", "body", 2),
    ]
    assert topic.points == 7


def test_places_give_the_points_of_the_scoring():
    finder = TopicFinder([Topic(id="t", name="t", words=("word",))], Scoring())
    text = PageText(
        title="word", h1="word", address="/word", headings=("word",), first_paragraph="word"
    )
    (topic,) = finder.find(text)
    assert [(hit.place, hit.points) for hit in topic.hits] == [
        ("title", 4),
        ("h1", 4),
        ("address", 3),
    ]


def test_a_word_counts_three_times_in_its_best_places():
    finder = TopicFinder([Topic(id="t", name="t", words=("word",))], Scoring(needed=1))
    (topic,) = finder.find(PageText(body="word\n" * 10, title="word"))
    assert topic.points == 4 + 1 + 1


@pytest.mark.parametrize(("kind", "is_found"), [("information", True), ("news", False)])
def test_news_must_say_more(kind, is_found):
    page = {"title": "Sexting", "body": "Over sexting."}
    assert bool(found(page, kind)) is is_found


def test_a_strong_word_in_the_title_is_nearly_enough_but_not_enough():
    assert not found({"title": "Sexting"})
    assert found({"title": "Sexting", "body": "Een naaktfoto delen."})


def test_the_parts_of_a_page_are_not_counted_again_in_its_body():
    finder = TopicFinder([Topic(id="t", name="t", words=("word",))], Scoring(needed=1))
    assert not finder.find(PageText(h1="The word", body="The word\nAnother line."))
    assert finder.find(PageText(h1="The word", body="The word\nAnother word."))


def test_two_topics_come_with_the_most_points_first():
    result = found(
        {"title": "Grooming", "h1": "Grooming", "body": "Sexting.\n" * 9 + "Naaktfoto.\n" * 9}
    )
    assert [topic.id for topic in result] == ["grooming", "sexting"]


def test_struck_out_phrases_leave_the_other_mentions():
    page = {"title": "De pest en online pesten", "h1": "Online pesten"}
    (topic,) = found(page)
    assert [hit.word for hit in topic.hits] == ["online pesten", "Online pesten"]


def test_a_full_page_takes_milliseconds():
    """Loose bounds against a slip into quadratic time; the figures themselves are in the report."""
    plain = PageText(body="Dit is een gewone zin over fietsen in het bos, zonder meer.\n" * 330)
    full = PageText(title="Online pesten", body="Word je gepest? Een foto van jou.\n" * 600)
    for text, most in ((plain, 0.05), (full, 0.25)):
        FINDER.find(text)
        start = time.process_time()
        FINDER.find(text)
        assert time.process_time() - start < most


def test_no_word_of_any_language_stands_in_the_code():
    room = Path(topics.__file__).parent
    files = (*room.glob("*.py"), *(room.parent / "contacts").glob("*.py"))
    source = "\n".join(file.read_text("utf-8") for file in files)
    code = re.sub(r'"""(?:.|\n)*?"""', "", source)
    entries = {entry.strip("*") for topic in TOPICS for entry in topic.words}
    assert not [entry for entry in entries if re.search(rf"\b{re.escape(entry)}\b", code)]
