"""Commands that work on every screen."""

from tui.commands import Command
from tui.languages import N_

COMMANDS = (
    Command(
        "help",
        N_("Help"),
        N_("Shows what this screen is for and every key that works on it."),
        keys="f1",
        also="question_mark",
        label=N_("help"),
        shown=True,
    ),
    Command(
        "palette",
        N_("Commands"),
        N_("Finds any command by a few letters of its name."),
        keys="ctrl+p",
        palette=False,
        priority=True,
    ),
    Command(
        "close_notice",
        N_("Close the notice"),
        N_("Takes away the notice at the top of the screen; the next one comes up."),
        keys="f12",
        priority=True,
    ),
    Command("quit", N_("Quit"), N_("Leaves Talktrack."), keys="ctrl+q", priority=True),
    Command(
        "light_or_dark",
        N_("Light or dark"),
        N_("Switches between the light and the dark colours."),
    ),
    Command(
        "next_theme",
        N_("Next theme"),
        N_("Tries the next set of colours; the last one you see is remembered."),
    ),
    Command(
        "picture",
        N_("Save a picture of the screen"),
        N_("Writes the screen as it is to an SVG file."),
    ),
)
