"""However the program ends, the call is kept and the terminal is left as it was."""

from __future__ import annotations

import re
import signal

import pytest

from tests.terminal.conftest import NAMES, StartRep, seconds_on_the_clock
from tests.terminal.rep import Rep
from tui.screens.call.desk import CLOCK_EVERY

pytestmark = pytest.mark.terminal

RESTORED = (b"\x1b[?1049l", b"\x1b[?1000l", b"\x1b[?1003l", b"\x1b[?1006l", b"\x1b[?2004l")
"""Leaves the alternate screen, the mouse and the bracketed paste."""
SHOWN = b"\x1b[?25h"
HALF = "half of the 120 quotes, and nobody not"


def answered_and_half_typed(rep: Rep) -> None:
    """Two answers, a note, and a second note that is not finished."""
    rep.press("1", "enter", "in a hurry", "enter", "1")
    rep.wait("✓ 1", "saved ✓")
    rep.type(HALF)
    rep.wait(HALF)


def kinds(rep: Rep) -> list[tuple[str, str | None, str]]:
    """The call's events without its beginning."""
    return rep.query("SELECT kind, step, payload FROM call_event WHERE seq > 1 ORDER BY seq")


def draft_line(rep: Rep) -> str:
    ((line,),) = rep.query("SELECT draft_line FROM call")
    return str(line)


def test_a_killed_call_goes_on_where_it_stood(in_a_call: StartRep, start: StartRep) -> None:
    rep = in_a_call()
    answered_and_half_typed(rep)
    rep.wait(lambda: draft_line(rep) == HALF)
    step = re.search(r"\d+/\d+ · \w+", rep.screen)
    clock, before = seconds_on_the_clock(rep), kinds(rep)
    assert step is not None
    rep.kill()

    again = start(home=rep.home)
    again.wait(NAMES[0], NAMES[1])
    again.press("enter")
    again.wait(step.group(), "✓ 1", "in a hurry", lambda: again.line == HALF)
    assert seconds_on_the_clock(again) >= clock - CLOCK_EVERY
    assert kinds(again)[: len(before)] == before
    assert [kind for kind, *_ in kinds(again)[len(before) :]] == ["resumed"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_a_clean_terminal_and_a_whole_call(
    in_a_call: StartRep, number: signal.Signals
) -> None:
    rep = in_a_call()
    answered_and_half_typed(rep)
    rep.signal(number)

    assert rep.ended() == 128 + number
    assert [code for code in (*RESTORED, SHOWN) if code not in rep.written[-400:]] == []
    assert draft_line(rep) == HALF
    assert [kind for kind, *_ in kinds(rep)][:4] == ["answered", "shown", "noted", "answered"]


def test_closing_the_window_keeps_what_was_typed_last(in_a_call: StartRep) -> None:
    rep = in_a_call()
    answered_and_half_typed(rep)
    rep.hang_up()

    assert draft_line(rep) == HALF
    assert [kind for kind, *_ in kinds(rep)][:4] == ["answered", "shown", "noted", "answered"]
