"""Pages that say with status 200 that they are gone, as the systems of ten languages say it."""
# ruff: noqa: E501  what servers say is not broken into lines

from situations.answers import not_found
from situations.case import Case, Host, a, soft
from situations.pages import ENGLISH, PARAGRAPHS, bare, page

MENU = "<ul><li><a href='/thema-a'>Thema A</a></li><li><a href='/thema-b'>Thema B</a></li></ul>"


def _case(name, why, host, shown, path="/2017/oud/artikel", **more):
    """A host whose every address answers so, as such hosts do, but for its front page."""
    url = f"https://{host}{path}"
    front = page(f"Welkom | {host}", PARAGRAPHS)
    return Case(name=name, why=why, html=a(url),
                hosts={host: Host(https={"/": front, "*": shown})}, expect=(soft(url),),
                **more)  # fmt: skip


CASES = (
    _case("Drupal in Dutch says that the page was not found", "Title and heading say so.",
          "www.museum-oost.example",
          page("Pagina niet gevonden | Museum Oost",
               "<p>De opgevraagde pagina kon niet worden gevonden.</p>")),
    _case("WordPress in Dutch says oops", "Title and heading say so.",
          "www.blog-ouders.example",
          page("Pagina niet gevonden &#8211; Ouderblog",
               "<p>Het lijkt erop dat er niets is gevonden op deze locatie. Misschien een zoekopdracht"
               ' proberen?</p><form role="search"><input name="s"></form>',
               h1="Oeps! Die pagina kan niet worden gevonden.")),
    _case("A municipality says that the page does not exist any more", "The heading says so.",
          "www.gemeente-waterkant.example",
          page("Gemeente Waterkant",
               "<p>De pagina die u zoekt bestaat niet (meer) of is verplaatst. Gebruik de zoekfunctie"
               f" of ga naar de homepage.</p>{MENU}", h1="Deze pagina bestaat niet (meer)")),
    _case("A broadcaster says that the article is no longer available", "The heading says so.",
          "www.omroep-polder.example",
          page("Omroep Polder", f"<p>Wat nu?</p>{MENU}",
               h1="Dit artikel is niet langer beschikbaar")),
    _case("A school site says sorry in an informal way", "Sorry, we cannot find the page.",
          "www.school-de-brug.example",
          page("404 | De Brug", "<p>Helaas! We kunnen de pagina die je zoekt niet vinden. Misschien is"
               f" hij verhuisd of verwijderd.</p>{MENU}", h1="Sorry, we kunnen deze pagina niet vinden")),
    _case("WordPress in English says oops", "Title and heading say so.",
          "www.parenting-blog.example",
          page("Page not found &#8211; Parenting Blog",
               "<p>It looks like nothing was found at this location. Maybe try a search?</p>",
               h1="Oops! That page can&rsquo;t be found.", lang="en", site="Parenting Blog")),
    _case("A university says in English that the page cannot be found", "404 in the heading.",
          "www.uni-research.example",
          page("404 - Page Not Found | University Research",
               "<p>The page you requested may have been moved, renamed or removed.</p>",
               h1="404: We couldn't find that page", lang="en", site="University")),
    _case("A ministry says in English that the content has gone", "The heading says so.",
          "www.ministry-info.example",
          page("Ministry Information", "<p>If you typed the web address, check it is correct.</p>",
               h1="This page no longer exists", lang="en", site="Ministry")),
    _case("IIS of long ago says that the file is not found", "Bare, and plain.",
          "www.oud-iis.example",
          bare("The page cannot be found",
               "<h1>The page cannot be found</h1><p>The page you are looking for might have been"
               " removed, had its name changed, or is temporarily unavailable.</p>"
               "<h2>HTTP 404 - File not found</h2>")),
    _case("TYPO3 in German says Seite nicht gefunden", "Title and heading say so.",
          "www.jugendschutz-info.example",
          page("Seite nicht gefunden | Jugendschutz Info",
               "<p>Die von Ihnen aufgerufene Seite existiert nicht oder wurde verschoben.</p>",
               lang="de", site="Jugendschutz Info")),
    _case("A German authority says that the page could not be found", "The heading says so.",
          "www.behoerde-beispiel.example",
          page("Fehler 404 - Behörde Beispiel",
               "<p>Leider konnte die gewünschte Seite nicht gefunden werden.</p>",
               h1="Die Seite konnte leider nicht gefunden werden", lang="de", site="Behörde")),
    _case("A French association says page introuvable", "Title and heading say so.",
          "www.association-ecrans.example",
          page("Page introuvable | Association Écrans",
               "<p>La page que vous cherchez n'existe pas ou n'existe plus.</p>", lang="fr",
               site="Association Écrans")),
    _case("A French ministry says that the page does not exist", "The heading says so.",
          "www.ministere-exemple.example",
          page("Erreur 404 | Ministère Exemple",
               "<p>Nous sommes désolés, la page demandée est introuvable.</p>",
               h1="Cette page n'existe pas ou a été supprimée", lang="fr", site="Ministère")),
    _case("A Spanish foundation says página no encontrada", "Title and heading say so.",
          "www.fundacion-menores.example",
          page("Página no encontrada - Fundación Menores",
               "<p>Lo sentimos, la página que busca no existe o ha sido eliminada.</p>", lang="es",
               site="Fundación Menores")),
    _case("An Italian school says pagina non trovata", "Title and heading say so.",
          "www.scuola-esempio.example",
          page("Pagina non trovata | Scuola Esempio",
               "<p>La pagina richiesta non esiste o è stata rimossa.</p>", lang="it", site="Scuola")),
    _case("A Polish foundation says that the page was not found", "Title and heading say so.",
          "www.fundacja-dzieci.example",
          page("Nie znaleziono strony - Fundacja Dzieci",
               "<p>Strona, której szukasz, nie istnieje lub została usunięta.</p>", lang="pl",
               site="Fundacja")),
    _case("A Swedish council says that the page could not be found", "Title and heading say so.",
          "www.medieradet-exempel.example",
          page("Sidan kunde inte hittas - Medierådet Exempel",
               "<p>Sidan du söker finns inte längre eller har flyttats.</p>", lang="sv",
               site="Medierådet")),
    _case("A Portuguese centre says página não encontrada", "Title and heading say so.",
          "www.centro-internet.example",
          page("Página não encontrada | Centro Internet",
               "<p>A página que procura não existe ou foi removida.</p>", lang="pt", site="Centro")),
    _case("The title alone says 404 and the page shows its sections", "The title says so.",
          "www.titel-alleen.example",
          page("404 Niet gevonden | Jeugdgids", f"<p>Kies een onderwerp.</p>{MENU}",
               h1="Waar was je naar op zoek?")),
    Case(
        name="A host that answers everything unknown with the same friendly page",
        why="Two addresses, one answer; it says the same to an address that cannot exist.",
        html=a("https://www.altijd-vriendelijk.example/publicaties/2015/rapport-pesten")
        + a("https://www.altijd-vriendelijk.example/publicaties/2016/folder-schermtijd"),
        hosts={
            "www.altijd-vriendelijk.example": Host(
                https={
                    "/": page("Kenniscentrum Voorbeeld", PARAGRAPHS + PARAGRAPHS),
                    "*": page("Kenniscentrum Voorbeeld", f"<p>Fijn dat je er bent.</p>{MENU}",
                              h1="Kies hieronder een thema"),
                }
            )
        },
        expect=(
            soft("https://www.altijd-vriendelijk.example/publicaties/2015/rapport-pesten"),
            soft("https://www.altijd-vriendelijk.example/publicaties/2016/folder-schermtijd"),
        ),
    ),
    Case(
        name="A host that answers everything unknown with its front page",
        why="A deep address shows the front page, as an address that cannot exist does.",
        html=a("https://www.altijd-voorkant.example/lesmateriaal/groep-7/les-3.html"),
        hosts={
            "www.altijd-voorkant.example": Host(
                https={
                    "*": page("Lesmateriaal voor iedereen", PARAGRAPHS * 2, head='<link rel='
                              '"canonical" href="https://www.altijd-voorkant.example/">')
                }
            )
        },
        expect=(soft(),),
    ),
    Case(
        name="A page of our own that says with 200 that it is gone",
        why="Inside as outside.",
        html=a("/zacht-verdwenen/"),
        own={"/zacht-verdwenen/": page("Pagina niet gevonden | Veilig Online",
                                       "<p>Deze pagina bestaat niet (meer).</p>")},
        expect=(soft("https://www.veilig.example/zacht-verdwenen/"),),
    ),
    Case(
        name="A host that says it softly on one path and answers 404 on others",
        why="The text is enough.",
        html=a("https://www.half-eerlijk.example/shop/product/8812"),
        hosts={
            "www.half-eerlijk.example": Host(
                https={
                    "/": page("Winkel", ENGLISH, lang="en"),
                    "/shop/product/8812": page(
                        "Winkel", "<p>Bekijk onze andere boeken.</p>",
                        h1="Dit product bestaat niet meer"),
                    "*": not_found,
                }
            )
        },
        expect=(soft(),),
    ),
)  # fmt: skip
