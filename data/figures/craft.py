"""How the talks are led: order, coverage and evidence, by rep (domain.md 5.2).

It is read from the latest talks, at most `TALKS`, so that it takes no time however many there are;
the page says how many were read.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from sqlalchemy import case, func, select
from sqlalchemy.engine import Connection

from data.figures.asked import Asked
from data.figures.chosen import choose
from data.figures.words import read_words
from data.said_in_scripts import steps_of
from data.tables.core import call, call_event, call_figure, evidence
from tui.scripts.judgement.covering import Covers
from tui.scripts.order_faults import (
    FAULTS,
    KINDS,
    READY,
    Fault,
    count_order_faults,
    said_live,
)
from tui.scripts.statistics import FEW, Mean, Share, mean

TALKS = 1_000
"""Talks that are read, the latest."""


@dataclass(frozen=True, slots=True)
class Craft:
    """How some talks were led."""

    rep: str
    """Empty for everyone together."""
    talks: int
    walked: int
    """Those whose way through the script could be read."""
    faults: Mapping[Fault, int]
    """Faults of order in those, counted."""
    faulty: tuple[int, ...]
    """The calls that have any."""
    faulty_by: Mapping[Fault, tuple[int, ...]]
    """The calls that have each of them."""
    all_known: Share
    """Talks in which every criterion of their framework was found out."""
    known: tuple[int, ...]
    """Those talks."""
    coverage: Mean | None
    """Of C = Σ w known / Σ w over the talks; None without one."""
    evidence: Share
    """Statuses with the prospect's words, of those recorded."""
    ids: tuple[int, ...]

    @property
    def per_hundred(self) -> float | None:
        """Faults of order per 100 talks; None where so few say nothing."""
        return 100 * sum(self.faults.values()) / self.walked if self.walked >= FEW else None


@dataclass(frozen=True, slots=True)
class Crafts:
    """Everyone together, and every rep."""

    everyone: Craft
    reps: tuple[Craft, ...]
    """In the order of names."""
    there: int
    """Talks in the period, read or not."""


@dataclass(slots=True)
class _Talk:
    id: int
    rep: str
    faults: Mapping[Fault, int] | None
    """None where its way can't be read."""
    known: Fraction | None
    """The part of its framework that was found out."""
    recorded: int
    quoted: int


def crafts(connection: Connection, asked: Asked, covers: Mapping[str, Covers]) -> Crafts:
    """Read how the latest talks were led.

    Args:
        connection: A transaction.
        asked: Which calls.
        covers: How much of a framework statuses cover, by framework.
    """
    there = choose(connection, asked).within("criterion", "")
    talks = _talks(connection, there.latest(TALKS), covers)
    by_rep: dict[str, list[_Talk]] = defaultdict(list)
    for talk in talks:
        by_rep[talk.rep].append(talk)
    return Crafts(
        _craft("", talks),
        tuple(_craft(rep, own) for rep, own in sorted(by_rep.items())),
        there.count(),
    )


def _talks(connection: Connection, ids: Sequence[int], covers: Mapping[str, Covers]) -> list[_Talk]:
    c = call_figure.c
    chosen = (
        select(c.id, c.rep, c.framework, c.statuses, c.stage)
        .where(c.id.in_(ids))
        .order_by(c.day.desc(), c.id.desc())
    )
    rows = connection.execute(chosen).all()
    made = _faults(connection, {int(row.id): row.stage for row in rows})
    quoted = _quoted(connection, ids)
    return [
        _Talk(
            row.id,
            row.rep,
            made.get(row.id),
            covers[row.framework](read_words(row.statuses)) if row.framework in covers else None,
            *quoted.get(row.id, (0, 0)),
        )
        for row in rows
    ]


def _craft(rep: str, talks: Sequence[_Talk]) -> Craft:
    faults: Counter[Fault] = Counter()
    walked = [talk for talk in talks if talk.faults is not None]
    for talk in walked:
        faults.update(talk.faults or {})
    known = [talk.known for talk in talks if talk.known is not None]
    return Craft(
        rep,
        len(talks),
        len(walked),
        {fault: faults[fault] for fault in FAULTS},
        tuple(talk.id for talk in talks if talk.faults and any(talk.faults.values())),
        {
            fault: tuple(talk.id for talk in talks if talk.faults and talk.faults.get(fault))
            for fault in FAULTS
        },
        Share(sum(part == 1 for part in known), len(known)),
        tuple(talk.id for talk in talks if talk.known == 1),
        mean([float(part) for part in known]),
        Share(sum(talk.quoted for talk in talks), sum(talk.recorded for talk in talks)),
        tuple(talk.id for talk in talks),
    )


def _quoted(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Statuses recorded and those with words, by call."""
    e = evidence.c
    words = func.sum(case((e.words != "", 1), else_=0))
    chosen = (
        select(e.call_id, func.count(), words)
        .where(e.call_id.in_(ids), e.status != "unknown")
        .group_by(e.call_id)
    )
    return {row[0]: (int(row[1]), int(row[2])) for row in connection.execute(chosen)}


def _faults(connection: Connection, stages: Mapping[int, str]) -> Mapping[int, Mapping[Fault, int]]:
    """Faults of order by call; nothing of calls without events."""
    event = call_event.c
    chosen = (
        select(event.call_id, event.seq, event.at_ms, event.kind, event.step, event.payload)
        .where(event.call_id.in_(list(stages)), event.kind.in_(KINDS))
        .order_by(event.call_id, event.seq)
    )
    hashes = select(call.c.id, call.c.script_hash).where(call.c.id.in_(list(stages)))
    script = {row[0]: row[1] for row in connection.execute(hashes)}
    steps = steps_of(connection, set(script.values()))
    found = {}
    rows = connection.execute(chosen).all()
    for number, own in groupby(rows, key=lambda row: int(row[0])):
        known = steps[script[number]]
        if not known:
            continue
        said = said_live([tuple(each[1:]) for each in own], known)
        found[number] = count_order_faults(said, ready=stages[number] in READY)
    return found
