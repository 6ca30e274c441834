"""The scores laid out for a terminal, and each page that was judged otherwise in words."""

from signposting.family import section_of, url_of
from signposting.judging import by_group, by_topic, confusion, scores


def in_words(judged):
    """Lay out the figures, the topics, the groups and the table of confusion."""
    return "\n\n".join(
        (
            figures(scores(judged)),
            _columns(
                ("topic", "found", "false", "missed"),
                [(name, *map(str, counts)) for name, *counts in by_topic(judged)],
            ),
            _columns(
                ("group", "pages", "agree"),
                [(name, *map(str, counts)) for name, *counts in by_group(judged)],
            ),
            _confusion(judged),
        )
    )


def figures(score):
    return "\n".join(
        (
            f"topics: precision {score.precision:.3f}, recall {score.recall:.3f}"
            f" ({score.found} found, {score.false} false, {score.missed} missed)",
            f"verdicts: {score.accuracy:.3f} right ({score.right} of {score.pairs})",
            f"reasons of weak signposts: {score.reasons_right} of {score.reasons} right",
            f"false missing-signpost on traps: {score.false_missing}",
        )
    )


def _confusion(judged):
    counts = confusion(judged)
    given = sorted({got for _, got in counts})
    rows = [
        (label, *(str(counts[label, got] or "") for got in given))
        for label in sorted({label for label, _ in counts})
    ]
    return _columns(("labelled", *(f"got {got}" for got in given)), rows)


def _columns(head, rows):
    rows = [head, *rows]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def disagreement(one):
    """Put a page that was judged otherwise into words."""
    case = one.case
    section = section_of(case)
    readers = ", ".join(section.audience)
    lines = [
        f"{case.group}: {case.name}{' (disputed)' if case.disputed else ''}",
        f"    {url_of(case)} ({readers}; {section.kind}; {section.language})",
        f"    why: {case.why}",
    ]
    lines += [
        f"    topic not found: {topic} (labelled {case.expect[topic].text})"
        for topic in sorted(one.missed)
    ]
    lines += [f"    topic found, about which it is not: {topic}" for topic in sorted(one.false)]
    for pair in one.pairs():
        if pair.right:
            continue
        label = case.expect[pair.topic].text if pair.topic in case.expect else "nothing to say"
        lines.append(f"    {pair.topic or 'no topic'}: expected {label}, got {pair.got}")
    lines += [f"    finding: {got}" for got in one.got]
    lines += [f"    signposts seen: {'; '.join(one.posts)}"] * bool(one.posts)
    return "\n".join(lines)
