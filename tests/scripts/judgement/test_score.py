"""Scores: exact, rounded half up, with range and coverage."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scripts.judgement.judged import rules
from tui.scripts.judgement import framework_score
from tui.scripts.judgement.score import per_cent, score_of, whole
from tui.scripts.model.names import Status

STATUS: st.SearchStrategy[Status] = st.sampled_from(["met", "partly", "not_met", "unknown"])
KNOWN: st.SearchStrategy[Status] = st.sampled_from(["met", "partly", "not_met"])
WEIGHTED = st.lists(st.tuples(STATUS, st.integers(1, 9)), min_size=1, max_size=8)


def test_the_example_of_two_met_one_partly_one_unknown() -> None:
    statuses: dict[str, Status] = {"need": "met", "authority": "met", "budget": "partly"}
    score = framework_score(rules().frameworks["bant"], statuses)
    assert (score.known, score.low, score.high, score.coverage) == (83, 63, 88, 75)
    assert (score.met, score.partly, score.not_met, score.unknown) == (2, 1, 0, 1)


def test_nothing_known_is_no_score_and_not_zero() -> None:
    score = framework_score(rules().frameworks["bant"], {})
    assert (score.known, score.low, score.high, score.coverage) == (None, 0, 100, 0)


@pytest.mark.parametrize(
    ("part", "of", "shown"), [(5, 8, 63), (37, 40, 93), (1, 3, 33), (2, 3, 67), (0, 7, 0)]
)
def test_halves_are_rounded_up(part: int, of: int, shown: int) -> None:
    assert per_cent(part, of) == shown


def test_tenths_as_weights_add_up_exactly() -> None:
    assert score_of(["met", "met", "met", "not_met"], whole([0.1, 0.2, 0.3, 0.6])).low == 50


@given(WEIGHTED, st.data())
def test_every_way_of_filling_in_stays_within_the_range(
    pairs: list[tuple[Status, int]], data: st.DataObject
) -> None:
    weights = [weight for _, weight in pairs]
    before = score_of([status for status, _ in pairs], weights)
    filled: list[Status] = [
        data.draw(KNOWN) if status == "unknown" else status for status, _ in pairs
    ]
    after = score_of(filled, weights)
    assert after.known is not None
    assert before.low <= after.known <= before.high
    assert after.low == after.high == after.known


@given(WEIGHTED, st.data())
def test_one_more_answer_narrows_the_range_and_adds_to_the_coverage(
    pairs: list[tuple[Status, int]], data: st.DataObject
) -> None:
    weights = [weight for _, weight in pairs]
    statuses = [status for status, _ in pairs]
    place = data.draw(st.integers(0, len(pairs) - 1))
    more: list[Status] = [*statuses]
    more[place] = data.draw(KNOWN) if statuses[place] == "unknown" else statuses[place]
    before, after = score_of(statuses, weights), score_of(more, weights)
    assert before.low <= after.low <= after.high <= before.high
    assert after.coverage >= before.coverage
