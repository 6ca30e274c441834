"""What a report says of a page's age: one sentence, in both languages."""
# ruff: noqa: E501  sentences stand whole

import json
from dataclasses import replace

import pytest

from sicaudit.model.age import AgeTally, DuePage, LyingDates
from sicaudit.model.finding import Finding, Group, Severity
from sicaudit.model.outcome import Certainty
from sicaudit.report.ages import age, liars_told
from sicaudit.report.phrases import Telling
from sicaudit.report.sentence import sentence
from sicaudit.report.views import plain_name
from sicaudit.report.words import words_in

from . import sample

LINE = {
    "source": "visible-text",
    "kind": "modified",
    "value": "2021-05-03",
    "text": "Laatst bijgewerkt op 3 mei 2021",
}
CMS = {"source": "json-ld", "kind": "modified", "value": "2026-11-02", "text": "dateModified"}
LIE = {"lie": "one-day", "pages": 430, "of": 430, "lost": "lies"}


def facts(**more):
    return {
        "date": "2021-05-03",
        "basis": "visible-text",
        "reason": "labelled",
        "confidence": 0.95,
        "witness": LINE,
        **more,
    }


def unseen(**more):
    return {"date": None, "basis": None, "reason": "", "confidence": 0.0, **more}


def told(language, said):
    finding = Finding(
        check="stale-page",
        group=Group.FRESHNESS,
        severity=Severity.WARNING,
        certainty=Certainty.LIKELY,
        site="a",
        key="k",
    )
    return age(Telling(finding=finding, facts=said, words=words_in(language)))


SENTENCES = [
    (
        facts(rival={**CMS, **LIE}),
        "Last changed 3 May 2021: says so itself (“Laatst bijgewerkt op 3 mei 2021”); the data for "
        "search engines (JSON-LD) says 2 November 2026, but says that of every page.",
        "Laatst gewijzigd op 3 mei 2021: dat staat op de pagina zelf (“Laatst bijgewerkt op 3 mei "
        "2021”); volgens de gegevens voor zoekmachines (JSON-LD) is het 2 november 2026, maar dat "
        "staat er bij elke pagina.",
    ),
    (
        facts(witness={**CMS, "value": "2021-05-03"}, reason="agreed", rival={**LINE, **LIE}),
        "Last changed 3 May 2021: so says the data for search engines (JSON-LD), and so do other "
        "sources; the text of the page says 3 May 2021, but says that of every page.",
        "Laatst gewijzigd op 3 mei 2021: volgens de gegevens voor zoekmachines (JSON-LD), en andere "
        "bronnen zeggen hetzelfde; volgens de tekst van de pagina is het 3 mei 2021, maar dat staat "
        "er bij elke pagina.",
    ),
    (
        facts(rival={**CMS, **LIE, "lie": "bumped", "pages": 120}, unchanged_since="2026-08-03"),
        "Last changed 3 May 2021: says so itself (“Laatst bijgewerkt op 3 mei 2021”); the data for "
        "search engines (JSON-LD) says 2 November 2026, but says that of 120 of 430 pages. Its text "
        "has been the same since at least 3 August 2026.",
        "Laatst gewijzigd op 3 mei 2021: dat staat op de pagina zelf (“Laatst bijgewerkt op 3 mei "
        "2021”); volgens de gegevens voor zoekmachines (JSON-LD) is het 2 november 2026, maar dat "
        "staat er bij 120 van de 430 pagina’s. De tekst is hetzelfde sinds 3 augustus 2026 of langer.",
    ),
    (
        facts(witness={**CMS, "kind": "published", "precision": "month", "source": "url"}),
        "Published November 2026: so says the address.",
        "Geplaatst op november 2026: volgens het webadres.",
    ),
    (
        facts(rival={**CMS, "lost": "older"}),
        "Last changed 3 May 2021: says so itself (“Laatst bijgewerkt op 3 mei 2021”).",
        "Laatst gewijzigd op 3 mei 2021: dat staat op de pagina zelf (“Laatst bijgewerkt op 3 mei "
        "2021”).",
    ),
    (
        unseen(rival={**CMS, **LIE, "lie": "now"}),
        "We found no date we can trust; the data for search engines (JSON-LD) says 2 November 2026, "
        "but gives every page the day of our visit.",
        "Er is geen datum gevonden waar wij op kunnen vertrouwen; volgens de gegevens voor "
        "zoekmachines (JSON-LD) is het 2 november 2026, maar daar staat bij elke pagina de dag van "
        "ons bezoek.",
    ),
    (
        facts(
            date="2023-07-09",
            reason="distrusted",
            due="2025-07-09",
            witness={**CMS, **LIE, "source": "last-modified", "value": "2023-07-09", "pages": 168},
        ),
        "It has no date we can trust, but is no newer than 9 July 2023: the server (Last-Modified) says that of 168 of 430 pages.",
        "Er is geen datum waar wij op kunnen vertrouwen, maar nieuwer dan 9 juli 2023 is de pagina niet: die dag staat volgens de server (Last-Modified) bij 168 van de 430 pagina’s.",
    ),
    (
        unseen(),
        "We found no date we can trust.",
        "Er is geen datum gevonden waar wij op kunnen vertrouwen.",
    ),
    (
        facts(
            reason="seen",
            date="2026-11-23",
            changed_after="2026-11-16",
            changed_by="2026-11-23",
            witness={"source": "seen", "kind": "modified", "value": "2026-11-23", "text": ""},
        ),
        "It has no date we can trust, but we saw its text change between 16 November 2026 and "
        "23 November 2026.",
        "Er is geen datum waar wij op kunnen vertrouwen, maar we zagen de tekst veranderen tussen "
        "16 november 2026 en 23 november 2026.",
    ),
    (
        facts(
            reason="confirmed",
            date="2026-02-20",
            witness={**CMS, "source": "reviewer", "kind": "reviewed", "text": "anna"},
        ),
        "Read over by anna on 20 February 2026.",
        "Op 20 februari 2026 nagekeken door anna.",
    ),
    (
        {"date": "2021-05-03", "basis": "meta"},
        "According to the page's own data (meta), this page is from 3 May 2021.",
        "Volgens de gegevens van de pagina zelf (meta) is deze pagina van 3 mei 2021.",
    ),
]


