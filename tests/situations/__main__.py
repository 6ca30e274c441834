"""`PYTHONPATH=tests python -m situations`: judge all cases and print the table and what differs."""

import argparse

from situations.case import Half
from situations.cases import all_cases
from situations.judging import disagreement
from situations.run import judge
from situations.table import accept, in_words


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--half", choices=[*Half, "all"], default="tune", help="what to print")
    options.add_argument("--family", action="append", help="only these families (repeatable)")
    options.add_argument("--only", help="only cases whose name holds this")
    options.add_argument("--accept", action="store_true", help="keep the scores for the documents")
    asked = options.parse_args()
    cases = [
        case
        for case in all_cases()
        if (not asked.family or case.family in asked.family)
        and (not asked.only or asked.only.lower() in case.name.lower())
    ]
    outcome = judge(cases)
    shown = [one for one in outcome.judged if asked.half in ("all", one.case.half)]
    for one in shown:
        if not one.agrees:
            print(f"{disagreement(one)}\n")
    for stray in outcome.strays:
        print(f"on no page of any case: {stray}")
    print(in_words(shown))
    if asked.accept and len(cases) == len(all_cases()):
        accept(outcome.judged)
    print(f"{outcome.seconds:.1f} s, {outcome.requests} requests, {len(cases)} cases")


if __name__ == "__main__":
    main()
