"""Texts: what stands in braces, what is empty, and whether it can be said in time."""

import re
from collections.abc import Container, Iterable, Iterator

from ...model.script import Script, Step
from ...sayings import Saying
from ..problems import Problem, hinted, listed, nearest, quoted
from ..source import Path, Source
from .view import View

CHARACTERS_A_SECOND = 14.5
"""How fast people speak."""

APP_FILLS = frozenset(
    {
        "contact", "company", "rep", "our_company", "product", "source", "phone", "email", "title",
        "employees", "country", "industry", "website", "name", "source_kind",
    }
)  # fmt: skip
"""Merge fields that the app takes from lead and settings."""

POLISH_FILLS = frozenset({"contact_voc", "contact_gen", "you", "you_gen", "you_acc"})
"""Forms of address that the app works out for a Polish call."""

_BRACES = re.compile(r"\{[^{}]*\}|[{}]")
_NAME = re.compile(r"\{([a-z][a-z0-9_]*)\}")


def names_in(text: str) -> list[str]:
    """The names of the placeholders of a text."""
    return _NAME.findall(text)


def check_texts(view: View) -> Iterator[Problem]:
    """Placeholders of every text, empty texts, and texts longer than their time."""
    fillable = _fillable(view)
    for path, text in texts(view.script):
        yield from _placeholders(view, path, text, fillable)
    for name, variable in view.script.variables.items():
        if "{" in variable.default:
            message = Saying("A default is said as it stands: it cannot hold other merge fields.")
            yield view.problem(("variables", name, "default"), message)
        for which, variant in variable.variants.items():
            if "{" in variant.text:
                message = Saying(
                    "A variant is said as it stands: it cannot hold other merge fields."
                )
                yield view.problem(("variables", name, "variants", which, "text"), message)
    yield from _cards(view, fillable)
    yield from _empty(view)
    yield from _too_long(view)


def texts(script: Script) -> Iterator[tuple[Path, str]]:
    """Every text that is shown or said, with its path."""
    if script.pitch:
        yield ("pitch", "text"), script.pitch.text
        for at, line in enumerate(script.pitch.lines):
            yield ("pitch", "lines", at, "text"), line.text
    for at, case in enumerate(script.cases):
        yield ("cases", at, "text"), case.text
    for at, step in enumerate(script.steps):
        yield from _step_texts(("steps", at), step)


def _step_texts(path: Path, step: Step) -> Iterator[tuple[Path, str]]:
    yield (*path, "text"), step.text
    yield (*path, "hint"), step.hint or ""
    for at, probe in enumerate(step.probes):
        yield (*path, "probes", at), probe
    for at, answer in enumerate(step.answers):
        yield (*path, "answers", at, "label"), answer.label
        yield (*path, "answers", at, "then"), answer.then or ""


def _fillable(view: View) -> set[str]:
    script = view.script
    results = {step.calc.result for step in script.steps if step.calc}
    polish = POLISH_FILLS if script.lang.startswith("pl") else frozenset()
    cases = {"case"} if script.cases else set()
    return {*script.variables, *script.captures, *results, *APP_FILLS, *polish, *cases}


def braces(text: str) -> Iterator[tuple[str, str | None]]:
    """Everything in braces, with the name of the merge field or None where it is none."""
    if "{" in text or "}" in text:
        for found in _BRACES.finditer(text):
            name = _NAME.fullmatch(found[0])
            yield found[0], name[1] if name else None


def misplaced(
    source: Source, path: Path, token: str, fillable: Container[str] = frozenset()
) -> Problem:
    """The problem of braces that hold anything but a name."""
    place = source.inside(path, token)
    inner = re.search(r"[a-z][a-z0-9_]*", token)
    name = inner[0] if inner and inner[0] in fillable else None
    fix = source.line(place.line).replace(token, f"{{{name}}}", 1) if name else None
    message = Saying(
        "{token} is not a merge field: a name alone stands in braces, such as {{company}}.",
        {"token": quoted(token)},
    )
    return Problem(*place, message, fix)


