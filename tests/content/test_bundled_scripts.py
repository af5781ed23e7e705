"""The bundled files load without a word of complaint, in three languages each."""

import pytest

from tests.content.spoken import LANGUAGES, library, name_of, scripts
from tui.scripts.model.script import Script

every_script = pytest.mark.parametrize("script", scripts(), ids=name_of)


def test_nothing_bundled_has_errors_or_warnings() -> None:
    assert library().check() == []


def test_every_script_is_offered_in_three_languages() -> None:
    offered = {info.id: sorted(info.languages) for info in library().scripts()}
    assert set(offered) >= {"orlica-discovery", "orlica-undecided"}
    assert all(languages == list(LANGUAGES) for languages in offered.values())


@pytest.mark.parametrize("lang", ["pl", "ru"])
@pytest.mark.parametrize("script_id", ["orlica-discovery", "orlica-undecided"])
def test_a_translation_leaves_no_english_words_standing(script_id: str, lang: str) -> None:
    base, other = library().script(script_id), library().script(script_id, lang)
    same = [
        (step.id, text)
        for step, told in zip(base.steps, other.steps, strict=True)
        for text in (step.text, step.hint, *step.probes, *(answer.then for answer in step.answers))
        if text and text in (told.text, told.hint, *told.probes, *(a.then for a in told.answers))
    ]
    labels = [
        (step.id, answer.label)
        for step in base.steps
        for answer in step.answers
        if answer.label in [told.label for told in other.by_id[step.id].answers]
        and answer.label != "{contact}"
    ]
    captures = [name for name, one in base.captures.items() if one == other.captures[name]]
    assert (same, labels, captures) == ([], [], [])


@every_script
def test_amounts_are_meant_in_the_currency_of_the_language(script: Script) -> None:
    assert script.currency == {"en": "EUR", "pl": "PLN", "ru": "RUB"}[script.lang]


@every_script
def test_cases_are_marked_as_samples(script: Script) -> None:
    assert script.cases
    assert all(case.sample for case in script.cases)


@every_script
def test_the_key_questions_have_other_wordings(script: Script) -> None:
    asking = [step for step in script.steps if step.stage in ("diagnosis", "qualification")]
    questions = [step for step in asking if step.kind == "ask" and step.criterion]
    assert questions
    assert [step.id for step in questions if len(step.probes) < 2] == []


@every_script
def test_pain_goes_from_problem_to_interest_with_their_own_figures(script: Script) -> None:
    levels = [step.level for step in script.steps if step.kind == "pain"]
    assert levels == [1, 2, 3, 4]
    [step] = script.with_calc
    assert step.calc is not None
    assert step.level == 3
    captured = [name for name in step.calc.multiply if name in script.captures]
    assert len(captured) == 3
    assert set(captured) <= {name for answer in step.answers for name in answer.capture}
    # Who doesn't want to estimate is not asked for figures.
    assert any(not answer.capture for answer in step.answers)
    assert not step.inputs


def test_no_two_cards_share_a_reply() -> None:
    replies = [
        card.text("reply", lang)
        for card in library().cards(library().script("orlica-discovery"))
        for lang in LANGUAGES
    ]
    assert len(replies) == len(set(replies)) == 60


def test_every_card_is_told_found_and_answered_in_three_languages() -> None:
    cards = library().cards(library().script("orlica-discovery"))
    assert len(cards) == 20
    for card in cards:
        for lang in LANGUAGES:
            assert card.says[lang]
            assert card.reply[lang]
            assert card.means[lang]
            assert len(card.words[lang]) >= 3
