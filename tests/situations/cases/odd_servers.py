"""Servers that speak HTTP in ways of their own: chunks, lengths, heads and statuses that browsers take."""
# ruff: noqa: E501  what servers say is not broken into lines

import gzip

from situations.answers import PNG, always, by_method, file, not_found, png
from situations.case import UNSURE, Case, Expected, Host, a, broken, resource, wall
from situations.pages import ARTICLE

_BODY = ARTICLE.encode()
_LENGTH = b"content-length: %d\r\n" % len(_BODY)
_TYPE = b"content-type: text/html; charset=utf-8\r\n"


def raw(head, body=_BODY):
    """Send these bytes and nothing else."""

    async def way(call):
        await call.send(head + b"\r\n" + (b"" if call.method == "HEAD" else body))

    return way


def _case(name, why, host, way, *expected, path="/artikel", **more):
    return Case(name=name, why=why, html=a(f"https://{host}{path}"),
                hosts={host: Host(https={"/": ARTICLE, path: way})}, expect=expected, **more)  # fmt: skip


def _picture(name, why, host, way, *expected):
    return Case(name=name, why=why, html=f'<img src="https://{host}/beeld.png" alt="">',
                hosts={host: Host(https={"/": ARTICLE, "/beeld.png": way})}, expect=expected)  # fmt: skip


def _chunked(*parts):
    head = b"HTTP/1.1 200 OK\r\n" + _TYPE + b"transfer-encoding: chunked\r\n"
    return raw(head, b"".join(parts))


async def refuses_ranges(call):
    """Say 416 to who wants a part, as some stores of pictures do."""
    if "range" in call.headers:
        await call.answer(416, b"", content_range="bytes */0")
    else:
        await call.answer(200, PNG, content_type="image/png")


async def only_feeds(call):
    """End lines by a line feed alone."""
    await call.send(b"HTTP/1.1 200 OK\n" + (_TYPE + _LENGTH).replace(b"\r", b"") + b"\n" + _BODY)


_UNSURE = Expected(check="broken-link", certainty=UNSURE, instead=frozenset(("unverifiable-link",)))
"""Not as it should be, and no build may fail for it."""

