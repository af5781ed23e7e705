"""The keys of the call. They work in every layout and never collide with typing."""

from collections.abc import Mapping

from tui.commands import Command, split_keys
from tui.languages import N_

ON_THE_LINE = N_("On the empty line")
CALL = N_("In the call")

EMPTY_LINE = (
    Command(
        "answer",
        N_("Pick an answer"),
        N_("Picks the answer with this number; again takes it back."),
        keys="1,2,3,4,5,6,7,8,9",
        label=N_("answer"),
        group=ON_THE_LINE,
        shown=True,
        first=True,
        palette=False,
    ),
    Command(
        "asked",
        N_("Asked, no answer"),
        N_("Records that the question was asked and got none of the answers; the notes stay."),
        keys="0",
        group=ON_THE_LINE,
    ),
    Command(
        "back",
        N_("One step back"),
        N_("Goes back along the way taken; the answers stay."),
        keys="backspace",
        group=ON_THE_LINE,
    ),
    Command(
        "recall",
        N_("Recall"),
        N_("Finds an objection, question, case or step by what you have just heard."),
        keys="slash",
        also="full_stop",
        label=N_("recall"),
        group=ON_THE_LINE,
        shown=True,
        first=True,
    ),
    Command(
        "probe",
        N_("Another wording"),
        N_("Shows the next wording of the question."),
        keys="question_mark",
        also="comma",
        group=ON_THE_LINE,
    ),
)
"""Commands whose keys are text as soon as something has been typed."""

ALWAYS = (
    Command(
        "go_on",
        N_("Go on"),
        N_("Saves what is on the line; on an empty line goes to the next step."),
        keys="enter",
        label=N_("next"),
        group=CALL,
        shown=True,
        first=True,
    ),
    Command(
        "step_back",
        N_("Back along the way"),
        N_("One step back along the way taken, whatever is on the line."),
        keys="pageup",
        group=CALL,
        palette=False,
    ),
    Command(
        "step_forward",
        N_("Forward along the way"),
        N_("One step forward along the way taken."),
        keys="pagedown",
        group=CALL,
    ),
    Command(
        "other_line",
        N_("Note or value"),
        N_("Switches the line between a note and the value that is asked for."),
        keys="tab",
        group=CALL,
    ),
    Command("up", N_("Up"), N_("Up in a list, or in a long text."), keys="up", palette=False),
    Command(
        "down", N_("Down"), N_("Down in a list, or in a long text."), keys="down", palette=False
    ),
    Command(
        "pitch",
        N_("Pitch"),
        N_("Starts or stops the countdown of the pitch."),
        keys="f2",
        label=N_("pitch"),
        group=CALL,
        shown=True,
    ),
    Command(
        "icp",
        N_("ICP checklist"),
        N_("Opens the checklist of the ideal customer: one key for each option."),
        keys="f3",
        label=N_("ICP"),
        group=CALL,
        shown=True,
    ),
    Command(
        "objections",
        N_("Objections"),
        N_("Opens the list of objections."),
        keys="f4",
        label=N_("objections"),
        group=CALL,
        shown=True,
    ),
    Command(
        "outline",
        N_("Outline"),
        N_("Opens the list of steps; Enter jumps to one."),
        keys="f5",
        label=N_("outline"),
        group=CALL,
    ),
    Command(
        "verdict",
        N_("Verdict"),
        N_("Opens score, verdict and what was heard so far, with the reasons."),
        keys="f6",
        label=N_("verdict"),
        group=CALL,
    ),
    Command(
        "attempt",
        N_("Nobody reached"),
        N_("Ends the call as an attempt: no answer, busy, voicemail, reception only, call back."),
        keys="f7",
        label=N_("nobody"),
        group=CALL,
    ),
    Command(
        "wrap_up",
        N_("Wrap up"),
        N_("Ends the call and opens its outcome."),
        keys="f8",
        label=N_("wrap up"),
        group=CALL,
        shown=True,
        first=True,
    ),
    Command(
        "undo",
        N_("Take back"),
        N_("Takes back the last thing done, any number of times."),
        keys="f9",
        group=CALL,
    ),
    Command(
        "redo",
        N_("Do again"),
        N_("Does again what was taken back last."),
        keys="shift+f9",
        group=CALL,
    ),
    Command(
        "leave",
        N_("Close or leave"),
        N_("Closes what is open; on the call itself asks before leaving it as a draft."),
        keys="escape",
        group=CALL,
    ),
)
"""Commands whose keys are never text."""

COMMANDS = (*EMPTY_LINE, *ALWAYS)

KEYS_OF_THE_PITCH: Mapping[str, str] = {
    "answer": N_("answer"),
    "recall": "",
    "go_on": N_("next"),
    "objections": "",
    "wrap_up": "",
    "leave": N_("stop the pitch"),
}
"""What the key line shows while the pitch runs; what names its own words is shown first."""


def passes_of_the_empty_line(
    keymap: Mapping[str, str],
) -> Mapping[tuple[bool, bool], frozenset[str]]:
    """The keys that the empty line leaves to commands, by (digits too, other signs too)."""
    keys = {each.id: split_keys(keymap.get(each.id, "")) or each.all_keys for each in EMPTY_LINE}
    digits = frozenset((*keys["answer"], *keys["asked"]))
    others = frozenset((*keys["recall"], *keys["probe"]))
    always = frozenset(keys["back"])
    nothing: frozenset[str] = frozenset()
    return {
        (with_digits, with_others): always
        | (digits if with_digits else nothing)
        | (others if with_others else nothing)
        for with_digits in (True, False)
        for with_others in (True, False)
    }
