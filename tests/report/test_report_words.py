import re
import string
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

import sicaudit.report
from sicaudit.config.vocabulary import REST, WHOLE
from sicaudit.errors import ConfigError
from sicaudit.model.finding import Finding, Group, Severity, State
from sicaudit.model.outcome import Certainty, Reason
from sicaudit.model.page import DateKind, Region
from sicaudit.page.help.signpost_faults import REASONS
from sicaudit.report import CHECKS, CheckWords, check_words, sentence
from sicaudit.report.ages import AGES
from sicaudit.report.phrases import PLACEHOLDERS
from sicaudit.report.words import words_in

from . import sample

REPORT = Path(sicaudit.report.__file__).parent
LANGUAGES = pytest.mark.parametrize("language", ["nl", "en"])


def leaves(tables: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in tables.items():
        if isinstance(value, Mapping):
            yield from leaves(value, f"{path}{key}.")
        else:
            yield f"{path}{key}", value


def blanks(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_both_languages_have_the_same_words() -> None:
    assert dict(leaves(words_in("nl").tables)).keys() == dict(leaves(words_in("en").tables)).keys()


def test_no_word_is_empty() -> None:
    for language in ("nl", "en"):
        assert all(value for _, value in leaves(words_in(language).tables))


def test_every_blank_of_a_sentence_can_be_filled_and_every_filling_is_used() -> None:
    used: set[str] = set()
    for language in ("nl", "en"):
        for section in ("findings", "suggest"):
            for path, template in leaves(words_in(language).tables[section]):
                assert blanks(template) <= PLACEHOLDERS.keys() | AGES.keys(), path
                used |= blanks(template)
    assert used == PLACEHOLDERS.keys() | AGES.keys()


def test_both_languages_fill_the_same_blanks_in_the_furniture() -> None:
    dutch, english = (dict(leaves(words_in(language).tables)) for language in ("nl", "en"))
    for path, template in english.items():
        if isinstance(template, str) and not path.startswith(("findings.", "reasons.")):
            assert blanks(template) == blanks(dutch[path]), path


def test_no_word_of_the_furniture_is_left_over() -> None:
    sources = "".join(
        file.read_text("utf-8")
        for pattern in ("*.py", "templates/*.*")
        for file in REPORT.glob(pattern)
    )
    built = {"fixed_title", "fixed_lead", "unchecked_title", "unchecked_lead", "muted_title"}
    built |= {"muted_lead", "site_incomplete", "site_unreachable"}
    statuses = {"complete", "incomplete", "unreachable", "interrupted"}
    for key in words_in("en").tables["ui"].keys() - built - statuses:
        assert re.search(f"['\"]{key}['\"]", sources), key


@LANGUAGES
def test_there_are_words_for_every_member_of_the_closed_lists(language: str) -> None:
    words = words_in(language)
    for table, names in (
        ("severities", Severity),
        ("states", State),
        ("certainties", Certainty),
        ("groups", Group),
        ("regions", Region),
        ("kinds", DateKind),
    ):
        for name in names:
            assert words.named(table, name.value)
    for reason in Reason:
        assert words.tables["reasons"][reason.value]["short"]
        assert words.tables["reasons"][reason.value]["long"]


@LANGUAGES
def test_there_are_words_for_every_check_of_the_contract(language: str) -> None:
    for check, (group, severity) in CHECKS.items():
        said = check_words(check, language)
        assert said is not None
        assert (said.group, said.severity) == (group, severity)
        assert said.title
        assert said.why
        assert said.fix
        assert words_in(language).tables["findings"][check]["title"]


def test_a_word_that_is_missing_is_an_error() -> None:
    with pytest.raises(LookupError, match=r"nl.toml has no word 'nonsense' under \[ui\]"):
        words_in("nl").ui("nonsense")


def test_a_language_there_is_not_is_a_mistake_of_the_configuration() -> None:
    with pytest.raises(ConfigError, match="nl or en"):
        words_in("fr")


@LANGUAGES
@pytest.mark.parametrize("row", sample.ROWS, ids=lambda row: f"{row[0]}-{row[5].value}")
def test_every_finding_is_told_without_holes(row: sample.Row, language: str) -> None:
    said = sentence(sample.dated(0, row).finding, language)
    whole = " ".join((said.title, said.explanation, said.suggestion or ""))
    assert not re.search(r"[{}]|None|  | [.,:;]|: *$|“”|\(\)", whole)
    assert said.title[0].isupper() or said.title[0] == "“"
    assert said.explanation.endswith(".")
    assert said.suggestion


@LANGUAGES
@pytest.mark.parametrize("reason", list(Reason))
@pytest.mark.parametrize("check", [row[0] for row in sample.LINK_ROWS])
def test_every_reason_can_be_told_by_every_check_of_links(
    check: str, reason: Reason, language: str
) -> None:
    row = next(row for row in sample.LINK_ROWS if row[0] == check)
    facts = {**row[3], "reason": reason.value}
    said = sentence(sample.dated(0, (*row[:3], facts, *row[4:])).finding, language)
    assert "{" not in said.title + said.explanation + (said.suggestion or "")


@LANGUAGES
@pytest.mark.parametrize("check", CHECKS)
def test_a_finding_without_any_facts_is_still_told(check: str, language: str) -> None:
    group, severity = CHECKS[check]
    finding = Finding(
        check=check,
        group=group,
        severity=severity,
        certainty=Certainty.ASK,
        site="site",
        key="https://example.org/",
    )
    assert sentence(finding, language).title


@LANGUAGES
@pytest.mark.parametrize("oddity", ["text", 3, 2.5, True, None, ["x", 1, None], {"a": {"b": []}}])
@pytest.mark.parametrize("row", sample.ROWS, ids=lambda row: row[0])
def test_facts_of_the_wrong_kind_do_no_harm(row: sample.Row, oddity: object, language: str) -> None:
    facts = dict.fromkeys(row[3], oddity)
    assert sentence(sample.dated(0, (*row[:3], facts, *row[4:])).finding, language).title


def test_a_dead_link_names_target_reason_and_what_to_do_in_dutch() -> None:
    said = sentence(sample.dated(0, sample.ROWS[0]).finding, "nl")
    assert said.title == (
        "Link naar partner.example/ouders/tips-2019.html werkt niet: adres bestaat niet (404)"
    )
    assert said.explanation == (
        "www.partner.example antwoordt dat dit adres niet bestaat. Dit is 3 keer geprobeerd. "
        "Bezoekers die op deze link klikken, lopen vast. De link staat op 2 pagina’s."
    )


def test_a_page_without_help_names_topic_audience_and_services() -> None:
    row = next(row for row in sample.ROWS if row[0] == "missing-signpost")
    said = sentence(sample.dated(0, row).finding, "en")
    assert "Afpersing met naaktbeelden" in said.title
    assert "young people" in said.explanation
    assert "Helpwanted or De Kindertelefoon, and also Politie" in said.explanation
    assert "0800 0432" in str(said.suggestion)


def test_a_check_of_a_plugin_is_told_by_its_own_words() -> None:
    finding = Finding(
        check="house-style",
        group=Group.FRESHNESS,
        severity=Severity.NOTICE,
        certainty=Certainty.ASK,
        site="site",
        key="k",
        sightings=(sample.GAMES,),
    )
    words = CheckWords(
        id="house-style",
        group=Group.FRESHNESS,
        severity=Severity.NOTICE,
        title="House style",
        why="It looks odd.",
        fix="Mend it.",
    )
    said = sentence(finding, "nl", {"house-style": words})
    assert (said.title, said.explanation, said.suggestion) == (
        "House style: Gamen: hoeveel is te veel?",
        "It looks odd.",
        "Mend it.",
    )
    assert sentence(finding, "nl").title.startswith("House style")
    assert check_words("house-style", "nl") is None


@pytest.mark.parametrize(
    ("language", "number", "told"), [("nl", 1170, "1.170 pagina’s"), ("en", 1, "1 page")]
)
def test_numbers_are_told_as_the_language_does(language: str, number: int, told: str) -> None:
    assert words_in(language).counted("page", number) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2024-03-02", "2 maart 2024"),
        ("2026-11-23T06:00:00Z", "23 november 2026"),
        ("2024-13-02", "2024-13-02"),
        ("gisteren", "gisteren"),
        ("", ""),
    ],
)
def test_a_day_is_told_in_words_and_what_is_none_as_it_stands(text: str, told: str) -> None:
    assert words_in("nl").day(text) == told


@pytest.mark.parametrize(
    ("text", "told"), [("12 months", "12 maanden"), ("1 year", "1 jaar"), ("soon", "soon")]
)
def test_a_duration_is_told_in_words(text: str, told: str) -> None:
    assert words_in("nl").span(text) == told


@LANGUAGES
def test_each_way_to_be_weak_has_a_title_of_its_own(language):
    titles = words_in(language).tables["findings"]["weak-signpost"]["titles"]
    assert set(titles) == set(REASONS)


def test_a_topic_is_called_what_it_is_called_in_the_language_of_the_report() -> None:
    row = next(row for row in sample.ROWS if row[0] == "missing-signpost")
    named = sample.topic_facts(topic_names={"en": "Blackmail with nudes"})
    finding = sample.dated(0, (*row[:3], named, *row[4:])).finding
    assert "“Blackmail with nudes”" in sentence(finding, "en").title
    assert "“Afpersing met naaktbeelden”" in sentence(finding, "nl").title


@LANGUAGES
def test_sections_that_no_editor_named_have_names_in_the_language_of_the_report(language) -> None:
    assert words_in(language).tables["sections"].keys() == {REST, WHOLE}
