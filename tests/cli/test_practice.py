"""Practice without a screen: the same call every time, and personas that are told what is wrong."""

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tui.cli.practising import _simulation
from tui.languages import set_language
from tui.scripts.practice.checking import Row, Simulation

MOVES = """\
moves:
  - say: opener
  - say: pitch
  - ask: need
  - acknowledge
  - {ask: budget, form: closed}
  - say: close
statuses: {need: met}
outcome: no_deal
"""


def test_a_seed_is_the_same_call_every_time(run: Run) -> None:
    words = ("practice", "run", "--persona", "dana-whitfield", "--seed", 7, "--json")
    first, again = (run(*map(str, words)) for _ in "ab")
    assert first.out == again.out
    told = json.loads(first.out)
    assert (told["seed"], told["difficulty"], told["passed"]) == (7, "medium", True)
    assert told["normalised"] == 100
    other = json.loads(run("practice", "run", "--persona", "dana-whitfield", "--json").out)
    assert other["turns"] != told["turns"]


def test_moves_in_a_file_are_played(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "moves.yaml"
    file.write_text(MOVES, encoding="utf-8")
    said = run("practice", "run", "--persona", "dana-whitfield", "--caller", file, "--json")
    told = json.loads(said.out)
    assert [turn["move"] for turn in told["turns"]][:4] == [
        "permission", "pitch", "question", "acknowledge",
    ]  # fmt: skip
    assert told["recorded"] == {"statuses": {"need": "met"}, "outcome": "no_deal", "reason": None}
    assert told["score"] < told["reference"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("- ask: nowhere", "no step nowhere"),
        ("- say: wrap_deal", "says nothing to the buyer"),
        ("- shout", "A move is `say: STEP`"),
    ],
)
def test_a_move_that_cannot_be_made_is_named(
    run: Run, tmp_path: Path, line: str, told: str
) -> None:
    file = tmp_path / "moves.yaml"
    file.write_text(f"moves:\n  {line}\n", encoding="utf-8")
    said = run("practice", "run", "--persona", "dana-whitfield", "--caller", file)
    assert said.status == 1
    assert told in said.err


def test_what_is_not_there_is_named_with_what_is_meant(run: Run) -> None:
    said = run("practice", "run", "--persona", "dana-whitfeld")
    assert (said.status, "Did you mean dana-whitfield?" in said.err) == (1, True)
    said = run("personas", "check", "dana-whitfeld")
    assert (said.status, "Did you mean dana-whitfield?" in said.err) == (1, True)
    said = run("practice", "run", "--persona", "dana-whitfield", "--caller", "nobody")
    assert (said.status, "careful" in said.err) == (2, True)
    said = run("practice", "run", "--persona", "dana-whitfield", "--difficulty", "brutal")
    assert (said.status, "easy, medium, hard" in said.err) == (2, True)


def test_a_new_persona_can_be_practised_on_at_once(run: Run, tmp_path: Path) -> None:
    shared = ("--scripts", tmp_path)
    assert run("personas", "new", "kim-example", *shared).status == 0
    assert "is there already" in run("personas", "new", "kim-example", *shared).err
    assert "won't do" in run("personas", "new", "Kim!", *shared).err
    assert "kim-example" in run("personas", "list", *shared).out
    assert run("personas", "simulate", "kim-example", *shared).status == 0


def test_what_a_new_persona_has_behind_a_sign_can_be_used_as_it_stands(
    run: Run, tmp_path: Path
) -> None:
    run("personas", "new", "kim-example", "--scripts", tmp_path)
    path = tmp_path / "personas" / "kim-example.yaml"
    text = path.read_text(encoding="utf-8")
    used = re.sub(r"^# (\w+: )", r"\1", text, flags=re.MULTILINE)
    assert used.count("\n#") < text.count("\n#") - 3
    path.write_text(used, encoding="utf-8")
    said = run("personas", "check", "kim-example", "--scripts", tmp_path)
    assert (said.status, said.out) == (0, "10 personas can be used.\n")


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("after: [trouble]         #", "after: [trobule]         #", "kim-example.yaml:36:13"),
        ("truth: {", "truth: {evidence: [troubel], ", "truth: {evidence: [trouble]"),
        ("objections:\n", "opt_out: send_emial\nobjections:\n", "opt_out: send_email"),
        ("  - id: effect", "  - id: trouble", "kim-example.yaml:33:9: The fact `trouble` is there"),
        ("    trust_min: 40\n    weight: 2   ", "    after: [effect]\n    weight: 2   ",
         "never comes out"),
        ("opening_line:", "opening_lines: {brisk: Yes?}\nopening_line:", "not among the `moods`"),
        ("orlica-discovery", "orlica-discoveri", "    script: orlica-discovery"),
    ],
)  # fmt: skip
def test_names_that_do_not_fit_are_told_where_they_stand(
    run: Run, tmp_path: Path, right: str, wrong: str, told: str
) -> None:
    run("personas", "new", "kim-example", "--scripts", tmp_path)
    path = tmp_path / "personas" / "kim-example.yaml"
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    said = run("personas", "list", "--scripts", tmp_path)
    assert "kim-example" not in said.out
    said = run("personas", "check", "kim-example", "--scripts", tmp_path)
    assert said.status == 1
    assert told in said.out


def test_a_mistake_in_a_persona_is_told_with_its_line(run: Run, tmp_path: Path) -> None:
    run("personas", "new", "kim-example", "--scripts", tmp_path)
    path = tmp_path / "personas" / "kim-example.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("asked_by: [timing]", "asked_by: [tming]")
    )
    said = run("personas", "check", "kim-example", "--scripts", tmp_path)
    assert said.status == 1
    assert "kim-example.yaml:52" in said.out
    assert "asked_by: [timing]" in said.out


def test_what_speaks_against_a_persona_is_said_in_the_language() -> None:
    rows = tuple(
        Row(caller, 50, 0, 0, 0)
        for caller in ("careful", "in_order", "pitch_first", "random", "guesser")
    )
    set_language("pl")
    told = _simulation(Simulation("kim", "easy", rows, (), ("budget",), 40))["complaints"]
    set_language("en")
    assert told[0] == "Żaden wbudowany dzwoniący nigdy nie słyszy `budget`."
    assert "`careful` ma ocenę nie lepszą niż `in_order` (50 i 50)." in told
