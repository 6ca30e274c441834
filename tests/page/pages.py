"""Pages for the tests of reading, made from a piece of HTML."""

from sicaudit.model.outcome import Response
from sicaudit.page.facts import facts_of
from sicaudit.page.html.page import Page
from sicaudit.urls import Url

HERE = "https://a.nl/map/pagina"


def page(html, *, url=HERE, content_type="text/html; charset=utf-8", **headers):
    body = html if isinstance(html, bytes) else html.encode("utf-8", "surrogatepass")
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    if content_type is not None:
        named["content-type"] = content_type
    return Page(Response(url=Url(url), status=200, headers=named, body=body))


def facts(html, **options):
    return facts_of(page(html, **options), "NL")


def the_link(html):
    (link,) = page(html).links
    return link
