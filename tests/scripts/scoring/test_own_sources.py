"""Points of sources by the team's own history."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.scripts.judgement.judged import rules
from tui.leads.standing_words import contribution_line
from tui.scripts.scoring.facts import LeadFacts
from tui.scripts.scoring.own_sources import LEAST, OwnSource, by_own, own_sources
from tui.scripts.scoring.standing import Scorer
from tui.scripts.statistics import Share

NOW = datetime(2026, 8, 3, 12, tzinfo=UTC)
SCORING = rules().scoring


def test_too_few_leads_leave_the_presets() -> None:
    few = {"list": Share(20, LEAST - 1), "referral": Share(0, LEAST - 1)}
    assert own_sources(few, SCORING) == {}
    assert own_sources({"list": Share(0, 50)}, SCORING) == {}
    assert by_own(SCORING, {}) is SCORING


def test_one_source_alone_keeps_what_its_preset_is() -> None:
    assert own_sources({"list": Share(12, 40)}, SCORING) == {"list": OwnSource(25.0, 40)}


def test_the_better_source_gets_more_whatever_the_presets_say_and_small_ones_are_drawn_in() -> None:
    own = own_sources(
        {"list": Share(60, 100), "referral": Share(20, 100), "web": Share(5, 10)}, SCORING
    )
    assert own.keys() == {"list", "referral"}
    assert own["list"].points > own["referral"].points
    assert all(source.points % 5 == 0 and 0 <= source.points <= 100 for source in own.values())
    thin = own_sources({"list": Share(18, 30), "referral": Share(34, 170)}, SCORING)
    thick = own_sources({"list": Share(180, 300), "referral": Share(34, 170)}, SCORING)
    share_thin = thin["list"].points / thin["referral"].points
    assert 1 < share_thin < thick["list"].points / thick["referral"].points


def test_a_score_says_from_how_many_leads_its_points_are_and_is_found_by_its_version() -> None:
    facts = LeadFacts(industry="wholesale", employees=40, country="PL", source="Bought list")
    preset, own = Scorer(SCORING), Scorer(SCORING, {"list": OwnSource(90.0, 42)})
    before, after = preset.standing(facts, NOW).score, own.standing(facts, NOW).score
    assert before.score is not None
    assert after.score is not None
    assert after.score > before.score
    assert (before.version, after.version) == (SCORING.version, f"{SCORING.version}+list90")
    (line,) = [
        contribution_line(part, SCORING) for part in after.contributions
        if part.about == "source:list"
    ]  # fmt: skip
    assert line.endswith("source: Bought list, from 42 of your leads")
