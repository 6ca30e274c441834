"""Run our command against the peers' fixtures and say where it differs from their expectations."""

import argparse
import sys
from pathlib import Path

from bench.peers import broken_link_checker, html_proofer, linkchecker, linkinator, lychee
from bench.peers.audit import audited
from bench.peers.compared import compared
from bench.peers.reasons import explained
from bench.peers.report import Result, markdown
from bench.peers.resolving import resolved

PEERS = {
    "linkchecker": linkchecker,
    "lychee": lychee,
    "linkinator": linkinator,
    "broken-link-checker": broken_link_checker,
    "html-proofer": html_proofer,
}
_BEGIN, _END = "<!-- bench.peers writes from here -->\n", "<!-- to here -->\n"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.peers", description=__doc__)
    parser.add_argument("folder", type=Path, help="holds a copy of each peer: linkchecker, lychee…")
    parser.add_argument("--peer", choices=PEERS, action="append", help="only this one")
    parser.add_argument("--fixture", default="", help="only those whose name has this")
    parser.add_argument("--write", type=Path, help="a Markdown file with marks to write between")
    arguments = parser.parse_args()
    results = []
    for name in arguments.peer or PEERS:
        print(f"{name} ...", file=sys.stderr, flush=True)
        results.append(_result(name, arguments.folder / name, arguments.fixture))
    differences = [
        each for result in results for one in result.compared for each in one.differences
    ]
    known, unknown = explained(differences)
    text = markdown(results, known, unknown)
    if arguments.write:
        _write(arguments.write, text)
    else:
        print(text)
    for each in unknown:
        print(f"not explained: {each.key} ({each.expected}; {each.got})", file=sys.stderr)
    return 1 if unknown else 0


def _result(name: str, folder: Path, part: str) -> Result:
    fixtures = PEERS[name].fixtures(folder)
    cases = [case for case in fixtures.cases if part in case.name]
    found = [compared(each) for each in audited(cases)]
    if name == "broken-link-checker" and part in "Link.json":
        found.append(resolved(folder))
    return Result(fixtures=fixtures, compared=tuple(found))


def _write(file: Path, text: str) -> None:
    old = file.read_text("utf-8")
    before, _, rest = old.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    file.write_text(f"{before}{_BEGIN}\n{text}\n{_END}{after}", "utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
