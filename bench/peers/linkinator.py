"""linkinator's `test/fixtures`, and the servers that its tests put in place of other hosts."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from misbehaving import always, to
from situations.case import Host

from bench.peers.case import Case, Fixtures, Statement, Way, Word
from bench.peers.listed import FRONT, fixtures_of

PEER = "linkinator"
_LIST = Path(__file__).with_name("linkinator.toml")
_MOST_REDIRECTS = 20
"""As the fetch standard has it: https://fetch.spec.whatwg.org/#http-redirect-fetch."""


def fixtures(folder: Path) -> Fixtures:
    """Read the fixtures from a copy of the repository."""
    found = fixtures_of(PEER, folder / "test" / "fixtures", _LIST)
    return replace(found, cases=(*found.cases, *_chains(), _self_signed()))


def _chains() -> Iterator[Case]:
    for length, word in ((_MOST_REDIRECTS, Word.SOUND), (_MOST_REDIRECTS + 1, Word.BROKEN)):
        ways: dict[str, Way | str] = {
            f"/chain?n={number}": to(f"/chain?n={number + 1}") for number in range(length)
        }
        ways[f"/chain?n={length}"] = always(200, "<title>The end</title>")
        ways[FRONT] = '<a href="/chain?n=0">A chain</a>'
        said = Statement(link="/chain?n=0", word=word)
        name = f"chain of {length} redirects"
        yield Case(peer=PEER, name=name, entry=FRONT, ways=ways, statements=(said,))


def _self_signed() -> Case:
    """Restate test.cert-validation.ts with a link to the server."""
    name, page = "self-signed.invalid", "<title>Self-signed</title>"
    host = Host(https={"/": page}, certificate="self-signed")
    said = Statement(link=f"https://{name}/", word=Word.BROKEN)
    return Case(
        peer=PEER,
        name="self-signed-server.ts",
        entry=FRONT,
        ways={FRONT: f'<a href="https://{name}/">A server</a>'},
        hosts={name: host},
        statements=(said,),
    )
