"""The way to sales: interest by events, acceptance and qualification by a talk."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.scripts.judgement.judged import rules
from tui.scripts.scoring.facts import Did
from tui.scripts.scoring.stages import after_call, after_events, interested_at

SCORING = rules().scoring
START = datetime(2026, 6, 1, 12, tzinfo=UTC)


def on(kind: str, *days: int) -> list[Did]:
    return [Did(kind, START + timedelta(days=day)) for day in days]


class TestInterest:
    @pytest.mark.parametrize("kind", ["download", "webinar", "form", "price_request", "reply"])
    def test_is_shown_by_one_of_these(self, kind: str) -> None:
        assert interested_at(on(kind, 4), SCORING) == START + timedelta(days=4)

    def test_needs_three_visits_of_the_product_page(self) -> None:
        assert interested_at(on("visit", 0, 1), SCORING) is None
        assert interested_at(on("visit", 5, 0, 1, 9), SCORING) == START + timedelta(days=5)

    def test_visits_a_year_apart_do_not_add_up(self) -> None:
        assert interested_at(on("visit", 0, 180, 360), SCORING) is None

    def test_an_opened_letter_is_none(self) -> None:
        assert interested_at(on("opened", 0, 1, 2, 3), SCORING) is None

    def test_after_a_return_only_what_is_new_counts(self) -> None:
        did = [*on("webinar", 1), *on("visit", 2, 3)]
        since = START + timedelta(days=2)
        assert interested_at(did, SCORING, since=since) is None
        assert interested_at([*did, *on("download", 9)], SCORING, since=since) is not None

    @pytest.mark.parametrize(
        ("before", "after"),
        [("new", "mql"), ("returned", "mql"), ("accepted", "accepted"), ("sql", "sql")],
    )
    def test_moves_only_who_is_not_further_on(self, before: str, after: str) -> None:
        assert after_events(before, START) == after
        assert after_events(before, None) == before


class TestATalk:
    def test_with_a_gate_passed_and_a_fit_is_qualified(self) -> None:
        steps = after_call("mql", outcome="deal", qualifies=True, fit=45, scoring=SCORING)
        assert steps == ("accepted", "sql")

    @pytest.mark.parametrize(("qualifies", "fit"), [(True, 44), (True, None), (False, 90)])
    def test_with_less_is_accepted_only(self, qualifies: bool, fit: int | None) -> None:
        steps = after_call("new", outcome="no_deal", qualifies=qualifies, fit=fit, scoring=SCORING)
        assert steps == ("accepted",)

    @pytest.mark.parametrize("outcome", ["", "disqualified"])
    def test_that_ends_otherwise_accepts_nobody(self, outcome: str) -> None:
        steps = after_call("mql", outcome=outcome, qualifies=True, fit=90, scoring=SCORING)
        assert steps == ()

    def test_makes_no_step_twice(self) -> None:
        assert after_call("sql", outcome="deal", qualifies=True, fit=90, scoring=SCORING) == ()
        steps = after_call("accepted", outcome="deal", qualifies=True, fit=90, scoring=SCORING)
        assert steps == ("sql",)
