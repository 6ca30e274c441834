"""What can be asked of a worker, and what it says when its own code fails."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What is to be done with a body."""

    READ = "read"
    LOOK_UP = "look up"


Job = tuple[Kind, Any, Any]
"""To read: a response and its visit. To look up: a kept body and the URLs that are wanted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """An error that is not the page's fault: it ends the run."""

    error: Exception
