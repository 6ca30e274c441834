"""A list of topics is about none of them."""

import pytest

from sicaudit.model.knowledge import Scoring, Topic
from sicaudit.page.help.topics import PageText, TopicFinder

WORDS = {"a": ("pesten", "gepest"), "b": ("gamen",), "c": ("nepnieuws",), "d": ("sexting", "nudes")}
TOPICS = [Topic(id=key, name=key, words=words) for key, words in WORDS.items()]
FINDER = TopicFinder(TOPICS, Scoring(needed=1, different_places=1))


def found(body):
    return {topic.id for topic in FINDER.find(PageText(body=body))}


@pytest.mark.parametrize(
    "body",
    [
        "Onze thema's zijn pesten, gamen, nepnieuws en sexting.",
        "- Pesten\n- Gamen\n- Nepnieuws\n- Sexting",
        "Wij geven les over privacy, veilig internet, pesten, wachtwoorden en reclame.",
        "Themes such as pesten, privacy, passwords and advertising are covered.",
        "- Privacy\n- Les 2: pesten\n- Wachtwoorden\n- Reclame\n- Bronnen",
    ],
)
def test_a_list_names_no_topic(body):
    assert found(body) == set()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Pesten en sexting komen vaak samen voor.", {"a", "d"}),
        ("Pesten is uitschelden, buitensluiten, roddelen en foto's doorsturen.", {"a"}),
        ("Wordt je kind gepest, luister dan, bewaar bewijs, en bel de school.", {"a"}),
        ("- Praat met je kind over pesten op school\n- Bewaar\n- Blokkeer\n- Meld", {"a"}),
        ("Sexting, nudes, pikante foto's en filmpjes: jongeren delen van alles.", {"d"}),
    ],
)
def test_a_sentence_about_a_topic_is_no_list(body, expected):
    assert found(body) == expected


def test_words_that_several_topics_share_are_one_item():
    topics = [Topic(id=key, name=key, words=("deepnude*",)) for key in "abcde"]
    finder = TopicFinder(topics, Scoring(needed=1, different_places=1))
    assert len(finder.find(PageText(body="Een deepnude is strafbaar."))) == 5


@pytest.mark.parametrize("fewest", [0, 1])
def test_a_list_of_one_would_strike_out_everything(fewest):
    finder = TopicFinder(TOPICS, Scoring(needed=1, different_places=1, list_of_topics=fewest))
    assert finder.find(PageText(body="Over pesten."))


def test_the_name_of_a_service_makes_no_topic():
    topic = Topic(id="t", name="t", strong=("zelfmoord*",), single_mention=True)
    finder = TopicFinder([topic], Scoring(), ["113 Zelfmoordpreventie", "Discriminatie.nl", ""])
    assert not finder.find(PageText(body="Bel 113 zelfmoordpreventie, of kijk verder."))
    assert finder.find(PageText(body="Zelfmoordgedachten? Bel 113 Zelfmoordpreventie."))


def test_one_mention_is_enough_of_a_strong_word_only():
    topic = Topic(
        id="t", name="t", strong=("zelfmoord*",), words=("dood wil*",), single_mention=True
    )
    finder = TopicFinder([topic], Scoring())
    assert finder.find(PageText(body="Hij dacht aan zelfmoord."))
    assert not finder.find(PageText(body="Wie zo hard rijdt, lijkt wel dood te willen, dood wil."))
