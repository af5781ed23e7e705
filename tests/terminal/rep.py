"""A rep at a real terminal: the program in a pseudo-terminal, its screen, and a keyboard."""

from __future__ import annotations

import os
import re
import select
import signal
import sqlite3
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

import pexpect
import pyte

ROOT = Path(__file__).parents[2]
PATIENCE = 90.0
"""Seconds until something that does not show up counts as missing: only a test that fails waits
so long, and no machine is so busy."""

GLANCE = 0.2
"""Seconds until whoever waits looks again although nothing was painted: at the records, perhaps."""

KEYS = {
    "ctrl+s": "\x13",
    "enter": "\r",
    "esc": "\x1b",  # by itself only: together with the next key it means Alt
    "tab": "\t",
    "backspace": "\x7f",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
    "f5": "\x1b[15~",
    "f6": "\x1b[17~",
    "f7": "\x1b[18~",
    "f8": "\x1b[19~",
    "f9": "\x1b[20~",
    "f10": "\x1b[21~",
    "ctrl+q": "\x11",
    "ctrl+u": "\x15",
}
"""What an xterm sends for keys that are no characters."""

LINE = re.compile(r"› ?(.*?)\s*(?:│.*)?$")
Seen = str | re.Pattern[str] | Callable[[], object]


class Rep:
    """Whoever sits at the terminal: looks at the screen, waits, presses keys."""

    def __init__(
        self,
        home: Path,
        *words: str,
        columns: int = 120,
        rows: int = 40,
        environ: Mapping[str, str] | None = None,
        before: Callable[[], None] | None = None,
    ) -> None:
        """Start the program.

        Args:
            home: The folder that stands for the rep's home.
            words: The command's words after `talktrack`.
            columns: Width of the terminal.
            rows: Height of the terminal.
            environ: Variables over the usual ones; an empty value removes one.
            before: Done in the new process before the program starts.
        """
        self.home = home
        self.written = b""
        self._over = False
        self._shown: str | None = None
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        variables = {**surroundings(home), **(environ or {})}
        self._program: pexpect.spawn[bytes] = pexpect.spawn(
            sys.executable,
            ["-m", "tui", *words],
            env={name: value for name, value in variables.items() if value},
            cwd=str(ROOT),
            dimensions=(rows, columns),
            timeout=PATIENCE,
            preexec_fn=before,
        )
        self._program.delaybeforesend = None  # no pause before each key

    # The screen

    @property
    def screen(self) -> str:
        """Everything on the screen, line by line."""
        if self._shown is None:
            self._shown = "\n".join(line.rstrip() for line in self._screen.display)
        return self._shown

    @property
    def line(self) -> str | None:
        """What stands on the line that is typed into, None where there is no such line."""
        row = self._screen.cursor.y
        found = LINE.search(self._screen.display[row]) if row < self._screen.lines else None
        return found.group(1) if found else None

    def sees(self, *wanted: Seen) -> bool:
        """Whether all of it is on the screen now."""
        screen = self.screen
        return all(_holds(screen, each) for each in wanted)

    def wait(self, *wanted: Seen, gone: tuple[Seen, ...] = (), seconds: float = PATIENCE) -> None:
        """Wait until all of `wanted` and none of `gone` is on the screen."""
        deadline = time.monotonic() + seconds
        while not (self.sees(*wanted) and not any(self.sees(each) for each in gone)):
            if self._over or time.monotonic() >= deadline:
                missing = [str(each) for each in wanted if not self.sees(each)]
                told = "\n".join([self.screen, *self.faults()])
                raise AssertionError(f"waited for {missing}, without {gone}:\n{told}")
            self._read(GLANCE)

    def settle(self, quiet: float = 0.3, at_most: float = 5.0) -> None:
        """Read until nothing has been painted for a moment: for what leaves no sign."""
        deadline = time.monotonic() + at_most
        while self._read(quiet) and time.monotonic() < deadline:
            pass

    def _read(self, seconds: float) -> bool:
        """Take in what was painted; False where nothing came, or the program has ended."""
        try:
            painted = self._program.read_nonblocking(1 << 16, seconds)
        except pexpect.TIMEOUT:
            return False
        except pexpect.EOF:
            self._over = True
            return False
        self.written += painted
        self._shown = None
        self._stream.feed(painted)
        return True

    # The keyboard

    def press(self, *keys: str) -> None:
        """Press keys by name; anything that has no name is a character."""
        self._send("".join(KEYS.get(key, key) for key in keys).encode())

    def type(self, text: str) -> None:
        """Type text."""
        self._send(text.encode())

    def paste(self, text: str) -> None:
        """Paste text, as terminals hand it over."""
        self._send(b"\x1b[200~" + text.encode() + b"\x1b[201~")

    def send(self, raw: bytes) -> None:
        """Let any bytes arrive."""
        self._send(raw)

    def _send(self, raw: bytes) -> None:
        """Write in pieces, reading meanwhile: a full pseudo-terminal must not block both ends."""
        for at in range(0, len(raw), 512):
            self._program.send(raw[at : at + 512])
            if len(raw) > 512:
                self._read(0)

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size."""
        self._screen.resize(rows, columns)
        self._shown = None
        self._program.setwinsize(rows, columns)

    # The process

    @property
    def pid(self) -> int:
        """The program's process."""
        pid = self._program.pid
        assert pid is not None
        return pid

    @property
    def alive(self) -> bool:
        """Whether the program still runs."""
        return bool(self._program.isalive())

    def signal(self, number: int) -> None:
        """Send the program a signal."""
        os.kill(self.pid, number)

    def kill(self) -> None:
        """End the program at once, as a power cut would, and wait until it is gone."""
        if self._program.closed:
            return
        if self._program.isalive():
            os.kill(self.pid, signal.SIGKILL)
        self.ended()

    def ended(self, seconds: float = PATIENCE) -> int | None:
        """Read to the end and return the exit status; None where a signal ended the program."""
        deadline = time.monotonic() + seconds
        while self._program.isalive() and time.monotonic() < deadline:
            self._read(0.05)
        while self._read(0.05):
            pass
        if self._program.isalive():
            raise AssertionError(f"still running:\n{self.screen}")
        self._program.close(force=False)
        status: int | None = self._program.exitstatus
        return status

    def hang_up(self, seconds: float = PATIENCE) -> None:
        """Close the window, and wait until the program has noticed."""
        os.close(self._program.child_fd)
        self._program.closed = True
        self._program.child_fd = -1
        deadline = time.monotonic() + seconds
        while os.waitpid(self.pid, os.WNOHANG) == (0, 0):
            assert time.monotonic() < deadline, "the program runs on without its window"
            select.select([], [], [], 0.02)
        self._program.terminated = True

    def leave(self) -> int | None:
        """Leave with Ctrl+Q and return the exit status."""
        self.press("ctrl+q")
        return self.ended()

    def faults(self) -> list[str]:
        """What the program noted about faults of its own."""
        return [path.read_text("utf-8") for path in self.home.rglob("faults/*.txt")]

    # The records

    @property
    def database(self) -> Path:
        """The database of this home."""
        return self.home / "talktrack.db"

    def query(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Ask the database."""
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True, timeout=5)) as db:
            return db.execute(sql, values).fetchall()


def surroundings(home: Path) -> dict[str, str]:
    """The environment of a program that knows this home alone, in a zone where it is noon."""
    return {
        "PATH": os.environ.get("PATH", ""),
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "TALKTRACK_DB": str(home / "talktrack.db"),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LC_ALL": "C.UTF-8",
        "USER": "rep",
        "TZ": noon_zone(),
    }


@cache
def noon_zone() -> str:
    """A zone in which it was noon when the tests began: none ever runs across midnight."""
    return f"NOON{time.gmtime().tm_hour - 12:+d}"


def _holds(screen: str, wanted: Seen) -> bool:
    if callable(wanted):
        return bool(wanted())
    if isinstance(wanted, str):
        return wanted in screen
    return wanted.search(screen) is not None
