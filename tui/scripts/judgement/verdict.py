"""The verdict: rules in order, the first that matches wins."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from tui.scripts.model.names import Outcome
from tui.scripts.model.outcomes import OutcomeRules, Rule
from tui.scripts.model.script import Script
from tui.scripts.rules import Rules
from tui.scripts.sayings import Saying

from .gates import NOT_MET, UNKNOWN
from .icp import share
from .results import OUTCOMES, Evidence, Named, Verdict
from .world import BITS, World, possible


class Ending(NamedTuple):
    """How the call would end if nothing more were learnt."""

    outcome: Outcome
    reason: str | None = None
    rule: Rule | None = None


def ending(world: World, outcomes: OutcomeRules) -> Ending:
    """The outcome of what is known; whatever is unknown neither disqualifies nor makes a deal."""
    rules = outcomes.verdict
    holds: Mapping[Rule, Callable[[], bool]] = {
        "finding": lambda: bool(world.finding),
        "icp_knockout": lambda: world.profile.knocked_out is not None,
        "icp_outside": lambda: world.profile.fails(share(rules.icp_coverage)),
        "request_fit": lambda: world.request_fit == "none",
        "funds": lambda: world.funds == "none",
        "need": lambda: world.need == NOT_MET and world.probed,
    }
    for rule in rules.order:
        if holds[rule]():
            return Ending(
                "disqualified", world.finding if rule == "finding" else rules.reasons[rule], rule
            )
    deal = world.concrete is True and world.view.qualifies(world.ranks)
    return Ending("deal" if deal else "no_deal")


def verdict_of(
    world: World, script: Script, rules: Rules, evidence: Mapping[str, Evidence]
) -> Verdict:
    """The verdict with what is still possible and why.

    What is unknown may also stay so, hence the outcome of now is always among the possible ones.
    """
    end = ending(world, rules.outcomes)
    bits = possible(world) | BITS[end.outcome]
    left = tuple(outcome for outcome in OUTCOMES if bits & BITS[outcome])
    why = _why(end, world, script, rules, evidence)
    return Verdict(end.outcome, end.reason, left, len(left) == 1, tuple(why))


def _why(
    end: Ending, world: World, script: Script, rules: Rules, evidence: Mapping[str, Evidence]
) -> list[Saying]:
    lang = script.lang
    if end.outcome == "disqualified":
        return [_because(end, world, script, rules)]
    said: list[Saying] = []
    gates_left = not world.view.qualifies(world.ranks)
    for place, name in enumerate(world.view.names):
        kind = rules.criteria.get(name)
        title = Named(kind.title, lang) if kind else name
        rank = world.ranks[place]
        if rank == UNKNOWN:
            continue
        found = evidence[name]
        said.append(_status(title, found))
    if world.profile.weight:
        fit = world.profile.shown()
        said.append(_PROFILE[fit.result]._replace(values={"fit": fit.fit}))
    if gates_left:
        said.append(
            Saying("{framework} does not qualify yet", {"framework": world.view.framework.title})
        )
    if world.concrete is None:
        said.append(Saying("no concrete next step yet"))
    elif not world.concrete:
        said.append(Saying("the next step is not a concrete request"))
    return said or [Saying("a concrete next step is agreed, and nothing speaks against it")]


_PROFILE = {
    "in": Saying("fit {fit} %: in profile"),
    "edge": Saying("fit {fit} %: on the edge"),
    "outside": Saying("fit {fit} %: outside the profile"),
}
_STATUS = {
    ("met", True): Saying("{criterion} is met: {words}"),
    ("partly", True): Saying("{criterion} is partly met: {words}"),
    ("not_met", True): Saying("{criterion} is not met: {words}"),
    ("met", False): Saying("{criterion} is met, without their words"),
    ("partly", False): Saying("{criterion} is partly met, without their words"),
    ("not_met", False): Saying("{criterion} is not met, without their words"),
}


def _status(title: str, found: Evidence) -> Saying:
    values = {"criterion": title, "words": found.words}
    return _STATUS[found.status, bool(found.words)]._replace(values=values)


def _because(end: Ending, world: World, script: Script, rules: Rules) -> Saying:
    """The one sentence that says what disqualifies."""
    fit = world.profile.shown()
    if end.rule == "icp_knockout" and script.icp is not None:
        item = script.icp.item(world.profile.knocked_out or "")
        option = item.option(world.profile.known[item.id]) if item else None
        if item and option:
            return Saying("{item}: {option}", {"item": item.label, "option": option.label})
    if end.rule == "icp_outside":
        return Saying(
            "fit {fit} % with {coverage} % of the checklist known: outside the profile",
            {"fit": fit.fit, "coverage": fit.coverage},
        )
    if end.rule == "request_fit":
        return Saying("we cannot do what they ask for")
    if end.rule == "funds":
        return Saying("they cannot pay at all")
    if end.rule == "need":
        return Saying("no need was found, and the pain steps were asked")
    reason = rules.outcomes.reason(end.reason or "")
    return Saying(
        "{reason}", {"reason": Named(reason.title, script.lang) if reason else end.reason}
    )
