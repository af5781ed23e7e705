"""Figures are never out of date, and add up however they are counted."""

import random
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from data.figures import catching_up, rebuilding
from data.figures.asked import Asked
from data.figures.catching_up import catch_up
from data.figures.figures import Figures
from data.figures.reading_calls import read_calls
from data.figures.rebuilding import mark
from data.figures.stale import compared
from data.figures.totals import Counts, totals
from data.rows import NewLead
from data.store import Store
from data.tables.core import block_figure, call, call_figure, call_set, deal, lead
from tests.data.figures.conftest import CALLS, EVER
from tests.data.samples import (
    A_DEAL,
    DISQUALIFIED,
    EVERY_END,
    NO_ANSWER,
    NO_DEAL,
    NOW,
    RESULT,
    ask,
    begin,
    event,
    saved_call,
)
from tui.scripts.statistics.periods import Period

TODAY = Asked(Period(NOW.date(), NOW.date()))


def counted(store: Store, asked: Asked = EVER) -> Counts:
    assert Figures(store).catch_up()
    with store.database.reading() as connection:
        return totals(connection, asked).all


def kept(store: Store) -> list[tuple[object, ...]]:
    """Every set of calls and every total, as they are kept."""
    with store.database.reading() as connection:
        return [
            tuple(row)
            for table in (call_set, block_figure)
            for row in connection.execute(select(table).order_by(*table.primary_key.columns))
        ]


def make_anew(store: Store) -> None:
    """Make every block anew, as after many changes."""
    with store.database.writing() as connection:
        mark(connection, {row[0] for row in connection.execute(select(call_set.c.block))})
    assert Figures(store).catch_up()


class TestEverySave:
    @pytest.mark.parametrize("name", EVERY_END)
    def test_counts_at_once_and_its_taking_back_too(
        self, store: Store, lead_id: int, path: Path, name: str
    ) -> None:
        call_id = begin(store, lead_id, events=3)
        assert counted(store) == Counts()
        store.save(call_id, EVERY_END[name], RESULT, event=event(4, "wrapped_up"))
        found = counted(store)
        assert found.calls == 1
        assert found.deals == (name == "deal")
        assert found.disqualified == (name in ("disqualified", "do_not_contact"))
        store.take_back(call_id)
        assert counted(store) == Counts()
        assert kept(store) == []

    def test_moves_the_lead_on_once_only(self, store: Store, lead_id: int) -> None:
        for number, wrap_up in enumerate((NO_ANSWER, NO_DEAL, NO_DEAL)):
            at = NOW + timedelta(days=number)
            call_id = begin(store, lead_id, events=1, at=at)
            store.save(call_id, wrap_up, RESULT, event=event(2, "wrapped_up"))
        found = counted(store)
        assert (found.calls, found.new_called, found.new_reached, found.new_qualified) == (
            3, 1, 1, 1,
        )  # fmt: skip
        assert found.new_deal == 0

    def test_a_call_is_followed_up_when_there_is_another_within_five_days(
        self, store: Store, lead_id: int
    ) -> None:
        first = begin(store, lead_id, events=1)
        store.save(first, NO_DEAL, RESULT, event=event(2, "wrapped_up"))
        assert counted(store).followed == 0
        second = begin(store, lead_id, events=1, at=NOW + timedelta(days=4))
        store.save(second, NO_ANSWER, RESULT, event=event(2, "wrapped_up"))
        assert counted(store).followed == 1


