"""Ways that lead on by cookies, countries, languages, scripts and refreshes, and where they end."""
# ruff: noqa: E501  what servers say is not broken into lines

from situations.answers import always, for_now, not_found, permanently
from situations.case import Case, Expected, Host, a, broken, may, wall
from situations.pages import ARTICLE, PARAGRAPHS, bare, page

_LOST = Expected(check="broken-link", instead=frozenset(("soft-404",)))
"""Who follows the link ends at a page that is not there."""


def _case(name, why, host, way, *expected, path="/artikel", ways=None, more_hosts=None, **more):
    return Case(name=name, why=why, html=a(f"https://{host}{path}"),
                hosts={host: Host(https={"/": ARTICLE, path: way, **(ways or {})}), **(more_hosts or {})},
                expect=expected, **more)  # fmt: skip


def raw_redirect(location):
    """Lead to this, byte by byte."""

    async def way(call):
        await call.send(
            b"HTTP/1.1 302 Found\r\nlocation: " + location + b"\r\ncontent-length: 0\r\n\r\n"
        )

    return way


async def twice_the_same(call):
    await call.send(
        b"HTTP/1.1 302 Found\r\nlocation: /nieuw\r\nlocation: /nieuw\r\ncontent-length: 0\r\n\r\n"
    )


async def by_language(call):
    """Lead everybody to their own language, for ever."""
    language = "nl" if call.headers.get("accept-language", "").startswith("nl") else "en"
    await call.answer(301, "", location=f"/{language}/artikel", vary="Accept-Language")


async def with_cookie_by_script(call):
    """Set a cookie by script and come back."""
    shown = ARTICLE if "js=1" in call.headers.get("cookie", "") else _COOKIE_PAGE
    await call.answer(200, shown)


_COOKIE_PAGE = bare(
    "Een ogenblik",
    "<noscript>Zet JavaScript aan.</noscript><script>document.cookie='js=1';location.reload()</script>",
)
_LOGIN_FORM = ("<form method='post'><label>Gebruikersnaam <input name='UserName'></label><label>Wachtwoord"
               " <input type='password' name='Password'></label><button>Aanmelden</button></form>")  # fmt: skip
_NIEUW = {"/nieuw": ARTICLE}

