"""Pages that speak of casinos, sex, pills and domains, and are quite all right."""
# ruff: noqa: E501  what servers say is not broken into lines

from situations.answers import permanently
from situations.case import Case, Host, a, may, moved
from situations.pages import ENGLISH, PARAGRAPHS, page


def _case(name, why, host, shown, path="/", **more):
    return Case(name=name, why=why, html=a(f"https://{host}{path}"),
                hosts={host: Host(https={"/": shown, path: shown})}, **more)  # fmt: skip


CASES = (
    _case("News about advertisements for casinos", "A news article on casinos is not a casino.",
          "www.dagblad-oost.example",
          page("Verbod op reclame voor online casino's per 1 juli | Dagblad Oost",
               "<p>De Tweede Kamer wil dat jongeren geen reclame voor online casino's meer zien."
               " Gokbedrijven lokten spelers met een welkomstbonus en gratis spins.</p>"
               "<p>Wie wil gokken bij een casino zonder vergunning loopt risico, zegt de"
               " Kansspelautoriteit. Gokkasten en sportweddenschappen zijn er voor achttien jaar en"
               " ouder.</p>" + PARAGRAPHS), "/nieuws/gokreclame"),
    _case("Help for those who gamble too much", "It is full of gambling words, and it helps.",
          "www.loket-gokken.example",
          page("Stoppen met gokken? | Loket Gokken",
               "<p>Gok je te veel? Bij ons krijg je gratis en anoniem hulp bij een gokverslaving."
               " Schrijf je in bij CRUKS en je kunt in geen casino of gokhal meer spelen.</p>"
               "<h2>Test: ben ik verslaafd aan gokken?</h2><p>Online casino's, gokkasten, poker en"
               " wedden op sport: doe de zelftest.</p><p>Bel 24 uur per dag.</p>")),
    _case("Lesson on loot boxes and gambling", "A lesson is no slot machine.",
          "www.lessen-gamen.example",
          page("Les: loot boxes, gokken in games? | Lessen",
               "<p>Loot boxes lijken op een gokkast. Leerlingen ontdekken hoe casino's en games met"
               " beloningen werken, wat skin betting is en waarom free spins verleiden.</p>"
               + PARAGRAPHS), "/loot-boxes"),
    _case("The lottery of good causes", "A lottery that funds clubs is no takeover.",
          "www.goededoelenloterij.example",
          page("De Goede Doelen Loterij: speel mee en steun", "<p>Speel mee voor goede doelen. Trekking"
               " elke maand, de opbrengst gaat naar clubs.</p>" + PARAGRAPHS)),
    _case("Sex education for teenagers", "Plain words, good intentions.",
          "www.seksinfo-jongeren.example",
          page("Seks, porno en sexting: eerlijk antwoord | Seksinfo",
               "<p>Porno is niet echt. Wat als er naaktfoto's van jou rondgaan? Over seks, je eerste"
               " keer, condooms en wat wel en niet mag.</p><p>Ben je jonger dan 18? Chat met ons.</p>"
               + PARAGRAPHS), "/porno"),
    _case("A report on pornography and children", "Research is no porn.",
          "www.research-centre.example",
          page("Children and pornography: what the evidence says",
               "<p>Most teenagers have seen porn by the age of sixteen. XXX sites rarely check age."
               "</p>" + ENGLISH * 2, lang="en", site="Research Centre"), "/reports/porn"),
    _case("A help page for parents with a rating of general", "A label for all ages is no warning.",
          "www.kinderfilm.example",
          page("Kinderfilms van deze week | Kinderfilm", PARAGRAPHS,
               head='<meta name="rating" content="general"><meta name="rating" content="safe for'
               ' kids">')),
    _case("A leaflet for patients on Viagra", "A medicine, explained.",
          "www.geneesmiddelen-uitleg.example",
          page("Sildenafil (Viagra): werking en bijwerkingen | Geneesmiddelen",
               "<p>Sildenafil, bekend als Viagra, helpt bij erectieproblemen. U krijgt het alleen op"
               " recept. Koop nooit Viagra of Cialis via internet zonder recept.</p>" + PARAGRAPHS),
          "/sildenafil"),
    _case("How to buy a domain name", "A guide by those who run them.",
          "www.domeinbeheer.example",
          page("Domeinnaam te koop? Zo werkt het | Domeinbeheer",
               "<p>Staat de domeinnaam die je wilt te koop? Dan zie je vaak een pagina met 'dit domein"
               " is te koop'. Via een makelaar als Sedo of Dan doe je een bod.</p><h2>Wat is domain"
               " parking?</h2><p>Een geparkeerd domein toont advertenties.</p>" + PARAGRAPHS),
          "/uitleg/kopen"),
    _case("A registrar's own front page", "Somebody linked to a registrar, and there it is.",
          "www.registrar-voorbeeld.example",
          page("Domeinnaam registreren vanaf 0,99 | Registrar Voorbeeld",
               "<p>Registreer je domeinnaam, webhosting en e-mail. Check of je domeinnaam vrij is."
               " Domein verhuizen? Doe het gratis.</p>" + PARAGRAPHS)),
    _case("A wine estate that is for sale", "In Dutch an estate is a domein too.",
          "www.makelaar-frankrijk.example",
          page("Wijndomein te koop in de Provence | Makelaar",
               "<p>Dit domein is te koop: 12 hectare wijngaard met landhuis. Vraagprijs &euro;"
               " 1.250.000. Doe een bod of vraag een bezichtiging aan.</p>" + PARAGRAPHS), "/aanbod/12"),
    _case("A holiday park of the name Domein", "A park is no parking.",
          "www.domein-park.example",
          page("Recreatiedomein De Plas: parkeren en prijzen",
               "<p>Parkeer op P1. Het domein is open van 9 tot 18 uur. Koop nu je toegangskaart.</p>"
               + PARAGRAPHS), "/parkeren"),
    _case("An auction where things are for sale", "Buying and bids are its trade.",
          "www.veilinghuis.example",
          page("Speelgoed te koop: doe een bod | Veilinghuis", "<p>Buy now of bied mee. Gratis"
               " verzending.</p>" + PARAGRAPHS), "/kavel/9"),
    _case("A blog on parked domains", "It writes against them.",
          "www.stop-parkeren.example",
          page("Why parked domains are bad for the web",
               "<p>By not renewing a domain, a domainer will catch it and set up a parking page: 'This"
               " domain may be for sale', 'Buy this domain', sponsored listings, courtesy of some"
               " registrar.</p>" + ENGLISH * 2, lang="en", site="Web Garden"), "/2024/parked"),
    _case("A club that runs poker evenings", "Cards at the community house.",
          "www.buurthuis.example",
          page("Pokeravond voor senioren | Buurthuis", "<p>Elke dinsdag poker en klaverjassen, zonder"
               " geld. Casino-avond op 3 mei met fiches.</p>" + PARAGRAPHS), "/agenda/poker"),
    _case("A report with an age gate in its text", "18+ is what it is about.",
          "www.leeftijdscontrole.example",
          page("Leeftijdsverificatie op websites voor volwassenen",
               "<p>Veel pornosites vragen 'Ben je 18 jaar of ouder?' en geloven het antwoord.</p>"
               + PARAGRAPHS * 2), "/onderzoek"),
    _case("A shop of chemists with a counter on the web", "Legal, and about health.",
          "www.apotheek-plein.example",
          page("Apotheek Plein | Herhaalrecept bestellen", "<p>Bestel uw herhaalrecept. Medicijnen op"
               " recept haalt u af. Bezorging gratis.</p>" + PARAGRAPHS)),
    Case(
        name="A foundation with a new name and a new domain",
        why="It moved house and says so.",
        html=a("https://www.kindermedia-oud.example/tips"),
        hosts={
            "www.kindermedia-oud.example": Host(
                https={"/tips": permanently("https://www.jonge-kijkers.example/tips")}),
            "www.jonge-kijkers.example": Host(https={"/tips": page(
                "Tips voor ouders | Jonge Kijkers (voorheen Kindermedia)", PARAGRAPHS)}),
        },
        expect=(moved("https://www.kindermedia-oud.example/tips"),),
    ),
    Case(
        name="A project whose domain leads into the site of its mother",
        why="A merger, not a takeover.",
        html=a("https://www.projectsite.example/"),
        hosts={
            "www.projectsite.example": Host(
                https={"*": permanently("https://www.universiteit-x.example/projecten/projectsite")}),
            "www.universiteit-x.example": Host(https={"/projecten/projectsite": page(
                "Projectsite | Universiteit X", ENGLISH, lang="en")}),
        },
        expect=(moved("https://www.projectsite.example/"),),
    ),
    Case(
        name="A link to a broker of domains on purpose",
        why="The editor wrote about brokers: the broker's own front page is there.",
        html=a("https://sedo.com/", "Sedo, een makelaar in domeinnamen"),
        hosts={"sedo.com": Host(https={"/": page(
            "Buy domains | Sell domains | Park domains | Sedo",
            "<p>Find the right domain among 24 million for sale.</p>" + ENGLISH, lang="en",
            site="Sedo GmbH")})},
        may=may("unverifiable-link"),
    ),
)  # fmt: skip
