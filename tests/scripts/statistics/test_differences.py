"""Two shares beside each other, and the words that they allow."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.scripts.statistics import Share, compare, newcombe, stands_out

SHARES = st.integers(1, 300).flatmap(lambda of: st.builds(Share, st.integers(0, of), st.just(of)))


def test_the_difference_of_the_guide_cannot_be_told_yet() -> None:
    found = compare(Share(24, 60), Share(18, 60))
    assert round(100 * found.points) == 10
    assert (round(100 * found.low), round(100 * found.high)) == (-7, 26)
    assert found.finding == "unclear"
    # 16 · 0.35 · 0.65 / 0.1² = 364 on each side, and 60 are there.
    assert found.more == 310
    assert not found.clear


def test_words_of_comparison_need_an_interval_without_zero() -> None:
    assert compare(Share(60, 100), Share(30, 100)).finding == "better"
    assert compare(Share(30, 100), Share(60, 100)).finding == "worse"


def test_more_of_what_goes_wrong_is_worse_and_of_what_is_neither_only_more() -> None:
    many, few = Share(60, 100), Share(30, 100)
    assert (compare(many, few, "less").finding, compare(few, many, "less").finding) == (
        "worse", "better",
    )  # fmt: skip
    assert (compare(many, few, "neither").finding, compare(few, many, "neither").finding) == (
        "higher", "lower",
    )  # fmt: skip
    assert stands_out(compare(many, few, "less"), 6)


def test_nothing_is_compared_under_thirty() -> None:
    assert compare(Share(29, 29), Share(0, 100)).finding == "too_few"


def test_no_difference_at_all_needs_no_number_of_calls() -> None:
    found = compare(Share(20, 40), Share(20, 40))
    assert found.more is None
    assert found.finding == "unclear"


@given(SHARES, SHARES)
def test_the_interval_holds_the_difference_and_turns_with_the_sides(
    one: Share, other: Share
) -> None:
    low, high = newcombe(one, other)
    assert one.rate is not None
    assert other.rate is not None
    assert low - 1e-12 <= one.rate - other.rate <= high + 1e-12
    assert newcombe(other, one) == pytest.approx((-high, -low))


@given(SHARES, SHARES)
def test_a_claim_is_never_made_where_the_interval_includes_zero(one: Share, other: Share) -> None:
    found = compare(one, other)
    assert found.clear <= (not found.low <= 0 <= found.high)


@given(SHARES, SHARES)
def test_an_unclear_difference_always_says_how_many_more(one: Share, other: Share) -> None:
    found = compare(one, other)
    if found.finding == "unclear" and found.points:
        assert found.more is not None
        assert found.more > 0


def test_equal_rates_are_called_different_about_once_in_twenty() -> None:
    chance = random.Random(11)
    claims = 0
    for _seed in range(3000):
        one, other = (
            Share(sum(chance.random() < 0.3 for _ in range(60)), 60) for _side in range(2)
        )
        claims += compare(one, other).finding in ("better", "worse")
    assert 0.03 <= claims / 3000 <= 0.07


def test_the_largest_of_several_differences_has_to_be_larger_to_stand_out() -> None:
    found = compare(Share(117, 258), Share(290, 530))
    assert found.finding == "worse"
    assert stands_out(found, 1)
    assert not stands_out(found, 6)
    assert stands_out(compare(Share(90, 258), Share(290, 530)), 6)
    assert not stands_out(compare(Share(10, 40), Share(11, 40)), 1)
