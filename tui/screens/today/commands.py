"""What can be done on the Today screen."""

from tui.commands import Command
from tui.languages import N_

TODAY = N_("Today")
LIST = N_("In the list")

NEEDS_LEAD = ("call_lead", "edit_lead", "give_up", "when_to_call", "hand_over")
"""Commands that are greyed out while no lead is chosen."""

COMMANDS = (
    Command(
        "call_lead",
        N_("Call"),
        N_("Starts the call with the chosen lead, or goes on with the one that was left."),
        keys="enter",
        group=TODAY,
        label=N_("call"),
        shown=True,
    ),
    Command(
        "new_call",
        N_("New call"),
        N_("Starts a call with somebody who is not in the list yet."),
        keys="n",
        group=TODAY,
        label=N_("new call"),
        shown=True,
    ),
    Command(
        "search",
        N_("Search"),
        N_("Finds leads by name, company, number, or by what was said and noted in a call."),
        keys="slash",
        also="full_stop",
        group=TODAY,
        label=N_("search"),
        shown=True,
    ),
    Command(
        "filter_leads",
        N_("Filter"),
        N_("Shows only some leads: by part of the queue, band, track, source, country and more."),
        keys="f",
        group=TODAY,
        label=N_("filter"),
    ),
    Command(
        "edit_lead",
        N_("Edit the lead"),
        N_("Corrects the chosen lead's name, company, number and the like."),
        keys="e",
        group=TODAY,
        label=N_("edit"),
        shown=True,
    ),
    Command(
        "when_to_call",
        N_("When to call"),
        N_("Puts the next call with the chosen lead at a time: one key, or a date in words."),
        keys="t",
        group=TODAY,
    ),
    Command(
        "next_steps",
        N_("Next steps"),
        N_("What was agreed and is due: overdue, today, this week, and good leads forgotten."),
        keys="u",
        group=TODAY,
    ),
    Command(
        "give_up",
        N_("Give up for now"),
        N_("Disqualifies a lead that nobody can reach, once the attempts are used up."),
        keys="X",
        group=TODAY,
    ),
    Command(
        "take_back",
        N_("Take back the last call"),
        N_("Takes back what was saved last since Talktrack started; the call can be gone on with."),
        keys="f9",
        group=TODAY,
        label=N_("take back"),
        shown=True,
    ),
    Command(
        "settings",
        N_("Settings"),
        N_("Your name, language, default script and the like."),
        keys="f10",
        also="s",
        group=TODAY,
        action="app.settings",
        label=N_("settings"),
        shown=True,
    ),
    Command(
        "records",
        N_("Records"),
        N_("Companies, contacts, deals and calls: look at them, correct them, merge duplicates."),
        keys="c",
        group=TODAY,
    ),
    Command(
        "practise",
        N_("Practice run"),
        N_("A call on the bundled script with an invented lead; nothing of it is kept."),
        keys="p",
        group=TODAY,
    ),
    Command(
        "see_demo",
        N_("Demo"),
        N_("Opens Talktrack on invented data, beside your own."),
        keys="d",
        group=TODAY,
    ),
    Command(
        "all_leads",
        N_("Show all leads"),
        N_("Ends the search; without one, ends the filter."),
        keys="escape",
        group=TODAY,
        label=N_("all leads"),
        shown=True,
    ),
    Command(
        "read_again",
        N_("Read the list again"),
        N_("Shows what others have changed meanwhile."),
        keys="f5",
        also="r",
        group=TODAY,
    ),
    Command(
        "import_leads",
        N_("Import leads"),
        N_("Takes in a list from a CSV or Excel file, after a look at what would come in."),
        keys="i",
        group=TODAY,
    ),
    Command(
        "hand_over",
        N_("Hand over the last call"),
        N_("Shows the last call with the chosen lead on one page, to copy or to write to a file."),
        keys="h",
        group=TODAY,
    ),
    Command(
        "hand_over_saved",
        N_("Hand over the call just saved"),
        N_("Shows the call that was saved last since Talktrack started on one page."),
        keys="H",
        group=TODAY,
    ),
    Command("cursor_up", N_("Up"), N_("The lead above."), "up", "k", LIST, palette=False),
    Command("cursor_down", N_("Down"), N_("The lead below."), "down", "j", LIST, palette=False),
    Command("page_up", N_("Page up"), N_("A page up."), "pageup", group=LIST, palette=False),
    Command(
        "page_down", N_("Page down"), N_("A page down."), "pagedown", group=LIST, palette=False
    ),
    Command("first_lead", N_("First"), N_("The first lead."), "home", "g", LIST, palette=False),
    Command("last_lead", N_("Last"), N_("The last lead."), "end", "G", LIST, palette=False),
)
