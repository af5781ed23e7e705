"""A looser threshold beside a stricter one: what the extra leads bring (domain.md 5.7)."""

from dataclasses import dataclass
from fractions import Fraction

from .shares import Share


@dataclass(frozen=True, slots=True)
class Marginal:
    """What the leads between two thresholds come to."""

    extra: Share
    """Wins among the leads that only the looser threshold lets through."""
    strict: Share
    loose: Share

    @property
    def rate(self) -> float | None:
        """(won loose − won strict) / (n loose − n strict); None where nobody is between."""
        return self.extra.rate

    def break_even(self, margin: Fraction) -> tuple[Fraction, Fraction, Fraction] | None:
        """Cost per worked lead below which the extra leads pay: low, likely and high.

        The low and the high end follow from the interval of the rate.
        """
        if not self.extra.of:
            return None
        likely = margin * Fraction(self.extra.hits, self.extra.of)
        low, high = (margin * Fraction(end).limit_denominator(10**6) for end in
                     (self.extra.low, self.extra.high))  # fmt: skip
        return low, likely, high


def marginal(strict: Share, loose: Share) -> Marginal:
    """Compare a stricter threshold with a looser one that lets all of its leads through, too.

    7 of 8 against 10 of 20: 3 more deals for 12 more leads, 25 %.

    Raises:
        ValueError: The looser one lets fewer through, or wins fewer.
    """
    return Marginal(Share(loose.hits - strict.hits, loose.of - strict.of), strict, loose)
