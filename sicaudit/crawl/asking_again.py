"""What a second asking at the end of a run makes of the first: the last word on what may pass."""

from dataclasses import replace

from sicaudit.crawl.first_sight import BACK_LATER
from sicaudit.model.outcome import Certainty, Judgement, Reason, Sign, Verdict

MAY_HAVE_PASSED = (
    Reason.SERVER_ERROR,
    Reason.TIMEOUT,
    Reason.RESET,
    Reason.REFUSED,
    Reason.DNS,
    Reason.MALFORMED_RESPONSE,
    Reason.RATE_LIMITED,
    Reason.OUR_NETWORK,
)
"""Asked once more before anybody calls it broken."""

_LASTING = (Reason.SERVER_ERROR, Reason.REFUSED)
"""A server that is there and does not serve, twice in a run: that was no hiccup."""

_SILENT = (Reason.TIMEOUT, Reason.RESET, Reason.MALFORMED_RESPONSE, Reason.DNS)
"""What a filter on the way, or our own line, looks like too."""


def after_asking_again(
    judgement: Judgement, *, agreed: bool, worked_before: bool | None, first: str = ""
) -> Judgement:
    """Give the judgement of the second asking its final certainty.

    `agreed`: the first asking met trouble too, of whatever kind; False: it was not like the second.
    `worked_before`: how it was in the last run; None: nobody knows. `first`: what the first asking
    met, for the evidence of what recovered.

    A server that fails twice is certain; silence, and a server that says when it will be back, stay
    likely until a second run agrees. What recovered is fine, and known as flaky.
    """
    if not agreed:
        recovered = judgement.verdict not in (Verdict.BROKEN, Verdict.UNVERIFIABLE)
        return _with_sign(judgement, Sign("flaky", first)) if recovered else judgement
    if judgement.verdict is not Verdict.BROKEN or judgement.certainty is not Certainty.LIKELY:
        return judgement
    if judgement.reason in _SILENT and worked_before:
        return _with_sign(judgement, Sign("history", Verdict.OK.value))
    failed_before = worked_before is False
    will_be_back = any(sign.kind == BACK_LATER for sign in judgement.signs)
    lasts = judgement.reason in _LASTING and not will_be_back
    if lasts or (judgement.reason in (*_SILENT, *_LASTING) and failed_before):
        return replace(judgement, certainty=Certainty.CERTAIN)
    return judgement


def _with_sign(judgement: Judgement, sign: Sign) -> Judgement:
    return replace(judgement, signs=(*judgement.signs, sign))
