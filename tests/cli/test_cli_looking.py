"""`inspect`, `check`, `explain` and `config`, as a new user tries them."""

import json
from pathlib import Path

import pytest
from website import page

PAGE = """<!doctype html><html lang="nl"><head><title>Sextortion \u2013 hulp</title>
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Article",
"datePublished": "2024-03-01", "dateModified": "2025-02-03"}</script></head>
<body><main><h1>Sextortion</h1><p>Word je afgeperst met naaktfoto's? Sextortion is strafbaar. Bel
<a href="https://www.helpwanted.nl/">Helpwanted</a> of kijk <a href="../meer#x">hier</a>.</p>
</main><footer><a href="http://">stuk</a></footer></body></html>"""


@pytest.fixture
def saved(tmp_path):
    (tmp_path / "pagina.html").write_text(PAGE, encoding="utf-8")
    return "pagina.html"


def test_inspect_gives_one_json_object_a_page_as_the_contract_says(ask, saved):
    at = ("--url", "https://voorbeeld.nl/themas/sextortion/")
    ended = ask("inspect", saved, saved, "--json", *at)
    assert ended.code == 0
    first, second = map(json.loads, ended.out.splitlines())
    assert first == second
    assert list(first) == [
        *("source", "url", "title", "language", "dates", "topics", "signposts", "links")
    ]
    assert (first["source"], first["url"]) == (saved, at[1])
    assert (first["title"], first["language"]) == ("Sextortion \u2013 hulp", "nl")
    dates = first["dates"]
    assert (dates["published"], dates["modified"]) == ("2024-03-01", "2025-02-03")
    assert dates["best"] == "2025-02-03"
    assert 0 <= dates["confidence"] <= 1
    for one in dates["evidence"]:
        assert set(one) >= {"source", "kind", "value", "text", "trust"}
        assert one["kind"] in ("published", "modified", "unknown")
    assert first["topics"][0]["id"] == "sextortion"
    assert set(first["topics"][0]) >= {"id", "points", "hits"}
    [post] = [each for each in first["signposts"] if each["by"] == "link"]
    assert post == {"service": "helpwanted", "by": "link", "place": post["place"]}
    assert post["place"] in ("help_block", "text", "one_click", "footer")
    hrefs = {link["href"]: link for link in first["links"]}
    assert hrefs["../meer#x"]["url"] == "https://voorbeeld.nl/themas/meer#x"
    assert hrefs["http://"]["url"] is None
    assert hrefs["http://"]["region"] == "footer"
    assert set(hrefs["http://"]) == {"href", "url", "element", "region", "text"}
    assert hrefs["http://"]["element"] == "a[href]"


def test_inspect_judges_each_file_under_an_address_of_its_own(ask, saved):
    both = ("inspect", "--json", saved, saved, "--url", "https://a.nl/x", "--url", "https://b.nl/y")
    ended = ask(*both)
    assert [json.loads(line)["url"] for line in ended.out.splitlines()] == [both[5], both[7]]
    ended = ask(*both, "--url", "https://c.nl/")
    assert (ended.code, ended.out) == (2, "")
    assert "--url is given 3 times for 2 pages" in ended.err


def test_inspect_shows_the_other_pages_where_one_is_not_there(ask, saved, tmp_path):
    (tmp_path / "map").mkdir()
    ended = ask("inspect", "--json", "weg.html", "nergens", "map", saved)
    assert ended.code == 2
    assert [json.loads(line)["source"] for line in ended.out.splitlines()] == [saved]
    said = ended.err.splitlines()
    assert "there is no file weg.html" in said[0]
    assert "there is no file nergens" in said[1]
    assert "map cannot be read" in said[2]


def test_inspect_reads_a_page_from_a_pipe(started):
    out, _ = started("inspect", "--json", "-", "--url", "https://a.nl/b/").communicate(PAGE)
    seen = json.loads(out)
    assert (seen["source"], seen["url"]) == ("-", "https://a.nl/b/")
    assert seen["title"] == "Sextortion \u2013 hulp"


def test_inspect_tells_a_person_what_it_sees_and_why(ask, saved):
    out = ask("inspect", saved, "--language", "en").out
    assert "date: Last changed 3 February 2025: so says the data for search engines" in out
    assert "Published 1 March 2024, " in out
    assert "topic: Sextortion (blackmail with nudes) (sextortion): " in out
    assert "in the main heading: “" in out


def test_inspect_explains_what_a_page_needs_what_it_shows_and_how_good_that_is(ask, saved):
    told = ask("inspect", saved, "--language", "en").out
    assert "Needed for everyone: " in told
    assert "Found: Helpwanted (as a link" in told
    assert "no phone number to read" in told
    dutch = ask("inspect", saved, "--language", "nl").out
    assert "Nodig voor " in dutch
    assert "onderwerp: Sextortion (chantage met naaktbeelden) (sextortion): " in dutch
    assert "Gevonden: Helpwanted (met een link" in dutch
    (topic,) = json.loads(ask("inspect", saved, "--json").out)["topics"]
    assert (topic["verdict"], "no-phone" in topic["reasons"]) == ("weak", True)
    assert "helpwanted" in topic["needs"][0]


def test_inspect_asks_a_server_and_follows_it(ask, website):
    site = website({"/": PAGE})
    ended = ask("inspect", site.url, f"{site.url}weg", "--json")
    assert ended.code == 3
    assert json.loads(ended.out)["url"] == site.url
    assert "the server answered 404" in ended.err


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("nergens/pagina.html", "there is no file nergens/pagina.html"),
        ("mailto:a@b.nl", "no web address"),
        (".", "cannot be read"),
    ],
)
def test_inspect_of_what_is_no_page_says_so(ask, tmp_path, source, said):
    ended = ask("inspect", source)
    assert ended.code == 2
    assert said in ended.err


