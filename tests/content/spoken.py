"""Everything in the bundled files that a rep says aloud, filled in as in a call."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from tui.scripts.model.script import Script, Step
from tui.scripts.reading import Library

LANGUAGES = ("en", "pl", "ru")


class Line(NamedTuple):
    """Words to say, and where they stand."""

    where: str
    text: str
    seconds: int | None = None


@cache
def library() -> Library:
    """The bundled files, read once."""
    return Library.load()


def scripts() -> list[Script]:
    """Every bundled script in every language that it is offered in."""
    return [
        library().script(info.id, lang) for info in library().scripts() for lang in info.languages
    ]


def name_of(script: Script) -> str:
    return f"{script.id}.{script.lang}"


def spoken(script: Script) -> Iterator[Line]:
    """What the rep says: steps, other wordings, replies to answers, pitch, cases, cards."""
    lines = [line for step in script.steps for line in _of_step(step)]
    if script.pitch:
        lines += [Line("pitch", line.text) for line in script.pitch.lines]
    lines += [
        Line(f"variable {name}, {which}", variant.text)
        for name, variable in script.variables.items()
        for which, variant in variable.variants.items()
    ]
    lines += [Line(f"case {case.id}", case.text) for case in script.cases]
    lines += [
        Line(f"card {card.id}", card.text("reply", script.lang)) for card in library().cards(script)
    ]
    for line in lines:
        if line.text:
            yield line._replace(text=_filled(line.text, script))


def _of_step(step: Step) -> Iterator[Line]:
    for wording in (step.text, *step.probes):
        yield Line(step.id, wording, step.seconds)
    for answer in step.answers:
        yield Line(f"{step.id}, after {answer.id}", answer.then or "")


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.?!])[\"”»]?\s+", text) if part]


def _filled(text: str, script: Script) -> str:
    """The text with two words for each name, its longest wording, and the longest case."""
    values = {name: max(each.wordings, key=len) for name, each in script.variables.items()}
    values["case"] = max((case.text for case in script.cases), key=len)
    return re.sub(r"\{(\w+)\}", lambda found: values.get(found[1]) or "Xxxxxx Xxxxx", text)
