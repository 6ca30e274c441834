import re
from pathlib import Path

import pytest

from sicaudit.config import load
from sicaudit.errors import ConfigError

NO_PACKS = "[audit]\npacks = []\n"
SITE_AND = '[[site]]\nid = "a"\nname = "A"\nurl = "https://a.nl/"\n'
REVIEWER = SITE_AND + '[[reviewer]]\nid = "anna"\nname = "Anna"\n'
TOPIC = SITE_AND + '[[topic]]\nid = "t"\nname = "T"\nwords = ["w"]\n'
SERVICE = SITE_AND + '[[service]]\nid = "s"\nname = "S"\n'

CASES = [
    ('colour = "red"', 1, ['this file has no "colour"', "known are: "]),
    ("[link]\nexternal = true", 1, ["no [link]", "did you mean [links]?"]),
    ('[[sites]]\nid = "a"', 1, ["no [[sites]]", "did you mean [[site]]?"]),
    ('[crawl]\n\ndealy = "1s"', 3, ["[crawl]", '"dealy"', 'did you mean "delay"?', '"0.2s"']),
    ("[crawl]\nretries = 2", 2, ["it belongs in [links]", "retries = 2"]),
    ("[crawl]\nx = 1\ndelay = 1", 2, ['no "x"', "known are: concurrency, delay"]),
    ('[crawl]\ndelay = "fast"', 2, ['"fast" is not a length of time', 'delay = "0.2s"']),
    ("[crawl]\ndelay = -1", 2, ["out of reach"]),
    ("[crawl]\ntimeout = 0", 2, ["too short", 'timeout = "30s"']),
    ('[crawl]\nmax_bytes = "10 apples"', 2, ["is not a size", 'max_bytes = "10MB"']),
    ('[crawl]\nmax_pages = "5"', 2, ["is text; a whole number", "max_pages = 50000"]),
    ("[crawl]\nmax_pages = 1.5", 2, ["1.5 is a number; a whole number"]),
    ("[crawl]\nmax_pages = true", 2, ["true is a yes or no; a whole number"]),
    ("[crawl]\nmax_pages = 0", 2, ["0 is too small: at least 1"]),
    ("[crawl]\nconcurrency = 5000", 2, ["5000 is too large: at most 1000"]),
    ('[crawl]\nsitemaps = "yes"', 2, ["true or false, without quotes", "sitemaps = true"]),
    ('[crawl]\ninclude = "/a"', 2, ["a list in [ ] is needed"]),
    ('[crawl]\nexclude = [\n"/a/*",\n"zoeken",\n]', 4, ['"zoeken" fits no address']),
    ('[crawl]\ncontact = "me"', 2, ["neither an e-mail address nor a web address"]),
    ('[crawl]\nuser_agent = "bot \\n x"', 2, ["line break"]),
    ('[crawl]\nuser_agent = "böt"', 2, ["ASCII"]),
    ('[crawl]\naccept_languages = ["dutch"]', 2, ["no language tag"]),
    ("[[crawl]]\ndelay = 1", 1, ["single brackets, [crawl]"]),
    ('[audit]\nlanguage = "de"', 2, ["not possible", "known are: nl, en"]),
    ("[audit]\nkeep_runs = 0", 2, ["too small"]),
    ('[audit]\npacks = "nl"', 2, ["a list in [ ] is needed", 'packs = ["nl"]']),
    ('[audit]\npacks = [\n  "nll"]', 3, ["neither a built-in pack (ie, nl)", 'did you mean "nl"?']),
    ('[links]\naccept = ["20x"]', 2, ["no HTTP status"]),
    ("[links]\naccept = [20]", 2, ["no HTTP status"]),
    ('[links]\naccept = ["299..200"]', 2, ["backwards"]),
    ("[links]\naccept = 200", 2, ["not a list of statuses"]),
    ('[[links.rule]]\ntreat = "ignore"', 1, ['lacks "match"', "linkedin"]),
    ('[[links.rule]]\nmatch = "https://b.nl/*"', 1, ["does nothing"]),
    ('[[links.rule]]\nmatch="/*"\ntreat = "ignored"', 3, ['did you mean "ignore"?']),
    ('[[links.rule]]\nmatch="/*"\ntreat="ignore"\nuntil = "2027-01-01"', 4, ["a date without"]),
    ('[[links.rule]]\nmatch="/*"\ntreat="ignore"\nuntil = 2027-01-01T00:00:00', 4, ["with a time"]),
    ("[freshness]\nreview_after = 12", 2, ["has no unit", 'review_after = "12 months"']),
    ('[freshness]\ntolerance = "never"', 2, ["is not a period"]),
    ('[site]\nid = "a"', 1, ["double brackets, [[site]]"]),
    ('[[site]]\nid = "a"\nname = "A"', 1, ['[[site]] "a" lacks "url"', 'url = "https://']),
    ('[[site]]\nname = "A"\nurl = "https://a.nl/"', 1, ['lacks "id"']),
    ('[[site]]\nid = "A b"\nname = "A"\nurl = "https://a.nl"', 2, ["small letters, digits"]),
    ('[[site]]\nid = "a"\nname = " "\nurl = "https://a.nl"', 3, ["is empty"]),
    ('[[site]]\nid = "a"\nname = "A"\nurl = "www.a.nl"', 4, ["must begin with https://"]),
    ('[[site]]\nid = "a"\nname = "A"\nurl = "/hulp/"', 4, ["must begin with https://"]),
    ('[[site]]\nid = "a"\nname = "A"\nurl = "https://a b/"', 4, ["nothing can be reached"]),
    ('[[site]]\nid = "a"\nname = "A"\nurl = "https://a.nl:99999/"', 4, ["nothing can be reached"]),
    (SITE_AND + 'also = ["https://b.nl/", "ftp://c.nl"]', 5, ["must begin with https://"]),
    (SITE_AND + 'audience = ["techer"]', 5, ['no audience known here; did you mean "teacher"?']),
    (SITE_AND + "audience = []", 5, ["this is empty"]),
    (SITE_AND + 'help_page = "hulp"', 5, ["must begin with https://"]),
    (SITE_AND + SITE_AND, 6, ['[[site]] "a" stands in line 2 already']),
    (SITE_AND + "[[site.section]]\nname = ''", 6, ["is empty", 'name = "News"']),
    ('[[links.rule]]\nmatch = "linkedin"\ntreat = "ignore"', 2, ["or name a host"]),
    (SITE_AND + '[[site.section]]\nname="n"\npaths = []', 7, ["this is empty"]),
    (SITE_AND + '[[site.section]]\nname="n"\npaths = ["nieuws"]', 7, ['begin with "/"']),
    (SITE_AND + '[[site.section]]\nname="n"\nplace = "helpblock"', 7, ['mean "help_block"?']),
    (SITE_AND + '[[site.section]]\nname="n"\nreview_after = "nevr"', 7, ["is not a period"]),
    (SITE_AND + '[[site.sections]]\nname="n"', 5, ["did you mean [[site.section]]?"]),
    (SITE_AND + "[site.crawl]\ndelai = 1", 6, ['did you mean "delay"?']),
    (SITE_AND + 'crawl = { delay = "x" }', 5, ["not a length of time"]),
    (SITE_AND + 'crawl.delay = "x"', 5, ["not a length of time"]),
    (REVIEWER + 'email = "anna"', 8, ["no e-mail address"]),
    (REVIEWER + 'sites = ["b"]', 8, ['"b" is no site known here']),
    (REVIEWER + 'checks = ["stale-pages"]', 8, ['did you mean "stale-page"?']),
    (REVIEWER + '[[reviewer]]\nid = "anna"\nname = "B"', 9, ["stands in line 6 already"]),
    (SERVICE + 'hosts = ["https://s.nl/"]', 8, ["no host name"]),
    (SERVICE + 'hosts = ["s.nl:0"]', 8, ["no possible port"]),
    (SERVICE + 'for = ["yuoth"]', 8, ['did you mean "youth"?']),
    (SERVICE + 'status = "sure"', 8, ["no status known here"]),
    (TOPIC + 'severity = "hgih"', 9, ['did you mean "high"?']),
    (TOPIC + 'not = ["*"]', 9, ["is no word"]),
    (TOPIC + 'show = ["fone"]', 9, ['did you mean "phone"?']),
    (TOPIC + 'never_only = ["s"]', 9, ['"s" is no service known here']),
    (TOPIC + 'place = "menu"', 9, ["no place known here"]),
    (TOPIC + '[topic.needs]\nyouth = [["s"]]', 10, ['"s" is no service known here']),
    (TOPIC + "[topic.needs]\nyuoth = []", 10, ['"yuoth" is no audience', 'mean "youth"?']),
    (TOPIC + '[topic.needs]\nyouth = ["s"]', 10, ["a list in [ ]", '[["helpline"]']),
    (TOPIC + "[topic.needs]\nyouth = [[]]", 10, ["this is empty"]),
    (SITE_AND + '[[fact]]\nid = "f"\nkind = "fon"', 7, ["known are: phone, hours"]),
    (SITE_AND + '[[superseded]]\nnew = "a"', 5, ['lacks "old"']),
    (SITE_AND + '[[superseded]]\nold = "a"\nsince = 2020', 7, ["a date without quotes"]),
    (SITE_AND + '[meta]\ncountry = "nl"', 6, ["two capital letters"]),
    (SITE_AND + "[scoring]\ntitle = -1", 6, ["too small"]),
    (SITE_AND + "[places]", 5, ["this is empty"]),
    (SITE_AND + "[audiences]\nyouth = 5", 6, ["text in quotes"]),
]


