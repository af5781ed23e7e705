"""Two reps on one file: both save, neither waits for the other."""

from __future__ import annotations

import pytest

from tests.terminal.conftest import StartRep

pytestmark = pytest.mark.terminal


def test_two_calls_at_once_are_both_saved(in_a_call: StartRep) -> None:
    first = in_a_call(lead=1, environ={"TALKTRACK_REP": "Ewa"})
    second = in_a_call(lead=2, environ={"TALKTRACK_REP": "Alex"}, columns=80, rows=24)
    for rep, words in ((first, "hears Ewa"), (second, "hears Alex")):
        rep.press("1", "enter", words, "enter", "1", "enter")
    for rep in (first, second):
        rep.wait("7/35 ·", "saved ✓")
        rep.press("f7")
        rep.wait("Nobody reached")
        rep.press("1")
    for rep in (first, second):
        rep.wait("Talktrack · today")
        assert rep.leave() == 0

    assert first.query("SELECT lead_id, rep, disposition, status FROM call ORDER BY lead_id") == [
        (1, "Ewa", "no_answer", "ended"),
        (2, "Alex", "no_answer", "ended"),
    ]
    notes = "SELECT json_extract(payload, '$.text') FROM call_event JOIN call c ON c.id = call_id"
    assert first.query(f"{notes} WHERE kind = 'noted' ORDER BY c.lead_id") == [
        ("hears Ewa",),
        ("hears Alex",),
    ]
