"""Living pages that speak of what is not found: nothing may be said of them."""
# ruff: noqa: E501  what servers say is not broken into lines

from situations.answers import not_found
from situations.case import Case, Host, a, may
from situations.pages import ARTICLE, ENGLISH, PARAGRAPHS, bare, page

SPA = """<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Lesplein</title>
<script defer src="/static/js/main.8f3c2a1b.js"></script></head>
<body><noscript>Je hebt JavaScript nodig om deze app te gebruiken.</noscript>
<div id="app"></div></body></html>"""


def _case(name, why, host, path, shown, *, ways=None, **more):
    rest = {"/": ARTICLE} if ways is None else ways
    return Case(name=name, why=why, html=a(f"https://{host}{path}"),
                hosts={host: Host(https={**rest, path: shown})}, **more)  # fmt: skip


CASES = (
    _case("An article that explains what a 404 is", "It is about them, and it is there.",
          "www.uitleg-web.example", "/wat-is-een-404-fout",
          page("Wat is een 404-fout? | Uitleg over het web",
               "<p>Een 404-fout betekent dat een pagina niet gevonden is. De server zegt dan: pagina"
               f" niet gevonden. Dat kan komen door een tikfout.</p>{PARAGRAPHS}"
               "<h2>Pagina niet gevonden: wat nu?</h2>" + PARAGRAPHS)),
    _case("The article on HTTP 404 in an encyclopaedia", "Its subject is the error.",
          "nl.encyclopedie.example", "/wiki/HTTP_404",
          page("HTTP 404 - Encyclopedie", "<p>De foutcode <b>HTTP 404</b> of <b>Not Found</b> is een"
               " statuscode die aangeeft dat de server het gevraagde niet kon vinden.</p>"
               + PARAGRAPHS * 3, site="Encyclopedie")),
    _case("A page about a car of the name 404", "A Peugeot.",
          "www.oldtimers.example", "/peugeot/404",
          page("Peugeot 404 | Oldtimers", "<p>De Peugeot 404 werd gebouwd van 1960 tot 1975.</p>"
               + PARAGRAPHS)),
    _case("News of a missing child that was not found", "Not found is the news.",
          "www.streeknieuws.example", "/nieuws/vermist",
          page("Vermiste jongen (12) nog niet gevonden | Streeknieuws",
               "<p>De politie zoekt verder. De jongen is sinds maandag niet gevonden.</p>"
               + PARAGRAPHS)),
    _case("A standard that says what has been removed from it", "A change log, not a farewell.",
          "www.standaard.example", "/TR/overview",
          page("Web Standard Overview", ENGLISH * 3 + "<h2>Changes</h2><p>The section on profiles has"
               " been removed from this document. This page is no longer available in PDF.</p>",
               lang="en", site="Standards Body")),
    _case("A question on a forum about a page not found", "A thread that lives.",
          "forum.vraagbaak.example", "/t/page-not-found-after-update/8812",
          page("Page not found after update - Support Forum",
               "<p>Since the update I get \"Page not found\" when I open my profile.</p>"
               "<p>Answer: clear the cache and sign in again. That solved it for most of us.</p>"
               + ENGLISH, lang="en", site="Support Forum")),
    _case("A product that is sold out", "The page is there, the book is not.",
          "www.boekwinkel.example", "/boek/veilig-online",
          page("Veilig online: een boek voor ouders | Boekwinkel",
               "<p>Dit boek is tijdelijk niet beschikbaar.</p>" + PARAGRAPHS)),
    _case("A page with a hidden message for when search finds nothing", "Nobody sees it.",
          "www.verborgen-melding.example", "/overzicht",
          page("Overzicht van lessen | Verborgen",
               '<div class="error-404" hidden><h1>Pagina niet gevonden</h1></div>'
               '<template><h1>404 - niet gevonden</h1></template>' + PARAGRAPHS)),
    _case("A page of which a part could not be loaded", "A widget's fault, not the page's.",
          "www.widgetfout.example", "/nieuws/les",
          page("Nieuwe les over nepnieuws | School",
               PARAGRAPHS + '<aside class="widget"><p>Feed niet gevonden.</p></aside>')),
    _case("An app that answers every path with its own shell", "Script decides what is there.",
          "app.lesplein.example", "/lessen/14/opdracht", SPA, ways={"*": SPA},
          may=may("unverifiable-link")),
    _case("The front page of a host that answers everything with it", "A front page is promised.",
          "www.altijd-thuis.example", "/", page("Thuis bij ons", PARAGRAPHS * 2),
          ways={"*": page("Thuis bij ons", PARAGRAPHS * 2)}),
    _case("A real page on a host that says softly what is gone", "It differs from that answer.",
          "www.zacht-maar-echt.example", "/tips/schermtijd",
          page("Tips over schermtijd | Gezin", PARAGRAPHS * 2),
          ways={"*": page("Pagina niet gevonden | Gezin", "<p>Deze pagina bestaat niet.</p>"),
                "/": ARTICLE}),
    _case("A real page with the same menus as every other page of its host",
          "Only the middle differs, as on most sites.",
          "www.zelfde-sjabloon.example", "/thema/gamen",
          page("Jongeren en media", "<p>Gamen is leuk. Spreek samen af hoe lang.</p>" + PARAGRAPHS,
               h1="Gamen"),
          ways={"*": page("Jongeren en media", "<p>Kies een thema in het menu.</p>",
                          h1="Welkom"), "/": ARTICLE}),
    _case("A form that thanks nobody yet", "Short pages are pages.",
          "www.kort-formulier.example", "/aanmelden",
          page("Aanmelden nieuwsbrief | Club", "<form><label>E-mail <input name='e'></label></form>")),
    _case("A list without items today", "Empty is not gone.",
          "www.lege-agenda.example", "/agenda",
          page("Agenda | Wijkcentrum", "<p>Er zijn geen activiteiten gevonden.</p>")),
    _case("A bare page of a school of long ago", "Plain HTML is a page.",
          "www.schooltje.example", "/~juf/web.htm",
          bare("De pagina van juf Anna", "<center><h1>Welkom</h1></center>" + PARAGRAPHS)),
    _case("A page in German about what could not be found", "An article on lost things.",
          "www.fundbuero.example", "/tipps",
          page("Nicht gefunden? So hilft das Fundbüro | Stadt",
               "<p>Ihre Sache wurde nicht gefunden? Fragen Sie nach.</p>" + PARAGRAPHS, lang="de")),
    _case("A tutorial for making a page of errors", "Code on a page is text.",
          "www.webles.example", "/lessen/eigen-404",
          page("Maak je eigen foutpagina | Webles",
               "<pre>&lt;title&gt;404 Page Not Found&lt;/title&gt;&lt;h1&gt;Oops!&lt;/h1&gt;</pre>"
               + PARAGRAPHS)),
    _case("A page that only a few words fill, on an honest host", "A real 404 is answered else.",
          "www.eerlijk.example", "/contact", page("Contact | Eerlijk", "<p>Bel ons.</p>"),
          ways={"*": not_found, "/": ARTICLE}),
    _case("A press release that was withdrawn in part", "The text speaks of what was removed.",
          "www.persdienst.example", "/2023/rectificatie",
          page("Rectificatie: artikel over lachgas | Persdienst",
               "<p>Het eerdere artikel is verwijderd. Hieronder staat de verbeterde versie.</p>"
               + PARAGRAPHS * 2)),
)  # fmt: skip
