"""The reports find what is true of the invented team, and claim nothing that isn't there."""

from datetime import timedelta
from pathlib import Path

import pytest

from benchmarks.world.truth import Truth
from benchmarks.world.writing import TODAY
from data.figures import second_look
from data.figures.asked import Asked
from data.figures.behind import Behind
from data.figures.call_list import AT_ONCE
from data.figures.figures import Figures
from data.figures.overview import Overview
from data.figures.predicting import Sign
from data.store import Store
from tests.data.figures.conftest import CALLS, EVER
from tests.data.samples import NOW, ask
from tui.scripts.statistics.periods import Period

TRUTH = Truth()


@pytest.fixture(scope="module")
def page(figures: Figures) -> Overview:
    return figures.overview(EVER, TODAY)


class TestTheOverview:
    def test_has_the_rates_of_the_sources_in_its_intervals(self, page: Overview) -> None:
        found = {row.value: row for row in page.cuts["source"].rows}
        assert found.keys() == TRUTH.sources.keys()
        for name, source in TRUTH.sources.items():
            share = found[name].share
            assert share.low <= source.qualified <= share.high

    def test_calls_the_best_source_better_and_the_worst_worse(self, page: Overview) -> None:
        found = {row.value: row for row in page.cuts["source"].rows}
        assert found["referral"].against.finding == "better"
        assert found["list"].against.finding == "worse"
        assert found["referral"].mark == "far_above"

    def test_claims_of_what_makes_no_difference_no_more_than_chance_does(
        self, page: Overview
    ) -> None:
        rows = [
            row
            for kind in ("script", "framework", "lang", "segment", "route")
            for row in page.cuts[kind].rows
        ]
        claims = [row for row in rows if row.against.finding in ("better", "worse")]
        assert len(rows) == 14
        # At 95 % one of twenty is a false alarm, and of two rows each is the other's mirror.
        assert len(claims) <= 3
        assert all(min(abs(row.against.low), abs(row.against.high)) < 0.02 for row in claims)
        assert not {"far_above", "far_below"} & {row.mark for row in rows}

    def test_marks_no_rep_for_a_rate_that_all_share(self, page: Overview) -> None:
        marks = [row.mark for row in page.cuts["rep"].rows]
        assert len(marks) == len(TRUTH.reps)
        # Of twenty, chance alone marks one at 95 %.
        assert sum(mark != "inside" for mark in marks) <= 3
        assert not {"far_above", "far_below"} & set(marks)
        assert page.cuts["rep"].many

    def test_has_a_funnel_that_only_narrows(self, page: Overview) -> None:
        counts = [step.count for step in page.funnel.steps]
        assert counts == sorted(counts, reverse=True)
        assert [step.name for step in page.funnel.steps][:3] == ["lead", "called", "reached"]
        assert page.funnel.young

    def test_has_cohorts_that_add_up_to_the_funnel_and_marks_the_young(
        self, figures: Figures
    ) -> None:
        asked = Asked(Period(TODAY - timedelta(days=89), TODAY))
        for only in ({}, {"rep": "Rep 03"}):
            found = figures.overview(Asked(asked.period, only), TODAY)
            steps = {step.name: step.count for step in found.funnel.steps}
            assert sum(one.leads for one in found.cohorts) == steps["lead"]
            assert sum(one.counts.new_deal for one in found.cohorts) == steps["deal"]
            assert sum(one.counts.won for one in found.cohorts) == steps["won"]
            young = [one.period.last for one in found.cohorts if one.open]
            assert min(young) > TODAY - timedelta(days=30) >= min(young) - timedelta(days=7)

    def test_adds_up_over_time(self, page: Overview) -> None:
        assert sum(span.counts.calls for span in page.over_time) == CALLS
        assert page.step == "month"

    def test_has_every_reason_and_all_of_them_are_all(self, page: Overview) -> None:
        assert sum(reason.share.hits for reason in page.reasons) == page.counts.disqualified

    def test_expects_as_many_wins_as_the_rates_say(self, page: Overview) -> None:
        pipeline = page.pipeline
        rates = [source.won + TRUTH.need_lift / 2 for source in TRUTH.sources.values()]
        count, wins, weighted = pipeline.deals, pipeline.wins, pipeline.money[0].weighted
        assert count > 10
        assert wins is not None
        assert weighted is not None
        assert min(rates) * count <= wins.expected <= max(rates) * count
        assert wins.quantile(0.1) < wins.expected < wins.quantile(0.9)
        assert weighted < pipeline.money[0].amount

    @pytest.mark.parametrize("days", [14, 30, 60])
    def test_finds_no_step_worse_because_the_leads_are_young(
        self, figures: Figures, days: int
    ) -> None:
        asked = Asked(Period(TODAY - timedelta(days=days - 1), TODAY))
        found = figures.overview(asked, TODAY).funnel
        assert found.young
        assert found.worst == ""

    def test_finds_no_step_worse_where_nothing_changed(self, figures: Figures) -> None:
        middle = TODAY - timedelta(days=120)
        half = Asked(Period(middle - timedelta(days=59), middle))
        found = figures.overview(half, TODAY).funnel
        assert not found.young
        against = [step.against.finding for step in found.steps if step.against]
        assert against.count("worse") + against.count("better") <= 1


