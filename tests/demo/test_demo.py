"""The demo: plausible records that the app itself made."""

import sqlite3
from pathlib import Path

from tui.clock import Clock
from tui.demo import fill
from tui.demo.people import PEOPLE
from tui.places import Places
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
    assert {"deal", "no_deal", "disqualified", None} <= outcomes
    assert waiting >= 10
    assert late < Clock().now().isoformat()


def test_invented_people_stay_apart_from_those_of_the_transcripts() -> None:
    library = Library.load(None)
    leads = [library.transcript(file).lead for file in library.transcripts()]
    assert not {person.phone for person in PEOPLE} & {lead.phone for lead in leads}
    assert not {person.email for person in PEOPLE} & {lead.email for lead in leads}
