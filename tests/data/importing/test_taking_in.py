"""From a file to leads: duplicates with their reasons, whole batches, nothing twice."""

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from data.importing import taking_in
from data.importing.duplicates import in_records
from data.importing.errors import ImportStopped
from data.importing.leads_in_rows import Defaults
from data.importing.runs import imported_from, spans
from data.importing.taking_in import BATCH, PAUSE, take_in
from data.importing.taking_out import take_out, take_out_cut_off
from data.leads import checked
from data.rows import NewLead
from data.store import Store
from data.suppression import suppress
from tests.data.importing.tables_at_hand import imported, leads_of, planned, written
from tests.data.samples import DANA, NOW, ask, dump


def many(count: int) -> list[str]:
    return [f"Lead {n},Firm {n},+48 22 {n:07},l{n}@firm{n}.example,PL" for n in range(count)]


def test_every_row_is_a_lead_or_a_refused_row(store: Store, path: Path, folder: Path) -> None:
    rows = [*many(250), "", ",,,,", ",,,no address,", "Ann,Firm A,,a@firm-a.example,PL,too,many"]
    found = imported(store, written(folder / "l.csv", *rows))
    assert (found.plan.rows, found.done.added, len(found.refused)) == (252, 250, 2)
    assert len(leads_of(path, "id")) == 250


def test_a_lead_is_kept_as_if_it_was_typed(store: Store, path: Path, folder: Path) -> None:
    row = '"  Żółty,  Jan ",Łódź Sp. z o.o.,(22) 123 45 67,Jan@Lodz.example,Polska'
    imported(store, written(folder / "l.csv", row))
    typed = ("name", "company_name", "phone", "email", "country")
    kept = dict(zip(typed, leads_of(path, *typed)[0], strict=True))
    assert kept["country"] == "PL"
    wanted = checked(kept)
    columns = ("phone_e164", "email_folded", "search", "employees", "title")
    assert leads_of(path, *columns) == [tuple(wanted[name] for name in columns)]


def test_a_second_run_adds_nothing(store: Store, path: Path, folder: Path) -> None:
    file = written(folder / "l.csv", *many(30), "Only Name,,,,", ",Only Firm,,,", "Bo,Firm B,,,")
    assert imported(store, file).done.added == 33
    before = dump(path)
    again = imported(store, file)
    assert (again.done.added, again.plan.refused) == (0, {"there": 33})
    assert dump(path) == before


class TestDuplicates:
    @pytest.mark.parametrize(
        ("row", "why"),
        [
            ("X,Y,+44 (20) 7946-0101,,", "Already there: the same number as lead 1"),
            ("X,Y,,DANA@northgate.example,", "Already there: the same e-mail as lead 1"),
            ("Whitfield Dana,NORTHGATE supplies Ltd.,,,", "the same name and company as lead 1"),
            ("Dana Whitfeld,Northgate Supplies,,,", "a similar name in the same company"),
        ],
    )
    def test_of_the_records_are_told_with_the_reason(
        self, store: Store, path: Path, folder: Path, lead_id: int, row: str, why: str
    ) -> None:
        before = dump(path)
        found = imported(store, written(folder / "l.csv", row))
        assert [(refused.kind, why in str(refused.why)) for refused in found.refused] == [
            ("there", True)
        ]
        assert dump(path) == before

    def test_of_the_file_name_the_line_above(self, store: Store, folder: Path) -> None:
        rows = ["A B,F,+48221234567,,", "C,G,,c@g.example,", "D,H,0048 22 123 45 67,,",
                "E,I,,C@G.example,", "b a,f sp. z o.o.,,,"]  # fmt: skip
        found = imported(store, written(folder / "l.csv", *rows))
        assert found.done.added == 2
        assert [str(refused.why) for refused in found.refused] == [
            "The same number as in line 2.",
            "The same e-mail as in line 3.",
            "The same name and company as in line 2.",
        ]

    def test_namesakes_with_other_numbers_and_colleagues_come_in_with_a_hint(
        self, store: Store, folder: Path, lead_id: int
    ) -> None:
        rows = ["Dana Whitfield,Northgate Supplies,,other@northgate.example,", "Z,,,z@n.example,"]
        found = imported(store, written(folder / "l.csv", *rows))
        assert found.done.added == 2
        assert found.plan.hint_count == 2

    def test_a_row_that_was_not_taken_makes_no_other_a_duplicate(
        self, store: Store, folder: Path
    ) -> None:
        rows = ["A,F,,a@f.example,", "B,G,+48221234567,a@f.example,", "C,H,+48221234567,,"]
        found = imported(store, written(folder / "l.csv", *rows))
        assert [refused.line for refused in found.refused] == [3]