@pytest.mark.parametrize(("text", "line", "words"), CASES, ids=[case[0][:60] for case in CASES])
def test_a_mistake_is_named_with_its_line(complaints, text, line, words) -> None:
    site = "" if "[site]" in text or "[[site]]" in text else SITE_AND
    said = complaints(text, site=f"\n{site}{'' if '[audit]' in text else NO_PACKS}")
    here = [one for one in said if one.startswith(f"sites.toml:{line}: ")]
    assert any(all(word in one for word in words) for one in here), said


def test_all_mistakes_come_at_once_in_the_order_of_the_file(complaints) -> None:
    said = complaints(
        """\
[audit]
packs = ["nowhere", "nl"]
[crawl]
dealy = "1s"
headers = { Authorization = "Bearer s3cret", X-One = "${MISSING}" }
[[site]]
id = "a"
name = "A"
url = "a.nl"
[[site]]
id = "a"
name = 5
url = "https://b.nl/"
[[reviewer]]
id = "r"
name = "R"
checks = ["nothing"]
sites = ["c"]
""",
        site="",
    )
    lines = [int(re.match(r"sites\.toml:(\d+): ", one)[1]) for one in said]
    assert lines == [2, 4, 5, 5, 9, 11, 12, 17, 18]


def test_an_empty_file_is_told_what_it_needs(complaints) -> None:
    (said,) = complaints("", site="")
    assert said.startswith("sites.toml:1: there is no [[site]] yet")


