"""A call judged: everything that the panel shows and the wrap-up starts from."""

from collections.abc import Mapping
from dataclasses import replace

from tui.scripts.model.names import Status
from tui.scripts.model.script import Script
from tui.scripts.rules import Rules
from tui.scripts.sayings import SayingError
from tui.scripts.state import CallState

from .evidence import evidence_of
from .gates import NEED
from .icp import Profile, profile
from .lead_score import LeadScore, ScoreInputs, score_after
from .next_question import next_question
from .reading import Prepared, prepared
from .results import RANK, Judgement, Score
from .score import score_of
from .segment import OPTED_OUT, finding_of, segment_of, track_of
from .verdict import verdict_of
from .world import World, closing, probing

TOLD = 35
"""How much of the score, in per cent, must be known before it chooses a track: the fit at least."""


class UnknownFramework(SayingError):
    """A framework that there is no file for."""


def judge(
    script: Script, state: CallState, rules: Rules, framework: str | None = None
) -> Judgement:
    """Judge a call as it stands, in the script's framework or in another one.

    Raises:
        UnknownFramework: There is no framework with this id.
    """
    name = framework or script.framework
    ready = prepared(script, rules)
    if name not in ready.views:
        raise UnknownFramework(
            "There is no framework {framework}. Choose one of: {known}.",
            framework=name,
            known=", ".join(sorted(ready.views)),
        )
    evidence = evidence_of(script, state, ready.reading, rules.criteria)
    statuses: dict[str, Status] = {item.criterion: item.status for item in evidence.values()}
    company = profile(ready.checklist, state.icp)
    world = _world(ready, name, state, statuses, company)
    verdict = verdict_of(world, script, rules, evidence)
    scores = {
        view.framework.id: score_of(
            [statuses.get(item, "unknown") for item in view.names[: len(view.weights)]],
            view.weights,
        )
        for view in ready.views.values()
    }
    asked = None
    if not verdict.decided:
        asked = next_question(world, script, state, ready.reading, rules, evidence)
    lead = talk_score(company, scores[name], state, world.finding, rules)
    return Judgement(
        evidence=evidence,
        scores=scores,
        icp=company.shown(),
        verdict=verdict,
        next_question=asked,
        framework=name,
        segment=segment_of(script, state, evidence, company, world.finding, rules.scoring),
        track=track_of(lead.band if lead.coverage >= TOLD else "", verdict, rules.scoring),
        versions={
            "framework": ready.views[name].framework.version,
            "criteria": rules.criteria.version,
            "outcomes": rules.outcomes.version,
            "scoring": rules.scoring.version,
        },
        icp_of_lead=frozenset(state.icp_of_lead),
    )


def talk_score(
    company: Profile, score: Score, state: CallState, finding: str, rules: Rules
) -> LeadScore:
    """The lead's score after the talk, as far as the call itself knows it."""
    return score_after(
        ScoreInputs(
            fit=100 * company.points / company.weight if company.weight else None,
            source=state.known.get("source") or None,
            talk=score.known,
            knocked_out=company.knocked_out is not None or finding == OPTED_OUT,
        ),
        rules.scoring,
    )


def _world(
    ready: Prepared,
    framework: str,
    state: CallState,
    statuses: Mapping[str, Status],
    company: Profile,
) -> World:
    view = ready.views[framework]
    wanted = ready.rules.outcomes.verdict
    asked, level, may_probe = probing(ready.script, state, ready.reading, ready.rules)
    step = state.facts.get("next_step")
    request_fit = state.facts.get("request_fit", "")
    world = World(
        view=view,
        ranks=tuple(RANK[statuses.get(name, "unknown")] for name in view.names),
        need=RANK[statuses.get(NEED, "unknown")],
        profile=company,
        finding=finding_of(state, ready.reading, ready.rules.outcomes),
        probed=asked >= wanted.need_questions and level >= wanted.pain_level,
        may_probe=may_probe,
        closing=frozenset(),
        request_fit=request_fit,
        request_open=not request_fit and bool(ready.reading.asks.facts.get("request_fit")),
        funds=state.facts.get("funds", ""),
        concrete=None if step is None else step in ready.rules.outcomes.concrete,
    )
    closed = closing(world, asked, level, ready.rules)
    return replace(world, closing=closed) if closed else world
