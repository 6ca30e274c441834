"""Which service the opening hours of a page belong to."""

import pytest
from dutch_pack import SERVICES
from pages import page
from signpost_pages import signposts_on

from sicaudit.page.help.signposts import SignpostFinder

FINDER = SignpostFinder(SERVICES, "NL")


def with_hours(html):
    found = signposts_on(page(f"<main><h2>Hulp nodig?</h2>{html}</main>"), FINDER)
    return {signpost.service for signpost in found if signpost.hours}


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Helpwanted: 020-261 52 75, ma-za 7.00-23.00 uur</p>", {"helpwanted"}),
        ("<p>Bel 0800-0113, dag en nacht.</p>", {"s113"}),
        ("<p>Helpwanted: 020-261 52 75. Kindertelefoon: elke dag 11.00-21.00 uur.</p>",
         {"kindertelefoon"}),
        ("<p>Elke dag van 7 tot 23 uur: Helpwanted.</p>", {"helpwanted"}),
        ("<p>Helpwanted: 020-261 52 75</p><p>Open: ma-za 7.00-23.00 uur</p>", {"helpwanted"}),
        ("<h3>Helpwanted</h3><p>020-261 52 75</p><p>Altijd bereikbaar</p>", {"helpwanted"}),
        ("<table><tr><td>Helpwanted<td>020-261 52 75<td>7.00-23.00 uur"
         "<tr><td>Veilig Thuis<td>0800-2000<td></table>", {"helpwanted"}),
        ("<p>Veilig Thuis: 0800-2000, always open</p>", {"veiligthuis"}),
        ("<p>Helpwanted: 020-261 52 75</p>", set()),
        ("<p>Helpwanted: 020-261 52 75. Deel je account nooit.</p>", set()),
        ("<p>Helpwanted: 020-261 52 75</p><h2>Ouderavond</h2><p>Van 19.00 tot 21.00 uur</p>",
         set()),
    ],
)  # fmt: skip
def test_hours_belong_to_the_service_they_stand_beside(html, expected):
    assert with_hours(html) == expected
