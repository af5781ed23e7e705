"""A transcript and the same call typed by hand leave the same rows."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from data.store import Store
from tests.conftest import FakeClock
from tests.tui.saving.calls_for_tests import DANA, REP, begun, library, open_store, short_script
from tests.tui.wrap_up.wrap_up_app import opened
from tui import saving
from tui.calling.live_call import LiveCall
from tui.places import Places
from tui.scripts.model.script import Script
from tui.scripts.model.transcript import Transcript
from tui.scripts.reading import Library

PASSING = {
    "at", "at_ms", "created_at", "started_at", "ended_at", "next_call_at", "talk_seconds",
    "events_hash", "value",
}  # fmt: skip
"""Columns in which two runs of the same call may differ: ids are the same, moments are not."""

LEAD = {
    "name": DANA.name,
    "company": DANA.company_name,
    "phone": DANA.phone,
    "email": DANA.email,
    "source": DANA.source,
    "country": DANA.country,
}

SAY: list[Any] = [
    {"connect": "contact"},
    {
        "need": {
            "answer": "clear",
            "icp": {"industry": "core", "scale": "core", "geography": "core"},
            "captures": {"need_quote": "41 of 120 quotes had no second contact"},
        }
    },
    {"role": "owner"},
    {"timing": {"answer": "soon", "captures": {"deadline": "2026-12-31"}}},
    {"budget": {"answer": "set", "captures": {"budget_amount": "4,800 EUR"}}},
    {
        "close": {
            "answer": "meet",
            "captures": {"meeting_at": "2026-12-02 10:00", "client_action": "brings quotes"},
        }
    },
]


class OneScript:
    """The bundled rules with the short script."""

    def __init__(self, real: Library) -> None:
        self._real = real

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def script(self, _id: str, _lang: str | None = None) -> Script:
        return short_script()


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[tuple[Store, Store]]:
    made = []
    for name in ("typed", "played"):
        (tmp_path / name).mkdir()
        made.append(open_store(tmp_path / name))
    yield made[0], made[1]
    for store in made:
        store.close()


def dump(store: Store) -> dict[str, list[dict[str, Any]]]:
    """Every table, without moments."""
    connection = sqlite3.connect(store.where)
    connection.row_factory = sqlite3.Row
    names = [
        row[0]
        for row in connection.execute("select name from sqlite_master where type = 'table'")
        if not row[0].startswith(("sqlite_", "alembic", "lead_words", "record_words"))
    ]
    found = {
        name: [
            {key: row[key] for key in row.keys() if key not in PASSING}  # noqa: SIM118
            for row in connection.execute(f'select * from "{name}"')
        ]
        for name in names
    }
    connection.close()
    for row in found["suppression"]:
        row.pop("key_hash")  # keyed by the installation
        row.pop("since")
    found["change"] = [row for row in found["change"] if row["field"] != "next_call_at"]
    for row in found["change"]:
        if row["table"] == "suppression":
            row.pop("field")
    return found


def transcript(wrap_up: dict[str, Any], say: list[Any] = SAY) -> Transcript:
    return Transcript.model_validate(
        {"script": "short-call", "lead": LEAD, "say": say, "wrap_up": wrap_up}
    )


def play(store: Store, wrap_up: dict[str, Any], clock: FakeClock, say: list[Any] = SAY) -> None:
    saving.save_played(
        store,
        transcript(wrap_up, say),
        library=OneScript(library()),  # type: ignore[arg-type]
        settings=REP,
        clock=clock,
    )


def type_call(live: LiveCall) -> LiveCall:
    """The gestures that the transcript stands for."""
    call = live.call
    call.answer("contact")
    call.go_on()
    for item in ("industry", "scale", "geography"):
        call.set_icp(item, "core")
    call.pick("clear")
    words = "41 of 120 quotes had no second contact"
    call.capture("need_quote", words, words)
    call.go_on()
    call.pick("owner")
    call.go_on()
    call.pick("soon")
    call.capture("deadline", "2026-12-31", "2026-12-31")
    call.go_on()
    call.pick("set")
    call.capture("budget_amount", "4,800 EUR", "4800.00 EUR")
    call.go_on()
    call.pick("meet")
    call.capture("meeting_at", "2026-12-02 10:00", "2026-12-02T10:00")
    call.capture("client_action", "brings quotes", "brings quotes")
    call.go_on()
    return live


@pytest.mark.parametrize(
    ("wrap_up", "keys"),
    [
        (
            {"outcome": "deal", "ease": 4, "deal": {"name": "Big one"}},
            ["4", "1", "f2", "down", "end", "ctrl+u", "=Big one"],
        ),
        ({"outcome": "no_deal", "ease": 2}, ["2", "2"]),
        (
            {"outcome": "disqualified", "reason": "invalid_data", "evidence": "a fax, both times"},
            ["0", "3", "2", "=a fax, both times"],
        ),
        (
            {"outcome": "disqualified", "reason": "do_not_contact", "evidence": "stop"},
            ["0", "3", "1", "=stop"],
        ),
    ],
    ids=["deal", "no_deal", "disqualified", "do_not_contact"],
)
async def test_a_transcript_and_the_same_call_typed_leave_the_same_rows(
    stores: tuple[Store, Store],
    clock: FakeClock,
    places: Places,
    wrap_up: dict[str, Any],
    keys: list[str],
) -> None:
    typed, played = stores
    live = type_call(begun(typed, clock))
    async with opened(live, places) as at:
        for key in keys:
            await (at.type(key[1:]) if key.startswith("=") else at.press(key))
        await at.press("f8", "f8")
        assert at.screen.stage == "saved", at.text()
    play(played, wrap_up, clock)
    first, second = dump(typed), dump(played)
    assert first.keys() == second.keys()
    for table, rows in first.items():
        assert rows == second[table], table
    answers, captures, steps, icp = 6, 5, 5, 3
    assert len(first["call_event"]) == 1 + answers + captures + steps + icp + 1


def test_a_second_played_call_is_kept_with_the_same_person_and_company(
    stores: tuple[Store, Store], clock: FakeClock
) -> None:
    _, store = stores
    play(store, {"outcome": "no_deal", "ease": 2}, clock)
    play(store, {"outcome": "deal", "ease": 4, "deal": {"name": "Big one"}}, clock)
    found = dump(store)
    assert [len(found[table]) for table in ("contact", "company", "deal")] == [1, 1, 1]
    assert {row["contact_id"] for row in found["call"]} == {found["contact"][0]["id"]}


@pytest.mark.parametrize(
    "other",
    [
        {"contact": {"name": "Somebody Else"}},
        {"company": {"name": "Another Firm", "website": "another.example"}},
    ],
    ids=["another name", "another firm"],
)
def test_another_name_or_firm_is_a_record_of_its_own(
    stores: tuple[Store, Store], clock: FakeClock, other: dict[str, Any]
) -> None:
    _, store = stores
    play(store, {"outcome": "no_deal", "ease": 2}, clock)
    play(store, {"outcome": "no_deal", "ease": 2, **other}, clock)
    found = dump(store)
    assert len(found[next(iter(other))]) == 2


@pytest.mark.parametrize("disposition", ["no_answer", "voicemail"])
def test_an_attempt_leaves_the_same_rows_too(
    stores: tuple[Store, Store], clock: FakeClock, disposition: str
) -> None:
    typed, played = stores
    live = begun(typed, clock)
    live.call.answer("voicemail")
    live.call.go_on()
    saving.attempt(live, disposition)
    play(
        played,
        {"outcome": "no_contact", "disposition": disposition},
        clock,
        [{"connect": "voicemail"}],
    )
    assert dump(typed) == dump(played)


def test_a_wrap_up_that_is_refused_writes_nothing(
    stores: tuple[Store, Store], clock: FakeClock
) -> None:
    _typed, played = stores
    with pytest.raises(saving.CannotSave, match="Need"):
        play(played, {"outcome": "disqualified", "reason": "no_need", "evidence": "x" * 20}, clock)
    found = dump(played)
    assert (found["lead"], found["call"]) == ([], [])


def test_a_lead_that_is_known_is_called_again(
    stores: tuple[Store, Store], clock: FakeClock
) -> None:
    _typed, played = stores
    for _ in range(2):
        play(played, {"outcome": "no_deal", "ease": 2}, clock)
    found = dump(played)
    assert (len(found["lead"]), len(found["call"])) == (1, 2)


def test_without_a_wrap_up_a_draft_is_left(stores: tuple[Store, Store], clock: FakeClock) -> None:
    _typed, played = stores
    saving.save_played(
        played,
        Transcript.model_validate({"script": "short-call", "lead": LEAD, "say": SAY}),
        library=OneScript(library()),  # type: ignore[arg-type]
        settings=REP,
        clock=clock,
    )
    assert [row["status"] for row in dump(played)["call"]] == ["draft"]
    assert played.drafts()[0].lead_name == DANA.name
