"""The calendar file is RFC 5545, and holds what is agreed and nothing that is over."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.exporting.calendar import Entry, appointments, calendar, escaped, folded
from data.store import Store
from tests.data.samples import A_DEAL, HANDS_OFF, NO_DEAL, NOW, begin, event, saved_call
from tests.data.samples import RESULT as RESULT
from tui.scripts.wrap_up.forms import WrapUp

LATER = NOW + timedelta(days=3)
CALLBACK = WrapUp(outcome=None, disposition="callback", callback_at=LATER)


def test_steps_callbacks_and_returns_are_in_it(store: Store) -> None:
    saved_call(store, A_DEAL)
    saved_call(store, CALLBACK)
    saved_call(store, NO_DEAL)
    found = appointments(store, since=NOW)
    assert [(one.kind, one.at) for one in found] == [
        ("callback", LATER),
        ("meeting", datetime(2026, 8, 10, 8, tzinfo=UTC)),
        ("return", date(2026, 11, 2)),
    ]
    assert len({one.uid for one in found}) == 3


def test_what_is_over_or_was_replaced_is_not(store: Store) -> None:
    call_id = saved_call(store, CALLBACK)
    again = begin(store, store.call(call_id).lead_id, events=1, at=NOW + timedelta(days=1))
    result = replace(RESULT, ended_at=NOW + timedelta(days=1, minutes=9))
    store.save(again, NO_DEAL, result, event=event(2, "wrapped_up", outcome="x"))
    assert [one.kind for one in appointments(store, since=NOW)] == ["return"]
    assert appointments(store, since=NOW + timedelta(days=900)) == []


def test_nobody_is_called_who_asked_not_to_be(store: Store) -> None:
    call_id = saved_call(store, CALLBACK)
    again = begin(store, store.call(call_id).lead_id, events=1, at=NOW + timedelta(days=1))
    result = replace(RESULT, ended_at=NOW + timedelta(days=1, minutes=9))
    store.save(again, HANDS_OFF, result, event=event(2, "wrapped_up", outcome="x"))
    assert appointments(store, since=NOW) == []


def test_text_is_escaped() -> None:
    assert escaped("a\\b;c,d\r\ne\nf") == "a\\\\b\\;c\\,d\\ne\\nf"
    assert "\r" not in escaped("x\rBEGIN:VEVENT")


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=400))
def test_the_file_reads_back(text: str) -> None:
    entry = Entry(uid="1@talktrack", at=LATER, summary=text, description="")
    whole = calendar([entry], now=NOW)
    lines = whole.split("\r\n")
    assert lines[-1] == ""
    assert all(len(line.encode()) <= 75 for line in lines)
    assert all("\n" not in line and "\r" not in line for line in lines)
    unfolded = whole.replace("\r\n ", "").split("\r\n")
    assert f"SUMMARY:{escaped(text)}" in unfolded
    assert [line for line in unfolded if line.startswith("DTSTART")] == ["DTSTART:20260806T093015Z"]


@pytest.mark.parametrize("line", ["x", "ż" * 200, "😀" * 60, "x" * 75, "x" * 76])
def test_folding_cuts_no_letter(line: str) -> None:
    parts = list(folded(line))
    assert "".join([parts[0], *(part[1:] for part in parts[1:])]) == line
    assert all(part.startswith(" ") for part in parts[1:])


def test_a_day_is_a_whole_day() -> None:
    text = calendar([Entry(uid="1", at=date(2026, 12, 31), summary="x", description="")], now=NOW)
    assert "DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n" in text
