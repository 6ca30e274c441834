"""Whole pages in the looks of many makers of websites."""

import hashlib
import tomllib
from functools import cache
from html import escape
from pathlib import Path
from string import Template

from signposting.markup import Markup, Shapes

HERE = Path(__file__).parent


@cache
def _table(path):
    return tomllib.loads((HERE / path).read_text("utf-8"))


@cache
def look(name):
    table = _table(f"looks/{name}.toml")
    return table, Markup(Shapes(**table["shapes"]), _table("boxes.toml")["wrap"])


def page_html(site, page, others):
    """Write a page of a site; `others`: what its menu and its lists may link to, as pages."""
    table, markup = look(site.look)
    text = "\n\n".join((page.text, *(_passage(name) for name in page.more)))
    values = {
        "lang": page.language,
        "site": escape(site.name),
        "title": escape(page.title or f"{page.h1} - {site.name}"),
        "h1": escape(page.h1),
        "url": page.url,
        "date": _date(page.date),
        "content": markup.html(text),
        "nav": _links(table["nav_item"], others[:6]),
        "related": _links(table["related_item"], _chosen(page, others)),
        "footer": site.footer,
    }
    return Template(table["page"]).safe_substitute(values)


def _passage(name):
    return _table("passages.toml")["passage"][name]


def _date(text):
    return f'<p class="datum"><time>{escape(text)}</time></p>' if text else ""


def _links(item, pages):
    return "\n".join(
        Template(item).safe_substitute(href=page.path, text=escape(page.h1)) for page in pages
    )


def _chosen(page, others):
    """Choose other pages as a list of what is related does: from four to twelve."""
    seed = hashlib.sha256(page.path.encode()).digest()
    count = 4 + seed[0] % 9
    ordered = sorted(
        (other for other in others if other.path != page.path),
        key=lambda other: hashlib.sha256(seed + other.path.encode()).digest(),
    )
    return ordered[:count]
