"""How a lead stands: from its fields, from what it did, after a talk; never by what is unknown."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scripts.judgement.judged import rules
from tui.scripts.model.scoring import ProfileItem, Scoring
from tui.scripts.scoring.facts import Did, LeadFacts, Talk
from tui.scripts.scoring.standing import Scorer, Standing, standing_of

SCORING = rules().scoring
NOW = datetime(2026, 8, 3, 12, tzinfo=UTC)
GOOD = LeadFacts(industry="Wholesale trade", employees=40, country="PL", source="web form")


def ago(kind: str, days: float) -> Did:
    return Did(kind, NOW - timedelta(days=days))


def stands(facts: LeadFacts, scoring: Scoring = SCORING) -> Standing:
    return standing_of(facts, scoring, NOW)


def points(standing: Standing) -> dict[str, float]:
    return {part.about: round(part.points, 2) for part in standing.score.contributions}


def served_only(**options: Any) -> Scoring:
    """The rules with one item: the country."""
    item = ProfileItem.model_validate(
        {"id": "country", "field": "country", "weight": 1, "options": options["of"]}
    )
    return SCORING.model_copy(update={"profile": (item,)})


class TestBeforeACall:
    def test_is_fit_engagement_and_source_by_their_weights(self) -> None:
        standing = stands(replace(GOOD, did=[ago("webinar", 30)]))
        assert standing.score.score == 74  # 0.60·100 + 0.25·12.5 + 0.15·75 = 74.375
        assert (standing.score.band, standing.score.cell) == ("B", "A3")
        assert (standing.fit, standing.engagement) == (100, 12)
        assert (standing.segment, standing.track) == ("core", "standard")

    def test_shows_every_item_of_the_fit_and_every_event_with_its_age(self) -> None:
        standing = stands(replace(GOOD, email="a@gmail.com", did=[ago("webinar", 18)]))
        assert points(standing) == {
            "fit:industry": 21.82,
            "fit:employees": 21.82,
            "fit:country": 16.36,
            "engagement:webinar": 4.12,
            "source:form": 11.25,
            "penalty:free_mail": -10,
        }
        ages = {part.about: part.days_ago for part in standing.score.contributions}
        assert ages["engagement:webinar"] == 18

    def test_an_unknown_item_is_left_out_of_the_fit_and_lowers_the_coverage(self) -> None:
        standing = stands(replace(GOOD, industry="", country=""))
        assert standing.fit == 100
        assert standing.score.coverage == round(100 * (0.6 * 20 / 55 + 0.4))

    def test_an_employees_range_decides(self) -> None:
        fits = [stands(LeadFacts(employees=size)).fit for size in (2, 5, 10, 299, 300, 5000)]
        assert fits == [0, 50, 100, 100, 50, 0]

    def test_a_code_of_a_country_is_no_beginning_of_a_name(self) -> None:
        assert stands(LeadFacts(country="pl")).fit == 100
        assert stands(LeadFacts(country="Plutonia")).fit is None


class TestTooLittleKnown:
    def test_nothing_is_no_score(self) -> None:
        standing = stands(LeadFacts())
        assert (standing.score.score, standing.score.band, standing.segment) == (None, "", "")
        assert standing.score.contributions == ()

    def test_a_bought_list_alone_puts_nobody_below_the_threshold(self) -> None:
        standing = stands(LeadFacts(source="bought list"))
        assert (standing.score.score, standing.score.band, standing.track) == (None, "", "")
        assert points(standing) == {"source:list": pytest.approx(9.38, abs=0.01)}

    def test_a_score_above_the_threshold_stays_but_gives_no_band(self) -> None:
        standing = stands(LeadFacts(source="referral", did=[ago("price_request", 0)]))
        assert standing.score.score is not None
        assert standing.score.score >= SCORING.accept_at
        assert standing.score.band == ""


class TestPenalties:
    @pytest.mark.parametrize(
        ("facts", "penalty"),
        [
            ({"email": "dana@GMAIL.com"}, "free_mail"),
            ({"title": "Studentka ekonomii"}, "student"),
            ({"email": "x@uw.edu.pl"}, "student"),
            ({"did": [ago("unsubscribed", 3)]}, "unsubscribed"),
            ({"opted_out": True}, "unsubscribed"),
        ],
    )
    def test_are_taken_off(self, facts: dict[str, Any], penalty: str) -> None:
        assert points(stands(replace(GOOD, **facts)))[f"penalty:{penalty}"] < 0

    @pytest.mark.parametrize(
        "facts",
        [
            {"email": "a@rival.example"},
            {"email": "a@mail.rival.example"},
            {"website": "https://www.rival.example/about"},
            {"company_name": "RIVAL.example GmbH"},
        ],
    )
    def test_a_competitor_is_known_by_domain_and_name(self, facts: dict[str, Any]) -> None:
        scoring = SCORING.model_copy(update={"competitors": ("rival.example",)})
        assert points(stands(replace(GOOD, **facts), scoring))["penalty:competitor"] == -40
        other = replace(GOOD, email="a@arrival.example", company_name="Arrival")
        assert "penalty:competitor" not in points(stands(other, scoring))

    def test_an_international_manager_is_no_intern(self) -> None:
        assert "penalty:student" not in points(stands(replace(GOOD, title="International sales")))


class TestKnockOuts:
    def test_a_country_that_is_not_served_forces_the_lowest_band(self) -> None:
        options = [{"score": 1, "words": ["PL"]}, {"score": 0, "knockout": True, "otherwise": True}]
        scoring = served_only(of=options)
        did = [ago("price_request", 0), ago("demo_request", 0)]
        standing = stands(LeadFacts(country="US", source="referral", did=did), scoring)
        assert (standing.score.band, standing.track) == ("D", "none")

    def test_so_does_a_wish_not_to_be_called(self) -> None:
        standing = stands(replace(GOOD, opted_out=True))
        assert (standing.score.band, standing.track) == ("D", "none")
        assert standing.segment == "do_not_contact"

    def test_and_an_icp_answer_of_the_call(self) -> None:
        talk = Talk(score=90, fit=95, knocked_out=True, segment="core", outcome="disqualified")
        assert stands(replace(GOOD, talk=talk)).score.band == "D"


class TestTracks:
    def test_a_low_score_is_nurtured_and_never_given_up(self) -> None:
        standing = stands(LeadFacts(industry="Retail", employees=2, country="PL", source="cold"))
        assert (standing.score.band, standing.track) == ("D", "nurture")
        assert standing.worth_calling is False

    def test_whoever_asks_for_a_call_is_fast_for_a_day(self) -> None:
        cold = LeadFacts(industry="Retail", employees=2, country="PL", source="cold")
        assert stands(replace(cold, did=[ago("form", 0.9)])).track == "fast"
        assert stands(replace(cold, did=[ago("form", 1.1)])).track != "fast"

    def test_a_call_without_a_deal_is_nurtured(self) -> None:
        talk = Talk(score=90, fit=95, segment="core", outcome="no_deal")
        standing = stands(replace(GOOD, talk=talk))
        assert (standing.score.band, standing.track) == ("A", "nurture")

    def test_a_returned_lead_is_nurtured_whatever_it_did_before(self) -> None:
        facts = replace(GOOD, returned=True, did=[ago("form", 0.1)])
        assert stands(facts).track == "nurture"


class TestAfterACall:
    def test_the_talk_counts_half_and_its_profile_replaces_the_fields(self) -> None:
        talk = Talk(score=76, fit=60, fit_coverage=100, segment="enterprise", outcome="deal")
        standing = stands(replace(GOOD, talk=talk))
        assert standing.score.score == 63  # 0.35·60 + 0.05·75 + 0.50·76 = 62.75
        assert points(standing) == {"fit": 21, "source:form": 3.75, "talk": 38}
        assert standing.segment == "enterprise"

    def test_without_a_profile_of_the_call_the_fields_stay(self) -> None:
        standing = stands(replace(GOOD, talk=Talk(score=50)))
        assert standing.fit == 100

    def test_a_talk_that_found_nothing_out_leaves_the_score_before(self) -> None:
        assert stands(replace(GOOD, talk=Talk())).score.score == stands(GOOD).score.score


TEXT = st.sampled_from(["", "Wholesale", "Retail", "IT", "PL", "US", "web form", "cold", "student"])
DIDS = st.lists(
    st.builds(ago, st.sampled_from([*sorted(SCORING.events), "unheard_of"]), st.floats(0, 700)),
    max_size=6,
)
FACTS = st.builds(
    LeadFacts,
    industry=TEXT,
    employees=st.one_of(st.none(), st.integers(0, 10_000_000)),
    country=TEXT,
    title=TEXT,
    company_name=TEXT,
    email=st.sampled_from(["", "a@gmail.com", "a@b.example", "a@x.edu"]),
    source=TEXT,
    opted_out=st.booleans(),
    returned=st.booleans(),
    did=DIDS,
    talk=st.one_of(
        st.none(),
        st.builds(
            Talk,
            score=st.one_of(st.none(), st.integers(0, 100)),
            fit=st.one_of(st.none(), st.integers(0, 100)),
            fit_coverage=st.integers(1, 100),
            knocked_out=st.booleans(),
            outcome=st.sampled_from(["", "deal", "no_deal", "disqualified"]),
        ),
    ),
)


class TestAnyLead:
    @given(FACTS)
    def test_has_a_score_that_is_the_sum_of_its_contributions_held_within_bounds(
        self, facts: LeadFacts
    ) -> None:
        score = stands(facts).score
        if score.score is not None:
            total = sum(part.points for part in score.contributions)
            assert score.score == pytest.approx(min(100, max(0, total)), abs=0.51)
            assert 0 <= score.score <= 100
        assert 0 <= score.coverage <= 100

    @given(FACTS, st.sampled_from(sorted(set(SCORING.events) - {"unsubscribed"})))
    def test_never_loses_by_something_it_does(self, facts: LeadFacts, kind: str) -> None:
        before = stands(facts)
        after = stands(replace(facts, did=[*facts.did, ago(kind, 1)]))
        assert after.engagement >= before.engagement
        if before.score.score is not None and before.score.contributions:
            assert after.score.score is not None
            assert after.score.score >= before.score.score

    @given(FACTS, st.integers(0, 400))
    def test_never_gains_by_waiting(self, facts: LeadFacts, days: int) -> None:
        later = standing_of(facts, SCORING, NOW + timedelta(days=days))
        assert later.engagement <= stands(facts).engagement

    @given(st.lists(FACTS, min_size=2, max_size=8))
    def test_stands_the_same_alone_and_among_many(self, many: list[LeadFacts]) -> None:
        scorer = Scorer(SCORING)
        together = [scorer.standing(facts, NOW) for facts in [*many, *many]]
        assert together == [stands(facts) for facts in [*many, *many]]

    @given(st.text(max_size=60), st.text(max_size=60))
    def test_survives_any_words(self, industry: str, source: str) -> None:
        facts = LeadFacts(industry=industry, source=source, title=source, country=industry)
        assert stands(facts).engagement == 0
