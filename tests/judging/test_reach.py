"""Where each site of the family sends people, in numbers of pages, as the report shows it."""

from test_far_from_help import ABOUT, HELP, KNOWN, OUTSIDE, SECTIONS, TO_LINE
from world import HOME, World, audited, links, settings, site

from sicaudit.model.run import RunSummary, ServiceReach
from sicaudit.model.site import Section
from sicaudit.report.as_html import as_html
from sicaudit.report.item import report_of
from sicaudit.store.history import History

FOOTER = f"<footer>{TO_LINE}</footer>"
PAGES = {
    HOME: links("/pesten", "/gepest", "/hulp"),
    f"{HOME}pesten": ABOUT + TO_LINE + FOOTER,
    f"{HOME}gepest": ABOUT + FOOTER,
    HELP: "<p>Hulp",
}


async def test_pages_are_counted_by_how_well_they_lead_to_a_service(tmp_path):
    asked = settings(site(sections=SECTIONS, help_page=HELP), knowledge=KNOWN)
    done = await audited(World(OUTSIDE | PAGES), asked, tmp_path / "journal")
    (tally,) = done.run.sites
    assert tally.help == (ServiceReach(id="hulplijn", name="Hulplijn", well=1, weakly=1),)
    assert tally.help_clicks == 1


async def test_a_stored_run_keeps_the_counts_and_its_report_shows_them(tmp_path):
    asked = settings(site(sections=SECTIONS, help_page=HELP), knowledge=KNOWN)
    run = (await audited(World(OUTSIDE | PAGES), asked, tmp_path / "journal")).run
    with History.open(tmp_path / "history.db") as history:
        history.begin(run.id, run.started, "0", ["home"])
        history.finish(run, (), lambda old: False)
        stored = history.run(run.id)
    assert stored == run
    report = report_of(
        RunSummary(run=stored, findings=()), language="en", version="0", catalogue={}
    )
    overview = dict(as_html(report))["index.html"]
    assert "Where each website sends people for help" in overview
    assert (
        '<th scope="row">Hulplijn</th><td class="yes">1<small>+ 1 weakly</small></td>' in overview
    )
    assert "<td>1 click</td><td>1 of 4 pages</td>" in overview


async def test_a_service_for_a_sites_readers_is_told_of_where_no_page_leads_there(tmp_path):
    pages = {HOME: "<p>Hallo"}
    for audience, reached in (("public", "hulplijn"), ("teacher", "baaslijn")):
        readers = (Section(name="alles", audience=(audience,)),)
        asked = settings(site(sections=readers, audience=(audience,)), knowledge=KNOWN)
        done = await audited(World(pages), asked, tmp_path / audience)
        assert [(one.id, one.well) for one in done.run.sites[0].help] == [(reached, 0)]
