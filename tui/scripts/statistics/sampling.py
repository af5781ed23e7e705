"""A random sample that anybody can draw again: seeded, so many of each group, in no order."""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b

EACH, LEAST = 2, 12
"""Of every group, and in all (domain.md 5.4)."""
PRIME = 2**31 - 1


def stratified(
    groups: Mapping[str, Iterable[int]], seed: str, *, each: int = EACH, least: int = LEAST
) -> list[int]:
    """Draw numbers, `each` of every group and `least` in all where there are so many.

    A number's place in the draw depends on it and the seed alone: what comes in later moves nothing
    that was drawn before, unless it takes its place.

    Args:
        groups: Numbers by group, as calls by rep.
        seed: Words that make the draw, as `2026-10`.
        each: Of every group.
        least: In all.

    Returns:
        The numbers in an order that says nothing about their groups.
    """
    a, b = multipliers(seed)

    def order(number: int) -> int:
        return (a * number + b) % PRIME

    ordered = {name: sorted(ids, key=order) for name, ids in groups.items()}
    drawn = {one for ids in ordered.values() for one in ids[:each]}
    rest = sorted((one for ids in ordered.values() for one in ids[each:]), key=order)
    drawn.update(rest[: max(0, least - len(drawn))])
    return sorted(drawn, key=order)


def standing_first(seed: str, numbers: range, part: float) -> Iterator[int]:
    """Of numbers in a row, those that stand in the first part of the draw.

    Numbers that do lie one of two steps apart, or both together, as one of them takes the place on
    in the draw and the other takes it back; so the numbers between need not be looked at.
    """
    a, b = multipliers(seed)
    room = max(1, min(PRIME, int(PRIME * part)))
    on = next(step for step in range(1, PRIME) if a * step % PRIME < room)
    back = next(step for step in range(1, PRIME) if -a * step % PRIME < room)
    further, nearer = a * on % PRIME, -a * back % PRIME
    end = numbers.stop
    number = next((one for one in numbers if (a * one + b) % PRIME < room), end)
    at = (a * number + b) % PRIME
    while number < end:
        yield number
        may_go_on, may_go_back = at + further < room, at >= nearer
        if may_go_on and (on <= back or not may_go_back):
            number, at = number + on, at + further
        elif may_go_back:
            number, at = number + back, at - nearer
        else:
            number, at = number + on + back, at + further - nearer


def place(seed: str, number: int) -> int:
    """Where a number stands in the draw of a seed: (a·number + b) mod p."""
    a, b = multipliers(seed)
    return (a * number + b) % PRIME


def multipliers(seed: str) -> tuple[int, int]:
    """The a and b of a seed."""
    digest = blake2b(seed.encode(), digest_size=16).digest()
    first, second = int.from_bytes(digest[:8], "big"), int.from_bytes(digest[8:], "big")
    return first % (PRIME - 1) + 1, second % PRIME
