"""One target of one site while its places come in."""

from dataclasses import dataclass, field

from sicaudit.model.finding import Sighting
from sicaudit.model.outcome import Target
from sicaudit.model.page import Link, Region
from sicaudit.urls import Url


@dataclass(slots=True, kw_only=True)
class Collected:
    """One target of one site while its places come in."""

    target: Target
    fragment: str | None = None
    anchors: frozenset[str] = frozenset()
    scripted: bool = False
    places: dict[Url, tuple[str, list[Link]]] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)

    def add(self, page: Url, title: str, link: Link) -> None:
        """Take a place in; words that its pages share are kept once."""
        share = self.words.setdefault
        href, url, element, region, text, snippet = link
        same = None if url is None else Url(share(url, url))
        kept = Link(share(href, href), same, element, region, share(text, text), snippet)
        self.places.setdefault(page, (title, []))[1].append(kept)

    def sightings(self) -> tuple[Sighting, ...]:
        return tuple(
            Sighting(url=page, title=title, places=tuple(sorted(links, key=_content_first)))
            for page, (title, links) in self.places.items()
        )


def _content_first(link: Link) -> int:
    return 0 if link.region is Region.CONTENT else 1
