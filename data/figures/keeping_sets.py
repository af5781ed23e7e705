"""Keeping the sets and totals of calls right: corrected call by call, or a block made anew."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import bindparam, delete, insert, select, text
from sqlalchemy.engine import Connection

from data.figures.bits import bits_of, packed, unpacked
from data.figures.chosen import Chosen
from data.figures.facts import (
    BLOCK,
    KINDS,
    SUMS,
    CallFacts,
    Key,
    Part,
    counts,
    keys,
    parts,
    sets_of,
)
from data.figures.sets import Sets, changed
from data.tables.core import block_figure, call_set

_KEYS = ("block", "kind", "value")
_ADD = text(
    f"INSERT INTO block_figure ({', '.join((*_KEYS, *SUMS))}) "
    f"VALUES ({', '.join(f':{name}' for name in (*_KEYS, *SUMS))}) "
    f"ON CONFLICT ({', '.join(_KEYS)}) DO UPDATE SET "
    + ", ".join(f"{name} = block_figure.{name} + excluded.{name}" for name in SUMS)
)
_EMPTY = text(
    "DELETE FROM block_figure WHERE block = :block AND kind = :kind AND value = :value "
    "AND calls = 0"
)
_PUT = text(
    "INSERT INTO call_set (kind, value, block, bits) VALUES (:kind, :value, :block, :bits) "
    "ON CONFLICT (kind, value, block) DO UPDATE SET bits = excluded.bits"
)
_OF_SET = (
    (call_set.c.kind == bindparam("of_kind"))
    & (call_set.c.value == bindparam("of_value"))
    & (call_set.c.block == bindparam("of_block"))
)

SetKey = tuple[str, str, int]
Sums = dict[Key, list[int]]


def correct(
    connection: Connection, gone: Collection[CallFacts], made: Collection[CallFacts]
) -> None:
    """Take calls out of the sets and totals, and put others in.

    Args:
        connection: A transaction that writes.
        gone: Calls as they were counted.
        made: Calls as they are.
    """
    out, into = _places(gone), _places(made)
    _correct_sets(connection, out, into)
    sums: Sums = defaultdict(lambda: [0] * len(SUMS))
    _add(sums, gone, -1)
    _add(sums, made, 1)
    _correct_totals(connection, sums)
    changed(connection)


def made_of(calls: Iterable[CallFacts]) -> tuple[dict[SetKey, int], Sums]:
    """The sets and the totals of calls."""
    held: dict[tuple[int, Part], list[int]] = defaultdict(list)
    for call in calls:
        block, place = divmod(call.id, BLOCK)
        for part in parts(call):
            held[block, part].append(place)
    found: dict[SetKey, int] = defaultdict(int)
    for (block, part), places in held.items():
        bits = bits_of(places)
        for kind, value in sets_of(part):
            found[kind, value, block] |= bits
    return found, _totals_of(found)


def _totals_of(found: Mapping[SetKey, int]) -> Sums:
    sets = Sets.made(found)
    sums: Sums = {}
    for block in sets.blocks:
        of_block: dict[tuple[str, str], list[int]] = {}
        Chosen(sets, {block: sets.there(block)}).add_up(KINDS, KINDS, of_block)
        sums |= {(block, *key): numbers for key, numbers in of_block.items()}
    return sums


def put_block(
    connection: Connection, block: int, bits: Mapping[SetKey, int], sums: Mapping[Key, list[int]]
) -> None:
    """Write the sets and totals of a block in place of those that were there."""
    connection.execute(delete(call_set).where(call_set.c.block == block))
    connection.execute(delete(block_figure).where(block_figure.c.block == block))
    if bits:
        connection.execute(insert(call_set), [_stored(key, each) for key, each in bits.items()])
        connection.execute(insert(block_figure), [_row(key, each) for key, each in sums.items()])
    changed(connection)


def _places(calls: Iterable[CallFacts]) -> dict[SetKey, list[int]]:
    found: dict[SetKey, list[int]] = defaultdict(list)
    for call in calls:
        block, place = divmod(call.id, BLOCK)
        for part in parts(call):
            for kind, value in sets_of(part):
                found[kind, value, block].append(place)
    return found


def _correct_sets(
    connection: Connection,
    out: Mapping[SetKey, Sequence[int]],
    into: Mapping[SetKey, Sequence[int]],
) -> None:
    wanted = {
        key for key in out.keys() | into.keys() if set(out.get(key, ())) != set(into.get(key, ()))
    }
    there = _there(connection, wanted)
    put, empty = [], []
    for key in sorted(wanted):
        old = there.get(key, 0)
        new = old & ~bits_of(out.get(key, ())) | bits_of(into.get(key, ()))
        if new == old:
            continue
        if new:
            put.append(_stored(key, new))
        else:
            empty.append(dict(zip(("of_kind", "of_value", "of_block"), key, strict=True)))
    if put:
        connection.execute(_PUT, put)
    if empty:
        connection.execute(delete(call_set).where(_OF_SET), empty)


def _there(connection: Connection, wanted: Collection[SetKey]) -> dict[SetKey, int]:
    c = call_set.c
    found: dict[SetKey, int] = {}
    for block in {key[2] for key in wanted}:
        kinds = {key[0] for key in wanted if key[2] == block}
        chosen = select(c.kind, c.value, c.bits).where(c.kind.in_(kinds), c.block == block)
        for kind, value, bits in connection.execute(chosen):
            if (kind, value, block) in wanted:
                found[kind, value, block] = unpacked(bits)
    return found


def _stored(key: SetKey, bits: int) -> dict[str, object]:
    kind, value, block = key
    return {"kind": kind, "value": value, "block": block, "bits": packed(bits)}


def _add(sums: Sums, calls: Iterable[CallFacts], sign: int) -> None:
    for call in calls:
        adds = [(place, sign * number) for place, number in enumerate(counts(call)) if number]
        for key in keys(call):
            held = sums[key]
            for place, number in adds:
                held[place] += number


def _correct_totals(connection: Connection, sums: Sums) -> None:
    rows = [_row(key, numbers) for key, numbers in sums.items() if any(numbers)]
    if rows:
        connection.execute(_ADD, rows)
    if less := [dict(zip(_KEYS, key, strict=True)) for key, held in sums.items() if held[0] < 0]:
        connection.execute(_EMPTY, less)


def _row(key: Key, numbers: Sequence[int]) -> dict[str, object]:
    return {**dict(zip(_KEYS, key, strict=True)), **dict(zip(SUMS, numbers, strict=True))}
