"""Saving from the form: records that exist, the list of changes, faults, taking back."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from data.errors import StoreFull
from data.store import Store
from tests.conftest import FakeClock
from tests.tui.saving.calls_for_tests import (
    DANA,
    REP,
    for_a_deal,
)
from tests.tui.wrap_up.wrap_up_app import opened
from tui import saving
from tui.calling.live_call import LiveCall
from tui.places import Places


class TestExistingRecords:
    async def test_a_match_is_offered_with_its_reason_and_only_gaps_are_filled(
        self, call: Callable[..., LiveCall], places: Places, store: Store
    ) -> None:
        first = for_a_deal(call(lead=replace(DANA, email="", phone="+44 20 7946 0101")))
        async with opened(first, places) as at:
            await at.press("3", "enter", "f8", "f8", "enter")
        same = replace(
            DANA, name="D. Whitfield", phone="+44 20 7946 0102", website="northgate.example"
        )
        second = for_a_deal(call(lead=same))
        async with opened(second, places) as at:
            await at.press("3", "enter")
            assert "Already known?" in at.text()
            await at.go_to("company.match")
            assert "the same name" in at.text() or "domain" in at.text()
            await at.press("1")
            await at.press("f8")
            if at.screen.stage == "form":
                await at.press("1")
                await at.press("f8")
            assert at.screen.stage == "changes"
            await at.press("f8")
            assert at.rows("select count(*) from company") == [(1,)]
            assert at.rows("select name, website from company") == [
                ("Northgate Supplies", "northgate.example")
            ]

    async def test_an_offer_stops_the_save_once_and_can_be_kept_apart(
        self, call: Callable[..., LiveCall], places: Places, store: Store
    ) -> None:
        async with opened(for_a_deal(call()), places) as at:
            await at.press("3", "enter", "f8", "f8", "enter")
        other = replace(DANA, name="Kim Lee", phone="+44 20 7946 0199", email="kim@other.example")
        async with opened(for_a_deal(call(lead=other)), places) as at:
            await at.press("3", "enter", "f8")
            assert at.screen.draft.at == "company.match"
            await at.press("0")
            await at.press("f8", "f8")
            assert at.rows("select count(*) from company") == [(2,)]


class TestSaving:
    async def test_the_changes_are_listed_before_anything_is_written(
        self, call: Callable[..., LiveCall], places: Places
    ) -> None:
        async with opened(for_a_deal(call()), places) as at:
            await at.press("3", "enter", "f8")
            text = at.text()
            assert "changes will be written" in text
            assert "planned close date: Thu 31 Dec 2026" in text
            assert "Meeting with the decision-maker" in text
            assert at.rows("select count(*) from contact") == [(0,)]
            await at.press("escape")
            assert at.screen.stage == "form"

    async def test_f9_takes_the_whole_save_back(
        self, call: Callable[..., LiveCall], places: Places
    ) -> None:
        live = for_a_deal(call())
        async with opened(live, places) as at:
            await at.press("3", "enter", "f8", "f8", "f9")
            assert at.screen.stage == "form"
            assert at.rows("select count(*) from deal") == [(0,)]
            assert at.rows("select status from call") == [("draft",)]
            await at.press("escape")
            assert live.call.state.status == "running"
            live.call.note("we went on")
            await at.open()
            await at.press("f8", "f8")
            assert at.rows("select count(*) from deal") == [(1,)]

    async def test_a_save_that_fails_keeps_the_form_and_can_be_tried_again(
        self,
        call: Callable[..., LiveCall],
        places: Places,
        store: Store,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        def full(*_args: Any, **_kwargs: Any) -> None:
            raise StoreFull("The disk is full. Free some space.")

        live = for_a_deal(call())
        async with opened(live, places) as at:
            await at.press("3", "enter")
            await at.go_to("deal.name")
            await at.clear_and_type("Big one")
            with monkeypatch.context() as broken:
                broken.setattr(store, "save", full)
                await at.press("f8", "f8")
                assert "Not saved. The disk is full. Free some space." in at.text()
                assert at.screen.stage == "changes"
            assert live.call.state.status == "running"
            await at.press("f8")
            assert "Saved" in at.text()
            assert "Not saved" not in at.text()
            assert at.rows("select name from deal") == [("Big one",)]

    async def test_events_that_are_not_on_disk_keep_the_call_open(
        self,
        call: Callable[..., LiveCall],
        places: Places,
        store: Store,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        def full(*_args: Any, **_kwargs: Any) -> None:
            raise StoreFull("The disk is full.")

        live = for_a_deal(call())
        async with opened(live, places) as at:
            with monkeypatch.context() as broken:
                broken.setattr(store, "append", full)
                live.call.note("not on disk")
                await at.press("3", "enter", "f8", "f8")
                assert "Not saved" in at.text()
                assert at.rows("select status from call") == [("draft",)]
            await at.press("f8")
            assert at.rows("select count(*) from call_event where kind = 'noted'") == [(1,)]
            assert at.rows("select status from call") == [("ended",)]

    async def test_talk_time_ends_when_the_wrap_up_opens(
        self, call: Callable[..., LiveCall], places: Places, clock: FakeClock
    ) -> None:
        live = for_a_deal(call())
        clock.go(600)
        async with opened(live, places) as at:
            clock.go(120)
            await at.press("3", "enter", "f8", "f8")
            assert at.rows("select talk_seconds from call") == [(600,)]

    async def test_a_resumed_call_can_be_wrapped_up(
        self, call: Callable[..., LiveCall], places: Places, store: Store, clock: FakeClock
    ) -> None:
        from tests.tui.saving.calls_for_tests import library

        live = for_a_deal(call())
        live.call.leave()
        again = saving.resume(store, live.call_id, library=library(), settings=REP, clock=clock)
        async with opened(again, places) as at:
            await at.press("3", "enter", "f8", "f8")
            assert at.rows("select outcome from call") == [("deal",)]

    async def test_records_that_changed_meanwhile_are_listed_again(
        self, call: Callable[..., LiveCall], places: Places, store: Store
    ) -> None:
        live = for_a_deal(call())
        async with opened(live, places, size=(120, 50)) as at:
            await at.press("3", "enter", "f8")
            store.edit_lead(live.lead.id, by="Kim", score=11)
            await at.press("f8")
            assert "records changed" in at.text()
            assert at.rows("select status from call") == [("draft",)]
            assert "score: 11 →" in at.text()
            await at.press("f8")
            assert at.rows("select outcome from call") == [("deal",)]

    async def test_a_save_that_cannot_be_taken_back_says_why(
        self, call: Callable[..., LiveCall], places: Places, store: Store
    ) -> None:
        async with opened(for_a_deal(call()), places) as at:
            await at.press("3", "enter", "f8", "f8")
            connection = sqlite3.connect(store.where)
            connection.execute("update deal set version = 2")
            connection.commit()
            connection.close()
            await at.press("f9")
            assert "Not taken back. The deal" in at.text()
            assert at.screen.stage == "saved"

    async def test_nothing_is_pressed_twice_while_it_saves(
        self, call: Callable[..., LiveCall], places: Places
    ) -> None:
        async with opened(for_a_deal(call()), places) as at:
            await at.press("3", "enter", "f8")
            await at.pilot.press("f8", "f8", "escape", "f8")
            await at.settle()
            assert at.rows("select outcome, count(*) from call") == [("deal", 1)]
            assert at.rows("select count(*) from deal") == [(1,)]
