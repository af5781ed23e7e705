"""Commands for scripts and pipes: what they print, what they write, how they end."""

import json
import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tui import __version__

ROOT = Path(__file__).parents[2]
TRANSCRIPTS = ROOT / "call_scripts" / "transcripts"
DEAL = TRANSCRIPTS / "orlica-discovery.deal-comparing.en.yaml"
NO_ANSWER = TRANSCRIPTS / "orlica-undecided.no-answer.pl.yaml"


class TestReplay:
    def test_prints_what_came_of_it_and_writes_nothing(self, run: Run, tmp_path: Path) -> None:
        said = run("replay", DEAL)
        assert said.status == 0
        assert "Verdict: deal, decided" in said.out
        assert list(tmp_path.rglob("*.db")) == []

    @pytest.mark.parametrize(
        ("lang", "words"),
        [
            ("en", ("Opening → Pitch", "Need: met  “41 of 120", "Verdict: deal, decided")),
            ("pl", ("Otwarcie → Prezentacja", "Potrzeba: spełnione  „41 of", "szansa sprzedaży")),
            ("ru", ("Начало → Презентация", "Потребность: выполнено  «41 of", "сделка")),
        ],
    )
    def test_says_it_in_people_s_words(self, run: Run, lang: str, words: tuple[str, ...]) -> None:
        said = run("replay", DEAL, "--lang", lang)
        for each in words:
            assert each in said.out
        for machine in ("bant:", "met      ", "connect →", "no_deal", "known unknown"):
            assert machine not in said.out

    def test_a_call_of_nothing_is_no_verdict(self, run: Run) -> None:
        said = run("replay", NO_ANSWER, "--lang", "en").out
        assert "FAINT: not known yet" in said
        assert "Verdict: nothing known yet; possible: deal, no deal, disqualified" in said

    def test_saves_where_a_database_is_named(self, run: Run, tmp_path: Path) -> None:
        database = tmp_path / "own" / "calls.db"
        database.parent.mkdir()
        said = run("replay", DEAL, "--json", "--db", database)
        assert said.status == 0
        found = json.loads(said.out)
        assert found["saved"] == {"call": 1, "contact": 1, "company": 1, "deal": 1}
        with sqlite3.connect(database) as records:
            row = records.execute("SELECT outcome, deal_id, rep FROM call").fetchone()
        assert row[:2] == ("deal", 1)

    def test_the_environment_stands_for_the_option(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("TALKTRACK_DB", str(tmp_path / "env.db"))
        monkeypatch.setenv("TALKTRACK_REP", "Żaneta")
        assert run("replay", NO_ANSWER).status == 0
        with sqlite3.connect(tmp_path / "env.db") as records:
            assert records.execute("SELECT rep, outcome FROM call").fetchall() == [("Żaneta", None)]

    def test_the_object_has_every_part_that_programs_rely_on(self, run: Run) -> None:
        found = json.loads(run("replay", DEAL, "--json").out)
        assert {
            "script",
            "script_hash",
            "steps",
            "criteria",
            "score",
            "icp",
            "facts",
            "captures",
            "verdict",
            "next_question",
            "saved",
            "refused",
        } <= set(found)
        assert set(found["verdict"]) == {"outcome", "reason", "possible", "decided", "why"}
        assert set(found["score"]["bant"]) == {"known", "low", "high", "coverage"}
        assert set(found["score"]) == {
            "bant", "anum", "an", "am", "champ", "faint", "meddic", "meddpicc", "gpctba",
        }  # fmt: skip
        assert set(found["criteria"]["need"]) == {"status", "words", "step"}

    def test_a_difference_is_told_and_ends_with_1(self, run: Run, tmp_path: Path) -> None:
        wrong = tmp_path / "wrong.yaml"
        text = DEAL.read_text(encoding="utf-8")
        wrong.write_text(text.replace("  verdict: deal", "  verdict: no_deal"), encoding="utf-8")
        said = run("replay", wrong)
        assert said.status == 1
        assert "no_deal" in said.out

    def test_a_refused_wrap_up_writes_nothing_and_ends_with_1(
        self, run: Run, tmp_path: Path
    ) -> None:
        refused = tmp_path / "refused.yaml"
        text = DEAL.read_text(encoding="utf-8").split("wrap_up:")[0]
        refused.write_text(
            text + "wrap_up:\n  outcome: disqualified\n  reason: no_need\n  evidence: said so\n",
            encoding="utf-8",
        )
        database = tmp_path / "refused.db"
        said = run("replay", refused, "--db", database, "--json")
        assert said.status == 1
        assert json.loads(said.out)["refused"]
        assert json.loads(said.out)["saved"] == {}
        assert not database.exists() or _calls(database) == 0

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("script: nothing-like-it\nlang: en\nsay: []\n", "nothing-like-it"),
            ("script: [\n", "wrong.yaml:"),
            ("script: orlica-discovery\nlang: en\nsay:\n  - budget: allocated\n", "connect"),
        ],
    )
    def test_a_wrong_file_or_script_ends_with_2(
        self, run: Run, tmp_path: Path, text: str, told: str
    ) -> None:
        wrong = tmp_path / "wrong.yaml"
        wrong.write_text(text, encoding="utf-8")
        said = run("replay", wrong)
        assert said.status == 2
        assert told in said.err
        assert "Traceback" not in said.err

    def test_a_missing_file_ends_with_2(self, run: Run) -> None:
        assert run("replay", "nowhere.yaml").status == 2


