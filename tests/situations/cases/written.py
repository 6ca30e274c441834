"""How addresses are written on pages: what a browser makes of them, and where none is meant."""
# ruff: noqa: E501  what servers say is not broken into lines

from situations.answers import gone, not_found
from situations.case import Case, Host, a, broken, may
from situations.pages import ARTICLE

LIVING = "https://www.schrijfwijze.example"


def _fine(name, why, html, *paths, host="www.schrijfwijze.example", **more):
    """A link that a browser opens; every other path of the host is not found."""
    return Case(
        name=name,
        why=why,
        html=html,
        hosts={host: Host(https=dict.fromkeys(paths, ARTICLE))},
        **more,
    )


def _dead(name, why, html, host, target, **more):
    return Case(
        name=name,
        why=why,
        html=html,
        hosts={host: Host(https={"/": ARTICLE})},
        expect=(broken(target, "not-found", certainty={"certain"}),),
        **more,
    )


def _silent(name, why, html, **more):
    """Nothing that anybody could open."""
    return Case(name=name, why=why, html=html, **more)


CASES = (
    _dead("A dead link with blanks and a line break round it", "Browsers strip them.",
          '<p><a href="\n  https://www.witruimte.example/weg \n">Lees</a></p>',
          "www.witruimte.example", "https://www.witruimte.example/weg"),
    _dead("A dead link in single quotes", "HTML allows them.",
          "<p><a href='https://www.enkel.example/weg'>Lees</a></p>",
          "www.enkel.example", "https://www.enkel.example/weg"),
    _dead("A dead link without quotes", "HTML allows that too.",
          "<p><a class=knop href=https://www.kaal.example/weg>Lees</a></p>",
          "www.kaal.example", "https://www.kaal.example/weg"),
    _dead("A dead link without a scheme of its own", "It takes that of the page.",
          a("//www.zonder-schema.example/weg"),
          "www.zonder-schema.example", "https://www.zonder-schema.example/weg"),
    _dead("A dead link on a host written in capitals", "Names have no capitals.",
          a("HTTPS://WWW.Hoofdletters.Example/Weg"),
          "www.hoofdletters.example", "https://www.hoofdletters.example/Weg"),
    _dead("A dead link for those without script", "noscript is read too.",
          '<noscript><a href="https://www.geen-script.example/weg">Lees</a></noscript>',
          "www.geen-script.example", "https://www.geen-script.example/weg"),
    _dead("A dead link on a spot of a picture", "area is a link.",
          '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="Kaart" usemap="#k">'
          '<map name="k"><area alt="Noord" shape="default" href="https://www.kaart.example/noord">'
          "</map>", "www.kaart.example", "https://www.kaart.example/noord"),
    _dead("A dead link in a drawing", "SVG links as HTML does.",
          '<svg viewBox="0 0 9 9"><a href="https://www.tekening.example/weg">'
          '<text y="5">Lees</text></a></svg>',
          "www.tekening.example", "https://www.tekening.example/weg"),
    Case(
        name="A relative link where the page has another base",
        why="base href decides.",
        head='<base href="https://www.basis.example/map/">',
        html=a("oud.html"),
        hosts={"www.basis.example": Host(https={"/map/": ARTICLE, "/": ARTICLE})},
        expect=(broken("https://www.basis.example/map/oud.html", "not-found"),),
        may=may("broken-fragment"),
    ),
    Case(
        name="A page that forwards its readers to a page that is gone",
        why="meta refresh is a link that nobody needs to click.",
        head='<meta http-equiv="refresh" content="5; url=https://www.ververst.example/weg">',
        hosts={"www.ververst.example": Host(https={"/": ARTICLE})},
        expect=(broken("https://www.ververst.example/weg", "not-found", instead="broken-resource"),),
    ),
    Case(
        name="A version in another language that is gone",
        why="hreflang alternates are offered by search engines.",
        head='<link rel="alternate" hreflang="en" href="https://en.taalversie.example/weg">',
        hosts={"en.taalversie.example": Host(https={"/": ARTICLE})},
        expect=(broken("https://en.taalversie.example/weg", "not-found", instead="broken-resource"),),
    ),
    Case(
        name="A canonical address that is gone",
        why="Search engines send people there.",
        head='<link rel="canonical" href="https://www.kanoniek.example/weg">',
        hosts={"www.kanoniek.example": Host(https={"/": ARTICLE})},
        expect=(broken("https://www.kanoniek.example/weg", "not-found", instead="broken-resource"),),
    ),
    Case(
        name="A feed that is gone",
        why="Feed readers are offered it.",
        head='<link rel="alternate" type="application/rss+xml" title="Nieuws"'
        ' href="https://www.nieuwsstroom.example/feed/">',
        hosts={"www.nieuwsstroom.example": Host(https={"/": ARTICLE, "/feed/": gone(410)})},
        expect=(broken("https://www.nieuwsstroom.example/feed/", "gone", instead="broken-resource"),),
    ),
    Case(
        name="An address without its scheme is a page of our own that is not there",
        why="www.naam.example/x is a relative path: people get our own 404.",
        html=a("www.vergeten-schema.example/tips"),
        expect=(broken(None, "not-found", instead="invalid-link"),),
    ),
    Case(
        name="A scheme written twice",
        why="A browser asks for a host of the name http.",
        html=a("https://https//www.dubbel.example/"),
        expect=(broken(None, "dns", instead="invalid-link"),),
    ),
    Case(
        name="A scheme without its colon",
        why="https//x is a relative path: people get our own 404.",
        html=a("https//www.zonder-dubbelepunt.example/"),
        expect=(broken(None, "not-found", instead="invalid-link"),),
    ),
    _fine("Blanks and accents in a path", "Browsers encode them as UTF-8.",
          a(f"{LIVING}/mijn map/naïef één.pdf"), "/mijn%20map/na%C3%AFef%20%C3%A9%C3%A9n.pdf"),
    _fine("A path that is encoded already stays as it is", "Not twice.",
          a(f"{LIVING}/100%25%20veilig/na%C3%AFef"), "/100%25%20veilig/na%C3%AFef"),
    _fine("A path with a plus and with signs that may stand", "They mean themselves.",
          a(f"{LIVING}/a+b/(c)!/$d;e=f,g@h"), "/a+b/(c)!/$d;e=f,g@h"),
    _fine("An ampersand written as HTML wants it", "&amp;amp; is one sign.",
          a(f"{LIVING}/zoek?q=hulp&amp;leeftijd=12&amp;copy=ja"),
          "/zoek?q=hulp&leeftijd=12&copy=ja"),
    _fine("Ampersands written as people do", "A browser sees &leeftijd as text.",
          a(f"{LIVING}/zoek?q=steun&leeftijd=9&pagina=2"), "/zoek?q=steun&leeftijd=9&pagina=2"),
    _fine("A pipe and brackets in a query", "Browsers send them as they are.",
          a(f"{LIVING}/kaart?lagen=a|b&amp;f[0]=x"), "/kaart?lagen=a|b&f[0]=x"),
    _fine("Backslashes instead of slashes", "Browsers turn them round.",
          a(f"{LIVING}\\map\\pagina"), "/map/pagina"),
    _fine("A line break and a tab inside an address", "Browsers leave them out.",
          a(f"{LIVING}/lang/\n\t\tadres"), "/lang/adres"),
    _fine("Dots that lead up", "They are taken away before anybody asks.",
          a(f"{LIVING}/een/../twee/./drie"), "/twee/drie"),
    _fine("A default port written out", "443 is what https has anyhow.",
          a("https://www.schrijfwijze.example:443/poort"), "/poort"),
    _fine("A host with a dot at its end", "It is the same host.",
          a("https://www.punt.example./tips"), "/tips", host="www.punt.example"),
    _fine("A host with letters beyond ASCII", "It is asked by its ASCII form.",
          a("https://www.café-überall.example/über uns"), "/%C3%BCber%20uns",
          host="www.xn--caf-berall-d7a3u.example"),
    _fine("A very long query", "Two thousand letters are no fault.",
          a(f"{LIVING}/lang?x={'a' * 2000}"), f"/lang?x={'a' * 2000}"),
    _fine("A link to the same address three times", "Once is enough.",
          a(f"{LIVING}/drie") * 3, "/drie"),
    _fine("A user name in an address", "It is no part of the host.",
          a("https://gast@www.met-naam.example/map"), "/map", host="www.met-naam.example"),
    _silent("A dead link in a comment", "Nobody sees it.",
            "<!-- <a href='https://www.commentaar.example/weg'>oud</a> -->"),
    _silent("A dead link in a template", "It is not part of the page.",
            '<template><a href="https://www.sjabloon.example/weg">{{titel}}</a></template>'),
    _silent("A dead address in a script", "It is no link.",
            '<script>var oud = "<a href=\'https://www.in-script.example/weg\'>x</a>";</script>'
            '<script type="application/ld+json">{"@context": "http://schema.org",'
            ' "url": "https://www.in-json.example/weg"}</script>'),
    _silent("An address as text without a link", "Nothing to click.",
            "<p>Vroeger stond dit op https://www.alleen-tekst.example/weg .</p>"),
    _silent("Scripts, data and apps in the place of an address", "All are legal.",
            '<p><a href="javascript:void(0)">menu</a> <a href="JavaScript:window.print()">print'
            '</a> <a href="data:text/plain,hoi">hoi</a> <a href="sms:+31612345678">sms</a>'
            ' <a href="whatsapp://send?text=hoi">app</a> <a href="about:blank">leeg</a>'
            ' <a href="blob:https://x/1">b</a> <a href="geo:52.1,5.1">kaart</a></p>'),
    _silent("An anchor without an address, and an empty one", "Both lead to the page itself.",
            '<p><a name="hier">hier</a> <a href="">deze pagina</a> <a href=" ">ook</a></p>'),
    Case(
        name="A host that is only looked up beforehand",
        why="preconnect and dns-prefetch ask for no page.",
        head='<link rel="preconnect" href="https://fonts.vooraf.example" crossorigin>'
        '<link rel="dns-prefetch" href="//cdn.bestaat-niet-vooraf.example">',
        hosts={"fonts.vooraf.example": Host(https={"/": not_found})},
    ),
    Case(
        name="The old profile of WordPress pages",
        why="rel=profile names a format; no browser fetches it.",
        head='<link rel="profile" href="http://gmpg.example/xfn/11">'
        '<link rel="pingback" href="https://www.pingback.example/xmlrpc.php">',
        hosts={"www.pingback.example": Host(https={"/": ARTICLE, "/xmlrpc.php": gone(405)})},
    ),
    Case(
        name="Names of things that look like addresses",
        why="Namespaces, prefixes and vocabularies are names.",
        html='<div xmlns:v="http://rdf.naamruimte.example/#" vocab="http://woorden.example/"'
        ' itemscope itemtype="http://schema.naam.example/Thing"><p itemprop="name">Iets</p></div>',
    ),
    Case(
        name="A living canonical address, a living feed and a living translation",
        why="All there.",
        head='<link rel="canonical" href="https://www.alles-leeft.example/pagina">'
        '<link rel="alternate" hreflang="de" href="https://www.alles-leeft.example/de/">'
        '<link rel="alternate" type="application/atom+xml"'
        ' href="https://www.alles-leeft.example/feed">',
        hosts={
            "www.alles-leeft.example": Host(
                https=dict.fromkeys(("/pagina", "/de/", "/feed"), ARTICLE)
            )
        },
    ),
)  # fmt: skip
