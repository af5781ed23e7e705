"""Which keys were certainly not met before, in memory of one size whatever the file holds."""

from collections.abc import Iterable

BITS = 1 << 24
"""Places; with a key in one of a hundred of them, one new key in a hundred is looked up in vain."""


class Sieve:
    """Spares the look-up of keys that are met for the first time, which most keys are."""

    def __init__(self) -> None:
        """Nothing was met."""
        self._bits = bytearray(BITS >> 3)

    def add(self, keys: Iterable[int]) -> None:
        """These were met."""
        bits = self._bits
        for key in keys:
            place = key & (BITS - 1)
            bits[place >> 3] |= 1 << (place & 7)

    def may_have(self, key: int) -> bool:
        """False where the key was never met; True where it may have been."""
        place = key & (BITS - 1)
        return bool(self._bits[place >> 3] & (1 << (place & 7)))

    def among(self, keys: Iterable[int]) -> list[int]:
        """Those that may have been met."""
        bits = self._bits
        return [key for key in keys if bits[(key & (BITS - 1)) >> 3] & (1 << (key & 7))]
