"""What leads did and their way to sales: shown to the person, and gone with the person."""

from datetime import timedelta
from pathlib import Path

from data.privacy.forgetting import forget
from data.privacy.held import held_on
from data.rows import NewLead
from data.store import Store
from tests.data.samples import A_DEAL, DANA, NOW, RESULT, ask, begin, event

OTHER = NewLead(name="Piotr Zet", email="piotr@other.example")
SECRET = "met Dana at the fair, wants a blue one"


def fill(store: Store) -> tuple[int, int]:
    dana, piotr = store.add_lead(DANA), store.add_lead(OTHER)
    for lead_id, note in ((dana, SECRET), (piotr, "another fair")):
        store.standings.add_event(
            lead_id, kind="event_meeting", at=NOW - timedelta(days=2), note=note, by="Kim"
        )
        store.standings.give_back(lead_id, reason="too_early", note=f"{note}, later", by="Kim")
    return dana, piotr


def test_all_of_it_is_shown_to_the_person(store: Store) -> None:
    dana, _ = fill(store)
    tables = held_on(store, str(dana))["tables"]
    assert [row["note"] for row in tables["engagement"]] == [SECRET]
    assert [row["stage"] for row in tables["lead_stage"]] == ["mql", "returned"]
    assert "another fair" not in repr(tables)


def test_and_goes_with_the_person_from_table_and_file(store: Store, path: Path) -> None:
    dana, piotr = fill(store)
    went = forget(store, str(dana)).went
    assert (went["engagement"], went["lead_stage"]) == (1, 2)
    assert ask(path, "SELECT lead_id FROM engagement") == [(piotr,)]
    assert ask(path, "SELECT DISTINCT lead_id FROM lead_stage") == [(piotr,)]
    store.close()
    assert b"blue one" not in path.read_bytes()


def test_a_shell_that_a_call_needs_keeps_nothing_of_it(store: Store, path: Path) -> None:
    dana, _ = fill(store)
    call_id = begin(store, dana, events=3)
    store.save(call_id, A_DEAL, RESULT, event=event(4, "wrapped_up"))
    forget(store, str(dana))
    columns = "status, score, band, cell, segment, track, hand_raised_at"
    shell = ask(path, f"SELECT {columns} FROM lead WHERE id = {dana}")
    assert shell[0][0] == "do_not_contact"
    assert ask(path, f"SELECT count(*) FROM engagement WHERE lead_id = {dana}") == [(0,)]
    assert ask(path, f"SELECT count(*) FROM lead_stage WHERE lead_id = {dana}") == [(0,)]
