"""Captures, variables and calculations: declared, used, and of a type that fits."""

import re
from collections.abc import Iterator

from ..problems import Problem, nearest, quoted
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
            message = f"Nothing asks for the capture {quoted(name)}."
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
        message = f"The capture {quoted(name)} is not under `captures:`."
        if close:
            message += f" Did you mean `{close}`?"
            fix = view.swapped(path, name, close)
        else:
            message += " Add this line there:"
            fix = _declaration(name, "text")
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
            message = f"No text uses the variable {quoted(name)}."
            yield view.problem(("variables", name), message, key=True, level="warning")
        if name in view.script.captures:
            message = f"{quoted(name)} is both a variable and a capture: rename one of them."
            yield view.problem(("variables", name), message, key=True)


def _calcs(view: View) -> Iterator[Problem]:
    captures = view.script.captures
    for path, step in view.steps():
        if step.calc is None:
            continue
        if step.calc.result not in captures:
            message = (
                f"The result {quoted(step.calc.result)} is not under `captures:`. "
                "Add this line there:"
            )
            fix = _declaration(step.calc.result, "money")
            yield view.problem((*path, "calc", "result"), message, fix)
        for at, factor in enumerate(step.calc.multiply):
            there = (*path, "calc", "multiply", at)
            if _NUMBER.match(factor):
                continue
            if factor not in captures:
                close = nearest(factor, captures)
                message = f"{quoted(factor)} is neither a number nor a capture."
                if close:
                    message += f" Did you mean `{close}`?"
                yield view.problem(there, message, view.swapped(there, factor, close))
            elif captures[factor].type not in _COUNTED:
                kind = captures[factor].type
                message = (
                    f"{quoted(factor)} is a capture of the type {kind}: "
                    "only number, percent and money can be multiplied."
                )
                yield view.problem(there, message)
