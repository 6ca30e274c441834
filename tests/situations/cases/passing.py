"""Trouble that passes, and servers that are odd but fine: nothing may be said of them."""
# ruff: noqa: E501  what servers say is not broken into lines

import asyncio

from misbehaving import (
    cut_gzip,
    first,
    forbids_head,
    gzipped,
    huge,
    lying_length,
    lying_short,
    refuses_head,
    reset,
    silence,
    slow_drip,
    stray_byte_in_a_header,
    unknown_coding,
)

from situations.answers import PNG, always, by_method, not_found
from situations.case import Case, Host, a, may
from situations.pages import ARTICLE


def _case(name, why, host, way, path="/pagina", **more):
    return Case(
        name=name,
        why=why,
        html=a(f"https://{host}{path}"),
        hosts={host: Host(https={"/": ARTICLE, path: way})},
        **more,
    )


def at_last(*, after, bad):
    """Misbehave that many times and then give the page."""
    return first(bad, always(200, ARTICLE), times=after)


async def slowly(call):
    """Take its time, but less than any reader's patience."""
    await asyncio.sleep(0.6)
    await call.answer(200, ARTICLE)


async def in_chunks(call):
    body = ARTICLE.encode()
    await call.send(
        "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ntransfer-encoding: chunked\r\n\r\n"
    )
    for start in range(0, len(body), 300):
        part = body[start : start + 300]
        await call.send(b"%x\r\n%s\r\n" % (len(part), part))
    await call.send("0\r\n\r\n")


async def until_closed(call):
    """Answer as in the nineties: the body ends with the connection."""
    await call.send("HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + ARTICLE)


async def with_interim_answer(call):
    await call.send("HTTP/1.1 103 Early Hints\r\nlink: </stijl.css>; rel=preload\r\n\r\n")
    await call.answer(200, ARTICLE)


async def many_headers(call):
    """A site with a policy as long as your arm."""
    policy = "; ".join(f"script-src-{number} https://s{number}.example" for number in range(300))
    await call.answer(200, ARTICLE, content_security_policy=policy)


CASES = (
    _case("One 503 and then the page", "Asked again, it is fine.", "www.even-druk.example",
          at_last(after=1, bad=always(503, ""))),
    _case("One 500 and then the page", "Flaky is not broken.", "www.hapert.example",
          at_last(after=1, bad=always(500, ""))),
    _case("Two time-outs' worth of 502 and then the page",
          "It recovers at the end of the run.", "www.herstart.example",
          at_last(after=2, bad=always(502, ""))),
    _case("One broken connection and then the page", "A reset passes.", "www.haakt.example",
          at_last(after=1, bad=reset)),
    _case("One silence and then the page", "A time-out passes.", "www.soms-stil.example",
          at_last(after=1, bad=silence)),
    _case("One 429 with a second to wait and then the page", "We wait as asked.",
          "www.rustig-aan.example", at_last(after=1, bad=always(429, "", retry_after="1"))),
    _case("One 429 without a word and then the page", "Asked again later, it is fine.",
          "www.niet-zo-snel.example", at_last(after=1, bad=always(429, ""))),
    _case("A page that takes more than half a second", "Slow is not dead.", "www.bedachtzaam.example",
          slowly),
    _case("A page that never stops coming, after its head and text",
          "What a reader needs has come.", "www.druppelt-door.example", slow_drip),
    _case("A page in chunks", "Transfer coding is nothing special.", "www.in-stukken.example",
          in_chunks),
    _case("A page that ends with its connection", "HTTP/1.0 lives.", "www.negentig.example",
          until_closed),
    _case("A page that promises more bytes than it gives", "Browsers show what came.",
          "www.belooft-veel.example", lying_length),
    _case("A page that gives more bytes than it promised", "Browsers show what was promised.",
          "www.geeft-meer.example", lying_short),
    _case("A page packed by gzip", "Unpacked, it is a page.", "www.ingepakt.example",
          gzipped(ARTICLE)),
    _case("A packed page that is cut off", "Browsers show the part that came.",
          "www.half-ingepakt.example", cut_gzip),
    _case("A page in a coding that we cannot read", "It answers with 200: no fault of theirs.",
          "www.brotli.example", unknown_coding),
    _case("A page with a stray byte in its header", "Browsers pass over it.",
          "www.slordig.example", stray_byte_in_a_header),
    _case("A page after an interim answer", "103 comes before the real one.",
          "www.hint.example", with_interim_answer),
    _case("A page with ten kilobytes of policy in its header", "Long headers are legal.",
          "www.streng.example", many_headers),
    _case("A page of two megabytes", "Long is not broken.", "www.lang.example", huge),
    _case("A page without a content type", "Browsers look what it is.",
          "www.zonder-soort.example", always(200, ARTICLE, content_type=None)),
    _case("A page of which HEAD says 404", "HEAD lies.", "www.hoofd-404.example", refuses_head),
    _case("A page of which HEAD says 405", "HEAD is refused.", "www.hoofd-405.example",
          forbids_head),
    _case("A page of which HEAD breaks off", "HEAD is not everywhere handled.",
          "www.hoofd-breekt.example", by_method(head=reset, get=always(200, ARTICLE))),
    _case("A page of which HEAD says 403", "Walls dislike HEAD.", "www.hoofd-403.example",
          by_method(head=always(403, ""), get=always(200, ARTICLE))),
    _case("A page of which HEAD says 500", "Some frameworks trip over HEAD.",
          "www.hoofd-500.example", by_method(head=always(500, ""), get=always(200, ARTICLE))),
    _case("An answer of 204 without a page", "No content is an answer.",
          "www.leeg-antwoord.example", always(204, b"", content_length=None),
          may=may("unverifiable-link")),
    _case("A page answered with 203", "A proxy changed it; it is there.",
          "www.via-proxy.example", always(203, ARTICLE)),
    _case("A link to a picture", "Not every target is a page.", "www.prenten.example",
          always(200, PNG, content_type="image/png"), path="/poster.png"),
    _case("A link to a file to download", "Content-Disposition is nothing special.",
          "www.lespakket.example",
          always(200, b"PK\x05\x06" + bytes(18), content_type="application/zip",
                 content_disposition='attachment; filename="les.zip"'), path="/les.zip"),
    _case("A page in old Dutch bytes", "Latin-1 is read as such.", "www.oude-letters.example",
          always(200, ARTICLE.replace("makkelijk", "één").encode("latin-1"),
                 content_type="text/html; charset=iso-8859-1")),
    Case(
        name="A host that lives although its robots.txt breaks off",
        why="A robots.txt that cannot be had forbids nothing where the page answers.",
        html=a("https://www.robots-breekt.example/"),
        hosts={"www.robots-breekt.example": Host(https={"/": ARTICLE, "/robots.txt": reset})},
        may=may("unverifiable-link"),
    ),
    Case(
        name="A host that lives although its robots.txt is a page of HTML",
        why="What is no rule is no rule.",
        html=a("https://www.robots-html.example/tips"),
        hosts={"www.robots-html.example": Host(https={"*": ARTICLE, "/robots.txt": ARTICLE})},
    ),
    Case(
        name="A deep page lives although the front page of its host is gone",
        why="Only what is linked counts.",
        html=a("https://www.alleen-diep.example/publicaties/2021/rapport"),
        hosts={
            "www.alleen-diep.example": Host(
                https={"/": not_found, "/publicaties/2021/rapport": ARTICLE}
            )
        },
    ),
)  # fmt: skip
