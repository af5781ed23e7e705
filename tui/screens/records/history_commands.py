"""What can be done in the history of a record."""

from tui.commands import Command
from tui.languages import N_
from tui.screens.records.commands import MOVES, RECORDS

COMMANDS = (
    Command(
        "take_this_back",
        N_("Take this change back"),
        N_("Takes back everything that was written together with the chosen line."),
        keys="f9",
        group=RECORDS,
        label=N_("take this back"),
        shown=True,
    ),
    Command(
        "leave_history",
        N_("Back"),
        N_("Goes back to the record."),
        keys="escape",
        group=RECORDS,
        label=N_("back"),
        shown=True,
        palette=False,
    ),
)

OFFERED = (*COMMANDS, *MOVES)
"""With those that lists have, too."""
