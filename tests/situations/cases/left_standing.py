"""Websites that were left: placeholders of machines and registrars, and parking in further languages; and what only looks like them."""
# ruff: noqa: E501  what servers say is not broken into lines

from situations.case import Case, Expected, Host, a, hijacked
from situations.pages import PARAGRAPHS, bare, page

_DEAD = Expected(
    check="hijacked-link",
    instead=frozenset(("soft-404", "broken-link", "unverifiable-link")),
)
"""Nothing of what was linked is there: under whatever name, somebody must hear of it."""


def _case(name, why, host, shown, *, path="/", expected=None):
    """A host that shows the same at every address."""
    url = f"https://{host}{path}"
    return Case(name=name, why=why, html=a(url), hosts={host: Host(https={"*": shown})},
                expect=(expected or hijacked(url),))  # fmt: skip


def _fine(name, why, host, shown, path="/"):
    return Case(name=name, why=why, html=a(f"https://{host}{path}"),
                hosts={host: Host(https={path: shown})})  # fmt: skip


CASES = (
    _case("A domain for sale in German", "It says so.", "www.jugend-projekt.example",
          bare("jugend-projekt.example steht zum Verkauf", "<h1>Die Domain jugend-projekt.example steht zum Verkauf!</h1>"
               "<p>Interessiert? Machen Sie jetzt ein Angebot für diese Domain.</p><form><input name='angebot'></form>", lang="de")),
    _case("A domain for sale in Spanish", "It says so.", "www.proyecto-escolar.example",
          bare("proyecto-escolar.example", "<h1>Este dominio está en venta</h1><p>Si está interesado en comprar"
               " proyecto-escolar.example, envíe una oferta.</p>", lang="es")),
    _case("A domain for sale in Italian", "It says so.", "www.progetto-scuola.example",
          bare("progetto-scuola.example - dominio in vendita", "<h1>Il dominio progetto-scuola.example è in vendita</h1>"
               "<p>Fai un'offerta per acquistare questo dominio.</p>", lang="it")),
    _case("A domain for sale in Swedish", "It says so.", "www.skolprojekt.example",
          bare("skolprojekt.example", "<h1>Domänen skolprojekt.example är till salu</h1><p>Lägg ett bud på domänen.</p>", lang="sv")),
    _case("A domain that a Danish registrar parks", "It says so.", "www.skoleprojekt.example",
          bare("skoleprojekt.example er parkeret", "<h1>Domænet skoleprojekt.example er parkeret</h1><p>Dette domæne er"
               " registreret af en af vores kunder, men er endnu ikke taget i brug.</p>", lang="da")),
    _case("A domain of which the host says that it has expired", "Dutch, plain.", "www.verlopen-project.example",
          bare("Deze domeinnaam is verlopen", "<h1>De domeinnaam verlopen-project.example is verlopen</h1><p>Bent u de houder"
               " van deze domeinnaam? Verleng hem dan via uw provider.</p>", lang="nl")),
    _case("An account that was suspended", "cPanel's page, status 200.", "www.geschorst.example",
          bare("Account Suspended", "<h1>Account Suspended</h1><p>This Account has been suspended.</p><p>Contact your hosting"
               " provider for more information.</p>"), path="/lesmateriaal/", expected=_DEAD),
    _case("A machine that shows Apache's first page", "Debian's default page at a deep address.", "www.kale-machine.example",
          bare("Apache2 Debian Default Page: It works", "<h1>Apache2 Debian Default Page</h1><h2>It works!</h2><p>This is the"
               " default welcome page used to test the correct operation of the Apache2 server after installation on Debian"
               " systems. If you can read this page, it means that the Apache HTTP server installed at this site is working"
               " properly. You should <b>replace this file</b> (located at /var/www/html/index.html) before continuing to"
               " operate your HTTP server.</p>"), expected=_DEAD),
    _case("A machine that welcomes to nginx", "nginx's default page.", "www.kale-nginx.example",
          bare("Welcome to nginx!", "<h1>Welcome to nginx!</h1><p>If you see this page, the nginx web server is successfully"
               " installed and working. Further configuration is required.</p><p><em>Thank you for using nginx.</em></p>"),
          expected=_DEAD),
    _case("A machine that shows the page of Windows", "IIS's default page.", "www.kale-iis.example",
          bare("IIS Windows Server", '<div id="container"><a href="http://go.microsoft.com/fwlink/?linkid=66138&amp;clcid=0x409">'
               '<img src="data:image/png;base64,iVBORw0KGgo=" alt="IIS"></a></div>'), expected=_DEAD),
    _case("A machine with Plesk's first page", "Plesk's default page.", "www.kale-plesk.example",
          bare("Domain Default page", "<h1>Domain Default page</h1><p>If you are seeing this message, the website for is not"
               " available at this time.</p><p>If you are the owner of this website, one of the following things may be"
               " occurring: You have not put any content on your website. Your provider has suspended this page.</p>"
               "<p>This page was generated by Plesk, the leading hosting automation software.</p>"), expected=_DEAD),
    _case("A machine with cPanel's first page", "cPanel's default page.", "www.kale-cpanel.example",
          bare("Default Web Site Page", "<h1>SORRY!</h1><p>If you are the owner of this website, please contact your hosting"
               " provider: webmaster@kale-cpanel.example</p><p>It is possible you have reached this page because: The IP"
               " address has changed. There has been a server misconfiguration. The site may have moved to a different"
               " server.</p>"), path="/ouders/gids", expected=_DEAD),
    _fine("A French vineyard for sale", "A domaine is an estate.", "www.domaine-viticole.example",
          page("Domaine viticole à vendre en Bourgogne | Agence des vignes",
               "<p>Ce domaine est en vente : 12 hectares, cave et maison de maître.</p>" + PARAGRAPHS, lang="fr", site="Agence")),
    _fine("A page that teaches to install nginx", "It quotes the page.", "www.les-servers.example",
          page("Installing nginx: step by step | Server lessons",
               "<p>Open a browser. You should see <em>Welcome to nginx!</em> If you see this page, the nginx web server is"
               " successfully installed and working.</p>" + PARAGRAPHS, lang="en", site="Server lessons"), "/nginx"),
    _fine("A newspaper on accounts that were suspended", "Its subject.", "www.krant-accounts.example",
          page("Account suspended: what teenagers can do when Instagram locks them out | Paper",
               "<p>This account has been suspended, says the app. Here is how to object.</p>" + PARAGRAPHS, lang="en", site="Paper"),
          "/tech/accounts"),
    _fine("Help on a domain name that has expired", "A registrar explains.", "www.uitleg-domeinen.example",
          page("Mijn domeinnaam is verlopen, wat nu? | Uitleg domeinen",
               "<p>Is je domeinnaam verlopen? Dan heb je veertig dagen om hem terug te halen.</p>" + PARAGRAPHS), "/verlopen"),
)  # fmt: skip
