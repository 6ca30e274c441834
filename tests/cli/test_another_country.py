"""The real command on a made-up Irish site, with the Irish pack: nothing in the code is Dutch."""

import json

import pytest
from commands import findings_in

HELP = (
    '<section class="help"><h2>Get help</h2><p>Call <a href="https://www.childline.ie/">Childline'
    "</a> on 1800 66 66 66, day and night.</p></section>"
)


def bullied(where):
    """Say what a page is about, in its own words: what all pages say is their site's template."""
    return f"<h1>Bullied {where}</h1><p>Is someone bullying you {where}? Mean messages hurt.</p>"


PAGES = {
    "good": bullied("online") + HELP,
    "nothing": bullied("in a game"),
    "british": bullied("in a group chat")
    + "<h2>Get help</h2><p>Call NSPCC Childline on 0800 1111.</p>",
    "slip": bullied("at school") + "<h2>Get help</h2><p>Childline: 1800 666 111</p>",
    "european": bullied("by classmates")
    + "<h2>Get help</h2><p>Call Childline on 116 111, free.</p>",
    "life": "<h1>After a death</h1><p>When somebody died by suicide, a class falls silent.</p>",
    "old": "<h1>Who listens</h1><p>Call the Samaritans on 1850 60 90 90.</p>",
    "report": "<h1>Report it</h1><p>In danger? An Garda Síochána: 999 or 112.</p>",
    "lessons": "<h1>Lessons</h1><p>Made by PDST Technology in Education.</p>",
    "dogs": "<h1>Grooming tips</h1><p>Grooming your dog: brush the coat of dogs daily.</p>",
    "film": "<h1>Films</h1><p>Suicide Squad is on again. A tip: cyber threats to firms.</p>",
}
SITES = """
[audit]
packs = ["ie"]
language = "en"
[crawl]
delay = "0s"
[links]
external = false
[[site]]
id = "youth"
name = "Made-up youth site"
url = "{url}"
audience = ["youth"]
  [[site.section]]
  name = "All"
  kind = "information"
  review_after = "never"
"""


@pytest.fixture
def found(sicaudit, website, tmp_path):
    """Audit the site; gives the checks and reasons that each page has, dates left aside."""
    links = "".join(f'<li><a href="/{name}">{name}</a>' for name in PAGES)
    site = website(
        {"/": f"<title>Home</title><ul>{links}</ul>"}
        | {f"/{name}": f"<html lang=en><title>{name}</title><main>{PAGES[name]}" for name in PAGES}
    )
    (tmp_path / "sites.toml").write_text(SITES.format(url=site.url), encoding="utf-8")
    checked = sicaudit("config", "check")
    assert (checked.returncode, checked.stderr) == (0, "")
    ended = sicaudit("audit", "--fail-on", "never")
    assert ended.returncode == 0, ended.stderr
    pages: dict[str, set[str]] = {}
    for finding in findings_in(tmp_path / "reports"):
        if finding["check"] != "undated-page":
            name = finding["pages"][0]["url"].rpartition("/")[2]
            why = finding["evidence"].get("why") or ""
            pages.setdefault(name, set()).add(f"{finding['check']} {why}".strip())
    return pages


def test_each_fault_is_found_by_what_the_irish_pack_knows(found):
    assert found == {
        "nothing": {"missing-signpost"},
        "british": {"wrong-signpost other-country"},
        "slip": {"wrong-signpost wrong-number"},
        "life": {"missing-signpost"},
        "old": {"outdated-fact old-number"},
        "lessons": {"superseded-term"},
    }


def test_a_page_is_inspected_by_a_foreign_pack_without_a_configuration(ask, tmp_path):
    (tmp_path / "page.html").write_text(f"<html lang=en>{PAGES['slip']}", encoding="utf-8")
    seen = ask("inspect", "--pack", "ie", "--language", "en", "page.html")
    assert "the number is not that of this service" in seen.out
    assert "the number is not" not in ask("inspect", "--language", "en", "page.html").out


@pytest.mark.parametrize(
    ("address", "service"),
    [
        ("https://www.site.ie/hit-at-home/", "Childline"),
        ("https://www.site.nl/hit-at-home/", "Kindertelefoon"),
        ("https://www.site.be/hit-at-home/", "Kindertelefoon"),
    ],
)
def test_without_a_configuration_the_domain_says_which_country_it_is(
    ask, tmp_path, address, service
):
    (tmp_path / "page.html").write_text(
        '<html lang=en><p>Call <a href="https://www.childline.ie/">Childline</a>, or in the '
        'Netherlands the <a href="https://www.kindertelefoon.nl/">Kindertelefoon</a>.'
    )
    seen = ask("inspect", "--json", "--url", address, "page.html")
    names = {"childline": "Childline", "kindertelefoon": "Kindertelefoon"}
    found = {names.get(post["service"]) for post in json.loads(seen.out)["signposts"]} - {None}
    assert found == {service}


def test_a_pack_that_is_not_there_is_named_as_it_was_asked_for(ask, tmp_path):
    (tmp_path / "page.html").write_text("<p>Hello", encoding="utf-8")
    seen = ask("inspect", "--pack", "iee", "page.html")
    assert (seen.code, seen.out) == (2, "")
    assert "--pack iee: there is no such file, and no such built-in pack (ie, nl)" in seen.err
