"""What can be done where a trainer marks by ear."""

from tui.commands import Command
from tui.languages import N_

BY_EAR = N_("Marks by ear")

COMMANDS = (
    *(
        Command(
            f"points_{points}",
            title,
            N_("Gives the chosen item so many points; they are kept at once."),
            keys=str(points),
            group=BY_EAR,
            palette=False,
        )
        for points, title in enumerate(
            (N_("No points"), N_("One point"), N_("Two points"), N_("Three points"))
        )
    ),
    Command("item_before", N_("Up"), N_("The item above."), "up", "k", BY_EAR, palette=False),
    Command("item_after", N_("Down"), N_("The item below."), "down", "j", BY_EAR, palette=False),
    Command(
        "stop_hearing",
        N_("Back"),
        N_("Back to the call."),
        keys="escape",
        also="enter",
        label=N_("back"),
        group=BY_EAR,
        shown=True,
    ),
)
