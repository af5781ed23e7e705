"""What a manager can do on the page of a call."""

from tui.commands import Command
from tui.languages import N_
from tui.screens.review.commands import REVIEW

EXPORT = Command(
    "export_call",
    N_("Write the call to a file"),
    N_("Writes what is shown of the call as CSV, Excel or a web page, where downloads go."),
    keys="x",
    group=REVIEW,
    label=N_("to a file"),
)

COMMANDS = (
    Command(
        "comment_call",
        N_("Comment"),
        N_("Says something of the step under the cursor, or of the call as a whole."),
        keys="m",
        group=REVIEW,
        label=N_("comment"),
        shown=True,
    ),
    Command(
        "mark_call",
        N_("Scorecard"),
        N_("Marks the call by nine criteria, with what each mark stands for."),
        keys="s",
        group=REVIEW,
        label=N_("scorecard"),
        shown=True,
    ),
    Command(
        "overturn_call",
        N_("Overturn the disqualification"),
        N_("Makes a callback of the lead, with your note; F9 takes it back."),
        keys="o",
        group=REVIEW,
        label=N_("overturn"),
        shown=True,
    ),
    EXPORT,
)
