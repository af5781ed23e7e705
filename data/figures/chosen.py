"""Chosen calls as sets, block by block: counted, added up, the latest of them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

from sqlalchemy.engine import Connection

from data.figures.asked import Asked
from data.figures.bits import below, between, bits_of, greatest, least, places_of
from data.figures.bits import total as sum_of
from data.figures.facts import BEGIN, BLOCK, BUCKET, COUNTS, GIVEN, OF_TALKS, SUMS, bucket
from data.figures.picking import picked
from data.figures.sets import Sets, sets_of
from tui.scripts.statistics.periods import Period

_FLAGS = tuple(enumerate(COUNTS))[1:]
_SECONDS, _WASTED = SUMS.index("seconds"), SUMS.index("wasted")


class Counting:
    """Counts of parts of a block."""

    def __init__(self, sets: Sets, block: int, *, timed: bool = False) -> None:
        """Take the sets that counts are made of; `timed` where time will be asked for."""
        found = sets.of("count", block)
        self._flags = [(place, found[name]) for place, name in _FLAGS if name in found]
        self._wasted = found.get("wasted", 0)
        self._seconds = sets.digits("seconds", block) if timed else ()
        self._known: dict[tuple[int, bool], list[int]] = {}

    def each(
        self, parts: Mapping[str, int], among: int, *, timed: bool = False
    ) -> Iterator[tuple[str, list[int]]]:
        """What every part of some calls comes to, by value; no call is in two of them."""
        left = None
        if reduce(or_, parts.values(), 0) == among:
            # To count is what takes time: the last part is what the others leave.
            left = list(self._whole(among, timed=timed))
        for place, (value, bits) in enumerate(parts.items(), 1):
            if left is not None and place == len(parts):
                yield value, left
                return
            sums = [0] * len(SUMS)
            self.add(bits, sums, timed=timed)
            left = left and [whole - part for whole, part in zip(left, sums, strict=True)]
            yield value, sums

    def _whole(self, among: int, *, timed: bool) -> list[int]:
        if (among, timed) not in self._known:
            sums = self._known[among, timed] = [0] * len(SUMS)
            self.add(among, sums, timed=timed)
        return self._known[among, timed]

    def add(self, bits: int, sums: list[int], *, timed: bool = False) -> None:
        """Add what these calls come to, in the order of `SUMS`; their time where it is asked."""
        count = bits.bit_count()
        sums[0] += count
        for place, flag in self._flags:
            if both := bits & flag:
                sums[place] += count if both == bits else both.bit_count()
        if timed:
            seconds, wasted = sum_of(self._seconds, bits), bits & self._wasted
            sums[_SECONDS] += seconds
            sums[_WASTED] += seconds if wasted == bits else sum_of(self._seconds, wasted)


@dataclass(frozen=True, slots=True)
class Chosen:
    """Some of the finished calls."""

    sets: Sets
    masks: Mapping[int, int]
    """The calls by block; blocks without any are left out."""

    @property
    def whole(self) -> frozenset[int]:
        """Blocks all of whose calls are chosen."""
        return frozenset(
            block for block, bits in self.masks.items() if bits == self.sets.there(block)
        )

    def count(self) -> int:
        """How many calls."""
        return sum(bits.bit_count() for bits in self.masks.values())

    def seconds(self) -> int:
        """How long they took."""
        self.sets.read(("seconds",), self.masks)
        return sum(
            sum_of(self.sets.digits("seconds", block), bits) for block, bits in self.masks.items()
        )

    def values(self, kind: str) -> set[str]:
        """What there is of a kind in the blocks of these calls."""
        self.sets.read((kind,), self.masks)
        return {value for block in self.masks for value in self.sets.of(kind, block)}

    def counts(self) -> list[int]:
        """What they come to, in the order of `COUNTS`."""
        sums = [0] * len(COUNTS)
        self.sets.read(("count",), self.masks)
        for block, bits in self.masks.items():
            Counting(self.sets, block).add(bits, sums)
        return sums

    def within(self, kind: str, *values: str) -> "Chosen":
        """Those of them that have one of these values, too."""
        either: dict[int, int] = {}
        for value in values:
            for block, bits in self.sets.single(kind, value, self.masks).items():
                either[block] = either.get(block, 0) | bits
        return self.among(either)

    def without(self, kind: str, value: str) -> "Chosen":
        """Those of them that are not in a set."""
        other = self.sets.single(kind, value, self.masks)
        left = {block: bits & ~other.get(block, 0) for block, bits in self.masks.items()}
        return Chosen(self.sets, {block: bits for block, bits in left.items() if bits})

    def has(self, call_id: int) -> bool:
        """Whether a call is one of them."""
        return bool(self.masks.get(call_id // BLOCK, 0) >> call_id % BLOCK & 1)

    def among(self, other: Mapping[int, int]) -> "Chosen":
        """Those of them that are among others."""
        both = {block: bits & other.get(block, 0) for block, bits in self.masks.items()}
        return Chosen(self.sets, {block: bits for block, bits in both.items() if bits})

    def between(self, kind: str, first: int, last: int) -> "Chosen":
        """Those of them whose number lies between the two, both counted."""
        self.sets.read((kind,), self.masks)
        found = {
            block: between(self.sets.digits(kind, block), first, last, bits)
            for block, bits in self.masks.items()
        }
        return Chosen(self.sets, {block: bits for block, bits in found.items() if bits})

    def of_days(self, kind: str, period: Period) -> "Chosen":
        """Those of them whose day lies in a period."""
        return self.between(kind, _number(period.first), _number(period.last))

    def ids(self) -> list[int]:
        """The ids, the lowest first."""
        return [
            block * BLOCK + place
            for block, bits in sorted(self.masks.items())
            for place in places_of(bits)
        ]

    def latest(self, limit: int, after: tuple[date, int] | None = None) -> list[int]:
        """The ids of the latest calls by day and id, in no order.

        Args:
            limit: So many.
            after: Only those that stand after this day and id, from the latest on.
        """
        self.sets.read(("day",), self.masks)
        left = self._late(self.masks if after is None else self._after(*after), limit)
        digits = {block: self.sets.digits("day", block) for block in left}
        return Chosen(self.sets, picked(left, digits, limit, highest_first=True)).ids()

    def _late(self, masks: Mapping[int, int], limit: int) -> dict[int, int]:
        """The blocks that the latest of these calls can be in."""
        ends = {block: self.sets.ends("day", block) for block in masks}
        count, floor = 0, 0
        for block in sorted(masks, key=lambda one: ends[one][1], reverse=True):
            floor = min(floor, ends[block][0]) if count else ends[block][0]
            count += masks[block].bit_count()
            if count >= limit:
                return {one: bits for one, bits in masks.items() if ends[one][1] >= floor}
        return dict(masks)

    def _after(self, day: date, call_id: int) -> dict[int, int]:
        found = {}
        for block, bits in self.masks.items():
            digits = self.sets.digits("day", block)
            earlier = below(digits, _number(day), bits)
            upto = below(digits, _number(day) + 1, bits)
            room = max(0, min(BLOCK, call_id - block * BLOCK))
            found[block] = earlier | ((upto ^ earlier) & ((1 << room) - 1))
        return {block: bits for block, bits in found.items() if bits}

    def ends(self, kind: str) -> tuple[date, date] | None:
        """The first and the last day of them; None of nothing."""
        self.sets.read((kind,), self.masks)
        found = [
            (least(digits, bits), greatest(digits, bits))
            for block, bits in self.masks.items()
            if (digits := self.sets.digits(kind, block)) is not None
        ]
        if not found:
            return None
        return _day(min(one[0] for one in found)), _day(max(one[1] for one in found))

    def over(self, kind: str, periods: Sequence[Period]) -> list[list[int]]:
        """What they come to in each of these periods, in the order of `COUNTS`."""
        self.sets.read((kind, "count"), self.masks)
        ends = [(_number(period.first), _number(period.last)) for period in periods]
        found = [[0] * len(COUNTS) for _ in periods]
        for block, bits in self.masks.items():
            digits, counting = self.sets.digits(kind, block), Counting(self.sets, block)
            low, high = least(digits, bits), greatest(digits, bits)
            for sums, (first, last) in zip(found, ends, strict=True):
                if first <= high and last >= low:
                    counting.add(between(digits, first, last, bits), sums)
        return found

    def add_up(
        self,
        kinds: Collection[str],
        timed: Collection[str],
        sums: dict[tuple[str, str], list[int]],
    ) -> None:
        """Add what they come to by kind of total and value, in the order of `SUMS`.

        Args:
            kinds: What they are added up by.
            timed: Of which of the kinds time is added up, too.
            sums: What is added to.
        """
        self.sets.read(needed(kinds, timed), self.masks)
        for block, bits in self.masks.items():
            counting = Counting(self.sets, block, timed=bool(timed))
            talks = bits & self.sets.of("count", block).get("reached", 0)
            for kind in kinds:
                among = talks if kind in OF_TALKS else bits
                parts = dict(self._parts(kind, block, among))
                for value, found in counting.each(parts, among, timed=kind in timed):
                    held = sums.setdefault((kind, value), [0] * len(SUMS))
                    for place, number in enumerate(found):
                        held[place] += number

    def _parts(self, kind: str, block: int, among: int) -> Iterable[tuple[str, int]]:
        if kind == "all":
            yield "", among
        elif kind == "score":
            digits, left = self.sets.digits(kind, block), among & self.sets.single(
                "scored", ""
            ).get(block, 0)  # fmt: skip
            for score in range(BUCKET, 100 + 2 * BUCKET, BUCKET):
                if part := below(digits, score, left):
                    yield bucket(score - BUCKET), part
                    left ^= part
        else:
            for value, members in self.sets.of(kind, block).items():
                if (value or kind not in GIVEN) and (part := among & members):
                    yield value, part


def needed(kinds: Collection[str], timed: Collection[str]) -> list[str]:
    """The kinds of sets that totals of these kinds are counted from."""
    kept = [kind for kind in kinds if kind != "all"] + ["count"]
    return kept + (["seconds"] if timed else []) + (["scored"] if "score" in kinds else [])


def choose(connection: Connection, asked: Asked) -> Chosen:
    """The calls that are asked for."""
    return every(connection, asked).of_days("day", asked.period)


def every(connection: Connection, asked: Asked) -> Chosen:
    """The calls that are asked for, whenever they were."""
    sets = sets_of(connection)
    found = Chosen(sets, {block: sets.there(block) for block in sets.blocks})
    for name, value in sorted(asked.only.items()):
        found = found.within(name, value)
    return found


def of_leads(connection: Connection, asked: Asked, until: date | None = None) -> Chosen:
    """The calls with leads that came in in the period, whenever the calls were.

    Args:
        connection: A transaction.
        asked: Which calls, and when their leads came in.
        until: Only calls up to this day.
    """
    found = every(connection, asked).of_days("cohort", asked.period)
    return found.of_days("day", Period(asked.period.first, until or date.max))


def by_block(ids: Iterable[int]) -> dict[int, int]:
    """Calls by their ids as sets."""
    places: dict[int, list[int]] = {}
    for call_id in ids:
        places.setdefault(call_id // BLOCK, []).append(call_id % BLOCK)
    return {block: bits_of(each) for block, each in places.items()}


def _number(day: date) -> int:
    return max(0, day.toordinal() - BEGIN)


def _day(number: int) -> date:
    return date.fromordinal(number + BEGIN)
