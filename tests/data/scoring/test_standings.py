"""Scores, events and stages as the store keeps them."""

from datetime import timedelta
from pathlib import Path

import pytest

from data.errors import CannotTakeBack, NotFound, StoreRefused
from data.rows import NewLead
from data.store import Store
from tests.data.samples import NOW, ask, dump

GOOD = NewLead(
    name="Ann", company_name="Northgate", phone="+44 20 7946 0101", email="ann@northgate.example",
    industry="Wholesale", employees=120, country="GB", source="web form",
)  # fmt: skip


@pytest.fixture
def ann(store: Store) -> int:
    return store.add_lead(GOOD)


def kept(path: Path, lead_id: int, *columns: str) -> tuple[object, ...]:
    rows = ask(path, f"SELECT {', '.join(columns)} FROM lead WHERE id = {lead_id}")
    return tuple(rows[0])


class TestAScore:
    def test_is_there_when_the_lead_is_added(self, path: Path, ann: int) -> None:
        columns = ("score", "band", "cell", "segment", "track", "fit", "engagement", "scored_on")
        found = kept(path, ann, *columns)
        assert found == (71, "B", "A4", "core", "standard", 100, 0, "2026-08-03")

    def test_follows_the_lead_when_it_is_edited(self, store: Store, path: Path, ann: int) -> None:
        assert (
            store.edit_lead(ann, industry="Retail", employees=3).score == 28
        )  # 0.60·27.3 + 0.15·75
        assert kept(path, ann, "fit", "band") == (27, "D")

    def test_that_came_with_the_lead_stays_until_something_is_learnt(
        self, store: Store, path: Path
    ) -> None:
        lead_id = store.add_lead(NewLead(name="Bo", country="PL", industry="Retail", score=88))
        store.edit_lead(lead_id, name="Bo Li")
        assert kept(path, lead_id, "score", "band") == (88, "A")
        assert store.standings.of(lead_id).given
        done = store.standings.add_event(lead_id, kind="webinar", at=NOW)
        assert store.lead(lead_id).score != 88
        store.standings.take_back(done)
        assert kept(path, lead_id, "score", "band") == (88, "A")

    def test_is_the_sum_of_what_is_shown(self, store: Store, ann: int) -> None:
        standing = store.standings.of(ann)
        assert standing.score == round(sum(part.points for part in standing.contributions))
        assert standing.score == store.lead(ann).score

    def test_of_nobody_is_refused(self, store: Store) -> None:
        with pytest.raises(NotFound):
            store.standings.of(99)


class TestWhatTheyDid:
    def test_counts_at_once_and_fades(self, store: Store, path: Path, ann: int) -> None:
        store.standings.add_event(ann, kind="webinar", at=NOW, note="quotes", by="Kim")
        assert kept(path, ann, "score", "engagement") == (78, 25)
        store._clock = lambda: NOW + timedelta(days=30)
        assert store.standings.refresh_all() == 1
        assert kept(path, ann, "score", "engagement") == (74, 12)

    def test_makes_an_mql_on_its_own_day(self, store: Store, path: Path, ann: int) -> None:
        day = NOW - timedelta(days=9)
        store.standings.add_event(ann, kind="download", at=day)
        (step,) = store.standings.of(ann).stages
        assert (step.stage, step.at, step.by) == ("mql", day, "")
        changes = ask(path, "SELECT field, old, new FROM change WHERE \"table\" = 'lead'")
        assert changes == [("stage", "new", "mql")]

    def test_asking_to_be_called_is_kept_with_its_moment(
        self, store: Store, path: Path, ann: int
    ) -> None:
        store.standings.add_event(ann, kind="form", at=NOW - timedelta(hours=2))
        assert kept(path, ann, "track", "hand_raised_at") == ("fast", "2026-08-03T07:30:15.123456Z")
        store._clock = lambda: NOW + timedelta(days=2)
        store.standings.refresh_all()
        assert kept(path, ann, "band", "track") == ("A", "fast")  # by its score now
        store._clock = lambda: NOW + timedelta(days=60)
        store.standings.refresh_all()
        assert kept(path, ann, "band", "track") == ("A", "fast")

    @pytest.mark.parametrize(("kind", "days"), [("danced", 0), ("webinar", 2)])
    def test_is_refused_when_unknown_or_to_come(
        self, store: Store, path: Path, ann: int, kind: str, days: int
    ) -> None:
        before = dump(path)
        with pytest.raises(StoreRefused):
            store.standings.add_event(ann, kind=kind, at=NOW + timedelta(days=days))
        assert dump(path) == before

    def test_can_be_taken_back_with_all_that_followed(
        self, store: Store, path: Path, ann: int
    ) -> None:
        before = dump(path)
        done = store.standings.add_event(ann, kind="form", at=NOW)
        assert dump(path) != before
        store.standings.take_back(done)
        assert dump(path) == before

    def test_of_any_words_is_kept(self, store: Store, ann: int) -> None:
        note = "[b]x[/b] \x1b[31m\u202e " + "я" * 10_000
        store.standings.add_event(ann, kind="visit", at=NOW, note=note)
        (event,) = store.standings.of(ann).events
        assert event.note.startswith("[b]x[/b] [31m ")
        assert len(event.note) <= 2_000


