"""Practice in words: difficulties, moves, ends."""

from tui.languages import N_, _
from tui.practising.words import LEVELS, PARTS
from tui.scripts.practice.moves import Move

__all__ = ["ENDS", "FORMS", "GATES", "LEVELS", "MOVES", "PARTS", "TOLD", "move_text"]

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


def move_text(move: Move) -> str:
    """What was done, in a few words."""
    if move.kind == "question":
        return _(FORMS[move.form])
    pretended = move.form == "leading" and move.kind in LIES
    return _(LIES[move.kind]) if pretended else _(MOVES[move.kind])
