"""Percentiles, ratios, and the lines in which they are told."""

from collections.abc import Sequence
from typing import NamedTuple


class Figure(NamedTuple):
    """One measured thing beside its floor, in seconds."""

    what: str
    measured: float
    floor: float
    goal: str

    def line(self) -> str:
        """The figure as a row of the report."""
        if not self.floor:
            return f"{self.what:46} {self.measured * 1000:9.2f} ms   goal {self.goal}"
        ratio = self.measured / self.floor
        return (
            f"{self.what:46} {self.measured * 1000:9.2f} ms   floor {self.floor * 1000:8.2f} ms"
            f"   {ratio:5.2f}x   goal {self.goal}"
        )


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` (0 to 1) of the values lie, by the nearest rank."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
