"""What pages embed, and what is gone of it."""
# ruff: noqa: E501  what servers say is not broken into lines

from situations.answers import always, empty, file, gone, not_found, png
from situations.case import Case, Host, resource
from situations.pages import ARTICLE, page

_OWN = "https://www.veilig.example"


def _case(name, why, html, *expected, host=None, ways=None, **more):
    hosts = {host: Host(https={"/": ARTICLE, **(ways or {})})} if host else {}
    return Case(name=name, why=why, html=html, hosts=hosts, expect=expected, **more)


def _gone(target):
    return resource(target, "not-found", certainty={"certain"})


CASES = (
    _case("A picture of our own that is gone", "A hole in the page.",
          '<img src="/beeld/weg.png" alt="Folder">', _gone(f"{_OWN}/beeld/weg.png")),
    _case("A picture on another host that is gone", "A hole in the page.",
          '<img src="https://beeld.prentenkast.example/weg.jpg" alt="Poster">',
          _gone("https://beeld.prentenkast.example/weg.jpg"), host="beeld.prentenkast.example"),
    _case("A picture on a host that does not exist", "No such name.",
          '<img src="https://cdn.opgeheven-netwerk.example/a.png" alt="">',
          resource(None, "dns", certainty={"certain"})),
    _case("One candidate of a srcset is gone", "Those with sharp screens see a hole.",
          '<img src="/beeld/gezin.png" srcset="/beeld/gezin.png 1x, /beeld/gezin-2x.png 2x"'
          ' alt="Gezin">', _gone(f"{_OWN}/beeld/gezin-2x.png"), own={"/beeld/gezin.png": png}),
    _case("A source of a picture element is gone", "Those with wide screens see a hole.",
          '<picture><source media="(min-width: 800px)" srcset="/beeld/breed.webp 800w">'
          '<img src="/beeld/smal.png" alt=""></picture>',
          _gone(f"{_OWN}/beeld/breed.webp"), own={"/beeld/smal.png": png}),
    _case("A script that is gone", "What it did, it does no more.",
          '<script src="/js/quiz-oud.js" defer></script>', _gone(f"{_OWN}/js/quiz-oud.js")),
    _case("A style sheet that is gone", "The page loses its looks.", "",
          _gone(f"{_OWN}/css/weg.css"), head='<link rel="stylesheet" href="/css/weg.css">'),
    _case("A picture that a style sheet asks for is gone", "CSS embeds too.", "",
          _gone(f"{_OWN}/css/bg/weg.png"), head='<link rel="stylesheet" href="/css/achtergrond.css">',
          own={"/css/achtergrond.css": file("main { background: url('bg/weg.png') }", "text/css")}),
    _case("A style sheet that imports one that is gone", "@import embeds too.", "",
          _gone(f"{_OWN}/css/thema/weg.css"), head='<link rel="stylesheet" href="/css/keten.css">',
          own={"/css/keten.css": file('@import "thema/weg.css";\np { color: red }', "text/css")}),
    _case("A background in a style attribute is gone", "Inline CSS embeds too.",
          '<div style="background-image:url(&quot;/beeld/band-weg.jpg&quot;)">Hallo</div>',
          _gone(f"{_OWN}/beeld/band-weg.jpg")),
    _case("A frame whose page is gone", "An error page inside the page.",
          '<iframe src="https://kaart.ingelijst.example/weg" title="Kaart"></iframe>',
          _gone("https://kaart.ingelijst.example/weg"), host="kaart.ingelijst.example"),
    _case("A film and its poster are gone", "Both are embedded.",
          '<video controls poster="/film/poster-weg.jpg"><source src="/film/weg.mp4"'
          ' type="video/mp4"></video>',
          _gone(f"{_OWN}/film/poster-weg.jpg"), _gone(f"{_OWN}/film/weg.mp4")),
    _case("A podcast and its subtitles are gone", "Audio and track are embedded.",
          '<audio controls src="/geluid/weg.mp3"><track kind="captions" src="/geluid/weg.vtt">'
          "</audio>", _gone(f"{_OWN}/geluid/weg.mp3"), _gone(f"{_OWN}/geluid/weg.vtt")),
    _case("The icon of the site is gone", "Tabs and home screens show it.", "",
          _gone(f"{_OWN}/icoon-weg.png"), head='<link rel="icon" href="/icoon-weg.png">'),
    _case("The manifest of the web app is gone", "Nobody can install it.", "",
          _gone(f"{_OWN}/app/weg.webmanifest"),
          head='<link rel="manifest" href="/app/weg.webmanifest">'),
    _case("An icon that the manifest names is gone", "A phone shows a blank.", "",
          _gone(f"{_OWN}/app/icoon-512.png"),
          head='<link rel="manifest" href="/app/manifest.webmanifest">',
          own={"/app/manifest.webmanifest": file(
              '{"name": "Veilig", "start_url": "/", "icons": [{"src": "icoon-192.png", "sizes":'
              ' "192x192"}, {"src": "icoon-512.png", "sizes": "512x512"}]}',
              "application/manifest+json"), "/app/icoon-192.png": png}),
    _case("A picture that answers with a page", "200, but no picture: a hole in the page.",
          '<img src="https://www.webwinkelplaat.example/foto.jpg" alt="Boek">',
          resource("https://www.webwinkelplaat.example/foto.jpg"),
          host="www.webwinkelplaat.example",
          ways={"/foto.jpg": page("Foto niet gevonden | Webwinkel", "<p>Zoek verder.</p>")}),
    _case("A picture of our own that answers with the front page", "A catch-all hides the hole.",
          '<img src="/beeld/opgevangen.png" alt="">', resource(f"{_OWN}/beeld/opgevangen.png"),
          own={"/beeld/opgevangen.png": ARTICLE}),
    _case("A picture of no bytes at all", "200 and nothing: a hole in the page.",
          '<img src="/beeld/leeg.png" alt="Logo">', resource(f"{_OWN}/beeld/leeg.png"),
          own={"/beeld/leeg.png": empty}),
    _case("The picture that is shared on social media is gone", "og:image is embedded elsewhere.",
          "", _gone(f"{_OWN}/deel/weg.jpg"),
          head=f'<meta property="og:image" content="{_OWN}/deel/weg.jpg">'),
    _case("A sprite of drawings is gone", "use embeds.",
          '<svg role="img" aria-label="Telefoon"><use href="/sprites/weg.svg#telefoon"></use></svg>',
          _gone(f"{_OWN}/sprites/weg.svg")),
    _case("An embedded document is gone", "object embeds.",
          '<object data="/documenten/weg.pdf" type="application/pdf">Folder</object>',
          _gone(f"{_OWN}/documenten/weg.pdf")),
    _case("A button that is a picture is gone", "input of type image embeds.",
          '<form action="/zoek-niets"><input type="image" src="/beeld/knop-weg.png" alt="Zoek">'
          "</form>", _gone(f"{_OWN}/beeld/knop-weg.png"), own={"/zoek-niets": ARTICLE}),
    _case("A picture that was taken away", "410 as certain as 404.",
          '<img src="https://www.archieffoto.example/1999.jpg" alt="">',
          resource(None, "gone", certainty={"certain"}), host="www.archieffoto.example",
          ways={"/1999.jpg": gone(410)}),
    _case("A picture whose server fails every time", "5xx that lasts.",
          '<img src="https://www.fotoserver.example/x.png" alt="">',
          resource(None, "server-error"), host="www.fotoserver.example",
          ways={"/x.png": always(500, "")}),
    _case("A font that a style element asks for is gone", "Letters fall back.",
          "<style>@font-face { font-family: V; src: url(/lettertype/weg.woff2) }</style>",
          _gone(f"{_OWN}/lettertype/weg.woff2")),
    _case("A picture that is redirected to one that is gone", "The end of the chain counts.",
          '<img src="/beeld/omgeleid.png" alt="">', resource(f"{_OWN}/beeld/omgeleid.png"),
          own={"/beeld/omgeleid.png": always(302, "", location="/beeld/ook-weg.png")}),
    _case("A picture among many of which one is gone", "Only that one.",
          '<img src="/reeks/1.png" alt=""><img src="/reeks/2.png" alt="">'
          '<img src="/reeks/3.png" alt="">', _gone(f"{_OWN}/reeks/2.png"),
          own={"/reeks/1.png": png, "/reeks/2.png": not_found, "/reeks/3.png": png}),
)  # fmt: skip
