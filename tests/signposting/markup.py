"""The light marks in which the pages are written, put into the markup of a look."""

import re
from dataclasses import dataclass
from string import Template

_LINK = re.compile(r"\[([^\]\n]*)\]\(([^)\s]*)\)")
_BOLD = re.compile(r"\*\*([^*\n]+)\*\*")
_BOX = re.compile(r"^:::\s*([\w-]*)\s*$")
_NUMBERED = re.compile(r"^\d+\. ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shapes:
    """How a look writes what an editor types; each is a template with $html and $heading."""

    section: str = "<h2>$heading</h2>\n$html"
    lead: str = "$html"
    sections: str = "$html"
    subheading: str = "<h3>$html</h3>"
    paragraph: str = "<p>$html</p>"
    first: str = ""
    """The first paragraph; empty: as any other."""
    bullets: str = "<ul>$html</ul>"
    steps: str = "<ol>$html</ol>"
    item: str = "<li>$html</li>"
    quote: str = "<blockquote><p>$html</p></blockquote>"


class Markup:
    """Turns marks into HTML for one look."""

    def __init__(self, shapes, boxes):
        """`boxes`: name to a template with $html, as makers of websites wrap a help block."""
        self._shapes = shapes
        self._boxes = boxes

    def html(self, text):
        """Give a page's own text: what stands before the first heading, sections, and the tail."""
        body, _, tail = text.partition("\n---\n")
        lead, *parts = re.split(r"^## ", body, flags=re.MULTILINE)
        written = [self._section(*part.partition("\n")[::2]) for part in parts]
        shapes = self._shapes
        return "\n".join(
            filter(
                None,
                (
                    _filled(shapes.lead, html=self._first(self._blocks(lead))),
                    _filled(shapes.sections, html="\n".join(written)) if written else "",
                    self._blocks(tail),
                ),
            )
        )

    def _section(self, heading, text):
        filled = {"heading": _inline(heading.strip()), "html": self._blocks(text)}
        number = sum(map(ord, heading))
        return _filled(self._shapes.section, number=str(number), **filled)

    def _first(self, html):
        if not self._shapes.first or "<p" not in html:
            return html
        start, end = html.index("<p"), html.index("</p>") + 4
        inner = re.sub(r"^<p[^>]*>|</p>$", "", html[start:end])
        return html[:start] + _filled(self._shapes.first, html=inner) + html[end:]

    def _blocks(self, text):
        written, box, held = [], None, []
        for chunk in _chunks(text):
            opened = _BOX.match(chunk)
            if opened and opened[1]:
                box, held = opened[1], []
            elif opened:
                written.append(_filled(self._boxes[box], html="\n".join(held)))
                box = None
            else:
                (written if box is None else held).append(self._block(chunk))
        assert box is None, f"box {box} is not closed"
        return "\n".join(written)

    def _block(self, chunk):
        shapes = self._shapes
        if chunk.startswith("<"):
            return chunk
        if chunk.startswith("### "):
            return _filled(shapes.subheading, html=_inline(chunk[4:]))
        if chunk.startswith("- "):
            return self._items(shapes.bullets, re.split(r"\n(?=- )", chunk), 2)
        if _NUMBERED.match(chunk):
            return self._items(shapes.steps, re.split(r"\n(?=\d+\. )", chunk), None)
        if chunk.startswith("> "):
            return _filled(shapes.quote, html=_inline(chunk[2:].replace("\n> ", " ")))
        return _filled(shapes.paragraph, html=_inline(chunk))

    def _items(self, shape, lines, skip):
        texts = [line[skip:] if skip else _NUMBERED.sub("", line) for line in lines]
        items = [_filled(self._shapes.item, html=_inline(text)) for text in texts]
        return _filled(shape, html="\n".join(items))


def _chunks(text):
    """Part by empty lines; a line that opens or closes a box, and a heading, stand alone."""
    held = []
    for line in text.splitlines():
        alone = _BOX.match(line) or line.startswith("### ")
        if (not line.strip() or alone) and held:
            yield "\n".join(held)
            held = []
        if alone:
            yield line.strip()
        elif line.strip():
            held.append(line.rstrip())
    if held:
        yield "\n".join(held)


def _inline(text):
    text = text.replace("&", "&amp;").replace("\\\n", "<br>\n")
    text = _LINK.sub(r'<a href="\2">\1</a>', text)
    return _BOLD.sub(r"<strong>\1</strong>", text)


def _filled(template, **values):
    return Template(template).safe_substitute(values)


def as_words(html):
    """Count the words a reader sees, roughly."""
    shown = re.sub(r"(?s)<(script|style|noscript)\b.*?</\1>|<!--.*?-->|<[^>]+>", " ", html)
    return len(shown.split())