SYNTAX = [
    ('name = "Foo', 1, "lacks its closing quote"),
    ("[crawl\ndelay = 1", 1, "bracket is missing"),
    ("[[site]\nid = 1", 1, "brackets are missing"),
    ("[crawl]\ndelay", 2, "followed by ="),
    ("[crawl]\nname = nl", 2, "not a value"),
    ("[crawl]\nsitemaps = True", 2, "small letters"),
    ("[crawl]\nname = “nl”", 2, "curly quotes"),
    ("[crawl]\n“name” = 1", 2, "curly quotes"),
    ("[crawl]\na = 1\na = 2", 3, "has a value already (line 2)"),
    ("[crawl]\n[links]\n\n[crawl]", 4, "a second time (line 1)"),
    ('x = ["a" "b"]', 1, "comma"),
    ("x = [\n1,\n2", 3, "closing ]"),
    ("x = {a = 1", 1, "closing }"),
    ("x = 1 y = 2", 1, "one key a line"),
    ("x = 2027-02-30", 1, "no such date"),
    ('x = "C:\\sites"', 1, "single quotes"),
    ("x = {a = 1}\nx.b = 1", 2, "in that one place"),
    ('x = "a\x01"', 1, "control character"),
    ("!", 1, "begins with a key"),
    ("x = " + "9" * 5000, 1, "far too long"),
]


@pytest.mark.parametrize(("text", "line", "words"), SYNTAX)
def test_what_is_not_toml_is_explained_in_plain_words(complaints, text, line, words) -> None:
    (said,) = complaints(text, site="")
    assert re.match(rf"sites\.toml:{line}:(\d+:)? ", said)
    assert words in said


def test_a_syntax_error_has_its_column(complaints) -> None:
    (said,) = complaints("[crawl]\ndelay = fast", site="")
    assert said.startswith("sites.toml:2:9: ")


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "sites.toml"
    text = '[audit]\r\npacks = []\r\n[[site]]\r\nid = "A"\r\nname = "A"\r\nurl = "https://a.nl"\r\n'
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    with pytest.raises(ConfigError, match=r"^sites\.toml:4: "):
        load(path, environment={})


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("[audit]".encode("utf-16"), "sites.toml:1: is written in UTF-16"),
        (b"# ok\n# caf\xe9", "sites.toml:2: is not UTF-8 here"),
    ],
)
def test_another_encoding_is_named(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "sites.toml"
    path.write_bytes(content)
    with pytest.raises(ConfigError) as caught:
        load(path, environment={})
    assert words in str(caught.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="there is no such file"):
        load(tmp_path / "sites.toml")
    with pytest.raises(ConfigError, match="is a folder"):
        load(tmp_path)


def test_nothing_in_a_message_steers_the_terminal(complaints) -> None:
    (said,) = complaints('[audit]\npacks = []\nlanguage = "\\u001b[31m\\u202ered"\n')
    assert said.isprintable()


def test_long_values_are_cut(complaints) -> None:
    (said,) = complaints(f'[audit]\npacks = []\nlanguage = "{"x" * 9000}"\n')
    assert len(said) < 250


def test_thousands_of_mistakes_are_counted_and_not_all_shown(complaints) -> None:
    said = complaints("[audit]\npacks = []\n" + '[[site]]\nid = "a"\n' * 2000, site="")
    assert said[-1].endswith("more mistakes")
    assert len(said) == 201


def test_of_very_many_mistakes_the_first_lines_are_explained(complaints) -> None:
    said = complaints("colour = 1\n[audit]\npacks = []\n" + '[[site]]\nid = "a"\n' * 300, site="")
    assert said[0].startswith('sites.toml:1: this file has no "colour"')
    assert "; for example: " in said[199]
