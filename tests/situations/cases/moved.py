"""Pages that moved for ever, and redirects that are no reason to change a link."""
# ruff: noqa: E501  what servers say is not broken into lines

from misbehaving import first

from situations.answers import always, for_now, permanently
from situations.case import Case, Host, a, may, moved
from situations.pages import ARTICLE, PARAGRAPHS, page


def _case(name, why, host, ways, *expected, path="/oud/tips", hosts=None, **more):
    return Case(name=name, why=why, html=a(f"https://{host}{path}"),
                hosts={host: Host(https={"/": ARTICLE, **ways}), **(hosts or {})}, expect=expected,
                **more)  # fmt: skip


def _to(url, text=ARTICLE):
    """The host that a page moved to."""
    host, _, path = url.removeprefix("https://").partition("/")
    return {host: Host(https={f"/{path}": text})}


CASES = (
    _case("A page moved for ever on its own host, 301", "The new address is known.",
          "www.verhuisd.example", {"/oud/tips": permanently("/nieuw/tips"), "/nieuw/tips": ARTICLE},
          moved("https://www.verhuisd.example/oud/tips")),
    _case("A page moved for ever, 308", "As permanent as 301.",
          "www.verhuisd-308.example",
          {"/oud/tips": permanently("/nieuw/tips", 308), "/nieuw/tips": ARTICLE}, moved()),
    _case("A page moved to another host of the house", "The new address is known.",
          "oud.uitgeverij.example", {"/oud/tips": permanently("https://www.uitgeverij.example/tips")},
          moved(), hosts=_to("https://www.uitgeverij.example/tips")),
    _case("A page moved from the bare name to www", "Every visit takes a detour.",
          "zonder-www.example", {"/oud/tips": permanently("https://www.zonder-www.example/oud/tips")},
          moved(), hosts=_to("https://www.zonder-www.example/oud/tips")),
    _case("A page moved twice, for ever both times", "The end of the chain is the new address.",
          "www.twee-keer.example",
          {"/oud/tips": permanently("/tussen/tips"), "/tussen/tips": permanently("/nieuw/tips"),
           "/nieuw/tips": ARTICLE}, moved("https://www.twee-keer.example/oud/tips")),
    _case("A page moved to a secure host of another name", "301 over two hosts.",
          "www.oude-naam.example", {"/oud/tips": permanently("https://www.nieuwe-naam.example/tips")},
          moved(), hosts=_to("https://www.nieuwe-naam.example/tips",
                             page("Tips voor ouders | Nieuwe Naam (voorheen Oude Naam)", PARAGRAPHS))),
    _case("A folder that gets its slash", "301 to the same with a slash.",
          "www.schuine-streep.example", {"/map": permanently("/map/"), "/map/": ARTICLE}, moved(),
          path="/map"),
    _case("A page whose new address has readable words", "301 from a number to words.",
          "www.leesbaar.example",
          {"/?p=812": permanently("/2024/05/praten-over-gamen/"),
           "/2024/05/praten-over-gamen/": ARTICLE}, moved(), path="/?p=812"),
    _case("A moved page of which HEAD says the same", "Nothing lies here.",
          "www.eerlijk-verhuisd.example",
          {"/oud/tips": permanently("/nieuw/tips"), "/nieuw/tips": ARTICLE}, moved()),
    Case(
        name="A page moved with a fragment in the link",
        why="The fragment goes along and is there.",
        html=a("https://www.verhuisd-plek.example/oud/tips#twee"),
        hosts={"www.verhuisd-plek.example": Host(https={
            "/oud/tips": permanently("/nieuw/tips"),
            "/nieuw/tips": page("Tips | Gids", '<h2 id="twee">Twee</h2>' + PARAGRAPHS)})},
        expect=(moved(),),
    ),
    _case("A page of our family's old address that answers 301 after a 503", "It recovers.",
          "www.hikt-en-verhuist.example",
          {"/oud/tips": first(always(503, ""), permanently("/nieuw/tips")), "/nieuw/tips": ARTICLE},
          moved()),
    _case("A moved page in another language's folder that has the same text", "301 /nl to /nl-nl.",
          "www.taalmap.example",
          {"/nl/tips": permanently("/nl-nl/tips"), "/nl-nl/tips": ARTICLE}, moved(), path="/nl/tips"),
    _case("A temporary redirect", "302 asks to keep the link.", "www.tijdelijk.example",
          {"/oud/tips": for_now("/nu/tips"), "/nu/tips": ARTICLE}),
    _case("A temporary redirect, 307", "307 asks to keep the link.", "www.tijdelijk-307.example",
          {"/oud/tips": for_now("/nu/tips", 307), "/nu/tips": ARTICLE}),
    _case("A redirect after which another page is seen, 303", "See other.", "www.zie-elders.example",
          {"/oud/tips": for_now("/nu/tips", 303), "/nu/tips": ARTICLE}),
    _case("A permanent redirect and then a temporary one", "Where it ends may change tomorrow.",
          "www.gemengd.example",
          {"/oud/tips": permanently("/vast/tips"), "/vast/tips": for_now("/nu/tips"),
           "/nu/tips": ARTICLE}, may=may("moved-link")),
    _case("A permanent identifier that leads on for now", "doi.org and handle.net are to be linked.",
          "doi.kenmerk.example", {"/10.1000/182": for_now("https://www.tijdschriften.example/a/182")},
          path="/10.1000/182", hosts=_to("https://www.tijdschriften.example/a/182")),
    _case("A page that redirects once to test the session", "302 to itself with a parameter.",
          "www.sessie.example", {"/oud/tips": for_now("/oud/tips?s=1"), "/oud/tips?s=1": ARTICLE}),
    _case("A page with a refresh to itself", "It renews every five minutes.",
          "www.ververst-zich.example",
          {"/oud/tips": page("Stand van nu | Sport", PARAGRAPHS,
                             head='<meta http-equiv="refresh" content="300">')}),
    _case("A page whose Content-Location is elsewhere", "No redirect at all.",
          "www.inhoud-elders.example",
          {"/oud/tips": always(200, ARTICLE, content_location="/nieuw/tips")}),
    _case("A page that names another canonical address", "Its own business.",
          "www.ander-kanoniek.example",
          {"/oud/tips": page("Tips | Gids", PARAGRAPHS, head='<link rel="canonical" href='
                             '"https://www.ander-kanoniek.example/tips">')}),
)  # fmt: skip
