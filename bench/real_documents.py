"""Audit real documentation and compare with an independent judge: fetch, serve, oracle, compare."""

import argparse
from pathlib import Path

from bench import web_server
from bench.compare import compare
from bench.documents import SETS, WORK, fetch, write_sites_toml
from bench.oracle import ask_oracle, consulted, tally

SITES_TOML = WORK / "sites.toml"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.real_documents", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("fetch", help="download and unpack the packages; nothing is installed")
    serve = commands.add_parser("serve", help="serve them on loopback, and write sites.toml")
    serve.add_argument("action", choices=("start", "stop", "status"), nargs="?", default="start")
    oracle = commands.add_parser("oracle", help="judge them (about a minute), or show it again")
    oracle.add_argument("--again", action="store_true", help="ask anew although it is known")
    comparison = commands.add_parser("compare", help="compare with a findings.json of ours")
    comparison.add_argument("findings", type=Path)
    arguments = parser.parse_args()
    match arguments.command:
        case "fetch":
            fetch()
        case "serve":
            _serve(arguments.action)
        case "oracle":
            _oracle(again=arguments.again)
        case "compare":
            raise SystemExit(0 if compare(arguments.findings, consulted()) else 1)


def _serve(action: str) -> None:
    if action == "start":
        write_sites_toml(SITES_TOML)
        web_server.start()
    elif action == "stop":
        web_server.stop()
    pid = web_server.running()
    print("nginx is not running" if pid is None else f"nginx runs as process {pid}")
    if pid is not None:
        for documents in SETS:
            print(f"{documents.url}  {documents.name}")


def _oracle(*, again: bool) -> None:
    if again or not (WORK / "oracle.json").exists():
        with web_server.serving():
            ask_oracle()
        return
    known = consulted()
    print(f"oracle of {known['made']} ({known['seconds']} s)")
    for name, site in known["sites"].items():
        print(tally(name, site))


if __name__ == "__main__":
    main()
