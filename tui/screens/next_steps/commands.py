"""What can be done with the next steps that are due."""

from tui.commands import Command
from tui.languages import N_

NEXT_STEPS = N_("Next steps")

COMMANDS = (
    Command(
        "due_call",
        N_("Call"),
        N_("Starts a call with the lead of this next step."),
        keys="enter",
        group=NEXT_STEPS,
        label=N_("call"),
        shown=True,
    ),
    Command(
        "due_done",
        N_("Done"),
        N_("Marks the next step as done, with a word on what came of it."),
        keys="m",
        group=NEXT_STEPS,
        label=N_("done"),
        shown=True,
    ),
    Command(
        "due_when",
        N_("Another date"),
        N_("Moves the next step to another date, or gives a forgotten lead one."),
        keys="t",
        group=NEXT_STEPS,
        label=N_("another date"),
        shown=True,
    ),
    Command(
        "due_calendar",
        N_("Calendar file"),
        N_("Writes this next step as a calendar file (.ics), where downloads go."),
        keys="l",
        group=NEXT_STEPS,
        label=N_("calendar"),
        shown=True,
    ),
    Command(
        "due_take_back",
        N_("Take back"),
        N_("Takes back the last thing done in this list."),
        keys="f9",
        group=NEXT_STEPS,
        label=N_("take back"),
        shown=True,
    ),
    Command(
        "due_read_again",
        N_("Read the list again"),
        N_("Shows what others have changed meanwhile."),
        keys="f5",
        also="r",
        group=NEXT_STEPS,
    ),
    Command("due_up", N_("Up"), N_("The one above."), "k", group=NEXT_STEPS, palette=False),
    Command("due_down", N_("Down"), N_("The one below."), "j", group=NEXT_STEPS, palette=False),
    Command(
        "due_back",
        N_("Back"),
        N_("Goes back to Today."),
        keys="escape",
        also="u",
        group=NEXT_STEPS,
        label=N_("back"),
        shown=True,
        palette=False,
    ),
)
