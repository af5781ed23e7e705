"""The other end of the table of calls: the earliest of some calls, or the next later ones."""

from datetime import date

from data.figures.bits import below
from data.figures.chosen import Chosen
from data.figures.facts import BEGIN, BLOCK
from data.figures.picking import picked


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
    return Chosen(chosen.sets, picked(left, digits, limit, highest_first=False)).ids()


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
