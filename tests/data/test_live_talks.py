"""Live talks as they stand beside practice: what was found out, and in what order it was asked."""

from dataclasses import replace
from functools import cache
from typing import Any

from data.live_talks import live_found
from data.practice import NewRun, add_run
from data.rows import EvidenceRow, Versions
from data.store import Store
from tests.data.samples import A_DEAL, NO_ANSWER, NOW, RESULT, FakePinned, begin, event
from tui.scripts.events import EventRecord
from tui.scripts.reading import Library
from tui.scripts.reading.pinning import Pinned, pinned


@cache
def script() -> Pinned:
    return pinned(Library.load().script("orlica-discovery", "en"))


def talked(store: Store, lead: int, *steps: str, known: tuple[str, ...] = ()) -> None:
    """A talk in which these steps were gone to, and answered where they ask."""
    call_id = store.begin_call(
        lead_id=lead, rep="Alex", pinned=script(), framework="bant", lang="en", started_at=NOW,
        versions=Versions(outcomes="1", scoring="2", framework="3"),
    )  # fmt: skip
    seq = 0
    for step in steps:
        for kind, payload in (("shown", {}), ("answered", {"answers": ["any"]})):
            seq += 1
            store.append(call_id, EventRecord(seq, seq * 1000, kind, step, payload))
    rows = tuple(EvidenceRow(criterion=name, status="met", seq=1) for name in known)
    result = replace(RESULT, evidence=(*rows, EvidenceRow(criterion="timing", status="unknown")))
    ending = event(seq + 1, "wrapped_up", outcome="deal")
    store.save(call_id, A_DEAL, result, event=ending)


def faults(store: Store, **told: Any) -> dict[str, int]:
    found = live_found(store, "Alex", told.get("framework", "bant"))
    return {name: count for name, count in found.faults.items() if count}


def test_what_was_found_out_is_counted(store: Store, lead_id: int) -> None:
    talked(store, lead_id, known=("need", "budget"))
    talked(store, lead_id, known=("need",))
    found = live_found(store, "Alex", "bant")
    assert (found.calls, dict(found.known)) == (2, {"need": 2, "budget": 1})


def test_a_call_counts_once_for_each_fault_of_order(store: Store, lead_id: int) -> None:
    talked(store, lead_id, "need", "market", "case", "budget")
    assert faults(store) == {}
    talked(store, lead_id, "budget", "no_budget", "need", "pitch", "timing", "pitch")
    talked(store, lead_id, "need", "stage", "fit", "timing")
    assert faults(store) == {"money_before_need": 1, "second_pitch": 1, "questions_in_a_row": 1}


def test_other_reps_and_frameworks_and_attempts_are_left_out(store: Store, lead_id: int) -> None:
    call_id = begin(store, lead_id, events=3)
    store.save(call_id, NO_ANSWER, RESULT, event=event(4, "wrapped_up"))
    talked(store, lead_id, "need")
    assert live_found(store, "Alex", "bant").calls == 1
    assert live_found(store, "Alex", "faint").calls == 0
    assert live_found(store, "Ewa", "bant").calls == 0


def test_a_script_that_cannot_be_read_any_more_shows_no_fault(store: Store, lead_id: int) -> None:
    call_id = begin(store, lead_id, events=3)
    assert "steps" not in FakePinned().text
    store.save(call_id, A_DEAL, RESULT, event=event(4, "wrapped_up", outcome="deal"))
    assert (live_found(store, "Alex", "bant").calls, faults(store)) == (1, {})


def test_practice_is_no_live_talk(store: Store) -> None:
    run = NewRun(
        trainee="Alex", persona="dana", seed=3, difficulty="hard", script_id="orlica-discovery",
        started_at=NOW, score=50, normalised=60, detail={},
    )  # fmt: skip
    add_run(store, run)
    assert live_found(store, "Alex", "bant").calls == 0