def test_who_asked_not_to_be_contacted_stays_out(store: Store, folder: Path) -> None:
    with store.database.writing() as connection:
        suppress(connection, since=NOW, reason="asked", phone_e164="+48221234567")
        suppress(connection, since=NOW, reason="asked", email_key="a@b.example")
    rows = ["A,,22 123 45 67,,PL", "B,,,A@B.example,", "C,,22 123 45 68,,PL"]
    found = imported(store, written(folder / "l.csv", *rows))
    assert found.plan.refused == {"suppressed": 2}
    assert found.done.added == 1


def test_the_country_of_all_reads_numbers_and_is_kept(
    store: Store, path: Path, folder: Path
) -> None:
    file = written(folder / "l.csv", "A,,22 123 45 67,,", "B,,22 123 45 68,,Germany", "C,,12,,")
    imported(store, file, defaults=Defaults("PL", "fair", "consent"))
    assert leads_of(path, "phone_e164", "country", "source", "contact_basis") == [
        ("+48221234567", "PL", "fair", "consent"),
        ("+49221234568", "DE", "fair", "consent"),
        ("", "PL", "fair", "consent"),
    ]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Yes", "consent"), ("tak", "consent"), (" ДА ", "consent"), ("TRUE", "consent"),
        ("no", "refused"), ("Nie", "refused"), ("нет", "refused"), ("brak", "refused"),
        ("0", "refused"), ("Withdrawn.", "refused"),
        ("", "public"), ("n/a", "public"), ("Klient", "customer"), ("umowa 12/2026",) * 2,
    ],
)  # fmt: skip
def test_a_column_that_says_no_to_contact_never_passes_for_a_basis(
    store: Store, path: Path, folder: Path, said: str, kept: str
) -> None:
    file = folder / "l.csv"
    file.write_text(f"Name;Phone;Zgoda\nA;+48 22 123 45 67;{said}\n", "utf-8")
    imported(store, file, defaults=Defaults(basis="public"))
    assert leads_of(path, "contact_basis") == [(kept,)]


