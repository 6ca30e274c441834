"""lychee's `fixtures`."""

from pathlib import Path

from bench.peers.case import Fixtures
from bench.peers.listed import fixtures_of

PEER = "lychee"
_LIST = Path(__file__).with_name("lychee.toml")


def fixtures(folder: Path) -> Fixtures:
    """Read the fixtures from a copy of the repository."""
    return fixtures_of(PEER, folder / "fixtures", _LIST)