class TestTheWayToSales:
    def test_a_rep_takes_and_returns_with_a_reason(self, store: Store, ann: int) -> None:
        store.standings.accept(ann, by="Kim")
        store.standings.give_back(ann, reason="too_early", note="ask in spring", by="Kim")
        standing = store.standings.of(ann)
        steps = [(row.stage, row.by, row.reason, row.note) for row in standing.stages]
        assert steps == [
            ("returned", "Kim", "too_early", "ask in spring"), ("accepted", "Kim", "", "")
        ]  # fmt: skip
        assert (standing.stage, standing.track) == ("returned", "nurture")

    def test_new_interest_brings_a_returned_lead_back(self, store: Store, ann: int) -> None:
        store.standings.add_event(ann, kind="webinar", at=NOW - timedelta(days=3))
        store.standings.give_back(ann, reason="too_early")
        store._clock = lambda: NOW + timedelta(days=20)
        assert store.standings.of(ann).stage == "returned"
        store.standings.add_event(ann, kind="download", at=NOW + timedelta(days=19))
        assert store.standings.of(ann).stage == "mql"

    def test_nothing_is_taken_or_returned_twice(self, store: Store, ann: int) -> None:
        store.standings.accept(ann)
        with pytest.raises(StoreRefused):
            store.standings.accept(ann)
        store.standings.give_back(ann, reason="no_interest")
        with pytest.raises(StoreRefused):
            store.standings.give_back(ann, reason="no_interest")
        with pytest.raises(StoreRefused):
            store.standings.give_back(ann, reason="because")

    def test_a_step_is_taken_back_unless_others_followed(
        self, store: Store, path: Path, ann: int
    ) -> None:
        before = dump(path)
        done = store.standings.accept(ann)
        store.standings.take_back(done)
        assert dump(path) == before
        done = store.standings.accept(ann)
        store.standings.give_back(ann, reason="duplicate")
        with pytest.raises(CannotTakeBack):
            store.standings.take_back(done)


class TestOldScores:
    def test_are_left_alone_where_time_changes_nothing(self, store: Store, ann: int) -> None:
        store._clock = lambda: NOW + timedelta(days=40)
        assert store.standings.refresh_all() == 0
        assert store.lead(ann).score == 71

    def test_by_other_rules_are_worked_out_anew(self, store: Store, path: Path, ann: int) -> None:
        newer = store.standings.scorer.scoring.model_copy(update={"version": "9", "profile": ()})
        store.standings._scoring = lambda: newer
        store.standings._scorer = None
        assert store.standings.refresh_all() == 1
        assert kept(path, ann, "fit", "scoring_version") == (None, "9")

    def test_are_worked_out_in_batches_that_can_be_stopped(self, store: Store, path: Path) -> None:
        for number in range(7):
            store.add_lead(NewLead(name=f"Lead {number}", country="PL"))
        with store.database.writing() as connection:
            connection.exec_driver_sql("UPDATE lead SET scored_on = NULL")
        assert store.standings.refresh(limit=3) == (3, 3)
        assert store.standings.refresh_all(stopped=lambda: True) == 0
        assert store.standings.refresh_all() == 4
        assert store.standings.refresh_all() == 0

    def test_the_best_are_listed_by_score(self, store: Store, ann: int) -> None:
        other = store.add_lead(NewLead(name="Cy", country="GB", industry="Retail", employees=2))
        nobody = store.add_lead(NewLead(name="Nobody knows"))
        assert [row.id for row in store.standings.best()] == [ann, other]
        assert store.lead(nobody).score is None
        assert [row.id for row in store.standings.best(1)] == [ann]
