import pytest
from dutch_pack import SERVICES, topic

from sicaudit.model.knowledge import Service, Topic
from sicaudit.model.page import OWN_HELP_PAGE, Signpost
from sicaudit.page.help.signpost_verdict import judge_signposts, needs_of


@pytest.mark.parametrize(
    ("topic_id", "audience", "needs"),
    [
        ("sextortion", ["child"], (("helpwanted",), ("kindertelefoon",))),
        ("sextortion", ["parent"], (("helpwanted",), ("police",))),
        ("sexting", ["youth"], (("helpwanted",),)),
        ("grooming", ["parent", "teacher"], (("helpwanted",), ("police",))),
        ("grooming", ["child", "youth"], (("kindertelefoon",), ("helpwanted",))),
        ("lowmood", ["teacher", "youth"], (("kindertelefoon", "allesoke"),)),
        ("hacked", ["teacher"], ()),
        ("gaming", ["professional"], ()),
        ("lowmood", ["public"], ()),
        ("own_feelings", ["child"], ()),
        ("scam", ["child"], ()),
        ("sexting", [], ()),
    ],
)
def test_what_a_topic_asks_for_its_readers(topic_id, audience, needs):
    assert needs_of(topic(topic_id), audience) == needs


def test_readers_of_whom_the_pack_says_nothing_ask_for_nothing():
    asked = Topic(id="t", name="t", needs={"child": (), "public": (("s",),)})
    assert needs_of(asked, ["child"]) == ()
    assert needs_of(asked, ["youth"]) == ()
    assert needs_of(asked, ["child", "public"]) == (("s",),)


def post(service, by="link", place="help_block", **more):
    if by == "link" and "target" not in more and service != OWN_HELP_PAGE:
        known = next(one for one in SERVICES if one.id == service)
        more["target"] = f"https://{known.hosts[0]}/"
    return Signpost(service=service, by=by, place=place, **more)


def shown(service, place="help_block", **more):
    """Give a service with all that can be asked: a link, its number, its hours."""
    more = {"hours": True} | more
    return post(service, place=place, **more), post(service, "phone", place, **more)


def verdict(topic_id, audience, *found, floor=None, services=SERVICES, **more):
    asked = topic(topic_id)
    return judge_signposts(asked, audience, found, services, floor or asked.place, **more)


HELPWANTED, KINDERTELEFOON, POLICE = map(shown, ("helpwanted", "kindertelefoon", "police"))
S113 = shown("s113")


@pytest.mark.parametrize(
    ("topic_id", "audience", "found"),
    [
        ("sextortion", ["child"], [*HELPWANTED, *KINDERTELEFOON]),
        ("sextortion", ["child"], [*HELPWANTED, post("kindertelefoon")]),
        ("sextortion", ["parent"], [*HELPWANTED, post("police")]),
        ("cyberbullying", ["parent"], shown("kindertelefoon", "text")),
        ("cyberbullying", ["public"], [post("helpwanted", "phone", "text")]),
        ("csam", ["public"], [post("meldpunt"), post("police")]),
        ("csam", ["professional"], [post("meldpunt")]),
        ("sexting", ["public"], [post("helpwanted", text="klik hier", faults=("vague-link",)),
                                 post("helpwanted", "phone")]),
        ("hacked", ["public"], [post("digihulplijn", place="text")]),
        ("discrimination", ["public"], [post("meldonline", place="text")]),
        ("own_feelings", ["public"], [post("stopitnow", "phone")]),
        ("suicide", ["public"], [*S113, post("s113", "phone", "text", target="tel:+319000113")]),
    ],
)  # fmt: skip
def test_a_page_that_signposts_well(topic_id, audience, found):
    result = verdict(topic_id, audience, *found)
    assert (result.verdict, result.reasons, result.missing) == ("good", (), ())


@pytest.mark.parametrize(
    ("topic_id", "audience", "found", "reasons"),
    [
        ("cyberbullying", ["public"], shown("helpwanted", "footer"), ["footer-only"]),
        ("cyberbullying", ["public"], [post("helpwanted", "name", "text")],
         ["by-name", "no-phone"]),
        ("sexting", ["public"], shown("helpwanted", "text"), ["place-too-weak"]),
        ("sexting", ["public"], [post("helpwanted")], ["no-phone"]),
        ("hacked", ["parent"], [post("helpwanted", place="text", faults=("vague-link",))],
         ["vague-link"]),
        ("sextortion", ["parent"], [*shown("helpwanted", hours=False), post("police")],
         ["no-hours"]),
        ("sextortion", ["child"], HELPWANTED, ["one-group"]),
        ("sextortion", ["child"], [*HELPWANTED, post("kindertelefoon", place="footer")],
         ["footer-only"]),
        ("suicide", ["public"], [post("s113", "phone", target="tel:+319000113", hours=True)],
         ["old-number"]),
        ("suicide", ["public"], [post("s113", "phone", text="0900 - 0113", hours=True)],
         ["old-number"]),
        ("suicide", ["public"],
         [post("s113"), post("s113", "phone", target="tel:+319000113", hours=True)],
         ["old-number"]),
        ("discrimination", ["public"],
         [post("meldonline", "name", "text"),
          post("meldonline", place="text", target="https://www.mindnederland.nl/")],
         ["old-address"]),
        ("suicide", ["child"], [*S113, post("kindertelefoon", "name")], ["by-name"]),
        ("discrimination", ["public"],
         [post("meldonline", place="text", target="https://www.mindnederland.nl/")],
         ["old-address"]),
        ("sexting", ["public"], [post("helpwanted", "phone", faults=("tel-differs",))],
         ["tel-differs"]),
        ("sexting", ["public"], [post("helpwanted", "phone", faults=("tel-differs",)),
                                 post("helpwanted", "phone")], ["tel-differs"]),
        ("grooming", ["teacher"], [*shown("helpwanted", choices=7), post("police", choices=7)],
         ["too-many"]),
        ("terror", ["professional"], [post("atkm", place="text")], ["never-only"]),
        ("sexting", ["youth"], [post(OWN_HELP_PAGE, place="one_click")], ["one-click"]),
        ("sexting", ["youth"], [post(OWN_HELP_PAGE, place="one_click", faults=("vague-link",))],
         ["one-click", "vague-link"]),
        ("csam", ["youth"], [post("meldpunt")], ["one-group"]),
        ("sexting", ["public"], [post("helpwanted"), post("helpwanted", "phone", "footer")],
         ["no-phone"]),
    ],
)  # fmt: skip
def test_a_page_that_signposts_weakly_is_told_every_reason(topic_id, audience, found, reasons):
    result = verdict(topic_id, audience, *found)
    assert (result.verdict, list(result.reasons)) == ("weak", reasons)
    assert result.why == reasons[0]


