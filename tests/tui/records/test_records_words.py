"""What the screens of the records work out without a screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.records import lists
from data.records.records import Records
from data.records.rows import ORDER_IDS, ContactRow, Listed, Page
from data.store import Store
from tests.conftest import FakeClock
from tests.tui.call.stand_ins import library
from tui.languages import set_language
from tui.saving.played import save_played
from tui.screens.records.call import CallScreen, way_lines
from tui.screens.records.form import said_of_phone
from tui.screens.records.parts import place_of
from tui.screens.records.typed import COMPANY, CONTACT, DEAL, Field, Reading, read
from tui.screens.records.window import MOST, Window
from tui.scripts.sayings import SayingError
from tui.settings import Settings

BY = Reading(datetime(2026, 8, 3, 12, tzinfo=UTC), "PLN")
PERSON = ContactRow(
    id=1, company_id=1, name="D", title="", email="", phone="", phone_e164="", role="", decides="",
    created_at=datetime(2026, 8, 3, tzinfo=UTC), version=1,
)  # fmt: skip


@pytest.mark.parametrize(
    ("role", "decides", "place"),
    [
        ("", "", "unknown"),
        ("other", "unknown", "unknown"),
        ("gatekeeper", "", "gatekeeper"),
        ("gatekeeper", "yes", "decider"),
        ("decision_maker", "", "decider"),
        ("decision_maker", "no", "influencer"),
        ("user", "shared", "decider"),
        ("champion", "no", "influencer"),
    ],
)
def test_who_decides_is_told_by_the_answer_before_the_role(
    role: str, decides: str, place: str
) -> None:
    assert place_of(replace(PERSON, role=role, decides=decides)) == place


@pytest.mark.parametrize(
    ("language", "fields", "name", "typed", "value"),
    [
        ("en", DEAL, "amount", "4.8k", {"amount": Decimal("4800.00"), "currency": "PLN"}),
        ("pl", DEAL, "amount", "18 000,50 zł", {"amount": Decimal("18000.50"), "currency": "PLN"}),
        ("en", DEAL, "amount", " ", {"amount": None, "currency": None}),
        ("pl", DEAL, "expected_close", "31.12.2025", {"expected_close": date(2025, 12, 31)}),
        ("ru", DEAL, "expected_close", "вчера", {"expected_close": date(2026, 8, 2)}),
        ("en", DEAL, "expected_close", "2026-12-02", {"expected_close": date(2026, 12, 2)}),
        ("pl", COMPANY, "country", "Niemcy", {"country": "DE"}),
        ("en", COMPANY, "website", "https://x.example/a", {"website": "https://x.example/a"}),
        ("en", CONTACT, "phone", "ask Eve", {"phone": "ask Eve"}),
        ("en", CONTACT, "email", "", {"email": ""}),
    ],
)
def test_what_is_typed_is_read_in_the_language_of_the_screen(
    language: str, fields: tuple[Field, ...], name: str, typed: str, value: dict[str, Any]
) -> None:
    set_language(language)
    field = next(each for each in fields if each.name == name)
    assert read(field, typed, BY) == value


def test_a_number_that_cannot_be_dialled_is_kept_and_said(store: Store, clock: FakeClock) -> None:
    records = Records(store.database, by="Alex", clock=clock.now)
    for typed, said in (("12", True), ("ask Eve", True), ("+48 600 100 200", False), ("", False)):
        values = {"phone": typed}
        records.edit("contact", 1, values)
        assert records.contact(1).contact.phone == typed
        assert (f"“{typed}” is kept" in said_of_phone(records, 1, values)) is said


@pytest.mark.parametrize(
    ("fields", "name", "typed"),
    [
        (DEAL, "amount", "much"),
        (DEAL, "expected_close", "31.02.2026"),
        (COMPANY, "country", "Nowhere"),
        (COMPANY, "website", "ask them"),
        (CONTACT, "email", "dana at northgate"),
    ],
)
def test_what_cannot_be_read_is_said_with_an_example(
    fields: tuple[Field, ...], name: str, typed: str
) -> None:
    field = next(each for each in fields if each.name == name)
    with pytest.raises(SayingError, match=typed):
        read(field, typed, BY)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(["begin", "end", "down", "up"]), max_size=40))
def test_the_loaded_stretch_is_always_a_stretch_of_the_list(moves: list[str]) -> None:
    whole = [Listed(id=number, values={}, key=number) for number in range(3 * MOST)]

    def page(beside: Listed | None, back: bool) -> Page:
        if back:
            end = beside.id if beside else len(whole)
            found = whole[max(0, end - 300) : end]
            return Page(rows=tuple(found), more=found[0].id > 0)
        start = beside.id + 1 if beside else 0
        found = whole[start : start + 300]
        return Page(rows=tuple(found), more=found[-1].id < len(whole) - 1)

    window: Window[Listed] = Window()
    first, last = page(None, False), page(None, True)
    window.begin(first.rows, more=first.more)
    for move in moves:
        if move == "begin":
            window.begin(first.rows, more=first.more)
        elif move == "end":
            window.end(last.rows, more=last.more)
        elif (beside := window.beside(back=move == "up")) is not None:
            found = page(beside, move == "up")
            window.add(found.rows, more=found.more, back=move == "up")
        ids = [row.id for row in window.rows]
        assert ids == list(range(ids[0], ids[-1] + 1))
        assert len(ids) <= MOST
        assert window.above == (ids[0] > 0)
        assert window.below == (ids[-1] < len(whole) - 1)


def test_every_list_can_be_sorted_in_the_ways_that_are_offered() -> None:
    assert {kind: tuple(ways) for kind, ways in lists._BY.items()} == dict(ORDER_IDS)


def test_a_call_is_shown_by_the_script_as_it_was_then(tmp_path: Path, clock: FakeClock) -> None:
    rules = library()
    file = next(one for one in rules.transcripts() if "deal-comparing.en" in one.name)
    store = Store.open(tmp_path / "played.db")
    saved = save_played(
        store, rules.transcript(file), library=rules, settings=Settings(rep="Alex"), clock=clock
    )
    page = Records(store.database).call(saved.call)
    said = [line.text.plain for line in way_lines(page)]
    assert any(line.startswith("        → ") for line in said)
    assert any(line.startswith("        = ") for line in said)
    whole = CallScreen.lines(page, rules)
    linked = {line.kind for line in whole if line.kind}
    assert linked == {"contact", "company", "deal", "moment"}
    with store.database.writing() as connection:
        connection.exec_driver_sql("UPDATE script_version SET text = '{}'")
    broken = way_lines(Records(store.database).call(saved.call))
    assert "can't be read by this version" in broken[-1].text.plain
    store.close()
