"""A random sample that anybody can draw again: seeded, so many of each group, in no order."""

from collections.abc import Iterable, Mapping
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
    ordered = {name: sorted(ids, key=lambda one: place(seed, one)) for name, ids in groups.items()}
    drawn = {one for ids in ordered.values() for one in ids[:each]}
    rest = sorted(
        (one for ids in ordered.values() for one in ids[each:]), key=lambda one: place(seed, one)
    )
    drawn.update(rest[: max(0, least - len(drawn))])
    return sorted(drawn, key=lambda one: place(seed, one))


def place(seed: str, number: int) -> int:
    """Where a number stands in the draw of a seed: (a·number + b) mod p.

    A database can work that out as well, and need not hand over every number.
    """
    a, b = multipliers(seed)
    return (a * number + b) % PRIME


def multipliers(seed: str) -> tuple[int, int]:
    """The a and b of a seed."""
    digest = blake2b(seed.encode(), digest_size=16).digest()
    first, second = int.from_bytes(digest[:8], "big"), int.from_bytes(digest[8:], "big")
    return first % (PRIME - 1) + 1, second % PRIME
