import pickle
from datetime import date

import pytest

from sicaudit.config.vocabulary import REST
from sicaudit.model.settings import Settings
from sicaudit.model.site import Freshness, LinkManners, Manners, Period, Reviewer

NO_PACKS = "[audit]\npacks = []\n"


def site(**keys: str) -> str:
    rows = {"id": '"a"', "name": '"A"', "url": '"https://a.nl/"', **keys}
    return "[[site]]\n" + "".join(f"{key} = {value}\n" for key, value in rows.items())


def section(**keys: str) -> str:
    rows = "".join(f"{key} = {value}\n" for key, value in {"name": '"S"', **keys}.items())
    return f"[[site.section]]\n{rows}"


def test_a_site_with_id_name_and_url_is_enough(load_text, tmp_path) -> None:
    settings = load_text(NO_PACKS)
    assert settings.path == tmp_path / "sites.toml"
    assert settings.crawl == Manners()
    assert settings.links == LinkManners()
    assert settings.freshness == Freshness()
    (only,) = settings.sites
    assert only.crawl == Manners()
    assert only.audience == ("public",)
    assert only.language == "nl"
    assert only.signposts
    (rest,) = only.sections
    assert rest.paths == ("/*",)
    assert rest.review_after == Period(months=24)
    assert rest.audience == ("public",)


def test_only_a_site_must_be_named(load_text) -> None:
    settings = load_text(
        NO_PACKS
        + '[[reviewer]]\nid = "anna"\n[[service]]\nid = "lijn"\n[[topic]]\nid = "pesten"\n',
        site=site() + '[[site.section]]\npaths = ["/nieuws/*", "/blog/*"]\n',
    )
    assert settings.reviewers == (Reviewer(id="anna", name="anna"),)
    assert [service.name for service in settings.knowledge.services] == ["lijn"]
    assert [topic.name for topic in settings.knowledge.topics] == ["pesten"]
    assert settings.sites[0].sections[0].name == "/nieuws/*, /blog/*"


@pytest.mark.parametrize("host", ["www.linkedin.com", "*.linkedin.com", "127.0.0.1:8405"])
def test_a_rule_and_an_exclusion_may_name_a_host(load_text, host) -> None:
    rule = f'[[links.rule]]\nmatch = "{host}"\ntreat = "ignore"\n'
    links = load_text(f'{NO_PACKS}[links]\nexclude = ["{host}"]\n{rule}').links
    assert links.exclude == (host,)
    assert links.rules[0].match == host


def test_the_dutch_pack_is_used_where_the_file_names_none(load_text) -> None:
    assert len(load_text("").knowledge.services) == 47


def test_settings_may_travel_to_another_process(load_text) -> None:
    settings = load_text('[crawl]\nheaders.X-Team = "web"\n')
    assert pickle.loads(pickle.dumps(settings)) == settings


@pytest.mark.parametrize(
    ("written", "serialised"),
    [
        ("https://A.nl", "https://a.nl/"),
        ("HTTPS://a.nl:443/x/../y", "https://a.nl/y"),
        ("http://a.nl:8080", "http://a.nl:8080/"),
        ("https://münchen.example/ä", "https://xn--mnchen-3ya.example/%C3%A4"),
        (" https://a.nl/#top ", "https://a.nl/"),
        ("http://127.0.0.1:8405", "http://127.0.0.1:8405/"),
    ],
)
def test_addresses_are_serialised_as_browsers_do(load_text, written, serialised) -> None:
    settings = load_text(NO_PACKS, site=site(url=f'"{written}"', also=f'["{written}"]'))
    assert settings.sites[0].url == serialised
    assert settings.sites[0].also == (serialised,)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("", None),
        ("/hulp/", "https://a.nl/hulp/"),
        ("https://a.nl/hulp", "https://a.nl/hulp"),
    ],
)
def test_a_help_page_may_be_a_path(load_text, written, meant) -> None:
    settings = load_text(NO_PACKS, site=site(help_page=f'"{written}"'))
    assert settings.sites[0].help_page == meant


def test_all_of_crawl_is_read(load_text) -> None:
    settings = load_text(
        NO_PACKS
        + """\
[crawl]
concurrency = 3
delay = "500ms"
timeout = 10
max_pages = 7
max_depth = 4
max_bytes = "512 KB"
respect_robots = false
sitemaps = false
include = ["/a/*"]
exclude = ["*?b=*"]
accept_languages = ["nl", "en-GB"]
user_agent = "bot"
contact = "web@example.nl"
allow_private = true
"""
    )
    assert settings.crawl == Manners(
        concurrency=3,
        delay=0.5,
        timeout=10,
        max_pages=7,
        max_depth=4,
        max_bytes=512_000,
        respect_robots=False,
        sitemaps=False,
        include=("/a/*",),
        exclude=("*?b=*",),
        accept_languages=("nl", "en-GB"),
        user_agent="bot",
        contact="web@example.nl",
        allow_private=True,
    )


