"""The look at a page's flat text that spares most pages from being split."""

from datetime import date

import pytest
from pages import page

from sicaudit.page.decay.loose_years import names_a_loose_year
from sicaudit.page.decay.old_days import names_an_old_day, years_on
from sicaudit.page.html.glance import Glance

TODAY = date(2026, 11, 23)
OWN = date(2025, 5, 3)


@pytest.mark.parametrize(
    ("html", "own"),
    [
        ("<p>Op 3 maart 2025 is er een webinar.</p>", None),
        ("<p>Op <b>3</b> maart <span>2025</span> is er een webinar.</p>", None),
        ("<p>DONDERDAG 3 APRIL 2025: webinar</p>", None),
        ("<p>Inschrijven kan t/m 14-02-2025.</p>", None),
        ("<p>Inschrijven kan t/m 14 / 2 / 2025.</p>", None),
        ("<p>The webinar is on 2025-03-03.</p>", None),
        ("<p>In mei 2025 gaan wij van start.</p>", None),
        ("<p>On the 3rd of May the webinar starts.</p>", OWN),
        ("<p>Op 12 juni begint de cursus.</p>", OWN),
        ("<p>Op donderdag 12 juni begint de cursus.</p>", None),
        ("<h2>Agenda 2025</h2><p>12 juni: cursus</p>", None),
    ],
)
def test_a_day_that_has_passed_is_seen(html, own):
    assert names_an_old_day(Glance(page(html)), page=own, today=TODAY)


@pytest.mark.parametrize(
    ("html", "own"),
    [
        ("<p>© 2001-2025</p>", OWN),
        ("<p>Laatst bijgewerkt op 3 mei 2025</p>", OWN),
        ("<p>Last updated on May 3, 2025.</p>", OWN),
        ("<p>Version 5.2025, of March or so</p>", OWN),
        ("<p>Op 3 maart 2027 is er een webinar.</p>", OWN),
        ("<p>Op 3 maart 1999 was er een webinar.</p>", OWN),
        ("<p>Op 12 december begint de cursus.</p>", date(2026, 11, 1)),
        ("<p>You may 3 times try.</p>", None),
        ('<p>date("2025-03-03")</p>', None),
        ("<pre>2025-03-03 12:53:29,501 started</pre>", None),
    ],
)
def test_other_days_and_what_looks_like_one_are_not(html, own):
    assert not names_an_old_day(Glance(page(html)), page=own, today=TODAY)


@pytest.mark.parametrize(
    ("html", "loose"),
    [
        ("<p>In schooljaar 2022/2023 kan elke school meedoen.</p>", True),
        ("<p>In het najaar van 2025 zullen wij beginnen.</p>", True),
        ("<p>Uit recent onderzoek (2013) blijkt het.</p>", True),
        ("<p>In 2013 begon het.</p>", False),
        ("<p>The first version of 2013</p>", False),
    ],
)
def test_a_year_counts_beside_a_season_or_what_is_called_recent(html, loose):
    seen = Glance(page(html))
    assert names_a_loose_year(seen, years_on(seen.words, TODAY)) is loose
