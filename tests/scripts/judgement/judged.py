"""Calls and rules for tests of the judgement."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tui.scripts.model.framework import CriteriaLibrary, Framework
from tui.scripts.model.outcomes import OutcomeRules
from tui.scripts.model.scoring import Scoring
from tui.scripts.model.script import Script
from tui.scripts.rules import Rules
from tui.scripts.state import Answering, CallState, Note, Value

BUNDLED = Path(__file__).parents[3] / "call_scripts"


def read(path: Path) -> Any:
    """A file with every scalar as text, as the program reads it."""
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)


@cache
def rules() -> Rules:
    """The bundled rules."""
    frameworks = [
        Framework.model_validate(read(path))
        for path in sorted((BUNDLED / "frameworks").glob("*.yaml"))
        if path.stem != "criteria"
    ]
    return Rules(
        CriteriaLibrary.model_validate(read(BUNDLED / "frameworks" / "criteria.yaml")),
        {framework.id: framework for framework in frameworks},
        OutcomeRules.model_validate(read(BUNDLED / "outcomes.yaml")),
        Scoring.model_validate(read(BUNDLED / "scoring.yaml")),
    )


STATUSES = ("met", "partly", "not_met", "unknown")


def asking(criterion: str, name: str | None = None, **extra: Any) -> dict[str, Any]:
    """A step that asks about a criterion, with an answer for each status."""
    answers = [
        {
            "id": status,
            "label": status,
            "marks": {criterion: status},
            "capture": [f"{criterion}_words"],
        }
        for status in STATUSES
    ]
    return {
        "id": name or criterion,
        "stage": "qualification",
        "kind": "ask",
        "answers": answers,
    } | extra


ICP = {
    "items": [
        {
            "id": "scale",
            "label": "Salespeople",
            "weight": 40,
            "options": [
                {"id": "core", "label": "3 to 40", "score": 1},
                {"id": "near", "label": "41 to 80", "score": 0.5},
                {"id": "out", "label": "More", "score": 0},
            ],
        },
        {
            "id": "geography",
            "label": "Country",
            "weight": 30,
            "knockout": "out",
            "options": [
                {"id": "core", "label": "Served", "score": 1},
                {"id": "out", "label": "Not served", "score": 0},
            ],
        },
        {
            "id": "potential",
            "label": "Potential",
            "weight": 30,
            "options": [
                {"id": "core", "label": "Growing", "score": 1},
                {"id": "near", "label": "Stable", "score": 0.5},
                {"id": "out", "label": "Shrinking", "score": 0},
            ],
        },
    ]
}


def script(
    steps: Sequence[Mapping[str, Any]] | None = None,
    *,
    icp: Mapping[str, Any] | None = ICP,
    framework: str = "bant",
    captures: Mapping[str, Any] | None = None,
    **extra: Any,
) -> Script:
    """A script with a step for each part of BANT and for what the verdict asks besides."""
    given = steps if steps is not None else STEPS
    names = {
        name for step in given for answer in step["answers"] for name in answer.get("capture", [])
    }
    texts = {name: {"label": name, "type": "text"} for name in sorted(names)}
    return Script.model_validate(
        {
            "id": "example",
            "lang": "en",
            "version": "1",
            "title": "Example",
            "framework": framework,
            "icp": icp,
            "captures": {**texts, **(captures or {})},
            "steps": [dict(step) for step in given],
            **extra,
        }
    )


def _plain(name: str, *answers: Mapping[str, Any], **extra: Any) -> dict[str, Any]:
    labelled = [{"label": str(answer["id"]), **answer} for answer in answers]
    return {"id": name, "stage": "close", "kind": "ask", "answers": labelled} | extra


STEPS: list[dict[str, Any]] = [
    _plain(
        "opener",
        {"id": "ok"},
        {"id": "opt_out", "label": "Don't call again", "outcome": "disqualified:do_not_contact"},
        {"id": "wrong", "outcome": "disqualified:invalid_data"},
        {"id": "later", "outcome": "callback"},
    ),
    _plain("icp_check", {"id": "done"}, stage="icp", kind="checklist"),
    asking("authority", "role"),
    asking("need"),
    asking("need", "pain", stage="pain", kind="pain", level=1),
    _plain("consequence", {"id": "real"}, {"id": "none"}, stage="pain", kind="pain", level=2),
    _plain(
        "fit",
        {"id": "full", "sets": {"request_fit": "full"}},
        {"id": "partial", "sets": {"request_fit": "partial"}},
        {"id": "cannot", "sets": {"request_fit": "none"}, "capture": ["gap"]},
    ),
    asking("timing"),
    asking("authority"),
    asking("budget"),
    _plain(
        "no_budget",
        {"id": "path", "marks": {"budget": "partly"}},
        {"id": "broke", "marks": {"budget": "not_met"}, "sets": {"funds": "none"}},
    ),
    _plain(
        "close",
        {"id": "meeting", "sets": {"next_step": "meeting"}},
        {"id": "callback", "sets": {"next_step": "callback"}},
    ),
]


class Told:
    """A call under way, told answer by answer; `state` is where it stands."""

    def __init__(self, given: Script) -> None:
        self.script = given
        self.state = CallState(status="running")
        self._seq = 0

    def answer(self, step: str, *answers: str) -> "Told":
        self._seq += 1
        self.state.answers.pop(step, None)
        self.state.answers[step] = Answering(answers, self._seq, self._seq * 1000)
        self.state.asked.pop(step, None)
        self.state.trail.append(step)
        self.state.position = step
        for each in self.script.by_id[step].answers:
            if each.id in answers:
                self.state.facts.update(each.sets)
                self.state.suggested = each.outcome or self.state.suggested
        return self

    def in_vain(self, step: str, words: str = "") -> "Told":
        self._seq += 1
        self.state.asked[step] = Note(words, step, self._seq, self._seq * 1000)
        return self

    def capture(self, name: str, text: str, step: str, value: str | None = None) -> "Told":
        self._seq += 1
        found = Value(text, value if value is not None else text, step, self._seq, self._seq * 1000)
        self.state.captures[name] = found
        return self

    def note(self, text: str, step: str) -> "Told":
        self._seq += 1
        self.state.notes.append(Note(text, step, self._seq, self._seq * 1000))
        return self

    def icp(self, **options: str) -> "Told":
        self.state.icp.update(options)
        return self


def told(given: Script | None = None, /, **answers: str) -> Told:
    """A call in which each step was answered by one answer."""
    call = Told(given or script())
    for step, answer in answers.items():
        call.answer(step, answer)
    return call
