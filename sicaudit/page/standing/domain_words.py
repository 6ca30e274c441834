"""How pages speak of a domain that nobody uses, in every language of the European Union."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from sicaudit.page.language.sayings import Sayings, plainer
from sicaudit.page.language.words import fold
from sicaudit.page.tables import table
from sicaudit.urls import Host, without_port

OWN, THIS, ANY = "thisdomain", "thatdomain", "anydomain"
"""Written for a domain's own name, for `this domain` and for `domain`: one entry then fits all."""

_HERE = "@"
_JOINTS = re.compile(r"[\s-]+")
_BEHIND = re.compile(rf":\s+(?={OWN})")
_ADDRESS = re.compile(r"[\d.]+|\[.*")
_NAME = r"(?:www\.)?((?:[\w-]{1,63}\.){1,3}[^\W\d_]{2,24})"
_NAMED = re.compile(rf"(?<![\w@./-]){_NAME}(?![\w-]|\.\w)")
_ASKED_FOR = re.compile(rf"[/=]{_NAME}(?=[/?&#]|$)")
_FILES = (
    "html",
    "htm",
    "php",
    "aspx",
    "asp",
    "jsp",
    "cfm",
    "pdf",
    "xml",
    "cgi",
    "do",
    "js",
    "json",
)


@lru_cache(maxsize=1024)
def names_of(host: Host) -> tuple[str, ...]:
    """Give a host's name and those above it, as written and as read; one of them was registered."""
    name = without_port(host).removeprefix("www.")
    if _ADDRESS.fullmatch(name):
        return ()
    labels = name.split(".")
    names = [".".join(labels[-most:]) for most in range(len(labels), 1, -1)]
    return tuple(dict.fromkeys(spelt for name in names for spelt in (name, _as_read(name))))


def _as_read(name: str) -> str:
    """Give a name in its own letters (RFC 3492)."""
    labels = name.split(".")
    try:
        read = [
            label[4:].encode().decode("punycode") if label.startswith("xn--") else label
            for label in labels
        ]
    except UnicodeError:
        return name
    return ".".join(read)


def name_in(text: str) -> str | None:
    """Give the first domain that a text names, in lower case."""
    found = _NAMED.search(text.lower())
    return found[1] if found else None


def name_in_address(url: str) -> str | None:
    """Give the domain that an address on another one asks for, as brokers' do."""
    found = _ASKED_FOR.findall(url.lower(), url.find("//") + 2)
    return next((name for name in found if name.rpartition(".")[2] not in _FILES), None)


def rewritten(text: str, names: tuple[str, ...] = ()) -> str:
    """Write placeholders for the words for a domain and its own `names`, and leave out prices."""
    text = _price().sub(" ", plainer(fold(text)))
    for name in names:
        text = _pattern_of(name).sub(f" {OWN} ", text)
    text = _words().sub(_placeholder, text)
    return _BEHIND.sub(" ", _beside().sub(OWN, " ".join(text.split())))


def _placeholder(found: re.Match[str]) -> str:
    return THIS if _JOINTS.sub(" ", found[0]) in _this() else ANY


@lru_cache(maxsize=1024)
def _pattern_of(name: str) -> re.Pattern[str]:
    spelt = r" ?\. ?".join(map(re.escape, plainer(fold(name)).split(".")))
    return re.compile(rf"(?<![\w.-])(?:https?://)?(?:www\.)?{spelt}(?![\w-]|\.\w)/?")


@cache
def _price() -> re.Pattern[str]:
    currencies = "|".join(table("parked")["words"]["currencies"])
    number = r"\d[\d.,]*(?: \d{3}\b)*"
    return re.compile(rf"[€$£] ?{number}|\b{number} ?(?:[€$£]|(?:{currencies})\b)")


@cache
def _beside() -> re.Pattern[str]:
    """Match a domain's own name with words for a domain, and an article, beside it."""
    articles = "|".join(table("parked")["words"]["articles"])
    between, word = r"[\s:\"“”„«»]+", rf"(?:{THIS}|{ANY})"
    before = rf"(?:\b(?:{articles})[ -])?(?:{word}{between})+"
    return re.compile(rf"{before}{OWN}|{OWN}(?:{between}{ANY})+")


@cache
def _this() -> frozenset[str]:
    return frozenset(_listed("this"))


@cache
def _words() -> re.Pattern[str]:
    """Match a word for a domain; the longest first, and any space is one."""
    words = sorted({*_listed("this"), *_listed("noun")}, key=len, reverse=True)
    spelt = (_JOINTS.pattern.join(map(re.escape, word.split())) for word in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(spelt)})(?!\w)")


def _listed(key: str) -> Iterator[str]:
    return (plainer(fold(word)) for words in table("domains").values() for word in words[key])


@cache
def anchors() -> frozenset[str]:
    """Give the longest word of each way to name a domain: no page speaks of one without them."""
    words = (*_listed("this"), *_listed("noun"))
    return frozenset(max(re.split(r"\W+", word), key=len) for word in words)


def _said(keys: Iterable[str], *domains: str) -> Iterator[str]:
    return (
        rewritten(pattern).replace(_HERE, domain)
        for words in table("domains").values()
        for key in keys
        for pattern in words.get(key, ())
        for domain in domains
    )


@cache
def _parked(section: str) -> tuple[str, ...]:
    return tuple(rewritten(entry) for group in table("parked")[section].values() for entry in group)


@cache
def _fillers() -> tuple[str, ...]:
    return (*table("parked")["words"]["fillers"], OWN)


@cache
def named() -> Sayings:
    """Sentences that offer the domain by its name: nothing else can be meant."""
    return Sayings(_said(("sold",), OWN), _fillers())


@cache
def offered() -> Sayings:
    """Sentences that offer `this` domain, or ask to buy it."""
    this = _said(("sold", "label", "buy"), THIS)
    return Sayings((*this, *_said(("sold",), ANY)), _fillers())


@cache
def out_of_use() -> Sayings:
    """Sentences that say that `this` domain is parked, reserved, or has run out."""
    reserved = (entry for entry in _parked("reserved") if OWN not in entry)
    return Sayings((*_said(("idle",), THIS, ANY), *reserved), _fillers())


@cache
def of_its_name() -> Sayings:
    """The same of the name, which may be that of a business too, or of its goods."""
    reserved = (entry for entry in _parked("reserved") if OWN in entry)
    return Sayings((*_said(("label", "idle"), OWN), *reserved), _fillers())


@cache
def signs() -> Sayings:
    """What stands on a sign without a word on which domain is meant."""
    return Sayings((*_said(("label",), ANY), *_parked("labels")), _fillers())


@cache
def anything() -> Sayings:
    """All of these, for a quick look."""
    said = _said(("sold", "label", "idle", "buy"), OWN, THIS, ANY)
    return Sayings((*said, *_parked("reserved"), *_parked("labels")))
