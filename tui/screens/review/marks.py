"""Figures to look at, drawn with characters: they need no colour, and no font but the usual one."""

from __future__ import annotations

from collections.abc import Sequence

from tui.scripts.statistics import Share

BLOCKS = " ▏▎▍▌▋▊▉█"
STEPS = "▁▂▃▄▅▆▇█"


def bar(number: float, most: float, width: int) -> str:
    """A bar as long as the number; something of it is seen of everything above zero."""
    if most <= 0 or number <= 0:
        return " " * width
    eighths = max(1, round(8 * width * min(1.0, number / most)))
    full, rest = divmod(eighths, 8)
    return ("█" * full + (BLOCKS[rest] if rest else "")).ljust(width)


def whisker(share: Share, width: int) -> str:
    """Where a rate lies from 0 to 100 %, and how sure that is: `··├──●───┤·····`.

    A rate of few calls has a hollow mark; under five there is nothing to draw.
    """
    rate = share.rate
    if rate is None or share.showing == "counts" or width < 4:
        return " " * width
    last = width - 1
    low, at, high = (round(end * last) for end in (share.low, rate, share.high))
    cells = ["·"] * width
    cells[low : high + 1] = "─" * (high - low + 1)
    cells[low], cells[high] = "├", "┤"
    cells[at] = "○" if share.showing == "grey" else "●"
    return "".join(cells)


def sparkline(numbers: Sequence[float], width: int) -> str:
    """Numbers as a line of blocks; where there are more than fit, neighbours are added up."""
    if not numbers or width < 1:
        return ""
    each = -(-len(numbers) // width)
    sums = [sum(numbers[at : at + each]) for at in range(0, len(numbers), each)]
    most = max(sums)
    if most <= 0:
        return STEPS[0] * len(sums)
    last = len(STEPS) - 1
    return "".join(STEPS[round(last * max(0.0, number) / most)] for number in sums)
