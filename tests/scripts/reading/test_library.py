"""The library: what is bundled, what the user adds or replaces, and what is left out."""

from pathlib import Path

import pytest

from tests.scripts.reading.samples import SCRIPT
from tests.scripts.reading.test_overlays import POLISH
from tui.scripts.reading import Library, ScriptProblems, UnknownFramework, UnknownScript
from tui.scripts.sayings import SayingError

MINE = SCRIPT.replace("framework: pair", "framework: bant")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "scripts"
    home.mkdir()
    return home


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def errors(library: Library) -> list[str]:
    return [str(problem) for problem in library.problems if problem.level == "error"]


def test_bundled_scripts_have_no_mistakes_in_any_language() -> None:
    library = Library.load()
    assert errors(library) == []
    found = {info.id: info for info in library.scripts()}
    assert found["orlica-discovery"].languages == ["en", "pl", "ru"]
    for script_id in found:
        for lang in library.languages(script_id):
            assert library.script(script_id, lang).lang == lang


def test_language_of_a_country_finds_the_language() -> None:
    library = Library.load()
    assert library.script("orlica-discovery", "pl-PL").lang == "pl"
    assert library.script("orlica-discovery").lang == "en"


def test_unknown_names_are_told_with_the_nearest() -> None:
    library = Library.load()
    with pytest.raises(UnknownScript, match="Did you mean orlica-discovery"):
        library.script("orlica-discover")
    with pytest.raises(UnknownScript, match="it is in en, pl or ru"):
        library.script("orlica-discovery", "de")
    with pytest.raises(UnknownFramework):
        library.framework("bnat")
    assert issubclass(UnknownScript, SayingError)


def test_users_script_and_overlay_stand_beside_the_bundled_ones(folder: Path) -> None:
    put(folder, "mine.yaml", MINE)
    put(folder, "mine.pl.yaml", POLISH)
    library = Library.load(folder)
    assert errors(library) == []
    assert library.languages("short-call") == ["en", "pl"]
    assert library.script("short-call", "pl").by_id["need"].text == "Co przeszkadza?"
    assert "orlica-discovery" in {info.id for info in library.scripts()}


def test_users_file_replaces_the_bundled_one_of_the_same_id(folder: Path) -> None:
    put(folder, "mine.yaml", MINE.replace("id: short-call", "id: orlica-discovery"))
    library = Library.load(folder)
    assert library.script("orlica-discovery").title == "A short call"


def test_broken_users_file_is_left_out_and_the_bundled_one_stays(folder: Path) -> None:
    text = MINE.replace("id: short-call", "id: orlica-discovery").replace("kind: hub", "kind: hubb")
    path = put(folder, "mine.yaml", text)
    library = Library.load(folder)
    assert library.script("orlica-discovery").title != "A short call"
    assert [problem.file for problem in library.problems if problem.level == "error"] == [str(path)]


def test_script_with_mistakes_says_so_when_it_is_asked_for(folder: Path) -> None:
    put(folder, "mine.yaml", MINE.replace("next: need}", "next: nowhere}"))
    with pytest.raises(UnknownScript, match="has mistakes"):
        Library.load(folder).script("short-call")


def test_overlay_that_does_not_fit_leaves_the_other_languages_alone(folder: Path) -> None:
    put(folder, "mine.yaml", MINE)
    put(folder, "mine.pl.yaml", POLISH.replace("  money: {", "  nowhere: {"))
    library = Library.load(folder)
    assert library.languages("short-call") == ["en"]
    assert any("no step `nowhere`" in error for error in errors(library))


def test_overlay_of_nothing_is_told(folder: Path) -> None:
    put(folder, "lone.yaml", POLISH.replace("extends: short-call", "extends: orlica-discoveri"))
    (told,) = errors(Library.load(folder))
    assert "There is no script `orlica-discoveri` to extend" in told
    assert "extends: orlica-discovery" in told


def test_the_same_id_twice_in_one_folder_is_told(folder: Path) -> None:
    put(folder, "a.yaml", MINE)
    put(folder, "b.yaml", MINE.replace("A short call", "Another"))
    library = Library.load(folder)
    assert library.script("short-call").title == "A short call"
    (told,) = errors(library)
    assert "is taken by a.yaml" in told


