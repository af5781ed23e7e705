"""A real pseudo-terminal with a program in it, and a clock on what it paints."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Self


class Terminal:
    """Runs a program in a pseudo-terminal and waits for what it paints."""

    def __init__(
        self,
        command: Sequence[str],
        environ: Mapping[str, str],
        *,
        columns: int = 120,
        rows: int = 40,
    ) -> None:
        """Start the program."""
        self.painted = b""
        self.started = time.perf_counter()
        self._pid, self._fd = pty.fork()
        if self._pid == 0:
            os.execvpe(command[0], list(command), dict(environ))
        size = struct.pack("HHHH", rows, columns, 0, 0)
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, size)

    def __enter__(self) -> Self:
        """The running terminal."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the program."""
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._fd)

    def press(self, keys: str) -> float:
        """Write keys; the moment at which they were written."""
        moment = time.perf_counter()
        os.write(self._fd, keys.encode())
        return moment

    def wait_for(self, *words: str, seconds: float = 20) -> float:
        """Wait until all of `words` have been painted since the last call; the moment it happened.

        Raises:
            TimeoutError: they were not; the message ends with what was painted instead.
        """
        wanted = [word.encode() for word in words]
        deadline = time.perf_counter() + seconds
        while not all(word in self.painted for word in wanted):
            left = deadline - time.perf_counter()
            if left <= 0 or not self._read(left):
                raise TimeoutError(f"{words} not painted; last: {self.painted[-600:]!r}")
        moment = time.perf_counter()
        self.painted = b""
        return moment

    def settle(self, quiet: float = 0.15) -> None:
        """Read until nothing is painted for `quiet` seconds."""
        while self._read(quiet):
            pass
        self.painted = b""

    def resident_kb(self) -> int:
        """Memory of the program now, in KiB."""
        with open(f"/proc/{self._pid}/status") as status:
            for line in status:
                if line.startswith("VmRSS:"):
                    return int(line.split()[1])
        return 0

    def _read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self._fd], [], [], seconds)
        if not ready:
            return False
        try:
            self.painted += os.read(self._fd, 1 << 16)
        except OSError:
            return False
        return True
