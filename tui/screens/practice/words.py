"""Practice in words: difficulties, moves, ends."""

from tui.languages import N_, _
from tui.scripts.practice.moves import Move

LEVELS = {"easy": N_("easy"), "medium": N_("medium"), "hard": N_("hard")}

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

PARTS = {
    "facts": N_("found out"),
    "accuracy": N_("recorded as it is"),
    "outcome": N_("right outcome"),
    "order": N_("right order"),
    "rapport": N_("trust at the end"),
    "objections": N_("objections settled"),
    "economy": N_("number of questions"),
}


def move_text(move: Move) -> str:
    """What was done, in a few words."""
    return _(FORMS[move.form]) if move.kind == "question" else _(MOVES[move.kind])
