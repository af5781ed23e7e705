"""What can be done on the page of a record."""

from tui.commands import Command
from tui.languages import N_
from tui.screens.records.commands import MOVES, RECORDS, TAKE_BACK

COMMANDS = (
    Command(
        "open_line",
        N_("Open the line"),
        N_("Opens what the line is about: a person, a call, a deal."),
        keys="enter",
        group=RECORDS,
        label=N_("show"),
        shown=True,
    ),
    Command(
        "edit_record",
        N_("Edit the record"),
        N_("Corrects the fields of this record."),
        keys="e",
        group=RECORDS,
        label=N_("edit"),
        shown=True,
    ),
    Command(
        "add_person",
        N_("New contact"),
        N_("Adds a person to this company by hand."),
        keys="n",
        group=RECORDS,
        label=N_("new contact"),
        shown=True,
    ),
    Command(
        "call_record",
        N_("Call"),
        N_("Calls this person; a contact who is no lead yet becomes one."),
        keys="d",
        group=RECORDS,
        label=N_("call"),
        shown=True,
    ),
    Command(
        "lead_score",
        N_("Score, and what they did"),
        N_("Shows what the lead's score is made of, what the lead did, and accepts or returns it."),
        keys="v",
        group=RECORDS,
        label=N_("score"),
        shown=True,
    ),
    Command(
        "deal_stage",
        N_("Stage, won or lost"),
        N_("Moves the deal to another stage, marks it won or lost, or opens it again."),
        keys="s",
        group=RECORDS,
        label=N_("stage"),
        shown=True,
    ),
    Command(
        "merge_record",
        N_("Merge duplicates"),
        N_("Shows records that may be the same, and makes one of two."),
        keys="m",
        group=RECORDS,
        label=N_("merge"),
        shown=True,
    ),
    Command(
        "record_history",
        N_("History"),
        N_("Who changed what in this record, and when; any change can be taken back there."),
        keys="h",
        group=RECORDS,
        label=N_("history"),
        shown=True,
    ),
    Command(
        "read_record_again",
        N_("Read the page again"),
        N_("Shows what others have changed meanwhile."),
        keys="f5",
        also="r",
        group=RECORDS,
    ),
    Command(
        "leave_record",
        N_("Back"),
        N_("Goes back to where you came from."),
        keys="escape",
        group=RECORDS,
        label=N_("back"),
        shown=True,
        palette=False,
    ),
)

OFFERED = (*COMMANDS[:-2], TAKE_BACK, *COMMANDS[-2:], *MOVES)
"""With those that lists have, too."""
