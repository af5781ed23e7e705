"""What was expected of a played call against what came of it."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from tui.scripts.call import Call
from tui.scripts.captures import CaptureError, parse
from tui.scripts.judgement import Judgement
from tui.scripts.model.transcript import Expected, Transcript
from tui.scripts.sayings import Saying
from tui.scripts.wrap_up import WrapUp

TOLERANCE = 0.5
"""Of percentages, which are whole numbers rounded half up."""

Said = str | Saying
NOTHING = Saying("nothing")


def differences(
    transcript: Transcript,
    call: Call,
    judgement: Judgement,
    wrap_up: WrapUp | None,
    refusals: Sequence[Saying],
    now: datetime,
) -> list[Saying]:
    """Every expectation that the call does not meet, as a sentence."""
    expected = transcript.expect
    return [
        *_verdict(expected, judgement),
        *_ending(expected, wrap_up, refusals),
        *_figures(expected, judgement),
        *_way(expected, call),
        *_values(expected, call, transcript, now),
    ]


def fulfilled(fragments: Sequence[str], refusals: Sequence[Saying]) -> bool:
    """Whether every fragment is in a refusal, and every refusal has one of the fragments."""
    said = [str(saying).casefold() for saying in refusals]
    wanted = [fragment.casefold() for fragment in fragments]
    return all(any(one in text for text in said) for one in wanted) and all(
        any(one in text for one in wanted) for text in said
    )


def _verdict(expected: Expected, judgement: Judgement) -> Iterator[Saying]:
    verdict = judgement.verdict
    full = f"{verdict.outcome}:{verdict.reason}" if verdict.reason else verdict.outcome
    if expected.verdict is not None and expected.verdict not in (verdict.outcome, full):
        yield _differs("verdict", expected.verdict, full)
    if expected.decided is not None and expected.decided != verdict.decided:
        yield _differs("decided", _yes(expected.decided), _yes(verdict.decided))
    if expected.possible is not None and set(expected.possible) != set(verdict.possible):
        yield _differs("possible", ", ".join(expected.possible), ", ".join(verdict.possible))
    for name, status in expected.criteria.items():
        if judgement.status(name) != status:
            yield _differs(
                Saying("criterion {name}", {"name": name}), status, judgement.status(name)
            )


def _ending(
    expected: Expected, wrap_up: WrapUp | None, refusals: Sequence[Saying]
) -> Iterator[Saying]:
    outcome: Said = (wrap_up.outcome or wrap_up.disposition) if wrap_up else NOTHING
    if expected.outcome is not None and expected.outcome != outcome:
        yield _differs("outcome", expected.outcome, outcome)
    reason = wrap_up.reason if wrap_up else ""
    if expected.reason is not None and expected.reason != reason:
        yield _differs("reason", expected.reason, reason or NOTHING)
    for fragment in expected.refused:
        if not any(fragment.casefold() in str(saying).casefold() for saying in refusals):
            said = "; ".join(str(saying) for saying in refusals) or Saying("it was not refused")
            yield _differs("refused", fragment, said)


def _figures(expected: Expected, judgement: Judgement) -> Iterator[Saying]:
    for framework, (low, high) in expected.score.items():
        score = judgement.scores.get(framework)
        if score is None:
            missing = Saying("no such framework")
            yield _differs(_score(framework), f"{low:g}–{high:g}", missing)
        elif score.low < low - TOLERANCE or score.high > high + TOLERANCE:
            found = f"{score.low}–{score.high} %"
            yield _differs(_score(framework), f"{low:g}–{high:g} %", found)
    if expected.icp is not None:
        fit, result = judgement.icp.fit, judgement.icp.result
        if not _fits(expected.icp, fit, result):
            yield _differs(
                "icp", expected.icp, f"{fit} % ({result})" if fit is not None else result
            )


def _way(expected: Expected, call: Call) -> Iterator[Saying]:
    taken = call.state.trail
    for place, (wanted, step) in enumerate(zip(expected.steps, taken, strict=False), 1):
        if wanted != step:
            yield _differs(_step(place), wanted, step)
            return
    if len(expected.steps) > len(taken):
        end = Saying("the end of the way")
        yield _differs(_step(len(taken) + 1), expected.steps[len(taken)], end)


def _values(
    expected: Expected, call: Call, transcript: Transcript, now: datetime
) -> Iterator[Saying]:
    for name, wanted in expected.facts.items():
        found = call.state.facts.get(name, "")
        if found != wanted:
            yield _differs(Saying("fact {name}", {"name": name}), wanted, found or NOTHING)
    for name, wanted in expected.captures.items():
        value = call.state.captures.get(name)
        kept = value.value if value else ""
        if wanted not in (kept, value.text if value else "") and kept != _read(
            name, wanted, call, transcript, now
        ):
            yield _differs(Saying("capture {name}", {"name": name}), wanted, kept or NOTHING)


def _read(name: str, text: str, call: Call, transcript: Transcript, now: datetime) -> str | None:
    """An expected capture as it is kept, so that it may be written as it is typed."""
    capture = call.script.captures.get(name)
    if capture is None:
        return None
    try:
        return parse(
            capture.type,
            text,
            lang=call.script.lang,
            currency=call.script.currency,
            now=now,
            country=transcript.lead.country or None,
            past=True,
        )
    except CaptureError:
        return None


def _score(framework: str) -> Saying:
    return Saying("score {name}", {"name": framework})


def _step(number: int) -> Saying:
    return Saying("step {number}", {"number": number})


def _differs(what: Said, wanted: Said, found: Said) -> Saying:
    """What is expected, by its key in the transcript, beside what was found."""
    values = {"what": what, "wanted": wanted, "found": found}
    return Saying("{what}: expected {wanted}, found {found}", values)


def _fits(wanted: str, fit: int | None, result: str) -> bool:
    """Whether a fit is the expected per cent, or of the expected kind."""
    try:
        return fit is not None and abs(float(wanted.rstrip(" %")) - fit) <= TOLERANCE
    except ValueError:
        return wanted == result


def _yes(value: bool) -> str:
    return "yes" if value else "no"