class TestScripts:
    def test_list_names_every_script_with_its_languages(self, run: Run) -> None:
        found = json.loads(run("scripts", "list", "--json").out)
        assert {entry["id"] for entry in found} >= {"orlica-discovery", "orlica-undecided"}
        assert all(set(entry["languages"]) == {"en", "pl", "ru"} for entry in found)
        assert "orlica-discovery" in run("scripts", "list").out

    def test_check_finds_nothing_wrong_with_what_is_bundled(self, run: Run) -> None:
        said = run("scripts", "check")
        assert (said.status, said.out) == (0, "0 errors, 0 warnings\n")

    def test_check_tells_line_column_and_a_corrected_line(self, run: Run, tmp_path: Path) -> None:
        bad = tmp_path / "bad.yaml"
        bad.write_text(
            "schema: 1\nid: bad\nlang: en\nversion: '1'\ntitle: Bad\nframework: an\nsteps:\n"
            "  - id: a\n    stage: opening\n    kind: say\n    text: {contact}, hello\n",
            encoding="utf-8",
        )
        said = run("scripts", "check", bad)
        assert said.status == 1
        assert f"{bad}:11:" in said.out
        assert "has to be quoted" in said.out
        assert '"{contact}, hello"' in said.out

    def test_check_takes_the_folder_that_is_named(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "mine").mkdir()
        (tmp_path / "mine" / "x.yaml").write_text("id: x\nidd: y\n", encoding="utf-8")
        found = json.loads(run("scripts", "check", "--json", "--scripts", tmp_path / "mine").out)
        assert any("idd" in problem["message"] and problem["line"] == 2 for problem in found)

    def test_test_plays_every_transcript(self, run: Run) -> None:
        said = run("scripts", "test", "--json")
        assert said.status == 0
        assert len(json.loads(said.out)) == len(list(TRANSCRIPTS.glob("*.yaml")))

    def test_test_fails_where_a_transcript_differs(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "transcripts").mkdir()
        text = DEAL.read_text(encoding="utf-8").replace("  verdict: deal", "  verdict: no_deal")
        (tmp_path / "transcripts" / DEAL.name).write_text(text, encoding="utf-8")
        said = run("scripts", "test", "--scripts", tmp_path)
        assert said.status == 1
        assert f"✗ {DEAL.name}" in said.out

    def test_schema_is_one_for_each_kind(self, run: Run) -> None:
        every = json.loads(run("scripts", "schema").out)
        assert {"script", "overlay", "transcript", "framework", "objections"} <= set(every)
        assert json.loads(run("scripts", "schema", "script").out) == every["script"]
        assert run("scripts", "schema", "poem").status == 2


class TestCare:
    def test_where_names_places_that_the_options_change(self, run: Run, tmp_path: Path) -> None:
        found = json.loads(run("where", "--json", "--db", tmp_path / "a.db").out)
        assert found["database"] == str(tmp_path / "a.db")
        assert "config" in found["scripts"].lower()

    def test_doctor_is_content_with_a_new_database(self, run: Run, tmp_path: Path) -> None:
        said = run("doctor", "--json", "--db", tmp_path / "new" / "a.db")
        levels = {finding["level"] for finding in json.loads(said.out)}
        assert said.status == 0
        assert "error" not in levels

    def test_doctor_names_what_is_broken(self, run: Run, tmp_path: Path) -> None:
        broken = tmp_path / "broken.db"
        broken.write_bytes(b"this is no database at all" * 100)
        said = run("doctor", "--db", broken)
        assert said.status == 1
        assert "✗ database" in said.out


class TestWords:
    @pytest.mark.parametrize(
        "words",
        [["bogus"], ["replay"], ["scripts"], ["call", "nowhere"], ["where", "--lang", "de"]],
    )
    def test_wrong_words_are_one_sentence_and_2(self, run: Run, words: list[str]) -> None:
        said = run(*words)
        assert said.status == 2
        assert said.err.startswith("talktrack: ")
        assert said.err.count("\n") == 1
        assert said.out == ""

    def test_a_lead_that_is_not_there_is_told_before_the_screen_opens(
        self, run: Run, tmp_path: Path
    ) -> None:
        said = run("call", "orlica-discovery", "--lead", "99", "--db", tmp_path / "a.db")
        assert said.status == 1
        assert "99" in said.err

    def test_version_and_help(self, run: Run) -> None:
        assert run("--version").out.strip() == __version__
        assert "TALKTRACK_DB" in run("--help").out

    def test_a_fault_of_the_program_is_a_sentence_and_a_note(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken(*_given: object, **_named: object) -> int:
            raise RuntimeError("Dana Whitfield")

        monkeypatch.setattr("tui.cli.care.where", broken)
        said = run("where")
        assert said.status == 1
        assert said.err.count("\n") == 1
        assert "Dana" not in said.err


def _calls(database: Path) -> int:
    with sqlite3.connect(database) as records:
        count: int = records.execute("SELECT count(*) FROM call").fetchone()[0]
    return count
