"""The team's own history of sources, read from its calls."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from data.rows import NewLead
from data.scoring.own_sources import shares_of_sources
from data.scoring.standings import Standings
from data.store import Store
from tests.data.samples import A_DEAL, DISQUALIFIED, NO_ANSWER, NOW, saved_call
from tests.scripts.judgement.judged import rules
from tui.scripts.scoring import own_sources
from tui.scripts.statistics import Share

SCORING = rules().scoring


def test_the_last_talk_of_a_lead_counts_and_only_until_yesterday(store: Store) -> None:
    for source, end in (
        ("Bought list", DISQUALIFIED), ("lista 2026", A_DEAL), ("nobody knows", A_DEAL),
        ("", A_DEAL), ("referral", NO_ANSWER),
    ):  # fmt: skip
        saved_call(store, end, NewLead(name=f"From {source}", source=source))
    with store.database.reading() as connection:
        read = shares_of_sources(connection, SCORING, now=NOW + timedelta(days=1))
        assert read == {"list": Share(1, 2)}
        assert shares_of_sources(connection, SCORING, now=NOW) == {}


def test_enough_leads_of_a_source_change_its_points_from_the_next_day_on(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_sources, "LEAST", 2)
    for name in ("Ann", "Bo"):
        saved_call(store, DISQUALIFIED, NewLead(name=name, source="Referral"))
    saved_call(store, A_DEAL, NewLead(name="Cy", source="referral"))
    lead = store.add_lead(NewLead(name="Next", source="referral", industry="wholesale"))
    for now, leads in ((NOW, 0), (NOW + timedelta(days=1), 3)):
        standings = Standings(store.database, partial(datetime.fromtimestamp, now.timestamp(), UTC),
                              lambda: SCORING)  # fmt: skip
        parts = standings.of(lead).contributions
        assert [part.leads for part in parts if part.about == "source:referral"] == [leads]
