"""All telephone numbers that a site shows: on how many pages, beside whom, and whose they are."""

import pytest
from world import HOME, World, audited, links, settings, site

from sicaudit.judging import numbers_shown
from sicaudit.model.knowledge import Knowledge, Service
from sicaudit.model.run import NumberTally

KNOWN = Knowledge(
    services=(
        Service(id="line", name="De Lijn", phones=("0800-0432",), old_phones=("0900-0113",)),
        Service(id="other", name="Politie", phones=("0900-8844",), unsure_phones=("0900-1844",)),
        Service(id="abroad", name="Childline", phones=("+44 800 1111",), country="GB"),
        Service(id="emergency", name="112", phones=("112",)),
    )
)
PAGES = {
    HOME: links("/a", "/b") + "<p>De Lijn: 0800-0432",
    f"{HOME}a": "<p>Bel De Lijn op 0800 0432. De balie: 030-234 56 78.",
    f"{HOME}b": "<p>Politie: 0800-0432, De Lijn was 0900-0113, bel 112. Vragen: 0900-1844",
}


async def shown(tmp_path, pages=PAGES):
    asked = settings(site("home"), knowledge=KNOWN)
    done = await audited(World(pages), asked, tmp_path / "journal")
    return done.run.sites[0]


async def test_a_number_is_one_however_it_is_written_and_its_odd_page_is_the_example(tmp_path):
    number = (await shown(tmp_path)).numbers[0]
    assert number == NumberTally(
        number="+318000432",
        raw="0800-0432",
        pages=3,
        example=f"{HOME}b",
        standing="known",
        whose=("De Lijn",),
        beside=(("De Lijn", 2), ("Politie", 1)),
        words="Politie:",
    )


@pytest.mark.parametrize(
    ("raw", "standing", "whose"),
    [
        ("030-234 56 78", "unknown", ()),
        ("0900-0113", "old", ("De Lijn",)),
        ("0900-1844", "unsure", ("Politie",)),
        ("112", "emergency", ("112",)),
    ],
)
async def test_the_packs_say_whose_a_number_is(tmp_path, raw, standing, whose):
    (number,) = [one for one in (await shown(tmp_path)).numbers if one.raw == raw]
    assert (number.standing, number.whose) == (standing, whose)


async def test_another_countrys_number_is_told_as_such(tmp_path):
    tally = await shown(tmp_path, {HOME: "<p>Call Childline on +44 800 1111."})
    assert [(one.standing, one.whose) for one in tally.numbers] == [("abroad", ("Childline",))]


async def test_of_a_telephone_book_the_most_shown_are_kept_and_the_rest_is_counted(tmp_path):
    book = {f"{HOME}{n}": f"<p>{n}: 030-2{n:02}0000 en 030-2{n:02}0001" for n in range(60)}
    pages = {HOME: links(*(f"/{n}" for n in range(60)))} | book
    tally = await shown(tmp_path, pages)
    assert len(tally.numbers) == numbers_shown.MOST_NUMBERS
    assert tally.more_numbers == 20
