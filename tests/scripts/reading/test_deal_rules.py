"""The stages and reasons of deals, as a team may correct them."""

from pathlib import Path

import pytest

from tui.languages import LANGUAGES
from tui.scripts.reading import Library


def test_the_bundled_file_says_everything_in_three_languages() -> None:
    rules = Library.load().deals
    for listed in (rules.stages, rules.won_reasons, rules.lost_reasons):
        assert all(set(each.title) == set(LANGUAGES) for each in listed)
    from data.wrapping_up.values import STAGE

    assert rules.stages[0].id == STAGE
    chances = [stage.probability for stage in rules.stages]
    assert chances == sorted(chances)


def test_a_teams_own_file_takes_its_place(tmp_path: Path) -> None:
    (tmp_path / "deals.yaml").write_text(
        'version: "2"\n'
        "stages: [{id: one, title: {en: One}, probability: 50}]\n"
        "won_reasons: [{id: yes_, title: {en: Yes}}]\n"
        "lost_reasons: [{id: no_, title: {en: No}}]\n"
    )
    rules = Library.load(tmp_path).deals
    assert [stage.id for stage in rules.stages] == ["one"]
    assert [reason.id for reason in rules.reasons("lost")] == ["no_"]


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ("probability: 500", "100"),
        ("probability: 50}, {id: one, title: {en: Two}, probability: 60", "there twice"),
    ],
)
def test_a_mistake_is_told_and_the_bundled_file_stands_in(
    tmp_path: Path, said: str, problem: str
) -> None:
    (tmp_path / "deals.yaml").write_text(
        f'version: "2"\nstages: [{{id: one, title: {{en: One}}, {said}}}]\n'
        "won_reasons: [{id: yes_, title: {en: Yes}}]\nlost_reasons: [{id: no_, title: {en: No}}]\n"
    )
    library = Library.load(tmp_path)
    assert any(problem in str(found.message) for found in library.problems)
    assert library.deals.stages[0].id == "qualified"