def _placeholders(view: View, path: Path, text: str, fillable: set[str]) -> Iterator[Problem]:
    for token, name in braces(text):
        source, there = view.where(path)
        if name is None:
            yield misplaced(source, there, token, fillable)
        elif name not in fillable:
            place = source.inside(there, token)
            close = nearest(name, fillable)
            message = Saying("Nothing fills {token}.", {"token": quoted(token)})
            if name == "case":
                message = Saying("`{case}` needs at least one case under `cases:`.")
            elif close:
                message = hinted(message, f"{{{close}}}")
            else:
                more = Saying(
                    "Add it to `variables:` or `captures:` (known: {known}).",
                    {"known": _known(fillable)},
                )
                message = hinted(message, None, more)
            raw = source.line(place.line)
            fix = raw.replace(token, f"{{{close}}}", 1) if close else None
            yield Problem(*place, message, fix)


def _known(fillable: Iterable[str]) -> Saying:
    return listed(sorted(fillable), 8)


def _cards(view: View, fillable: set[str]) -> Iterator[Problem]:
    """Cards that use merge fields which this script does not fill."""
    lang = view.script.lang
    lacking: dict[str, str] = {}
    for card in view.around.cards(view.script):
        for which in ("says", "reply"):
            for name in names_in(card.text(which, lang)):
                if name not in fillable:
                    lacking.setdefault(name, card.id)
    for name, card_id in lacking.items():
        message = Saying(
            "The card {card} says {field}, which nothing fills in {lang}: "
            "add {name} to `variables:`.",
            {"card": quoted(card_id), "field": f"{{{name}}}", "name": name, "lang": lang},
        )
        yield view.problem(("objections",), message, level="warning")


def _empty(view: View) -> Iterator[Problem]:
    script = view.script
    for path, step in view.steps():
        if step.kind == "pitch":
            if not script.pitch and not step.text:
                message = Saying(
                    "A step of the kind pitch needs `pitch:` in the script, or its own text."
                )
                yield view.problem(path, message)
        elif step.kind == "case" and not script.cases:
            message = Saying("A step of the kind case needs at least one case under `cases:`.")
            yield view.problem((*path, "kind"), message)
        elif step.kind in ("say", "ask", "pain", "branch") and not step.text:
            message = Saying(
                "The step {step} has no `text`: there is nothing to say.", {"step": quoted(step.id)}
            )
            yield view.problem(path, message, level="warning")
    if script.pitch and not script.pitch.text and not script.pitch.lines:
        yield view.problem(("pitch",), Saying("The pitch has neither `text` nor `lines`."))


def _too_long(view: View) -> Iterator[Problem]:
    script = view.script
    if script.pitch:
        lines = [line.text for line in script.pitch.lines] or [script.pitch.text]
        path: Path = ("pitch", "lines") if script.pitch.lines else ("pitch", "text")
        seconds = _seconds(view, " ".join(lines))
        if seconds > script.pitch.max_seconds:
            message = Saying(
                "The pitch takes about {seconds} seconds to say, {meant} are "
                "meant: cut about {count} characters.",
                {
                    "seconds": seconds,
                    "meant": script.pitch.max_seconds,
                    "count": _cut(seconds - script.pitch.max_seconds),
                },
            )
            yield view.problem(path, message, level="warning")
    for path, step in view.steps():
        if step.seconds is None or not step.text:
            continue
        seconds = _seconds(view, step.text)
        if seconds > step.seconds:
            message = Saying(
                "The text takes about {seconds} seconds to say, `seconds` allows "
                "{allowed}: cut about {count} characters or give it more time.",
                {
                    "seconds": seconds,
                    "allowed": step.seconds,
                    "count": _cut(seconds - step.seconds),
                },
            )
            yield view.problem((*path, "text"), message, level="warning")


def _seconds(view: View, text: str) -> int:
    """How long a text takes to say, merge fields at their defaults."""
    said = _NAME.sub(lambda found: _spoken(view.script, found[1]), text)
    return round(len(said) / CHARACTERS_A_SECOND)


def _spoken(script: Script, name: str) -> str:
    if name == "case" and script.cases:
        return max((case.text for case in script.cases), key=len)
    variable = script.variables.get(name)
    return max(variable.wordings if variable else (), key=len, default="") or "x" * 12


def _cut(seconds: int) -> int:
    return round(seconds * CHARACTERS_A_SECOND)