def test_inspect_shows_a_hostile_title_without_its_control_signs(ask, tmp_path):
    title = "\x1b]0;owned\x07\x9b31m\u202eback"
    (tmp_path / "x.html").write_text(f"<title>{title}</title><h1>x</h1>", encoding="utf-8")
    out = ask("inspect", "x.html").out
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(out)


def test_check_of_a_folder_names_files_and_keeps_nothing(sicaudit, tmp_path):
    public = tmp_path / "public"
    (public / "over").mkdir(parents=True)
    (public / "index.html").write_text(page("over/", "over/index.html", "weg.html"))
    (public / "over/index.html").write_text(page("/", "team", "/bestand.pdf"))
    (public / "over/team.html").write_text(page("."))
    (public / "404.html").write_text("<h1>Niet gevonden</h1>")
    ended = sicaudit("check", "public", "--language", "en")
    assert ended.returncode == 1
    links = [line for line in ended.stdout.splitlines() if " broken-link: " in line]
    assert len(links) == 2, ended.stdout
    assert "public/weg.html" in ended.stdout
    assert "[public/over/ and 1 more]" in ended.stdout
    assert "127.0.0.1" not in ended.stdout + ended.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["public"]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("public/", "there is no folder public/"),
        ("empty", "holds no index.html"),
        ("page.html", "sicaudit inspect page.html"),
        ("ftp://x.nl/", "no web address"),
    ],
)
def test_check_of_what_is_no_site_says_what_would_be(ask, tmp_path, source, said):
    (tmp_path / "empty").mkdir()
    (tmp_path / "page.html").touch()
    ended = ask("check", source)
    assert ended.code == 2
    assert said in ended.err


CONTRACT_CHECKS = (
    *("broken-link", "broken-resource", "broken-fragment", "invalid-link", "soft-404"),
    *("expired-rule", "expiring-certificate", "wrong-canonical"),  # beyond the contract
    *("hijacked-link", "unverifiable-link", "moved-link", "insecure-link", "dead-video"),
    *("site-unreachable", "stale-page", "undated-page", "contradictory-dates", "past-event"),
    *("superseded-term", "outdated-fact", "missing-signpost", "weak-signpost", "wrong-signpost"),
    *("lost-signpost", "broken-signpost", "far-from-help", "orphan-page"),
)


def test_explain_lists_every_check_of_the_contract(ask):
    listed = [line.split()[0] for line in ask("explain").out.splitlines()]
    assert sorted(listed) == sorted(CONTRACT_CHECKS)


@pytest.mark.parametrize("check", CONTRACT_CHECKS)
def test_explain_tells_why_evidence_and_how_to_mute(ask, check):
    for language in ("en", "nl"):
        ended = ask("explain", check, "--language", language)
        assert ended.code == 0
        for part in ("Why\n", "What to do\n", "Evidence\n", "review accept ID"):
            assert part in ended.out
        assert max(map(len, ended.out.splitlines())) <= 100


def test_explain_of_a_check_there_is_not_names_the_nearest(ask):
    ended = ask("explain", "broken-lnk")
    assert (ended.code, ended.out) == (2, "")
    assert "Did you mean broken-link?" in ended.err


def test_a_starter_is_written_once_and_is_valid(ask, tmp_path):
    made = ask("config", "init")
    assert (made.code, made.out) == (0, "")
    checked = ask("config", "check")
    assert checked.code == 0
    assert "sites.toml: fine." in checked.out
    text = (tmp_path / "sites.toml").read_text()
    again = ask("config", "init")
    assert again.code == 2
    assert "--force" in again.err
    assert (tmp_path / "sites.toml").read_text() == text
    assert ask("config", "init", "no/such/folder.toml").code == 4


def test_a_starter_of_a_pack_is_written_and_can_be_used_as_it_is(ask, tmp_path):
    assert ask("config", "init").code == 0
    made = ask("config", "init", "--pack", "be.toml")
    assert (made.code, made.out) == (0, "")
    assert 'packs = ["be.toml"]' in made.err
    path = tmp_path / "sites.toml"
    path.write_text(path.read_text().replace('packs = ["nl"]', 'packs = ["be.toml"]'))
    checked = ask("config", "check")
    assert (checked.code, checked.err) == (0, "")
    assert "fine. 1 site, 2 services, 1 topic." in checked.out


def test_config_check_names_every_mistake_with_its_line(ask, tmp_path):
    (tmp_path / "sites.toml").write_text('[crawl]\ndelay = "soon"\n[[site]]\nid = "a"\nnam = "A"\n')
    ended = ask("config", "check")
    assert (ended.code, ended.out) == (2, "")
    for place in ("sites.toml:2", "sites.toml:5"):
        assert place in ended.err


def test_config_check_finds_the_file_in_a_folder_above(ask, tmp_path, monkeypatch):
    ask("config", "init")
    (tmp_path / "deep/er").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "deep/er")
    assert str(tmp_path / "sites.toml") in ask("config", "check").out


def test_the_schema_is_json_and_nothing_else(ask):
    schema = json.loads(ask("config", "schema").out)
    assert "site" in schema["properties"]


def test_paths_with_spaces_and_accents_are_fine(ask, tmp_path):
    place = Path("m\u00e9 dia/mijn sites.toml")
    (tmp_path / place.parent).mkdir()
    assert ask("config", "init", place).code == 0
    assert ask("config", "check", "--config", place).code == 0
