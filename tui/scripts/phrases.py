"""The spoken lines with their `{names}` filled in.

The list of names is closed and filling is one pass over the text: a value is text and stays text,
whatever braces the prospect's own words may hold. A name that nothing defines stays as it is
written; one that has no value yet is shown by its label.
"""

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from .captures import read_money, show, show_result
from .state import CallState

if TYPE_CHECKING:
    from .model.script import Case, Script, Variable

CASE = "case"
"""The name that stands for the customer story of the lead's segment."""

EARLIER = " ↺"
"""What stands behind words of an earlier call, wherever they are said back."""

ADDRESS = "contact_voc"
"""The name that addresses the person in the middle of a sentence."""

_ADDRESSED = re.compile(r",? *\{contact_voc\}")
_NAME = re.compile(r"\{([a-z][a-z0-9_]*)\}")


class Piece(NamedTuple):
    """A stretch of a line, and where it comes from."""

    text: str
    kind: Literal["plain", "filled", "earlier", "missing"] = "plain"


def fill(
    text: str, script: "Script", state: CallState, lang: str = "", segment: str = ""
) -> list[Piece]:
    """The text as pieces, its names replaced by what is known in the call.

    Args:
        text: a line of the script.
        script: where captures, variables and cases are declared.
        state: the call; lead and rep are in what was known at its start.
        lang: of figures and dates; the script's own where it is left out.
        segment: of the lead, for the customer story; the first story where it is left out.
    """
    piece = _piece(ADDRESS, script, state, lang or script.lang)
    if piece is not None and piece.kind == "missing":
        text = _ADDRESSED.sub("", text)  # nobody is addressed by a label
    pieces: list[Piece] = []
    end = 0
    for found in _NAME.finditer(text):
        if found[1] == CASE and (story := case_for(script, segment)):
            piece = Piece(story.text, "filled")
        else:
            piece = _piece(found[1], script, state, lang or script.lang)
        if piece is None:
            continue
        if found.start() > end:
            pieces.append(Piece(text[end : found.start()]))
        pieces.append(piece)
        end = found.end()
    if end < len(text):
        pieces.append(Piece(text[end:]))
    return pieces


def say_text(text: str, script: "Script", state: CallState, lang: str = "") -> str:
    """The text with its names replaced, as one string."""
    return "".join(piece.text for piece in fill(text, script, state, lang))


def names_in(text: str) -> list[str]:
    """The names that a text holds, in order."""
    return _NAME.findall(text)


def pitch_text(script: "Script", state: CallState, lang: str = "") -> str:
    """The pitch as it is spoken in this call, clauses that do not fit left out."""
    from .conditions import holds

    pitch = script.pitch
    if pitch is None:
        return ""
    lines = [line.text for line in pitch.lines if holds(line.when, script, state)]
    return say_text(" ".join(filter(None, [pitch.text, *lines])), script, state, lang)


def _piece(name: str, script: "Script", state: CallState, lang: str) -> Piece | None:
    """What stands for a name, or None where nothing defines it."""
    capture, captured = script.captures.get(name), state.captures.get(name)
    if captured is not None and captured.value:
        if capture is None or read_money(captured.value):
            return Piece(show_result(captured.value, lang=lang), "filled")
        return Piece(show(capture.type, captured.value, lang=lang), "filled")
    if capture is not None and (before := state.earlier.get(name)):
        return Piece(show(capture.type, before, lang=lang) + EARLIER, "earlier")
    variable = script.variables.get(name)
    if value := state.known.get(name) or (of_its_own(variable, script, state) if variable else ""):
        return Piece(value, "filled")
    label = capture.label if capture else variable.label if variable else None
    if label is None and (name in state.known or name in _results(script)):
        label = name.replace("_", " ")
    return Piece(f"‹{label}›", "missing") if label is not None else None


def of_its_own(variable: "Variable", script: "Script", state: CallState) -> str:
    """What a merge field says that nobody filled: the first variant that holds, or its default."""
    from .conditions import holds

    fitting = (each.text for each in variable.variants.values() if holds(each.when, script, state))
    return next(fitting, variable.default)


def case_for(script: "Script", segment: str) -> "Case | None":
    """The customer story for a segment; the first one where none is made for it."""
    fitting = (case for case in script.cases if case.segment == segment)
    return next(fitting, None) or next(iter(script.cases), None)


def _results(script: "Script") -> set[str]:
    return {step.calc.result for step in script.with_calc if step.calc}
