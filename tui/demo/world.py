"""Fills an empty database with a plausible few weeks: calls held, callbacks due, leads waiting.

Earlier calls come from the bundled transcripts, played and saved by the same code as any call, so
that the demo shows nothing the app could not have made.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from data.database import open_database
from data.errors import StoreError
from data.records.deals import Closing
from data.records.records import Records
from data.rows import NewLead
from data.store import Store
from tui.clock import Clock
from tui.saving import attempt, begin, save_played
from tui.saving.played import lead_of
from tui.scripts.sayings import SayingError

from .people import PEOPLE, Person

if TYPE_CHECKING:
    from tui.scripts.reading import Library
    from tui.services import Services

DAYS_BACK = 24
"""How long ago the first of the calls was."""
CALLBACKS = 3
"""Leads that were called, and want to be called again around now."""
LEFT_AFTER = 13
"""Lines of a transcript after which a draft was left."""


RAISED_HANDS = {"Tom Ashby": 1, "Barbara Łęcka": 3, "Тимур Гайнутдинов": 5}
"""Who has asked for a price, so many hours ago."""
HARD_TO_REACH = "Lucas Brandt"
"""Who was tried as often as the rules ask for."""
CAME_IN = {HARD_TO_REACH: 14}
"""How many days ago, where it is longer than the others."""
TRIES = ((13, "no_answer"), (10, "busy"), (7, "voicemail"), (5, "no_answer"), (3, "gatekeeper"))
"""How many days ago, and what became of it."""
DECIDED: tuple[tuple[Literal["won", "lost"], str, int], ...] = (
    ("won", "fit", 14),
    ("lost", "competitor", 16),
)
"""What became of the earliest deals, why, and after how many days; the others are open."""


class _Then(Clock):
    """A clock that stands at another moment; talk time runs by what is played."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at


def fill(services: Services, library: Library, *, seed: int = 7) -> None:
    """Put invented leads, calls and records into the services' database."""
    chance, coming = random.Random(seed), random.Random(seed)
    settings = replace(services.settings, rep=services.settings.rep or "Alex Morgan")
    services.settings = settings
    now = services.clock.now()
    then = _Then(now)
    store = Store(open_database(services.database), clock=then.now)
    try:
        files = library.transcripts()
        for file, at in zip(files, _moments(len(files), now, chance), strict=True):
            then.at = at - timedelta(hours=coming.randint(1, 60))
            with suppress(StoreError):
                lead_of(store, library.transcript(file).lead)
            then.at = at
            _earlier_call(store, library, services, file, then)
        then.at = now - timedelta(days=1)
        _decide(store, services)
        people = list(PEOPLE)
        chance.shuffle(people)
        for lang in library.scripts()[0].languages:
            _draft(store, library, services, lang, _one_from(people, lang))
        for number, person in enumerate(people):
            lead = _lead(person, score=chance.randint(35, 92))
            then.at = now - timedelta(days=CAME_IN.get(person.name, 2), hours=coming.randint(0, 9))
            if number < CALLBACKS:
                _callback(store, library, services, lead, now + timedelta(hours=2 * number - 3))
            elif person.name == HARD_TO_REACH:
                _tried_in_vain(store, library, services, lead)
            else:
                lead_id = store.add_lead(lead)
                then.at = now
                if hours := RAISED_HANDS.get(person.name):
                    at = now - timedelta(hours=hours)
                    store.standings.add_event(lead_id, kind="price_request", at=at)
        then.at = now
        while store.catch_up():
            pass
    finally:
        store.close()


def _moments(count: int, now: datetime, chance: random.Random) -> Iterator[datetime]:
    """Moments in office hours, from weeks ago to yesterday, in order."""
    for number in range(count):
        day = now - timedelta(days=1 + DAYS_BACK * (count - number) / max(count, 1))
        yield day.replace(hour=chance.randint(8, 15), minute=chance.randint(0, 59))


def _earlier_call(
    store: Store, library: Library, services: Services, file: Path, then: Clock
) -> None:
    transcript = library.transcript(file)
    with suppress(SayingError):  # a team's own transcript may be refused on purpose
        save_played(store, transcript, library=library, settings=services.settings, clock=then)


def _decide(store: Store, services: Services) -> None:
    """The earliest deals end, so that the review has something to say of wins."""
    clock = services.clock
    records = Records(store.database, by=services.settings.rep_name, clock=clock.now)
    for deal_id, (end, reason, days) in enumerate(DECIDED, 1):
        with suppress(StoreError):  # a team's own transcripts may make no deal
            opened = records.deal(deal_id).deal.created_at
            on = min((opened + timedelta(days=days)).date(), clock.now().date())
            records.close_deal(deal_id, Closing(end=end, reason=reason, on=on))


def _draft(store: Store, library: Library, services: Services, lang: str, person: Person) -> None:
    """A call that was left half-way: the first lines of a transcript, with somebody else."""
    for file in library.transcripts():
        whole = library.transcript(file)
        if whole.lang == lang and len(whole.say) > LEFT_AFTER:
            called = whole.lead.model_copy(
                update={
                    "name": person.name,
                    "company": person.company,
                    "phone": person.phone,
                    "email": person.email,
                }
            )
            part = {"say": whole.say[:LEFT_AFTER], "wrap_up": None, "lead": called}
            at = services.clock.now() - timedelta(hours=20)
            save_played(
                store,
                whole.model_copy(update=part),
                library=library,
                settings=services.settings,
                clock=_Then(at),
            )
            return


def _callback(
    store: Store, library: Library, services: Services, lead: NewLead, at: datetime
) -> None:
    """A lead that was reached yesterday at a bad moment."""
    info = library.scripts()[0]
    lang = lead.country.lower() if lead.country.lower() in info.languages else "en"
    live = begin(
        store,
        lead,
        library.script(info.id, lang),
        library=library,
        settings=services.settings,
        clock=_Then(services.clock.now() - timedelta(days=1)),
    )
    attempt(live, "callback", at)
    live.recorder.close()


def _tried_in_vain(store: Store, library: Library, services: Services, lead: NewLead) -> None:
    """A lead that was called again and again."""
    info = library.scripts()[0]
    kept = store.lead(store.add_lead(lead))
    for days, disposition in TRIES:
        live = begin(
            store,
            kept,
            library.script(info.id, "en"),
            library=library,
            settings=services.settings,
            clock=_Then(services.clock.now() - timedelta(days=days)),
        )
        attempt(live, disposition)
        live.recorder.close()


def _one_from(people: list[Person], lang: str) -> Person:
    """Take somebody who speaks the language out of the list."""
    country = {"en": "GB"}.get(lang, lang.upper())
    person = next(one for one in people if one.country == country)
    people.remove(person)
    return person


def _lead(person: Person, *, score: int) -> NewLead:
    return NewLead(
        name=person.name,
        title=person.title,
        company_name=person.company,
        phone=person.phone,
        email=person.email,
        website=person.email.partition("@")[2],
        industry=person.industry,
        employees=person.employees,
        country=person.country,
        source=person.source,
        contact_basis="inbound",
        score=score,
    )
