"""Killed at any instant, many times; several programs on one file; single flipped bits."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import time
import traceback
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from data.changed_calls import changed_calls
from data.recorder import EventRecorder
from data.store import Store
from tests.data.samples import (
    A_DEAL,
    DANA,
    DISQUALIFIED,
    NO_DEAL,
    RESULT,
    begin,
    event,
    saved_call,
)
from torture.whole import broken

Report = Callable[[int], None]


def _killed(work: Callable[[Report], None], after: float) -> list[int]:
    """Let a child work until it is killed; the numbers it has reported as done."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reader)
            work(lambda number: _tell(writer, number))
        finally:
            os._exit(1)
    os.close(writer)
    first = os.read(reader, 4)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reader, "rb") as rest:
        said = first + rest.read()
    return [int.from_bytes(said[at : at + 4], "big") for at in range(0, len(said) // 4 * 4, 4)]


def _tell(pipe: int, number: int) -> None:
    os.write(pipe, number.to_bytes(4, "big"))


def _wrong(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return broken(connection)


def answers(folder: Path, kills: int) -> str:
    """Kill a rep's program while it saves answers."""
    path, chance, said, lost = folder / "answers.db", random.Random(5), 0, 0
    store = Store.open(path)
    lead = store.add_lead(DANA)
    store.close()
    for number in range(kills):
        if number % 200 == 0:
            store = Store.open(path)
            call_id = begin(store, lead)
            store.close()
            done = 0

        def work(report: Report, call_id: int = call_id, done: int = done) -> None:
            mine = Store.open(path)
            for seq in range(done + 1, done + 5_000):
                mine.append(call_id, event(seq, text="słowa " * chance.randint(1, 40)))
                report(seq)

        told = _killed(work, chance.uniform(0, 0.02))
        with closing(sqlite3.connect(path)) as connection:
            rows = connection.execute("SELECT seq FROM call_event WHERE call_id = ?", (call_id,))
            there = {seq for (seq,) in rows}
        lost += len(set(told) - there)
        said += len(told)
        done = max(there)
    assert (lost, _wrong(path)) == (0, [])
    return f"{kills:,} kills, {said:,} answers shown as saved, {lost} lost, file whole"


def endings(folder: Path, kills: int) -> str:
    """Kill it while it saves wrap-ups and takes them back."""
    path, chance, said = folder / "endings.db", random.Random(6), 0
    store = Store.open(path)
    lead = store.add_lead(DANA)
    store.close()
    for _ in range(kills):

        def work(report: Report) -> None:
            mine = Store.open(path)
            for number in range(1, 5_000):
                call_id = begin(mine, lead, events=2)
                wrap_up = chance.choice([A_DEAL, NO_DEAL, DISQUALIFIED])
                mine.save(call_id, wrap_up, RESULT, event=event(3, "wrapped_up"))
                report(call_id)
                if number % 3 == 0:
                    mine.take_back(call_id)

        said += len(_killed(work, chance.uniform(0, 0.05)))
        assert (found := _wrong(path)) == [], found
    store = Store.open(path)
    assert changed_calls(store)[0] == []
    store.close()
    return f"{kills:,} kills, {said:,} wrap-ups saved, none half there"


def together(folder: Path, seconds: float) -> str:
    """Three programs on one file: two reps, and somebody who corrects leads."""
    path = folder / "together.db"
    store = Store.open(path)
    leads = [store.add_lead(DANA, allow_duplicate=True) for _ in range(4)]
    store.close()
    children = {}
    for lead in leads[:3]:
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            _rep(path, lead, leads[3], seconds, writer)
        os.close(writer)
        children[child] = os.fdopen(reader)
    took: list[float] = []
    for child, said in children.items():
        took += [float(line) for line in said]
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0, "a save was refused"
    took.sort()
    with closing(sqlite3.connect(path)) as connection:
        version = connection.execute("SELECT version FROM lead WHERE id = 4").fetchone()[0]
        edits = connection.execute("SELECT count(*) FROM change WHERE field = 'title'").fetchone()
        saved = connection.execute("SELECT count(*) FROM call_event").fetchone()[0]
        assert broken(connection) == []
    assert version - 1 == edits[0], "an edit was lost"
    p99 = took[int(len(took) * 0.99)]
    return f"{seconds:.0f} s, {saved:,} answers, 0 refused, p99 {p99:.0f} ms, {edits[0]} edits kept"


def _rep(path: Path, lead: int, shared: int, seconds: float, out: int) -> None:
    status = 1
    try:
        mine, number, until = Store.open(path), 0, time.monotonic() + seconds
        while time.monotonic() < until:
            call_id = begin(mine, lead)
            recorder = EventRecorder(mine, call_id)
            for seq in range(1, 13):
                began = time.perf_counter()
                recorder.record(event(seq))
                while not recorder.retry():  # what the app does every two seconds
                    time.sleep(0.05)
                os.write(out, f"{(time.perf_counter() - began) * 1000}\n".encode())
                time.sleep(0.02)
            number += 1
            mine.edit_lead(shared, title=f"{lead}, {number}")
            mine.save(call_id, DISQUALIFIED, RESULT, event=event(13, "wrapped_up"))
        mine.close()
        status = 0
    except Exception:
        traceback.print_exc()
    finally:
        os._exit(status)


def flips(folder: Path, bits: int) -> str:
    """Flip single bits in the words of finished calls; each has to be noticed and named."""
    path, chance, noticed = folder / "flips.db", random.Random(8), 0
    store = Store.open(path)
    calls = [saved_call(store, A_DEAL) for _ in range(3)]
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for _ in range(bits):
            call_id, seq = chance.choice(calls), chance.randint(1, 3)
            chosen = "FROM call_event WHERE call_id = ? AND seq = ?"
            words = connection.execute(f"SELECT payload {chosen}", (call_id, seq)).fetchone()[0]
            raw = bytearray(words.encode())
            raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(7)
            change = "UPDATE call_event SET payload = CAST(? AS TEXT) WHERE call_id = ? AND seq = ?"
            connection.execute(change, (bytes(raw), call_id, seq))
            noticed += changed_calls(store)[0] == [call_id]
            connection.execute(change, (words, call_id, seq))
    store.close()
    assert noticed == bits
    return f"{bits:,} bits flipped, {noticed:,} noticed, each with its call named"
