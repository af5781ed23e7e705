"""What can be done where a buyer is chosen."""

from tui.commands import Command
from tui.languages import N_

PRACTICE = N_("Practice")

COMMANDS = (
    Command(
        "practice_begin",
        N_("Begin"),
        N_("Calls the chosen buyer."),
        keys="enter",
        label=N_("call"),
        group=PRACTICE,
        shown=True,
        first=True,
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
        "practice_throw_away",
        N_("Throw away"),
        N_("Throws a call away that was cut off."),
        keys="delete",
        label=N_("throw away"),
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
        "practice_progress",
        N_("Progress"),
        N_("Level, what is mastered, what is due again, and practice beside live calls."),
        keys="g",
        label=N_("progress"),
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
