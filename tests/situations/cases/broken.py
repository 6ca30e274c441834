"""Targets that are certainly gone, or whose server is."""

from misbehaving import endless_error, first, not_http, silence, slow_head
from misbehaving import reset as reset_connection

from situations.answers import always, by_method, gone, not_found
from situations.case import SURE, Case, Host, a, broken, wall
from situations.pages import ARTICLE, bare, page

CLOUDFLARE = {"server": "cloudflare", "cf_ray": "8f2c1d3e4a5b6c7d-AMS"}

OOPS = page(
    "Pagina niet gevonden | Gemeente Zuidwijk",
    "<p>De pagina die u zoekt bestaat niet of is verplaatst.</p><a href='/inloggen'>Inloggen</a>",
)

_522 = bare(
    "praktijk.example | 522: Connection timed out",
    '<div id="cf-error-details"><h1>Connection timed out <span>Error code 522</span></h1>'
    "<p>Cloudflare Ray ID: 8f2c1d3e4a5b6c7d</p></div>",
)
_1016 = bare(
    "Origin DNS error | oudlab.example | Cloudflare",
    "<h1>Error 1016</h1><h2>Origin DNS error</h2><p>You've requested a page on a website"
    " (oudlab.example) that is on the Cloudflare network. Cloudflare is currently unable to"
    " resolve your requested domain.</p>",
)


def _case(name, why, host, way, *expected, path="/oud/artikel", **more):
    ways = {"/": ARTICLE, path: way}
    return Case(
        name=name,
        why=why,
        html=a(f"https://{host}{path}"),
        hosts={host: Host(https=ways)},
        expect=expected,
        **more,
    )


