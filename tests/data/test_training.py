"""What a trainer asks for, marks given by ear, and what live calls found out."""

from datetime import date, timedelta
from typing import Any

import pytest

from data.errors import StoreError
from data.practice import NewRun, add_run
from data.store import Store
from data.training import (
    NewTask,
    assign,
    done,
    mark_by_ear,
    marks_by_ear,
    tasks,
    withdraw,
)
from tests.data.samples import NOW

DAY = date(2026, 12, 1)


def task(**given: Any) -> NewTask:
    told = {"trainee": "Anna", "persona": "dana", "difficulty": "hard", "seed": 3, "at": NOW}
    return NewTask(**{**told, **given})


def run(store: Store, **given: Any) -> int:
    told: dict[str, Any] = {
        "trainee": "Anna", "persona": "dana", "seed": 3, "difficulty": "hard",
        "script_id": "orlica-discovery", "started_at": NOW, "score": 50, "normalised": 60,
        "detail": {},
    }  # fmt: skip
    return add_run(store, NewRun(**{**told, **given}))


class TestATask:
    def test_is_done_by_the_first_call_that_fits_it(self, store: Store) -> None:
        late, soon = assign(store, [task(due=DAY + timedelta(days=9)), task(due=DAY)])
        number = run(store)
        fits: dict[str, Any] = {"trainee": "Anna", "persona": "dana", "seed": 3, "level": "hard"}
        assert done(store, number, **{**fits, "seed": 4}) == 0
        assert done(store, number, **{**fits, "trainee": "Jan"}) == 0
        assert done(store, number, **fits) == soon
        assert [each.id for each in tasks(store, only_open=True)] == [late]

    def test_stands_in_the_order_of_its_day_and_without_a_day_last(self, store: Store) -> None:
        assign(store, [task(), task(due=DAY), task(due=DAY - timedelta(days=1), trainee="Jan")])
        assert [each.due for each in tasks(store)] == [DAY - timedelta(days=1), DAY, None]
        assert [each.due for each in tasks(store, trainee="Anna")] == [DAY, None]

    def test_is_taken_back_only_while_it_is_open(self, store: Store) -> None:
        kept, gone = assign(store, [task(), task(seed=5)])
        number = run(store)
        done(store, number, trainee="Anna", persona="dana", seed=3, level="hard")
        assert (withdraw(store, gone), withdraw(store, gone), withdraw(store, kept)) == (
            True, False, False,
        )  # fmt: skip

    def test_of_a_wrong_set_takes_the_others_with_it(self, store: Store) -> None:
        with pytest.raises(StoreError):
            assign(store, [task(), task(part="during")])
        assert tasks(store) == []


class TestMarksByEar:
    def test_are_kept_with_who_and_when_and_replaced_by_the_same_trainer(
        self, store: Store
    ) -> None:
        number = run(store)
        mark_by_ear(store, number, trainer="Ewa", points={"opening": 1, "listening": 2}, now=NOW)
        later = NOW + timedelta(days=1)
        mark_by_ear(store, number, trainer="Ewa", points={"opening": 3}, now=later)
        mark_by_ear(store, number, trainer="Jan", points={"opening": 0}, now=later)
        found = {(each.trainer, each.item): (each.points, each.at) for each in marks_by_ear(store)}
        assert found == {
            ("Ewa", "listening"): (2, NOW),
            ("Ewa", "opening"): (3, later),
            ("Jan", "opening"): (0, later),
        }

    def test_are_of_a_call_that_is_there_and_within_the_scale(self, store: Store) -> None:
        with pytest.raises(StoreError):
            mark_by_ear(store, 99, trainer="Ewa", points={"opening": 1}, now=NOW)
        with pytest.raises(StoreError):
            mark_by_ear(store, run(store), trainer="Ewa", points={"opening": 4}, now=NOW)
