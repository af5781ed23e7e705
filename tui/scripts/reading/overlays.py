"""A script in another language: the words of an overlay over the logic of its base."""

from collections.abc import Mapping
from typing import Any

from ..model.overlay import Overlay, StepWords, VariableWords
from ..model.script import Answer, Case, Icp, IcpItem, Pitch, Script, Step, Variable
from .source import Path


def merged(base: Script, overlay: Overlay) -> Script:
    """`base` with the overlay's words; where one is missing, the base's stand in."""
    change: dict[str, Any] = {"lang": overlay.lang}
    if overlay.title:
        change["title"] = overlay.title
    if overlay.currency:
        change["currency"] = overlay.currency
    if overlay.variables:
        change["variables"] = {
            **base.variables,
            **{
                name: _variable(base.variables.get(name), words)
                for name, words in overlay.variables.items()
            },
        }
    if overlay.captures:
        change["captures"] = {
            name: capture.model_copy(update={"label": overlay.captures.get(name, capture.label)})
            for name, capture in base.captures.items()
        }
    if base.pitch and overlay.pitch:
        change["pitch"] = _pitch(base.pitch, overlay)
    if base.icp and overlay.icp:
        change["icp"] = _icp(base.icp, overlay.icp)
    if overlay.cases:
        change["cases"] = tuple(_case(case, overlay.cases) for case in base.cases)
    change["steps"] = tuple(_step(step, overlay.steps.get(step.id)) for step in base.steps)
    made = base.model_copy(update=change)
    made.__dict__.pop("by_id", None)  # worked out for the base's steps and copied along
    return made


def overlay_path(base: Script, path: Path) -> Path:
    """Where an overlay keeps the words that the merged script has at `path`."""
    found: Path = path
    items = base.icp.items if base.icp else ()
    match path:
        case ("steps", int(at), "answers", int(n), ("label" | "then") as key):
            step = base.steps[at]
            found = ("steps", step.id, "answers", step.answers[n].id, key)
        case ("steps", int(at), *rest):
            found = ("steps", base.steps[at].id, *rest)
        case ("icp", "items", int(at), "label"):
            found = ("icp", items[at].id, "label")
        case ("icp", "items", int(at), "options", int(n), "label"):
            found = ("icp", items[at].id, items[at].options[n].id)
        case ("cases", int(at), "text"):
            found = ("cases", base.cases[at].id)
        case ("captures", str(name), "label"):
            found = ("captures", name)
        case ("variables", str(name), "variants", str(which), "text"):
            found = ("variables", name, "variants", which)
    return found


def _variable(variable: Variable | None, words: VariableWords) -> Variable:
    variants = {
        name: variant.model_copy(update={"text": words.variants[name]})
        for name, variant in (variable.variants if variable else {}).items()
        if name in words.variants
    }
    return Variable(label=words.label, default=words.default, variants=variants)


def _pitch(pitch: Pitch, overlay: Overlay) -> Pitch:
    words = overlay.pitch
    assert words is not None
    change: dict[str, Any] = {}
    if words.text:
        change["text"] = words.text
    if words.lines and len(words.lines) == len(pitch.lines):
        change["lines"] = tuple(
            line.model_copy(update={"text": other.text})
            for line, other in zip(pitch.lines, words.lines, strict=True)
        )
    return pitch.model_copy(update=change)


def _icp(icp: Icp, words: Mapping[str, Mapping[str, str]]) -> Icp:
    items = tuple(_icp_item(item, words.get(item.id, {})) for item in icp.items)
    return icp.model_copy(update={"items": items})


def _icp_item(item: IcpItem, words: Mapping[str, str]) -> IcpItem:
    options = tuple(
        option.model_copy(update={"label": words.get(option.id, option.label)})
        for option in item.options
    )
    return item.model_copy(update={"label": words.get("label", item.label), "options": options})


def _case(case: Case, words: Mapping[str, str]) -> Case:
    return case.model_copy(update={"text": words.get(case.id, case.text)})


def _step(step: Step, words: StepWords | None) -> Step:
    if words is None:
        return step
    change: dict[str, Any] = {}
    for name in ("text", "hint", "source", "probes"):
        if given := getattr(words, name):
            change[name] = given
    if words.answers or words.then:
        change["answers"] = tuple(_answer(answer, words) for answer in step.answers)
    return step.model_copy(update=change)


def _answer(answer: Answer, words: StepWords) -> Answer:
    own = words.answers.get(answer.id)
    label = own.label if own and own.label else answer.label
    then = (own.then if own else None) or words.then.get(answer.id) or answer.then
    return answer.model_copy(update={"label": label, "then": then})
