"""Progress: level, mastery, spaced repetition, before and after, and two trainers."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.scripts.practice.ears import agreement, share, together, with_trainer
from tui.scripts.practice.progress import (
    Held,
    before_after,
    level,
    sign_test,
    standing,
    standings,
)
from tui.scripts.practice.transfer import Found, beside

DAY = date(2026, 11, 2)


def held(
    got: float = 1.0, *, seed: int = 1, day: int = 0, mark: float | None = 80, persona: str = "a"
) -> Held:
    on = DAY + timedelta(days=day)
    return Held(on, persona, seed, "medium", mark, {"order": got})


class TestTheLevel:
    def test_begins_with_the_first_mark_and_moves_by_three_tenths(self) -> None:
        found = level([held(mark=50), held(mark=100), held(mark=None), held(mark=0)])
        assert found.value == pytest.approx(0.7 * (0.7 * 50 + 0.3 * 100))
        assert found.sessions == 3

    def test_is_told_with_the_spread_of_the_last_five(self) -> None:
        found = level([held(mark=mark) for mark in (0, 10, 20, 30, 40, 50)])
        assert [*found.last] == [10.0, 20.0, 30.0, 40.0, 50.0]
        assert found.spread == pytest.approx(14.1421, abs=1e-4)

    def test_is_unknown_before_any_mark(self) -> None:
        unknown, first = level([held(mark=None)]), level([held(mark=7)])
        assert unknown.value is None
        assert first.spread is None

    @given(st.lists(st.floats(0, 100), min_size=1, max_size=30))
    def test_lies_between_the_lowest_and_the_highest_mark(self, marks: list[float]) -> None:
        found = level([held(mark=mark) for mark in marks]).value
        assert found is not None
        assert min(marks) - 1e-9 <= found <= max(marks) + 1e-9


class TestMastery:
    def test_takes_three_sessions_in_a_row_on_different_seeds(self) -> None:
        two = [held(0.7, seed=1), held(0.9, seed=2, day=1)]
        assert not standing(two, "order").mastered
        assert standing([*two, held(0.7, seed=3, day=2)], "order").mastered

    def test_does_not_come_from_one_buyer_learnt_by_heart(self) -> None:
        found = standing([held(seed=4, day=day) for day in range(9)], "order")
        assert (found.row, found.mastered) == (1, False)

    def test_counts_the_same_seed_of_another_buyer(self) -> None:
        rows = [held(persona=name) for name in "abc"]
        assert standing(rows, "order").mastered

    def test_is_broken_by_one_that_falls_short(self) -> None:
        rows = [held(seed=1), held(seed=2), held(0.69, seed=3), held(seed=4)]
        assert standing(rows, "order").row == 1

    def test_leaves_out_sessions_that_do_not_show_the_criterion(self) -> None:
        other = Held(DAY, "a", 9, "easy", 50, {"facts": 0.1})
        assert standing([held(seed=1), other, held(seed=2), held(seed=3)], "order").mastered


class TestTheDayToPractiseAgain:
    def due_after(self, *sessions: Held) -> int:
        found = standing(sessions, "order").due
        assert found is not None
        return (found - DAY).days

    def test_is_tomorrow_for_what_is_not_mastered(self) -> None:
        assert self.due_after(held(0.2)) == 1
        assert self.due_after(held(seed=1), held(seed=2)) == 1

    def test_is_three_then_seven_then_twenty_one_days_ahead(self) -> None:
        three = [held(seed=seed) for seed in (1, 2, 3)]
        assert self.due_after(*three) == 3
        assert self.due_after(*three, held(seed=4, day=3)) == 3 + 7
        longer = [*three, held(seed=4, day=3), held(seed=5, day=10)]
        assert self.due_after(*longer) == 10 + 21
        assert self.due_after(*longer, held(seed=6, day=31)) == 31 + 21

    def test_is_not_put_off_by_practising_early(self) -> None:
        three = [held(seed=seed) for seed in (1, 2, 3)]
        assert self.due_after(*three, held(seed=4, day=1)) == 3

    def test_is_tomorrow_again_after_failing_one_that_was_mastered(self) -> None:
        three = [held(seed=seed) for seed in (1, 2, 3)]
        assert self.due_after(*three, held(0.1, seed=4, day=3)) == 4

    def test_puts_what_is_due_first_at_the_top(self) -> None:
        rows = [Held(DAY, "a", seed, "easy", 50, {"order": 1, "facts": 0.1}) for seed in (1, 2, 3)]
        assert [each.criterion for each in standings(rows)] == ["facts", "order"]


class TestBeforeAndAfter:
    def test_pairs_the_same_buyers_by_their_first_calls(self) -> None:
        before = [held(mark=10, seed=1), held(mark=90, seed=1), held(mark=20, seed=2)]
        after = [held(mark=30, seed=1), held(mark=99, seed=3)]
        found = before_after(before, after)
        assert [(pair.seed, pair.difference) for pair in found.pairs] == [(1, 20)]
        assert (found.mean, found.better, found.worse, found.chance) == (20, 1, 0, None)

    def test_is_tested_from_six_pairs_that_differ(self) -> None:
        assert sign_test(5, 0) is None
        assert sign_test(6, 0) == pytest.approx(2 / 64)
        assert sign_test(5, 1) == pytest.approx(14 / 64)
        assert sign_test(3, 3) == 1

    @given(st.integers(0, 30), st.integers(0, 30))
    def test_treats_better_and_worse_alike(self, better: int, worse: int) -> None:
        assert sign_test(better, worse) == sign_test(worse, better)


class TestMarksByEar:
    def test_count_three_tenths(self) -> None:
        assert with_trainer(80, {"opening": 3, "listening": 0}) == pytest.approx(0.7 * 80 + 15)

    def test_change_nothing_where_none_were_given(self) -> None:
        assert with_trainer(80, {}) == 80
        assert with_trainer(None, {"opening": 3}) is None
        assert share({}) is None

    def test_of_several_trainers_are_their_mean(self) -> None:
        assert together([{"opening": 1}, {"opening": 2, "listening": 3}]) == {
            "opening": 1.5, "listening": 3,
        }  # fmt: skip

    def test_agree_by_weighted_kappa(self) -> None:
        found = agreement([(0, 0), (1, 1), (2, 2), (3, 3)])
        assert (found.both, found.kappa) == (4, 1)
        # By hand: o = (1 + 9)/9/2, e = mean of (i-j)^2/9 over i in {0, 0}, j in {1, 3}.
        assert agreement([(0, 1), (0, 3)]).kappa == pytest.approx(0)


def test_practice_and_live_stand_beside_each_other_and_are_never_added_up() -> None:
    rows = beside(
        Found(4, {"need": 3}, {"money_before_need": 1}),
        Found(40, {"need": 10}, {"money_before_need": 20, "second_case": 2}),
        ["need", "budget"],
    )
    found = {row.name: (row.practice.hits, row.practice.of, row.live.hits, row.live.of)
             for row in rows}  # fmt: skip
    assert found == {
        "need": (3, 4, 10, 40),
        "budget": (0, 4, 0, 40),
        "money_before_need": (1, 4, 20, 40),
        "product_before_market": (0, 4, 0, 40),
        "second_case": (0, 4, 2, 40),
        "second_pitch": (0, 4, 0, 40),
        "questions_in_a_row": (0, 4, 0, 40),
    }
