"""What the checks of signposts tell of a page."""

from datetime import date

import pytest

from sicaudit.api import Freshness, Page, Reading, Section, Site
from sicaudit.checks.missing_signpost import missing_signpost
from sicaudit.checks.outdated_fact import outdated_fact
from sicaudit.checks.signpost_facts import tells_wrong_number
from sicaudit.checks.weak_signpost import weak_signpost
from sicaudit.checks.wrong_signpost import wrong_signpost
from sicaudit.model.knowledge import Knowledge, Service, Topic
from sicaudit.model.outcome import Response
from sicaudit.model.page import PageFacts
from sicaudit.page.help.signposting import Signposting

KINDERTELEFOON = Service(id="kindertelefoon", name="Kindertelefoon", phones=("0800-0432",))
S113 = Service(
    id="s113",
    name="113 Zelfmoordpreventie",
    for_=("public",),
    hosts=("113.nl",),
    phones=("113", "0800-0113"),
    hours=("always",),
)
VEILIGTHUIS = Service(
    id="veiligthuis", name="Veilig Thuis", for_=("public",), phones=("0800-2000",), status="seen"
)
AWEL = Service(id="be_awel", name="Awel", country="BE", phones=("102",), status="own site")
SUICIDE = Topic(
    id="suicide",
    name="Suicide",
    strong=("zelfmoord*",),
    place="help_block",
    show=("phone", "hours"),
    needs={"public": (("s113",),)},
)
VIOLENCE = Topic(
    id="violence",
    name="Violence",
    strong=("huiselijk geweld",),
    needs={"public": (("veiligthuis",),)},
)
KNOWLEDGE = Knowledge(
    services=(KINDERTELEFOON, S113, VEILIGTHUIS, AWEL), topics=(SUICIDE, VIOLENCE)
)
READER = Signposting(KNOWLEDGE)
SITE = Site(id="s", name="S", url="https://a.nl/")
ON_SUICIDE = (
    "<title>Zelfmoord</title><main><h1>Zelfmoord</h1><p>Denk je aan zelfmoord? {}</p></main>"
)


def reading(html, site=SITE, **section):
    headers = {"content-type": "text/html; charset=utf-8"}
    seen = Page(Response(url="https://a.nl/x", status=200, headers=headers, body=html.encode()))
    part = Section(**{"name": "x", "audience": ("public",)} | section)
    return Reading(
        page=seen,
        facts=READER.read(seen, PageFacts(url=seen.url), kind=part.kind),
        site=site,
        section=part,
        freshness=Freshness(),
        knowledge=KNOWLEDGE,
        today=date(2026, 11, 23),
    )


def found(check, html, **options):
    return list(check.find(reading(html, **options)))


def test_the_evidence_says_what_a_reviewer_asks():
    (one,) = found(missing_signpost, ON_SUICIDE.format("Je bent niet alleen."))
    assert one.key == "suicide"
    assert one.facts["needs"] == [["s113"]]
    assert one.facts["missing"] == ["s113"]
    assert one.facts["found"] == []
    assert one.facts["place"] == "help_block"
    assert one.facts["show"] == ["phone", "hours"]
    assert {"word": "Zelfmoord", "place": "h1", "points": 5} in one.facts["hits"]
    assert one.facts["services"]["s113"]["phones"] == ["113", "0800-0113"]


def test_a_weak_signpost_tells_every_reason():
    html = ON_SUICIDE.format("<a href='https://www.113.nl/'>Lees meer</a>")
    (one,) = found(weak_signpost, html)
    assert one.facts["why"] == "place-too-weak"
    assert one.facts["reasons"] == ["place-too-weak", "vague-link", "no-phone"]
    assert one.facts["found"][0]["faults"] == ["vague-link"]


def test_a_wrong_number_is_told_once_with_its_topic():
    html = "<title>Huiselijk geweld</title><h1>Huiselijk geweld</h1><p>Veilig Thuis: 0800-0432</p>"
    (one,) = found(wrong_signpost, html)
    assert (one.key, one.facts["why"], one.facts["text"]) == (
        "violence",
        "wrong-number",
        "0800-0432",
    )
    assert tells_wrong_number(reading(html), "veiligthuis", "+318000432")
    assert not tells_wrong_number(reading(html), "veiligthuis", "+318002000")


def test_a_wrong_number_is_no_outdated_fact_too_unless_no_signposts_are_asked():
    html = "<main><h1>Contact</h1><p>Veilig Thuis: 0800-0432</p></main>"
    assert found(wrong_signpost, html)
    assert not found(outdated_fact, html)
    (one,) = found(outdated_fact, html, topics=False)
    assert one.facts["why"] == "wrong-number"


def test_the_numbers_of_other_countries_are_not_compared():
    html = "<main><h1>Contact</h1><p>Awel: 0800-0432</p></main>"
    assert not found(outdated_fact, html)


def test_a_wrong_number_on_a_page_about_nothing_is_one_thing_to_mend_on_all_its_pages():
    (one,) = found(wrong_signpost, "<p>Veilig Thuis: 0800-0432</p>")
    assert one.shared
    assert (one.facts["topic"], one.facts["service"]) == (None, "veiligthuis")


@pytest.mark.parametrize(
    "options",
    [{"site": Site(id="s", name="S", url="https://a.nl/", signposts=False)}, {"topics": False}],
)
def test_where_no_signposts_are_asked_nothing_is_told(options):
    for html in (ON_SUICIDE.format(""), "<p>Veilig Thuis: 0800-0432</p>"):
        for check in (missing_signpost, weak_signpost, wrong_signpost):
            assert not found(check, html, **options)
        assert not tells_wrong_number(reading(html, **options), "veiligthuis", "+318000432")
