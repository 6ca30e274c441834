"""What a title hints at, before anything is looked at more closely."""

import pytest

from sicaudit.page.standing.telltales import Kind, kinds_hinted_at


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Pagina niet gevonden | Voorbeeld", Kind.GONE),
        ("Strona nie została znaleziona", Kind.GONE),
        ("Strona nie zostala znaleziona", Kind.GONE),
        ("Siden du søger findes ikke", Kind.GONE),
        ("Stránka nenalezena", Kind.GONE),
        ("Seitenichtgefunden", Kind.GONE),
        ("Just a moment...", Kind.WALL),
        ("Deze domeinnaam is te koop", Kind.PARKED),
        ("Welcome to nginx!", Kind.PARKED),
        ("Beste online casino's van 2024", Kind.TRADE),
        ("Najlepsze kasyna online", Kind.TRADE),
        ("M88bet", Kind.TRADE),
    ],
)
def test_a_title_hints_at_what_it_may_be(text, kind):
    assert kind in kinds_hinted_at(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Speeltuin De Wip",
        "Library opens its doors on Thursday evenings",
        "Vrijwilligers gezocht voor de zomer - Stichting De Wilg",
        "Jaarverslag 2023",
    ],
)
def test_what_healthy_pages_call_themselves_hints_at_nothing(text):
    assert kinds_hinted_at(text) == frozenset()
