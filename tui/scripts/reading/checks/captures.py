"""Captures, variables and calculations: declared, used, and of a type that fits."""

import re
from collections.abc import Iterator

from ...sayings import Saying
from ..problems import Problem, hinted, nearest, quoted
from ..source import Path
from .conditions import LEAD_FIELDS, conditions, names_of
from .texts import names_in, texts
from .view import View

_NUMBER = re.compile(r"^-?\d+(\.\d+)?$")
_COUNTED = frozenset({"number", "percent", "money"})


def check_captures(view: View) -> Iterator[Problem]:
    """What is asked for is declared, and what is declared is used."""
    asked = _asked(view)
    yield from _undeclared(view, asked)
    mentioned = {*asked, *_mentioned(view)}
    for name in view.script.captures:
        if name not in mentioned:
            message = Saying("Nothing asks for the capture {name}.", {"name": quoted(name)})
            yield view.problem(("captures", name), message, key=True, level="warning")
    yield from _variables(view, mentioned)
    yield from _calcs(view)


def _asked(view: View) -> dict[str, Path]:
    """Captures that steps and answers ask for, with the first place of each."""
    asked: dict[str, Path] = {}
    for path, step in view.steps():
        for name in step.inputs:
            asked.setdefault(name, (*path, "inputs"))
    for path, _, answer in view.answers():
        for name in answer.capture:
            asked.setdefault(name, (*path, "capture"))
    return asked


def _undeclared(view: View, asked: dict[str, Path]) -> Iterator[Problem]:
    captures = view.script.captures
    for name, path in asked.items():
        if name in captures:
            continue
        close = nearest(name, captures)
        message = Saying("The capture {name} is not under `captures:`.", {"name": quoted(name)})
        message = hinted(message, close, Saying("Add this line there:"))
        fix = view.swapped(path, name, close) if close else _declaration(name, "text")
        yield view.problem(path, message, fix)


def _declaration(name: str, kind: str) -> str:
    return f'  {name}: {{label: "{name.replace("_", " ").capitalize()}", type: {kind}}}'


def _mentioned(view: View) -> Iterator[str]:
    """Names in texts, calculations and conditions."""
    for _, text in texts(view.script):
        yield from names_in(text)
    for _, step in view.steps():
        if step.calc:
            yield from (step.calc.result, *step.calc.multiply)
    for _, when in conditions(view.script):
        yield from names_of(when)


def _variables(view: View, mentioned: set[str]) -> Iterator[Problem]:
    said = set(mentioned)
    for card in view.around.cards(view.script):
        for of_lang in (*card.says.values(), *card.reply.values()):
            said.update(names_in(of_lang))
    for name in view.script.variables:
        if name not in said and name not in LEAD_FIELDS:
            message = Saying("No text uses the variable {name}.", {"name": quoted(name)})
            yield view.problem(("variables", name), message, key=True, level="warning")
        if name in view.script.captures:
            message = Saying(
                "{name} is both a variable and a capture: rename one of them.",
                {"name": quoted(name)},
            )
            yield view.problem(("variables", name), message, key=True)


def _calcs(view: View) -> Iterator[Problem]:
    captures = view.script.captures
    for path, step in view.steps():
        if step.calc is None:
            continue
        if step.calc.result not in captures:
            message = Saying(
                "The result {result} is not under `captures:`. Add this line there:",
                {"result": quoted(step.calc.result)},
            )
            fix = _declaration(step.calc.result, "money")
            yield view.problem((*path, "calc", "result"), message, fix)
        for at, factor in enumerate(step.calc.multiply):
            there = (*path, "calc", "multiply", at)
            if _NUMBER.match(factor):
                continue
            if factor not in captures:
                close = nearest(factor, captures)
                message = Saying(
                    "{factor} is neither a number nor a capture.", {"factor": quoted(factor)}
                )
                message = hinted(message, close)
                yield view.problem(there, message, view.swapped(there, factor, close))
            elif captures[factor].type not in _COUNTED:
                kind = captures[factor].type
                message = Saying(
                    "{factor} is a capture of the type {kind}: only number, percent and "
                    "money can be multiplied.",
                    {"factor": quoted(factor), "kind": kind},
                )
                yield view.problem(there, message)
