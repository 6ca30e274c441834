import pytest

from sicaudit.page.language.hours import Hours, hours_on_record, said_hours

DAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")


def clock(minute):
    return f"{minute // 60}:{minute % 60:02}"


def shown(hours: Hours) -> str:
    """Give hours in short: "mo-fr 9:00-17:00", days that say the same together."""
    spans = [
        None
        if day is None
        else " ".join(f"{clock(s.opens)}-{clock(s.closes)}" for s in sorted(day)) or "closed"
        for day in hours.days
    ]
    if len(spans) == 1:
        return f"any {spans[0]}"
    named: dict[str, list[str]] = {}
    for name, said in zip(DAYS, spans, strict=True):
        if said is not None:
            named.setdefault(said, []).append(name)
    return ", ".join(f"{'+'.join(days)} {said}" for said, days in named.items())


WEEK = "mo+tu+we+th+fr+sa+su"
WORK = "mo+tu+we+th+fr"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("07.00 tot 23.00 uur", "any 7:00-23:00"),
        ("van 7:00-23:00", "any 7:00-23:00"),
        ("9u30-17u", "any 9:30-17:00"),
        ("tussen 9 en 17 uur", "any 9:00-17:00"),
        ("ma t/m vr 9-17", f"{WORK} 9:00-17:00"),
        ("ma-vr: 9.00 - 17.00 uur", f"{WORK} 9:00-17:00"),
        ("maandag tot en met vrijdag van 9 tot 5", f"{WORK} 9:00-17:00"),
        ("van maandag tot vrijdag tussen 9.00 en 17.00 uur", f"{WORK} 9:00-17:00"),
        ("op werkdagen van 8.30 tot 17.00 uur", f"{WORK} 8:30-17:00"),
        ("dagelijks van 9 tot 9 uur", f"{WEEK} 9:00-21:00"),
        ("7 dagen per week, van 07.00 tot 23.00 uur", f"{WEEK} 7:00-23:00"),
        ("van 07.00 tot 23.00 uur, zeven dagen per week", f"{WEEK} 7:00-23:00"),
        ("seven days a week from 7 a.m. to 11 p.m.", f"{WEEK} 7:00-23:00"),
        ("weekdays 9am-5pm", f"{WORK} 9:00-17:00"),
        ("Mon-Fri 9-5pm", f"{WORK} 9:00-17:00"),
        ("daily 2-8pm", f"{WEEK} 14:00-20:00"),
        ("open 24/7", f"{WEEK} 0:00-24:00"),
        ("dag en nacht bereikbaar", f"{WEEK} 0:00-24:00"),
        ("24 uur per dag, 7 dagen per week", f"{WEEK} 0:00-24:00"),
        ("za en zo van 10 tot 14 uur", "sa+su 10:00-14:00"),
        ("maandag, woensdag en vrijdag 13.00-15.00 uur", "mo+we+fr 13:00-15:00"),
        ("ma-vr 9-12 uur en 13-17 uur", f"{WORK} 9:00-12:00 13:00-17:00"),
        ("ma-vr 9-17 uur, za 10-12 uur", f"{WORK} 9:00-17:00, sa 10:00-12:00"),
        (
            "9-17 uur op werkdagen en 10-12 uur in het weekend",
            f"{WORK} 9:00-17:00, sa+su 10:00-12:00",
        ),
        ("ma-vr 9-17 uur, in het weekend gesloten", f"{WORK} 9:00-17:00, sa+su closed"),
        (
            "Monday to Saturday 7am-11pm, closed on Sundays",
            "mo+tu+we+th+fr+sa 7:00-23:00, su closed",
        ),
        ("op werkdagen van 9 tot 17 uur, behalve feestdagen", f"{WORK} 9:00-17:00"),
        ("9 uur 's ochtends tot 5 uur 's middags", "any 9:00-17:00"),
        ("tussen 22.00 en 06.00 uur", "any 22:00-30:00"),
        ("12am to 12pm", "any 0:00-12:00"),
    ],
)
def test_hours_are_read_as_hours(text, expected):
    (said,) = said_hours(text)
    assert shown(said.readings[0]) == expected


@pytest.mark.parametrize(
    "text",
    [
        "kinderen van 8 tot 18 jaar",
        "groep 5 t/m 8 op maandag",
        "pagina 9-17",
        "2006-2024",
        "€ 9 tot 17",
        "9 tot 17 procent",
        "binnen 24 uur antwoord",
        "reply within 24 hours",
        "elke dag",
        "op maandag en dinsdag",
        "25.00 tot 99.00 uur",
        "zo doe je dat: 1-2-3",
    ],
)
def test_other_numbers_are_no_hours(text):
    assert said_hours(text) == []


def test_seven_to_eleven_may_be_morning_or_night():
    (said,) = said_hours("dagelijks van 7 tot 11 uur")
    assert [shown(reading) for reading in said.readings] == [
        f"{WEEK} 7:00-11:00",
        f"{WEEK} 7:00-23:00",
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("mo-sa 07:00-23:00", "su 11:00-19:00"), "mo+tu+we+th+fr+sa 7:00-23:00, su 11:00-19:00"),
        (("every day 11:00-21:00",), f"{WEEK} 11:00-21:00"),
        (("always",), f"{WEEK} 0:00-24:00"),
        (("07:00-23:00",), "any 7:00-23:00"),
    ],
)
def test_a_record_is_read_from_its_lines(lines, expected):
    assert shown(hours_on_record(lines)) == expected


@pytest.mark.parametrize("lines", [(), ("web form: always",), ("as the wind blows",)])
def test_a_record_without_hours_compares_with_nothing(lines):
    assert hours_on_record(lines) is None


@pytest.mark.parametrize(
    ("text", "record", "agrees"),
    [
        ("op werkdagen 9-17 uur", "mo-fr 09:00-17:00", True),
        ("op maandag 9-17 uur", "mo-fr 09:00-17:00", True),
        ("9-17 uur", "mo-fr 09:00-17:00", True),
        ("dagelijks 9-17 uur", "mo-fr 09:00-17:00", False),
        ("op zaterdag gesloten", "mo-fr 09:00-17:00", True),
        ("op vrijdag gesloten", "mo-fr 09:00-17:00", False),
        ("op werkdagen 9-18 uur", "mo-fr 09:00-17:00", False),
        ("dag en nacht", "always", True),
        ("op werkdagen 9-17 uur", "always", False),
        ("op werkdagen 7-23 uur", "07:00-23:00", True),
    ],
)
def test_what_is_said_is_compared_with_the_record_day_by_day(text, record, agrees):
    (said,) = said_hours(text)
    assert said.readings[0].agrees_with(hours_on_record((record,))) is agrees
