"""The verdict with its uncertainty: criteria, score, ICP, what is possible, what to ask next."""

from collections.abc import Iterator

from rich.cells import cell_len

from tui.languages import _, language, ngettext, say
from tui.scripts.judgement import Judgement
from tui.text import cut

from .names import BUYING_STAGES, ICP_RESULTS, MARKS, OUTCOMES, STAGES, called
from .rows import Row, Span, flow, line, para
from .view import View


def heading(view: View) -> str:
    """`BANT  1 met 1 partly 2 open`."""
    framework = view.framework
    title = framework.title if framework else view.live.framework
    return f"{title}  {counts(view)}"


def counts(view: View) -> str:
    """How many criteria have which status, the empty ones left out."""
    score = view.live.judgement().scores.get(view.live.framework)
    if score is None:
        return ""
    parts = [
        ngettext("{n} met", "{n} met", score.met).format(n=score.met) if score.met else "",
        ngettext("{n} partly", "{n} partly", score.partly).format(n=score.partly)
        if score.partly
        else "",
        ngettext("{n} not met", "{n} not met", score.not_met).format(n=score.not_met)
        if score.not_met
        else "",
        ngettext("{n} open", "{n} open", score.unknown).format(n=score.unknown)
        if score.unknown
        else "",
    ]
    return " ".join(part for part in parts if part)


def verdict_rows(view: View, width: int, _height: int = 0) -> list[Row]:
    """What the call has come to so far."""
    judgement = view.live.judgement()
    rows = [*_letters(view, judgement, width), line(_score(view, judgement))]
    rows += [line(part) for part in (_icp(judgement), _buying(view)) if part]
    rows += _possible(judgement, width)
    rows += _next(view, judgement, width)
    return rows


def folded_verdict(view: View, width: int) -> str:
    """Verdict in one line, for narrow screens: what counts less gives way to the outcomes."""
    judgement = view.live.judgement()
    framework, score = view.framework, judgement.scores.get(view.live.framework)
    title = framework.title if framework else ""
    letters = [
        f"{criterion.letter}{MARKS[judgement.status(criterion.id)]}"
        for criterion in (framework.criteria if framework else ())
    ]
    points = ""
    if score is not None and score.known is not None:
        points = f"{score.known} ({score.low}–{score.high})"
    outcomes = _outcomes(judgement)
    shorter = (
        " ".join(filter(None, [title, *letters, points, outcomes])),
        " ".join(filter(None, [*letters, points, outcomes])),
        " ".join(filter(None, ["".join(letters), points, outcomes])),
        " ".join(filter(None, [points, outcomes])),
        " ".join(filter(None, [points, _names(judgement)])),
        outcomes,
        _names(judgement),
    )
    return next((line for line in shorter if cell_len(line) <= width), cut(shorter[-1], width))


def _letters(view: View, judgement: Judgement, width: int) -> Iterator[Row]:
    framework = view.framework
    if framework is None:
        return
    spans: list[Span] = []
    for criterion in framework.criteria:
        status = judgement.status(criterion.id)
        style = {"met": "good", "partly": "warn", "not_met": "bad"}.get(status, "dim")
        spans += [Span(f"{criterion.letter}\N{NO-BREAK SPACE}", ""), Span(MARKS[status], style)]
        spans.append(Span("  "))
    yield from flow(tuple(spans), width)


def _score(view: View, judgement: Judgement) -> str:
    score = judgement.scores.get(view.live.framework)
    if score is None:
        return ""
    if score.known is None:
        return _("score not known yet")
    if score.low == score.high:
        return _("score {known}").format(known=score.known)
    return _("score {known}   range {low}–{high}").format(
        known=score.known, low=score.low, high=score.high
    )


def _icp(judgement: Judgement) -> str:
    icp = judgement.icp
    result = called(ICP_RESULTS, icp.result)
    if icp.fit is None:
        return _("ICP {result}").format(result=result)
    return _("ICP {fit} %  {result}").format(fit=icp.fit, result=result)


def _buying(view: View) -> str:
    stage = view.state.facts.get("buying_stage")
    return _("stage: {stage}").format(stage=called(BUYING_STAGES, stage)) if stage else ""


def _outcomes(judgement: Judgement) -> str:
    verdict = judgement.verdict
    if verdict.decided:
        return _("decided: {outcome}").format(outcome=called(OUTCOMES, verdict.outcome))
    return _("possible: {outcomes}").format(outcomes=_names(judgement))


def _names(judgement: Judgement) -> str:
    """The outcomes that are possible."""
    return ", ".join(called(OUTCOMES, outcome) for outcome in judgement.verdict.possible)


def _possible(judgement: Judgement, width: int) -> tuple[Row, ...]:
    style = "strong" if judgement.verdict.decided else ""
    return para(_outcomes(judgement), width, style)


def _next(view: View, judgement: Judgement, width: int) -> Iterator[Row]:
    question = judgement.next_question
    if question is None:
        return
    action = f"screen.jump('{question.step}')" if question.step else ""
    asked = Span(about(view, question.about), "strong")
    yield from flow((asked,), width, Span(_("ask next: ")), 2, action)
    yield from para(say(question.why), width, "dim", "  ", action)


def about(view: View, name: str) -> str:
    """What a next question is about, as people call it."""
    if name.startswith("icp:") and view.script.icp:
        item = view.script.icp.item(name.removeprefix("icp:"))
        return item.label if item else name
    if name == "request_fit":
        return _("what exactly they ask for")
    if name == "next_step":
        return _("a next step")
    kind = view.live.rules.criteria.get(name)
    if kind is None:
        return called(STAGES, name)
    return kind.title.get(language()) or kind.title.get("en") or name


def why_rows(view: View, width: int) -> list[Row]:
    """The reasons of the verdict, one under the other."""
    rows: list[Row] = []
    for reason in view.live.judgement().verdict.why:
        rows += para(say(reason), width, "", "· ")
    return rows
