"""Opening a practice call: a store in a folder that is thrown away, a lead made of the card."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from data.rows import NewLead
from data.store import Store
from tui import saving
from tui.lead_sources import PRACTICE
from tui.scripts.practice.buyer import Buyer
from tui.scripts.practice.personas import load_personas
from tui.scripts.practice.session import Session
from tui.scripts.practice.world import draw

if TYPE_CHECKING:
    from tui.live_call import LiveCall
    from tui.practising.wish import PracticeWish
    from tui.services import Services


@dataclass
class Practice:
    """A practice call that is going on."""

    wish: PracticeWish
    session: Session
    live: LiveCall
    started_at: datetime
    folder: tempfile.TemporaryDirectory[str]

    def close(self) -> None:
        """Throw the call's own records away."""
        self.live.recorder.close()
        self.live.store.close()
        self.folder.cleanup()


def open_practice(services: Services, wish: PracticeWish) -> Practice:
    """Begin the call; slow, for a thread.

    Raises:
        SayingError: There is no such persona, or its script can't be used.
    """
    assert services.library is not None
    library = services.library
    personas = load_personas(library)
    persona = personas.persona(wish.persona)
    script = library.script(persona.script, persona.lang)
    world = draw(persona, wish.seed, wish.difficulty, personas.lines(persona))
    folder = tempfile.TemporaryDirectory(prefix="talktrack-practice-")
    try:
        store = Store.open(Path(folder.name) / "practice.db")
        card = persona.card
        company = card.company.split(",")[0]
        lead = NewLead(
            name=card.name, title=card.role, company_name=company, source=card.source or PRACTICE
        )
        live = saving.begin(
            store,
            lead,
            script,
            library=library,
            settings=replace(services.settings, scripts_folder=""),
            clock=services.clock,
            earlier={},
        )
    except BaseException:
        folder.cleanup()
        raise
    buyer = Buyer(world, script)
    session = Session(live.call, buyer)
    for move in wish.moves:
        if buyer.end is None:
            buyer.answer(move)
            session.heard_at.append(len(live.call.events))
    if wish.step in script.by_id and wish.step != live.call.step.id:
        live.call.jump(wish.step)
    return Practice(wish, session, live, services.clock.now(), folder)