def test_all_of_links_is_read(load_text) -> None:
    settings = load_text(
        NO_PACKS
        + """\
[links]
external = false
concurrency = 1
delay = 1
timeout = "5s"
retries = 0
accept = [403, "200..202", "500..=501", 999]
exclude = ["https://x.com/*"]
allow_private = true
[[links.rule]]
match = "https://b.nl/*"
treat = "unverifiable"
accept = [429]
reason = "because"
until = 2027-01-01
"""
    )
    links = settings.links
    assert links.accept == (403, 200, 201, 202, 500, 501, 999)
    assert (links.external, links.concurrency, links.delay, links.timeout) == (False, 1, 1.0, 5.0)
    assert (links.retries, links.exclude, links.allow_private) == (0, ("https://x.com/*",), True)
    (rule,) = links.rules
    assert (rule.treat, rule.accept, rule.until) == ("unverifiable", (429,), date(2027, 1, 1))


def test_a_site_overrides_key_by_key(load_text) -> None:
    settings = load_text(
        NO_PACKS + '[crawl]\ndelay = "1s"\nmax_pages = 9\n[links]\nretries = 1\n',
        site=site()
        + '[site.crawl]\ndelay = "3s"\n[site.links]\ndelay = "4s"\n'
        + site(id='"b"', url='"https://b.nl/"'),
    )
    first, second = settings.sites
    assert (first.crawl.delay, first.crawl.max_pages) == (3, 9)
    assert (second.crawl.delay, second.crawl.max_pages) == (1, 9)
    assert (first.links.delay, first.links.retries) == (4, 1)
    assert (second.links.delay, second.links.retries) == (0.5, 1)


def test_a_site_may_give_back_a_default(load_text) -> None:
    settings = load_text(
        NO_PACKS + "[crawl]\nsitemaps = false\nexclude = ['/a']\n",
        site=site() + "[site.crawl]\nsitemaps = true\nexclude = []\n",
    )
    assert settings.sites[0].crawl.sitemaps
    assert settings.sites[0].crawl.exclude == ()


def test_a_sites_own_rules_are_asked_first(load_text) -> None:
    settings = load_text(
        NO_PACKS + '[[links.rule]]\nmatch = "https://b.nl/*"\ntreat = "ignore"\n',
        site=site() + '[[site.links.rule]]\nmatch = "https://b.nl/x"\naccept = [404]\n',
    )
    assert [rule.match for rule in settings.sites[0].links.rules] == [
        "https://b.nl/x",
        "https://b.nl/*",
    ]
    assert len(settings.links.rules) == 1


@pytest.mark.parametrize("table", ["audit", "crawl"])
def test_who_we_are_may_stand_in_audit_or_crawl(load_text, table) -> None:
    packs = "packs = []\n" if table == "audit" else ""
    settings = load_text(
        f'[{table}]\n{packs}user_agent = "bot"\ncontact = "https://example.nl/bot"\n',
        site=site() + '[site.crawl]\nuser_agent = "other"\n',
    )
    assert (settings.user_agent, settings.contact) == ("bot", "https://example.nl/bot")
    assert settings.crawl.user_agent == "bot"
    assert settings.sites[0].crawl.user_agent == "other"
    assert settings.sites[0].crawl.contact == "https://example.nl/bot"


def test_a_section_inherits_from_its_site(load_text) -> None:
    settings = load_text(
        NO_PACKS + '[freshness]\nreview_after = "6 months"\ntolerance = "2 weeks"\n',
        site=site(audience='["youth"]', language='"en"', owner='"anna"')
        + section(paths='["/a/*"]')
        + section(
            name='"own"',
            paths='["/b/*"]',
            audience='["child"]',
            language='"nl"',
            owner='"ben"',
            review_after='"never"',
            kind='"news"',
            place='"footer"',
            topics="false",
        ),
    )
    assert settings.freshness.tolerance == Period(days=14)
    heir, own, rest = settings.sites[0].sections
    assert (heir.audience, heir.language, heir.owner) == (("youth",), "en", "anna")
    assert heir.review_after == rest.review_after == Period(months=6)
    assert (own.audience, own.language, own.owner) == (("child",), "nl", "ben")
    assert own.review_after is None
    assert (own.kind, own.place, own.topics) == ("news", "footer", False)
    assert (heir.kind, heir.place, heir.topics) == ("information", None, True)
    assert rest.paths == ("/*",)
    assert (rest.audience, rest.language, rest.owner) == (("youth",), "en", "anna")


