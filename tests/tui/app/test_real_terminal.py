"""The real program in a real terminal: nothing that comes in ends it, nothing shown steers it."""

from __future__ import annotations

import io
import os
import random
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest

from data.rows import NewLead
from data.store import Store
from tests.terminal.rep import PATIENCE
from tui.places import Places
from tui.terminal import StripControls

pytestmark = pytest.mark.terminal

PAYLOADS = (
    "\x1b]0;owned\x07",
    "\x1b]52;c;b3duZWQ=\x07",
    "\x1b[2J",
    "\x9b2J",
    "\x1bP+q544e\x1b\\",
    "\u202egnp.exe",
    "\u2066a\u2069",
    "\u2028",
    "\x7f",
    "\ufeff",
)
LEAVES_SCREEN = b"\x1b[?1049l"


@pytest.fixture
def home(tmp_path: Path) -> Places:
    """Folders as the real program finds them."""
    return Places(
        data=tmp_path / "data" / "talktrack",
        config=tmp_path / "config" / "talktrack",
        state=tmp_path / "state" / "talktrack",
    )


@pytest.fixture
def program(home: Places, tmp_path: Path) -> Iterator[pexpect.spawn[bytes]]:
    """Talktrack in a terminal of 120×40, on one lead with every payload in its name."""
    home.make()
    store = Store.open(home.database)
    store.add_lead(NewLead(name="Dana", company_name="Northgate", contact_basis="consent"))
    store.close()
    child = start(home, tmp_path)
    yield child
    child.close(force=True)


def start(home: Places, tmp_path: Path) -> pexpect.spawn[bytes]:
    environ = {
        **os.environ,
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(home.data.parent),
        "XDG_CONFIG_HOME": str(home.config.parent),
        "XDG_STATE_HOME": str(home.state.parent),
        "TERM": "xterm-256color",
        "LC_ALL": "C.UTF-8",
    }
    return pexpect.spawn(
        sys.executable,
        ["-m", "tui"],
        env=environ,
        dimensions=(40, 120),
        timeout=PATIENCE,
    )


def ended(child: pexpect.spawn[bytes]) -> tuple[bytes, int | None]:
    """What it still wrote, and its exit status."""
    child.expect(pexpect.EOF)
    rest = child.before or b""
    child.close()
    return rest, child.exitstatus


def test_it_opens_on_the_queue_and_leaves_with_0_and_files_for_one_persons_eyes(
    program: pexpect.spawn[bytes], home: Places
) -> None:
    program.expect(b"Northgate")
    program.send(b"\x11")
    rest, status = ended(program)

    assert LEAVES_SCREEN in rest
    assert status == 0
    for folder, _folders, files in os.walk(home.data.parent):
        for name in files:
            assert (Path(folder) / name).stat().st_mode & 0o077 == 0, name


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_closing_it_from_outside_leaves_the_terminal_clean(
    program: pexpect.spawn[bytes], number: int
) -> None:
    program.expect(b"Northgate")
    program.kill(number)
    rest, status = ended(program)

    assert LEAVES_SCREEN in rest
    assert b"\x1b[?1000l" in rest
    assert status == 128 + number


def test_bytes_that_are_not_text_do_not_end_it(program: pexpect.spawn[bytes]) -> None:
    program.expect(b"Northgate")
    for data in (b"\xff", "Żółć: ты".encode("cp1251", "replace"), b"\xd0"):
        program.send(data)  # a moment later each: none is the end of the one before
    program.send(b"\x11")

    assert ended(program)[1] == 0


def test_random_bytes_do_not_end_it_with_a_fault(
    program: pexpect.spawn[bytes], home: Places
) -> None:
    program.expect(b"Northgate")
    noise = random.Random(7).randbytes(2000).replace(b"\x11", b"").replace(b"\x1a", b"")
    program.send(noise)
    program.send(b"\x1b[201~\x1b\x1b\x11")
    program.kill(signal.SIGTERM)
    ended(program)

    assert not home.faults.exists()


def test_no_name_reaches_the_terminal_as_a_command(home: Places, tmp_path: Path) -> None:
    home.make()
    store = Store.open(home.database)
    for payload in PAYLOADS:
        store.add_lead(NewLead(name=f"<{payload}>", company_name=payload + "Ltd", source=payload))
    store.close()
    child = start(home, tmp_path)
    child.logfile_read = written = io.BytesIO()
    child.expect(b"new call")
    child.send(b"jjjn\x1b/Ltd\x1b")
    child.send(b"\x11")
    ended(child)

    sent = written.getvalue().replace(b"\x1b[2J\x1b[H", b"")
    assert b"Ltd" in sent
    assert [payload for payload in PAYLOADS if payload.encode() in sent] == []


def test_the_filter_takes_out_what_steers_and_leaves_controls_of_the_program() -> None:
    from rich.segment import ControlType, Segment
    from textual.color import Color

    control = Segment("\x1b[H", None, [(ControlType.HOME,)])
    segments = [Segment("a\x1b[2Jb"), control, Segment("Żółć\n")]

    assert StripControls().apply(segments, Color(0, 0, 0)) == [
        Segment("a[2Jb"),
        control,
        Segment("Żółć"),
    ]
