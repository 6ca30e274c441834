"""What the three checks on decay report: evidence, and one finding for what pages share."""

from datetime import date

import pytest
from test_examples import KNOWN, YEARLY
from world import HOME, World, audited, settings, site

from sicaudit.model.finding import Severity
from sicaudit.model.outcome import Certainty

FOOTER = "<main><p>{words}</p></main><footer><p>Luisterlijn: 0900-0113</p></footer>"
BANNER = "<p>Op 11 februari 2025 organiseren wij een webinar. Meld je aan!</p>"
CHECKS = ("past-event", "superseded-term", "outdated-fact")


@pytest.fixture
def findings(tmp_path):
    async def find(front, **pages):
        links = "".join(f'<a href="/{name}">{name}</a>' for name in pages)
        world = {HOME: front + links} | {f"{HOME}{name}": html for name, html in pages.items()}
        asked = settings(site(sections=YEARLY), knowledge=KNOWN)
        done = await audited(World(world), asked, tmp_path / "journal")
        return [found for found in done.findings if found.check in CHECKS]

    return find


async def test_a_number_in_a_template_is_one_finding_with_all_its_pages(findings):
    pages = {name: FOOTER.format(words=name) for name in ("a", "b", "c")}
    (found,) = await findings(FOOTER.format(words="front"), **pages)
    assert (found.check, found.severity, found.certainty) == (
        "outdated-fact",
        Severity.ERROR,
        Certainty.CERTAIN,
    )
    assert {seen.url for seen in found.sightings} == {HOME, *(f"{HOME}{name}" for name in pages)}
    assert found.facts["text"] == "0900-0113"
    assert found.facts["suggest"] == {"kind": "on-record", "value": "088-786 73 72"}


async def test_a_banner_on_every_page_is_one_announcement(findings):
    (found,) = await findings(BANNER, a=BANNER)
    assert found.check == "past-event"
    assert len(found.sightings) == 2


async def test_a_finding_has_the_evidence_of_freshness(findings):
    (found,) = await findings(f"<main><p>Laatst bijgewerkt op 3 mei 2024</p>{BANNER}</main>")
    facts = found.facts
    assert (facts["date"], facts["basis"]) == ("2024-05-03", "visible-text")
    assert facts["review_after"] == "12 months"
    assert facts["event_date"] == "2025-02-11"
    assert facts["why"] == "announced"
    days = {row["kind"]: date.fromisoformat(row["value"]) for row in facts["dates"]}
    assert days == {"modified": date(2024, 5, 3), "event": date(2025, 2, 11)}


async def test_a_replaced_name_says_what_it_is_now(findings):
    (found,) = await findings("<main><p>Bel de Lijn Jeugd en Internet.</p></main>")
    assert found.facts["old"] == "Lijn Jeugd en Internet"
    assert found.facts["suggest"] == {"kind": "new-name", "value": "Hulplijn"}
