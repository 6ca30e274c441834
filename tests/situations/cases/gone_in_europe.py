"""Pages that say with status 200 that they are gone, in further languages of the Union, and others that only look so."""
# ruff: noqa: E501  what servers say is not broken into lines

from situations.case import Case, Host, a, soft
from situations.pages import PARAGRAPHS, page


def _case(name, why, host, lang, title, heading, text, site):
    """A host that answers so at every address but its front page."""
    url = f"https://{host}/2019/05/artikel-12"
    shown = page(f"{title} | {site}", f"<p>{text}</p>", h1=heading, lang=lang, site=site)
    return Case(name=name, why=why, html=a(url),
                hosts={host: Host(https={"/": page(site, PARAGRAPHS, lang=lang, site=site), "*": shown})},
                expect=(soft(url),))  # fmt: skip


def _fine(name, why, host, lang, title, text, site):
    url = f"https://{host}/nyt/artikel-7"
    shown = page(f"{title} | {site}", text, lang=lang, site=site)
    return Case(name=name, why=why, html=a(url),
                hosts={host: Host(https={"/": page(site, PARAGRAPHS, lang=lang, site=site),
                                         "/nyt/artikel-7": shown})})  # fmt: skip


_SAYS = "Title and heading say so."
_ITS_SUBJECT = "It is about something else that is not there."

CASES = (
    _case("A Danish helpline says that the page was not found", _SAYS, "www.hjaelp.example", "da",
          "Siden blev ikke fundet", "Siden blev ikke fundet",
          "Vi kan desværre ikke finde den side, du leder efter. Den kan være flyttet eller slettet.", "Børnehjælpen"),
    _case("A Finnish centre says that the page was not found", _SAYS, "www.nettiturva.example", "fi",
          "Sivua ei löytynyt", "Sivua ei löytynyt",
          "Valitettavasti etsimääsi sivua ei löytynyt. Sivu on voitu poistaa tai siirtää.", "Nettiturva"),
    _case("A Czech school says that the page was not found", _SAYS, "www.skola.example", "cs",
          "Stránka nenalezena", "Stránka nebyla nalezena",
          "Omlouváme se, ale požadovaná stránka neexistuje.", "Základní škola"),
    _case("A Slovak office says that the page was not found", _SAYS, "www.urad.example", "sk",
          "Stránka sa nenašla", "Stránka nebola nájdená",
          "Ľutujeme, ale požadovaná stránka neexistuje alebo bola presunutá.", "Úrad"),
    _case("A Hungarian foundation says that the page cannot be found", _SAYS, "www.alapitvany.example", "hu",
          "Az oldal nem található", "Az oldal nem található",
          "A keresett oldal nem létezik, vagy időközben törölték.", "Alapítvány"),
    _case("A Romanian ministry says that the page was not found", _SAYS, "www.minister.example", "ro",
          "Pagina nu a fost găsită", "Pagina nu a fost găsită",
          "Ne pare rău, pagina pe care o căutați nu există.", "Ministerul"),
    _case("A Bulgarian centre says that the page was not found", _SAYS, "www.centar.example", "bg",
          "Страницата не е намерена", "Страницата не е намерена",
          "Съжаляваме, но търсената от вас страница не съществува.", "Център"),
    _case("A Greek centre says that the page was not found", _SAYS, "www.kentro.example", "el",
          "Η σελίδα δεν βρέθηκε", "Η σελίδα δεν βρέθηκε",
          "Λυπούμαστε, η σελίδα που ζητήσατε δεν υπάρχει ή έχει μετακινηθεί.", "Κέντρο"),
    _case("A Croatian centre says that the page was not found", _SAYS, "www.centar-hr.example", "hr",
          "Stranica nije pronađena", "Stranica nije pronađena",
          "Žao nam je, tražena stranica ne postoji.", "Centar"),
    _case("A Slovene library says that the page cannot be found", _SAYS, "www.knjiznica.example", "sl",
          "Strani ni mogoče najti", "Stran ne obstaja",
          "Žal iskane strani ni mogoče najti.", "Knjižnica"),
    _case("An Estonian board says that the page was not found", _SAYS, "www.amet.example", "et",
          "Lehekülge ei leitud", "Lehte ei leitud",
          "Kahjuks otsitavat lehekülge ei leitud.", "Amet"),
    _case("A Latvian centre says that the page was not found", _SAYS, "www.centrs.example", "lv",
          "Lapa nav atrasta", "Lapa nav atrasta",
          "Diemžēl meklētā lapa neeksistē vai ir pārvietota.", "Centrs"),
    _case("A Lithuanian school says that the page was not found", _SAYS, "www.mokykla.example", "lt",
          "Puslapis nerastas", "Puslapis nerastas",
          "Atsiprašome, bet ieškomas puslapis neegzistuoja.", "Mokykla"),
    _case("An Irish office says that the page was not found", _SAYS, "www.oifig.example", "ga",
          "Níor aimsíodh an leathanach", "Níor aimsíodh an leathanach",
          "Tá brón orainn, ní féidir an leathanach a bhí á lorg agat a aimsiú.", "Oifig"),
    _case("A Maltese agency says that the page was not found", _SAYS, "www.agenzija.example", "mt",
          "Il-paġna ma nstabitx", "Il-paġna ma nstabitx",
          "Jiddispjaċina, il-paġna li qed tfittex ma teżistix.", "Aġenzija"),
    _case("A Norwegian project says that the page does not exist", _SAYS, "www.prosjekt.example", "no",
          "Siden finnes ikke", "Beklager, vi finner ikke siden",
          "Siden du leter etter finnes ikke lenger eller er flyttet.", "Prosjekt"),
    _case("A Dutch paper in Belgium says that the article does not exist any more", "Flemish words.",
          "www.krant-be.example", "nl-BE", "Oeps", "Oeps, deze pagina bestaat niet (meer)",
          "De pagina die je opvroeg kon niet gevonden worden. Keer terug naar de startpagina.", "De Krant"),
    _case("A French page in Belgium says it plainly", "Polite words.", "www.centre-be.example", "fr-BE",
          "Oups", "Oups ! Cette page est introuvable",
          "La page que vous recherchez n'existe plus ou a été déplacée.", "Centre"),
    _fine("A Danish report of a boy who was not found", _ITS_SUBJECT, "www.avis-dk.example", "da",
          "Dreng blev ikke fundet efter tre dages søgen",
          "<p>Politiet leder stadig efter den tiårige dreng. Han blev ikke fundet i skoven.</p>" + PARAGRAPHS, "Avisen"),
    _fine("A Finnish page on pages that were not found", _ITS_SUBJECT, "www.opas-fi.example", "fi",
          "Mitä tehdä, kun sivua ei löydy?",
          "<p>Virhe 404 tarkoittaa, että sivua ei löytynyt. Näin etsit sen uudelleen.</p>" + PARAGRAPHS, "Opas"),
    _fine("A German page on lost property", _ITS_SUBJECT, "www.fundamt.example", "de",
          "Nicht gefunden? So hilft das Fundbüro",
          "<p>Ihr Schlüssel wurde nicht gefunden? Wir suchen weiter.</p>" + PARAGRAPHS, "Fundbüro"),
    _fine("A Spanish lesson on the sentence that does not exist", _ITS_SUBJECT, "www.clase.example", "es",
          "La página que no existe: un cuento para clase",
          "<p>Érase una vez una página que no existía.</p>" + PARAGRAPHS, "Clase"),
)  # fmt: skip