CASES = (
    _case("A page in chunks without the last one", "Browsers show it all.", "www.zonder-slot.example",
          _chunked(b"%x\r\n%s\r\n" % (len(_BODY), _BODY))),
    _case("A page in chunks of which the second lies about its size", "Browsers show what came.",
          "www.scheef-geteld.example",
          _chunked(b"%x\r\n%s\r\n" % (len(_BODY), _BODY), b"zz\r\noops\r\n")),
    _case("A page called packed that is not", "It answers with 200; whether a reader shows it hangs on the browser.",
          "www.niet-ingepakt.example", always(200, ARTICLE, content_encoding="gzip")),
    _case("A page packed twice over", "It answers with 200.", "www.dubbel-ingepakt.example",
          always(200, gzip.compress(gzip.compress(_BODY)), content_encoding="gzip, gzip")),
    _case("A page with x-gzip for its coding", "The old name of gzip (RFC 9110 8.4.1.3).",
          "www.oud-ingepakt.example", always(200, gzip.compress(_BODY), content_encoding="x-gzip")),
    _case("A server that says 304 to who has nothing", "A browser shows an empty page; a cache in between is to blame.",
          "www.ongewijzigd.example", always(304, b""),
          _UNSURE),
    _case("A part that nobody asked for", "206 with the whole of it.", "www.deel-gevraagd.example",
          always(206, ARTICLE, content_range=f"bytes 0-{len(_BODY) - 1}/{len(_BODY)}")),
    _case("A status line without a reason", "Three digits are enough.", "www.zonder-reden.example",
          raw(b"HTTP/1.1 200\r\n" + _TYPE + _LENGTH)),
    _case("A page with its length said twice", "Twice the same is no contradiction (RFC 9110 8.6).",
          "www.twee-lengtes.example", raw(b"HTTP/1.1 200 OK\r\n" + _TYPE + _LENGTH + _LENGTH)),
    _case("A page with a length and in chunks", "Chunks win (RFC 9112 6.3).", "www.lengte-en-stukken.example",
          raw(b"HTTP/1.1 200 OK\r\n" + _TYPE + b"content-length: 5\r\ntransfer-encoding: chunked\r\n",
              b"%x\r\n%s\r\n0\r\n\r\n" % (len(_BODY), _BODY))),
    _case("A field that goes on in the next line", "The old way of long fields.", "www.gevouwen.example",
          raw(b"HTTP/1.1 200 OK\r\nx-beleid: een\r\n twee\r\n\tdrie\r\n" + _TYPE + _LENGTH)),
    _case("Lines that end without a carriage return", "Home-made servers do that.", "www.zelfgemaakt.example",
          only_feeds),
    _case("A field without a colon", "Browsers pass over it.", "www.los-woord.example",
          raw(b"HTTP/1.1 200 OK\r\nDit is geen veld\r\n" + _TYPE + _LENGTH)),
    _case("A field in the bytes of Latin-1", "A name with an accent in a header.", "www.latijns-veld.example",
          raw(b"HTTP/1.1 200 OK\r\nx-auteur: Ren\xe9e\r\n" + _TYPE + _LENGTH)),
    _case("A 404 of HTTP/1.0 without any field", "Old, short, and plain.", "www.kort-en-weg.example",
          raw(b"HTTP/1.0 404 Not Found\r\n", b"<h1>Not found</h1>"),
          broken(None, "not-found", certainty={"certain"})),
    _case("A 404 whose page is cut off", "What was said before is enough.", "www.weg-en-afgebroken.example",
          always(404, "<h1>404</h1>", content_length="5000"), broken(None, "not-found", certainty={"certain"})),
    _case("A radio station's stream", "ICY is not HTTP, but some players in browsers take it.", "radio.jongeren.example",
          raw(b"ICY 200 OK\r\nicy-name: Jongerenradio\r\ncontent-type: audio/mpeg\r\n", b"\xff\xfb" * 400),
          _UNSURE, path="/live"),
    _case("An interim answer of 100 that nobody asked for", "The real one follows.", "www.ga-door.example",
          raw(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n" + _TYPE + _LENGTH)),
    _case("A choice of versions without a first one", "300 with a list: Apache says it of what is misspelt.",
          "www.meerdere-keuzes.example",
          always(300, "<h1>Meerdere keuzes</h1><ul><li><a href='/artikel.nl.html'>Nederlands</a></li></ul>"),
          _UNSURE),
    _case("A blog in maintenance for ten minutes", "503 with a Retry-After of 600 is how WordPress says it: it will be back.",
          "www.blog-in-onderhoud.example",
          always(503, "<title>Onderhoud</title><h1>Even niet beschikbaar wegens onderhoud. Kom over een minuut terug.</h1>",
                 retry_after="600"),
          _UNSURE),
    _case("A limit until tomorrow, as a date", "429 with a date far ahead.", "www.morgen-weer.example",
          always(429, "", retry_after="Wed, 25 Nov 2037 08:00:00 GMT"), wall(None, "rate-limited bot-wall")),
    _case("A server of a school that wants Windows to log in", "NTLM and Negotiate are logins.",
          "intranet.scholengroep.example", always(401, "<h1>401</h1>", www_authenticate="Negotiate, NTLM"),
          wall(None, "login")),
    _case("A page that answers 501 to HEAD", "HEAD proves nothing.", "www.kent-geen-head.example",
          by_method(head=always(501, ""), get=always(200, ARTICLE))),
    _picture("A picture of which HEAD says 200 and GET says 404", "Only GET counts.",
             "www.beeld-alleen-hoofd.example", by_method(head=png, get=not_found),
             resource(None, "not-found", certainty={"certain"})),
    _picture("A picture on a server that refuses parts", "Asked for the whole, it is there.",
             "www.beeld-zonder-delen.example", refuses_ranges),
    _picture("A picture of which HEAD says 501", "HEAD proves nothing.", "www.beeld-501.example",
             by_method(head=always(501, ""), get=png)),
    _picture("A picture in chunks without the last one", "Browsers show it.", "www.beeld-zonder-slot.example",
             raw(b"HTTP/1.1 200 OK\r\ncontent-type: image/png\r\ntransfer-encoding: chunked\r\n",
                 b"%x\r\n%s\r\n" % (len(PNG), PNG))),
    Case(name="A script of which HEAD says 200 and GET says 404", why="Only GET counts.",
         html='<script src="https://www.script-alleen-hoofd.example/x.js"></script>',
         hosts={"www.script-alleen-hoofd.example": Host(https={
             "/": ARTICLE, "/x.js": by_method(head=file("1", "text/javascript"), get=not_found)})},
         expect=(resource(None, "not-found", certainty={"certain"}),)),
)  # fmt: skip
