"""Sets of calls as bits do what sets of numbers do."""

from hypothesis import given
from hypothesis import strategies as st

from data.figures.bits import (
    below,
    between,
    bits_of,
    greatest,
    highest,
    least,
    numbers,
    packed,
    places_of,
    split,
    total,
    unpacked,
)

PLACES = st.sets(st.integers(0, 200), max_size=60)
NUMBERS = st.dictionaries(st.integers(0, 120), st.integers(0, 300), max_size=40)


def digits_of(numbers: dict[int, int]) -> list[int]:
    """The sets of the places whose number has a one in each of its binary digits."""
    count = max((number.bit_length() for number in numbers.values()), default=0)
    return [
        bits_of(place for place, number in numbers.items() if number >> digit & 1)
        for digit in range(count)
    ]


@given(PLACES, PLACES)
def test_a_set_is_its_places_also_once_it_is_stored(one: set[int], other: set[int]) -> None:
    assert list(places_of(bits_of(one))) == sorted(one)
    assert unpacked(packed(bits_of(one))) == bits_of(one)
    assert set(places_of(bits_of(one) & bits_of(other))) == one & other


@given(NUMBERS, PLACES, st.integers(-5, 700), st.integers(-5, 700))
def test_numbers_are_compared_by_their_digits(
    known: dict[int, int], some: set[int], first: int, last: int
) -> None:
    digits, among = digits_of(known), bits_of(some & known.keys())
    assert list(numbers(digits, 123)) == [known.get(place, 0) for place in range(123)]
    chosen = {place: known[place] for place in some & known.keys()}
    found = set(places_of(below(digits, last, among)))
    assert found == {place for place, number in chosen.items() if number < last}
    found = set(places_of(between(digits, first, last, among)))
    assert found == {place for place, number in chosen.items() if first <= number <= last}
    assert total(digits, among) == sum(chosen.values())
    if chosen:
        assert least(digits, among) == min(chosen.values())
        assert greatest(digits, among) == max(chosen.values())


@given(PLACES, st.integers(0, 70))
def test_the_highest_places_are_the_last_ones(places: set[int], count: int) -> None:
    wanted = sorted(places)[max(0, len(places) - count) :]
    assert list(places_of(highest(bits_of(places), count))) == wanted


@given(PLACES, PLACES, PLACES, PLACES)
def test_a_set_is_split_by_everything_and_nothing_is_lost(
    among: set[int], one: set[int], two: set[int], three: set[int]
) -> None:
    groups = [
        ("a", [("a=1", bits_of(one)), ("a=2", bits_of(two - one))]),
        ("b", [("b=1", bits_of(three))]),
    ]
    found = dict(split(bits_of(among), groups))
    assert sum(bits.bit_count() for bits in found.values()) == len(among)
    for names, bits in found.items():
        places = set(places_of(bits))
        assert places
        assert ("a=1" in names) == bool(places & one)
        assert ("a=2" in names) == bool(places & (two - one))
        assert ("b=1" in names) == bool(places & three)