def test_a_site_may_have_a_review_period_of_its_own(load_text) -> None:
    settings = load_text(
        NO_PACKS,
        site=site(review_after='"3 months"')
        + section()
        + site(id='"b"', url='"https://b.nl/"', review_after='"never"'),
    )
    assert settings.sites[0].sections[0].review_after == Period(months=3)
    assert settings.sites[1].sections[0].review_after is None


def periods(settings) -> dict[str, Period | None]:
    return {section.name: section.review_after for section in settings.sites[0].sections}


def kinds(*names: str) -> str:
    return "".join(
        section(name=f'"{name}"', paths=f'["/{name}/*"]', kind=f'"{name}"') for name in names
    )


def test_a_section_without_a_period_has_that_of_its_kind(load_text) -> None:
    names = ("help", "how-to", "dossier", "dictionary", "news", "about")
    settings = load_text(NO_PACKS, site=site() + kinds(*names))
    assert periods(settings) == {
        "help": Period(months=3),
        "how-to": Period(months=6),
        "dossier": Period(months=12),
        "dictionary": Period(months=24),
        "news": None,
        "about": Period(months=24),
        REST: Period(months=24),
    }


def test_kinds_and_audiences_have_the_periods_that_the_file_gives_them(load_text) -> None:
    freshness = '[freshness]\nkinds = { news = "1 year", about = "never" }\n'
    freshness += 'audiences = { child = "2 months", parent = "20 months" }\n'
    settings = load_text(
        NO_PACKS + freshness, site=site(audience='["child", "parent"]') + kinds("news", "about")
    )
    assert periods(settings) == {
        "news": Period(months=2),
        "about": None,
        REST: Period(months=2),
    }


def test_who_owns_a_section_or_looks_after_its_site_may_have_a_pace_of_their_own(load_text) -> None:
    reviewers = '[[reviewer]]\nid = "anna"\nname = "A"\nreview_after = "5 months"\n'
    reviewers += '[[reviewer]]\nid = "ben"\nname = "B"\nsites = ["b"]\nreview_after = "never"\n'
    settings = load_text(
        NO_PACKS,
        site=site(review_after='"9 months"')
        + section(name='"hers"', paths='["/a/*"]', owner='"anna"')
        + section(name='"own"', paths='["/b/*"]', owner='"anna"', review_after='"7 months"')
        + site(id='"b"', url='"https://b.nl/"')
        + reviewers,
    )
    assert periods(settings) == {
        "hers": Period(months=5),
        "own": Period(months=7),
        REST: Period(months=9),
    }
    assert settings.sites[1].sections[0].review_after is None


@pytest.mark.parametrize("day", ["2027-01-31", '"2027-01-31"'])
def test_a_section_may_be_due_on_a_day(load_text, day) -> None:
    settings = load_text(NO_PACKS, site=site() + section(review_after=day))
    (due,) = settings.sites[0].sections
    assert (due.review_on, due.review_after) == (date(2027, 1, 31), Period(months=24))


def test_where_freshness_says_never_only_kinds_that_it_names_are_due(load_text) -> None:
    freshness = '[freshness]\nreview_after = "never"\nkinds = { help = "1 month" }\n'
    settings = load_text(NO_PACKS + freshness, site=site() + kinds("help", "dossier"))
    assert periods(settings) == {"help": Period(months=1), "dossier": None, REST: None}


def test_where_freshness_says_never_nothing_is_due(load_text) -> None:
    settings = load_text(NO_PACKS + '[freshness]\nreview_after = "never"\n')
    assert settings.freshness.review_after is None
    assert settings.sites[0].sections[0].review_after is None


@pytest.mark.parametrize("paths", ['["/*"]', '["/a/*", "/*"]', '["*"]'])
def test_no_section_is_added_behind_one_that_fits_every_page(load_text, paths) -> None:
    settings = load_text(NO_PACKS, site=site() + section(paths=paths))
    assert [one.name for one in settings.sites[0].sections] == ["S"]


def test_reviewers_are_read(load_text) -> None:
    settings = load_text(
        NO_PACKS,
        site=site()
        + '[[reviewer]]\nid = "anna"\nname = "Anna"\nemail = "anna@example.nl"\n'
        + 'sites = ["a"]\nchecks = ["freshness", "dead-video", "links"]\n'
        + '[[reviewer]]\nid = "ben"\nname = "Ben"\n',
    )
    assert settings.reviewers == (
        Reviewer(
            id="anna",
            name="Anna",
            email="anna@example.nl",
            sites=("a",),
            checks=("freshness", "dead-video", "links"),
        ),
        Reviewer(id="ben", name="Ben"),
    )


def test_the_keys_of_the_first_draft_stand(load_text) -> None:
    settings: Settings = load_text(
        NO_PACKS,
        site=site(article_bullet="3", only_readable_part="true", help_page='""')
        + '[[sic]]\ncountry = "Austria"\nawareness = []\nhelpline = ""\nhotline = ""\n',
    )
    assert settings.sites[0].help_page is None
