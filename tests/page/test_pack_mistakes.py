"""An editor's mistake in a pack never stops an audit."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pages import facts, page

from sicaudit.model.knowledge import Knowledge, Scoring, Service, Topic
from sicaudit.page.help.signpost_verdict import judge_signposts
from sicaudit.page.help.signposting import Signposting

HTML = (
    "<title>Online pesten * (a|b)</title><h1>Online pesten</h1><p>Word je gepest? Bel 113, of "
    "<a href='https://www.helpwanted.nl/'>Helpwanted</a>: 020-261 52 75, * + ? [x] \\d.</p>"
)
ODD = ["", " ", "*", "**", "* *", "a*b", "*a*", "'", "-", "(", "[", "\\", "a|b", "é", "\u00ad", "1",
       "\U0001f600", "113", "+", ".", "gepest", "x" * 300, "a * * * * * * b"]  # fmt: skip
words = st.lists(st.sampled_from(ODD) | st.text(max_size=6), max_size=4).map(tuple)


def read(services=(), topics=(), scoring=Scoring(), **more):  # noqa: B008
    reader = Signposting(
        Knowledge(services=tuple(services), topics=tuple(topics), scoring=scoring, **more)
    )
    found = reader.read(page(HTML), facts(HTML), kind="information", thorough=True)
    for topic in topics:
        for place in ("text", "", "attic"):
            judge_signposts(topic, ["public"], found.signposts, tuple(services), place)
    return found


@settings(max_examples=150, deadline=None)
@given(strong=words, plain=words, struck=words, together=words, needs=words)
def test_odd_words_of_topics(strong, plain, struck, together, needs):
    topic = Topic(
        id="t", name="t", strong=strong, words=plain, not_=struck, together_with=together,
        needs={"public": (needs, ())}, never_only=needs, place="attic",
    )  # fmt: skip
    read(topics=[topic])


@settings(max_examples=150, deadline=None)
@given(
    hosts=words, phones=words, names=words, struck=words, hours=words, country=st.sampled_from(ODD)
)
def test_odd_words_of_services(hosts, phones, names, struck, hours, country):
    service = Service(
        id="s", name="", hosts=hosts, old_hosts=hosts, other_country=hosts, phones=phones,
        old_phones=phones, unsure_phones=phones, names=names, not_this=struck, hours=hours,
        country=country,
    )  # fmt: skip
    needs = {"public": (("s", "t"),)}
    read([service], [Topic(id="t", name="t", words=("gepest",), single_mention=True, needs=needs)])


@pytest.mark.parametrize("number", [0, 1, 1000])
def test_odd_points(number):
    names = [name for name in Scoring.__slots__ if name != "__weakref__"]
    for name in names:
        topic = Topic(id="t", name="t", words=("gepest", "online pest*"))
        read(topics=[topic], scoring=Scoring(**{name: number}))


@pytest.mark.parametrize("country", ["", "??", "nl", "NL"])
def test_an_odd_country(country):
    read([Service(id="s", name="S", phones=("0800-0432", "x"))], country=country)


def test_an_empty_pack():
    found = read(audiences={}, places=(), emergency_number="")
    assert (found.topics, found.signposts) == ((), ())
