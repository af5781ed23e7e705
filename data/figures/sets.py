"""The sets of finished calls as they are kept: block by block, each read once in a transaction."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from weakref import WeakKeyDictionary

from sqlalchemy import select
from sqlalchemy.engine import Connection

from data.figures.bits import Digits, greatest, least, numbers, unpacked
from data.figures.facts import BLOCK
from data.tables.core import call_set

DIGITS = frozenset({"day", "cohort", "seconds", "score"})
"""Numbers of calls, kept as the sets of their binary digits."""

_NONE: Mapping[str, int] = {}


class Sets:
    """The sets that a transaction sees."""

    def __init__(self, connection: Connection | None) -> None:
        """Read nothing yet; without a connection there is nothing to read."""
        self._connection = connection
        self._held: dict[str, dict[int, dict[str, int]]] = {}
        self._digits: dict[tuple[str, int], Digits] = {}
        self._numbers: dict[tuple[str, int], Sequence[int]] = {}
        self._ends: dict[tuple[str, int], tuple[int, int]] = {}
        self._single: dict[tuple[str, str], dict[int, int]] = {}

    @classmethod
    def made(cls, found: Mapping[tuple[str, str, int], int]) -> "Sets":
        """Sets that are not kept yet, by kind, value and block."""
        sets = cls(None)
        for (kind, value, block), bits in found.items():
            sets._held.setdefault(kind, {}).setdefault(block, {})[value] = bits
        return sets

    @property
    def blocks(self) -> Collection[int]:
        """Blocks that have calls."""
        return self._kind("there", None).keys()

    def there(self, block: int) -> int:
        """Every finished call of a block."""
        return self._kind("there", None)[block][""]

    def read(self, kinds: Iterable[str], blocks: Collection[int]) -> None:
        """Read these kinds at once, where they are needed soon."""
        if missing := [kind for kind in kinds if not self._has(kind, blocks)]:
            self._read(missing, blocks)

    def of(self, kind: str, block: int) -> Mapping[str, int]:
        """The sets of a block by value."""
        if kind not in self._held or block not in self._held[kind]:
            self._read([kind], [block])
        return self._held[kind][block]

    def single(
        self, kind: str, value: str, among: Collection[int] | None = None
    ) -> Mapping[int, int]:
        """One set in every block that has it, or at least in those of some blocks that do."""
        blocks = self.blocks if among is None else among
        if self._connection is None or self._has(kind, blocks):
            self.read((kind,), blocks)
            return {block: sets[value] for block, sets in self._held[kind].items() if value in sets}
        if (kind, value) not in self._single:
            c = call_set.c
            chosen = select(c.block, c.bits).where(c.kind == kind, c.value == value)
            rows = self._connection.execute(chosen)
            self._single[kind, value] = {block: unpacked(bits) for block, bits in rows}
        return self._single[kind, value]

    def digits(self, kind: str, block: int) -> Digits:
        """The sets of a block that tell a number."""
        if (kind, block) not in self._digits:
            found = self.of(kind, block)
            count = max((int(place) + 1 for place in found), default=0)
            self._digits[kind, block] = [found.get(f"{place:02}", 0) for place in range(count)]
        return self._digits[kind, block]

    def numbers(self, kind: str, block: int) -> Sequence[int]:
        """The number of every place of a block; nought where it has none."""
        if (kind, block) not in self._numbers:
            self._numbers[kind, block] = numbers(self.digits(kind, block), BLOCK)
        return self._numbers[kind, block]

    def ends(self, kind: str, block: int) -> tuple[int, int]:
        """The least and the greatest number of the calls of a block."""
        if (kind, block) not in self._ends:
            digits, there = self.digits(kind, block), self.there(block)
            self._ends[kind, block] = least(digits, there), greatest(digits, there)
        return self._ends[kind, block]

    def _kind(self, kind: str, blocks: Collection[int] | None) -> dict[int, dict[str, int]]:
        if kind not in self._held:
            self._read([kind], blocks)
        return self._held[kind]

    def _has(self, kind: str, blocks: Collection[int]) -> bool:
        return kind in self._held and all(block in self._held[kind] for block in blocks)

    def _read(self, kinds: list[str], blocks: Collection[int] | None) -> None:
        c = call_set.c
        chosen = select(c.kind, c.value, c.block, c.bits).where(c.kind.in_(kinds))
        if blocks is not None:
            chosen = chosen.where(c.block.between(min(blocks, default=0), max(blocks, default=0)))
        for kind in kinds:
            held = self._held.setdefault(kind, {})
            for block in blocks or ():
                held.setdefault(block, {})
        for kind, value, block, bits in (
            self._connection.execute(chosen) if self._connection else ()
        ):
            self._held[kind].setdefault(block, {})[value] = unpacked(bits)


_known: WeakKeyDictionary[Connection, Sets] = WeakKeyDictionary()


def sets_of(connection: Connection) -> Sets:
    """The sets of a transaction, as far as they are read."""
    if connection not in _known:
        _known[connection] = Sets(connection)
    return _known[connection]


def changed(connection: Connection) -> None:
    """Forget what was read: the transaction has written other sets."""
    _known.pop(connection, None)
