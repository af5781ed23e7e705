"""The log of a call: each event on disk at once, whatever it holds, exactly once."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.errors import NotFound, StoreConflict, StoreRefused
from data.store import Store
from tests.data.samples import A_DEAL, NO_ANSWER, RESULT, FakePinned, ask, begin, event, saved_call
from tui.scripts.events import EventRecord

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(codec=None)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


class TestAnEvent:
    def test_is_on_disk_when_append_returns(self, store: Store, path: Path, lead_id: int) -> None:
        call_id = begin(store, lead_id)
        store.append(call_id, event(1, words="41 of 120"))
        assert ask(path, "SELECT * FROM call_event") == [
            (call_id, 1, 1000, "answered", "need", '{"words":"41 of 120"}')
        ]

    def test_written_twice_is_there_once(self, store: Store, lead_id: int) -> None:
        call_id = begin(store, lead_id)
        store.append(call_id, event(1))
        store.append(call_id, event(1))
        assert store.events(call_id) == [event(1)]

    @pytest.mark.parametrize(
        "other",
        [event(1, words="other"), event(1, "noted"), event(1)._replace(at_ms=5),
         event(1)._replace(step=None)],
    )  # fmt: skip
    def test_with_the_number_of_another_is_refused(
        self, store: Store, lead_id: int, other: EventRecord
    ) -> None:
        call_id = begin(store, lead_id)
        store.append(call_id, event(1))
        with pytest.raises(StoreConflict, match="another window"):
            store.append(call_id, other)
        assert store.events(call_id) == [event(1)]

    def test_of_no_call_is_refused(self, store: Store) -> None:
        with pytest.raises(StoreRefused):
            store.append(7, event(1))

    @settings(
        max_examples=60,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(payload=st.dictionaries(st.text(st.characters(codec=None)), anything, max_size=4))
    def test_comes_back_as_it_went_in(self, store: Store, payload: dict[str, object]) -> None:
        call_id = begin(store, next(iter(leads_of(store))))
        one = EventRecord(1, 0, "noted", None, payload)
        store.append(call_id, one)
        store.append(call_id, one)
        assert store.events(call_id) == [one]

    def test_of_ten_thousand_characters_is_whole(self, store: Store, lead_id: int) -> None:
        call_id = begin(store, lead_id)
        text = "Ż😀\u202e" * 3_334
        store.append(call_id, event(1, text=text))
        assert store.events(call_id)[0].payload["text"] == text

    def test_stays_readable_on_disk(self, store: Store, path: Path, lead_id: int) -> None:
        call_id = begin(store, lead_id)
        store.append(call_id, event(1, text="Żółw и ёлка"))
        [(kept,)] = ask(path, "SELECT payload FROM call_event")
        assert "Żółw и ёлка" in kept


def leads_of(store: Store) -> list[int]:
    """Some lead to call."""
    from data.rows import NewLead

    return [store.add_lead(NewLead(name="Somebody"))]


class TestTheNoteLine:
    def test_survives_the_program(self, store: Store, path: Path, lead_id: int) -> None:
        call_id = begin(store, lead_id)
        store.save_line(call_id, "they said\x00 that")
        store.close()
        again = Store.open(path)
        assert again.line(call_id) == "they said that"
        again.close()

    def test_has_the_clock_of_the_call_beside_it_until_the_end(
        self, store: Store, lead_id: int
    ) -> None:
        call_id = begin(store, lead_id)
        store.save_clock(call_id, 95)
        assert store.call(call_id).talk_seconds == 95
        store.save(call_id, NO_ANSWER, RESULT)
        store.save_clock(call_id, 9_999)
        assert store.call(call_id).talk_seconds == RESULT.talk_seconds

    def test_is_empty_after_the_end(self, store: Store, lead_id: int) -> None:
        call_id = begin(store, lead_id)
        store.save_line(call_id, "unfinished")
        store.save(call_id, NO_ANSWER, RESULT)
        assert store.line(call_id) == ""


class TestACall:
    def test_keeps_its_script_once(self, store: Store, path: Path, lead_id: int) -> None:
        text = json.dumps({"id": "faint-first", "version": "2.1", "steps": ["ż"]})
        for _ in range(2):
            call_id = store.begin_call(
                lead_id=lead_id, rep="Alex", pinned=FakePinned("a" * 64, text), framework="faint",
                lang="pl", started_at=RESULT.ended_at,
            )  # fmt: skip
        assert ask(path, "SELECT count(*) FROM script_version") == [(1,)]
        assert store.pinned_script("a" * 64) == text
        call = store.call(call_id)
        assert (call.script_id, call.script_version, call.lang) == ("faint-first", "2.1", "pl")

    def test_is_judged_by_the_versions_it_began_with(self, store: Store, lead_id: int) -> None:
        call = store.call(begin(store, lead_id))
        assert (call.outcomes_version, call.scoring_version, call.framework_version) == (
            "1", "2", "3",
        )  # fmt: skip

    def test_that_was_left_is_a_draft(self, store: Store, lead_id: int) -> None:
        ended = saved_call(store, A_DEAL)
        call_id = begin(store, lead_id, events=3)
        assert [(row.call_id, row.events) for row in store.drafts()] == [(call_id, 3)]
        assert store.call(ended).status == "ended"

    def test_in_which_nothing_was_said_can_be_thrown_away(self, store: Store, lead_id: int) -> None:
        call_id = begin(store, lead_id)
        store.append(call_id, event(1, "started"))
        store.discard_call(call_id)
        with pytest.raises(NotFound):
            store.call(call_id)

    def test_in_which_something_was_said_can_not(self, store: Store, lead_id: int) -> None:
        call_id = begin(store, lead_id, events=1)
        with pytest.raises(StoreRefused):
            store.discard_call(call_id)
        with pytest.raises(StoreRefused):
            store.discard_call(saved_call(store, NO_ANSWER))

    @pytest.mark.parametrize("text", ["", "[]", "{}", "not json"])
    def test_needs_a_script_that_is_one(self, store: Store, lead_id: int, text: str) -> None:
        with pytest.raises(StoreRefused):
            store.begin_call(
                lead_id=lead_id, rep="A", pinned=FakePinned("b" * 64, text), framework="bant",
                lang="en", started_at=RESULT.ended_at,
            )  # fmt: skip
