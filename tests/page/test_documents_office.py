"""The links of PowerPoint, Excel and OpenDocument files."""

from datetime import date

from document_files import (
    archive,
    open_document,
    open_document_part,
    read_in_bounds,
    relations,
)

A = "https://a.nl/"


def found(body, kind="docx"):
    contents = read_in_bounds(body, kind)
    assert contents.trouble is None
    return [(place.href, place.text, place.snippet) for place in contents.places]


def slides(*bodies, links=()):
    """A .pptx whose slides are shown the other way round than they are numbered."""
    numbers = range(1, len(bodies) + 1)
    ids = "".join(f'<p:sldId id="{255 + n}" r:id="s{n}"/>' for n in reversed(numbers))
    head = (
        'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
        ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    )
    files = {
        "ppt/presentation.xml": f"<p:presentation {head}><p:sldIdLst>{ids}</p:sldIdLst>"
        "</p:presentation>",
        "ppt/_rels/presentation.xml.rels": relations(
            *((f"s{n}", "slide", f"slides/slide{n}.xml") for n in numbers)
        ),
    }
    for number, body in zip(numbers, bodies, strict=True):
        files[f"ppt/slides/slide{number}.xml"] = f"<p:sld {head}>{body}</p:sld>"
        files[f"ppt/slides/_rels/slide{number}.xml.rels"] = relations(*links)
    files["ppt/notesSlides/notesSlide1.xml"] = f"<p:notes {head}>{click('notitie')}</p:notes>"
    files["ppt/notesSlides/_rels/notesSlide1.xml.rels"] = relations(
        ("h1", "hyperlink", "https://n.nl/"), ("s", "slide", "../slides/slide1.xml")
    )
    return archive(files)


def click(text, id_="h1"):
    return f'<a:p><a:r><a:rPr><a:hlinkClick r:id="{id_}"/></a:rPr><a:t>{text}</a:t></a:r></a:p>'


def test_a_link_in_powerpoint_comes_with_the_slide_as_it_is_shown():
    body = slides(click("een"), click("twee"), links=[("h1", "hyperlink", A)])
    assert found(body, "pptx") == [(A, "twee", "slide 1: twee"), (A, "een", "slide 2: een")]


def test_shapes_links_to_other_slides_and_notes():
    shape = '<p:sp><p:nvSpPr><p:cNvPr id="1" name="x" descr="Knop"><a:hlinkClick r:id="h1"/>'
    body = slides(
        f"{shape}</p:cNvPr></p:nvSpPr></p:sp>{click('volgende', 's9')}",
        links=[
            ("h1", "hyperlink", A),
            ("s9", "slide", "slide1.xml"),
            ("n", "notesSlide", "../notesSlides/notesSlide1.xml"),
            ("v", "video", "https://www.youtube.com/embed/x"),
        ],
    )
    places = [
        (place.href, place.element, place.snippet) for place in read_in_bounds(body, "pptx").places
    ]
    assert places == [
        (A, "pptx hyperlink", "slide 1"),
        ("https://n.nl/", "pptx hyperlink", "slide 1: notitie"),
        ("https://www.youtube.com/embed/x", "pptx video", "slide 1"),
    ]


def workbook(sheet, *links):
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    ids = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    sheets = '<sheet name="Adressen" sheetId="7" r:id="s1"/>'
    return archive(
        {
            "_rels/.rels": relations(("r1", "officeDocument", "/xl/workbook.xml")),
            "xl/workbook.xml": f"<workbook {main} {ids}><sheets>{sheets}</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": relations(("s1", "worksheet", "worksheets/sheet1.xml")),
            "xl/worksheets/sheet1.xml": f"<worksheet {main} {ids}>{sheet}</worksheet>",
            "xl/worksheets/_rels/sheet1.xml.rels": relations(*links),
        }
    )


