"""What protects the program from the terminal, and the terminal from the program."""

from __future__ import annotations

import asyncio
import codecs
import os
import re
import signal
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.filter import LineFilter

from tui.text import UNSHOWN

if TYPE_CHECKING:
    from textual.color import Color


UNPAINTED = re.compile(f"{UNSHOWN.pattern}|\n")
"""What never belongs into one painted line; a field can hold a line break of another program."""


class StripControls(LineFilter):
    """Takes characters that steer a terminal out of everything that is painted."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """The segments without such characters."""
        return [
            Segment(UNPAINTED.sub("", segment.text), segment.style, segment.control)
            if not segment.control and UNPAINTED.search(segment.text)
            else segment
            for segment in segments
        ]


def accept_any_bytes() -> None:
    """Let bytes that are not UTF-8 arrive as �, where they would end the program."""
    # https://github.com/Textualize/textual/issues/6456
    try:
        from textual.drivers import linux_driver
    except ImportError:  # Windows reads characters, not bytes
        return

    def decoder(encoding: str) -> Callable[..., codecs.IncrementalDecoder]:
        make = codecs.getincrementaldecoder(encoding)
        return lambda errors="replace": make(errors=errors)

    setattr(linux_driver, "getincrementaldecoder", decoder)  # noqa: B010 - not its own name


def leave_cleanly_on_signals(leave: Callable[[int], None]) -> None:
    """Call `leave` with the exit status when the window is closed or the session ends."""
    loop = asyncio.get_running_loop()
    for name in ("SIGTERM", "SIGHUP"):
        if number := getattr(signal, name, None):
            try:
                loop.add_signal_handler(number, leave, 128 + number)
            except (NotImplementedError, RuntimeError, ValueError):
                return


def write_fault(folder: Path, error: BaseException) -> Path | None:
    """Write where the program stopped, without anybody's data, to a private file."""
    moment = datetime.now(UTC)
    path = folder / f"{moment:%Y%m%d-%H%M%S-%f}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
            file.write("\n".join(_where(error)))
    except OSError:
        return None
    return path


_TELLING = (AttributeError, NameError, ImportError, AssertionError, IndexError)
"""Errors whose messages name things of the program. Others may quote what somebody said."""
_SAID_BY_PYTHON = frozenset(f"{kind} index out of range" for kind in ("list", "tuple", "string"))


def _where(error: BaseException) -> list[str]:
    """The lines of code it went through, cause first; values and most messages left out."""
    lines: list[str] = []
    if cause := error.__cause__ or error.__context__:
        lines = [*_where(cause), "", "then:", ""]
    code = traceback.format_tb(error.__traceback__)
    said = f": {error}" if isinstance(error, _TELLING) and _is_of_code(error, code) else ""
    return [*lines, *code, f"{type(error).__module__}.{type(error).__qualname__}{said}"]


def _is_of_code(error: BaseException, code: list[str]) -> bool:
    """Whether the message has nothing that does not stand in the code itself.

    A name may be that of a person where something was looked up by what somebody typed.
    """
    text = str(error)
    named = getattr(error, "name", None) or text
    return text in _SAID_BY_PYTHON or (bool(code) and bool(named) and named in code[-1])
