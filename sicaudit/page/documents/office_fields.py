r"""Links that Word and Excel write as a command: `HYPERLINK "https://..." \l "place"`."""

import re

_DEEPEST = 50
"""Fields in fields; Word itself allows 20."""
_MOST_LETTERS = 20_000
_MOST_OF_A_FORMULA = 2000
"""Letters; to search them for quotes that are never closed takes 2 ms."""

_COMMAND = re.compile(r"\s*+HYPERLINK\s++(?:\"([^\"]*+)\"|([^\s\"\\]\S*+))?", re.IGNORECASE)
_PLACE = re.compile(r"\\l\s++\"([^\"]*+)\"", re.IGNORECASE)
_FORMULA = re.compile(
    r"\bHYPERLINK\(\s*+\"((?>(?:[^\"]|\"\")*))\"\s*+(?:[,;]\s*+\"((?>(?:[^\"]|\"\")*))\"\s*+)?\)",
    re.IGNORECASE,
)
"""Both arguments as they stand; what is put together from cells cannot be told without Excel."""


def field_url(code: str) -> str:
    """Give the URL of a Word field (ISO/IEC 29500-1 17.16.5.25); empty: it leads nowhere else."""
    command = _COMMAND.match(code)
    target = (command[1] or command[2] or "") if command else ""
    place = _PLACE.search(code, command.end()) if command else None
    return with_place(target, place[1] if place else "")


def formula_urls(formula: str) -> list[tuple[str, str]]:
    """Give the URLs of a formula of a sheet, with the words that stand for them."""
    return [
        (found[1].replace('""', '"'), (found[2] or "").replace('""', '"'))
        for found in _FORMULA.finditer(formula[:_MOST_OF_A_FORMULA])
    ]


def with_place(target: str, place: str) -> str:
    """Give a URL with the place in it that Office keeps beside it; empty where there is no URL."""
    return f"{target}#{place}" if target and place and "#" not in target else target


class Fields:
    """The fields of a Word document while it is read: they begin and end in any paragraph."""

    def __init__(self) -> None:
        self._open: list[_Field] = []
        self._too_deep = 0

    def __bool__(self) -> bool:
        return bool(self._open)

    def mark(self, kind: str) -> tuple[str, str] | None:
        """Take in a `begin`, `separate` or `end`; give the URL and its words where one ends."""
        if kind == "begin" and len(self._open) < _DEEPEST:
            self._open.append(_Field())
        elif kind == "begin":
            self._too_deep += 1
        elif kind == "end" and self._too_deep:
            self._too_deep -= 1
        elif self._open and kind == "separate":
            self._open[-1].is_result = True
        elif self._open and kind == "end":
            field = self._open.pop()
            return field_url(field.code), field.text
        return None

    def add_code(self, text: str) -> None:
        if self._open and len(self._open[-1].code) < _MOST_LETTERS:
            self._open[-1].code += text

    def add_text(self, text: str) -> None:
        for field in self._open:
            if field.is_result and len(field.text) < _MOST_LETTERS:
                field.text += text


class _Field:
    def __init__(self) -> None:
        self.code = ""
        self.text = ""
        self.is_result = False
