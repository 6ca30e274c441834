"""Links in the clear, and what a secure page loads in the clear."""
# ruff: noqa: E501  what servers say is not broken into lines

from situations.answers import always, for_now, permanently, png, script, sheet, video
from situations.case import Case, Host, a, insecure, may, moved
from situations.pages import ARTICLE, ENGLISH, PARAGRAPHS, page

SAME, CLOSED = {"*": "the same"}, None


def _twin(name, why, host, shown, *expected, path="/tips", secure=SAME, http=None, kind="good"):
    """A link over http to a host whose https side shows `secure`."""
    https = {path: shown} if secure is SAME else secure
    there = Host(http=http or {path: shown}, https=https, certificate=kind)
    return Case(name=name, why=why, html=a(f"http://{host}{path}"), hosts={host: there},
                expect=expected)  # fmt: skip


def _mixed(name, why, html, host, ways, *expected, secure=True, **more):
    return Case(name=name, why=why, html=html,
                hosts={host: Host(http=ways, https=ways if secure else None)}, expect=expected,
                **more)  # fmt: skip


def _seen(url):
    return insecure(url)


CASES = (
    _twin("A link over http to a page that https has too", "The same page, safely.",
          "www.beide.example", ARTICLE, insecure("http://www.beide.example/tips")),
    _twin("A link over http to a deep page with a query that https has too", "The same page, safely.",
          "www.beide-diep.example", page("Zoeken | Bieb", PARAGRAPHS), insecure(),
          path="/zoek?q=veilig&p=2"),
    _twin("A link over http to a front page that https has too", "The same page, safely.",
          "www.beide-voor.example", page("Welkom | Club", PARAGRAPHS), insecure(), path="/"),
    _twin("A link over http to a page that https has with another nonce and clock",
          "The same page but for what changes every time.", "www.beide-klok.example",
          page("Tips | Klok", PARAGRAPHS + "<!-- 10:00:01 nonce 8f3a -->"), insecure(),
          secure={"/tips": page("Tips | Klok", PARAGRAPHS + "<!-- 10:00:02 nonce 77b1 -->")}),
    _twin("A link over http to a folder on paper that https has too", "A PDF is a target too.",
          "www.beide-pdf.example", "", insecure(instead="moved-link"), path="/folder.pdf",
          http={"/folder.pdf": always(200, b"%PDF-1.4\n1 0 obj\n%%EOF\n",
                                      content_type="application/pdf")},
          secure={"/folder.pdf": always(200, b"%PDF-1.4\n1 0 obj\n%%EOF\n",
                                        content_type="application/pdf")}),
    _twin("A link over http that is sent to https for ever", "Either word leads to the same mend.",
          "www.naar-https.example", ARTICLE, moved(None, instead="insecure-link"),
          http={"/tips": permanently("https://www.naar-https.example/tips")}),
    _mixed("A picture over http on our secure page", "Browsers block it or warn.",
           '<img src="http://beeld.onveilig.example/x.png" alt="">', "beeld.onveilig.example",
           {"/x.png": png}, _seen("http://beeld.onveilig.example/x.png")),
    _mixed("A picture over http whose host has no https", "Mixed all the same.",
           '<img src="http://beeld.nooit-veilig.example/x.png" alt="">', "beeld.nooit-veilig.example",
           {"/x.png": png}, _seen("http://beeld.nooit-veilig.example/x.png"), secure=False),
    _mixed("A script over http on our secure page", "Browsers block it.",
           '<script src="http://js.onveilig.example/x.js"></script>', "js.onveilig.example",
           {"/x.js": script}, _seen("http://js.onveilig.example/x.js")),
    _mixed("A style sheet over http on our secure page", "Browsers block it.", "",
           "css.onveilig.example", {"/x.css": sheet}, _seen("http://css.onveilig.example/x.css"),
           head='<link rel="stylesheet" href="http://css.onveilig.example/x.css">'),
    _mixed("A frame over http on our secure page", "Browsers block it.",
           '<iframe src="http://kader.onveilig.example/x" title="x"></iframe>',
           "kader.onveilig.example", {"/x": ARTICLE}, _seen("http://kader.onveilig.example/x")),
    _mixed("A film over http on our secure page", "Browsers warn.",
           '<video src="http://film.onveilig.example/x.mp4"></video>', "film.onveilig.example",
           {"/x.mp4": video}, _seen("http://film.onveilig.example/x.mp4")),
    _mixed("A background over http in a style attribute", "CSS embeds too.",
           '<div style="background: url(http://bg.onveilig.example/x.png)">x</div>',
           "bg.onveilig.example", {"/x.png": png}, _seen("http://bg.onveilig.example/x.png")),
    _mixed("A candidate of a srcset over http", "A browser may choose it.",
           '<img alt="" src="/srcset/d.png" srcset="http://groot.onveilig.example/x.png 2x">',
           "groot.onveilig.example", {"/x.png": png}, _seen("http://groot.onveilig.example/x.png"),
           own={"/srcset/d.png": png}),
    _mixed("A picture over http that is gone as well", "Both are told of.",
           '<img alt="" src="http://weg.onveilig.example/weg.png">', "weg.onveilig.example",
           {"/": ARTICLE},
           insecure("http://weg.onveilig.example/weg.png", instead="broken-resource"),
           may=may("broken-resource")),
    _twin("A link over http to a host without https", "There is no safer address.",
          "www.alleen-http.example", ARTICLE, secure=CLOSED),
    _twin("A link over http whose https shows something else", "Another site lives there.",
          "www.ander-https.example", ARTICLE,
          secure={"/tips": page("Webmail | Provider", ENGLISH, lang="en", site="Provider")}),
    _twin("A link over http whose https has no such page", "404 over there.",
          "www.geen-https-pagina.example", ARTICLE, secure={"/": ARTICLE}),
    _twin("A link over http whose https has a bad certificate", "No safer address.",
          "www.slecht-certificaat.example", ARTICLE, kind="expired"),
    _twin("A link over http whose https leads back to http", "It is the same page in the clear.",
          "www.terug-naar-http.example", ARTICLE,
          secure={"/tips": for_now("http://www.terug-naar-http.example/tips")}),
    Case(
        name="Names of vocabularies that begin with http",
        why="Nothing is loaded from them.",
        head='<script type="application/ld+json">{"@context": "http://schema.org", "@type": "Article"}'
        '</script><link rel="profile" href="http://gmpg.woorden.example/xfn/11">',
        html='<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
        '<path d="M0 0h1"/></svg>',
    ),
    Case(
        name="A picture without a scheme of its own on our secure page",
        why="It comes over https.",
        html='<img src="//beeld.zonder-schema.example/x.png" alt="">',
        hosts={"beeld.zonder-schema.example": Host(https={"/x.png": png})},
    ),
    Case(
        name="A meta image over http",
        why="Others fetch it, not our readers' browsers.",
        head='<meta property="og:image" content="http://deel.onveilig-meta.example/x.png">',
        hosts={"deel.onveilig-meta.example": Host(http={"/x.png": png}, https={"/x.png": png})},
        may=may("insecure-link"),
    ),
)  # fmt: skip