def test_a_link_in_excel_comes_with_its_cell():
    links = '<hyperlinks><hyperlink ref="B2" r:id="h1" location="deel" display="Hulp"/>'
    inner = '<hyperlink ref="B3" location="Blad2!A1"/></hyperlinks>'
    body = workbook(f"<sheetData/>{links}{inner}", ("h1", "hyperlink", A))
    assert found(body, "xlsx") == [(f"{A}#deel", "Hulp", "sheet Adressen: B2")]


def test_a_formula_may_be_a_link_if_it_says_where_to():
    cells = "".join(
        f'<c r="A{number}"><f>{formula}</f></c>'
        for number, formula in enumerate(
            [
                'HYPERLINK("https://a.nl/","zeg ""hoi""")',
                'IF(B1=1,HYPERLINK("https://b.nl/"),"")',
                'HYPERLINK("https://c.nl/"&amp;B1,"c")',
                "HYPERLINK(B1)",
            ],
            1,
        )
    )
    assert found(workbook(f"<sheetData><row>{cells}</row></sheetData>"), "xlsx") == [
        (A, 'zeg "hoi"', "sheet Adressen: A1"),
        ("https://b.nl/", "", "sheet Adressen: A2"),
    ]


# -- OpenDocument ----------------------------------------------------------


def test_a_link_in_open_document_text():
    link = '<text:a xlink:href="https://a.nl/">de <text:span>hulplijn</text:span></text:a>'
    body = open_document(
        f"<text:p>Praat met {link}</text:p><text:h><text:a xlink:href='#deel'>x</text:a></text:h>",
        meta_xml=open_document_part(
            "<x><title>Folder</title><creation-date>2020-01-02T03:04:05</creation-date>"
            "<date>2021-02-03T04:05:06.7</date><language>nl-NL</language></x>"
        ),
    )
    assert found(body, "odt") == [(A, "de hulplijn", "Praat met de hulplijn")]
    contents = read_in_bounds(body, "odt")
    assert (contents.title, contents.language) == ("Folder", "nl-nl")
    assert (contents.created, contents.modified) == (date(2020, 1, 2), date(2021, 2, 3))


def test_a_picture_in_the_middle_of_a_text_does_not_eat_the_links_before_it():
    link = '<text:a xlink:href="https://b.nl/">voor</text:a>'
    frame = '<draw:frame><svg:title>Logo</svg:title><draw:image xlink:href="Pictures/1.png"/>'
    picture = f'<draw:a xlink:href="https://a.nl/">{frame}</draw:frame></draw:a>'
    body = open_document(f"<text:p>{link} en {picture} na</text:p>")
    assert found(body, "odt") == [(A, "Logo", ""), ("https://b.nl/", "voor", "voor en na")]


def test_slides_and_sheets_of_open_document_are_named():
    link = '<draw:frame><text:p><text:a xlink:href="https://a.nl/">a</text:a></text:p></draw:frame>'
    body = open_document(
        f"<office:presentation><draw:page/><draw:page>{link}</draw:page></office:presentation>",
        "presentation",
    )
    assert found(body, "odp") == [(A, "a", "slide 2: a")]
    cell = '<table:table-cell table:formula=\'of:=HYPERLINK("https://b.nl/";"b")\'/>'
    text = '<table:table-cell><text:p><text:a xlink:href="https://a.nl/">a</text:a></text:p>'
    table = f'<table:table table:name="Blad"><table:table-row>{text}</table:table-cell>{cell}'
    body = open_document(
        f"<office:spreadsheet>{table}</table:table-row></table:table></office:spreadsheet>",
        "spreadsheet",
    )
    assert found(body, "ods") == [(A, "a", "sheet Blad: a"), ("https://b.nl/", "b", "sheet Blad")]


def test_footers_of_open_document_stand_among_the_styles():
    footer = open_document_part("<text:p><text:a xlink:href='https://a.nl/'>a</text:a></text:p>")
    assert found(open_document("<text:p/>", styles_xml=footer), "odt") == [(A, "a", "a")]
