"""What can be done in the manager's review."""

from tui.commands import Command
from tui.languages import N_
from tui.screens.records.commands import MOVES

REVIEW = N_("Review")
VIEW = N_("Views")

TITLES = {
    "overview": N_("Overview"),
    "calls": N_("Calls"),
    "script": N_("Script"),
    "second-look": N_("Second look"),
    "what-if": N_("What if"),
    "wins": N_("Wins"),
    "reps": N_("Reps"),
    "plan": N_("Plan"),
    "sources": N_("Sources"),
}
"""What the views are called over the page."""
_ABOUT = {
    "overview": N_("Where we are, where it jams, what is forgotten."),
    "calls": N_("The table of calls; each opens as it went."),
    "script": N_("Where talks end, what is skipped, and remarks that had no answer."),
    "second-look": N_("Disqualified in haste, and the blind sample."),
    "what-if": N_("The same calls in another framework or from another score on."),
    "wins": N_("What predicts winning, and what became of the verdicts."),
    "reps": N_("Convenient clients, and where the time goes."),
    "plan": N_("What a plan takes, and what your leads will bring."),
    "sources": N_("What sources bring, what came back from sales, and what each result costs."),
}


def shows(view: str) -> str:
    """The action that shows a view."""
    return f"show_view('{view}')"


VIEWS = tuple(
    Command(
        f"review_{view.replace('-', '_')}", title, _ABOUT[view], str(number), group=VIEW,
        action=shows(view),
    )
    for number, (view, title) in enumerate(TITLES.items(), start=1)
)  # fmt: skip

OPEN = Command(
    "open_behind",
    N_("Open what is behind it"),
    N_("Lists the calls, deals or leads that a number of the line counts, or opens the call."),
    keys="enter",
    group=REVIEW,
    label=N_("calls behind"),
    shown=True,
    first=True,
)
TYPE = Command(
    "type_plan",
    N_("Type the plan"),
    N_("Goes to the first field of the plan; what stays empty comes from your own records."),
    keys="enter",
    group=REVIEW,
    label=N_("type"),
    shown=True,
    first=True,
)
OWN = Command(
    "behind_own_rates",
    N_("Open what your own rates count"),
    N_("Lists the calls and deals of the last year that the planner's own rates come from."),
    keys="c",
    group=REVIEW,
    label=N_("behind your rates"),
    shown=True,
)
FIND = Command(
    "find_call",
    N_("Search the calls"),
    N_("Shows only calls with leads that have these letters in their name or company."),
    keys="slash",
    also="full_stop",
    group=REVIEW,
    label=N_("search"),
)
EXPORT = Command(
    "export_view",
    N_("Write to a file"),
    N_("Writes the tables that are shown as CSV, Excel or a web page, where downloads go."),
    keys="x",
    group=REVIEW,
    label=N_("to a file"),
)
LEAVE = Command(
    "leave_review",
    N_("Back"),
    N_("Ends the search, or goes back to where you came from."),
    keys="escape",
    group=REVIEW,
    label=N_("back"),
    shown=True,
    first=True,
    palette=False,
)

ON_PAGE = (
    OPEN,
    TYPE,
    Command(
        "choose_period",
        N_("Period"),
        N_("Another stretch of time: this week, the last 30 days, from one day to another."),
        keys="p",
        group=REVIEW,
        label=N_("period"),
        shown=True,
    ),
    Command(
        "choose_filter",
        N_("Which calls"),
        N_("Only calls of one rep, script, framework, source, segment or language."),
        keys="f",
        group=REVIEW,
        label=N_("which calls"),
        shown=True,
    ),
    Command(
        "no_filter",
        N_("All calls again"),
        N_("Takes every filter away."),
        keys="backspace",
        group=REVIEW,
    ),
    Command(
        "go_to_address",
        N_("Address of the view"),
        N_("Shows the address of what you see, to be copied, or takes you to another one."),
        keys="a",
        group=REVIEW,
        label=N_("address"),
    ),
    Command(
        "copy_address",
        N_("Copy the address"),
        N_("Puts the address of what you see on the clipboard."),
        keys="y",
        group=REVIEW,
    ),
    Command(
        "blind_sample",
        N_("Answer the blind sample"),
        N_("Disqualified calls drawn by lot, without rep and reason: was there potential?"),
        keys="b",
        group=REVIEW,
        label=N_("blind sample"),
        shown=True,
    ),
    Command(
        "choose_version",
        N_("Another script or version"),
        N_("Shows the health of another version of a script."),
        keys="v",
        group=REVIEW,
        label=N_("version"),
        shown=True,
    ),
    Command(
        "choose_framework",
        N_("Read in another framework"),
        N_("Reads every call in two frameworks side by side."),
        keys="w",
        group=REVIEW,
        label=N_("framework"),
        shown=True,
    ),
    Command(
        "choose_gate",
        N_("Another gate"),
        N_("Reads every call as if the framework asked for more, or for less."),
        keys="s",
        group=REVIEW,
        label=N_("gate"),
        shown=True,
    ),
    Command(
        "choose_threshold",
        N_("Another threshold"),
        N_("Compares two scores from which on leads are worked."),
        keys="t",
        group=REVIEW,
        label=N_("threshold"),
        shown=True,
    ),
    Command(
        "choose_margin",
        N_("Margin of a deal"),
        N_("What a won deal leaves, to tell from which cost on extra leads no longer pay."),
        keys="m",
        group=REVIEW,
        label=N_("margin"),
    ),
    Command(
        "next_view", N_("Next view"), N_("The view after this one."), "tab", group=VIEW,
        palette=False,
    ),
    Command(
        "previous_view", N_("Previous view"), N_("The view before this one."), "shift+tab",
        group=VIEW, palette=False,
    ),
    OWN,
    FIND,
    EXPORT,
    Command(
        "columns_right", N_("Columns to the right"), N_("Shows columns that don't fit."),
        "right", "l", REVIEW, label=N_("columns"), shown=True, palette=False,
    ),
    Command(
        "columns_left", N_("Columns to the left"), N_("Goes back to the columns before."),
        "left", "h", REVIEW, palette=False,
    ),
    Command(
        "read_review_again", N_("Count again"), N_("Reads the figures anew."), "f5", "r", REVIEW
    ),
    LEAVE,
)  # fmt: skip

COMMANDS = (*ON_PAGE, *VIEWS)
OFFERED = (*COMMANDS, *MOVES)
"""With the moves that every list has."""
OF_A_VIEW = {
    "blind_sample": "second-look",
    "choose_version": "script",
    "choose_framework": "what-if",
    "choose_gate": "what-if",
    "choose_threshold": "what-if",
    "choose_margin": "what-if",
    "find_call": "calls",
    "type_plan": "plan",
    "behind_own_rates": "plan",
}
"""Commands that only one view has."""
NOT_IN_PLAN = frozenset({"open_behind", "choose_period", "columns_right", "columns_left"})
"""Commands that the plan has no use for."""
STATES = (
    tuple(each for each in COMMANDS if OF_A_VIEW.get(each.id) != "plan"),
    tuple(each for each in COMMANDS if each.id not in NOT_IN_PLAN),
)
"""What there is on views with figures, and on the plan, where Enter types."""
