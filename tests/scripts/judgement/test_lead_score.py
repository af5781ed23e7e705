"""The score of a lead: formula, half-life, cap, band, and what it is made of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scripts.judgement.judged import rules
from tui.scripts.judgement import Happened, ScoreInputs, score_after, score_before

SCORING = rules().scoring


def test_before_a_call_fit_engagement_and_source_are_weighed() -> None:
    inputs = ScoreInputs(fit=80, happened=[Happened("webinar", 0)], source="event")
    score = score_before(inputs, SCORING)
    assert score.score == 63  # 0.60·80 + 0.25·25 + 0.15·60 = 63.25
    assert (score.band, score.cell, score.coverage) == ("B", "A3", 100)


def test_after_a_call_the_talk_counts_half() -> None:
    inputs = ScoreInputs(fit=80, happened=[], source="event", talk=90)
    score = score_after(inputs, SCORING)
    assert score.score == 76  # 0.35·80 + 0.05·60 + 0.50·90
    assert score.band == "A"


def test_half_of_the_points_is_gone_after_thirty_days() -> None:
    now = score_before(ScoreInputs(happened=[Happened("demo_request", 0)]), SCORING)
    later = score_before(ScoreInputs(happened=[Happened("demo_request", 30)]), SCORING)
    assert (now.score, later.score) == (60, 30)


def test_engagement_stops_at_a_hundred() -> None:
    much = [Happened("demo_request", 0)] * 5
    assert score_before(ScoreInputs(happened=much), SCORING).score == 100


def test_what_is_unknown_is_left_out_and_lowers_the_coverage() -> None:
    score = score_before(ScoreInputs(fit=80), SCORING)
    assert (score.score, score.coverage, score.cell) == (80, 60, "")


def test_nothing_known_is_no_score() -> None:
    assert score_before(ScoreInputs(), SCORING).score is None


def test_penalties_stop_at_the_cap() -> None:
    clean = score_before(ScoreInputs(fit=80), SCORING).score
    worst = score_before(ScoreInputs(fit=80, penalties=["competitor", "student"]), SCORING).score
    assert (clean, worst) == (80, 40)


def test_a_knock_out_forces_the_lowest_band() -> None:
    score = score_before(ScoreInputs(fit=90, knocked_out=True), SCORING)
    assert (score.score, score.band) == (90, "D")


def test_the_version_is_kept_with_the_score() -> None:
    assert score_before(ScoreInputs(fit=1), SCORING).version == SCORING.version


FIGURES = st.one_of(st.none(), st.floats(0, 100))


@given(
    st.builds(
        ScoreInputs,
        fit=FIGURES,
        happened=st.one_of(
            st.none(),
            st.lists(
                st.builds(Happened, st.sampled_from(sorted(SCORING.events)), st.floats(0, 400)),
                max_size=5,
            ),
        ),
        source=st.sampled_from([None, "referral", "never heard of"]),
        talk=FIGURES,
        penalties=st.lists(st.sampled_from(sorted(SCORING.penalties)), unique=True),
    )
)
def test_contributions_add_up_to_the_score(inputs: ScoreInputs) -> None:
    score = score_after(inputs, SCORING)
    if score.score is None:
        assert score.contributions == ()
        return
    total = sum(part.points for part in score.contributions)
    assert score.score == pytest.approx(min(100, max(0, total)), abs=0.51)
    assert 0 <= score.score <= 100
