"""Pages whose words may be where we cannot read them."""

import pytest
from pages import page

from sicaudit.page.help.page_text import own_blocks
from sicaudit.page.help.teasers import teasers_of
from sicaudit.page.help.unread import why_unread
from sicaudit.page.html.blocks import blocks_of

TEXT = "Een alinea die zelf al genoeg zegt over het onderwerp, met uitleg en met raad. " * 4
SCRIPT = "<script src=/app.js></script>"


def why(html, *, scripted=False):
    seen = page(html)
    blocks = blocks_of(seen.tree)
    own = own_blocks(blocks, teasers_of(blocks, seen.url).every)
    return why_unread(seen.tree, own, blocks, scripted=scripted)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (f"<body><div id=app></div>{SCRIPT}", "script"),
        (f"<body><div id=__nuxt><div class=spinner>Laden</div></div>{SCRIPT}", "script"),
        (f"<body><my-app></my-app>{SCRIPT}", "script"),
        (f"<body><my-app>Een ogenblik geduld...</my-app>{SCRIPT}", "script"),
        ("<body><h1>T</h1><div id=app>Even geduld, de pagina wordt geladen...</div>"
         "<script>start()</script>", "script"),
        ("<main><h1>T</h1><p>Een ogenblik.</p></main><noscript>Please enable JavaScript.</noscript>"
         "<script>start()</script>", "script"),
        ("<main><h1>T</h1><p>Kort.</p></main><noscript>Zet JavaScript aan.</noscript>", ""),
        ("<main><h1>T</h1><p>Kort.</p><p>Even geduld.</p></main><script>count()</script>", ""),
        ("<main><h1>T</h1><iframe src=/folder.pdf></iframe></main>", "document"),
        ("<main><h1>T</h1><object data=/folder.pdf></object></main>", "document"),
        ("<main><h1>T</h1><p>Download <a href='/files/folder.pdf?x=1'>de folder</a></p></main>",
         "document"),
        ("<main><h1>T</h1><p>Lees de folder.</p><p><a href=/folder.pdf>Download</a></p></main>",
         "document"),
        ("<main><h1>T</h1><p>Aflevering 12.</p><audio controls><source src=/a.mp3></audio></main>",
         "audio"),
        ("<main><h1>T</h1><video src=/film.mp4></video></main>", "video"),
        ("<main><h1>T</h1><iframe src='https://www.youtube.com/embed/a1b2c3d4e5f'></iframe></main>",
         "video"),
        ("<main><h1>T</h1><iframe src='https://view.genial.ly/x'></iframe></main>", "frame"),
        ("<main><h1>T</h1><img src=poster.png></main>", "picture"),
        (f"<main><h1>T</h1><p>{TEXT}</p><video src=/film.mp4></video></main>", ""),
        (f"<main><h1>T</h1><p>{TEXT}</p><div id=app></div></main>{SCRIPT}", ""),
        ("<main><h1>T</h1><p>Kort.</p></main>", ""),
        ("<main><h1>T</h1><p>Kort.</p></main><footer><img src=logo.png></footer>", ""),
        ("<main><h1>T</h1><p>Kort.</p></main><iframe src=/x height=0></iframe>", ""),
        ("<main><h1>T</h1><p>Kort.</p></main><noscript><iframe src=/x></iframe></noscript>", ""),
    ],
)  # fmt: skip
def test_where_the_words_are(html, expected):
    assert why(html) == expected


def test_a_shell_that_is_known_to_be_one():
    assert why("<main><h1>T</h1></main>", scripted=True) == "script"
