"""Making leads and their calls, day by day, by the truth and a seed."""

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from .truth import CRITERIA, REASONS, STEPS, Truth

ATTEMPTS = 5
SHARED = 2000
"""Companies and contacts that qualified calls point at."""
HASH = {"1.0": "a" * 64, "2.0": "b" * 64}


@dataclass(slots=True)
class Day:
    """The rows of a day, in the order of the columns in `writing.py`."""

    leads: list[tuple[object, ...]] = field(default_factory=list)
    calls: list[tuple[object, ...]] = field(default_factory=list)
    deals: list[tuple[object, ...]] = field(default_factory=list)
    evidence: list[tuple[object, ...]] = field(default_factory=list)
    events: list[tuple[object, ...]] = field(default_factory=list)


@dataclass(slots=True)
class _Lead:
    id: int
    source: str
    rep: str
    segment: str
    lang: str
    tries: int = 0


@dataclass(slots=True)
class _Talk:
    outcome: str
    stage: str
    known: dict[str, str]
    reason: str
    note: str
    score: int
    fit: int
    seconds: int
    won: float


class Maker:
    """Makes the days of a world one after the other."""

    def __init__(
        self, truth: Truth, *, seed: int, calls: int, days: int, last: date, events: int
    ) -> None:
        """Make `calls` calls over `days` days, the last `events` talks with their events."""
        self._truth, self._chance = truth, random.Random(seed)
        self._left, self._days, self._last = calls, days, last
        self._per_day = calls / days
        self._waiting: dict[int, list[_Lead]] = defaultdict(list)
        self._leads = self._calls = self._deals = 0
        self._events_from = calls - events
        self._reps = list(truth.reps)
        self._sources = list(truth.sources)
        self._shares = [source.share for source in truth.sources.values()]

    def days(self) -> Iterator[Day]:
        """Every day's rows."""
        for number in range(self._days):
            day, made = self._last - timedelta(days=self._days - 1 - number), Day()
            quota = min(self._left, round(self._per_day * (number + 1)) - self._calls)
            called = self._waiting.pop(number, [])[:quota]
            while len(called) < quota:
                called.append(self._new_lead(day, made))
            for lead in called:
                self._call(lead, day, number, made)
            self._left -= quota
            yield made

    def _new_lead(self, day: date, made: Day) -> _Lead:
        chance = self._chance
        self._leads += 1
        source = chance.choices(self._sources, self._shares)[0]
        lead = _Lead(
            self._leads,
            source,
            chance.choice(self._reps),
            chance.choice(self._truth.segments),
            chance.choice(self._truth.langs),
        )
        made.leads.append(
            (lead.id, f"Lead {lead.id}", f"Company {lead.id}", source, "trying", lead.rep,
             _at(day, 7, chance), chance.randint(20, 95))
        )  # fmt: skip
        return lead

    def _call(self, lead: _Lead, day: date, number: int, made: Day) -> None:
        chance, truth = self._chance, self._truth
        self._calls += 1
        lead.tries += 1
        if chance.random() >= truth.reps[lead.rep].reached:
            self._attempt(lead, day, number, made)
            return
        talk = self._talk(lead)
        deal_id = None
        if talk.outcome == "deal":
            self._deals += 1
            deal_id = self._deals
            made.deals.append(self._deal(deal_id, day, talk))
        self._row(made, lead, day, talk, deal_id)
        made.evidence += [
            (self._calls, name, status, "their words" if status != "unknown" else "")
            for name, status in talk.known.items()
        ]
        if self._calls > self._events_from:
            made.events += self._path()
        if talk.outcome == "no_deal" and chance.random() < 0.5:
            later = number + (3 if chance.random() > truth.waits else 40)
            self._waiting[later].append(lead)

    def _attempt(self, lead: _Lead, day: date, number: int, made: Day) -> None:
        if lead.tries < ATTEMPTS:
            self._waiting[number + self._chance.randint(1, 4)].append(lead)
        self._row(made, lead, day, None, None)

    def _talk(self, lead: _Lead) -> _Talk:
        chance, truth = self._chance, self._truth
        source, rep = truth.sources[lead.source], truth.reps[lead.rep]
        known = {name: chance.choice(("met", "partly", "not_met", "unknown")) for name in CRITERIA}
        known["need"] = "met" if chance.random() < truth.need_met else "partly"
        stage, reason, note = chance.choice(truth.stages), "", ""
        seconds = int(chance.lognormvariate(5.8, 0.5))
        outcome = "disqualified"
        if chance.random() < source.qualified:
            outcome = "deal" if chance.random() < source.deal else "no_deal"
        fit = chance.randint(30, 69) if outcome == "disqualified" else chance.randint(45, 99)
        if outcome == "disqualified":
            reason, note = chance.choice(REASONS[:5]), "they told us in so many words why not"
            seconds = max(seconds, 95)
            if chance.random() < rep.hasty:
                note, known["need"], fit = "no", "unknown", 80
                reason = "no_need"
        won = source.won + (truth.need_lift if known["need"] == "met" else 0)
        score = min(100, max(0, round(chance.gauss(40 if reason else 68, 12))))
        return _Talk(outcome, stage, known, reason, note, score, fit, seconds, won)

    def _deal(self, deal_id: int, day: date, talk: _Talk) -> tuple[object, ...]:
        chance = self._chance
        closes = day + timedelta(days=chance.randint(15, 75))
        status, closed = "open", None
        if closes <= self._last:
            status = "won" if chance.random() < talk.won else "lost"
            closed = _at(closes, 15, chance)
        shared = deal_id % SHARED + 1
        amount = f"{chance.randint(8, 120) * 500}.00"
        return (deal_id, f"Deal {deal_id}", amount, "EUR", closes.isoformat(), "Alex", shared,
                shared, self._calls, status, _at(day, 16, chance), closed)  # fmt: skip

    def _row(
        self, made: Day, lead: _Lead, day: date, talk: _Talk | None, deal_id: int | None
    ) -> None:
        chance, truth = self._chance, self._truth
        version = chance.choice(truth.scripts)
        began = _at(day, 8, chance)
        row: list[object] = [self._calls, lead.id, lead.rep, "orlica", version, HASH[version],
                             lead.lang, chance.choice(truth.frameworks), began, "ended",
                             began]  # fmt: skip
        if talk is None:
            row += [0, "no_answer", *[None] * 17]
        else:
            shared = (deal_id or self._calls) % SHARED + 1
            qualified = talk.outcome != "disqualified"
            advance = qualified and chance.random() < truth.advance
            step = (day + timedelta(days=chance.randint(1, 12))).isoformat()
            row += [
                talk.seconds, "talked", talk.outcome, talk.reason or None, talk.note or None,
                (day + timedelta(days=60)).isoformat() if talk.outcome == "no_deal" else None,
                f"{step}T09:00:00.000000Z" if advance else None,
                "Dana" if advance else None, "sends the figures" if advance else None,
                talk.fit, talk.score, talk.outcome, talk.stage, lead.segment,
                chance.randint(1, 5), "high",
                shared if qualified else None, shared if qualified else None, deal_id,
            ]  # fmt: skip
        made.calls.append(tuple(row))

    def _path(self) -> Iterator[tuple[object, ...]]:
        chance, at, seq = self._chance, 0, 1
        yield self._calls, seq, 0, "started", STEPS[0], "{}"
        for place, step in enumerate(STEPS):
            if place:
                seq += 1
                yield self._calls, seq, at, "shown", step, "{}"
            at += int(chance.lognormvariate(9.6, 0.6))
            if chance.random() < (self._truth.drops if step == self._truth.drop_at else 0.02):
                return
            seq += 1
            answered = chance.random() < 0.9
            kind, payload = ("answered", '{"answers":["a"]}') if answered else ("asked", "{}")
            yield self._calls, seq, at, kind, step, payload


def _at(day: date, hour: int, chance: random.Random) -> str:
    minutes = chance.randrange(120)
    return f"{day}T{hour + minutes // 60:02}:{minutes % 60:02}:{chance.randrange(60):02}.000000Z"
