"""The scores as a table: for a terminal, and as docs/link-verdicts.md shows them."""

import json
from collections import Counter
from pathlib import Path

from situations.case import Half
from situations.judging import Score, scores

ACCEPTED = Path(__file__).with_name("judged.json")
"""What was last measured and accepted; `python -m situations --accept` writes it."""

_HEAD = ("verdict", "cases", "right", "false alarms", "missed", "precision", "recall")


def _row(score):
    return (
        score.verdict,
        str(score.right + score.missed),
        str(score.right),
        str(score.wrong),
        str(score.missed),
        f"{score.precision:.3f}",
        f"{score.recall:.3f}",
    )


def in_words(judged):
    """Lay out the scores in columns, with the number of cases that agree."""
    rows = [_HEAD, *map(_row, scores(judged))]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
    agree = sum(one.agrees for one in judged)
    return "\n".join([*lines, f"{agree} of {len(judged)} cases agree"])


def summary_of(judged):
    """Give what is accepted: the scores of all cases and of the half that was held back."""
    held = [one for one in judged if one.case.half is Half.HELD]
    return {
        "cases": len(judged),
        "agree": sum(one.agrees for one in judged),
        "families": dict(Counter(one.case.family for one in judged)),
        "silent": dict(Counter(one.case.family for one in judged if not one.case.expect)),
        "all": [_numbers(score) for score in scores(judged)],
        "held": [_numbers(score) for score in scores(held)],
    }


def _numbers(score):
    return [score.verdict, score.right, score.wrong, score.missed]


def accept(judged):
    text = json.dumps(summary_of(judged), indent=1)
    ACCEPTED.write_text(f"{text}\n", encoding="utf-8")


def accepted():
    return json.loads(ACCEPTED.read_text("utf-8"))


def _scores_in(rows):
    for verdict, right, wrong, missed in rows:
        yield Score(verdict=verdict, right=right, wrong=wrong, missed=missed)


def scores_in_markdown():
    """Write the accepted scores as a table for the documents."""
    known = accepted()
    held = {score.verdict: score for score in _scores_in(known["held"])}
    lines = [
        f"| {' | '.join((*_HEAD, 'held back: precision', 'recall'))} |",
        "| --- |" + " ---: |" * (len(_HEAD) + 1),
    ]
    for score in _scores_in(known["all"]):
        other = held.get(score.verdict)
        both = (f"{other.precision:.3f}", f"{other.recall:.3f}") if other else ("", "")
        lines.append(f"| {' | '.join((*_row(score), *both))} |")
    lines += ["", f"{known['agree']} of {known['cases']} cases are judged as they are labelled."]
    return "\n".join(lines)


def families_in_markdown(families):
    """Write what the set holds; `families`: name to what it is about."""
    known = accepted()
    lines = [
        "| family | cases | of them silent | what it is about |",
        "| --- | ---: | ---: | --- |",
    ]
    lines += [
        f"| {name} | {known['families'].get(name, 0)} | {known['silent'].get(name, 0)} | {about} |"
        for name, about in families.items()
    ]
    return "\n".join(lines)
