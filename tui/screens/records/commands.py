"""What can be done in the records."""

from tui.commands import Command
from tui.languages import N_

RECORDS = N_("Records")
LIST = N_("In the list")

MOVES = (
    Command("row_up", N_("Up"), N_("The row above."), "up", "k", LIST, palette=False),
    Command("row_down", N_("Down"), N_("The row below."), "down", "j", LIST, palette=False),
    Command("rows_up", N_("Page up"), N_("A page up."), "pageup", group=LIST, palette=False),
    Command(
        "rows_down", N_("Page down"), N_("A page down."), "pagedown", group=LIST, palette=False
    ),
    Command("first_row", N_("First"), N_("The first row."), "home", "g", LIST, palette=False),
    Command("last_row", N_("Last"), N_("The last row."), "end", "G", LIST, palette=False),
)

TAKE_BACK = Command(
    "take_back_records",
    N_("Take back the last change"),
    N_("Takes back what you changed last in the records: a correction, a merge, a deal."),
    keys="f9",
    group=RECORDS,
    label=N_("take back"),
    shown=True,
)

IN_LISTS = (
    Command(
        "open_record",
        N_("Open"),
        N_("Opens the page of the chosen record."),
        keys="enter",
        group=RECORDS,
        label=N_("show"),
        shown=True,
    ),
    Command(
        "next_list",
        N_("Next list"),
        N_("Companies, contacts, deals, calls, leads, one after the other."),
        keys="tab",
        also="right",
        group=RECORDS,
        label=N_("next list"),
        shown=True,
    ),
    Command(
        "previous_list",
        N_("Previous list"),
        N_("The list before this one."),
        keys="shift+tab",
        also="left",
        group=RECORDS,
        palette=False,
    ),
    Command(
        "find_record",
        N_("Search the records"),
        N_("Shows only the rows with these letters in a name, address or number."),
        keys="slash",
        also="full_stop",
        group=RECORDS,
        label=N_("search"),
        shown=True,
    ),
    Command(
        "sort_records",
        N_("Sort"),
        N_("Sorts the list another way: by name, newest first and the like."),
        keys="o",
        group=RECORDS,
        label=N_("sort"),
        shown=True,
    ),
    Command(
        "add_record",
        N_("New company"),
        N_("Adds a company by hand; people are added on its page."),
        keys="n",
        group=RECORDS,
        label=N_("new"),
        shown=True,
    ),
    TAKE_BACK,
    Command(
        "read_records_again",
        N_("Read the list again"),
        N_("Shows what others have changed meanwhile."),
        keys="f5",
        also="r",
        group=RECORDS,
    ),
    Command(
        "leave_records",
        N_("Back"),
        N_("Ends the search, or goes back to Today."),
        keys="escape",
        group=RECORDS,
        label=N_("back"),
        shown=True,
        palette=False,
    ),
)

COMMANDS = (*MOVES, *IN_LISTS)
