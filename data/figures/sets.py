"""The sets of finished calls as they are kept: block by block, each read once until they change.

Whoever writes sets gives them a new mark in the same transaction. What was read under a mark is
true in every transaction that sees this mark, in whichever thread; nothing is handed to others
before all of it is read.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from secrets import token_hex
from weakref import WeakKeyDictionary

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection

from data.figures.bits import Digits, greatest, least, numbers, unpacked
from data.figures.facts import BLOCK
from data.tables.core import call_set, installation

MARK = "sets"
"""The name that the mark of the sets is kept under."""


@dataclass(slots=True)
class _Held:
    """What has been read."""

    kinds: dict[str, dict[int, dict[str, int]]] = field(default_factory=dict)
    single: dict[tuple[str, str], dict[int, int]] = field(default_factory=dict)
    digits: dict[tuple[str, int], Digits] = field(default_factory=dict)
    ends: dict[tuple[str, int], tuple[int, int]] = field(default_factory=dict)


class Sets:
    """The sets that a transaction sees."""

    def __init__(self, connection: Connection | None, held: _Held | None = None) -> None:
        """Begin with what is held; without a connection there is nothing else to read."""
        self._connection = connection
        held = held or _Held()
        self._held, self._single = held.kinds, held.single
        self._digits, self._ends = held.digits, held.ends
        self._numbers: dict[tuple[str, int], Sequence[int]] = {}

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
        found: dict[str, dict[int, dict[str, int]]] = {
            kind: {block: {} for block in blocks or ()} for kind in kinds
        }
        for kind, value, block, bits in (
            self._connection.execute(chosen) if self._connection else ()
        ):
            found[kind].setdefault(block, {})[value] = unpacked(bits)
        for kind, read in found.items():
            self._held[kind] = {**read, **self._held.get(kind, {})}


_known: WeakKeyDictionary[Connection, Sets] = WeakKeyDictionary()
_latest: dict[str, _Held] = {}
"""What has been read under the latest marks; more than one set of records may be open."""
OPEN = 2


def sets_of(connection: Connection) -> Sets:
    """The sets of a transaction, as far as they are read."""
    if connection not in _known:
        marked = select(installation.c.value).where(installation.c.name == MARK)
        mark = connection.execute(marked).scalar()
        _known[connection] = Sets(connection, None if mark is None else _under(str(mark)))
    return _known[connection]


def _under(mark: str) -> _Held:
    held = _latest.get(mark)
    if held is None:
        held = _latest[mark] = _Held()
        for old in list(_latest)[:-OPEN]:
            _latest.pop(old, None)
    return held


def changed(connection: Connection) -> None:
    """Forget what was read, here and everywhere: the transaction has written other sets."""
    _known.pop(connection, None)
    connection.execute(delete(installation).where(installation.c.name == MARK))
    connection.execute(insert(installation).values(name=MARK, value=token_hex(16)))
