"""What a topic's lists say beyond plain words: what is told, clues, naming words, other senses."""

import pytest
from dutch_pack import TOPICS
from hypothesis import given
from hypothesis import strategies as st

from sicaudit.model.entries import spelled_out
from sicaudit.model.knowledge import Scoring, Topic
from sicaudit.page.help.topics import PageText, TopicFinder
from sicaudit.page.language.words import Phrase, PhraseIndex, plain, tokens_of

BULLYING = Topic(
    id="bullying",
    name="Bullying",
    strong=("pesten", "gepest"),
    words=("treiter*",),
    told=("word|wordt ** gepest",),
    clues=("klassenapp*", "screenshot*", "roddel*", "buikpijn", "juf|meester", "grapje"),
    not_=("kaartspel pesten", "jokers"),
)


def points(body, topic=BULLYING, **parts):
    found = TopicFinder([topic], Scoring()).find(PageText(body=body, **parts))
    return found[0].points if found else 0


def test_what_is_told_counts_as_a_title_wherever_it_stands():
    assert points("Word jij ook wel eens gepest?\nStop met pesten.") == 4 + 2


def test_clues_count_once_each_and_never_alone():
    assert (
        points("Een roddel in de klassenapp.\nEen screenshot, een roddel, buikpijn, de juf.") == 0
    )
    assert points("Word je gepest?\nEen screenshot van de klassenapp.\nNog een screenshot.") == 6


def test_all_clues_together_bring_four_points():
    body = (
        "Word je gepest?\nEen grapje, een roddel, een screenshot, buikpijn, de klassenapp, de juf."
    )
    assert points(body) == 4 + 4


def test_on_a_long_page_only_clues_near_a_word_of_the_topic_count():
    far = "\n".join(["Word je gepest?", *["Iets heel anders."] * 50, "Een screenshot, buikpijn."])
    assert points(far) == 0
    assert points("Stop met pesten.\n" + far) == 6, "the two words alone, without the clues"


def test_what_a_sentence_names_counts_as_a_title():
    assert points("Ze lachen en roepen.\nDat is pesten.\nPesten doet pijn.") == 4 + 2


def test_a_word_in_another_sense_on_most_lines_makes_no_topic():
    game = "Vier jokers en een boer.\nDe jokers tellen dubbel.\nGeschudde jokers."
    assert points(game, title="Pesten", h1="Pesten") == 0
    assert points("Hij pest.\nZe pesten.\n" + game, title="Pesten", h1="Pesten") == 0
    assert points("Ze pesten.\nStop met pesten.\nEen van de jokers.", title="Pesten") > 0


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("gepest", ("gepest",)),
        ("ik|jij word|wordt gepest", ("ik|jij word|wordt gepest",)),
        ("ik|de-klas pest", ("ik pest", "de klas pest")),
        ("|", ()),
        ("a-b|c-d x|y-z", ("a b x", "a b y z", "c d x", "c d y z")),
    ],
)
def test_choices_of_several_words_are_spelled_out(entry, expected):
    assert tuple(spelled_out(entry)) == expected


def test_an_entry_with_ever_so_many_choices_is_cut():
    assert len(spelled_out(" ".join(["a-b|c-d"] * 20))) == 60


@pytest.mark.parametrize(
    ("entry", "text", "expected"),
    [
        ("word|wordt gepest", "ik word gepest, hij wordt gepest, jij werd gepest", 2),
        ("word|wordt ** gepest", "word gepest", 1),
        ("word|wordt ** gepest", "wordt je kind op school gepest", 1),
        ("word|wordt ** gepest", "wordt je kind al een jaar gepest", 0),
        ("word|wordt ** gepest", "Word rijk. Gepest?", 0),
        ("lach*|scheld* mij|me uit", "ze lachen me uit en scheldt mij uit", 2),
        ("*account*|mail gestolen", "mijn gameaccount gestolen en mijn mail gestolen", 2),
        ("online pest*|plaag*", "onlinepesten", 0),
    ],
)
def test_bars_and_two_stars(entry, text, expected):
    found = PhraseIndex([Phrase(entry)]).matches(tokens_of(text))
    assert len(list(found)) == expected


CHOICES = st.text(alphabet="abe |*-", min_size=1, max_size=14)


@given(entry=CHOICES, text=st.text(alphabet="abe.-\n", max_size=50))
def test_the_quick_look_misses_no_choice(entry, text):
    phrases = [phrase for spelt in spelled_out(entry) if (phrase := Phrase(spelt)).letters]
    index = PhraseIndex(phrases)
    found = {number for line in text.split("\n") for number, *_ in index.matches(tokens_of(line))}
    assert found <= index.possible(text)


@given(entry=CHOICES, text=st.text(alphabet="abe.-é’ \n", max_size=50))
def test_the_places_of_a_phrase_are_never_counted_too_few(entry, text):
    phrases = [phrase for spelt in spelled_out(entry) if (phrase := Phrase(spelt)).letters]
    index = PhraseIndex(phrases)
    places = dict.fromkeys(range(len(phrases)), 0)
    for line in text.split("\n"):
        behind = dict.fromkeys(places, 0)
        for number, start, end in index.matches(tokens_of(line)):
            if start >= behind[number]:
                behind[number] = end
                places[number] += 1
    times = index.times(plain(text).split(), set(places), most=100)
    assert all(times[number] >= count for number, count in places.items())


def test_no_entry_of_the_dutch_pack_has_too_many_spellings():
    entries = [
        entry
        for topic in TOPICS
        for several in (topic.strong, topic.words, topic.told, topic.clues, topic.not_)
        for entry in several
    ]
    assert len(entries) > 2000
    assert max(len(spelled_out(entry)) for entry in entries) < 60
    assert all(Phrase(spelt).letters for entry in entries for spelt in spelled_out(entry))


def test_a_word_that_is_struck_most_times_is_meant_otherwise_every_time():
    game = "Het kaartspel pesten is oud.\nKaartspel pesten kan overal.\nPesten met z'n vieren."
    assert points(game, title="Pesten", h1="Pesten") == 0
    assert points("Word je gepest?\nStop met pesten.\nPesten is naar.\n" + game) > 0


def test_two_sentences_that_name_the_topic_are_two_places():
    assert points("Word je gepest? Dat heet pesten.") == 4 + 4
    assert points("Dat is pesten.") == 0


COLOURS = Topic(
    id="sexting",
    name="Sexting",
    strong=("sexting",),
    words=("nude", "naaktfoto*"),
    everyday=("nude",),
    clues=("vriendje", "snapchat", "spijt"),
)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Nude is een kleur.\nNog een nude.", 0),
        ("Een nude in de winkel.\nKijk op snapchat, en heb geen spijt.", 0),
        ("Je vriendje wil een nude.\nSnapchat vergeet niets, ook geen spijt.", 4 + 4 + 1 + 3),
        ("Een naaktfoto of nude: nog geen spijt?\nSlaap erover.", 4 + 4 + 1 + 1 + 1),
    ],
)
def test_a_word_with_an_everyday_sense_counts_in_company_only(body, expected):
    assert points(body, COLOURS, title="Nude", h1="Nude") == expected
