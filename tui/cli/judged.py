"""What came of a played call, in words; programs take `--json`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from tui.call_words import ICP_RESULTS, STAGES, STATUSES, called, outcome_name
from tui.languages import N_, _, language, ngettext

if TYPE_CHECKING:
    from tui.scripts.judgement import Judgement
    from tui.scripts.model.framework import Texts
    from tui.scripts.rules import Rules
    from tui.scripts.transcripts import Played

SAVED = {
    "call": N_("call"),
    "contact": N_("contact"),
    "company": N_("company"),
    "deal": N_("deal"),
}
"""Records that a call leaves behind."""


def in_words(played: Played, rules: Rules) -> Iterator[str]:
    """The way taken, what was found out, scores and verdict, a line each."""
    trail = played.state.trail
    steps = [played.script.by_id[step].stage for step in trail if step in played.script.by_id]
    stages = [stage for place, stage in enumerate(steps) if stage not in steps[place - 1 : place]]
    way = " → ".join(called(STAGES, stage) for stage in stages)
    told = ngettext("{n} step: {way}", "{n} steps: {way}", len(trail))
    yield told.format(n=len(trail), way=way)
    judged = played.judgement
    for each in judged.evidence.values():
        if each.status != "unknown":
            kind = rules.criteria.get(each.criterion)
            title = _titled(kind.title, each.criterion) if kind else each.criterion
            words = "  " + _("“{words}”").format(words=each.words) if each.words else ""
            yield f"  {title}: {called(STATUSES, each.status)}{words}"
    yield _score(judged, rules)
    yield _profile(judged)
    yield _verdict(judged, rules)


def saved_in_words(saved: Mapping[str, int | None]) -> Iterator[str]:
    """What the records have of it, a line each."""
    for name, number in saved.items():
        if number is not None:
            yield _("Saved: {what} {number}").format(what=called(SAVED, name), number=number)


def _score(judged: Judgement, rules: Rules) -> str:
    score, framework = judged.score, rules.frameworks.get(judged.framework)
    title = framework.title if framework else judged.framework
    if score.known is None:
        return _("{framework}: not known yet, {low}–{high} % possible").format(
            framework=title, low=score.low, high=score.high
        )
    if score.low == score.high:
        return _("{framework}: {known} %").format(framework=title, known=score.known)
    return _("{framework}: {known} %, {low}–{high} % possible, {coverage} % of it known").format(
        framework=title, known=score.known, low=score.low, high=score.high, coverage=score.coverage
    )


def _profile(judged: Judgement) -> str:
    icp = judged.icp
    result = called(ICP_RESULTS, icp.result)
    if icp.fit is None:
        return _("ICP: {result}").format(result=result)
    return _("ICP {fit} %: {result}, {coverage} % of the checklist known").format(
        fit=icp.fit, result=result, coverage=icp.coverage
    )


def _verdict(judged: Judgement, rules: Rules) -> str:
    verdict = judged.verdict
    full = f"{verdict.outcome}:{verdict.reason}" if verdict.reason else verdict.outcome
    name = outcome_name(full, rules.outcomes)
    if verdict.decided:
        return _("Verdict: {outcome}, decided").format(outcome=name)
    possible = ", ".join(outcome_name(each, rules.outcomes) for each in verdict.possible)
    if judged.nothing_known:
        name = _("nothing known yet")
    return _("Verdict: {outcome}; possible: {outcomes}").format(outcome=name, outcomes=possible)


def _titled(title: Texts, name: str) -> str:
    return title.get(language()) or title.get("en") or name
