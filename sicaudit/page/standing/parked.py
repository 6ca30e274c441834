"""Domains that are parked, for sale or reserved, or that show their server's first page."""

from functools import cache, cached_property

from sicaudit.model.outcome import Certainty, Judgement, Reason, Sign, Verdict
from sicaudit.page.language.sayings import Sayings, sentences_of
from sicaudit.page.standing import domain_words
from sicaudit.page.standing.domain_words import OWN, name_in, name_in_address, names_of, rewritten
from sicaudit.page.standing.first_look import FirstLook, first_mark, parts_of, sign
from sicaudit.page.standing.front_page import stands_under
from sicaudit.page.standing.telltales import Kind, kinds_hinted_at
from sicaudit.page.tables import marks, table
from sicaudit.urls import Url, host_of, path_of

_MOST = 2500
"""Letters of such a page's own words, with all that a broker promises."""

_FEW, _HARDLY_ANY = 600, 150
_START = 2048
"""Bytes that hold the `html` element, its title and the first scripts."""

_MACHINERY = (b"park", b"domain", b"lander")
"""What the scripts of parking services are called by; honest pages have such words too."""

_FIRST_BLOCKS = 25
_LONGEST_BLOCK = 400
"""Letters of a block that are read: what says it says it at once."""


@cache
def _vague() -> Sayings:
    return Sayings(map(rewritten, table("parked")["vague"]["all"]))


@cache
def _property() -> Sayings:
    return Sayings(table("parked")["property"]["all"])


@cache
def _server(name: str) -> Sayings:
    return Sayings(table("parked")["server"][name], table("parked")["words"]["fillers"])


@cache
def _hosts() -> frozenset[str]:
    return frozenset(table("parked")["hosts"]["brokers"])


def sells_domains(url: Url) -> bool:
    """Say whether an address is a broker's page about one domain, not about the broker."""
    if not stands_under(url, _hosts()):
        return False
    first = path_of(url).strip("/").partition("/")[0].lower()
    return first not in ("", *table("parked")["hosts"]["own_pages"])


def parked_standing(look: FirstLook) -> Judgement | None:
    """Judge whether nobody uses this domain for a site of their own any more.

    A server's first page only asks: somebody may be at work.
    """
    if sells_domains(look.url):
        return _parked([sign("address", look.url)], Certainty.LIKELY)
    if not _may_be_parked(look):
        return None
    if signs := _signs_of_parking(look):
        return _parked(signs, Certainty.LIKELY)
    if signs := _signs_of_a_bare_server(look):
        return _parked(signs, Certainty.ASK)
    return None


def _parked(signs: list[Sign], certainty: Certainty) -> Judgement:
    return Judgement(
        verdict=Verdict.HIJACKED, reason=Reason.PARKED, certainty=certainty, signs=tuple(signs)
    )


def _may_be_parked(look: FirstLook) -> bool:
    """Say whether it is worth a closer look; quick."""
    start = look.page.response.body[:_START]
    if b"adblockkey" in start or b"park" in start:
        return True
    names = names_of(host_of(look.url))
    if look.title.lower().removeprefix("www.") in names or name_in_address(look.url) is not None:
        return True
    is_hinted_at = Kind.PARKED in look.kinds
    if look.is_bare:
        is_named = name_in(look.shown) is not None
        machinery = first_mark(look.source, _MACHINERY)
        return is_hinted_at or is_named or not look.is_headed or machinery is not None
    if not is_hinted_at and not any(name in look.shown.lower() for name in names):
        return False
    shown = "\n".join(rewritten(line, names) for line in look.shown.splitlines())
    return domain_words.anything().possible(shown) or _server("titles").possible(shown)


def _signs_of_parking(look: FirstLook) -> list[Sign]:
    mark = first_mark(look.source, marks("parked", "marks", "all"))
    if mark and look.length <= _MOST and not any(mark in text.lower() for text in look.own):
        return [sign("source", mark)]
    names = names_of(host_of(look.url))
    offer = _Offer(look, names, domain_words.offered(), domain_words.out_of_use())
    return offer.signs() or _signs_of_another(look)


def _signs_of_another(look: FirstLook) -> list[Sign]:
    """Give what speaks for a page that offers a domain on an address that is not its own.

    News of a sale names one too; so either the address asks for it, or the page does little else
    than say that it is for sale.
    """
    name = name_in(look.title) or name_in(look.heading)
    if name is None:
        return []
    offer = _Offer(look, (name,), domain_words.offered())
    if name == name_in_address(look.url) or (look.is_bare and offer.times >= _TIMES):
        return offer.signs()
    return []


_NAMED_TWICE = 2
"""Points of a title and a heading that do no more than name the domain."""

_TIMES = 3
"""Sentences with which a page on another address offers, beside title and heading."""


