"""Opening a practice call: a store in a folder that is thrown away, a lead made of the card."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from data.rows import NewLead
from data.store import Store
from tui import saving
from tui.languages import N_
from tui.leads.lead_sources import PRACTICE
from tui.practising.cut_off import RECORDS, Journal, Said, cut_off_calls, new_folder
from tui.scripts.practice.buyer import Buyer
from tui.scripts.practice.moves import Move
from tui.scripts.practice.personas import load_personas
from tui.scripts.practice.session import Session
from tui.scripts.practice.world import draw
from tui.scripts.sayings import SayingError

if TYPE_CHECKING:
    from pathlib import Path

    from tui.calling.live_call import LiveCall
    from tui.practising.wish import PracticeWish
    from tui.scripts.model.persona import Persona
    from tui.scripts.practice.personas import Personas
    from tui.services import Services


class CannotGoOn(SayingError):
    """A call that was cut off and can't be taken up."""


@dataclass
class Practice:
    """A practice call that is going on."""

    wish: PracticeWish
    session: Session
    live: LiveCall
    started_at: datetime
    journal: Journal

    def close(self) -> None:
        """Throw the call's own records away."""
        self.live.recorder.close()
        self.live.store.close()
        self.journal.close()


def open_practice(services: Services, wish: PracticeWish) -> Practice:
    """Begin the call, or take up one that was cut off; slow, for a thread.

    Raises:
        SayingError: There is no such persona, its script can't be used, or a call that was cut off
            can't go on.
    """
    assert services.library is not None
    personas = load_personas(services.library)
    persona = personas.persona(wish.persona)
    if wish.cut_off is not None:
        return _go_on(services, wish.cut_off, persona, personas)
    journal = Journal(new_folder(services.places))
    try:
        return _begin(services, wish, persona, personas, journal)
    except BaseException:
        journal.close()
        raise


def _begin(
    services: Services,
    wish: PracticeWish,
    persona: Persona,
    personas: Personas,
    journal: Journal,
) -> Practice:
    assert services.library is not None
    script = services.library.script(persona.script, persona.lang)
    world = draw(persona, wish.seed, wish.difficulty, personas.lines(persona))
    store = Store.open(journal.folder / RECORDS)
    card = persona.card
    company = card.company.split(",")[0]
    lead = NewLead(name=card.name, title=card.role, company_name=company, source=PRACTICE)
    live = saving.begin(
        store,
        lead,
        script,
        library=services.library,
        settings=replace(services.settings, scripts_folder=""),
        clock=services.clock,
        earlier={},
    )
    now = services.clock.now()
    journal.begin(wish, version=persona.version, call_id=live.call_id, at=now)
    session = Session(live.call, Buyer(world, script))
    _before(session, wish)
    if wish.step in script.by_id and wish.step != live.call.step.id:
        live.call.jump(wish.step)
    return _kept(Practice(wish, session, live, now, journal))


def _go_on(services: Services, folder: Path, persona: Persona, personas: Personas) -> Practice:
    """Take up a call where it was cut off."""
    assert services.library is not None
    found = next((each for each in cut_off_calls(services.places) if each.folder == folder), None)
    if found is None:
        raise CannotGoOn(N_("This practice call is gone. Begin a new one."))
    if found.version != persona.version:
        raise CannotGoOn(
            N_("The buyer {buyer} was rewritten since this call was cut off. Begin a new one."),
            buyer=persona.card.name,
        )
    store = Store.open(folder / RECORDS)
    try:
        live = saving.resume(
            store,
            found.call_id,
            library=services.library,
            settings=replace(services.settings, scripts_folder=""),
            clock=services.clock,
        )
    except BaseException:
        store.close()
        raise
    wish = found.wish
    world = draw(persona, wish.seed, wish.difficulty, personas.lines(persona))
    session = Session(live.call, Buyer(world, live.script))
    _before(session, wish)
    for said in found.said:
        if session.buyer.end is None:
            session.go_on(said.move, said.events, said.at_ms)
    journal = Journal(folder)
    journal.take_up()
    return _kept(Practice(wish, session, live, found.started_at, journal))


def _before(session: Session, wish: PracticeWish) -> None:
    """The moves of the call that is taken up from a moment on; they are not this sitting's."""
    for move in wish.moves:
        if session.buyer.end is None:
            session.buyer.answer(move)
            session.heard_at.append(len(session.call.events))


def _kept(practice: Practice) -> Practice:
    """The call, with its moves on disk from here on."""

    def keep(move: Move, events: int, at_ms: int) -> None:
        practice.journal.add(Said(move, events, at_ms))

    practice.session.keep = keep
    return practice
