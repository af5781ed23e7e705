"""What can be done where it is shown how people get on."""

from tui.commands import Command
from tui.languages import N_

GETTING_ON = N_("Progress")

COMMANDS = (
    Command(
        "progress_open",
        N_("Open the call"),
        N_("Looks back at the chosen call."),
        keys="enter",
        label=N_("look back"),
        group=GETTING_ON,
        shown=True,
    ),
    Command(
        "progress_next",
        N_("The next person"),
        N_("Shows how the next person gets on."),
        keys="plus",
        also="right",
        label=N_("next person"),
        group=GETTING_ON,
        shown=True,
    ),
    Command(
        "progress_before",
        N_("The person before"),
        N_("Shows how the person before gets on."),
        keys="minus",
        also="left",
        group=GETTING_ON,
    ),
    Command("progress_up", N_("Up"), N_("The line above."), "up", "k", GETTING_ON, palette=False),
    Command(
        "progress_down", N_("Down"), N_("The line below."), "down", "j", GETTING_ON, palette=False
    ),
    Command(
        "progress_leave",
        N_("Back"),
        N_("Back to the choice of a buyer."),
        keys="escape",
        label=N_("back"),
        group=GETTING_ON,
        shown=True,
    ),
)
