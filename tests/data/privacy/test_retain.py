"""Disqualified leads lose what is personal after the days set, and nothing else."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from data.changed_calls import changed_calls
from data.privacy.held import held_on
from data.privacy.retaining import retain
from data.store import Store
from tests.data.privacy.people import MARKS, ZOFIA, fill
from tests.data.samples import DISQUALIFIED, HANDS_OFF, NO_DEAL, NOW, ask, dump, saved_call
from tui.scripts.wrap_up.forms import WrapUp

SAID = replace(DISQUALIFIED, evidence="Zofia says six quotes a month, zofia.zq@marked.example")


@pytest.mark.parametrize("end", [SAID, HANDS_OFF])
def test_personal_fields_go_and_what_was_learnt_stays(
    store: Store, path: Path, end: WrapUp
) -> None:
    call = saved_call(store, end, ZOFIA)
    store.edit_lead(store.call(call).lead_id, title="Head of Zofia")
    assert retain(store, now=NOW + timedelta(days=91), days=90) == (1, True)
    assert ask(path, "SELECT name, title, phone, email, company_name, source FROM lead") == [
        ("", "", "", "", "Marked Works", "web")
    ]
    data = path.read_bytes()
    for mark in (MARKS[0], MARKS[1], "555 01 77", "225550177", "Zofia"):
        assert mark.encode() not in data
    assert ask(path, "SELECT reason, icp_fit FROM call") == [(end.reason, 93)]
    assert ask(path, "SELECT words FROM evidence WHERE words <> ''") == [
        ("41 of 120 quotes are lost",)
    ]
    assert changed_calls(store) == ([], 1)


def test_reasons_in_words_stay_without_the_name(store: Store, path: Path) -> None:
    saved_call(store, SAID, ZOFIA)
    retain(store, now=NOW + timedelta(days=91), days=90)
    assert ask(path, "SELECT reason_note FROM call") == [
        ("(erased) says six quotes a month, (erased)",)
    ]


def test_it_is_too_early_or_the_lead_is_not_disqualified(store: Store, path: Path) -> None:
    saved_call(store, SAID, ZOFIA)
    saved_call(store, NO_DEAL)
    before = dump(path)
    assert retain(store, now=NOW + timedelta(days=89), days=90) == (0, True)
    assert retain(store, now=NOW + timedelta(days=91), days=90, dry_run=True) == (1, True)
    assert dump(path) == before
    assert retain(store, now=NOW + timedelta(days=91), days=90) == (1, True)
    assert retain(store, now=NOW + timedelta(days=91), days=90) == (0, True)


def test_all_that_is_held_is_shown(store: Store) -> None:
    fill(store)
    held = held_on(store, MARKS[1])
    assert set(held["tables"]) == {"call", "call_event", "change", "contact", "deal", "evidence",
                                   "lead", "lead_stage"}  # fmt: skip
    text = repr(held)
    for mark in MARKS:
        assert mark in text
    assert "piotr@other.example" not in text
    assert held["must_not_be_contacted"] is False