CASES = (
    _case("A page that sends its readers on at once to a page that is gone", "A refresh of 0 seconds in the page.",
          "www.ververst-naar-weg.example", page("Verhuisd | Gids", "<p>Je wordt doorgestuurd.</p>",
                                                head='<meta http-equiv="refresh" content="0; url=/nieuwe-gids">'), _LOST),
    _case("A page that sends its readers on by a header to a page that is gone", "A Refresh field.",
          "www.veld-naar-weg.example", always(200, bare("Verhuisd", "<p>Even geduld.</p>"), refresh="0;url=/nieuwe-gids"), _LOST),
    _case("A page that sends its readers on at once to a living page", "A refresh of 0 seconds.",
          "www.ververst-goed.example", bare("Verhuisd", "<p>Je wordt doorgestuurd.</p>",
                                            head='<meta http-equiv="refresh" content="0; url=/nieuw">'), ways=_NIEUW,
          may=may("moved-link")),
    _case("A page that refreshes itself every five minutes", "News does that.", "www.live-nieuws.example",
          page("Live | Nieuws", head='<meta http-equiv="refresh" content="300">')),
    _case("A page whose refresh leads to a login after half an hour", "It logs its readers out later.",
          "www.loopt-af.example", page("Artikel | Bank", head='<meta http-equiv="refresh" content="1800; url=/uitgelogd">'),
          ways={"/uitgelogd": not_found}),
    _case("A page that sends on by script", "Nobody runs it here; it answers.", "www.script-verder.example",
          bare("", "<script>location.replace('/nieuw')</script>"), ways=_NIEUW, may=may("unverifiable-link")),
    _case("A page that sets a cookie by script and comes back", "Nobody runs it here; it answers.",
          "www.koekje-script.example", with_cookie_by_script, may=may("unverifiable-link")),
    _case("An app of which nothing is there without script", "An empty root and a bundle.", "www.app-leeg.example",
          bare("Leerling-app", '<noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div>'
                               '<script src="/static/js/main.8d7f.js"></script>')),
    _case("A page that is sent to the edition of its country", "For now, by where the reader is.",
          "www.editie.example", for_now("/eu/artikel"), ways={"/eu/artikel": ARTICLE}),
    _case("A newspaper that shows nothing to Europe", "Its article is there for others.",
          "www.us-paper.example", for_now("/gdpr-unavailable"),
          ways={"/gdpr-unavailable": page("Unavailable in your region | Paper",
                                          "<p>Our website is currently unavailable in most European countries. We are engaged on"
                                          " the issue and committed to looking at options that support our full range of digital"
                                          " offerings to the EU market.</p>", lang="en", site="Paper")},
          may=may("unverifiable-link")),
    _case("A page that is sent for ever to the reader's language", "It varies by language.", "www.elk-zijn-taal.example",
          by_language, ways={"/nl/artikel": ARTICLE, "/en/artikel": ARTICLE}),
    _case("A redirect with scheme and host in capitals", "They are the same in any case.", "www.in-kapitaal.example",
          for_now("HTTPS://WWW.IN-KAPITAAL.EXAMPLE/nieuw"), ways=_NIEUW),
    _case("A redirect without a scheme", "It keeps that of the page.", "www.schema-weg.example",
          for_now("//www.schema-weg.example/nieuw"), ways=_NIEUW),
    _case("A redirect with a backslash", "Browsers take it for a slash.", "www.schuin-terug.example",
          raw_redirect(rb"\nieuw"), ways=_NIEUW),
    _case("A redirect with blanks round its address", "They are taken off.", "www.ruimte.example",
          raw_redirect(b"  /nieuw  "), ways=_NIEUW),
    _case("A redirect with letters in bytes", "Browsers encode them.", "www.bytes.example",
          raw_redirect("/één".encode()), ways={"/%C3%A9%C3%A9n": ARTICLE}),
    _case("A redirect that says its address twice", "Twice the same.", "www.twee-adressen.example", twice_the_same, ways=_NIEUW),
    _case("A redirect that names the port", "443 is what https has anyway.", "www.met-poort.example",
          for_now("https://www.met-poort.example:443/nieuw"), ways=_NIEUW),
    _case("A redirect that only says a query", "It keeps the path.", "www.alleen-vraag.example", for_now("?v=2"),
          ways={"/artikel?v=2": ARTICLE}),
    _case("A redirect after a form's address", "303 to a page that is gone.", "www.na-formulier.example",
          always(303, "", location="/bedankt"), broken(None, "not-found")),
    _case("A short link to a page of our own that is gone", "Who follows it ends on our own 404.", "kortje.example",
          permanently("https://www.veilig.example/actie-van-toen"), broken("https://kortje.example/v3", "not-found"), path="/v3"),
    _case("A way over http and https and back that ends well", "It ends on a living page.", "www.om-en-om.example",
          for_now("http://m.om-en-om.example/stap"),
          more_hosts={"m.om-en-om.example": Host(http={"/stap": for_now("https://veilig.om-en-om.example/artikel")}, https=None),
                      "veilig.om-en-om.example": Host(https={"/artikel": ARTICLE})}, may=may("insecure-link")),
    _case("A page of a school's intranet that leads to ADFS", "A login of Microsoft's on the school's own host.",
          "portaal.scholen.example",
          for_now("https://sts.scholen.example/adfs/ls/?wa=wsignin1.0&wtrealm=urn%3aportaal&wctx=rm%3d0"),
          wall(None, "login"), path="/documenten/protocol.aspx",
          more_hosts={"sts.scholen.example": Host(https={"*": page("Aanmelden", _LOGIN_FORM)})}),
    _case("A page of a foundation's wiki that leads to Keycloak", "A login.", "wiki.stichting.example",
          for_now("https://id.stichting.example/realms/team/protocol/openid-connect/auth?client_id=wiki&response_type=code"),
          wall(None, "login"), path="/display/OPV/Draaiboek",
          more_hosts={"id.stichting.example": Host(https={"*": page("Sign in to team", _LOGIN_FORM, lang="en")})}),
    _case("A page that leads to a login by SAML", "A login.", "leren.academie.example",
          for_now("https://idp.academie.example/idp/profile/SAML2/Redirect/SSO?SAMLRequest=fZJNT8Mw&RelayState=cookie"),
          wall(None, "login"), path="/course/view.php?id=311",
          more_hosts={"idp.academie.example": Host(https={"*": page("Inloggen", _LOGIN_FORM)})}),
    _case("A page that redirects into its own archive", "For now, to a deep page.", "www.eigen-archief.example",
          for_now("/archief/2019/artikel"), ways={"/archief/2019/artikel": page("Artikel uit 2019 | Archief", PARAGRAPHS)}),
)  # fmt: skip
