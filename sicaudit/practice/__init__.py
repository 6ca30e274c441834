"""The practice family: made-up Dutch websites that `sicaudit demo` serves on loopback and audits.

The pages stand as plain files under `sites/`, with placeholders that are filled when a page is
served; `expected.toml` lists every deliberate fault. Nothing here is loaded unless a demo runs,
and aiohttp only once `serving` is entered.
"""

from sicaudit.practice.expected import Clean, Expected, Fault, expected
from sicaudit.practice.family import Edition, Ports, PracticeFamily, serving

__all__ = [
    "Clean",
    "Edition",
    "Expected",
    "Fault",
    "Ports",
    "PracticeFamily",
    "expected",
    "serving",
]
