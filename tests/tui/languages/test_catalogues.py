"""The catalogues: complete, with the same places, plural forms and key names as the English."""

import re
import string
from functools import cache

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo

from tui.locale.__main__ import LANGUAGES, place, renewed, template

PLACE = re.compile(r"\{[^{}]*\}")


@cache
def texts() -> Catalog:
    """What the sources say: to collect it takes seconds, which only these tests are to wait for."""
    return template()


@cache
def catalogue(language: str) -> Catalog:
    return renewed(language, texts())


def forms(string_or_forms: object) -> list[str]:
    if isinstance(string_or_forms, list | tuple):
        return [str(form) for form in string_or_forms]
    return [str(string_or_forms or "")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated_in_every_plural_form(language: str) -> None:
    missing = [
        message.id
        for message in catalogue(language)
        if message.id and not all(form.strip() for form in forms(message.string))
    ]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_the_places_of_values(language: str) -> None:
    for message in catalogue(language):
        wanted = set(PLACE.findall(forms(message.id)[-1]))
        for form in forms(message.string) if message.id else []:
            assert set(PLACE.findall(form)) == wanted, message.id
            assert list(string.Formatter().parse(form)) is not None


@pytest.mark.parametrize("language", LANGUAGES)
def test_three_plural_forms_where_the_language_has_them(language: str) -> None:
    for message in catalogue(language):
        if message.pluralizable:
            assert len(forms(message.string)) == 3, message.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_compiled_catalogues_are_those_of_the_sources(language: str) -> None:
    with place(language).with_suffix(".mo").open("rb") as file:
        compiled = read_mo(file)
    for message in catalogue(language):
        if message.id:
            key = message.id[0] if message.pluralizable else message.id
            assert compiled[key] is not None, "run: make translations"
            assert forms(compiled[key].string) == forms(message.string), "run: make translations"


def test_no_sentence_has_strayed_into_the_other_language() -> None:
    letters = re.compile("[ąćęłńóśźż]|[а-яё]", re.IGNORECASE)
    polish = re.compile("[ąćęłńśźż]", re.IGNORECASE)
    russian = {str(one.id): forms(one.string) for one in catalogue("ru") if one.id}
    for message in catalogue("pl"):
        if message.id and not letters.search(str(message.id)):
            own = russian[str(message.id)]
            assert not any(polish.search(form) for form in own), own
            alike = {form for form in forms(message.string) if letters.search(form)} & {*own}
            assert not alike, own
