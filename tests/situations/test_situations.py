"""The labelled set, judged by the real command; see docs/link-verdicts.md."""

from situations.case import Half
from situations.cases import all_cases
from situations.judging import DEMANDED, disagreement, scores
from situations.run import judge
from situations.table import accepted, in_words, summary_of


def test_every_verdict_is_right_and_nothing_is_missed():
    """One test for all, for the whole set takes one audit."""
    outcome = judge(all_cases())
    print(in_words(outcome.judged))
    for half in Half:
        print(f"\n{half}:\n{in_words([one for one in outcome.judged if one.case.half is half])}")
    # the words of what is held back are for whoever asks: python -m situations --half held
    differ = [one for one in outcome.judged if not one.agrees]
    print(*(f"\n{disagreement(one)}" for one in differ if one.case.half is Half.TUNE), sep="\n")
    print(f"\nheld back and judged otherwise: {sum(one.case.half is Half.HELD for one in differ)}")
    assert not outcome.strays
    below = [score for score in scores(outcome.judged) if not score.suffices]
    assert not below, f"below {DEMANDED}: {', '.join(score.verdict for score in below)}"
    measured = summary_of(outcome.judged)
    assert measured == accepted(), (
        "accept the new scores: PYTHONPATH=tests python -m situations --accept"
    )
