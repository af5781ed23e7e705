"""The demo: plausible records that the app itself made."""

import sqlite3
from pathlib import Path

from data.store import Store
from tui.clock import Clock
from tui.demo import fill
from tui.demo.people import PEOPLE
from tui.demo.world import HARD_TO_REACH
from tui.places import Places
from tui.screens.today.tried import tried_so_far
from tui.scripts.reading import Library
from tui.services import Services


def test_the_demo_shows_every_outcome_and_a_queue_to_work_on(tmp_path: Path) -> None:
    services = Services(places=Places.under(tmp_path))
    services.places.make()
    fill(services, Library.load(None))
    with sqlite3.connect(services.places.database) as database:
        outcomes = {row[0] for row in database.execute("SELECT DISTINCT outcome FROM call")}
        waiting = database.execute("SELECT count(*) FROM lead WHERE status = 'new'").fetchone()[0]
        late = database.execute("SELECT max(started_at) FROM call").fetchone()[0]
        sooner = database.execute(
            "SELECT count(*) FROM call JOIN lead ON lead.id = lead_id WHERE created_at > started_at"
        ).fetchone()[0]
        deals = {row[0] for row in database.execute("SELECT DISTINCT status FROM deal")}
    assert {"deal", "no_deal", "disqualified", None} <= outcomes
    assert waiting >= 10
    assert sooner == 0, "nobody is called before they came in"
    assert deals == {"open", "won", "lost"}
    assert late < Clock().now().isoformat()


def test_the_demo_shows_raised_hands_a_used_up_lead_and_words_to_find(tmp_path: Path) -> None:
    services = Services(places=Places.under(tmp_path))
    services.places.make()
    library = Library.load(None)
    fill(services, library)
    store = Store.open(services.database)
    try:
        rows = store.queued(services.queue_wish()).rows
        assert {"due", "draft", "raised", "new"} <= {row.section for row in rows}
        lucas = next(row for row in rows if row.name == HARD_TO_REACH)
        tried = tried_so_far(store.lead_history(lucas.lead_id), library)
        assert tried is not None
        assert tried.used_up
        found = store.search("quotes", services.queue_wish()).rows
        assert any(row.found_in and "quotes" in row.found_in.words for row in found)
    finally:
        store.close()


def test_invented_people_stay_apart_from_those_of_the_transcripts() -> None:
    library = Library.load(None)
    leads = [library.transcript(file).lead for file in library.transcripts()]
    assert not {person.phone for person in PEOPLE} & {lead.phone for lead in leads}
    assert not {person.email for person in PEOPLE} & {lead.email for lead in leads}
