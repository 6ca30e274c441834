"""Websites that were given up at builders and hosts, and pages of two more languages that are gone."""
# ruff: noqa: E501  what servers say is not broken into lines

from situations.case import Case, Expected, Host, a, may, soft
from situations.pages import PARAGRAPHS, bare, page

_DEAD = Expected(
    check="hijacked-link", instead=frozenset(("soft-404", "broken-link", "unverifiable-link"))
)


def _case(
    name, host, shown, *, path="/", expected=_DEAD, why="Nothing of what was linked is there."
):
    return Case(name=name, why=why, html=a(f"https://{host}{path}"),
                hosts={host: Host(https={"*": shown})}, expect=(expected,))  # fmt: skip


def _fine(name, why, host, shown, path="/pagina", **more):
    return Case(name=name, why=why, html=a(f"https://{host}{path}"),
                hosts={host: Host(https={path: shown})}, **more)  # fmt: skip


def _gone(name, host, shown, path="/2016/06/artikel"):
    url = f"https://{host}{path}"
    return Case(name=name, why="Title and heading say so.", html=a(url),
                hosts={host: Host(https={"/": page(f"Welkom | {host}"), "*": shown})}, expect=(soft(url),))  # fmt: skip


CASES = (
    _case("A website at Squarespace that has expired", "www.expired-sq.example",
          bare("Website Expired", "<h1>Website Expired</h1><p>This account has expired. If you are the site owner, click below to"
               " log in.</p><a href='https://www.squarespace.com/'>Log in</a>")),
    _case("A blog at WordPress.com that was deleted", "www.deleted-wp.example",
          bare("WordPress.com", "<h1>This site is no longer available.</h1><p>The authors have deleted this site.</p>", lang="en"),
          path="/2014/tips"),
    _case("A domain at Wix without a website", "www.wix-leeg.example",
          bare("Error ConnectYourDomain occurred", "<h1>Looks Like This Domain Isn't Connected To A Website Yet!</h1><p>Got your own"
               " Wix website? Connect this domain to it in a few simple steps.</p>", lang="en")),
    _case("A website at a Dutch builder that does not exist any more", "www.bouwer-weg.example",
          bare("Website niet beschikbaar", "<h1>Deze website bestaat niet meer</h1><p>De eigenaar heeft deze website verwijderd of"
               " het abonnement is verlopen.</p>", lang="nl")),
    _case("A website that its host has taken off the net", "www.host-af.example",
          bare("Website offline", "<h1>Deze website is offline</h1><p>Deze website is door de hostingprovider uitgeschakeld. Bent u de"
               " eigenaar? Neem contact op met de klantenservice.</p>", lang="nl"), path="/projecten/les"),
    _case("A domain whose DNS leads to a host that does not know it", "www.onbekend-bij-host.example",
          bare("Domein niet geconfigureerd", "<h1>Er is nog geen website gekoppeld aan deze domeinnaam</h1><p>Deze domeinnaam is"
               " geregistreerd, maar er is nog geen website aan gekoppeld.</p>", lang="nl")),
    _gone("A Luxembourgish service says that the page was not found", "www.servicer.example",
          page("Säit net fonnt | Servicer", "<p>Déi Säit, déi Dir sicht, gëtt et net méi oder se gouf verréckelt.</p>",
               h1="Säit net fonnt", lang="lb", site="Servicer")),
    _gone("A Catalan school says that the page was not found", "www.escola.example",
          page("Pàgina no trobada | Escola", "<p>La pàgina que cerqueu no existeix o s'ha mogut.</p>",
               h1="No s'ha trobat la pàgina", lang="ca", site="Escola")),
    _gone("A Ukrainian centre says that the page was not found", "www.tsentr.example",
          page("Сторінку не знайдено | Центр", "<p>На жаль, сторінка, яку ви шукаєте, не існує.</p>",
               h1="Сторінку не знайдено", lang="uk", site="Центр")),
    _gone("A Turkish foundation says that the page was not found", "www.vakif.example",
          page("Sayfa bulunamadı | Vakıf", "<p>Aradığınız sayfa bulunamadı veya taşınmış olabilir.</p>",
               h1="Sayfa bulunamadı", lang="tr", site="Vakıf")),
    _fine("A website in maintenance", "It will be back.", "www.onderhoud-200.example",
          bare("Even geduld", "<h1>We werken aan de website</h1><p>Vanavond vanaf acht uur zijn we er weer.</p>", lang="nl")),
    _fine("A page that says that registration is closed", "It is there; the event is full.", "www.inschrijving.example",
          page("Inschrijven | Studiedag", "<p>De inschrijving is gesloten. Deze studiedag is vol.</p>" + PARAGRAPHS)),
    _fine("A vacancy that was filled", "It says so, and is a page.", "www.vacature.example",
          page("Vacature mediacoach | Bibliotheek", "<p>Deze vacature is vervuld en niet meer beschikbaar.</p>" + PARAGRAPHS)),
    _fine("A page that explains how to delete a WordPress blog", "Its subject; so short and so worded that a person may well have to look.", "www.uitleg-wp.example",
          page("Mijn blog verwijderen: this site is no longer available | Uitleg",
               "<p>Na het verwijderen zien bezoekers: this site is no longer available. The authors have deleted this site.</p>"
               + PARAGRAPHS), may=may("soft-404")),
)  # fmt: skip
