"""Which finding each answer makes, under which house rules, and whose it is."""

from datetime import date
from itertools import count

import pytest
from world import HOME, Reply, World, audited, gone, links, settings, site

from sicaudit.checks.signpost_facts import beyond_topics
from sicaudit.model.finding import Severity
from sicaudit.model.knowledge import Knowledge, Service
from sicaudit.model.outcome import FailureKind
from sicaudit.model.site import LinkRule, Period, Reviewer, Section

GONE = "https://weg.example.nl/x"


@pytest.fixture
def audit(tmp_path):
    numbers = count()

    async def run(pages, *sites, links=None, world=None, **more):
        asked = settings(*sites, links=links, **more)
        return await audited(world or World(pages), asked, tmp_path / f"journal-{next(numbers)}")

    return run


SERVICE = Service(
    id="hulp", name="De Hulplijn", hosts=("hulp.nl",), old_hosts=("oude-hulp.nl",), phones=("112",)
)
KNOWN = {"knowledge": Knowledge(services=(SERVICE,))}
HELP = "https://hulp.nl/"


@pytest.mark.parametrize("host", ["hulp.nl", "www.hulp.nl", "oude-hulp.nl"])
@pytest.mark.parametrize("answer", [gone(), FailureKind.DNS, gone(500)])
async def test_a_broken_link_to_help_is_reported_as_that_alone(audit, host, answer):
    url = f"https://{host}/chat"
    done = await audit({HOME: links(url), url: answer}, **KNOWN)
    found = done.one("broken-signpost")
    assert done.checks() == ["broken-signpost"]
    assert found.severity is Severity.ERROR
    assert (found.facts["service"], found.facts["service_name"]) == ("hulp", "De Hulplijn")


async def test_help_that_says_it_is_gone_is_broken_and_not_a_soft_404_too(audit):
    gone_page = "<title>Pagina niet gevonden</title><h1>Pagina niet gevonden</h1>"
    done = await audit({HOME: links(f"{HELP}x"), f"{HELP}x": gone_page}, **KNOWN)
    assert done.checks() == ["broken-signpost"]


async def test_a_picture_from_a_service_is_no_way_to_help(audit):
    done = await audit(
        {HOME: '<img src="https://hulp.nl/logo.png">', "https://hulp.nl/logo.png": gone()},
        **KNOWN,
    )
    assert done.checks() == ["broken-resource"]


async def test_a_living_link_to_help_is_no_finding_and_a_wall_is_for_a_person(audit):
    done = await audit({HOME: links(HELP), HELP: "<p>"}, **KNOWN)
    assert done.findings == []
    done = await audit({HOME: links(HELP), HELP: gone(403)}, **KNOWN)
    assert done.checks() == ["unverifiable-link"]


VERDICTS = [
    (gone(404), "broken-link", "not-found", "certain"),
    (gone(410), "broken-link", "gone", "certain"),
    (gone(500), "broken-link", "server-error", "certain"),
    (gone(400), "broken-link", "client-error", "certain"),
    (FailureKind.DNS, "broken-link", "dns", "certain"),
    (FailureKind.REFUSED, "broken-link", "refused", "certain"),
    (FailureKind.TLS, "broken-link", "tls", "certain"),
    (FailureKind.TIMEOUT, "broken-link", "timeout", "likely"),
    (FailureKind.RESET, "broken-link", "reset", "likely"),
    (FailureKind.PROTOCOL, "broken-link", "malformed-response", "likely"),
    (gone(403), "unverifiable-link", "bot-wall", "ask"),
    (gone(999), "unverifiable-link", "bot-wall", "ask"),
    (gone(401), "unverifiable-link", "login", "ask"),
    (gone(429), "unverifiable-link", "rate-limited", "ask"),
    (FailureKind.ROBOTS, "unverifiable-link", "robots", "ask"),
    (FailureKind.PRIVATE_ADDRESS, "unverifiable-link", "private-address", "ask"),
    (FailureKind.DNS_TROUBLE, "unverifiable-link", "dns", "ask"),
    (FailureKind.UNREACHABLE, None, None, None),
    ("<title>Pagina niet gevonden</title>", "soft-404", "soft-404", "likely"),
]


@pytest.mark.parametrize(("answer", "check", "reason", "certainty"), VERDICTS)
async def test_each_answer_makes_one_finding(audit, answer, check, reason, certainty):
    url = "https://b.nl/x"
    done = await audit({HOME: links(url), url: answer})
    if check is None:
        assert done.findings == []
        return
    (found,) = done.findings
    assert (found.check, found.certainty, found.target) == (check, certainty, url)
    assert found.facts["reason"] == reason
    assert {"status", "chain", "attempts", "detail", "final"} <= set(found.facts)


async def test_our_own_soft_404_is_found_by_whoever_links_to_it(audit):
    gone_page = "<title>Pagina niet gevonden</title><h1>Oeps, niet gevonden</h1>"
    done = await audit({HOME: links("/weg"), f"{HOME}weg": gone_page})
    assert done.one("soft-404").target == f"{HOME}weg"


