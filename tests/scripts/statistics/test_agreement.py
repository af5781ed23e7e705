"""Agreement of two judges, ranks and quantiles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.scripts.statistics import quantile, spearman, weighted_kappa

PAIRS = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=40)


def test_kappa_of_a_table_worked_by_hand() -> None:
    # Both say yes 20 times, both no 15, apart 5 and 10: p₀ = .7, pₑ = .5.
    pairs = [(1, 1)] * 20 + [(0, 0)] * 15 + [(1, 0)] * 5 + [(0, 1)] * 10
    found = weighted_kappa(pairs, 2)
    assert (found.both, found.same) == (50, 35)
    assert found.kappa == pytest.approx(0.4)


def test_a_step_apart_weighs_less_than_two() -> None:
    near = weighted_kappa([(0, 0), (1, 1), (2, 2), (0, 1)], 3).kappa
    far = weighted_kappa([(0, 0), (1, 1), (2, 2), (0, 2)], 3).kappa
    assert near is not None
    assert far is not None
    assert near > far


@given(PAIRS)
def test_kappa_is_at_most_one_and_the_same_from_both_sides(pairs: list[tuple[int, int]]) -> None:
    found = weighted_kappa(pairs, 3)
    turned = weighted_kappa([(other, one) for one, other in pairs], 3)
    if found.kappa is None:
        assert turned.kappa is None
    else:
        assert found.kappa <= 1 + 1e-12
        assert found.kappa == pytest.approx(turned.kappa)
    assert found.same <= found.close <= found.both


def test_one_answer_for_everything_tells_nothing() -> None:
    assert weighted_kappa([(1, 1)] * 9, 3).kappa is None
    assert weighted_kappa([], 3).kappa is None


@given(st.lists(st.tuples(st.integers(-99, 99), st.integers(-99, 99)), min_size=2, max_size=30))
def test_spearman_sees_order_only(pairs: list[tuple[int, int]]) -> None:
    found = spearman(pairs)
    if found is not None:
        assert -1 <= found <= 1
        assert spearman([(x**3, y) for x, y in pairs]) == pytest.approx(found)
        assert spearman([(x, -y) for x, y in pairs]) == pytest.approx(-found)


def test_spearman_with_ties_worked_by_hand() -> None:
    # Ranks 1, 2.5, 2.5, 4 and 1, 2, 3, 4.
    assert spearman([(1, 1), (2, 2), (2, 3), (9, 4)]) == pytest.approx(4.5 / (4.5 * 5) ** 0.5)


def test_spearman_of_one_that_never_varies_is_unknown() -> None:
    assert spearman([(1, 5), (2, 5)]) is None
    assert spearman([(1, 5)]) is None


def test_quantiles() -> None:
    assert quantile([], 0.5) is None
    assert quantile([3, 1, 2], 0.5) == 2
    assert quantile([1, 2], 0.5) == 1.5
    assert quantile(list(range(101)), 0.9) == 90
