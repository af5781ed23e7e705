"""Sums of money as people type them."""

from fractions import Fraction

from tui.languages import N_
from tui.scripts.sayings import SayingError

NO_MONEY = N_("“{words}” is not an amount above zero.")


def amount(words: str) -> Fraction:
    """A sum that somebody typed: `12 500`, `12500,50`.

    Raises:
        SayingError: It is none.
    """
    plain = "".join(words.split()).replace("\u202f", "").replace(",", ".")
    try:
        found = Fraction(plain) if plain.count(".") <= 1 and "/" not in plain else Fraction(0)
    except (ValueError, ZeroDivisionError):
        found = Fraction(0)
    if found <= 0 or len(plain) > 30:
        raise SayingError(NO_MONEY, words=words[:40])
    return found