@pytest.mark.parametrize(
    ("topic_id", "audience", "found"),
    [
        ("sextortion", ["child"], []),
        ("suicide", ["public"], HELPWANTED),
        ("cyberbullying", ["child"], [post("schoolveiligheid", place="footer")]),
        ("cyberbullying", ["child"], [post("schoolveiligheid"), post("emergency")]),
        ("cyberbullying", ["parent"], [post("meldknop", "name", "text")]),
    ],
)
def test_a_page_that_leads_nowhere(topic_id, audience, found):
    assert verdict(topic_id, audience, *found).verdict == "missing"


ABROAD = Service(id="abroad", name="A", country="BE", hosts=("a.be",), phones=("1813",))


@pytest.mark.parametrize(
    ("topic_id", "audience", "found", "why"),
    [
        ("csam", ["child"], [post("meldpunt")], "other-audience"),
        ("terror", ["child"], [post("atkm", place="text")], "other-audience"),
        ("cyberbullying", ["child"], [post("schoolveiligheid", place="text")], "other-audience"),
        ("cyberbullying", ["child"],
         [post("schoolveiligheid", place="text"), post("helpwanted", place="footer")],
         "other-audience"),
        ("own_feelings", ["public"], [post("stopitnow", target="https://www.stopitnow.be/")],
         "other-country"),
        ("suicide", ["youth"], [Signpost(service="abroad", by="phone", place="text")],
         "other-country"),
        ("home_violence", ["teacher"],
         [post("veiligthuis", "phone", faults=("wrong-number",), text="0800-0432")],
         "wrong-number"),
        ("home_violence", ["teacher"],
         [*shown("veiligthuis"), post("veiligthuis", "phone", faults=("wrong-number",))],
         "wrong-number"),
    ],
)  # fmt: skip
def test_a_page_that_leads_to_a_wrong_door(topic_id, audience, found, why):
    result = verdict(topic_id, audience, *found, services=(*SERVICES, ABROAD))
    assert (result.verdict, result.why) == ("wrong", why)


@pytest.mark.parametrize(("topic_id", "audience"), [("own_feelings", "child"), ("scam", "child")])
def test_nothing_is_needed_where_the_pack_asks_nothing(topic_id, audience):
    assert verdict(topic_id, [audience]).verdict == "not-needed"


@pytest.mark.parametrize("found", [[], shown("helpwanted", "footer")])
def test_where_the_text_is_out_of_sight_nobody_can_tell(found):
    result = verdict("sexting", ["public"], *found, unread="video")
    assert (result.verdict, result.why) == ("cannot-tell", "video")


def test_what_is_seen_to_be_good_is_good_wherever_the_rest_is():
    assert verdict("sexting", ["public"], *HELPWANTED, unread="script").verdict == "good"


def test_the_section_may_lower_the_floor():
    found = post(OWN_HELP_PAGE, place="one_click")
    assert verdict("sexting", ["public"], found, floor="one_click").verdict == "good"


def test_the_own_help_page_stands_for_what_it_leads_to():
    found = post(OWN_HELP_PAGE, place="one_click")
    result = verdict(
        "lowmood", ["youth"], found, on_help_page=frozenset(("fraudehelpdesk",))
    )  # fmt: skip
    assert result.verdict == "missing"
    assert verdict("lowmood", ["youth"], found, on_help_page=["allesoke"]).verdict == "good"


def test_a_floor_that_is_no_place_is_taken_for_the_text():
    assert verdict("hacked", ["public"], post("police", place="text"), floor="attic").why == ""
    assert verdict("hacked", ["public"], post("police", place="footer"), floor="attic").why


def test_what_is_missing_names_the_services_of_the_groups_that_nothing_meets():
    result = verdict("image_abuse", ["youth"], *HELPWANTED)
    assert result.missing == ("kindertelefoon", "fier", "csg")
    assert result.needs == (("helpwanted",), ("kindertelefoon", "fier", "csg"))
    assert {signpost.service for signpost in result.found} == {"helpwanted"}


def test_a_number_is_asked_only_of_services_that_have_one():
    assert "no-phone" in verdict("sexting", ["public"], post("helpwanted")).reasons
    assert "no-phone" not in verdict("sexting", ["public"], *HELPWANTED).reasons
    assert "no-phone" not in verdict("csam", ["professional"], post("meldpunt")).reasons


def test_a_service_that_no_pack_knows_is_no_reason_to_crash():
    unknown = Signpost(service="gone", by="link", place="text", target="https://gone.nl/")
    assert verdict("sexting", ["public"], unknown).verdict == "missing"
    asked = Topic(id="t", name="t", needs={"public": (("gone",), ())})
    assert judge_signposts(asked, ["public"], [unknown], (), "text").verdict == "good"
