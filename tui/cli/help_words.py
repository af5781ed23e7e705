"""`--help` in the language of the interface.

The commands declare their help in English, where they are; here it is said in the language that was
asked for, together with the words that typer puts around it.
"""

from __future__ import annotations

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
            super().write_dl([(name, _(text)) for name, text in rows], *args, **kwargs)

    Context.formatter_class = Formatter
    _translate(command)
    return command


def _translate(command: Any) -> None:
    for part in (command, *command.params):
        if text := getattr(part, "help", None):
            part.help = _(text)
    for below in getattr(command, "commands", {}).values():
        _translate(below)
