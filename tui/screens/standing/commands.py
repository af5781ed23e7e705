"""What can be done on the screen of a lead's score."""

from tui.commands import Command
from tui.languages import N_

STANDING = N_("The lead's score")

COMMANDS = (
    Command(
        "standing_add",
        N_("Add what they did"),
        N_("Keeps a download, a webinar, a form, a call of theirs, with its day and a note."),
        keys="w",
        group=STANDING,
        label=N_("what they did"),
        shown=True,
    ),
    Command(
        "standing_accept",
        N_("Accept the lead"),
        N_("Takes the lead: you will work on it. A saved talk does that by itself."),
        keys="a",
        group=STANDING,
        label=N_("accept"),
        shown=True,
    ),
    Command(
        "standing_return",
        N_("Return to marketing"),
        N_("Gives the lead back with a reason; it comes again when it shows interest."),
        keys="x",
        group=STANDING,
        label=N_("return"),
        shown=True,
    ),
    Command(
        "standing_take_back",
        N_("Take back"),
        N_("Takes back the last thing done on this screen."),
        keys="f9",
        group=STANDING,
        label=N_("take back"),
        shown=True,
    ),
    Command("standing_up", N_("Up"), N_("Scrolls up."), "k", "up", STANDING, palette=False),
    Command("standing_down", N_("Down"), N_("Scrolls down."), "j", "down", STANDING, palette=False),
    Command(
        "standing_back",
        N_("Back"),
        N_("Goes back to Today."),
        keys="escape",
        also="v",
        group=STANDING,
        label=N_("back"),
        shown=True,
        palette=False,
    ),
)
