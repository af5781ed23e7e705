"""`--help` in the language of the interface.

The commands declare their help in English, where they are; here it is said in the language that was
asked for, together with the words that typer puts around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from tui.languages import N_, _

FRAME = (
    N_("Usage: "),
    N_("Options"),
    N_("Arguments"),
    N_("Commands"),
    N_("Show this message and exit."),
)
"""What typer writes around our texts, always in English."""
OPTIONS, COMMAND = N_("[OPTIONS]"), N_("COMMAND [ARGS]...")
DEFAULT, REQUIRED = N_("default: {value}"), N_("required")
KINDS = {"str": N_("<text>"), "int": N_("<number>"), "float": N_("<number>"), "path": N_("<file>")}
"""What stands for a value in the help, by the kind that typer calls it."""
_KIND = re.compile(r"<(?:list\[)?(str|int|float|path)(?: range)?\]?>")
_BESIDE = re.compile(r"\[(?:(?P<default>default: )(?P<value>[^;\]]*)|(?P<required>required))")


def help_texts(command: Any) -> Iterator[str]:
    """Every help text of a command, its options and its subcommands, as it is declared."""
    for part in (command, *command.params):
        if text := getattr(part, "help", None):
            yield text
    for below in getattr(command, "commands", {}).values():
        yield from help_texts(below)


def in_words(command: Any) -> Any:
    """The command, its help texts in the language of the interface."""
    from typer._click.core import Context
    from typer._click.formatting import HelpFormatter

    class Formatter(HelpFormatter):
        """Says the frame in that language, too."""

        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
            super().write_usage(prog, args, _(FRAME[0]) if prefix is None else prefix)

        def write_heading(self, heading: str) -> None:
            super().write_heading(_(heading))

        def write_dl(self, rows: Sequence[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
            said = [(_KIND.sub(_kind, name), _BESIDE.sub(_beside, _(text))) for name, text in rows]
            super().write_dl(said, *args, **kwargs)

    Context.formatter_class = Formatter
    _translate(command)
    return command


def _kind(found: re.Match[str]) -> str:
    return _(KINDS[found[1]])


def _beside(found: re.Match[str]) -> str:
    if found["required"]:
        return f"[{_(REQUIRED)}"
    return f"[{_(DEFAULT).format(value=found['value'])}"


def _translate(command: Any) -> None:
    command.options_metavar = _(OPTIONS)
    if hasattr(command, "subcommand_metavar"):
        command.subcommand_metavar = _(COMMAND)
    for part in (command, *command.params):
        if text := getattr(part, "help", None):
            part.help = _(text)
    for below in getattr(command, "commands", {}).values():
        _translate(below)
