"""The links of Word files."""

from datetime import date

import pytest
from document_files import (
    STRICT,
    archive,
    core,
    linked,
    read_in_bounds,
    relations,
    run,
    word,
    word_part,
)

A = "https://a.nl/"


def found(body, kind="docx"):
    contents = read_in_bounds(body, kind)
    assert contents.trouble is None
    return [(place.href, place.text, place.snippet) for place in contents.places]


@pytest.mark.parametrize("namespace", [None, STRICT])
def test_a_link_in_word_comes_with_its_words_and_those_around_it(namespace):
    options = {"namespace": namespace} if namespace else {}
    body = word(f"<w:p>{run('Praat met ')}{linked('de hulplijn')}</w:p>", ("h1", A), **options)
    assert found(body) == [(A, "de hulplijn", "Praat met de hulplijn")]
    assert read_in_bounds(body).places[0].element == "docx hyperlink"


def test_the_place_in_a_page_is_part_of_the_url():
    there = linked("a", rest=" w:anchor='deel'")
    assert found(word(f"<w:p>{there}</w:p>", ("h1", A))) == [(f"{A}#deel", "a", "a")]


def test_a_link_to_a_bookmark_of_the_document_itself_is_none():
    bookmark = f'<w:hyperlink w:anchor="deel">{run("a")}</w:hyperlink>'
    assert found(word(f"<w:p>{bookmark}</w:p>", ("h1", A))) == []


def field(code, result):
    """A field as Word writes it: code and result in as many runs as it likes."""
    half = len(code) // 2
    parts = "".join(
        f'<w:r><w:instrText xml:space="preserve">{part}</w:instrText></w:r>'
        for part in (code[:half], code[half:])
    )
    return f"{mark('begin')}{parts}{mark('separate')}{result}{mark('end')}"


def mark(kind):
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


@pytest.mark.parametrize(
    ("code", "href"),
    [
        (' HYPERLINK "https://a.nl/" ', A),
        (' hyperlink "https://a.nl/" \\t "_blank"', A),
        (" HYPERLINK https://a.nl/ ", A),
        (' HYPERLINK "https://a.nl/" \\l "deel" \\o "Tip"', f"{A}#deel"),
        (' HYPERLINK "https://a.nl/?a=1&amp;b=2" ', f"{A}?a=1&b=2"),
    ],
)
def test_a_field_is_a_link(code, href):
    assert found(word(f"<w:p>{field(code, run('hier'))}</w:p>")) == [(href, "hier", "hier")]


@pytest.mark.parametrize(
    "code", [' HYPERLINK \\l "deel"', " PAGE ", ' REF HYPERLINK "https://a.nl/"', ""]
)
def test_another_field_is_none(code):
    assert found(word(f"<w:p>HYPERLINK{field(code, run('hier'))}</w:p>")) == []


def test_a_field_in_a_field_and_over_paragraphs_is_read():
    inner = field(' HYPERLINK "https://b.nl/" ', run("binnen"))
    opening = f"<w:p>{mark('begin')}<w:r><w:instrText> TOC \\h </w:instrText></w:r>"
    body = f"{opening}{mark('separate')}{inner}</w:p><w:p>{mark('end')}</w:p>"
    assert found(word(body)) == [("https://b.nl/", "binnen", "binnen")]


def test_a_simple_field_is_a_link():
    simple = f"<w:fldSimple w:instr='HYPERLINK \"{A}\"'>{run('hier')}</w:fldSimple>"
    assert found(word(f"<w:p>{simple}</w:p>")) == [(A, "hier", "hier")]


def test_a_picture_may_be_a_link():
    picture = (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="Het logo">'
        '<a:hlinkClick r:id="h1"/></wp:docPr></wp:inline></w:drawing></w:r>'
    )
    assert found(word(f"<w:p>{picture}</w:p>", ("h1", A))) == [(A, "Het logo", "")]


def test_what_old_programs_see_instead_of_a_box_is_not_read_twice():
    box = f"<mc:AlternateContent><mc:Choice><w:p>{linked('in een kader')}</w:p></mc:Choice>"
    old = f"<mc:Fallback><w:p>{linked('in een kader')}</w:p></mc:Fallback></mc:AlternateContent>"
    assert found(word(f"<w:p><w:r>{box}{old}</w:r></w:p>", ("h1", A))) == [
        (A, "in een kader", "in een kader")
    ]


def test_headers_footers_and_notes_are_read_and_comments_are_not():
    names = ("header", "footer", "footnotes", "endnotes", "comments")
    body = archive(
        {
            "_rels/.rels": relations(("r1", "officeDocument", "word/document.xml")),
            "word/document.xml": word_part("<w:p/>"),
            "word/_rels/document.xml.rels": relations(
                *((name, name, f"{name}1.xml") for name in names)
            ),
            **{f"word/{name}1.xml": word_part(f"<w:p>{linked(name)}</w:p>") for name in names},
            **{
                f"word/_rels/{name}1.xml.rels": relations(("h1", "hyperlink", f"{A}{name}"))
                for name in names
            },
        }
    )
    assert [href for href, _, _ in found(body)] == [f"{A}{name}" for name in names[:-1]]


def test_long_paragraphs_are_cut_around_the_link():
    body = word(f"<w:p>{run('voor ' * 99)}{linked('hier')}{run(' na' * 99)}</w:p>", ("h1", A))
    ((_, _, snippet),) = found(body)
    assert snippet.startswith("… ")
    assert snippet.endswith(" …")
    assert "voor hier na" in snippet
    assert len(snippet) < 180


def test_a_picture_that_lies_elsewhere_is_no_link_but_a_picture():
    body = archive(
        {
            "word/document.xml": word_part("<w:p/>"),
            "word/_rels/document.xml.rels": relations(("i", "image", f"{A}b.png")),
        }
    )
    (place,) = read_in_bounds(body).places
    assert (place.href, place.element) == (f"{A}b.png", "docx image")


def test_title_and_dates_come_from_the_properties():
    body = word(
        "<w:p/>",
        docProps__core_xml=core(
            title="Les 1: veilig &amp; online",
            language="nl-NL",
            created="2020-01-02T03:04:05Z",
            modified="2021-02-03T04:05:06Z",
        ),
    )
    contents = read_in_bounds(body)
    assert (contents.title, contents.language) == ("Les 1: veilig & online", "nl-nl")
    assert (contents.created, contents.modified) == (date(2020, 1, 2), date(2021, 2, 3))
