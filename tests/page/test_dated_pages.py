"""Two hundred pages in Dutch and English: how old each is, and how sure that is."""

import pytest
from dated_pages import dated_pages

from sicaudit.page.dates.evidence import TRUSTED, judge_dates

PAGES = dated_pages()
SURE = 0.9
MOST_ERROR = {"of_change": 0.03, "of_staleness": 0.1}
"""The calibration error that is borne. Of staleness it is that of the less certain day, published
or changed, and these pages are cleaner than the news pages by which publication is calibrated.
"""


def of_change(page):
    """Give how sure the day of change or review is, whether it is right, and whether there is one.

    A page that tells of no change is right where none is found; what that leaves to 1 is sure.
    """
    dates = judge_dates(page.evidence)
    is_dated = dates.modified is not None and dates.modified_confidence >= TRUSTED
    found = dates.modified if is_dated else None
    sure = dates.modified_confidence if is_dated else 1 - dates.modified_confidence
    return sure, found == page.modified, is_dated


def of_staleness(page):
    """Give the same of the day by which a page is called stale."""
    dates = judge_dates(page.evidence)
    is_dated = dates.best is not None and dates.confidence >= TRUSTED
    found = dates.best if is_dated else None
    return (dates.confidence if is_dated else 1 - dates.confidence), found in page.best, is_dated


def calibration_error(judgements):
    """Give the expected calibration error over ten equal bins."""
    bins = {}
    for confidence, is_right, _ in judgements:
        bins.setdefault(min(9, int(10 * confidence)), []).append(confidence - is_right)
    return sum(abs(sum(each)) for each in bins.values()) / len(judgements)


@pytest.mark.parametrize("is_held_back", [False, True], ids=["tuned on", "held back"])
@pytest.mark.parametrize("judged", [of_change, of_staleness])
def test_the_marks_are_reached(judged, is_held_back):
    pages = [p for p in PAGES if p.is_held_back is is_held_back and not p.is_disputed]
    judgements = [judged(page) for page in pages]
    right = [is_right for _, is_right, _ in judgements]
    sure = [good for confidence, good, is_dated in judgements if is_dated and confidence >= SURE]
    assert sum(right) / len(right) >= 0.94
    assert sum(sure) / len(sure) >= 0.98
    assert calibration_error(judgements) < MOST_ERROR[judged.__name__]


def test_there_are_two_hundred_pages_and_half_of_them_are_held_back():
    assert len(PAGES) >= 200
    assert 0.4 < sum(page.is_held_back for page in PAGES) / len(PAGES) < 0.6
    assert len({page.id for page in PAGES}) == len(PAGES)


@pytest.mark.parametrize(
    "page", [page for page in PAGES if not page.is_held_back], ids=lambda p: p.id
)
def test_a_page_tuned_on_is_dated_as_a_person_would(page):
    dates = judge_dates(page.evidence)
    assert (dates.best if dates.confidence >= TRUSTED else None) in page.best
    if not page.is_disputed:
        assert dates.modified == page.modified
