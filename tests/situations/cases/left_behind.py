"""What editors' programs leave behind in links, and addresses that are odd but right."""
# ruff: noqa: E501  what servers say is not broken into lines

from situations.answers import always, png
from situations.case import Case, Expected, Host, a, broken, fragment, may, soft
from situations.pages import ARTICLE, PARAGRAPHS, bare, page

_OWN = "https://www.veilig.example"
_NOWHERE = frozenset(("invalid-link", "broken-link", "broken-resource"))


def _opens_for_nobody(check):
    return Expected(check=check, instead=_NOWHERE)


def _written(name, why, html, *expected, **more):
    return Case(name=name, why=why, html=html, expect=expected, **more)


def _alive(name, why, href, host, *paths, names=None, **more):
    return Case(name=name, why=why, html=a(href),
                hosts={names or host: Host(https={"/": ARTICLE, **dict.fromkeys(paths, ARTICLE)})}, **more)  # fmt: skip


_GUIDE = page("Gids voor ouders | Gidsen", f'{PARAGRAPHS}<h2 id="begin">Begin</h2>', site="Gidsen")
_GONE = page(
    "Pagina niet gevonden | Widgets", "<p>De pagina die u zoekt bestaat niet.</p>", site="Widgets"
)

CASES = (
    _written("A picture that was pasted from another page's memory", "blob: lives only in the tab that made it.",
             '<p><img src="blob:https://www.veilig.example/5f2c1f0a-2d7c-4f6e-9d2b-1f0e3c4b5a69" alt=""></p>',
             _opens_for_nobody("broken-resource")),
    _written("A link to another page's memory", "blob: lives only in the tab that made it.",
             a("blob:https://www.veilig.example/0b6f7c1e-77aa-4d0b-8a8e-2d3a4f5b6c7d"),
             may=may("invalid-link")),
    _written("A picture that was pasted from an e-mail", "cid: is a part of a message that is not here.",
             '<p><img src="cid:image001.png@01D8A2B3.4C5D6E70" alt=""></p>', _opens_for_nobody("broken-resource")),
    _written("A picture on the editor's own disk", "file: opens for nobody else.",
             '<p><img src="file:///C:/Users/Redactie/Pictures/poster.png" alt=""></p>',
             _opens_for_nobody("broken-resource")),
    _written("A link to a PDF in the viewer of somebody's browser", "The extension is not ours.",
             a("chrome-extension://efaidnbmnnnibpcajpcglclefindmkaj/https://www.rapport-site.example/rapport.pdf"),
             _opens_for_nobody("invalid-link")),
    _written("A scheme with a letter too little", "htps: is no scheme.", a("htps://www.tikfout.example/pagina"),
             _opens_for_nobody("invalid-link")),
    _written("A scheme with a letter too many", "httpss: is no scheme.", a("httpss://www.tikfout.example/pagina"),
             _opens_for_nobody("invalid-link")),
    _written("A scheme with one slash", "It leads to a page of our own that is not there.",
             a("https:/www.een-streep.example/pagina"), Expected(check="broken-link", instead=_NOWHERE)),
    _written("A link to an editor's own trial", "localhost is everybody's own machine.",
             a("http://localhost:3000/voorbeeld"),
             Expected(check="broken-link", instead=frozenset(("invalid-link", "unverifiable-link")))),
    _written("A link to a machine in the office", "Names of .local are not of the internet.",
             a("http://nas.local/documenten/folder.pdf"),
             Expected(check="broken-link", instead=frozenset(("invalid-link", "unverifiable-link")))),
    Case(name="A blank that cannot be seen at the end of an address", why="A no-break space belongs to the address.",
         html=a("https://www.harde-spatie.example/pagina&nbsp;"),
         hosts={"www.harde-spatie.example": Host(https={"/": ARTICLE, "/pagina": ARTICLE})},
         expect=(broken("https://www.harde-spatie.example/pagina%C2%A0", "not-found"),)),
    Case(name="A space without width in the middle of a path", why="Copied from Word: the server knows no such page.",
         html=a("https://www.nulbreed.example/pag&#8203;ina"),
         hosts={"www.nulbreed.example": Host(https={"/": ARTICLE, "/pagina": ARTICLE})},
         expect=(broken(None, "not-found"),)),
    _alive("A space without width in a host", "Names are mapped before they are asked for (UTS 46).",
           "https://www.nul&#8203;host.example/pagina", "www.nulhost.example", "/pagina"),
    _alive("Full stops of another script in a host", "They are mapped to full stops (UTS 46).",
           "https://www。punten。example/pagina", "www.punten.example", "/pagina"),
    Case(name="A host with an underscore", why="Browsers and resolvers take it.",
         html=a("http://mijn_school.example/pagina"),
         hosts={"mijn_school.example": Host(http={"/": ARTICLE, "/pagina": ARTICLE})}),
    _alive("A path in letters that are put together", "ü as u and dots is another address than ü, and is kept.",
           "https://www.samengesteld.example/gru\u0308nden", "www.samengesteld.example", "/gru%CC%88nden"),
    _alive("A plus and an encoded blank in a query", "They are two different addresses, and both are kept.",
           "https://www.plus.example/zoek?q=a+b%20c%2Bd", "www.plus.example", "/zoek?q=a+b%20c%2Bd"),
    _alive("Parameters that look like signs of HTML", "In an attribute &copy= is no sign.",
           "https://www.tekens.example/p?lang=nl&copy=1&region=eu&sect=2", "www.tekens.example",
           "/p?lang=nl&copy=1&region=eu&sect=2"),
    _alive("A session in the path", "Java's way: a parameter behind a semicolon.",
           "https://www.sessie-pad.example/gids;jsessionid=0A1B2C3D?id=7", "www.sessie-pad.example",
           "/gids;jsessionid=0A1B2C3D?id=7"),
    _alive("A question mark without a query", "It is sent as written.",
           "https://www.vraagteken.example/pagina?", "www.vraagteken.example", "/pagina?", "/pagina"),
    _alive("Two slashes in a path", "They stay two.", "https://www.dubbele-streep.example/map//pagina",
           "www.dubbele-streep.example", "/map//pagina"),
    _alive("An encoded slash in a path", "It stays encoded.", "https://www.gecodeerd.example/map%2Fpagina",
           "www.gecodeerd.example", "/map%2Fpagina"),
    _alive("An encoded backslash in a path", "It stays encoded.", "https://www.gecodeerd-terug.example/map%5Cpagina",
           "www.gecodeerd-terug.example", "/map%5Cpagina"),
    _alive("A percent sign alone", "100% is sent as written.", "https://www.procent.example/100%-online",
           "www.procent.example", "/100%-online"),
    _alive("A path of nine thousand letters", "Long is not wrong.", f"https://www.lang-pad.example/{'lang' * 2250}",
           "www.lang-pad.example", f"/{'lang' * 2250}"),
    Case(name="An accent in a query on a page in old bytes", why="Browsers send it in the bytes of the page.",
         html=a("/oud/latijn.html", "De oude pagina"),
         own={"/oud/latijn.html": always(200, bare("Oud", '<p><a href="https://www.oude-zoek.example/zoek?q=één">zoek</a></p>')
                                         .encode("latin-1"), content_type="text/html; charset=iso-8859-1")},
         hosts={"www.oude-zoek.example": Host(https={"/": ARTICLE, "/zoek?q=%E9%E9n": ARTICLE})}),
    Case(name="A picture that is shown small and linked large", why="The same address twice.",
         html='<a href="https://www.foto-groot.example/x.png"><img src="https://www.foto-groot.example/x.png" alt="X"></a>',
         hosts={"www.foto-groot.example": Host(https={"/": ARTICLE, "/x.png": png})}),
    Case(name="A page that is shown in a frame and linked to a place it lacks", why="First embedded, then linked.",
         html='<iframe src="https://www.in-lijst.example/gids" title="Gids"></iframe>' + a("https://www.in-lijst.example/gids#einde"),
         hosts={"www.in-lijst.example": Host(https={"/": ARTICLE, "/gids": _GUIDE})},
         expect=(fragment("https://www.in-lijst.example/gids#einde"),)),
    Case(name="A page that is shown in a frame and linked to a place it has", why="First embedded, then linked.",
         html='<iframe src="https://www.in-lijst-goed.example/gids" title="Gids"></iframe>'
              + a("https://www.in-lijst-goed.example/gids#begin"),
         hosts={"www.in-lijst-goed.example": Host(https={"/": ARTICLE, "/gids": _GUIDE})}),
    Case(name="A page that is shown in a frame and linked and says that it is gone", why="The link must be read as a page.",
         html='<iframe src="https://www.widgets.example/2015/quiz" title="Quiz"></iframe>' + a("https://www.widgets.example/2015/quiz"),
         hosts={"www.widgets.example": Host(https={"/": page("Widgets", site="Widgets"), "*": _GONE})},
         expect=(soft("https://www.widgets.example/2015/quiz"),), may=may("broken-resource")),
    _written("Data in a link and in a picture, and a frame of nothing", "All of them are whole in themselves.",
             a("data:text/plain;base64,SGFsbG8=") + '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="">'
             '<iframe src="about:blank" title="leeg"></iframe>'),
    _written("An e-mail link with headers, line breaks and a copy", "RFC 6068 allows them all.",
             a("mailto:info@veilig.example?cc=team@veilig.example&amp;subject=Vraag%20over%20les&amp;body=Hallo%0D%0AGroet%20van"),
             mail={"veilig.example": "mx"}),
    Case(name="Our own page that sends its readers on by a header to a page that is gone",
         why="A Refresh field does what a refresh in the page does.", html=a("/doorgestuurd", "De actie"),
         own={"/doorgestuurd": always(200, page("Actie | Veilig"), refresh="0; url=/actie-weg")},
         expect=(broken(f"{_OWN}/actie-weg", "not-found"),)),
)  # fmt: skip