class _Offer:
    """A page that may offer the domain with one of some names, or say that it is out of use."""

    def __init__(self, look: FirstLook, names: tuple[str, ...], *of_this: Sayings) -> None:
        self._look = look
        self._names = names
        self._of_this = of_this

    def _rewritten(self, text: str) -> str:
        return rewritten(text[:_LONGEST_BLOCK], self._names)

    @cached_property
    def _texts(self) -> list[tuple[str, str]]:
        """The first blocks that may say something of it, as written and rewritten."""
        texts = [text[:_LONGEST_BLOCK] for text in self._look.own if self._may_say(text)]
        return [(text, self._rewritten(text)) for text in texts[:_FIRST_BLOCKS]]

    def _may_say(self, text: str) -> bool:
        text = text[:_LONGEST_BLOCK]
        if any(name in text.lower() for name in self._names):
            return True
        return Kind.PARKED in kinds_hinted_at(text)

    @property
    def times(self) -> int:
        """Count the sentences of the page's own text that offer."""
        texts = (said for text, said in self._texts if text != self._look.heading)
        sentences = (part for said in texts for part in sentences_of(said))
        offers = (domain_words.named(), domain_words.offered(), _vague())
        return sum(any(offer.begin(part) for offer in offers) for part in sentences)

    def signs(self) -> list[Sign]:
        """Give what speaks for it; empty where that is too little."""
        look = self._look
        titles = self._titled()
        points, said = sum(worth for worth, _, _ in titles), any(said for _, said, _ in titles)
        signs = [sign_ for _, _, sign_ in titles]
        is_vague = any(map(_vague().fill, (*look.title_parts, look.heading)))
        if (not points and not is_vague and look.headings) or look.length > _MOST:
            return []
        for text, rewritten_text in self._texts:
            if text != look.heading and (more := self._worth_of_text(rewritten_text)):
                points, said, signs = points + more, True, [*signs, sign("text", text)]
                break
        if points and any(_vague().begin(text) for _, text in self._texts):
            points, said = points + 1, said or (look.is_bare and points >= _NAMED_TWICE)
        return signs if said and points >= self._needed() and not self._is_else() else []

    def _needed(self) -> int:
        if self._look.is_bare and self._look.length <= _HARDLY_ANY:
            return 2
        return 3 if self._look.length <= _FEW else 4

    def _titled(self) -> list[tuple[int, bool, Sign]]:
        """Hear title and first heading: their points, and whether they do more than name it."""
        texts = (("title", self._look.title), ("heading", self._look.heading))
        heard = [(kind, text, parts_of(self._rewritten(text))) for kind, text in texts]
        worths = [self._worth(parts) for _, _, parts in heard]
        found = []
        for (kind, text, parts), worth in zip(heard, worths, strict=True):
            is_naming = parts == (OWN,) or (any(worths) and any(OWN in part for part in parts))
            if worth or is_naming:
                found.append((worth or 1, worth > 0, sign(kind, text)))
        return found

    def _worth(self, parts: tuple[str, ...]) -> int:
        """Give the points of what a title or heading says of the domain."""
        names = self._look.names
        is_named = any(OWN in part for part in parts)
        if any(map(domain_words.named().begin, parts)):
            return 3
        if any(of_this.fill(part, names) for of_this in self._of_this for part in parts):
            return 3 if is_named else 2
        if any(map(domain_words.of_its_name().fill, parts)):
            return 2
        if any(domain_words.signs().fill(part, names) for part in parts):
            is_all = self._look.length <= _HARDLY_ANY and not self._look.headings
            return 3 if is_named else 2 if is_all else 1
        return 0

    def _worth_of_text(self, text: str) -> int:
        if any(said.begin(text) for said in (domain_words.named(), *self._of_this)):
            return 2
        return 1 if domain_words.of_its_name().begin(text) else 0

    def _is_else(self) -> bool:
        """Say whether what is for sale has land and rooms, or what is registered is a business."""
        look = self._look
        parts = (*parts_of(self._rewritten(look.title)), self._rewritten(look.heading))
        if any(map(domain_words.named().begin, parts)):
            return False
        return bool(_property().within("\n".join((look.title, *look.own[:_FIRST_BLOCKS]))))


def _signs_of_a_bare_server(look: FirstLook) -> list[Sign]:
    """Give what speaks for a server that has nothing to show yet."""
    titles = (("title", look.title), ("heading", look.heading))
    said = [sign(kind, text) for kind, text in titles if _server("titles").fill(text)]
    if mark := first_mark(look.source, marks("parked", "server", "marks")):
        return [*said, sign("source", mark)] if look.length <= _FEW else []
    if not said or look.length > _MOST:
        return []
    if look.is_bare and look.length <= _HARDLY_ANY:
        return said
    for text in look.own[:_FIRST_BLOCKS]:
        if _server("texts").possible(text) and _server("texts").within(text):
            return [*said, sign("text", text)]
    return []
