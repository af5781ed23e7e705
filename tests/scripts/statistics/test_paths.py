"""The way of a call read from its rows, beside what the whole fold makes of the same call."""

import json
from datetime import datetime

import pytest

from tests.content.spoken import library
from tui.scripts.events import record
from tui.scripts.statistics.paths import read_path
from tui.scripts.transcripts import play

WEDNESDAY = datetime(2026, 11, 25, 9, 30)  # noqa: DTZ001 - the rep's own clock has no zone
FILES = [path.name for path in library().transcripts()]


@pytest.mark.parametrize("name", FILES[::6])
def test_says_the_same_as_the_fold(name: str) -> None:
    file = next(path for path in library().transcripts() if path.name == name)
    transcript = library().transcript(file)
    script = library().script(transcript.script, transcript.lang)
    call = play(transcript, script, library().rules, WEDNESDAY).call
    rows = [
        (seq, row.at_ms, row.kind, row.step, json.dumps(dict(row.payload)))
        for seq, event in enumerate(call.events, 1)
        for row in (record(seq, event),)
    ]
    path = read_path(rows, script.first.id)
    assert path.answered == {
        step for step, answering in call.state.answers.items() if answering.answers
    }
    assert path.last == call.state.position
    assert set(path.asked) == set(call.state.asked)
    for step, spent in call.state.step_ms.items():
        if step != path.last:
            assert path.times.get(step, 0) == spent


def test_what_was_taken_back_does_not_count() -> None:
    rows = [
        (1, 0, "started", "a", "{}"),
        (2, 500, "answered", "a", '{"answers":["yes"]}'),
        (3, 600, "taken_back", None, '{"target":2}'),
        (4, 900, "asked", "a", '{"words":"hm"}'),
        (5, 1000, "taken_back", None, '{"target":4}'),
        (6, 1100, "restored", None, '{"target":4}'),
        (7, 2000, "shown", "b", "{}"),
        (8, 2500, "shown", "b", '{"probe":1}'),
        (9, 3000, "wrapped_up", "b", "not json"),
    ]
    path = read_path(rows)
    assert path.answered == set()
    assert path.asked == {"a": "hm"}
    assert path.times == {"a": 2000, "b": 1000}
    assert path.last == "b"


def test_no_rows_are_no_path() -> None:
    assert read_path([]).last == ""
