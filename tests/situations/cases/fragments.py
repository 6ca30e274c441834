"""Places on pages that are not there."""
# ruff: noqa: E501  what servers say is not broken into lines

from situations.answers import file, permanently
from situations.case import CERTAIN, SURE, UNSURE, Case, Host, a, fragment, may
from situations.pages import PARAGRAPHS, page

_OWN = "https://www.veilig.example"

CONTENTS = page(
    "Handleiding | Schoolsoftware",
    '<h2 id="beginnen">Beginnen</h2><p>Zo begin je.</p><h2 id="Instellen">Instellen</h2>'
    f'{PARAGRAPHS}<h2 id="één-klas">Eén klas</h2><a name="oud-anker"></a><p>Klaar.</p>',
)

BUILT_BY_SCRIPT = """<!doctype html><html lang="en"><head><title>API reference</title>
<script type="module" src="/assets/index-4f2a.js"></script></head>
<body><noscript>You need to enable JavaScript to run this app.</noscript>
<div id="root"></div></body></html>"""


def _case(name, why, target, *, shown=CONTENTS, certainty=SURE, host="www.handleiding.example",
          text="Lees", **more):  # fmt: skip
    address, _, _ = target.partition("#")
    path = address.removeprefix(f"https://{host}") or "/"
    hosts = {host: Host(https={path: shown})}
    return Case(name=name, why=why, html=a(target, text), hosts=hosts,
                expect=(fragment(target, certainty=certainty),), **more)  # fmt: skip


CASES = (
    Case(
        name="A place on the page itself that is not there",
        why="The whole page is known: certain.",
        html=a("#hulp-voor-ouders") + '<h2 id="hulp-voor-kinderen">Hulp</h2>',
        expect=(fragment(None, certainty=CERTAIN),),
    ),
    Case(
        name="A place on another page of ours that is not there",
        why="A heading was renamed.",
        html=a("/eigen-uitleg/#kosten"),
        own={"/eigen-uitleg/": page("Uitleg", '<h2 id="prijs">Prijs</h2>' + PARAGRAPHS)},
        expect=(fragment(f"{_OWN}/eigen-uitleg/#kosten", certainty=CERTAIN),),
    ),
    _case("A place on a page outside that is not there", "A reader lands at the top.",
          "https://www.handleiding.example/a#afsluiten"),
    _case("A place by a name of other capitals", "ids are compared exactly.",
          "https://www.handleiding.example/b#instellen"),
    _case("A place of which the accents fell off", "één-klas is not een-klas.",
          "https://www.handleiding.example/c#een-klas"),
    _case("A place encoded in bytes of an old character set", "%E9 is no UTF-8.",
          "https://www.handleiding.example/d#%E9%E9n-klas"),
    _case("A place that stands only in a template", "It is not part of the page.",
          "https://www.handleiding.example/e#later",
          shown=page("Sjabloon", '<template><h2 id="later">Later</h2></template>' + PARAGRAPHS)),
    _case("A place that stands only in a comment", "It is not part of the page.",
          "https://www.handleiding.example/f#vroeger",
          shown=page("Commentaar", '<!-- <h2 id="vroeger">Vroeger</h2> -->' + PARAGRAPHS)),
    _case("A place on a page that script builds", "Likely, for script may make it.",
          "https://api.bouwdoos.example/reference#authentication", shown=BUILT_BY_SCRIPT,
          certainty=UNSURE, host="api.bouwdoos.example"),
    _case("Words that the page does not hold", "The text fragment is looked up.",
          "https://www.handleiding.example/g#:~:text=deze%20zin%20is%20weggehaald",
          certainty=CERTAIN | UNSURE),
    _case("A range of words of which the end is gone", "Both ends must be there.",
          "https://www.handleiding.example/h#:~:text=Zo%20begin,eindigt%20u%20veilig",
          certainty=CERTAIN | UNSURE),
    _case("A README's heading that was renamed", "GitHub puts user-content- before ids.",
          "https://code.broncode.example/centrum/lespakket#licentie",
          shown=page("centrum/lespakket", '<div class="markdown-body"><h2><a id="user-content-installeren"'
                     ' href="#installeren"></a>Installeren</h2></div>' + PARAGRAPHS),
          host="code.broncode.example"),
    Case(
        name="A place that got lost when its page moved",
        why="The fragment goes along with the redirect, and is not there.",
        html=a("https://www.verhuisde-gids.example/oud#stap-3"),
        hosts={
            "www.verhuisde-gids.example": Host(
                https={
                    "/oud": permanently("/nieuw"),
                    "/nieuw": page("Gids", '<h2 id="step-3">Stap 3</h2>' + PARAGRAPHS),
                }
            )
        },
        expect=(fragment("https://www.verhuisde-gids.example/oud#stap-3"),),
        may=may("moved-link"),
    ),
    Case(
        name="A drawing of a sprite that is not there",
        why="The file is there, its part is not: an empty spot.",
        html='<svg role="img" aria-label="Bel"><use href="/sprites/klein.svg#chat"></use></svg>',
        own={
            "/sprites/klein.svg": file(
                '<svg xmlns="http://www.w3.org/2000/svg"><symbol id="bel"></symbol></svg>',
                "image/svg+xml",
            )
        },
        expect=(fragment(f"{_OWN}/sprites/klein.svg#chat"),),
    ),
    Case(
        name="A skip link to a main part without that id",
        why="Those who use a keyboard get nowhere.",
        html='<p><a class="skip-link" href="#inhoud-begin">Naar de inhoud</a></p>',
        expect=(fragment(None),),
    ),
    Case(
        name="Three links to one missing place are one finding",
        why="One problem, one finding.",
        html=a("/eigen-lijst/#d") * 3 + a("/eigen-lijst/#a"),
        own={"/eigen-lijst/": page("Lijst", '<dl><dt id="a">A</dt><dt id="b">B</dt></dl>')},
        expect=(fragment(f"{_OWN}/eigen-lijst/#d"),),
    ),
)  # fmt: skip
