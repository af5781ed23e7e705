"""Files of what leads did: matched by e-mail, phone or company, nothing twice, the rest refused."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from data.importing.errors import ImportRefused, WrongWords
from data.importing.tables import open_table
from data.rows import NewLead
from data.scoring.event_columns import event_columns, read_pairs
from data.scoring.events_in import EventsIn, moment_in, take_events_in
from data.store import Store
from tests.data.samples import NOW, dump
from tui.scripts.captures import CaptureError


@pytest.fixture
def people(store: Store) -> dict[str, int]:
    new = {
        "ann": NewLead(name="Ann Lee", company_name="Northgate Ltd", email="Ann@northgate.example",
                       phone="+44 20 7946 0101", country="GB"),
        "ewa": NewLead(name="Ewa Nowak", company_name="Mlekpol S.A.", country="PL"),
        "jan": NewLead(name="Jan Kos", company_name="Mlekpol", country="PL"),
        "bo": NewLead(name="Bo", company_name="Żabka sp. z o.o.", phone="22 123 45 67",
                      country="PL"),
    }  # fmt: skip
    return {name: store.add_lead(lead) for name, lead in new.items()}


def take(
    store: Store, tmp_path: Path, text: str, *, lang: str = "en", maps: tuple[str, ...] = (),
    dry_run: bool = False,
) -> EventsIn:  # fmt: skip
    file = tmp_path / "events.csv"
    file.write_text(text, encoding="utf-8")
    table = open_table(file)
    columns = event_columns(table.header, read_pairs(maps), None)
    return take_events_in(store, table, columns, now=NOW, lang=lang, by="Kim", dry_run=dry_run)


def did(store: Store, lead_id: int) -> list[tuple[str, str, str]]:
    events = store.standings.of(lead_id).events
    return [(each.kind, each.at.date().isoformat(), each.note) for each in events]


def test_rows_go_to_their_leads_by_email_phone_and_company(
    store: Store, tmp_path: Path, people: dict[str, int]
) -> None:
    done = take(store, tmp_path, (
        "E-mail,Phone,Company,Name,Event,Date,Notes\n"
        "ANN@northgate.example,,,,E-book,2026-07-01,Quotes\n"
        ",+48 22 123 45 67,,,Webinar,2 Aug 2026,\n"
        ",,Zabka,,Contact form,yesterday,\n"
        ",,MLEKPOL,Ewa Nowak,Product page,3 days ago,\n"
    ))  # fmt: skip
    assert (done.rows, done.added, len(done.refused), done.interested) == (4, 4, 0, 2)
    assert did(store, people["ann"]) == [("download", "2026-07-01", "Quotes")]
    assert sorted(did(store, people["bo"])) == [
        ("form", "2026-08-02", ""), ("webinar", "2026-08-02", "")
    ]  # fmt: skip
    assert did(store, people["ewa"]) == [("visit", "2026-07-31", "")]
    assert did(store, people["jan"]) == []
    assert store.standings.of(people["ann"]).stage == "mql"


def test_polish_and_russian_files_are_read(
    store: Store, tmp_path: Path, people: dict[str, int]
) -> None:
    polish = (
        "Adres e-mail;Typ zdarzenia;Data;Uwagi\nann@northgate.example;pobrał poradnik;wczoraj;x\n"
    )
    assert take(store, tmp_path, polish, lang="pl").added == 1
    russian = "Эл. почта;Событие;Дата\nann@northgate.example;Запрос цены;3 дня назад\n"
    done = take(store, tmp_path, russian, lang="ru", maps=("Эл. почта=email",))
    assert done.added == 1
    assert [kind for kind, _, _ in did(store, people["ann"])] == ["download", "price_request"]


def test_the_same_file_again_brings_nothing_new(
    store: Store, tmp_path: Path, path: Path, people: dict[str, int]
) -> None:
    text = "email,event,date\n" + "ann@northgate.example,visit,2026-08-01\n" * 3
    first = take(store, tmp_path, text)
    assert (first.added, first.interested) == (3, 1)
    before = dump(path)
    again = take(store, tmp_path, text + "ann@northgate.example,visit,2026-08-02\n", dry_run=True)
    assert (again.added, again.there) == (1, 3)
    assert take(store, tmp_path, text).added == 0
    assert dump(path) == before
    assert len(did(store, people["ann"])) == 3


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("x@y.example,,,visit,2026-08-01", "No lead has"),
        (",,Mlekpol,visit,2026-08-01", "2 leads are of this company"),
        (",,Nobody,visit,2026-08-01", "No lead has"),
        ("ann@northgate.example,,,danced,2026-08-01", "danced is not"),
        ("ann@northgate.example,,,,2026-08-01", "doesn't say what"),
        ("ann@northgate.example,,,visit,", "doesn't say when"),
        ("ann@northgate.example,,,visit,tomorrow", "still to come"),
        ("ann@northgate.example,,,visit,2027-01-01", "future"),
        ("ann@northgate.example,,,visit,soon", "not a day"),
        ("ann@northgate.example,,,visit,2026-08-01,more,cells", ""),
    ],
)
def test_what_can_not_be_taken_is_refused_with_the_reason(
    store: Store, tmp_path: Path, people: dict[str, int], row: str, why: str
) -> None:
    assert people
    done = take(store, tmp_path, f"email,phone,company,event,date\n{row}\n")
    assert done.added + len(done.refused) == 1
    assert [why in str(refused.why) for refused in done.refused] == ([True] if why else [])


def test_a_dry_run_writes_nothing(
    store: Store, tmp_path: Path, path: Path, people: dict[str, int]
) -> None:
    assert people
    before = dump(path)
    done = take(store, tmp_path, "email,event,date\nann@northgate.example,form,today\n",
                dry_run=True)  # fmt: skip
    assert done.added == 1
    assert dump(path) == before


@pytest.mark.parametrize(
    "header", ["email,date", "email,event", "event,date", "colour,shape"], ids=str
)
def test_a_file_that_lacks_who_what_or_when_is_refused_whole(
    store: Store, tmp_path: Path, header: str
) -> None:
    with pytest.raises(ImportRefused):
        take(store, tmp_path, f"{header}\na,b\n")


@pytest.mark.parametrize("pair", ["x", "=kind", "What=colour"])
def test_a_wrong_map_is_refused(pair: str) -> None:
    with pytest.raises(WrongWords):
        read_pairs([pair])


def test_a_day_alone_is_its_noon_and_a_moment_is_itself() -> None:
    assert moment_in("2026-08-01", NOW, "en") == datetime(2026, 8, 1, 12, tzinfo=UTC)
    assert moment_in("2026-08-01 00:00:00", NOW, "en") == datetime(2026, 8, 1, 12, tzinfo=UTC)
    exact = datetime(2026, 8, 1, 7, 30, tzinfo=UTC)
    assert moment_in("2026-08-01T09:30:00+02:00", NOW, "en") == exact
    with pytest.raises(CaptureError):
        moment_in((NOW + timedelta(days=1)).isoformat(), NOW, "en")
