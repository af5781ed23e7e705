"""Drawing calls for a second look."""

from hypothesis import given
from hypothesis import strategies as st

from tui.scripts.statistics import stratified
from tui.scripts.statistics.sampling import PRIME, place, standing_first

GROUPS = st.dictionaries(
    st.text(max_size=3), st.sets(st.integers(1, 500), max_size=12), max_size=9
).map(lambda groups: {name: {1000 * n + one for one in ids}
                      for n, (name, ids) in enumerate(groups.items())})  # fmt: skip


@given(GROUPS)
def test_two_of_each_and_twelve_in_all(groups: dict[str, set[int]]) -> None:
    drawn = stratified(groups, "2026-10")
    assert len(drawn) == len(set(drawn))
    for ids in groups.values():
        assert len(ids & set(drawn)) >= min(2, len(ids))
    there = sum(len(ids) for ids in groups.values())
    least = sum(min(2, len(ids)) for ids in groups.values())
    assert len(drawn) == min(there, max(12, least))


@given(GROUPS)
def test_the_same_seed_draws_the_same(groups: dict[str, set[int]]) -> None:
    turned = {name: sorted(ids, reverse=True) for name, ids in reversed(groups.items())}
    assert stratified(groups, "a") == stratified(turned, "a")


def test_another_seed_draws_others() -> None:
    groups = {"Ann": range(1000), "Bea": range(1000, 2000)}
    assert set(stratified(groups, "2026-09")) != set(stratified(groups, "2026-10"))


def test_the_order_says_nothing_about_who_it_was() -> None:
    groups = {"Ann": range(100), "Bea": range(100, 200), "Cem": range(200, 300)}
    drawn = stratified(groups, "x", each=20)
    assert drawn != sorted(drawn)
    assert len({one // 100 for one in drawn[:20]}) == 3


def test_every_call_is_as_likely_as_any_other() -> None:
    groups = {"Ann": range(20)}
    drawn = [one for seed in range(600) for one in stratified(groups, str(seed), least=5, each=5)]
    counts = [drawn.count(one) for one in range(20)]
    assert min(counts) >= 110
    assert max(counts) <= 195


@given(st.text(max_size=8), st.integers(0, 2000), st.integers(0, 4000), st.floats(0.01, 1))
def test_those_that_stand_first_are_found_without_looking_at_the_others(
    seed: str, first: int, end: int, part: float
) -> None:
    room, numbers = int(PRIME * part), range(first, end)
    wanted = [number for number in numbers if place(seed, number) < room]
    assert list(standing_first(seed, numbers, part)) == wanted
