"""E-mail, phone and odd addresses that are quite all right."""

from situations.answers import not_found
from situations.case import Case, Host, a, may
from situations.pages import ARTICLE

HOUSE = {"redactie.example": "mx", "alleen-adres.example": "a"}


def _case(name, why, *links, mail=None, **more):
    html = "".join(a(href, text) for href, text in links)
    return Case(name=name, why=why, html=html, mail=mail or {}, **more)


def _hidden(address, key=0x2A):
    """Write an address as Cloudflare hides it from robots."""
    return f"{key:02x}" + "".join(f"{byte ^ key:02x}" for byte in address.encode())


CASES = (
    _case("An e-mail address in its place", "All right.",
          ("mailto:info@redactie.example", "info@redactie.example"), mail=HOUSE),
    _case("An e-mail with subject and body written out", "Fields are no part of the address.",
          ("mailto:info@redactie.example?subject=Vraag%20over%20les%204&amp;body=Beste%20redactie%2C",
           "Mail ons"), mail=HOUSE),
    _case("An e-mail to two addresses and a copy", "Commas part them.",
          ("mailto:info@redactie.example,pers@redactie.example?cc=post@alleen-adres.example",
           "Mail ons allebei"), mail=HOUSE),
    _case("A page to pass on by e-mail", "Without an address the reader chooses one.",
          ("mailto:?subject=Lees%20dit&amp;body=https%3A%2F%2Fwww.veilig.example%2F", "Deel")),
    _case("An e-mail address with plus, dots and hyphens", "All legal.",
          ("mailto:jan.de-vries+les_4@sub-domein.redactie.example", "Jan"),
          mail={"sub-domein.redactie.example": "mx"}),
    _case("An e-mail link in capitals with an encoded address", "Schemes have no capitals.",
          ("MAILTO:info%40redactie.example", "Mail ons"), mail=HOUSE),
    _case("An e-mail address at a domain without MX but with a host", "Mail goes to the host.",
          ("mailto:info@alleen-adres.example", "Mail ons"), mail=HOUSE),
    _case("E-mail addresses at the great providers", "All right.",
          ("mailto:voorbeeld.vereniging@gmail.com", "a"),
          ("mailto:voorbeeld.vereniging@hotmail.com", "b"),
          ("mailto:voorbeeld.vereniging@ziggo.nl", "c"),
          mail={"gmail.com": "mx", "hotmail.com": "mx", "ziggo.nl": "mx"}),
    _case("An e-mail address at a small domain much like a great one", "gmaal is a village.",
          ("mailto:info@mailgroep.example", "a"), mail={"mailgroep.example": "mx"}),
    _case("An e-mail address whose domain cannot be asked today", "Our resolver's trouble.",
          ("mailto:info@naamserver-hapert.example", "a"),
          mail={"naamserver-hapert.example": "servfail"}, may=may("unverifiable-link")),
    Case(
        name="E-mail addresses that Cloudflare hides",
        why="Script shows them; the path is no page.",
        html=f'<p><a href="/cdn-cgi/l/email-protection#{_hidden("info@redactie.example")}">Mail'
        f' <span class="__cf_email__" data-cfemail="{_hidden("info@redactie.example", 0x11)}">'
        "[email&#160;protected]</span></a></p>",
        own={"/cdn-cgi/l/email-protection": not_found},
        mail=HOUSE,
    ),
    _case("Short numbers for emergencies and help", "112, 113, 116 111 and 144.",
          ("tel:112", "112"), ("tel:113", "113"), ("tel:116111", "116 111"), ("tel:144", "144")),
    _case("Free and paid service numbers", "0800, 0900 and 088.",
          ("tel:0800-0432", "0800-0432"), ("tel:09008844", "0900-8844"),
          ("tel:0885051610", "088 - 505 16 10")),
    _case("A number as the world writes it, shown as the Dutch do", "The same number.",
          ("tel:+31201234567", "020 - 123 45 67"), ("tel:0031201234567", "(020) 123 4567"),
          ("tel:+31%206%2012345678", "06-12345678")),
    _case("A number with the zero that nobody dials abroad", "Phones know (0).",
          ("tel:+31(0)201234567", "020 123 45 67"), may=may("invalid-link")),
    _case("A number of a neighbour", "+32 is Belgium.", ("tel:+3227890123", "+32 2 789 01 23")),
    _case("A phone link with words for its text", "Nothing to compare.",
          ("tel:0800-0432", "Bel gratis en anoniem"), ("tel:+31201234567", "Bel onze balie")),
    _case("A phone link with its number and hours in the text", "The number is right.",
          ("tel:0800-0432", "Bel 0800-0432 (elke dag van 11.00 tot 21.00 uur)")),
    _case("A phone link with an extension", "Legal by RFC 3966.",
          ("tel:+31201234567;ext=12", "020 123 45 67, toestel 12"), may=may("invalid-link")),
    _case("Chats, appointments and maps", "Schemes of apps are not ours to judge.",
          ("https://wa.me/31612345678", "WhatsApp"), ("skype:voorbeeld?chat", "Skype"),
          ("webcal://agenda.redactie.example/feed.ics", "Agenda"), ("magnet:?xt=urn:x", "m"),
          ("ms-word:ofe|u|https://www.veilig.example/", "w"),
          hosts={"wa.me": Host(https={"/31612345678": ARTICLE})}),
    Case(
        name="A page of ours whose name holds an at sign",
        why="A path with @ that exists is a page.",
        html=a("/@redactie") + a("/wie/jan@werk/"),
        own={"/@redactie": ARTICLE, "/wie/jan@werk/": ARTICLE},
    ),
    Case(
        name="Braces in an address that answers",
        why="What works needs no mending.",
        html=a("https://www.accolades.example/boek/{b1}?v={2}"),
        hosts={"www.accolades.example": Host(https={"/boek/%7Bb1%7D?v={2}": ARTICLE})},
    ),
    Case(
        name="A template that is shown as an example",
        why="Code on a page is text.",
        html="<pre><code>&lt;a href=\"{{ url }}\"&gt;Naam&lt;/a&gt;</code></pre>",
    ),
)  # fmt: skip
