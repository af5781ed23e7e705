"""`talktrack leads list` with the filters of the queue."""

import json
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from data.rows import NewLead
from data.store import Store
from tests.cli.conftest import Run


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "records" / "a.db"
    store = Store.open(path)
    store.add_lead(NewLead(name="Anna Łącka", country="PL", owner="Ewa", phone="+48600100200"))
    store.add_lead(NewLead(name="Jan", country="PL", source="fair"))
    store.add_lead(NewLead(name="Kim", country="JP", owner="Kim"))
    store.close()
    return path


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ([], ["Kim", "Jan", "Anna Łącka"]),
        (["--country", "pl"], ["Jan", "Anna Łącka"]),
        (["--country", "PL", "--country", "JP"], ["Kim", "Jan", "Anna Łącka"]),
        (["--owner", "me", "--rep", "Ewa"], ["Anna Łącka"]),
        (["--owner", ""], ["Jan"]),
        (["--source", "fair", "--country", "JP"], []),
        (["--has-phone"], ["Anna Łącka"]),
        (["--part", "due"], []),
        (["--part", "new", "--search", "lacka"], ["Anna Łącka"]),
        (["--status", "new", "--limit", "1"], ["Kim"]),
    ],
)
def test_lists_who_passes(run: Run, database: Path, words: list[str], names: list[str]) -> None:
    said = run("leads", "list", "--json", "--db", database, *words)
    assert [lead["name"] for lead in json.loads(said.out)] == names


@pytest.mark.parametrize(
    "words", [("--part", "soon"), ("--status", "mine"), ("--stage", "x; DROP TABLE lead")]
)
def test_says_what_there_is_where_a_word_is_off(
    run: Run, database: Path, words: tuple[str, str]
) -> None:
    said = run("leads", "list", "--db", database, *words)
    assert said.status == 2
    assert words[0] in said.err
    assert words[1] in said.err


def test_a_line_says_status_and_next_call_in_words_and_json_keeps_codes(
    run: Run, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Europe/Warsaw")
    time.tzset()
    store = Store.open(database)
    at = datetime(2026, 1, 15, 12, 30, tzinfo=UTC)
    store.add_lead(NewLead(name="Ola", next_call_at=at))
    store.close()
    said = run("leads", "list", "--search", "ola", "--db", database, "--lang", "pl").out
    assert said == (
        "nr\tlead\tfirma\ttelefon\te-mail\tstatus\tnastępny telefon\n"
        "4\tOla\t\t\t\tjeszcze bez rozmowy\t15.01.2026 13:30\n"
    )
    (found,) = json.loads(run("leads", "list", "--search", "ola", "--json", "--db", database).out)
    assert (found["status"], found["next_call_at"]) == ("new", "2026-01-15T12:30:00+00:00")
