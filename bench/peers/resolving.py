"""The addresses of broken-link-checker's `Link.json`, resolved by `sicaudit.urls.resolve`."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bench.peers.case import Case
from bench.peers.compared import Compared, Difference
from sicaudit.urls import resolve

_PEER, _NAME = "broken-link-checker", "Link.json"
_ABSOLUTE = re.compile("[a-z]+:")


def resolved(folder: Path) -> Compared:
    """Resolve every link of every page that has an address of its own."""
    tests = json.loads((folder / "test" / "fixtures-json" / _NAME).read_text("utf-8"))
    possible = {
        name: test for name, test in tests.items() if _ABSOLUTE.match(test["baseURL"] or "")
    }
    differences = []
    for name, test in possible.items():
        expected, got = _filled(test, "rebasedLinkURL"), _resolved(test)
        if got != expected:
            said = {"link": name, "expected": str(expected), "got": str(got)}
            differences.append(Difference(peer=_PEER, case=_NAME, **said))
    case = Case(peer=_PEER, name=_NAME, entry="/", ways={})
    agreed = len(possible) - len(differences)
    return Compared(case=case, agreed=agreed, differences=tuple(differences))


def _resolved(test: Mapping[str, Any]) -> str | None:
    page = test["baseURL"]
    return resolve(test["linkURL"], resolve(test["htmlBaseURL"] or "", page) or page)


def _filled(test: Mapping[str, Any], key: str) -> str | None:
    """Follow `{{linkURL}}` to what it stands for."""
    value = test[key]
    while value and (found := re.fullmatch(r"\{\{(\w+)\}\}", value)):
        value = test[found[1]]
    return value
