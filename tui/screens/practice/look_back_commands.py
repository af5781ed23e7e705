"""What can be done in the look back."""

from tui.commands import Command
from tui.languages import N_

BACK = N_("Looking back")

COMMANDS = (
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
        "show_scorecard",
        N_("The scorecard"),
        N_("Shows the nine criteria with their marks and what each was given for."),
        keys="c",
        label=N_("scorecard"),
        group=BACK,
        shown=True,
    ),
    Command(
        "mark_by_ear",
        N_("Mark by ear"),
        N_("For a trainer: opening, listening and objections, 0 to 3 points each."),
        keys="t",
        label=N_("by ear"),
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