def test_users_framework_and_cards_are_read(folder: Path) -> None:
    put(
        folder,
        "frameworks/own.yaml",
        "id: own\ntitle: Own\ncriteria:\n  - {id: need, letter: N, title: Need, weight: 2}\n"
        "qualifies:\n  - {criterion: need, at_least: partly}\n",
    )
    put(
        folder,
        "objections/few.yaml",
        "id: few\ncards:\n  - {id: later, kind: timing, means: Not now, says: {en: Later.}, "
        'reply: {en: "When, {contact}?"}}\n',
    )
    text = MINE.replace("framework: bant", "framework: own\nobjections: few")
    put(folder, "mine.yaml", text)
    library = Library.load(folder)
    assert errors(library) == []
    assert library.framework("own").criteria[0].weight == 2
    (card,) = library.cards(library.script("short-call"))
    assert card.text("means", "pl") == "Not now"


def test_links_out_of_the_folder_are_not_followed(folder: Path, tmp_path: Path) -> None:
    outside = put(tmp_path, "secret.yaml", MINE)
    (folder / "inside.yaml").symlink_to(outside)
    (folder / "loop.yaml").symlink_to(folder / "loop.yaml")
    library = Library.load(folder)
    assert "short-call" not in {info.id for info in library.scripts()}
    assert "leads out of the scripts folder" in str(library.problems[0])


def test_folder_that_is_not_there_is_no_trouble(tmp_path: Path) -> None:
    assert Library.load(tmp_path / "nowhere").problems == Library.load().problems


def test_file_names_cannot_speak_to_the_terminal(folder: Path) -> None:
    put(folder, "a\x1b[2J.yaml", "id: [")
    assert "\x1b" not in str(Library.load(folder).problems[0])


def test_one_file_is_checked_wherever_it_lies(folder: Path, tmp_path: Path) -> None:
    library = Library.load(folder)
    path = put(tmp_path / "drafts", "draft.yaml", MINE.replace("next: need}", "next: nowhere}"))
    told = [problem for problem in library.check(path) if problem.level == "error"]
    assert [(problem.file, problem.line) for problem in told] == [(str(path), 41)]
    said = [problem.message for problem in library.check(put(tmp_path, "good.yaml", MINE))]
    assert said
    assert all("which BANT has" in one for one in said)
    overlay = put(tmp_path, "good.pl.yaml", POLISH)
    assert library.check(overlay) == []
    (missing,) = library.check(tmp_path / "none.yaml")
    assert missing.message == "There is no such file."


def test_file_in_the_users_folder_is_checked_under_the_name_that_was_typed(folder: Path) -> None:
    path = put(folder, "mine.yaml", MINE.replace("next: need}", "next: nowhere}"))
    found = Library.load(folder).check(path)
    assert found
    assert {problem.file for problem in found} == {str(path)}


def test_the_same_content_is_read_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tui.scripts.reading import loading

    path = put(folder, "mine.yaml", MINE)
    Library.load(folder)
    read: list[str] = []
    monkeypatch.setattr(loading, "parse", lambda text, name: read.append(name))
    Library.load(folder)
    assert read == []
    path.write_text(MINE + "# changed\n")
    with pytest.raises(AttributeError):
        Library.load(folder)
    assert read == [str(path)]


def test_transcript_that_is_not_there_is_told(folder: Path) -> None:
    with pytest.raises(ScriptProblems, match="There is no such file"):
        Library.load(folder).transcript(folder / "none.yaml")


def test_cards_and_frameworks_are_checked_too(folder: Path) -> None:
    put(
        folder,
        "objections/few.yaml",
        "id: few\ncards:\n"
        "  - {id: later, kind: timing, means: m, says: {en: Later.}, reply: {en: ok}}\n"
        '  - {id: later, kind: timing, means: m, says: {en: Now.}, reply: {en: "{a.b}"}}\n',
    )
    put(
        folder,
        "frameworks/own.yaml",
        "id: own\ntitle: Own\ncriteria:\n  - {id: ned, letter: N, title: Need}\n"
        "ask_order: [need]\nqualifies:\n  - {met: 2}\n",
    )
    told = "\n".join(errors(Library.load(folder)))
    assert "The card `later` is there twice (first on line 3)" in told
    assert "`{a.b}` is not a merge field" in told
    assert "own.yaml:4:10: There is no criterion `ned`. Did you mean `need`?" in told
    assert "own.yaml:5:13: There is no criterion `need`" in told
    assert "`met` counts criteria: from 1 to 1" in told