CASES = (
    _case(
        "A page that is not there any more answers 404",
        "The plainest dead link there is.",
        "www.bieb-noord.example",
        not_found,
        broken("https://www.bieb-noord.example/oud/artikel", "not-found", certainty={"certain"}),
    ),
    _case(
        "A page that was taken away answers 410",
        "Gone says more than not found, and is as certain.",
        "www.jeugdraad.example",
        gone(410, "<h1>410 Gone</h1>"),
        broken("https://www.jeugdraad.example/oud/artikel", "gone", certainty={"certain"}),
    ),
    _case(
        "A 404 dressed up as a whole page of the site is as dead",
        "A status of 404 counts, whatever menus and login links the page shows.",
        "www.gemeente-zuidwijk.example",
        gone(404, OOPS),
        broken(None, "not-found", certainty={"certain"}),
    ),
    _case(
        "A 404 from a host behind Cloudflare is a 404",
        "server: cloudflare alone is no wall: the origin says that the page is not there.",
        "www.museumjeugd.example",
        gone(404, OOPS, **CLOUDFLARE, cf_cache_status="DYNAMIC"),
        broken(None, "not-found", certainty={"certain"}),
    ),
    _case(
        "A 404 from a host that DataDome guards but let us in is a 404",
        "x-datadome: protected stands on allowed answers too.",
        "www.krant-west.example",
        gone(404, OOPS, x_datadome="protected", server="nginx"),
        broken(None, "not-found", certainty={"certain"}),
    ),
    _case(
        "A 404 that comes through Imperva from the origin is a 404",
        "x-iinfo and x-cdn stand on every answer of such a host.",
        "www.reisadvies.example",
        gone(
            404,
            OOPS,
            x_iinfo="10-17146307-17146311 NNNN CT(34 109 0) RT(1757107886206 68)",
            x_cdn="Imperva",
        ),
        broken(None, "not-found", certainty={"certain"}),
    ),
    _case(
        "A server that fails on this page every time",
        "5xx that lasts over all attempts is broken.",
        "www.leerlab.example",
        always(500, "<h1>Internal Server Error</h1>"),
        broken(None, "server-error"),
    ),
    _case(
        "A server that is overloaded whenever we come, and names a second to wait",
        "503 with Retry-After is asked again, and again at the end of the run.",
        "www.druk.example",
        always(503, "<h1>Service Unavailable</h1>", retry_after="1"),
        broken(None, "server-error"),
    ),
    _case(
        "A gateway without anything behind it answers 502",
        "5xx that lasts.",
        "www.poort.example",
        always(502, "<center><h1>502 Bad Gateway</h1></center>"),
        broken(None, "server-error"),
    ),
    _case(
        "Cloudflare cannot reach the origin, error 522",
        "A visitor sees the same error page: it is no challenge.",
        "www.praktijk.example",
        always(522, _522, **CLOUDFLARE),
        broken(None, "server-error timeout"),
    ),
    _case(
        "Cloudflare cannot find the origin, error 530 with 1016",
        "The domain points to Cloudflare, and the site behind it is gone.",
        "www.oudlab.example",
        always(530, _1016, **CLOUDFLARE),
        broken(None, "server-error dns"),
    ),
    Case(
        name="A host whose every answer is 503, robots.txt too",
        why="The robots rules forbid to go on (RFC 9309 2.3.1.4), but somebody must hear of it.",
        html=a("https://www.plat.example/"),
        hosts={
            "www.plat.example": Host(
                https={"*": always(503, "<h1>503</h1>"), "/robots.txt": always(503, "")}
            )
        },
        expect=(broken(instead="unverifiable-link"),),
    ),
    _case(
        "A server that takes the request and never answers",
        "A time-out at every attempt; nobody can be certain of it.",
        "www.stil.example",
        silence,
        broken(None, "timeout"),
    ),
    _case(
        "A server that gives its head a letter at a time",
        "Bounded by the time-out: it may not hang the run.",
        "www.druppel.example",
        slow_head,
        broken(None, "timeout"),
    ),
    _case(
        "A server that breaks off the connection every time",
        "Reset at every attempt.",
        "www.afgebroken.example",
        reset_connection,
        broken(None, "reset malformed-response"),
    ),
    _case(
        "A server that speaks something else than HTTP",
        "No browser can show it.",
        "www.geen-http.example",
        not_http,
        broken(None, "malformed-response reset"),
    ),
    Case(
        name="A host whose name does not exist",
        why="No such name, and other names do resolve.",
        html=a("https://www.verdwenen-stichting.example/over"),
        expect=(broken(None, "dns", certainty={"certain"}),),
    ),
    Case(
        name="A host with letters beyond ASCII that does not exist",
        why="The name is sought in its ASCII form; it is gone like any other.",
        html=a("https://café-zonder-thuis.example/"),
        expect=(broken("https://xn--caf-zonder-thuis-dqb.example/", "dns", certainty={"certain"}),),
    ),
    Case(
        name="A host where nobody listens any more",
        why="The name is there, the web server is not.",
        html=a("https://www.dicht.example/agenda"),
        hosts={"www.dicht.example": Host()},
        expect=(broken(None, "refused"),),
    ),
    Case(
        name="A service on a port that was closed",
        why="The host lives, the port refuses.",
        html=a("https://www.poorten.example:8443/app"),
        hosts={"www.poorten.example": Host(https={"/": ARTICLE}, ports={"8443": "closed"})},
        expect=(broken("https://www.poorten.example:8443/app", "refused"),),
    ),
    _case(
        "A server that calls our request bad, whoever asks",
        "Other final 4xx are broken too.",
        "www.vierhonderd.example",
        always(400, "<h1>Bad Request</h1>"),
        broken(None, "client-error"),
    ),
    _case(
        "HEAD is answered with 200 and GET with 404",
        "HEAD never decides: a visitor gets the 404.",
        "www.hoofd-liegt.example",
        by_method(head=always(200, ""), get=not_found),
        broken(None, "not-found", certainty={"certain"}),
    ),
    _case(
        "A 404 whose body never ends",
        "The status has come; nobody needs to wait for the rest.",
        "www.eindeloos.example",
        endless_error,
        broken(None, "not-found", certainty={"certain"}),
    ),
    _case(
        "First a 503 and then a 404",
        "What recovers says what it is: not there.",
        "www.eerst-druk.example",
        first(always(503, ""), not_found),
        broken(None, "not-found", certainty={"certain"}),
    ),
    _case(
        "A page behind a paid door answers 402",
        "Payment is wanted: a person must look, or it is called broken; silent it may not be.",
        "www.betaald.example",
        always(402, "<h1>Payment Required</h1>"),
        wall(None, "", instead="broken-link"),
    ),
    Case(
        name="A page of our own site that is not there",
        why="Inside as outside.",
        html=a("/bestaat-niet/", "Onze oude pagina"),
        expect=(
            broken("https://www.veilig.example/bestaat-niet/", "not-found", certainty={"certain"}),
        ),
    ),
    Case(
        name="Two hosts of a group fail in two ways on one page",
        why="Each target has its own finding.",
        html=a("https://www.een-van-twee.example/weg") + a("https://www.twee-van-twee.example/x"),
        hosts={
            "www.een-van-twee.example": Host(https={"/": ARTICLE}),
            "www.twee-van-twee.example": Host(),
        },
        expect=(
            broken("https://www.een-van-twee.example/weg", "not-found", certainty={"certain"}),
            broken("https://www.twee-van-twee.example/x", "refused", certainty=SURE),
        ),
    ),
)
