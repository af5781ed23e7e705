"""The Beta distribution beside values that are known in closed form."""

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.scripts.statistics.beta import beta_cdf, beta_quantile, binomial_at_most

SIZES = st.floats(0.05, 5000)


@pytest.mark.parametrize("x", [0.01, 0.2, 0.5, 0.77, 0.999])
@pytest.mark.parametrize("a", [0.5, 1, 3.5, 40])
def test_powers_are_its_simplest_cases(x: float, a: float) -> None:
    assert beta_cdf(x, a, 1) == pytest.approx(x**a)
    assert beta_cdf(x, 1, a) == pytest.approx(1 - (1 - x) ** a)
    assert beta_quantile(x, a, 1) == pytest.approx(x ** (1 / a))
    assert beta_quantile(x, 1, a) == pytest.approx(1 - (1 - x) ** (1 / a))


@pytest.mark.parametrize(("hits", "of", "rate"), [(3, 10, 0.3), (0, 7, 0.1), (70, 200, 0.4)])
def test_sums_of_the_binomial_distribution_are_its_others(hits: int, of: int, rate: float) -> None:
    summed = sum(comb(of, k) * rate**k * (1 - rate) ** (of - k) for k in range(hits + 1))
    assert binomial_at_most(hits, of, rate) == pytest.approx(summed)


@pytest.mark.parametrize(
    ("share", "a", "b", "known"),
    # Clopper and Pearson's interval of 3 in 10, and the median of Beta(2, 3).
    [(0.025, 3, 8, 0.0667395), (0.975, 4, 7, 0.6524529), (0.5, 2, 3, 0.3857276)],
)
def test_published_quantiles(share: float, a: float, b: float, known: float) -> None:
    assert beta_cdf(known, a, b) == pytest.approx(share, abs=1e-6)
    assert beta_quantile(share, a, b) == pytest.approx(known, abs=1e-6)


@given(st.floats(0.001, 0.999), SIZES, SIZES)
def test_the_inverse_undoes_the_function(share: float, a: float, b: float) -> None:
    x = beta_quantile(share, a, b)
    assert 0 <= x <= 1
    if 1e-12 < x < 1 - 1e-12:
        assert beta_cdf(x, a, b) == pytest.approx(share, abs=1e-6)


@given(st.floats(0.001, 0.999), SIZES, SIZES)
def test_it_is_its_own_mirror(x: float, a: float, b: float) -> None:
    assert beta_cdf(x, a, b) == pytest.approx(1 - beta_cdf(1 - x, b, a), abs=1e-9)
