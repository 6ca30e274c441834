from datetime import date

import pytest

from sicaudit.config.packs import built_in
from sicaudit.model.knowledge import Knowledge

PACK = """
[meta]
country = "BE"
languages = ["fr", "nl"]
emergency_number = "112"
[audiences]
youth = "the young"
adult = "the old"
[places]
box = "in a box"
text = "in the text"
[scoring]
title = 9
[[service]]
id = "line"
name = "The line"
for = ["youth"]
hosts = ["LINE.be", "line.be:8405"]
phones = ["116 000"]
status = "confirmed by Anna, 2026-12-01"
[[service]]
id = "other"
name = "Other"
[[topic]]
id = "bullying"
name = "Bullying"
words = ["bully*"]
not = ["bully beef"]
place = "box"
  [topic.needs]
  youth = [["line"], ["other", "line"]]
[[fact]]
id = "since"
kind = "year"
right = ["2007"]
[superseded_defaults]
allow_near = ["formerly"]
[[superseded]]
old = "Old name"
new = "New name"
since = 2019-01-01
not = ["old name day"]
[[superseded]]
old = "Older"
allow_near = ["once"]
[relative_dates]
words = ["soon"]
"""
SITE = '[[site]]\nid = "a"\nname = "A"\nurl = "https://a.nl/"\naudience = ["youth"]\n'
USES = '[audit]\npacks = ["ours.toml"]\n'


@pytest.fixture
def load_pack(load_text, tmp_path):
    def load_it(own: str = "", pack: str = PACK) -> Knowledge:
        (tmp_path / "ours.toml").write_text(pack)
        return load_text(USES + own, site=SITE).knowledge

    return load_it


def test_a_pack_of_ones_own_stands_beside_the_file(load_pack) -> None:
    known = load_pack()
    assert (known.country, known.languages) == ("BE", ("fr", "nl"))
    assert known.audiences == {"youth": "the young", "adult": "the old"}
    assert known.places == ("box", "text")
    assert known.scoring.title == 9
    assert known.scoring.h1 == 4
    line, _ = known.services
    assert line.for_ == ("youth",)
    assert line.hosts == ("line.be", "line.be:8405")
    assert line.status == "confirmed"
    (topic,) = known.topics
    assert topic.not_ == ("bully beef",)
    assert topic.needs == {"youth": (("line",), ("other", "line"))}
    old, older = known.superseded
    assert old.allow_near == ("formerly",)
    assert older.allow_near == ("once",)
    assert old.since == date(2019, 1, 1)
    assert known.relative_words == ("soon",)


def test_the_files_own_blocks_win_by_id(load_pack) -> None:
    known = load_pack(
        """
[[service]]
id = "line"
name = "Ours"
[[service]]
id = "third"
name = "Third"
[[superseded]]
old = "Old name"
new = "Newest"
[[fact]]
id = "since"
kind = "year"
right = ["2008"]
[[topic]]
id = "bullying"
name = "Ours too"
words = ["x"]
[meta]
country = "NL"
[scoring]
h1 = 1
[audiences]
youth = "ours"
[relative_dates]
words = ["now"]
[superseded_defaults]
allow_near = ["then"]
[places]
text = "in the text"
box = "in a box"
"""
    )
    assert [(one.id, one.name) for one in known.services] == [
        ("line", "Ours"),
        ("other", "Other"),
        ("third", "Third"),
    ]
    assert known.services[0].phones == ()
    assert known.superseded[0].new == "Newest"
    assert known.superseded[0].allow_near == ("then",)
    assert known.facts[0].right == ("2008",)
    assert known.topics[0].name == "Ours too"
    assert (known.country, known.languages) == ("NL", ("fr", "nl"))
    assert (known.scoring.title, known.scoring.h1) == (9, 1)
    assert known.audiences == {"youth": "ours", "adult": "the old"}
    assert known.relative_words == ("now",)
    assert known.places == ("text", "box")


def test_a_later_pack_wins_over_an_earlier_one(load_text, tmp_path) -> None:
    (tmp_path / "more.toml").write_text('[[service]]\nid = "helpwanted"\nname = "Later"\n')
    settings = load_text('[audit]\npacks = ["nl", "more.toml", "nl"]\n')
    services = {service.id: service for service in settings.knowledge.services}
    assert services["helpwanted"].name == "Later"
    assert len(services) == 47


def test_without_packs_only_the_file_counts(load_text) -> None:
    known = load_text("[audit]\npacks = []\n").knowledge
    assert known.services == ()
    assert known.topics == ()
    assert "youth" in known.audiences
    assert known.places == ("help_block", "text", "one_click", "footer")


def test_a_sites_language_is_the_countrys_first(load_text, tmp_path) -> None:
    (tmp_path / "ours.toml").write_text(PACK)
    assert load_text(USES, site=SITE).sites[0].language == "fr"
    assert load_text('[audit]\npacks = []\nlanguage = "en"\n').sites[0].language == "en"


def test_mistakes_of_pack_and_file_come_together(complaints, tmp_path) -> None:
    (tmp_path / "ours.toml").write_text('[[service]]\nname = "a"\n' + SITE)
    said = complaints(USES + "[crawl]\nmax_pages = 0\n", site=SITE)
    assert said[0].startswith("sites.toml:4: [crawl] max_pages")
    assert said[1].startswith('ours.toml:1: [[service]] "a" lacks "id"')
    assert said[2].startswith("ours.toml:3: this file has no [[site]]")
    assert "a pack brings knowledge only" in said[2]


def test_a_pack_that_is_no_toml_hides_no_mistake_of_the_file(complaints, tmp_path) -> None:
    (tmp_path / "ours.toml").write_text("a = \n")
    said = complaints(
        USES + '[crawl]\nmax_pages = 0\n[[topic]]\nid = "t"\nname = "T"\nneeds.youth = [["x"]]\n',
        site=SITE,
    )
    assert [one.partition(" ")[0] for one in said] == ["sites.toml:4:", "ours.toml:1:5:"]


def test_a_pack_may_name_what_another_brings(load_text, tmp_path) -> None:
    (tmp_path / "more.toml").write_text(
        '[[topic]]\nid = "t"\nname = "T"\nwords = ["t"]\nneeds.youth = [["line"]]\n'
    )
    (tmp_path / "ours.toml").write_text(PACK)
    load_text('[audit]\npacks = ["more.toml", "ours.toml"]\n', site=SITE)


def test_a_file_outside_may_be_a_pack(load_text, tmp_path) -> None:
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs" / "ours.toml").write_text(PACK)
    assert load_text('[audit]\npacks = ["packs/ours.toml"]\n', site=SITE).knowledge.country == "BE"
    whole = tmp_path / "packs" / "ours.toml"
    assert load_text(f'[audit]\npacks = ["{whole}"]\n', site=SITE).knowledge.country == "BE"


def test_a_service_of_the_packs_own_country_is_not_abroad(load_pack) -> None:
    known = load_pack(pack=PACK.replace('name = "Other"', 'name = "Other"\ncountry = "BE"'))
    assert [service.country for service in known.services] == ["", ""]


def test_the_built_in_packs_are_known() -> None:
    assert built_in() == ("ie", "nl")
