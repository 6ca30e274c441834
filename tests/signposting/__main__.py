"""`PYTHONPATH=tests python -m signposting`: judge all pages, print the tables and what differs."""

import argparse
from pathlib import Path

from situations.case import Half

from signposting.case import FURTHER, HARD, all_cases, further_cases
from signposting.family import Family, url_of, websites
from signposting.run import judge
from signposting.table import disagreement, in_words

LATER = (*FURTHER, HARD)
CHOICES = [*Half, "all", *LATER]


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--half", choices=CHOICES, default="tune", help="what to print")
    options.add_argument("--group", action="append", help="only these groups (repeatable)")
    options.add_argument("--only", help="only pages whose name holds this")
    options.add_argument("--write", type=Path, help="write the pages here as files; no audit")
    asked = options.parse_args()
    cases = further_cases(asked.half) if asked.half in LATER else all_cases()
    if asked.write:
        _write(asked.write, cases)
        return
    outcome = judge(cases)
    shown = [one for one in outcome.judged if _is_asked(one.case, asked)]
    for one in shown:
        if not one.agrees:
            print(f"{disagreement(one)}\n")
    for stray in outcome.strays:
        print(f"on a page that has no label: {stray}")
    print(in_words(shown))
    print(f"\nwhole sites: {'as expected' if outcome.sites_agree else sorted(outcome.of_sites)}")
    print(f"{outcome.seconds:.1f} s, {len(cases)} pages, {len(shown)} of them shown")


def _is_asked(case, asked):
    return (
        asked.half in ("all", *LATER, case.half)
        and (not asked.group or case.group in asked.group)
        and (not asked.only or asked.only.lower() in case.name.lower())
    )


def _write(folder, cases):
    """Write each page under its host and path, to look at in a browser."""
    hosts = Family(cases).hosts()
    for case in cases:
        host = websites()[case.site].host
        path = url_of(case).removeprefix(f"https://{host}")
        target = folder / host / path.strip("/") / "index.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(hosts[host].https[path], encoding="utf-8")


if __name__ == "__main__":
    main()
