"""The first or last of some calls by a number, without a look at each of them."""

from collections.abc import Mapping

from data.figures.bits import Digits, highest


def picked(
    masks: Mapping[int, int], digits: Mapping[int, Digits], limit: int, *, highest_first: bool
) -> dict[int, int]:
    """The calls with the highest numbers, or with the lowest; of the same number by their place.

    Digit by digit from the first on, one half of the calls is sure to be in or sure to be out.

    Args:
        masks: The calls by block.
        digits: The number of the calls of each block, as sets.
        limit: So many.
        highest_first: Whether the highest are wanted.
    """
    left, sure = dict(masks), dict.fromkeys(masks, 0)
    for place in range(max((len(digits[block]) for block in left), default=0) - 1, -1, -1):
        half = {}
        for block, bits in left.items():
            ones = bits & digits[block][place] if place < len(digits[block]) else 0
            half[block] = ones if highest_first else bits ^ ones
        count = sum(bits.bit_count() for bits in half.values())
        if count > limit:
            left = half
            continue
        limit -= count
        for block, bits in half.items():
            sure[block] |= bits
            left[block] ^= bits
    for block in sorted(left, reverse=highest_first):
        bits = left[block]
        some = highest(bits, limit) if highest_first else _lowest(bits, limit)
        sure[block] |= some
        limit -= some.bit_count()
    return {block: bits for block, bits in sure.items() if bits}


def _lowest(bits: int, limit: int) -> int:
    return bits ^ highest(bits, max(0, bits.bit_count() - limit))
