"""Sets of calls as the bits of a number: the call is the place, "and" and "or" are `&` and `|`.

A million calls take 125 kB, and to count those that are in two sets takes a tenth of a millisecond,
whatever is asked for together. Numbers of calls are kept as the sets of their binary digits.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import compress

FEW = 200
"""Places up to which each is looked for by itself."""
_SQUARE = ((7, 0x00AA00AA00AA00AA), (14, 0x0000CCCC0000CCCC), (28, 0x00000000F0F0F0F0))
"""How far apart the bits are that change places, and which they are, to turn a square over."""
_ONES = bytes.maketrans(b"01", b"\x00\x01")

Digits = Sequence[int]
"""The sets of calls whose number has a one in its last binary digit, in that before it …"""


def bits_of(places: Iterable[int]) -> int:
    """The set of these places."""
    known = list(places)
    held = bytearray((max(known, default=0) >> 3) + 1)
    for place in known:
        held[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(held, "little")


def places_of(bits: int) -> Iterator[int]:
    """The places in a set, the lowest first."""
    if bits.bit_count() < FEW:
        while bits:
            lowest = bits & -bits
            yield lowest.bit_length() - 1
            bits ^= lowest
        return
    ones = f"{bits:b}".encode().translate(_ONES)[::-1]
    yield from compress(range(len(ones)), ones)


def packed(bits: int) -> bytes:
    """A set as it is stored."""
    return bits.to_bytes((bits.bit_length() + 7) // 8, "little")


def unpacked(stored: bytes) -> int:
    """A set as it was stored."""
    return int.from_bytes(stored, "little")


def numbers(digits: Digits, places: int) -> Sequence[int]:
    """The number of every place up to some place, the lowest first."""
    room = -(-places // 8)
    found: Sequence[int] = _turned(digits[:8], room)
    for first in range(8, len(digits), 8):
        more = _turned(digits[first : first + 8], room)
        found = [one + (other << first) for one, other in zip(found, more, strict=True)]
    return found[:places]


def _turned(digits: Digits, room: int) -> bytes:
    """Up to eight sets as a byte for each place, whose bits tell which of them it is in.

    Eight places of eight sets are a square of bits, and all squares are turned over at once.
    """
    held = bytearray(8 * room)
    for place, ones in enumerate(digits):
        held[place::8] = ones.to_bytes(room, "little")
    squares = int.from_bytes(held, "little")
    for shift, mask in _masks(room):
        moved = (squares ^ squares >> shift) & mask
        squares ^= moved ^ moved << shift
    return squares.to_bytes(8 * room, "little")


@lru_cache(maxsize=8)
def _masks(room: int) -> tuple[tuple[int, int], ...]:
    return tuple(
        (shift, int.from_bytes(mask.to_bytes(8, "little") * room, "little"))
        for shift, mask in _SQUARE
    )


def below(digits: Digits, limit: int, among: int) -> int:
    """Those whose number is less than the limit."""
    if limit <= 0:
        return 0
    if limit >> len(digits):
        return among
    less, equal = 0, among
    for place in range(len(digits) - 1, -1, -1):
        ones = equal & digits[place]
        if limit >> place & 1:
            less |= equal ^ ones
            equal = ones
        else:
            equal ^= ones
        if not equal:
            break
    return less


def between(digits: Digits, first: int, last: int, among: int) -> int:
    """Those whose number lies between the two, both counted."""
    upto = below(digits, last + 1, among)
    return upto ^ below(digits, first, upto) if first > 0 else upto


def total(digits: Digits, among: int) -> int:
    """The sum of their numbers."""
    return sum((among & ones).bit_count() << place for place, ones in enumerate(digits))


def least(digits: Digits, among: int) -> int:
    """The least of their numbers."""
    found = 0
    for place in range(len(digits) - 1, -1, -1):
        ones = among & digits[place]
        if ones == among:
            found |= 1 << place
        else:
            among ^= ones
    return found


def greatest(digits: Digits, among: int) -> int:
    """The greatest of their numbers."""
    found = 0
    for place in range(len(digits) - 1, -1, -1):
        if ones := among & digits[place]:
            among = ones
            found |= 1 << place
    return found


def highest(bits: int, count: int) -> int:
    """The set of the highest places of a set, so many of them."""
    low, high = 0, bits.bit_length()
    while low < high:
        middle = (low + high) // 2
        if (bits >> middle).bit_count() > count:
            low = middle + 1
        else:
            high = middle
    return bits >> low << low


def split(
    among: int, groups: Sequence[tuple[str, Sequence[tuple[str, int]]]]
) -> Iterator[tuple[tuple[str, ...], int]]:
    """Split a set by several things.

    Args:
        among: The set.
        groups: For each thing its values, each with its name and its set; a place is in one at
            most.

    Yields:
        The names of the values that a part has in common, and the part.
    """
    parts: list[tuple[tuple[str, ...], int]] = [((), among)] if among else []
    for _thing, values in groups:
        split_up: list[tuple[tuple[str, ...], int]] = []
        for names, bits in parts:
            left = bits
            for name, members in values:
                if part := left & members:
                    split_up.append(((*names, name), part))
                    left ^= part
                    if not left:
                        break
            if left:
                split_up.append((names, left))
        parts = split_up
    yield from parts