async def test_mixed_content_is_a_warning_and_a_plain_link_to_http_is_not(audit):
    done = await audit(
        {
            HOME: '<img src="http://b.nl/x.png"><a href="http://c.nl/">c</a>',
            "http://b.nl/x.png": Reply(body="x", headers={"content-type": "image/png"}),
            "http://c.nl/": "",
        }
    )
    found = done.one("insecure-link")
    assert len(done.findings) == 1
    assert found.severity is Severity.WARNING
    assert found.facts["kind"] == "mixed-content"
    assert found.facts["suggest"] == {"kind": "https", "value": "https://b.nl/x.png"}


def rule(match="https://weg.example.nl/*", **more):
    return {"rules": (LinkRule(match=match, **more),)}


async def test_what_the_house_ignores_is_not_even_asked(audit):
    world = World({HOME: links(GONE), GONE: gone()})
    done = await audit(None, world=world, links=rule(treat="ignore"))
    assert done.findings == []
    assert world.times(GONE) == 0


async def test_what_the_house_calls_unverifiable_is_never_broken(audit):
    done = await audit(
        {HOME: links(GONE), GONE: gone()}, links=rule(treat="unverifiable", reason="x")
    )
    found = done.one("unverifiable-link")
    assert (found.facts["reason"], found.facts["detail"]) == ("house-rule", "x")


async def test_a_status_that_a_rule_accepts_is_fine_there_alone(audit):
    pages = {HOME: links(GONE, "https://b.nl/"), GONE: gone(404), "https://b.nl/": gone(404)}
    done = await audit(pages, links=rule(accept=(404,)))
    assert done.one("broken-link").target == "https://b.nl/"


async def test_a_rule_that_has_ended_counts_no_more(audit):
    ended = rule(treat="unverifiable", until=date(2026, 11, 22))
    done = await audit({HOME: links(GONE), GONE: gone()}, links=ended)
    assert done.checks() == ["broken-link", "expired-rule"]
    today = rule(treat="unverifiable", until=date(2026, 11, 23))
    done = await audit({HOME: links(GONE), GONE: gone()}, links=today)
    assert done.checks() == ["unverifiable-link"]


async def test_a_rule_to_ignore_that_has_ended_counts_no_more(audit):
    ended = rule(treat="ignore", until=date(2026, 11, 22))
    done = await audit({HOME: links(GONE), GONE: gone()}, links=ended)
    assert done.checks() == ["broken-link", "expired-rule"]
    assert done.one("expired-rule").facts["until"] == "2026-11-22"


async def test_a_site_that_does_not_answer_is_unreachable_and_says_why(audit):
    done = await audit({HOME: FailureKind.TIMEOUT})
    found = done.one("site-unreachable")
    assert (found.target, found.facts["reason"]) == (HOME, "timeout")
    assert done.run.sites[0].status == "unreachable"
    assert done.run.status == "incomplete"


async def test_a_page_that_only_the_sitemap_knows_is_an_orphan(audit):
    listed = "".join(f"<url><loc>{HOME}{name}</loc></url>" for name in ("", "los", "vast"))
    sitemap = Reply(body=f"<urlset>{listed}</urlset>", headers={"content-type": "text/xml"})
    done = await audit(
        {
            HOME: links("/vast"),
            f"{HOME}vast": "<p>",
            f"{HOME}los": links("/los", "/"),
            f"{HOME}sitemap.xml": sitemap,
        },
        site(crawl={"sitemaps": True}),
    )
    found = done.one("orphan-page")
    assert len(done.findings) == 1
    assert found.sightings[0].url == f"{HOME}los"
    assert found.facts == beyond_topics(listed_in=f"{HOME}sitemap.xml")


async def test_of_a_site_that_was_not_seen_whole_nobody_can_say_what_is_an_orphan(audit):
    sitemap = Reply(body=f"<urlset><url><loc>{HOME}los</loc></url></urlset>")
    done = await audit(
        {
            HOME: links("/a"),
            f"{HOME}a": links("/b"),
            f"{HOME}los": "",
            f"{HOME}sitemap.xml": sitemap,
        },
        site(crawl={"sitemaps": True, "max_depth": 1}),
    )
    assert done.of("orphan-page") == []
    assert done.run.sites[0].status == "incomplete"


async def test_a_reviewer_gets_what_they_asked_for_and_the_owner_the_rest(audit):
    pages = {HOME: links(GONE, "mailto:x"), GONE: gone()}
    reviewers = (
        Reviewer(id="elders", name="E", sites=("ander",)),
        Reviewer(id="links", name="L", checks=("broken-link",)),
        Reviewer(id="alles", name="A", sites=("home",), checks=("signposting",)),
    )
    done = await audit(pages, site(owner="baas"), reviewers=reviewers)
    assert {finding.check: finding.owner for finding in done.findings} == {
        "broken-link": "links",
        "invalid-link": "baas",
    }


async def test_a_page_finding_belongs_to_the_owner_of_its_section(audit):
    sections = (
        Section(name="nieuws", paths=("/nieuws/*",), review_after=Period(months=1), owner="n"),
        Section(name="rest", review_after=Period(months=1)),
    )
    pages = {HOME: links("/nieuws/1"), f"{HOME}nieuws/1": "<main><p>Tekst</main>"}
    done = await audit(pages, site(owner="baas", sections=sections))
    assert {finding.sightings[0].url: finding.owner for finding in done.of("undated-page")} == {
        HOME: "baas",
        f"{HOME}nieuws/1": "n",
    }
