"""What can be done while a list of leads comes in, step by step."""

from tui.commands import Command
from tui.languages import N_

IMPORT = N_("Import")

BACK = Command(
    "import_back",
    N_("Back"),
    N_("Goes one step back; an import that runs is stopped, and nothing of it stays."),
    keys="escape",
    group=IMPORT,
    label=N_("back"),
    shown=True,
    first=True,
)
UP = Command("import_up", N_("Up"), N_("The line above."), "up", "k", IMPORT, palette=False)
DOWN = Command("import_down", N_("Down"), N_("The line below."), "down", "j", IMPORT, palette=False)

FILE = (
    Command(
        "import_complete",
        N_("Complete the path"),
        N_("Puts the chosen file or folder into the line."),
        keys="tab",
        group=IMPORT,
        label=N_("complete"),
        shown=True,
        palette=False,
    ),
)

COLUMNS = (
    Command(
        "import_check",
        N_("Check every row"),
        N_("Goes through the whole file and says what would come in; nothing is written yet."),
        keys="f2",
        also="c",
        group=IMPORT,
        label=N_("check"),
        shown=True,
        first=True,
    ),
    Command(
        "import_field",
        N_("What the column is"),
        N_("Says which field of a lead the chosen column is, or that it is left out."),
        keys="enter",
        group=IMPORT,
        label=N_("what it is"),
        shown=True,
    ),
    Command(
        "import_leave_out",
        N_("Leave the column out"),
        N_("Nothing of the chosen column comes in."),
        keys="delete",
        also="minus,backspace",
        group=IMPORT,
        label=N_("leave out"),
        shown=True,
    ),
    Command(
        "import_encoding",
        N_("Another encoding"),
        N_("Reads the file's letters in another way, where they look wrong."),
        keys="e",
        group=IMPORT,
        label=N_("encoding"),
        shown=True,
    ),
    Command(
        "import_delimiter",
        N_("Another delimiter"),
        N_("Divides the rows at another sign."),
        keys="d",
        group=IMPORT,
        label=N_("delimiter"),
    ),
    Command(
        "import_sheet",
        N_("Another sheet"),
        N_("Reads another sheet of the workbook."),
        keys="s",
        group=IMPORT,
        label=N_("sheet"),
    ),
    Command(
        "import_country",
        N_("Country of the numbers"),
        N_("In which country a number without its code is read, where the row names none."),
        keys="l",
        group=IMPORT,
        label=N_("country"),
        shown=True,
    ),
    Command(
        "import_basis",
        N_("Contact basis of the file"),
        N_("On what basis these people may be called, where the row says nothing."),
        keys="b",
        group=IMPORT,
        label=N_("basis"),
        shown=True,
    ),
)

CHECKED = (
    Command(
        "import_take_in",
        N_("Take the leads in"),
        N_("Writes what was checked; rows that can't come in go to a file beside the source."),
        keys="enter",
        also="f2",
        group=IMPORT,
        label=N_("take in"),
        shown=True,
        first=True,
    ),
)

DONE = (
    Command(
        "import_close",
        N_("To the list"),
        N_("Goes back to the leads."),
        keys="enter",
        group=IMPORT,
        label=N_("to the list"),
        shown=True,
        first=True,
    ),
)

STATES = tuple((BACK, UP, DOWN, *state) for state in (FILE, COLUMNS, CHECKED, DONE))
"""What can be done at once, from choosing the file to what came of it."""

COMMANDS = (BACK, UP, DOWN, *FILE, *COLUMNS, *CHECKED, *DONE)
