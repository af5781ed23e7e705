"""The page of a call as a manager sees it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from data.records.records import Records
from data.store import Store
from tests.conftest import FakeClock
from tests.tui.call.stand_ins import library
from tui.saving.played import save_played
from tui.screens.records.call import MOMENT, CallScreen
from tui.screens.review.call_lines import reviewed
from tui.settings import Settings


def test_a_comment_stands_beneath_the_step_it_is_pinned_to(
    tmp_path: Path, clock: FakeClock
) -> None:
    rules = library()
    file = next(one for one in rules.transcripts() if "deal-comparing.en" in one.name)
    store = Store.open(tmp_path / "played.db")
    saved = save_played(
        store, rules.transcript(file), library=rules, settings=Settings(rep="Alex"), clock=clock
    )
    records = Records(store.database, by="Mia", clock=clock.now)
    page = records.call(saved.call)
    plain = CallScreen.lines(page, rules)
    moments = [line for line in plain if line.kind == MOMENT]
    records.comment(saved.call, "ask what it costs them", seq=moments[2].row_id)
    records.comment(saved.call, "well done")
    lines = reviewed(page, records.notes(saved.call), plain)
    at = lines.index(moments[2])
    assert "ask what it costs them" in lines[at + 1].text.plain
    said = "\n".join(line.text.plain for line in lines)
    assert "well done" in said
    assert "Time by stage" in said
    assert "The rep did as the verdict says." in said
    verdict = "disqualified:icp_mismatch"
    judged = replace(page, call=replace(page.call, verdict=verdict))
    said = "\n".join(line.text.plain for line in CallScreen.lines(judged, rules))
    assert "Verdict then: disqualified: Outside the profile" in said
    store.close()
