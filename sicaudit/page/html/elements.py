"""Every place where HTML holds a URL (https://html.spec.whatwg.org/multipage/indices.html#attributes-3)."""

from dataclasses import dataclass
from enum import Enum

from sicaudit.page.html.document import EMBEDDED


class Use(Enum):
    """What a page does with a URL that it holds."""

    NAVIGATION = "navigation"
    """A visitor goes there: candidates to crawl."""
    RESOURCE = "resource"
    """The page embeds it."""
    REFERENCE = "reference"
    """Machines read it: canonical, alternate, citation."""


@dataclass(frozen=True, slots=True)
class Holder:
    """An element and attribute that hold a URL."""

    attribute: str
    use: Use
    label: str
    """As findings.json names it: `a[href]`."""


def _holder(tag: str, attribute: str, use: Use) -> Holder:
    return Holder(attribute, use, f"{tag}[{attribute}]")


_N, _R, _C = Use.NAVIGATION, Use.RESOURCE, Use.REFERENCE

HOLDERS: dict[str, tuple[Holder, ...]] = {
    tag: tuple(_holder(tag, attribute, use) for attribute, use in attributes)
    for tag, attributes in {
        "a": [("href", _N), ("xlink:href", _N)],
        "area": [("href", _N)],
        "iframe": [("src", _R)],
        "frame": [("src", _R)],
        "img": [("src", _R)],
        "script": [("src", _R), ("href", _R), ("xlink:href", _R)],
        "source": [("src", _R)],
        "embed": [("src", _R)],
        "object": [("data", _R)],
        "video": [("src", _R), ("poster", _R)],
        "audio": [("src", _R)],
        "track": [("src", _R)],
        "image": [("href", _R), ("xlink:href", _R)],
        "use": [("href", _R), ("xlink:href", _R)],
        "feimage": [("href", _R), ("xlink:href", _R)],
        "body": [("background", _R)],
        "table": [("background", _R)],
        "thead": [("background", _R)],
        "tbody": [("background", _R)],
        "tfoot": [("background", _R)],
        "tr": [("background", _R)],
        "td": [("background", _R)],
        "th": [("background", _R)],
        "blockquote": [("cite", _C)],
        "q": [("cite", _C)],
        "ins": [("cite", _C)],
        "del": [("cite", _C)],
    }.items()
}
"""Elements whose attribute is one URL, whatever their other attributes say."""

LINK_RESOURCES = frozenset(
    {
        "stylesheet",
        "icon",
        "apple-touch-icon",
        "apple-touch-icon-precomposed",
        "mask-icon",
        "manifest",
        "preload",
        "modulepreload",
        "prefetch",
    }
)
"""`rel` values of `link` that a browser fetches for the page itself."""

LINK_HINTS = frozenset(
    ("preconnect", "dns-prefetch", "pingback", "edituri", "wlwmanifest", "profile")
)
"""`rel` values of `link` whose address is not meant to answer a GET."""

META_URLS = frozenset(
    {
        "og:image",
        "og:image:url",
        "og:image:secure_url",
        "twitter:image",
        "twitter:image:src",
        "og:video",
        "og:video:url",
        "og:audio",
        "msapplication-tileimage",
    }
)
"""`property` or `name` of a `meta` whose content is the URL of something shown."""

CRAWLED = frozenset(("a[href]", "area[href]", "iframe[src]", "frame[src]", "meta[refresh]"))
"""Places whose targets are pages of the site."""

RESOURCE_LABELS = frozenset(
    holder.label for holders in HOLDERS.values() for holder in holders if holder.use is Use.RESOURCE
) | {
    "img[srcset]",
    "source[srcset]",
    "link[imagesrcset]",
    "input[src]",
    "link[href]",
    "[style] url()",
    "style url()",
    "css url()",
    "meta[content]",
    *EMBEDDED,
}
"""Labels of what a page embeds: a broken one is a `broken-resource`."""
