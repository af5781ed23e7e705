"""`talktrack leads due`: what is due, for people and for programs."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from data.rows import NewLead
from data.store import Store
from tests.cli.conftest import Run
from tests.data.samples import A_DEAL, STEP, saved_call


def test_next_steps_are_listed_by_their_dates(run: Run, tmp_path: Path) -> None:
    database = tmp_path / "a.db"
    now = datetime.now(UTC)
    store = Store.open(database)
    for name, days in (("Late", -2), ("Far", 40)):
        step = replace(STEP, at=now + timedelta(days=days))
        saved_call(store, replace(A_DEAL, next_step=step), NewLead(name=name))
    store.close()
    found = json.loads(run("leads", "due", "--json", "--db", database).out)

    assert [(each["section"], each["name"], each["is_advance"]) for each in found] == [
        ("overdue", "Late", True), ("later", "Far", True),
    ]  # fmt: skip
    said = run("leads", "due", "--db", database).out
    assert said.index("Overdue") < said.index("Late") < said.index("Later") < said.index("Far")
    assert "Meeting with the decision-maker · Dana" in said
    assert run("leads", "due", "--db", database, "--owner", "Nobody").out == "Nothing is due.\n"
