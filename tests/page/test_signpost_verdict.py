import pytest
from dutch_pack import SERVICES, topic

from sicaudit.model.knowledge import Topic
from sicaudit.model.page import Signpost
from sicaudit.page.signposts import judge_signposts, needs_of


@pytest.mark.parametrize(
    ("topic_id", "audience", "needs"),
    [
        ("sextortion", ["child"], (("helpwanted",), ("kindertelefoon",))),
        ("sextortion", ["parent"], (("helpwanted",), ("police",))),
        ("sexting", ["youth"], (("helpwanted",),)),
        ("grooming", ["parent", "teacher"], (("helpwanted",), ("police",))),
        ("grooming", ["child", "youth"], (("kindertelefoon",), ("helpwanted",))),
        ("hacked", ["teacher"], (("fraudehelpdesk", "police", "helpwanted"),)),
        ("lowmood", ["public"], ()),
        ("lowmood", ["teacher", "youth"], (("kindertelefoon", "allesoke"),)),
        ("own_feelings", ["child"], ()),
        ("scam", ["child"], ()),
        ("sexting", [], ()),
    ],
)
def test_what_a_topic_asks_for_its_readers(topic_id, audience, needs):
    assert needs_of(topic(topic_id), audience, SERVICES) == needs


def test_an_empty_entry_asks_nothing():
    asked = Topic(id="t", name="t", needs={"child": (), "public": (("s",),)})
    assert needs_of(asked, ["child"]) == ()
    assert needs_of(asked, ["youth"]) == (("s",),)


def post(service, by="link", place="help_block", text="", target=None):
    if target is None and by == "link":
        known = next(one for one in SERVICES if one.id == service)
        target = f"https://{known.hosts[0]}/"
    return Signpost(service=service, by=by, place=place, text=text, target=target)


def verdict(topic_id, audience, *found, floor=None):
    asked = topic(topic_id)
    return judge_signposts(asked, audience, found, SERVICES, floor or asked.place)


@pytest.mark.parametrize(
    ("topic_id", "audience", "found", "expected", "why"),
    [
        ("sextortion", ["child"], [post("helpwanted"), post("kindertelefoon")], "good", ""),
        ("sextortion", ["child"], [post("helpwanted")], "missing", ""),
        ("sextortion", ["child"], [], "missing", ""),
        ("cyberbullying", ["parent"], [post("kindertelefoon", place="text")], "good", ""),
        ("cyberbullying", ["public"], [post("helpwanted", "phone", "text")], "good", ""),
        ("cyberbullying", ["public"], [post("helpwanted", place="footer")], "weak", "footer-only"),
        ("cyberbullying", ["public"], [post("helpwanted", "name", "text")], "weak", "by-name"),
        (
            "cyberbullying",
            ["public"],
            [post("helpwanted", place="one_click")],
            "weak",
            "place-too-weak",
        ),
        ("sexting", ["public"], [post("helpwanted", place="text")], "weak", "place-too-weak"),
        ("sexting", ["public"], [post("helpwanted", text="Klik hier!")], "weak", "vague-link"),
        ("sexting", ["public"], [post("helpwanted", text="Lees meer over Helpwanted")], "good", ""),
        (
            "sexting",
            ["public"],
            [post("helpwanted", text="klik hier"), post("helpwanted", "phone", text="020-2615275")],
            "good",
            "",
        ),
        (
            "suicide",
            ["public"],
            [post("s113", "phone", target="tel:+319000113")],
            "weak",
            "old-number",
        ),
        ("suicide", ["public"], [post("s113", "phone", text="0900 - 0113")], "weak", "old-number"),
        ("suicide", ["public"], [post("s113", "phone", target="tel:113")], "good", ""),
        ("suicide", ["child"], [post("s113"), post("kindertelefoon", "name")], "weak", "by-name"),
        (
            "discrimination",
            ["public"],
            [post("meldonline", target="https://www.mindnederland.nl/")],
            "weak",
            "old-address",
        ),
        (
            "csam",
            ["public"],
            [post("meldpunt", target="https://meldpunt-kinderporno.nl/"), post("police")],
            "good",
            "",
        ),
        ("csam", ["child"], [post("meldpunt")], "wrong", "other-audience"),
        ("csam", ["professional"], [post("meldpunt")], "good", ""),
        ("terror", ["professional"], [post("atkm", place="text")], "weak", "never-only"),
        ("terror", ["child"], [post("atkm", place="text")], "wrong", "other-audience"),
        (
            "cyberbullying",
            ["child"],
            [post("schoolveiligheid", place="text")],
            "wrong",
            "other-audience",
        ),
        ("cyberbullying", ["child"], [post("schoolveiligheid", place="footer")], "missing", ""),
        ("cyberbullying", ["child"], [post("schoolveiligheid"), post("emergency")], "missing", ""),
        (
            "own_feelings",
            ["public"],
            [post("stopitnow", target="https://www.stopitnow.be/")],
            "wrong",
            "other-country",
        ),
        ("own_feelings", ["child"], [], "not-needed", ""),
        ("lowmood", ["public"], [], "not-needed", ""),
    ],
)
def test_a_page_is_judged(topic_id, audience, found, expected, why):
    result = verdict(topic_id, audience, *found)
    assert (result.verdict, result.why) == (expected, why)


def test_the_section_may_lower_the_floor():
    found = post("helpwanted", place="one_click")
    assert verdict("sexting", ["public"], found, floor="one_click").verdict == "good"


def test_what_is_missing_names_the_services_of_the_groups_that_nothing_meets():
    result = verdict("image_abuse", ["youth"], post("helpwanted"))
    assert result.missing == ("kindertelefoon", "fier", "csg")
    assert result.needs == (("helpwanted",), ("kindertelefoon", "fier", "csg"))
    assert [signpost.service for signpost in result.found] == ["helpwanted"]


def test_a_page_without_a_readable_number_is_noted():
    assert verdict("sexting", ["public"], post("helpwanted")).no_phone
    assert not verdict("sexting", ["public"], post("helpwanted", "phone", text="020")).no_phone
    assert not verdict("csam", ["professional"], post("meldpunt")).no_phone
