"""What kept an audit from seeing everything, in words: in the report and on the terminal."""

from dataclasses import replace

import pytest

from sicaudit.cli.shortfall import shortfall
from sicaudit.model.run import Limit, RunSummary, SiteStatus
from sicaudit.report.views import limits_told
from sicaudit.report.words import words_in
from sicaudit.urls import Url

from . import sample

HELD = Limit(
    kind="crashed-check:reading",
    count=1,
    example=Url("https://www.example.nl/duur"),
    detail="not read within 60 seconds, and given up",
)


@pytest.mark.parametrize(
    ("language", "words"),
    [("nl", "Niet te lezen, en dus niet beoordeeld"), ("en", "Could not be read")],
)
def test_a_page_that_was_given_up_is_told_as_a_page_and_not_as_a_check(language, words):
    (line,) = limits_told(words_in(language), [HELD])
    assert line.startswith(words)
    assert "www.example.nl/duur" in line


def test_the_terminal_names_the_page_that_was_given_up():
    site = replace(sample.SITES[0], status=SiteStatus.INCOMPLETE, limits=(HELD,))
    summary = RunSummary(run=replace(sample.run(), sites=(site,)), findings=(), earlier=())
    (line,) = shortfall(summary)
    assert "1 page could not be read: not read within 60 seconds" in line
    assert "https://www.example.nl/duur" in line