class TestBatches:
    @pytest.fixture(autouse=True)
    def small(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(taking_in, "ALONE", BATCH)

    def test_stopping_leaves_nothing(self, store: Store, path: Path, folder: Path) -> None:
        file = written(folder / "l.csv", *many(BATCH * 3))
        plan = planned(file, store)
        asked = iter([False, True])
        done = take_in(store, plan, now=NOW, stopped=lambda: next(asked), sleep=lambda _s: None)
        assert (done.cancelled, done.added) == (True, 0)
        assert leads_of(path, "id") == []
        assert imported(store, file).done.added == BATCH * 3

    def test_one_that_fails_leaves_nothing_of_those_before(
        self, store: Store, path: Path, folder: Path
    ) -> None:
        plan = planned(written(folder / "l.csv", *many(BATCH * 2)), store)
        ask(path, f"CREATE TRIGGER t BEFORE INSERT ON lead WHEN new.name = 'Lead {BATCH + 50}' "
                  "BEGIN SELECT RAISE(ABORT, 'no more'); END")  # fmt: skip
        with pytest.raises(ImportStopped, match="Nothing of the file was kept"):
            take_in(store, plan, now=NOW, sleep=lambda _s: None)
        assert leads_of(path, "id") == []
        assert take_out_cut_off(store, now=NOW) == []

    def test_what_a_killed_program_left_goes_at_the_next_start(
        self, store: Store, path: Path, folder: Path
    ) -> None:
        file = written(folder / "l.csv", *many(BATCH * 3))
        plan = planned(file, store)

        def killed(_seconds: float) -> None:
            if store.lead_count() == 2 * BATCH:
                assert take_out_cut_off(store, now=NOW) == [], "it is under way"
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            take_in(store, plan, now=NOW, file=str(file), by="Alex", sleep=killed)
        store.edit_lead(2, title="Corrected")
        (out,) = take_out_cut_off(store, now=NOW)
        assert (out.run.file, out.run.by, out.gone, out.stayed) == (
            str(file), "Alex", 2 * BATCH - 1, 1,
        )  # fmt: skip
        assert leads_of(path, "id") == [(2,)]
        assert take_out_cut_off(store, now=NOW) == []
        assert imported(store, file).done.added == BATCH * 3 - 1

    def test_a_program_elsewhere_is_believed_for_a_minute(
        self, store: Store, path: Path, folder: Path
    ) -> None:
        file = written(folder / "l.csv", *many(BATCH * 2))

        def elsewhere(_seconds: float) -> None:
            if not leads_of(path, "id"):
                return  # it is over already
            ask(path, "UPDATE import_run SET holder = 'another-computer/12/1'")
            now = datetime.now(UTC)
            assert take_out_cut_off(store, now=now) == []
            (out,) = take_out_cut_off(store, now=now + timedelta(minutes=2))
            assert out.gone == BATCH

        with pytest.raises(ImportStopped, match="took it for cut off"):
            take_in(store, planned(file, store), now=NOW, sleep=elsewhere)
        assert leads_of(path, "id") == []

    def test_who_came_in_meanwhile_is_not_doubled(
        self, store: Store, path: Path, folder: Path
    ) -> None:
        plan = planned(written(folder / "l.csv", *many(3)), store)
        store.add_lead(NewLead(name="Typed by hand", email="L1@firm1.example"))
        done = take_in(store, plan, now=NOW)
        assert (done.added, [row.line for row in done.late]) == (2, [3])
        assert [row.kind for row in plan.spool.refused()] == ["there"]

    def test_nothing_is_looked_up_twice_while_nobody_writes(
        self, store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        store.add_lead(DANA)
        plan = planned(written(folder / "l.csv", *many(BATCH * 3)), store)
        looked: list[int] = []

        def look(_connection: object, rows: list[object]) -> dict[str, Any]:
            looked.append(len(rows))
            return {}

        monkeypatch.setattr(taking_in, "in_records", look)

        def sleep(_seconds: float) -> None:
            if store.lead_count() == 1 + BATCH * 2:
                store.add_lead(NewLead(name="Typed by hand"))

        assert take_in(store, plan, now=NOW, sleep=sleep).added == BATCH * 3
        assert looked == [BATCH]

    def test_others_who_write_are_left_time(self, store: Store, path: Path, folder: Path) -> None:
        plan = planned(written(folder / "l.csv", *many(BATCH * 4)), store)
        rests: list[float] = []
        with sqlite3.connect(path, isolation_level=None) as rep:

            def sleep(seconds: float) -> None:
                rests.append(seconds)
                if len(rests) == 1:
                    rep.execute(
                        "INSERT INTO lead (name, created_at) "
                        "VALUES ('Typed by hand', '2026-08-03T09:30:15.000000Z')"
                    )

            take_in(store, plan, now=NOW, sleep=sleep)
        rep.close()
        assert rests == [taking_in.BREATH, PAUSE, PAUSE]


def test_numbers_and_addresses_are_looked_up_by_index(store: Store) -> None:
    asked: list[str] = []

    @event.listens_for(store.database.engine, "before_cursor_execute")
    def _note(_c: object, cursor: Any, sql: str, values: Any, *_more: object) -> None:
        if "IN (" in sql and "FROM lead" in sql:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}", values)
            asked.append(" ".join(str(row) for row in cursor.fetchall()))

    with store.database.reading() as connection:
        in_records(connection, [{"phone_e164": "+48221234567", "email_folded": "a@b.example"}])
    assert len(asked) == 2
    assert all("USING INDEX lead_" in plan for plan in asked)


def test_the_plan_alone_writes_nothing(store: Store, path: Path, folder: Path) -> None:
    store.add_lead(DANA)
    before = dump(path)
    plan = planned(written(folder / "l.csv", *many(10)), store)
    assert (plan.waiting, len(plan.samples)) == (10, 5)
    assert dump(path) == before


def test_what_came_in_goes_out_again_but_for_what_was_worked_with(
    store: Store, path: Path, folder: Path, lead_id: int
) -> None:
    imported(store, written(folder / "l.csv", *many(5)))
    first = lead_id + 1
    store.edit_lead(first, title="Corrected")
    store.standings.accept(first + 1, by="Alex")
    with store.database.reading() as connection:
        run = imported_from(connection, lead_id=first + 4)
        assert imported_from(connection, lead_id=lead_id) is None
    assert run is not None
    out = take_out(store, run)
    assert (out.gone, out.stayed) == (3, 2)
    assert leads_of(path, "id") == [(lead_id,), (first,), (first + 1,)]


def test_numbers_that_follow_each_other_are_one_span() -> None:
    assert list(spans([4, 5, 6, 9, 11, 12])) == [(4, 6), (9, 9), (11, 12)]
    assert list(spans(range(3, 8))) == [(3, 7)]
    assert list(spans(())) == []
