"""Redirects that lead nowhere, and those that only look so."""

from misbehaving import chain_of

from situations.answers import always, by_method, for_now, not_found, permanently
from situations.case import Case, Host, a, broken, may, wall
from situations.pages import ARTICLE, page


def _case(name, why, host, ways, *expected, path="/oud", hosts=None, **more):
    return Case(
        name=name,
        why=why,
        html=a(f"https://{host}{path}"),
        hosts={host: Host(https={"/": ARTICLE, **ways}), **(hosts or {})},
        expect=expected,
        **more,
    )


async def _cookie_wanted(call):
    """Send everybody round again until a cookie comes back: shops and newspapers do."""
    if "cookie" in call.headers:
        await call.answer(200, ARTICLE)
    else:
        await call.answer(302, "", location=call.path, set_cookie="bezoek=1; Path=/; HttpOnly")


async def _cookie_wanted_elsewhere(call):
    """Set a cookie on the way, by a page that asks whether it came back."""
    if "cookie" in call.headers:
        await call.answer(200, ARTICLE)
    elif call.path.startswith("/cookietest"):
        await call.answer(302, "", location="/dossier")
    else:
        await call.answer(302, "", location="/cookietest?terug=/dossier", set_cookie="t=1; Path=/")


CHAIN = {f"/chain/{number}": chain_of(40) for number in range(41)}
SHORT = {f"/kort/{number}": for_now(f"/kort/{number + 1}") for number in range(5)}

CASES = (
    _case(
        "A page that redirects to itself",
        "A loop without a cookie ends for nobody.",
        "www.lus.example",
        {"/oud": for_now("/oud")},
        broken(None, "redirect-loop", certainty={"certain"}),
    ),
    _case(
        "Two pages that redirect to each other",
        "A loop over two addresses.",
        "www.pingpong.example",
        {"/oud": permanently("/nieuw"), "/nieuw": permanently("/oud")},
        broken("https://www.pingpong.example/oud", "redirect-loop", certainty={"certain"}),
    ),
    _case(
        "A loop over two hosts",
        "www sends to the bare name and the bare name back: every browser gives up.",
        "www.heen-en-weer.example",
        {"/pad": permanently("https://heen-en-weer.example/pad")},
        broken(None, "redirect-loop", certainty={"certain"}),
        path="/pad",
        hosts={
            "heen-en-weer.example": Host(
                https={"/pad": permanently("https://www.heen-en-weer.example/pad")}
            )
        },
    ),
    _case(
        "A chain of forty redirects",
        "Browsers stop at twenty.",
        "www.ketting.example",
        CHAIN,
        broken(None, "too-many-redirects redirect-loop"),
        path="/chain/0",
    ),
    _case(
        "A permanent redirect to a page that is not there",
        "The end of the chain counts: broken, and not moved.",
        "www.verhuisd-weg.example",
        {"/oud": permanently("/nieuw"), "/nieuw": not_found},
        broken("https://www.verhuisd-weg.example/oud", "not-found", certainty={"certain"}),
    ),
    _case(
        "A temporary redirect to a host that no longer exists",
        "The end of the chain has no name any more.",
        "www.doorstuur.example",
        {"/oud": for_now("https://www.dienst-bestaat-niet.example/")},
        broken("https://www.doorstuur.example/oud", "dns", certainty={"certain"}),
    ),
    _case(
        "A redirect without a place to go to",
        "302 without Location shows an empty page.",
        "www.zonder-doel.example",
        {"/oud": always(302, "")},
        broken(None, ""),
    ),
    _case(
        "A redirect to something that is no address",
        "Nobody can follow it.",
        "www.krom-doel.example",
        {"/oud": for_now("http://[kapot/")},
        broken(None, ""),
    ),
    _case(
        "A loop that only those without cookies see",
        "A browser brings the cookie back and gets the page: never broken.",
        "www.koekje.example",
        {"/oud": _cookie_wanted},
        may=may("unverifiable-link"),
    ),
    _case(
        "A loop over a page that tests for cookies",
        "The same over two addresses, as newspapers and library systems do it.",
        "www.koekjestest.example",
        {
            "/dossier": _cookie_wanted_elsewhere,
            "/cookietest?terug=/dossier": _cookie_wanted_elsewhere,
        },
        path="/dossier",
        may=may("unverifiable-link"),
    ),
    _case(
        "Five temporary redirects to a living page",
        "Long, but every browser follows it.",
        "www.vijf-stappen.example",
        {**SHORT, "/kort/5": ARTICLE},
        path="/kort/0",
    ),
    _case(
        "A redirect with a relative address is followed",
        "Location may be relative (RFC 9110 10.2.2).",
        "www.relatief.example",
        {"/map/oud": for_now("nieuw?a=1"), "/map/nieuw?a=1": ARTICLE},
        path="/map/oud",
    ),
    _case(
        "A redirect whose address holds spaces and accents",
        "Servers send them raw; browsers encode them.",
        "www.rauw.example",
        {
            "/oud": for_now("/caf\u00e9 tips".encode().decode("latin-1")),
            "/caf%C3%A9%20tips": ARTICLE,
        },
    ),
    _case(
        "HEAD is redirected to an error page and GET is answered",
        "HEAD never decides.",
        "www.hoofd-om.example",
        {"/oud": by_method(head=for_now("/fout"), get=always(200, ARTICLE)), "/fout": not_found},
    ),
    _case(
        "A redirect to a language's own version of the page",
        "302 by language is how front doors work.",
        "www.tweetalig.example",
        {"/campagne": for_now("/nl/campagne"), "/nl/campagne": page("Campagne | Tweetalig")},
        path="/campagne",
    ),
    _case(
        "A redirect to an app store's own scheme",
        "A phone opens it; we cannot say whether it works.",
        "www.app-uitnodiging.example",
        {"/app": for_now("itms-apps://apps.example/app/id12345")},
        wall(None, "", instead="broken-link"),
        path="/app",
    ),
)
