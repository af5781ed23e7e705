"""The other end of the table of calls: the earliest of some calls, or the next later ones."""

from datetime import date

from data.figures.bits import below, highest
from data.figures.chosen import Chosen
from data.figures.facts import BEGIN, BLOCK


def earliest(chosen: Chosen, limit: int, before: tuple[date, int] | None = None) -> list[int]:
    """The ids of the earliest calls by day and id, in no order.

    Args:
        chosen: The calls.
        limit: So many.
        before: Only those that stand before this day and id in the table, as later ones do.
    """
    chosen.sets.read(("day",), chosen.masks)
    digits = {block: chosen.sets.digits("day", block) for block in chosen.masks}
    left = dict(chosen.masks) if before is None else _later(chosen, *before)
    sure: dict[int, int] = {}
    for place in range(max((len(each) for each in digits.values()), default=0) - 1, -1, -1):
        noughts = {
            block: bits & ~digits[block][place] if place < len(digits[block]) else bits
            for block, bits in left.items()
        }
        count = sum(bits.bit_count() for bits in noughts.values())
        if count > limit:
            left = noughts
            continue
        limit -= count
        for block, bits in noughts.items():
            sure[block] = sure.get(block, 0) | bits
            left[block] ^= bits
    for block in sorted(left):
        bits = left[block]
        some = bits ^ highest(bits, max(0, bits.bit_count() - limit))
        sure[block] = sure.get(block, 0) | some
        limit -= some.bit_count()
    return Chosen(chosen.sets, {block: bits for block, bits in sure.items() if bits}).ids()


def _later(chosen: Chosen, day: date, call_id: int) -> dict[int, int]:
    number = max(0, day.toordinal() - BEGIN)
    found = {}
    for block, bits in chosen.masks.items():
        digits = chosen.sets.digits("day", block)
        upto = below(digits, number + 1, bits)
        of_day = upto ^ below(digits, number, bits)
        first = max(0, min(BLOCK, call_id + 1 - block * BLOCK))
        found[block] = bits ^ upto | of_day >> first << first
    return {block: bits for block, bits in found.items() if bits}
