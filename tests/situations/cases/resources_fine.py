"""What pages embed, and what looks gone but is there."""
# ruff: noqa: E501  what servers say is not broken into lines

from misbehaving import first, forbids_head, refuses_head

from situations.answers import (
    PNG,
    always,
    by_method,
    file,
    font,
    for_now,
    gif,
    png,
    script,
    sheet,
    svg,
    video,
    vtt,
)
from situations.case import Case, Host, may, wall
from situations.pages import ARTICLE

_OWN = "https://www.veilig.example"


def _case(name, why, html, *expected, host=None, ways=None, **more):
    hosts = {host: Host(https={"/": ARTICLE, **(ways or {})})} if host else {}
    return Case(name=name, why=why, html=html, hosts=hosts, expect=expected, **more)


def _img(src):
    return f'<img src="{src}" alt="">'


CASES = (
    _case("A page with everything in its place", "Nothing to say.",
          '<img src="/goed/a.png" srcset="/goed/a.png 1x, /goed/b.png 2x" alt="">'
          '<script src="/goed/a.js"></script><video src="/goed/a.mp4" poster="/goed/b.png">'
          '<track src="/goed/a.vtt"></video><iframe src="/goed/kader" title="Kader"></iframe>'
          '<svg><use href="/goed/a.svg"></use></svg>',
          head='<link rel="stylesheet" href="/goed/a.css"><link rel="icon" href="/goed/a.png">',
          own={"/goed/a.png": png, "/goed/b.png": png, "/goed/a.js": script, "/goed/a.mp4": video,
               "/goed/a.vtt": vtt, "/goed/kader": ARTICLE, "/goed/a.svg": svg,
               "/goed/a.css": sheet}),
    _case("A picture of which HEAD says 404", "GET gives it.", _img("https://a.plaatjes.example/1"),
          host="a.plaatjes.example",
          ways={"/1": by_method(head=always(404, ""), get=png)}),
    _case("A picture of which HEAD says 403", "GET gives it.", _img("https://b.plaatjes.example/1"),
          host="b.plaatjes.example", ways={"/1": by_method(head=always(403, ""), get=png)}),
    _case("A picture of which HEAD says 405", "GET gives it.", _img("https://c.plaatjes.example/1"),
          host="c.plaatjes.example", ways={"/1": by_method(head=always(405, ""), get=png)}),
    _case("A picture of which HEAD says it is a page", "GET gives a picture.",
          _img("https://d.plaatjes.example/1"), host="d.plaatjes.example",
          ways={"/1": by_method(head=always(200, ""), get=png)}),
    _case("A picture of which HEAD says it has no bytes", "GET gives them.",
          _img("https://e.plaatjes.example/1"), host="e.plaatjes.example",
          ways={"/1": by_method(head=always(200, "", content_type="image/png"), get=png)}),
    _case("A picture after one failure", "It passes.", _img("https://f.plaatjes.example/1"),
          host="f.plaatjes.example", ways={"/1": first(always(503, ""), png, times=1)}),
    _case("A picture that is sent on to a store of files", "Redirects are followed.",
          _img("/beeld/via.png"), own={"/beeld/via.png": for_now("/opslag/echt.png"),
                                      "/opslag/echt.png": png}),
    _case("A picture that is called a stream of bytes", "Stores do not know what they hold.",
          _img("https://opslag.plaatjes.example/x.png"), host="opslag.plaatjes.example",
          ways={"/x.png": file(PNG, "application/octet-stream")}),
    _case("A picture without a content type", "Browsers look what it is.",
          _img("https://kaal.plaatjes.example/x.png"), host="kaal.plaatjes.example",
          ways={"/x.png": always(200, PNG, content_type=None)}),
    _case("A drawing without a size", "SVG needs none.",
          _img("https://svg.plaatjes.example/x.svg"), host="svg.plaatjes.example",
          ways={"/x.svg": file('<svg xmlns="http://www.w3.org/2000/svg"/>', "image/svg+xml")}),
    _case("Commas inside the addresses of a srcset", "Cloudinary's addresses hold them.",
          '<img alt="" src="https://res.wolkplaat.example/w_200,h_100/x.jpg" srcset="'
          "https://res.wolkplaat.example/w_200,h_100/x.jpg 200w,"
          ' https://res.wolkplaat.example/w_400,h_200/x.jpg 400w">', host="res.wolkplaat.example",
          ways={"/w_200,h_100/x.jpg": png, "/w_400,h_200/x.jpg": png}),
    _case("A srcset with a picture written out in it", "data: holds commas too.",
          '<img alt="" src="/srcset/a.png" srcset="data:image/gif;base64,R0lGODlhAQABAAAAACw= 1x,'
          ' /srcset/a.png 2x">', own={"/srcset/a.png": png}),
    _case("A srcset over many lines with odd blanks", "Browsers do not mind.",
          '<img alt="" src="/srcset/b.png" srcset="\n   /srcset/b.png   320w ,\n\t/srcset/c.png 640w'
          ' ,\n">', own={"/srcset/b.png": png, "/srcset/c.png": png}),
    _case("Pictures written out in the page", "data: is no address.",
          _img("data:image/png;base64,iVBORw0KGgo=")
          + '<div style="background:url(data:image/svg+xml;utf8,<svg/>)"></div>'),
    _case("A picture that only script will load", "data-src is not loaded by a browser.",
          '<img data-src="/lui/later.png" src="/lui/leeg.gif" alt="">', own={"/lui/leeg.gif": gif},
          may=may("broken-resource")),
    _case("A style sheet with its fonts in place", "CSS is read.", "",
          head='<link rel="stylesheet" href="/css/letters.css">',
          own={"/css/letters.css": file("@font-face { src: url(../lettertype/a.woff2?v=2#iefix)"
                                        ' format("woff2") } /* url(/weg.png) */', "text/css"),
               "/lettertype/a.woff2?v=2": font}),
    _case("A manifest with its icons in place", "All there.", "",
          head='<link rel="manifest" href="/app2/site.webmanifest">',
          own={"/app2/site.webmanifest": file('{"name": "V", "icons": [{"src": "i.png"}]}',
                                              "application/json"), "/app2/i.png": png}),
    _case("A picture that only our own pages may show", "A wall against strangers' pages.",
          _img("https://hotlink.plaatjes.example/x.png"), wall(None, ""),
          host="hotlink.plaatjes.example", ways={"/x.png": always(403, "<h1>Forbidden</h1>")}),
    _case("A script of which HEAD is refused", "GET gives it.",
          '<script src="https://cdn.scripthuis.example/a.js"></script>',
          host="cdn.scripthuis.example",
          ways={"/a.js": by_method(head=always(405, ""), get=script)}),
    _case("A framed page of which HEAD says 404", "GET gives it.",
          '<iframe src="https://kader.goedkader.example/a" title="x"></iframe>',
          host="kader.goedkader.example", ways={"/a": refuses_head}),
    _case("A framed page of which HEAD is refused", "GET gives it.",
          '<iframe src="https://kader2.goedkader.example/a" title="x"></iframe>',
          host="kader2.goedkader.example", ways={"/a": forbids_head}),
    _case("A framed page of our own that is written out", "srcdoc needs no address.",
          '<iframe srcdoc="&lt;p&gt;Hallo" title="x"></iframe>'
          '<iframe src="about:blank" title="y"></iframe>'),
    _case("A drawing of which a part is used", "The part is there.",
          '<svg><use xlink:href="/sprites/goed.svg#bel"></use></svg>',
          own={"/sprites/goed.svg": file('<svg xmlns="http://www.w3.org/2000/svg">'
                                         '<symbol id="bel"><path d="M0 0h1"/></symbol></svg>',
                                         "image/svg+xml")}),
    _case("Style conditions that old browsers alone read", "A comment for the others.",
          "<!--[if lt IE 9]><script src='/js/html5shiv-weg.js'></script><![endif]-->"),
)  # fmt: skip