class TestWhatChangesLater:
    def test_a_deal_that_is_won_counts_as_won(self, store: Store) -> None:
        saved_call(store, A_DEAL)
        assert counted(store).won == 0
        with store.database.writing() as connection:
            connection.execute(update(deal).values(status="won", closed_at=NOW))
        assert counted(store).won == 1
        with store.database.writing() as connection:
            connection.execute(update(deal).values(status="lost"))
        assert (counted(store).won, counted(store).lost) == (0, 1)

    def test_a_lead_that_gets_another_source_takes_its_calls_along(self, store: Store) -> None:
        saved_call(store, A_DEAL)
        counted(store)
        with store.database.writing() as connection:
            connection.execute(update(lead).values(source="fair"))
        counted(store)
        with store.database.reading() as connection:
            assert list(totals(connection, EVER).by("source")) == ["fair"]

    def test_drafts_and_practice_are_never_counted(self, store: Store, lead_id: int) -> None:
        begin(store, lead_id, events=3)
        with store.database.writing() as connection:
            connection.exec_driver_sql(
                "INSERT INTO practice_run (trainee, persona, seed, difficulty, script_id, "
                "started_at, score) VALUES ('Alex', 'p', 1, 'easy', 's', "
                "'2026-08-03T09:30:15.000000Z', 80)"
            )
        assert counted(store) == Counts()


class TestTheBlocks:
    def test_that_were_corrected_are_those_that_are_added_up_anew(self, store: Store) -> None:
        chance = random.Random(6)
        for number in range(25):
            at = NOW + timedelta(days=chance.randint(0, 3), minutes=number)
            who = NewLead(name=f"Lead {number}", source=chance.choice(("web", "list")))
            call_id = saved_call(store, chance.choice(list(EVERY_END.values())), who, at=at)
            if chance.random() < 0.5:
                counted(store)
            if chance.random() < 0.3:
                store.take_back(call_id)
        counted(store)
        corrected = kept(store)
        make_anew(store)
        assert kept(store) == corrected
        assert len(corrected) > 50

    def test_of_a_rep_add_up_to_those_of_everyone(self, figures: Figures, team: Store) -> None:
        with team.database.reading() as connection:
            whole = totals(connection, EVER)
            own = [
                totals(connection, Asked(EVER.period, {"rep": rep})).all for rep in whole.by("rep")
            ]
        together = Counts()
        for one in own:
            together = together.plus(one)
        assert together == whole.all
        assert whole.all.calls == CALLS

    def test_read_from_the_calls_are_the_same(self, figures: Figures, team: Store) -> None:
        only = Asked(EVER.period, {"source": "webinar"})
        with team.database.reading() as connection:
            whole, filtered = totals(connection, EVER), totals(connection, only)
        assert filtered.all == whole.by("source")["webinar"]
        assert sum(each.calls for each in filtered.by("rep").values()) == filtered.all.calls

    def test_every_number_is_that_of_a_straight_count(self, team: Store, world_file: Path) -> None:
        with team.database.reading() as connection:
            found = totals(connection, EVER)
        straight = """SELECT count(*), sum(disposition = 'talked'),
          sum(outcome IN ('deal', 'no_deal')), sum(outcome = 'deal'),
          sum(outcome = 'disqualified') FROM call"""
        counts = found.all
        assert ask(world_file, straight) == [
            (counts.calls, counts.reached, counts.qualified, counts.deals, counts.disqualified)
        ]
        by_source = """SELECT source, count(*) FROM call JOIN lead ON lead.id = lead_id
          GROUP BY source ORDER BY source"""
        assert ask(world_file, by_source) == [
            (source, each.calls) for source, each in sorted(found.by("source").items())
        ]
        ended = "SELECT count(*) FROM deal WHERE status = '{}'"
        assert ask(world_file, ended.format("won")) == [(counts.won,)]
        assert ask(world_file, ended.format("lost")) == [(counts.lost,)]


def test_without_triggers_the_same_leads_are_found_by_comparing(own_team: Store) -> None:
    with own_team.database.writing() as connection:
        assert compared(connection, 10) == []
        connection.execute(update(deal).where(deal.c.id == 1).values(status="won", closed_at=NOW))
        connection.execute(call_figure.delete().where(call_figure.c.id == 7))
        wanted = ask(own_team.database.path, "SELECT lead_id FROM call WHERE id = 7")  # type: ignore[arg-type]
    with own_team.database.reading() as connection:
        assert wanted[0][0] in compared(connection, 10)


