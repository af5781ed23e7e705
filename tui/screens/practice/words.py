"""Practice in words: difficulties, moves, ends."""

from tui.languages import N_, _
from tui.practising.words import LEVELS, PARTS
from tui.scripts.model.script import Script, Step
from tui.scripts.phrases import say_text
from tui.scripts.practice.mark import WEIGHTS, Mark
from tui.scripts.practice.moves import Move
from tui.scripts.practice.world import World
from tui.scripts.state import CallState
from tui.terms_of_address import terms_of_address

__all__ = [
    "ENDS", "FORMS", "GATES", "LEVELS", "MOVES", "TOLD", "asked_text", "move_text", "parts_text",
]  # fmt: skip

MOVES = {
    "permission": N_("opened the call"),
    "pitch": N_("pitched"),
    "acknowledge": N_("acknowledged"),
    "playback": N_("played back"),
    "silence": N_("kept silent"),
    "market": N_("told a market finding"),
    "case": N_("told a case"),
    "close": N_("asked for a next step"),
}

FORMS = {
    "open": N_("asked openly"),
    "closed": N_("asked for yes or no"),
    "leading": N_("asked with the answer in it"),
}

TOLD = {
    "full": N_("told in full"),
    "hint": N_("only a hint"),
    "deflect": N_("put off"),
    "already": N_("told before"),
    "nothing": N_("nothing to tell"),
}

ENDS = {
    "hung_up": N_("They have hung up."),
    "meeting": N_("They agree to a next step."),
    "send_email": N_("They put you off with an e-mail."),
    "refused": N_("They refuse."),
}

LIES = {
    "permission": N_("pretended to be known"),
    "case": N_("told of a customer that there isn't"),
}

GATES = {
    "opt_out": N_("Not passed: you went on after they asked not to be called."),
    "lied": N_("Not passed: you said something that isn't so."),
    "invented_case": N_("Not passed: you told of a customer that there isn't."),
}


def parts_text(found: Mark) -> str:
    """The seven parts of the mark with their points."""
    parts = [
        f"{_(PARTS[name])} {100 * weight * found.parts[name]:.0f}/{100 * weight:.0f}"
        for name, weight in WEIGHTS.items()
    ]
    return " · ".join(parts)


def asked_text(step: Step, world: World, script: Script) -> str:
    """A question as it was put to this buyer: their name and firm in it."""
    card = world.persona.card
    known = {"contact": card.name, "company": card.company.split(",")[0]}
    known |= terms_of_address(card.name, script.lang)
    return say_text(step.text, script, CallState(known=known))


def move_text(move: Move) -> str:
    """What was done, in a few words."""
    if move.kind == "question":
        return _(FORMS[move.form])
    pretended = move.form == "leading" and move.kind in LIES
    return _(LIES[move.kind]) if pretended else _(MOVES[move.kind])
