"""Places on pages that are there, however they are written, and what only looks like a place."""
# ruff: noqa: E501  what servers say is not broken into lines

from situations.answers import file, for_now, gone, png, video
from situations.case import Case, Host, a, may, wall
from situations.cases.fragments import BUILT_BY_SCRIPT, CONTENTS
from situations.pages import PARAGRAPHS, page

HOST = "www.gids.example"
PDF = file(b"%PDF-1.4\n%%EOF\n", "application/pdf")


def _case(name, why, *targets, shown=CONTENTS, **more):
    ways = {}
    for target in targets:
        path = target.partition("#")[0]
        if path:
            ways[path] = shown
    html = "".join(a(f"https://{HOST}{target}") for target in targets)
    return Case(name=name, why=why, html=html, hosts={HOST: Host(https=ways)}, **more)


def _own(name, why, html):
    return Case(name=name, why=why, html=html)


LONG = page(
    "Lang | Gids", "<p>Nog een alinea over het onderwerp.</p>" * 22_000 + '<h2 id="slot">S</h2>'
)

CASES = (
    _case("Places by id and by name", "Both count.", "/a#beginnen", "/a#oud-anker"),
    _case("A place with accents, encoded and raw", "Compared after decoding.",
          "/b#%C3%A9%C3%A9n-klas", "/b#één-klas"),
    _case("A place with a slash in its id, encoded", "Decoded, it is there.",
          "/c#merge%2Fpull-requests",
          shown=page("Regels | Gids", '<h2 id="merge/pull-requests">M</h2>' + PARAGRAPHS)),
    _case("A place with an ampersand in its id", "HTML writes it otherwise.", "/d#vraag&antwoord",
          shown=page("FAQ | Gids", '<h2 id="vraag&amp;antwoord">V</h2>' + PARAGRAPHS)),
    _case("A place whose id is a number or a dot", "Ids need not be names.", "/e#3.2.1", "/e#1",
          shown=page("Wet | Gids", '<h2 id="3.2.1">Lid</h2><h2 id="1">1</h2>' + PARAGRAPHS)),
    _case("The top of the page, in any capitals", "Every page has a top.", "/f#top", "/f#TOP",
          "/f#"),
    _case("Words that the page holds", "The text fragment is looked up.",
          "/g#:~:text=Zo%20begin%20je.", "/g#beginnen:~:text=praat%20daarom"),
    _case("A range of words, and words with their neighbours", "Start, end, prefix and suffix.",
          "/h#:~:text=Kinderen%20brengen,om%20te%20weten",
          "/h#:~:text=om%20te-,weten,-wat%20er"),
    _case("Words broken over elements and lines", "A reader sees one line.",
          "/i#:~:text=Zo%20vind%20je%20hulp%20dichtbij",
          shown=page("Hulp | Gids", "<p>Zo <b>vind</b> je\n   <a href='/'>hulp</a>\n dichtbij.</p>")),
    _case("Routes of an app", "After the hash comes a route, not a place.", "/app#/dossier/12",
          "/app#!/lessen", shown=BUILT_BY_SCRIPT),
    _case("A heading of a README", "GitHub and GitLab put user-content- before ids.",
          "/lespakket#installeren",
          shown=page("lespakket | Gids", '<h2 id="user-content-installeren">I</h2>' + PARAGRAPHS)),
    Case(
        name="A line in a file on GitHub",
        why="L10 is made by script in a viewer that is known.",
        html=a("https://github.com/centrum/lespakket/blob/main/README.md#L10-L20"),
        hosts={"github.com": Host(https={"/centrum/lespakket/blob/main/README.md": BUILT_BY_SCRIPT})},
    ),
    _case("A page number of a PDF", "Readers of PDF jump there.", "/folder.pdf#page=3", shown=PDF),
    _case("A moment in a film", "Media fragments are times.", "/film.mp4#t=30,45", shown=video),
    _case("A part of a picture", "Media fragments are places.", "/plaat.png#xywh=10,10,5,5",
          shown=png),
    Case(
        name="A sheet in a spreadsheet online",
        why="gid is read by script in a viewer that is known.",
        html=a("https://docs.google.com/spreadsheets/d/1AbC/edit#gid=12"),
        hosts={"docs.google.com": Host(https={"/spreadsheets/d/1AbC/edit": BUILT_BY_SCRIPT})},
    ),
    _case("A page in a viewer of PDF on the web", "The viewer reads the hash.",
          "/pdfjs/web/viewer.html?file=/folder.pdf#page=2&zoom=100",
          shown=page("PDF.js viewer", "<div id='viewer'></div>", h1="",
                     head='<script src="../build/pdf.js"></script><script src="viewer.js"></script>')),
    _case("A place after half a megabyte", "What was not read may not be missed.", "/lang#slot",
          shown=LONG),
    Case(
        name="A place on a page behind a wall",
        why="The wall is all that we know.",
        html=a("https://www.muur-met-plek.example/a#plek"),
        hosts={"www.muur-met-plek.example": Host(https={"/a": gone(403, "<h1>Forbidden</h1>")})},
        expect=(wall("https://www.muur-met-plek.example/a", "bot-wall"),),
    ),
    Case(
        name="A place that goes along with a redirect",
        why="The new page has it.",
        html=a("https://www.meegaand.example/oud#beginnen"),
        hosts={
            "www.meegaand.example": Host(https={"/oud": for_now("/nieuw"), "/nieuw": CONTENTS})
        },
    ),
    Case(
        name="A redirect that brings a place of its own",
        why="The fragment of the Location counts (RFC 9110 10.2.2).",
        html=a("https://www.eigen-plek.example/faq"),
        hosts={
            "www.eigen-plek.example": Host(
                https={"/faq": for_now("/hulp#beginnen"), "/hulp": CONTENTS}
            )
        },
    ),
    _own("Places on the page itself, and its top", "All there.",
         '<p><a href="#hier">hier</a> <a href="#top">boven</a> <a href="#">menu</a></p>'
         '<h2 id="hier">Hier</h2>'),
    _own("A place on a drawing inside the page", "SVG elements have ids too.",
         a("#pijl") + '<svg><g id="pijl"><path d="M0 0h1"/></g></svg>'),
    _own("Signs drawn once and used below", "use finds its own page's ids.",
         '<svg hidden><symbol id="oog"><path d="M0 0h1"/></symbol></svg>'
         '<svg><use href="#oog"></use></svg><svg><use xlink:href="#oog"></use></svg>'),
    _own("A button for a script", "javascript and data-attributes make no place.",
         '<p><a role="button" href="#" data-bs-toggle="collapse" data-bs-target="#meer">Meer</a></p>'
         '<div id="meer">Meer</div>'),
    _own("Tabs whose panels are there", "ids of panels.",
         '<ul role="tablist"><li><a href="#tab-1" role="tab">1</a></li></ul>'
         '<div id="tab-1" role="tabpanel">Een</div>'),
    _case("A place in plain text", "There are no places in it: nobody can say.", "/tekst.txt#L5",
          shown=file("regel een\nregel twee\n", "text/plain; charset=utf-8"),
          may=may("broken-fragment")),
    _case("A heading in a wiki with an old way of encoding", "Dots for percents are its own ids.",
          "/wiki#Caf.C3.A9",
          shown=page("Wiki | Gids", '<span id="Caf.C3.A9"></span><h2 id="Café">C</h2>' + PARAGRAPHS)),
)  # fmt: skip
