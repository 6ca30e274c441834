import json
import pickle
import time
from pathlib import Path

import pytest

from sicaudit.crawl.robots import Robots

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "robots.json").read_text())["cases"]


def robots(text):
    return Robots.from_response(200, text if isinstance(text, bytes) else text.encode())


def allowed(text, url, token="sicaudit"):
    return robots(text).allows(url, token)


@pytest.mark.parametrize("case", VECTORS, ids=lambda case: f"{case['group']}-{case['id']}")
def test_rules_are_read_as_google_reads_them(case):
    assert allowed(case["robots"], case["url"], case["user_agent"]) is case["allowed"]


@pytest.mark.parametrize(
    ("status", "allows", "unreachable"),
    [
        (200, False, False),
        (204, False, False),
        (301, True, False),
        (400, True, False),
        (401, True, False),
        (403, True, False),
        (404, True, False),
        (410, True, False),
        (429, False, True),
        (500, False, True),
        (503, False, True),
        (999, False, True),
        (101, False, True),
        (None, False, True),
    ],
)
def test_the_status_says_whether_there_are_rules_at_all(status, allows, unreachable):
    answer = Robots.from_response(status, b"User-agent: *\nDisallow: /")
    assert answer.allows("https://example.nl/x", "sicaudit") is allows
    assert answer.unreachable is unreachable


def test_robots_txt_itself_may_always_be_fetched():
    assert allowed("User-agent: *\nDisallow: /", "https://example.nl/robots.txt")
    assert Robots.from_response(None, b"").allows("https://example.nl/robots.txt", "sicaudit")


@pytest.mark.parametrize(
    ("rule", "path", "allows"),
    [
        # RFC 9309 2.2.2: letters and digits need no encoding, whoever wrote them so
        ("Disallow: /%7Ejoe", "/~joe/", False),
        ("Disallow: /~joe", "/%7ejoe/", False),
        ("Disallow: /a%2fb", "/a%2Fb", False),
        ("Disallow: /a%2Fb", "/a/b", True),
        ("Disallow: /é", "/%C3%A9", False),
        ("Disallow: /%c3%a9", "/%C3%A9", False),
        ("Disallow: /\udce9", "/%E9", False),
        # 2.2.3: special characters, and how to mean them literally
        ("Disallow: /a*b$", "/axxb", False),
        ("Disallow: /a*b$", "/axxbc", True),
        ("Disallow: /a*b*c", "/a1c2b3c", False),
        ("Disallow: /a*b*c", "/a1c2b3", True),
        ("Disallow: /**a", "/xa", False),
        ("Disallow: /a*a$", "/a", True),
        ("Disallow: /a$b", "/a$b", False),
        ("Disallow: /a$b", "/a", True),
        ("Disallow: /a%2Ab", "/a*b", False),
        ("Disallow: /a%24", "/a$", False),
        ("Disallow: *.pdf$", "/x/y.pdf", False),
        ("Disallow: /*?", "/x?y", False),
        ("Disallow: /?", "?y", False),
        ("Disallow: ?", "/?y", True),
        ("Disallow:", "/x", True),
        ("Disallow: /x # why", "/x", False),
        ("Disallow: #/x", "/x", True),
        ("Disallow /x", "/x", False),
        ("Disallow /x y", "/x", True),
        ("disalow : /x", "/x", False),
        ("Noindex: /x", "/x", True),
        ("Disallow: x", "/x", True),
        ("Disallow: https://example.nl/x", "/x", True),
    ],
)
def test_one_rule_holds_for_the_paths_it_means(rule, path, allows):
    text = f"User-agent: *\n{rule}\n".encode(errors="surrogateescape")
    assert allowed(text, f"https://example.nl{path}") is allows


@pytest.mark.parametrize(
    "line", ["*", "Sicaudit", "SICAUDIT/2.0 (+https://example.org)", "sicaudit other", "* other"]
)
def test_our_name_is_known_however_it_is_written(line):
    assert not allowed(f"User-agent: {line}\nDisallow: /", "https://example.nl/x")


@pytest.mark.parametrize("line", ["sic", "sicauditor", "mysicaudit", "sicaudit-x", "", "*x", "1"])
def test_other_names_are_not_ours(line):
    assert allowed(f"User-agent: {line}\nDisallow: /", "https://example.nl/x")


def test_groups_of_one_agent_count_as_one_and_hide_those_for_anybody():
    text = (
        "User-agent: sicaudit\nDisallow: /a\n"
        "User-agent: *\nDisallow: /\n"
        "User-agent: other\nUser-agent: sicaudit\n\nSitemap: /s.xml\nDisallow: /b\n"
    )
    paths = {path: allowed(text, f"https://example.nl{path}") for path in ("/a", "/b", "/c")}
    assert paths == {"/a": False, "/b": False, "/c": True}
    assert not allowed(text, "https://example.nl/c", "unknown")


