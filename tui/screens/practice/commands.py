"""What can be done in practice: the moves of a call, the choice of a buyer, the look back."""

from tui.commands import Command
from tui.languages import N_

PRACTICE = N_("Practice")
MOVES = N_("Said aloud, on the empty line")
BACK = N_("Looking back")

ON_THE_LINE = (
    Command(
        "say_it",
        N_("Say it"),
        N_("Says the words of this step, or asks the question as an open one; the buyer answers."),
        keys="space",
        label=N_("say it"),
        group=MOVES,
        shown=True,
        first=True,
    ),
    Command(
        "acknowledge",
        N_("Acknowledge"),
        N_("Shows that you have heard: after something heavy, and on an objection."),
        keys="plus",
        label=N_("I hear you"),
        group=MOVES,
        shown=True,
        first=True,
    ),
    Command(
        "play_back",
        N_("Play back"),
        N_("Sums up what they have said, in their words."),
        keys="equals_sign",
        label=N_("play back"),
        group=MOVES,
        shown=True,
    ),
    Command(
        "keep_silent",
        N_("Keep silent"),
        N_("Leaves a pause, as after an objection."),
        keys="asterisk",
        label=N_("silence"),
        group=MOVES,
        shown=True,
    ),
    Command(
        "ask_closed",
        N_("Ask as a closed question"),
        N_("Asks the question of this step so that yes or no answers it."),
        keys="minus",
        group=MOVES,
    ),
    Command(
        "ask_leading",
        N_("Ask as a leading question"),
        N_(
            "Asks the question of this step with the answer in it. In the opening it pretends to "
            "be known, in a case it invents a customer: either fails the session."
        ),
        keys="exclamation_mark",
        group=MOVES,
    ),
)
"""Moves: their keys are text as soon as something has been typed."""

CHOOSING = (
    Command(
        "practice_begin",
        N_("Begin"),
        N_("Calls the chosen buyer."),
        keys="enter",
        label=N_("call"),
        group=PRACTICE,
        shown=True,
    ),
    Command(
        "practice_level",
        N_("Difficulty"),
        N_("Easy, medium or hard; the seed stays the same buyer."),
        keys="d",
        label=N_("difficulty"),
        group=PRACTICE,
        shown=True,
    ),
    Command(
        "practice_seed",
        N_("Another seed"),
        N_("Goes on to the next buyer of this persona."),
        keys="plus",
        also="right",
        label=N_("seed"),
        group=PRACTICE,
        shown=True,
    ),
    Command(
        "practice_seed_back",
        N_("The seed before"),
        N_("Goes back to the buyer before."),
        keys="minus",
        also="left",
        group=PRACTICE,
    ),
    Command(
        "practice_look_back",
        N_("Look back"),
        N_("Opens the last call with this buyer, move by move."),
        keys="l",
        label=N_("look back"),
        group=PRACTICE,
        shown=True,
    ),
    Command(
        "practice_script",
        N_("Only the script"),
        N_("A call on the bundled script with an invented lead and no buyer; nothing is kept."),
        keys="s",
        label=N_("only the script"),
        group=PRACTICE,
        shown=True,
    ),
    Command("practice_up", N_("Up"), N_("The buyer above."), "up", "k", PRACTICE, palette=False),
    Command(
        "practice_down", N_("Down"), N_("The buyer below."), "down", "j", PRACTICE, palette=False
    ),
    Command(
        "practice_leave",
        N_("Back"),
        N_("Back to today's list."),
        keys="escape",
        label=N_("back"),
        group=PRACTICE,
        shown=True,
    ),
)

LOOKING_BACK = (
    Command(
        "move_before",
        N_("The move before"),
        N_("Steps back to the move before."),
        keys="up",
        also="k",
        group=BACK,
        palette=False,
    ),
    Command(
        "move_after",
        N_("The move after"),
        N_("Steps on to the move after."),
        keys="down",
        also="j",
        group=BACK,
        palette=False,
    ),
    Command(
        "branch_here",
        N_("What if"),
        N_("Takes the call up again before this move, to try another one."),
        keys="b",
        label=N_("what if"),
        group=BACK,
        shown=True,
    ),
    Command(
        "race",
        N_("The reference"),
        N_("Shows how the reference caller went on with the same buyer, and back."),
        keys="r",
        label=N_("reference"),
        group=BACK,
        shown=True,
    ),
    Command(
        "once_more",
        N_("Once more"),
        N_("Calls the same buyer again."),
        keys="n",
        label=N_("once more"),
        group=BACK,
        shown=True,
    ),
    Command(
        "back_to_choice",
        N_("Back"),
        N_("Back to the choice of a buyer."),
        keys="escape",
        label=N_("back"),
        group=BACK,
        shown=True,
    ),
)

COMMANDS = (*ON_THE_LINE, *CHOOSING, *LOOKING_BACK)
