"""What can be done on the wrap-up screen."""

from tui.commands import Command
from tui.languages import N_

WRAP_UP = N_("Wrap-up")

COMMANDS = (
    Command(
        "wrap_up_forward",
        N_("Save"),
        N_("Shows what will be written, and once more writes it."),
        keys="f8",
        also="ctrl+s",
        group=WRAP_UP,
        label=N_("save"),
        shown=True,
    ),
    Command(
        "wrap_up_outcome",
        N_("Another outcome"),
        N_("Goes back to the question how the call ended."),
        keys="f2",
        also="ctrl+o",
        group=WRAP_UP,
        label=N_("outcome"),
        shown=True,
    ),
    Command(
        "wrap_up_details",
        N_("All fields"),
        N_("Shows or hides the details of contact and company: title, e-mail, phone and more."),
        keys="f3",
        group=WRAP_UP,
        label=N_("all fields"),
        shown=True,
    ),
    Command(
        "wrap_up_when",
        N_("Usual dates"),
        N_("Offers the usual dates for the field that the cursor is on, each under a digit."),
        keys="f4",
        group=WRAP_UP,
        label=N_("dates"),
    ),
    Command(
        "wrap_up_take_back",
        N_("Take the save back"),
        N_("Takes everything back that the save has written, and returns to the form."),
        keys="f9",
        group=WRAP_UP,
        label=N_("take back"),
        shown=True,
    ),
    Command(
        "wrap_up_back",
        N_("Back"),
        N_("Goes one level up: from the changes to the form, from the form to the call."),
        keys="escape",
        group=WRAP_UP,
        label=N_("back"),
        shown=True,
        palette=False,
    ),
)
