"""Fifty thousand leads, twenty thousand calls: the queue, a page of it, search as you type."""

import json
import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from data.first_look import first_look
from data.keys import search_text
from data.queueing import QueueWish
from data.store import Store
from data.times import utc_text
from tui.scripts.working_time import WorkingTime

from .figures import Figure, percentile

NOW = datetime(2026, 11, 18, 10, 30, tzinfo=UTC)
LEADS = 50_000
CALLS = 20_000

FIRST = ("Łucja", "Anna", "Дмитрий", "Ёлка", "James", "Zoë", "Jürgen", "Małgorzata", "Piotr", "Ewa")
LAST = ("Żółta", "Nowak", "Иванов", "Whitfield", "Müller", "Kowalska", "O'Neil", "Wiśniewski")
TRADES = ("Hurtownia", "Logistics", "Склад", "Foods", "Metal", "Transport", "Łódzkie Zakłady")
WORDS = ("quotes", "lost", "faktury", "excel", "tablice", "дорого", "budget", "magazyn", "orders",
         "second", "contact", "old", "crm", "nobody", "opens", "drogo", "timing",
         "клиенты")  # fmt: skip
PLACES = (("PL", "+48"), ("GB", "+44"), ("US", "+1"), ("DE", "+49"), ("RU", "+7"), ("", "+48"))
TYPED = ("l", "lo", "lod", "lodz", "ew", "zol", "whit", "nowak 12", "quo", "quotes lost",
         "600100", "иван", "дорого", "xqz", "hurtownia 4", "crm nobody op")  # fmt: skip

_LEAD = """INSERT INTO lead (name, company_name, phone, phone_e164, email, email_folded, country,
  source, status, score, band, track, next_call_at, hand_raised_at, search, created_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, 'list', ?, ?, ?, ?, ?, ?, ?, ?)"""
_SCRIPT = "INSERT INTO script_version (hash, script_id, version, lang, text) VALUES (?,?,?,?,?)"
_CALL = """INSERT INTO call (lead_id, rep, script_id, script_version, script_hash, lang, framework,
  started_at, status, ended_at, disposition) VALUES (?, 'Alex', 's', '1', 'h', 'en', 'bant', ?,
  'ended', ?, 'no_answer')"""


def measure(*, leads: int = LEADS, calls: int = CALLS) -> list[Figure]:
    """Every figure, on one file."""
    with opened(leads=leads, calls=calls) as (store, path):
        filling = _once(lambda: _fill(store))
        work = WorkingTime()
        wish = QueueWish(now=NOW, threshold=50, work=work)
        order = store.queued(wish).order
        last = [lead_id for _section, lead_id in order[-200:]]
        typed = [
            _once(partial(store.search, words, wish)) for _round in range(5) for words in TYPED
        ]
        night = QueueWish(now=NOW + timedelta(hours=11), threshold=50, work=work)
        return [
            Figure("index of words, filled (of 1,000 leads)", filling * 1000 / leads, 0.0, ""),
            Figure(f"search in {leads:,} leads, p50", percentile(typed, 0.5), 0.0, "50 ms"),
            Figure(f"search in {leads:,} leads, p99", percentile(typed, 0.99), 0.0, ""),
            Figure(
                "first look at the queue, median",
                _median(lambda: first_look(path, NOW, 300, threshold=50, work=work)),
                _median(lambda: _plain(path)),
                "",
            ),
            Figure(
                "the same when everybody is asleep",
                _median(lambda: first_look(path, night.now, 300, threshold=50, work=work)),
                0.0,
                "",
            ),
            Figure("the whole queue in order", _median(lambda: store.queued(wish)), 0.0, ""),
            Figure(
                "its last page",
                _median(lambda: store.queue_rows(last, now=NOW)),
                0.0,
                "",
            ),
        ]


@contextmanager
def opened(*, leads: int, calls: int) -> Iterator[tuple[Store, Path]]:
    """A store with so many invented leads and calls."""
    with TemporaryDirectory(prefix="talktrack-bench-") as folder:
        path = Path(folder) / "many.db"
        Store.open(path).close()
        write(path, leads=leads, calls=calls)
        store = Store.open(path)
        try:
            yield store, path
        finally:
            store.close()


def write(path: Path, *, leads: int, calls: int) -> None:
    """Put the leads and calls into the file by hand."""
    chance = random.Random(7)
    with sqlite3.connect(path) as database:
        database.executemany(_LEAD, (_a_lead(number, chance) for number in range(leads)))
        database.execute(_SCRIPT, ("h", "s", "1", "en", "{}"))
        moments = [
            NOW - timedelta(days=chance.randrange(200), minutes=number % 500)
            for number in range(calls)
        ]
        database.executemany(
            _CALL,
            (
                (chance.randint(1, leads), utc_text(at), utc_text(at + timedelta(minutes=4)))
                for at in moments
            ),
        )
        database.executemany(
            "INSERT INTO call_event (call_id, seq, at_ms, kind, payload) VALUES (?,?,?,?,?)",
            (
                (call_id, seq, seq * 900, "noted" if seq % 4 == 0 else "answered", _said(chance))
                for call_id in range(1, calls + 1)
                for seq in range(1, 21)
            ),
        )
        database.executemany(
            "INSERT INTO evidence (call_id, criterion, status, words) VALUES (?, ?, 'met', ?)",
            (
                (call_id, criterion, _words(chance))
                for call_id in range(1, calls + 1)
                for criterion in ("need", "budget", "timing")
            ),
        )
    database.close()


def _a_lead(number: int, chance: random.Random) -> tuple[object, ...]:
    country, code = chance.choice(PLACES)
    name = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
    company = f"{chance.choice(TRADES)} {number // 3}"
    phone = f"{code}{600_000_000 + number}"
    email = f"person{number}@firm{number // 3}.example"
    score = chance.choice((None, *range(20, 100)))
    track = "fast" if score and score >= 97 else "standard" if score and score >= 55 else "nurture"
    due = utc_text(NOW + timedelta(hours=chance.randint(-9, 200))) if number % 50 == 0 else None
    raised = utc_text(NOW - timedelta(hours=chance.randint(1, 99))) if number % 999 == 0 else None
    status = "new" if number % 5 else "trying"
    return (
        name, company, phone, phone, email, email, country, status, score,
        "A" if track == "fast" else "B", track, due, raised,
        search_text(name, company, email, phone), utc_text(NOW),
    )  # fmt: skip


def _words(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, k=8))


def _said(chance: random.Random) -> str:
    return json.dumps({"text": _words(chance)}, ensure_ascii=False)


def _fill(store: Store) -> None:
    while store.catch_up():
        pass


def _plain(path: Path) -> None:
    """The floor: three hundred whole rows by an index."""
    with sqlite3.connect(path) as database:
        database.execute(
            "SELECT * FROM lead WHERE status = 'new' AND next_call_at IS NULL "
            "ORDER BY score DESC, id DESC LIMIT 300"
        ).fetchall()
    database.close()


def _once(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _median(work: Callable[[], object], rounds: int = 7) -> float:
    return percentile([_once(work) for _ in range(rounds)], 0.5)