def test_counting_that_was_broken_off_is_finished_the_next_time(own_team: Store) -> None:
    before = kept(own_team)
    with own_team.database.writing() as connection:
        mark(connection, [0])
        connection.execute(call_set.delete())
        connection.execute(block_figure.delete())
    assert catch_up(own_team.database) == 0
    assert kept(own_team) == before


def test_many_changes_are_counted_as_few_are(
    own_team: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = kept(own_team)
    monkeypatch.setattr(catching_up, "MANY", 50)
    some = update(lead).where(lead.c.id <= 200)
    for source in ("fair", "list"):
        with own_team.database.writing() as connection:
            connection.execute(some.values(source=source))
        assert catch_up(own_team.database) >= 100
        many = kept(own_team)
        make_anew(own_team)
        assert kept(own_team) == many
    assert many != before


def test_counting_says_how_far_it_is_and_goes_on_where_it_was_left(
    own_team: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = kept(own_team)
    monkeypatch.setattr(catching_up, "MANY", 50)
    with own_team.database.writing() as connection:
        connection.execute(call_figure.delete())
        connection.execute(update(call).values(ease=call.c.ease))  # which marks every lead
    heard: list[float] = []
    some = catch_up(own_team.database, told=heard.append, stopped=lambda: len(heard) > 1)
    assert 0 < some < CALLS
    assert kept(own_team) == before  # nobody reads half of it
    assert catch_up(own_team.database, told=heard.append) > 0
    assert kept(own_team) == before
    assert heard == sorted(heard)
    assert heard[-1] < 1


def test_what_somebody_saves_while_many_are_counted_is_counted(
    own_team: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = own_team.database.path
    assert path is not None
    changed: list[object] = []

    def reading(*asked: Any) -> Any:
        found = read_calls(*asked)
        if not changed:
            changed.append(ask(path, "UPDATE lead SET source = 'radio' WHERE id = 3"))
        return found

    monkeypatch.setattr(catching_up, "MANY", 50)
    monkeypatch.setattr("data.figures.catching_up.read_calls", reading)
    ask(path, "UPDATE lead SET source = 'fair' WHERE id <= 200")
    assert catch_up(own_team.database) >= 100
    assert changed
    assert counted(own_team, EVER.also(source="radio")).calls > 0
    many = kept(own_team)
    make_anew(own_team)
    assert kept(own_team) == many


def test_a_block_that_changes_while_it_is_made_is_made_again(own_team: Store) -> None:
    before = kept(own_team)
    with own_team.database.writing() as connection:
        mark(connection, [0])
        mark(connection, [0])
    rebuilding.make_anew(own_team.database, 0, 1)
    with own_team.database.reading() as connection:
        assert rebuilding.marked_blocks(connection) == {0: 2}
    catch_up(own_team.database)
    assert kept(own_team) == before


def test_a_day_is_one_of_this_computers_clock(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    try:
        # Half past eight in the evening of the third is the fourth in UTC.
        at = datetime(2026, 8, 4, 0, 30, tzinfo=UTC)
        saved_call(store, A_DEAL, at=at)
        with store.database.writing() as connection:
            connection.execute(update(deal).values(status="won", closed_at=at))
            connection.execute(update(lead).values(created_at=at))
        third, fourth = (Asked(Period(day, day)) for day in (date(2026, 8, 3), date(2026, 8, 4)))
        assert (counted(store, third).calls, counted(store, fourth).calls) == (1, 0)
        page, other = (Figures(store).overview(each, date(2026, 8, 4)) for each in (third, fourth))
        assert [step.count for step in page.funnel.steps] == [1] * 7
        assert [step.count for step in other.funnel.steps] == [0] * 7
        assert [won.deals for won in page.won] == [1]
        assert other.won == ()
    finally:
        monkeypatch.undo()
        time.tzset()


def test_a_period_without_calls_is_all_zeros(store: Store) -> None:
    saved_call(store, DISQUALIFIED, at=datetime(2026, 8, 2, 9, tzinfo=UTC))
    assert counted(store, TODAY) == Counts()
