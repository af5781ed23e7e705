"""Rows that went or moved, counted in words of three languages."""

import pytest
from sqlmodel import SQLModel

import data.tables.core  # noqa: F401  # fills the metadata
from data.privacy.erasing import _OWN, _POINTERS
from data.records.editing import TABLES
from data.records.merging import FIELDS, _pointing
from tui.languages import set_language
from tui.row_words import counted, numbered


@pytest.mark.parametrize(
    ("language", "name", "count", "text"),
    [
        ("en", "calls", 1, "1 call"),
        ("en", "lead_stage", 2, "2 steps on the way to sales"),
        ("pl", "calls", 2, "2 rozmowy"),
        ("pl", "events", 8, "8 wpisów rozmów"),
        ("ru", "calls", 1, "1 звонок"),
        ("ru", "changes", 50, "50 изменений в истории"),
        ("ru", "lead_stage", 2, "2 шага на пути к продаже"),
    ],
)
def test_rows_are_counted_in_words(language: str, name: str, count: int, text: str) -> None:
    set_language(language)
    assert counted(name, count) == text


def test_every_table_that_is_erased_from_or_merged_has_words() -> None:
    set_language("en")
    erased = {
        table.name
        for table in SQLModel.metadata.sorted_tables
        if table.name not in _OWN and any(name in table.c for name in _POINTERS)
    }
    moved = {column.table.name for kind in FIELDS for column in _pointing(TABLES[kind])}
    for name in erased | moved:
        assert " of " + name not in counted(name, 2)


def test_a_row_is_named_as_people_say_it() -> None:
    set_language("ru")
    assert (numbered("lead:6"), numbered("contact:5")) == ("лид 6", "контакт 5")