def test_rules_before_any_agent_hold_for_nobody():
    assert allowed("Disallow: /\nUser-agent: *\nDisallow: /x", "https://example.nl/y")


@pytest.mark.parametrize(
    ("text", "delay"),
    [
        ("User-agent: *\nCrawl-delay: 10", 10),
        ("User-agent: *\nCrawl-Delay: 0.5 # s", 0.5),
        ("User-agent: *\nCrawl-delay: .5\nCrawl-delay: 2.", 2),
        ("User-agent: *\nCrawl-delay: 9\nUser-agent: sicaudit\nCrawl-delay: 1", 1),
        ("User-agent: *\nCrawl-delay: 9\nUser-agent: sicaudit\nDisallow:", None),
        ("User-agent: *\nUser-agent: sicaudit\nCrawl-delay: 9", 9),
        ("User-agent: *\nCrawl-delay: 9\n\nUser-agent: sicaudit\nDisallow: /x", None),
        ("User-agent: other\nCrawl-delay: 9", None),
        ("Crawl-delay: 9", None),
        ("User-agent: *\nCrawl-delay: -1", None),
        ("User-agent: *\nCrawl-delay: 1e9", None),
        ("User-agent: *\nCrawl-delay: nan", None),
        ("User-agent: *\nCrawl-delay: inf", None),
        ("User-agent: *\nCrawl-delay: 1_0", None),
        ("User-agent: *\nCrawl-delay: ٣", None),
        ("User-agent: *\nCrawl-delay:", None),
        (f"User-agent: *\nCrawl-delay: {'9' * 5000}", None),
        ("", None),
    ],
)
def test_the_rest_asked_for_is_read(text, delay):
    assert robots(text).crawl_delay("sicaudit") == delay


def test_a_rest_for_anybody_does_not_merge_the_group_below_it():
    text = "User-agent: *\nCrawl-delay: 10\n\nUser-agent: BadBot\nDisallow: /"
    assert allowed(text, "https://example.nl/x")


def test_sitemaps_are_given_as_written_wherever_they_stand():
    text = (
        "\ufeffSitemap: https://example.nl/a.xml\r\nUser-agent: *\rSITEMAP:/b.xml#x\nDisallow: /\n"
        "sitemap:\nSite-map: https://example.nl/a.xml\nSitemap /c.xml"
    )
    found = robots(text)
    assert found.sitemaps == ("https://example.nl/a.xml", "/b.xml", "/c.xml")
    assert not found.allows("https://example.nl/x", "sicaudit")


def test_a_web_page_in_its_place_holds_no_rules():
    page = b"\xef\xbb\xbf \n<!DOCTYPE html><pre>\nUser-agent: *\nDisallow: /\n</pre>"
    found = robots(page)
    assert found.html
    assert found.allows("https://example.nl/x", "sicaudit")


def test_only_the_first_500_kib_count_and_only_whole_lines():
    start = b"User-agent: *\nDisallow: /a\n"
    filler = b"#" * (500 * 1024 - len(start) - 16) + b"\n"
    text = start + filler + b"Disallow: /bcdefghij\nDisallow: /k\n"
    assert not allowed(text, "https://example.nl/a")
    assert allowed(text, "https://example.nl/bcdefghij")
    assert allowed(text, "https://example.nl/k")
    assert robots(b"Disallow: " + b"/" * 600_000).sitemaps == ()


@pytest.mark.parametrize(
    "body", [b"\0" * 1000, bytes(range(256)) * 4, b"\xff\xfeU\0s\0e\0r\0", b":\n" * 9]
)
def test_rubbish_holds_no_rules(body):
    assert robots(body).allows("https://example.nl/x", "sicaudit")


HOSTILE = {
    "short rules": b"user-agent:*\n" + b"disallow:/b\n" * 60_000,
    "wildcards": b"user-agent:*\n" + b"disallow:/*a*a*b\n" * 60_000,
    "one long wildcard": b"user-agent:*\n" + (b"disallow:/" + b"*a" * 8000 + b"b\n") * 40,
    "many agents": b"user-agent:*\nuser-agent:x\n" * 9_000 + b"disallow:/x\n" * 60_000,
    "many groups": b"user-agent:*\ndisallow:/x\n" * 60_000,
    "no lines": b"\n" * 600_000,
    "percents": b"user-agent:*\n" + (b"disallow:/" + b"%62" * 5000 + b"\n") * 60,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_take_no_time(name):
    began = time.process_time()
    found = robots(HOSTILE[name])
    assert found.allows("https://example.nl/" + "a" * 2000, "sicaudit")
    assert time.process_time() - began < 2


def test_rules_can_be_sent_to_another_process():
    found = pickle.loads(pickle.dumps(robots("User-agent: *\nDisallow: /x")))
    assert not found.allows("https://example.nl/x", "sicaudit")
