"""Whether a page's words may be where we cannot read them: made by script, in a file, a film."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from sicaudit.model.page import Region
from sicaudit.page.help.teasers import HEADINGS
from sicaudit.page.html.blocks import TextBlock
from sicaudit.page.html.regions import region_of
from sicaudit.page.language.cue_words import all_languages
from sicaudit.page.language.words import Phrase, PhraseIndex, tokens_of
from sicaudit.page.tables import tables
from sicaudit.page.videos.videos import video_of
from sicaudit.urls import Url

_LITTLE = 250
"""Letters of own text, headings left out: a line that says what is to be seen."""

_HARDLY_ANY = 100
"""The same beside a picture: most texts have one."""

_LONGEST_WAIT = 80
"""Letters of a line that does but say that the page is loading."""

_SCRIPT_ROOTS = re.compile(
    r"root|app|next|nuxt|main|container|mount|target|gatsby|svelte|vue|react", re.I
)
_ROOTS = "div[id]:empty,main:empty,body > *:empty"
_WAITING = "[role=status],[class*=spinner],[class*=loading],[class*=skeleton],[aria-busy=true]"
_FILE = re.compile(r"\.(?:pdf|docx?|pptx?|odt|odp|epub)(?:$|[?#&])", re.I)
_PLAYER = re.compile(r"video|player|embed/|/film", re.I)
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


def why_unread(
    tree: LexborHTMLParser,
    own: Sequence[TextBlock],
    blocks: Sequence[TextBlock],
    *,
    scripted: bool,
) -> str:
    """Give script, document, video, audio, frame or picture; empty where the own text is all.

    `own` is that text among all `blocks`; `scripted`: the page as a whole is known to be a shell.
    """
    letters = sum(len(block.text) for block in own if block.tag not in HEADINGS)
    if letters >= _LITTLE:
        return ""
    if scripted or _is_shell(tree) or _waits_for_script(tree, own, letters):
        return "script"
    for why in _frames(tree):
        return why
    shown = (block for block in blocks if block.region is Region.CONTENT)
    if any(_FILE.search(href) for block in shown for href in block.hrefs):
        return "document"
    if letters < _HARDLY_ANY and any(map(_is_seen, tree.css("img,picture,figure svg"))):
        return "picture"
    return ""


def _is_shell(tree: LexborHTMLParser) -> bool:
    """Say whether a page waits for a script to fill it."""
    if tree.css_first("script[src],script[type=module]") is None:
        return False
    roots = (node for node in tree.css(_ROOTS) if node.tag not in ("script", "link", "style"))
    if any("-" in (node.tag or "") or _SCRIPT_ROOTS.search(node.id or "") for node in roots):
        return True
    return tree.css_first(_WAITING) is not None


def _waits_for_script(tree: LexborHTMLParser, own: Sequence[TextBlock], letters: int) -> bool:
    """Say whether all that a page says is that it is loading, or that it needs a script."""
    if tree.css_first("script") is None:
        return False
    lines = [block.text for block in own if block.tag not in HEADINGS and block.text]
    if lines and all(map(_says_to_wait, lines)):
        return True
    asks = (node.text().lower() for node in tree.css("noscript")) if letters < _HARDLY_ANY else ()
    return any(word in said for said in asks for word in tables("unread")["scripts_needed"]["any"])


def _says_to_wait(line: str) -> bool:
    if len(line) > _LONGEST_WAIT:
        return False
    return next(_waiting().matches(tokens_of(line)), None) is not None


@cache
def _waiting() -> PhraseIndex:
    return PhraseIndex([Phrase(entry) for entry in all_languages(tables("unread")["waiting"])])


def _frames(tree: LexborHTMLParser) -> Iterator[str]:
    """Say what is in the frames and players of a page's own part."""
    for node in tree.css("video,audio,iframe,embed,object"):
        if not _is_seen(node):
            continue
        attributes = node.attributes
        source = attributes.get("src") or attributes.get("data") or attributes.get("data-src") or ""
        if node.tag == "audio":
            yield "audio"
        elif _FILE.search(source) or "pdf" in (attributes.get("type") or ""):
            yield "document"
        elif node.tag == "video" or _PLAYER.search(source) or video_of(Url(source)) is not None:
            yield "video"
        elif source:
            yield "frame"


def _is_seen(node: LexborNode) -> bool:
    attributes = node.attributes
    if "hidden" in attributes or _NOT_SHOWN.search(attributes.get("style") or ""):
        return False
    if (attributes.get("height") or "") in ("0", "1") or _is_unshown(node):
        return False
    return region_of(node) is Region.CONTENT


def _is_unshown(node: LexborNode) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.tag in ("noscript", "template"):
            return True
        parent = parent.parent
    return False
