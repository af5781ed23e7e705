"""What is said that is not so: it breaks a gate, whatever it gets (domain.md 4.6).

Nothing is understood from words. To pretend is a form in which the words of a step are said: an
acquaintance that there is none of in the opening, a customer whom there is none of in a case, and
whatever else a persona names as its trap.
"""

from ..model.persona import Gate, Persona
from .moves import Move


def broken_gate(persona: Persona, move: Move) -> Gate | None:
    """The gate that a move breaks; None where it is honest."""
    for trap in persona.traps:
        if move.step in trap.steps and move.form == trap.form:
            return trap.gate
    if move.form != "leading" or move.kind not in ("permission", "case"):
        return None
    return "invented_case" if move.kind == "case" else "lied"


def answer_to(persona: Persona, gate: Gate, move: Move) -> str:
    """What this buyer says to it; empty where they have no words of their own."""
    traps = [trap for trap in persona.traps if trap.gate == gate and move.step in trap.steps]
    return traps[0].line if traps else ""
