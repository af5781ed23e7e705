"""Commands: everything a person can do, each declared once.

One declaration feeds the key binding, the key line, the command palette, help (F1), the settings'
`[keys]` table and the docs, so that they can't drift apart. A screen (or a widget that takes focus)
declares its commands in a module of its own, binds them and writes one `action_<id>` method each:

    # tui/screens/tea/commands.py
    from tui.commands import Command
    from tui.languages import N_

    TEA = N_("Tea")
    COMMANDS = (
        Command("pour", N_("Pour"), N_("Fills the cup."), keys="f2", group=TEA, shown=True),
        Command("stir", N_("Stir"), N_("Stirs what is in the cup."), keys="f3,s", group=TEA),
        Command("drink_up", N_("Drink up"), N_("Empties the cup."), group=TEA),   # palette only
    )

    # tui/screens/tea/screen.py
    class TeaScreen(Screen[None]):
        OFFERS = COMMANDS
        BINDINGS = bindings(COMMANDS)
        HELP = N_("What this screen is for, in one or two sentences, shown above its keys.")

        def why_not(self, action: str) -> str | None:     # optional: why it can't be done now
            return _("There is no tea yet.") if action == "stir" and not self.tea else None

        def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
            return None if self.why_not(action) else True  # greyed; a click and help say why

        def action_pour(self) -> None: ...

Add the module to `DECLARED_IN` below, so that settings can name its commands. Ids are unique in the
whole program and never change: people write them into their settings. `keys` are Textual's key
names ("f8", "ctrl+o", "slash", "question_mark"), the first one is shown; `also` are keys that work
without being shown (j, k). Texts are marked with `N_()` and translated where they are shown. Call
`self.refresh_bindings()` when what can be done has changed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module, util

from textual.binding import Binding

from tui.languages import N_, _

GENERAL = N_("Everywhere")

DECLARED_IN = (
    "tui.screens.everywhere",
    "tui.screens.today.commands",
    "tui.screens.today.filter_dialog",
    "tui.screens.call.commands",
    "tui.screens.wrap_up.commands",
    "tui.screens.records.commands",
    "tui.screens.records.page_commands",
    "tui.screens.records.history_commands",
    "tui.screens.importing.commands",
    "tui.screens.next_steps.commands",
    "tui.screens.standing.commands",
    "tui.screens.practice.commands",
    "tui.screens.practice.call_commands",
    "tui.screens.practice.look_back_commands",
    "tui.screens.practice.progress_commands",
    "tui.screens.practice.hearing_commands",
    "tui.screens.review.commands",
    "tui.screens.review.call_commands",
    "tui.screens.review.sample",
)
"""The modules whose `COMMANDS` can be given other keys; one that is not there is passed over."""


@dataclass(frozen=True)
class Command:
    """One thing a person can do."""

    id: str
    """Its name in settings, and of its `action_<id>` method."""
    title: str
    """What it is called, marked with N_()."""
    help: str
    """One sentence on what it does, marked with N_()."""
    keys: str = ""
    """Keys by default, comma-separated; the first is the one that is shown."""
    also: str = ""
    """More keys, which work and are listed in help but never shown on the key line."""
    group: str = GENERAL
    """Heading in help, marked with N_()."""
    label: str = ""
    """A shorter title for the key line, marked with N_(), where the title is long."""
    shown: bool = False
    """Whether the key line shows it."""
    first: bool = False
    """Whether a short key line leaves others out before it."""
    action: str = ""
    """Textual's action, where it is not the id (`app.push('x')`)."""
    palette: bool = True
    """Whether the command palette offers it."""
    priority: bool = False
    """Whether its keys work above dialogs and text fields (what holds everywhere only)."""

    @property
    def run(self) -> str:
        """The action that a key, a click or the palette runs."""
        return self.action or self.id

    @property
    def all_keys(self) -> tuple[str, ...]:
        """Every key by default, the shown one first."""
        return split_keys(f"{self.keys},{self.also}")

    def short(self) -> str:
        """What the key line says, in the interface's language."""
        return _(self.label or self.title)

    def binding(self) -> Binding:
        """Textual's binding for it."""
        return Binding(
            ",".join(self.all_keys),
            self.run,
            self.title,
            show=self.shown,
            tooltip=self.help,
            id=self.id,
            priority=self.priority,
        )


def split_keys(keys: str) -> tuple[str, ...]:
    """The keys of a comma-separated list, in its order."""
    return tuple(key for part in keys.split(",") if (key := part.strip()))


def bindings(commands: Iterable[Command]) -> list[Binding]:
    """What goes into a class's BINDINGS; commands of the palette alone have none."""
    return [command.binding() for command in commands if command.all_keys]


def offered(nodes: Iterable[object]) -> list[tuple[object, Command]]:
    """The commands that these nodes declare in OFFERS, nearest first, each with its node."""
    found: dict[str, tuple[object, Command]] = {}
    for node in nodes:
        commands: Sequence[Command] = getattr(node, "OFFERS", ())
        for command in commands:
            found.setdefault(command.id, (node, command))
    return list(found.values())


def declared() -> dict[str, dict[str, Command]]:
    """Every command of the program, by module and id; loads the modules that declare them."""
    found: dict[str, dict[str, Command]] = {}
    for name in DECLARED_IN:
        try:
            there = util.find_spec(name) is not None
        except ModuleNotFoundError:
            there = False
        if there:
            commands: Sequence[Command] = getattr(import_module(name), "COMMANDS", ())
            found[name] = {command.id: command for command in commands}
    return found


KEY_NAMES = {
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "space": "Space",
    "backspace": "Backspace",
    "delete": "Del",
    "insert": "Ins",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "slash": "/",
    "question_mark": "?",
    "full_stop": ".",
    "plus": "+",
    "minus": "-",
    "equals_sign": "=",
    "asterisk": "*",
    "exclamation_mark": "!",
    "comma": ",",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
}


def key_name(key: str) -> str:
    """A key as people write it: `ctrl+p` is Ctrl+P, `slash` is /, `G` stays G."""
    *modifiers, last = key.split("+")
    if last in KEY_NAMES:
        last = KEY_NAMES[last]
    elif (last.startswith("f") and last[1:].isdigit()) or (modifiers and len(last) == 1):
        last = last.upper()
    return "+".join([*(modifier.capitalize() for modifier in modifiers), last])
