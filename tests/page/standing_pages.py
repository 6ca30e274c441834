"""The labelled pages of `standing/`: what each of them is, and the half it belongs to."""

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sicaudit.model.outcome import Judgement, Response
from sicaudit.page.html.page import Page
from sicaudit.urls import Url

_FOLDER = Path(__file__).parent / "standing"
_ANY_URL = "https://www.voorbeeld.example/nieuws/2019/oud-bericht"
_KINDS = {
    "gone": "soft-404",
    "parked": "parked",
    "spam": "hijacked",
    "walls": "bot-wall",
    "fine": "fine",
}
"""What the pages of a file are, by how its name begins, where they do not say themselves."""

KINDS = ("soft-404", "parked", "hijacked", "bot-wall", "consent", "login", "fine")
HALVES = ("tuned on", "held back")


@dataclass(frozen=True)
class LabelledPage:
    name: str
    kind: str
    response: Response

    @property
    def half(self) -> str:
        """By hash: nobody chooses which pages the rules were tuned on."""
        return HALVES[hashlib.sha256(self.name.encode()).digest()[0] % 2]

    @property
    def page(self) -> Page:
        return Page(self.response)


@cache
def _frame(name: str) -> str:
    return (_FOLDER / "frames" / f"{name}.html").read_text("utf-8")


def _html(entry: dict) -> str:
    if "frame" not in entry:
        return entry["html"]
    html = _frame(entry["frame"])
    for part in ("title", "head", "classes", "main"):
        html = html.replace(f"{{{{{part}}}}}", entry.get(part, ""))
    return html


@cache
def labelled_pages() -> tuple[LabelledPage, ...]:
    return tuple(
        LabelledPage(
            name=entry["name"],
            kind=entry.get("standing", _KINDS[file.stem.partition("_")[0]]),
            response=Response(
                url=Url(entry.get("url", _ANY_URL)),
                status=entry.get("status", 200),
                headers={
                    "content-type": "text/html; charset=utf-8",
                    **entry.get("headers", {}),
                },
                body=_html(entry).encode(),
            ),
        )
        for file in sorted(_FOLDER.glob("*.toml"))
        for entry in tomllib.loads(file.read_text("utf-8"))["page"]
    )


def kind_of(judgement: Judgement | None) -> str:
    if judgement is None:
        return "fine"
    if any(sign.kind == "consent" for sign in judgement.signs):
        return "consent"
    return judgement.reason.value
