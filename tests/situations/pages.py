"""Pages of the world outside: whole ones, with the menus and the words that real ones have."""

PARAGRAPHS = (
    "<p>Kinderen brengen steeds meer tijd online door. Ze spelen, leren en houden contact met"
    " vrienden. Voor ouders is het niet altijd makkelijk om te weten wat er speelt.</p>"
    "<p>Praat daarom op een rustig moment over wat je kind meemaakt. Stel open vragen, luister, en"
    " spreek samen af hoe lang en waar er een scherm bij mag. Dat werkt beter dan verbieden.</p>"
    "<p>Op school helpt het als de hele klas dezelfde afspraken kent. In de les mediawijsheid"
    " oefenen leerlingen met nepnieuws herkennen, wachtwoorden kiezen en elkaar aanspreken.</p>"
)
ENGLISH = (
    "<p>Children spend more and more of their time online. They play, learn and keep in touch with"
    " friends, and it is not always easy for parents to follow what is going on.</p>"
    "<p>Find a quiet moment to talk about what your child sees and does. Ask open questions,"
    " listen, and agree together how long screens are used and where. That works better than a"
    " ban.</p><p>The programme was tested in forty schools with pupils between nine and twelve"
    " years old, and both teachers and parents were asked for their opinion afterwards.</p>"
)

_WHOLE = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
{head}
<link rel="dns-prefetch" href="//fonts.nergens.example">
</head>
<body>
<header><nav aria-label="{menu}"><ul><li><a href="/">{home}</a></li>
<li><a href="/contact">Contact</a></li></ul></nav></header>
<main>
{body}
</main>
<footer><p>&copy; {site}</p></footer>
</body>
</html>"""


def page(title, body=PARAGRAPHS, *, h1=None, lang="nl", head="", site="Stichting Voorbeeld"):
    """Write a whole page; `h1`: the heading, where it is not the title's first part."""
    heading = title.split(" | ")[0].split(" - ")[0] if h1 is None else h1
    return _WHOLE.format(
        lang=lang,
        title=title,
        head=head,
        body=f"<h1>{heading}</h1>{body}" if heading else body,
        site=site,
        menu="Hoofdmenu" if lang == "nl" else "Main",
        home="Home",
    )


def bare(title, body="", *, head="", lang=None):
    """Write a page with nothing around: how machines speak."""
    language = f' lang="{lang}"' if lang else ""
    return (
        f"<!DOCTYPE html><html{language}><head><title>{title}</title>{head}</head>"
        f"<body>{body}</body></html>"
    )


ARTICLE = page("Tips voor ouders | Bibliotheek Noord")
"""A page about which there is nothing to say."""
ENGLISH_ARTICLE = page("Online safety at home | Research Group", ENGLISH, lang="en")