class TestTheSecondLook:
    def test_finds_the_hasty_rep_and_no_other(self, figures: Figures) -> None:
        found = figures.second_look(EVER, "2026-10")
        marks = {row.value: row.mark for row in found.by_rep.rows}
        assert marks["Hasty Hal"] == "far_above"
        others = [mark for rep, mark in marks.items() if rep != "Hasty Hal"]
        assert "far_above" not in others
        assert all(line.points == sum(sign.points for sign in line.signs) for line in found.lines)
        assert found.lines[0].points >= found.lines[-1].points >= 3

    def test_draws_two_of_every_rep_and_shows_neither_rep_nor_reason(
        self, figures: Figures
    ) -> None:
        drawn = figures.sample(EVER, "2026-10", "Maja")
        assert len(drawn) == 2 * len(TRUTH.reps)
        assert not {"rep", "reason"} & set(type(drawn[0]).__slots__)
        again = figures.sample(EVER, "2026-10", "Maja")
        assert [one.call_id for one in again] == [one.call_id for one in drawn]

    def test_is_the_same_when_only_those_that_stand_first_are_looked_at(
        self, figures: Figures, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for asked in (EVER, Asked(Period(TODAY - timedelta(days=29), TODAY))):
            drawn = [one.call_id for one in figures.sample(asked, "2026-10", "Maja")]
            with monkeypatch.context() as patch:
                patch.setattr(second_look, "LOOKED_AT", 5)
                patch.setattr(second_look, "WORTH", 10**9)
                few = [one.call_id for one in figures.sample(asked, "2026-10", "Maja")]
            assert few == drawn

    def test_counts_every_rep_by_how_many_they_have_disqualified(
        self, own_team: Store, tmp_path: Path
    ) -> None:
        figures, path = Figures(own_team), tmp_path / "own.db"
        rep_of = dict(ask(path, "SELECT id, rep FROM call"))
        for one in figures.sample(EVER, "2026-10", "Maja"):
            said = "yes" if rep_of[one.call_id] == "Hasty Hal" else "no"
            figures.answer(one.call_id, reviewer="Maja", said=said, now=NOW)
        found = figures.second_look(EVER, "2026-10").audit
        assert found.potential.hits == 2
        ((of_hal, of_all),) = ask(
            path,
            "SELECT sum(rep = 'Hasty Hal'), count(*) FROM call WHERE outcome = 'disqualified'",
        )
        assert found.overall is not None
        assert found.overall.rate == pytest.approx(of_hal / of_all)
        assert found.overall.worth < found.potential.of


class TestWhatPredictsWinning:
    def signs(self, figures: Figures) -> dict[tuple[str, str, str], Sign]:
        found = figures.predictions(EVER)
        return {(sign.kind, sign.name, sign.value): sign for sign in found.signs}

    def test_is_found(self, figures: Figures) -> None:
        found = self.signs(figures)
        met = found["criterion", "need", "met"]
        assert met.against.finding == "better"
        assert met.against.low <= TRUTH.need_lift <= met.against.high
        assert found["criterion", "need", "partly"].against.finding == "worse"
        assert figures.predictions(EVER).signs[0].name == "need"

    @pytest.mark.parametrize("name", ["authority", "budget", "timing"])
    def test_is_not_claimed_of_what_does_not(self, figures: Figures, name: str) -> None:
        found = [
            sign.against.finding for key, sign in self.signs(figures).items() if key[1] == name
        ]
        assert len(found) == 3
        assert sum(finding in ("better", "worse") for finding in found) <= 1

    def test_the_verdict_is_calibrated_by_what_became_of_its_calls(self, figures: Figures) -> None:
        found = {row.verdict: row for row in figures.predictions(EVER).calibration}
        assert found["deal"].deals.hits == found["deal"].deals.of
        assert found["no_deal"].deals.hits == 0


class TestScriptHealth:
    def test_finds_the_step_that_kills_talks(self, figures: Figures) -> None:
        for script, _count in figures.versions(EVER):
            found = figures.script(EVER, script)
            assert found.talks > 200
            assert found.worst == TRUTH.drop_at
            (stage,) = found.stages
            assert stage.talks == found.talks
            assert stage.median > max(step.median or 0 for step in found.steps)
            assert stage.slow > stage.median
            budget = next(step for step in found.steps if step.id == TRUTH.drop_at)
            assert budget.ended.low <= TRUTH.drops <= budget.ended.high
            assert budget.median is not None
            assert budget.slow is not None
            assert budget.median < budget.slow

    def test_pools_steps_whose_text_is_unchanged_and_claims_no_difference(
        self, figures: Figures
    ) -> None:
        from data.figures.script_health import side_by_side

        one, other = (figures.script(EVER, script) for script, _count in figures.versions(EVER))
        beside = side_by_side(one, other)
        assert {step.id for step in beside if not step.same} == {"budget"}
        clear = [step for step in beside if step.ended.finding in ("better", "worse")]
        assert len(clear) <= 2
        need = next(step for step in beside if step.id == "need")
        assert need.pooled.of > need.ended.first.of


class TestWhatIf:
    def test_a_looser_threshold_lets_more_through_and_wins_more(self, figures: Figures) -> None:
        found = figures.thresholds(EVER)
        counts = [step.counts.calls for step in found.steps]
        assert counts == sorted(counts)
        between = found.between(70, 50)
        assert between.extra.of == between.loose.of - between.strict.of > 0

    def test_a_rule_that_asks_for_need_loses_exactly_those_without_it(
        self, figures: Figures
    ) -> None:
        found = figures.reread(EVER, lambda known: True, lambda known: known.get("need") == "met")
        assert found.gained == 0
        assert found.lost == found.now.passed - found.then.passed > 0
        assert found.lost_wins == found.then.lost_wins
        assert found.winning.finding == "better"


def test_easy_and_hard_talks_are_followed_up_alike_and_nothing_is_claimed(
    figures: Figures,
) -> None:
    found = figures.reps(EVER)
    assert not found.team.drifts or found.team.gap.low < 0.05
    assert len(found.reps) == len(TRUTH.reps)
    assert all(rep.tilt is None or -0.4 < rep.tilt < 0.4 for rep in found.reps)


def test_every_number_opens_the_calls_behind_it(figures: Figures, page: Overview) -> None:
    for measure in ("calls", "reached", "qualified", "deals", "disqualified", "won", "lost",
                    "hasty", "advances", "diagnosed"):  # fmt: skip
        assert len(figures.call_ids(EVER, measure=measure)) == getattr(page.counts, measure)
    only = Asked(EVER.period, {"source": "webinar"})
    row = next(row for row in page.cuts["source"].rows if row.value == "webinar")
    assert len(figures.call_ids(only, measure="qualified")) == row.share.hits


def test_the_table_of_calls_has_every_call_once_page_by_page(figures: Figures) -> None:
    only = Asked(EVER.period, {"rep": "Hasty Hal"})
    seen: list[int] = []
    after = None
    while True:
        page = figures.calls(only, after=after, limit=70)
        seen += [line.id for line in page.lines]
        after = page.after
        if after is None:
            break
    assert seen == figures.call_ids(only)
    assert len(seen) == len(set(seen)) > 200


def test_the_table_of_calls_finds_a_lead_by_its_words(figures: Figures) -> None:
    assert figures.calls(EVER, search="nobody of this name").lines == ()


def test_a_page_may_hold_more_calls_than_one_question_names(figures: Figures) -> None:
    lines = figures.behind(Behind(EVER, "reached"), limit=5000).lines
    assert len(lines) > AT_ONCE
    places = [(line.day, line.id) for line in lines]
    assert places == sorted(set(places), reverse=True)


def test_calls_are_found_by_names_whether_these_are_in_the_index_yet_or_not(
    own_team: Store,
) -> None:
    path = own_team.database.path
    assert path is not None
    figures = Figures(own_team)

    def found(words: str) -> set[int]:
        page = figures.calls(EVER, search=words, limit=100)
        assert figures.count_behind(Behind(EVER), search=words) == len(page.lines)
        return {line.lead_id for line in page.lines}

    ask(path, "UPDATE lead SET search = 'ewa zolta', phone_e164 = '+48600100200' WHERE id = 7")
    assert found("zol ewa") == {7}  # there is no index yet
    while own_team.catch_up():
        pass
    assert found("zol ewa") == {7}
    assert found("100200") == {7}
    assert figures.count_behind(Behind(EVER), search="lead") > 8000
    ask(path, "UPDATE lead SET search = 'ewa nowak' WHERE id = 7")
    assert found("zolta") == set()  # what the index has of it is of yesterday
    assert found("ewa now") == {7}
