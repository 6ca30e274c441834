"""Deep links that are led to a front page or an error page, and redirects that keep their word."""

from situations.answers import for_now, permanently
from situations.case import Case, Host, a, may, moved, soft
from situations.pages import ARTICLE, ENGLISH, PARAGRAPHS, page

FRONT = page("Kenniscentrum Jeugd | Voorpagina", PARAGRAPHS, h1="Kenniscentrum Jeugd")
DEEP = "/dossiers/2016/online-pesten/feiten-en-cijfers.html"


def _case(name, why, host, ways, *expected, path=DEEP, hosts=None, **more):
    return Case(name=name, why=why, html=a(f"https://{host}{path}"),
                hosts={host: Host(https={"/": FRONT, **ways}), **(hosts or {})}, expect=expected,
                **more)  # fmt: skip


CASES = (
    _case("A deep page is sent to the front page for now", "What was promised is not there.",
          "www.voorkant-302.example", {DEEP: for_now("/")}, soft()),
    _case("A deep page is sent to the front page for ever", "Moved is not what happened.",
          "www.voorkant-301.example", {DEEP: permanently("/")}, soft()),
    _case("A deep page is sent to the front page in Dutch", "/nl/ is a front page too.",
          "www.voorkant-nl.example", {DEEP: for_now("/nl/"), "/nl/": FRONT}, soft()),
    _case("A deep page is sent to the front page by its file name", "index.html is one too.",
          "www.voorkant-bestand.example", {DEEP: for_now("/index.html"), "/index.html": FRONT},
          soft()),
    _case("A deep page is sent to an error page that answers 200", "The address says error.",
          "www.foutpagina.example",
          {DEEP: for_now("/error?code=404"),
           "/error?code=404": page("Er ging iets mis", "<p>Probeer het opnieuw.</p>")}, soft()),
    _case("A deep page is sent to a page of the name 404", "The address and the text say so.",
          "www.paginanaam-404.example",
          {DEEP: permanently("/404"),
           "/404": page("Pagina niet gevonden", "<p>Deze pagina bestaat niet meer.</p>")}, soft()),
    _case("A deep page is sent to pagina-niet-gevonden", "The address and the text say so.",
          "www.netjes-weg.example",
          {DEEP: for_now("/pagina-niet-gevonden/?van=/dossiers"),
           "/pagina-niet-gevonden/?van=/dossiers": page("Niet gevonden", "<p>Zoek verder.</p>")},
          soft()),
    _case("A deep page of an old domain is sent to the front page of the new one",
          "The new house has the page nowhere.", "www.oude-stichting.example",
          {DEEP: permanently("https://www.nieuwe-stichting.example/")},
          soft(None, instead="moved-link"),
          hosts={"www.nieuwe-stichting.example": Host(
              https={"/": page("Nieuwe Stichting | Voorpagina", PARAGRAPHS)})}),
    _case("A front page is sent to that of its language", "Nothing was promised but a front page.",
          "www.naar-taal.example", {"/": for_now("/nl/"), "/nl/": FRONT}, path="/"),
    _case("A front page by its file name is sent to the root", "It is the same page.",
          "www.naar-wortel.example", {"/index.php": for_now("/")}, path="/index.php"),
    _case("The home page by that name is sent to the root", "It is the same page.",
          "www.naar-huis.example", {"/home": permanently("/")}, moved(None), path="/home"),
    _case("A deep page is sent to the same page under a new path", "Moved, as it says.",
          "www.ander-pad.example",
          {DEEP: permanently("/thema/online-pesten/feiten-en-cijfers"),
           "/thema/online-pesten/feiten-en-cijfers": ARTICLE}, moved()),
    _case("A deep page is sent to its chapter for now", "A page that is about it.",
          "www.hoofdstuk.example",
          {DEEP: for_now("/dossiers/online-pesten/"), "/dossiers/online-pesten/": ARTICLE}),
    _case("A short link to the front page of a campaign", "That is what short links are for.",
          "kort.example", {"/cmp24": for_now("https://www.campagne-kort.example/")}, path="/cmp24",
          hosts={"www.campagne-kort.example": Host(
              https={"/": page("Praat erover | Campagne", PARAGRAPHS)})},
          may=may("soft-404 moved-link")),
    _case("A vanity address of a site is sent to a site of its own", "That is where it lives.",
          "www.moederorganisatie.example",
          {"/lespakket": for_now("https://www.lespakket-vanity.example/")}, path="/lespakket",
          hosts={"www.lespakket-vanity.example": Host(
              https={"/": page("Lespakket | Moederorganisatie", PARAGRAPHS)})},
          may=may("soft-404 moved-link")),
    _case("A search that finds nothing", "The page works; the words are not ours to judge.",
          "www.zoekmachine.example",
          {"/zoeken?q=hulp": page("Zoeken naar hulp | Bibliotheek",
                                  "<p>0 resultaten gevonden voor hulp.</p>", h1="Zoeken")},
          path="/zoeken?q=hulp"),
    _case("A document that answers under another name", "302 to a file store.",
          "www.documentenkast.example",
          {"/download/12": for_now("/files/rapport.html"), "/files/rapport.html":
           page("Report | Files", ENGLISH, lang="en")}, path="/download/12"),
)  # fmt: skip