@pytest.mark.parametrize(("said", "english", "dutch"), SENTENCES)
def test_one_sentence_says_how_old_a_page_is_and_how_we_know(said, english, dutch):
    assert told("en", said) == english
    assert told("nl", said) == dutch


@pytest.mark.parametrize("odd", [1, "x", [], None, {"value": 3}, {"source": ["a"], "lie": {}}])
def test_facts_of_any_shape_are_told_somehow(odd):
    for said in (facts(witness=odd), facts(rival=odd), unseen(rival=odd), facts(reason=odd)):
        assert told("nl", said).endswith(".")


def test_sources_that_lie_about_a_website_are_named_with_their_figures():
    liar = LyingDates(
        source="json-ld", kind="modified", lie="bumped", value="2026-11-02", pages=120, of=430
    )
    assert liars_told(words_in("en"), [liar]) == [
        "Dates: the data for search engines (JSON-LD) says of 120 of 430 pages that they were "
        "updated on 2 November 2026. We do not believe that day."
    ]
    assert liars_told(words_in("nl"), [liar]) == [
        "Datums: volgens de gegevens voor zoekmachines (JSON-LD) zijn 120 van 430 pagina’s "
        "bijgewerkt op 2 november 2026. Die dag geloven we niet."
    ]


AGES = AgeTally(
    fresh=1200,
    due_soon=1,
    undated=7,
    next_due=(
        DuePage(url=f"{sample.BASE}/<b>/", title="Gamen <b>", due="2026-12-01", owner="anna"),
        DuePage(url="javascript:alert(1)", title="", due="2026-12-09"),
    ),
)


def with_ages():
    run = sample.summary().run
    first, *others = run.sites
    return replace(sample.summary(), run=replace(run, sites=(replace(first, ages=AGES), *others)))


def test_a_website_s_page_counts_its_pages_by_age_and_names_what_is_due_next(written):
    folder = written(with_ages())
    site = (folder / "sites/mediawijsheid.html").read_text("utf-8")
    assert (
        "Naar ouderdom: 1.200 pagina’s nog niet na te kijken, 1 pagina binnenkort na te kijken en "
        "7 pagina’s zonder datum waar wij op kunnen vertrouwen." in site
    )
    assert "Binnenkort na te kijken: 2 pagina’s" in site
    assert "1 december 2026: <a href=" in site
    assert ">Gamen &lt;b&gt;</a>" in site
    assert 'href="javascript' not in site
    mine = (folder / "reviewers/anna.html").read_text("utf-8")
    assert "1 december 2026: " in mine
    assert "9 december 2026" not in mine


def test_findings_json_has_the_same_counts(written):
    found = json.loads((written(with_ages()) / "findings.json").read_text("utf-8"))
    site = found["run"]["sites"][0]
    assert (site["ages"]["fresh"], site["ages"]["undated"]) == (1200, 7)
    assert site["ages"]["next_due"][0]["due"] == "2026-12-01"
    assert "ages" not in found["run"]["sites"][1]


def test_a_contradiction_is_told_by_the_dates_that_the_page_states():
    years = {"source": "copyright", "kind": "unknown", "value": "2026-01-01", "text": "© 2026"}
    finding = Finding(
        check="contradictory-dates",
        group=Group.FRESHNESS,
        severity=Severity.NOTICE,
        certainty=Certainty.ASK,
        site="a",
        key="k",
        facts=facts(dates=[years, LINE, CMS], gap_days=2009, reason="torn"),
    )
    said = sentence(finding, "en").explanation
    assert "3 May 2021 (the text of the page) and 2 November 2026 (the data for" in said
    assert "copyright" not in said


def test_who_has_nothing_but_pages_that_are_due_soon_gets_a_list_too(written):
    page = DuePage(url=f"{sample.BASE}/a/", title="Gamen", due="2026-12-01", owner="zoë")
    run = sample.summary().run
    first, *others = run.sites
    sites = (replace(first, ages=AgeTally(due_soon=1, next_due=(page,))), *others)
    folder = written(replace(sample.summary(), run=replace(run, sites=sites)))
    file = f"reviewers/{plain_name('zoë')}.html"
    assert f'href="{file}"' in (folder / "index.html").read_text("utf-8")
    assert "1 december 2026: " in (folder / file).read_text("utf-8")
