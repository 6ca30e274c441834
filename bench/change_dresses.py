"""The same page as other websites would dress it."""

import re

_BODY = re.compile(r"<body[^>]*>(.*)</body\s*>", re.IGNORECASE | re.DOTALL)

_DRESSES: dict[str, tuple[str, str] | None] = {
    "as it is": None,
    "semantic": (
        '<a class="skip" href="#main">Naar de inhoud</a><header><a href="/">Stichting Voorbeeld</a>'
        '<nav aria-label="hoofdmenu"><ul><li><a href="/a">Nieuws</a></li><li><a href="/b">Hulp</a>'
        '</li></ul></nav></header><main id="main"><article>',
        "</article></main><aside><h2>Agenda</h2><p>Ouderavond in Zwolle</p></aside>"
        "<footer><p>© Stichting Voorbeeld</p></footer>",
    ),
    "classes": (
        '<div id="page" class="site"><div id="masthead" class="site-header"><a href="/">Start</a>'
        '<div class="main-navigation"><ul class="menu"><li class="item"><a href="/a">Nieuws</a>'
        '</li></ul></div></div><div id="content" class="site-content"><div class="entry-content">',
        '</div></div><div id="secondary" class="widget-area"><h3>Agenda</h3><p>Ouderavond</p></div>'
        '<div id="colophon" class="site-footer">Stichting Voorbeeld</div></div>',
    ),
    "nameless": (
        '<div><div><a href="/">Start</a></div><div><a href="/a">Nieuws</a> <a href="/b">Hulp</a>'
        "</div><div><div>",
        "</div></div><div><div>Stichting Voorbeeld, Postbus 1, Den Haag</div></div></div>",
    ),
}


def dressed(page: str, dress: str) -> str:
    """Give a page in one of the dresses."""
    found, around = _BODY.search(page), _DRESSES[dress]
    if around is None or found is None:
        return page
    return page[: found.start(1)] + around[0] + found[1] + around[1] + page[found.end(1) :]


DRESSES = tuple(_DRESSES)
