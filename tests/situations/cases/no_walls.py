"""Pages that only look like walls, and walls that a polite second try gets through."""
# ruff: noqa: E501  what servers say is not broken into lines

from situations.answers import always, by_method, for_now, if_header
from situations.case import Case, Host, a, broken, may
from situations.cases.walls_more import LOGIN
from situations.pages import ARTICLE, ENGLISH, PARAGRAPHS, page


def _case(name, why, host, way, *expected, path="/artikel", **more):
    return Case(name=name, why=why, html=a(f"https://{host}{path}"),
                hosts={host: Host(https={"/": ARTICLE, path: way, **more.pop("ways", {})})},
                expect=expected, **more)  # fmt: skip


FORBIDDEN = always(403, "<h1>Forbidden</h1>")

CASES = (
    _case("A wall that only wants to hear a language", "The second try names languages.",
          "www.taal-gevraagd.example", if_header("accept-language", always(200, ARTICLE), FORBIDDEN)),
    _case("A server that gives 406 to who names no language", "The second try names languages.",
          "www.taal-406.example",
          if_header("accept-language", always(200, ARTICLE), always(406, "<h1>Not Acceptable</h1>"))),
    _case("Behind the wall for a language the page is gone", "The second try sees a 404.",
          "www.taal-en-weg.example",
          if_header("accept-language", always(404, "<h1>Niet gevonden</h1>"), FORBIDDEN),
          broken(None, "not-found")),
    _case("A page of a site behind Cloudflare", "server: cloudflare on a fine page.",
          "www.achter-wolk.example",
          always(200, ARTICLE, server="cloudflare", cf_ray="8f2c1d3e4a5b6c7d-AMS",
                 cf_cache_status="HIT")),
    _case("A page of a site that DataDome guards", "x-datadome stands on allowed answers too.",
          "www.dagblad-west.example", always(200, ARTICLE, x_datadome="protected")),
    _case("A page that comes through Imperva", "x-iinfo stands on every answer.",
          "www.via-imperva.example",
          always(200, ARTICLE, x_iinfo="10-17146307-17146311 NNNN CT(34 109 0)", x_cdn="Imperva")),
    _case("A page of a site behind Sucuri", "x-sucuri-id stands on every answer.",
          "www.via-sucuri.example",
          always(200, ARTICLE, server="Sucuri/Cloudproxy", x_sucuri_id="15012")),
    _case("A page that loads AWS's token script", "Guarded sites carry it in their head.",
          "www.met-awswaf.example",
          page("Zoeken | Veiling", PARAGRAPHS, head='<script src="https://1a2b3c.edge.sdk.awswaf.com/'
               '1a2b3c/challenge.js" defer></script>')),
    _case("A page that loads PerimeterX's script", "Guarded sites carry it in their head.",
          "www.met-px.example",
          page("Huizen | Makelaar", PARAGRAPHS, head="<script>window._pxAppId='PX123';</script>")),
    _case("A page with Cloudflare's script of beacons", "challenge-platform stands on fine pages.",
          "www.met-cf.example",
          page("Nieuws | Stad", PARAGRAPHS + "<script>(function(){var d=document.createElement('script');"
               "d.src='/cdn-cgi/challenge-platform/scripts/jsd/main.js';})();</script>")),
    _case("A form with a captcha", "A box to tick in a contact form.",
          "www.contactformulier.example",
          page("Contact | Stichting", "<form><div class='g-recaptcha' data-sitekey='x'></div><script src="
               "'https://www.google.com/recaptcha/api.js'></script><div class='cf-turnstile'></div>"
               "<button>Verstuur</button></form>" + PARAGRAPHS)),
    _case("A song of the name Just a moment", "The title is a song's.",
          "www.songteksten.example",
          page("Just a moment... - songtekst | Songteksten", PARAGRAPHS)),
    _case("An article on walls against bots", "It quotes them all.",
          "www.scraping-blog.example",
          page("Just a moment... What bot walls say",
               "<p>If you see 'Request unsuccessful. Incapsula incident ID: 0-123', 'Access to this page"
               " has been denied', 'Pardon Our Interruption...' or 'Checking your browser before"
               " accessing', a wall stands before you.</p><pre>&lt;div id=\"px-captcha\"&gt; window."
               "gokuProps sucuri_cloudproxy_js _cf_chl_opt</pre>" + ENGLISH * 4, lang="en",
               site="Scraping Blog")),
    _case("A page on the law of access denied", "Its title says so; it is an article.",
          "www.rechtsblog.example",
          page("Access denied: geweigerd door de gemeente? | Rechtsblog", PARAGRAPHS * 2)),
    _case("A page to log in, linked as such", "The login is what was promised.",
          "mijn.bibliotheek.example", LOGIN, path="/login"),
    _case("A link to one's own account", "It leads to a login, as everybody expects.",
          "mijn.gemeente-oost.example", for_now("/inloggen"), path="/",
          ways={"/inloggen": LOGIN}, may=may("unverifiable-link")),
    _case("A page with a box to log in at its top", "A header is no wall.",
          "www.met-inlogvak.example",
          page("Tips voor leraren | Platform", "<form class='login'><input name='u'><input type="
               "'password'></form>" + PARAGRAPHS)),
    _case("A page with a banner for cookies", "A banner is no wall.",
          "www.cookiebanner.example",
          page("Nieuws | Omroep", "<div id='cookie-consent' role='dialog'><p>Wij gebruiken cookies."
               "</p><button>Akkoord</button></div>" + PARAGRAPHS)),
    _case("A newspaper's article of which half is for subscribers", "The page is there.",
          "www.betaalmuur.example",
          page("Scholen worstelen met telefoons | Dagblad", PARAGRAPHS + "<div class='paywall'><p>Word"
               " abonnee om verder te lezen. Al abonnee? Log in.</p></div>")),
    _case("A page that redirects because of its cookie banner's own parameter", "It answers.",
          "www.parameter.example", for_now("/artikel?cookiecheck=1"),
          ways={"/artikel?cookiecheck=1": ARTICLE}),
    _case("A page of a shop of fences", "Muur means wall.",
          "www.muren-en-hekken.example", page("Muur of hek: toegang geweigerd? | Tuin", PARAGRAPHS)),
    _case("A page of which HEAD meets a wall", "GET is let in.", "www.hoofd-muur.example",
          by_method(head=always(403, "", cf_mitigated="challenge"), get=always(200, ARTICLE))),
    Case(
        name="A host whose robots.txt closes only what is not linked",
        why="The linked path is free.",
        html=a("https://www.deels-robots.example/openbaar/tips"),
        hosts={"www.deels-robots.example": Host(https={
            "/robots.txt": always(200, "User-agent: *\nDisallow: /beheer/\nAllow: /openbaar/\n",
                                  content_type="text/plain"),
            "/openbaar/tips": ARTICLE})},
    ),
    Case(
        name="A host whose robots.txt is behind a wall and whose page is not",
        why="403 on robots.txt forbids nothing (RFC 9309 2.3.1.3).",
        html=a("https://www.robots-muur.example/tips"),
        hosts={"www.robots-muur.example": Host(https={
            "/robots.txt": always(403, ""), "/tips": ARTICLE})},
    ),
)  # fmt: skip
