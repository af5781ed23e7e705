"""What a script asks and what its answers prove, worked out once for a script and its rules."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass

from tui.scripts.model.framework import CriteriaLibrary
from tui.scripts.model.names import Status
from tui.scripts.model.script import Script, Step
from tui.scripts.rules import Rules

from .gates import View, view_of
from .icp import Checklist

WORDS = ("text", "person")
"""Types of captures that hold somebody's words."""


@dataclass(frozen=True, slots=True)
class Asks:
    """Steps of a script by what they ask, the plainest questions first."""

    criteria: Mapping[str, tuple[str, ...]]
    facts: Mapping[str, tuple[str, ...]]
    checklists: tuple[str, ...]
    levels: Mapping[str, int]
    """Pain level by step."""


@dataclass(frozen=True, slots=True)
class ScriptReading:
    """A script as evidence sees it."""

    marks: Mapping[str, Mapping[str, Mapping[str, Status]]]
    """By step and answer: what the answer proves."""
    asks: Asks
    ends: Mapping[str, Mapping[str, str]]
    """By step and answer: the outcome that the answer points to, for answers that do."""

    def questions(self, criterion: str, library: CriteriaLibrary) -> tuple[str, ...]:
        """Steps that ask about a criterion or about one that it reads."""
        kind = library.get(criterion)
        names = (criterion, *(kind.reads if kind else ()))
        return tuple(
            dict.fromkeys(step for name in names for step in self.asks.criteria.get(name, ()))
        )


def _marks(step: Step, library: CriteriaLibrary) -> dict[str, dict[str, Status]]:
    by_fact = {
        (fact, value): (kind.id, status)
        for kind in library.criteria
        for fact, values in kind.facts.items()
        for value, status in values.items()
    }
    marks: dict[str, dict[str, Status]] = {}
    for answer in step.answers:
        meant = dict(by_fact[item] for item in answer.sets.items() if item in by_fact)
        marks[answer.id] = {**meant, **answer.marks}
    return marks


def _asks(script: Script, marks: Mapping[str, Mapping[str, Mapping[str, Status]]]) -> Asks:
    ranked: dict[str, list[tuple[bool, int, str]]] = {}
    facts: dict[str, list[tuple[bool, int, str]]] = {}
    for place, step in enumerate(script.steps):
        about: dict[str, int] = {}
        setting: dict[str, int] = {}
        for answer in step.answers:
            for criterion in marks[step.id][answer.id]:
                about[criterion] = about.get(criterion, 0) + 1
            for fact in answer.sets:
                setting[fact] = setting.get(fact, 0) + 1
        if step.criterion:
            about[step.criterion] = len(step.answers) or 1
        half = len(step.answers) / 2
        for criterion, count in about.items():
            ranked.setdefault(criterion, []).append((count < half, place, step.id))
        for fact, count in setting.items():
            facts.setdefault(fact, []).append((count < half, place, step.id))
    return Asks(
        {name: tuple(step for _, _, step in sorted(found)) for name, found in ranked.items()},
        {name: tuple(step for _, _, step in sorted(found)) for name, found in facts.items()},
        tuple(step.id for step in script.steps if step.kind == "checklist" and step.stage == "icp"),
        {step.id: step.level for step in script.steps if step.level},
    )


def _ends(script: Script) -> dict[str, dict[str, str]]:
    found = {
        step.id: {answer.id: answer.outcome for answer in step.answers if answer.outcome}
        for step in script.steps
    }
    return {step: ends for step, ends in found.items() if ends}


@dataclass(frozen=True, eq=False)
class Prepared:
    """A script and its rules, ready to judge calls by."""

    script: Script
    rules: Rules
    reading: ScriptReading
    checklist: Checklist
    views: Mapping[str, View]


_CACHE: OrderedDict[tuple[int, int], Prepared] = OrderedDict()
_KEPT = 8


def prepared(script: Script, rules: Rules) -> Prepared:
    """The script and rules made ready; the last few are kept, since every key judges the call."""
    key = (id(script), id(rules))
    found = _CACHE.get(key)
    if found is not None:
        return found
    marks = {step.id: _marks(step, rules.criteria) for step in script.steps}
    made = Prepared(
        script,
        rules,
        ScriptReading(marks, _asks(script, marks), _ends(script)),
        Checklist(script.icp),
        {name: view_of(framework, rules.criteria) for name, framework in rules.frameworks.items()},
    )
    _CACHE[key] = made
    while len(_CACHE) > _KEPT:
        _CACHE.popitem(last=False)
    return made
