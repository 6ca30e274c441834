from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sicaudit.config.durations import period, review_period, seconds, size, some_seconds
from sicaudit.model.site import Period


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("0.2s", 0.2),
        ("500ms", 0.5),
        ("5s", 5),
        ("5 seconds", 5),
        ("1 second", 1),
        (" 30 sec ", 30),
        ("10 minutes", 600),
        ("1 min", 60),
        ("2m", 120),
        ("2 hours", 7200),
        ("1h", 3600),
        ("1 day", 86_400),
        ("0s", 0),
        ("10S", 10),
        (5, 5),
        (0.5, 0.5),
    ],
)
def test_a_wait_is_read_in_seconds(written: object, meant: float) -> None:
    assert seconds(written) == pytest.approx(meant)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "fast",
        "5",
        "s",
        "-1s",
        "1,5s",
        "5 fortnights",
        "5s 3s",
        "never",
        "٥s",
        "5ss",
        "9" * 5000 + "s",
        "25 hours",
        -1,
        True,
        None,
        [],
        float("nan"),
        float("inf"),
        10**400,
    ],
)
def test_what_is_no_wait_is_refused(written: object) -> None:
    with pytest.raises(ValueError, match=r"length of time|out of reach"):
        seconds(written)


def test_a_timeout_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="too short"):
        some_seconds("0s")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("60 days", Period(days=60)),
        ("1 day", Period(days=1)),
        ("2 weeks", Period(days=14)),
        ("12 months", Period(months=12)),
        ("1 Month", Period(months=1)),
        ("2 years", Period(months=24)),
        ("2years", Period(months=24)),
    ],
)
def test_a_period_is_read_by_the_calendar(written: str, meant: Period) -> None:
    assert period(written) == meant
    assert review_period(written) == meant


def test_never_means_that_a_page_is_never_due() -> None:
    assert review_period("never") is None
    assert review_period("Never ") is None


def test_only_a_review_may_be_never() -> None:
    with pytest.raises(ValueError, match="not a period"):
        period("never")


@pytest.mark.parametrize("written", [12, 1.5])
def test_a_bare_number_is_no_period(written: object) -> None:
    with pytest.raises(ValueError, match="has no unit"):
        review_period(written)


@pytest.mark.parametrize(
    "written", ["12", "1.5 years", "2 hours", "5s", "12 m", "0 days", "101 years", "x", True, None]
)
def test_what_is_no_period_is_refused(written: object) -> None:
    with pytest.raises(ValueError, match=r"period|no time at all"):
        review_period(written)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("10MB", 10_000_000),
        ("512 KB", 512_000),
        ("512 kb", 512_000),
        ("1.5 MB", 1_500_000),
        ("1 MiB", 1_048_576),
        ("2 KiB", 2048),
        ("100 bytes", 100),
        ("1 byte", 1),
        ("7B", 7),
        ("1GB", 1_000_000_000),
        (4096, 4096),
    ],
)
def test_a_size_is_read_in_bytes(written: object, meant: int) -> None:
    assert size(written) == meant


@pytest.mark.parametrize("written", ["", "10", "10 megabytes", "MB", "-1MB", "2GB", "0MB", 0, True])
def test_what_is_no_size_is_refused(written: object) -> None:
    with pytest.raises(ValueError, match=r"is not a size|is out of reach"):
        size(written)


@given(st.text() | st.integers() | st.floats() | st.booleans() | st.none())
def test_nothing_but_a_value_error_comes_out(value: object) -> None:
    for read in (seconds, some_seconds, period, review_period, size):
        with suppress(ValueError):
            read(value)
