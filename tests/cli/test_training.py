"""The trainer's commands: ask for practice, see what is done and how somebody gets on."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from data.practice import NewRun, add_run
from data.store import Store
from data.training import done, mark_by_ear
from tests.cli.conftest import Run
from tests.data.samples import NOW

DANA = ("--persona", "dana-whitfield")


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "records" / "a.db"
    Store.open(path).close()
    return path


def told(run: Run, database: Path, *words: str) -> Any:
    return json.loads(run("practice", *words, "--json", "--db", database).out)


def practised(database: Path, seed: int, mark: int, day: int = 0, **more: Any) -> int:
    store = Store.open(database)
    detail = {
        "card": {"order": mark // 30},
        "order_faults": {"money_before_need": 1},
        "passed": True,
        "recorded": {"statuses": {"need": "met", "budget": "unknown"}},
    } | more
    number = add_run(
        store,
        NewRun(
            trainee="Anna", persona="dana-whitfield", seed=seed, difficulty="medium",
            script_id="orlica-discovery", started_at=NOW + timedelta(days=day), score=mark,
            normalised=mark, detail=detail,
        ),
    )  # fmt: skip
    done(store, number, trainee="Anna", persona="dana-whitfield", seed=seed, level="medium")
    store.close()
    return number


def test_what_is_asked_for_is_listed_until_it_is_done(run: Run, database: Path) -> None:
    words = ("--focus", "order", "--due", "2026-12-01", "--seed", "7", "--db", database)
    assert run("practice", "assign", "Anna", *DANA, *words).status == 0
    assert "dana-whitfield, medium, seed 7, focus: right order, by 1 Dec 2026" in (
        run("practice", "tasks", "--db", database).out
    )
    practised(database, 7, 80)
    assert "Nothing is assigned" in run("practice", "tasks", "Anna", "--db", database).out
    assert [each["done_by_run"] for each in told(run, database, "tasks", "--all")] == [1]


def test_what_cannot_be_asked_for_is_said_in_a_sentence(run: Run, database: Path) -> None:
    for words, sentence in (
        (("Anna", "--persona", "dana-whitfeld"), "Did you mean dana-whitfield?"),
        (("Anna", *DANA, "--focus", "ordre"), "--focus is one of"),
        (("Anna", *DANA, "--due", "soon"), "a day like"),
        (("Anna", *DANA, "--set", "during"), "before or after"),
        ((" ", *DANA), "a trainee has a name"),
    ):
        said = run("practice", "assign", *words, "--db", database)
        assert said.status in (1, 2)
        assert sentence in said.err
    assert told(run, database, "tasks") == []


def test_a_seed_that_nobody_passes_is_refused_with_one_that_somebody_does(
    run: Run, database: Path, tmp_path: Path
) -> None:
    run("personas", "new", "kim-example", "--scripts", tmp_path)
    path = tmp_path / "personas" / "kim-example.yaml"
    text = path.read_text(encoding="utf-8")
    # On some seeds they hang up before anything can be said.
    hasty = text.replace("patience: [105, 8]", "patience: [20, 19]")
    path.write_text(hasty, encoding="utf-8")
    words = ("practice", "assign", "Anna", "--persona", "kim-example", "--db", database)
    shared = ("--difficulty", "hard", "--scripts", tmp_path)
    said = [run(*words, *shared, "--seed", str(seed)) for seed in range(1, 9)]
    refused = [each.err for each in said if each.status]
    assert 0 < len(refused) < len(said)
    assert "passes seed" in refused[0]
    better = refused[0].rpartition("take seed ")[2].strip(" .\n")
    assert said[int(better) - 1].status == 0
    path.write_text(text.replace("patience: [105, 8]", "patience: [3, 0]"), encoding="utf-8")
    assert "any seed of Kim Example" in run(*words, *shared).err


def test_a_fixed_set_is_the_same_before_and_after(run: Run, database: Path) -> None:
    for part, by in (("before", 0), ("after", 20)):
        run("practice", "assign", "Anna", *DANA, "--set", part, "--db", database)
        open_ones = told(run, database, "tasks", "Anna")
        assert len(open_ones) == 5
        for each in open_ones:
            practised(database, each["seed"], 40 + by)
    found = told(run, database, "progress", "Anna")[0]["before_after"]
    assert [(pair["before"], pair["after"]) for pair in found["pairs"]] == [(40, 60)] * 5
    assert (found["mean"], found["chance"]) == (20, None)
    said = run("practice", "progress", "Anna", "--db", database).out
    assert "On average +20 points. No test under 6 pairs" in said


def test_progress_keeps_practice_and_live_apart_and_leaves_out_what_ifs(
    run: Run, database: Path
) -> None:
    for seed in (1, 2, 3):
        practised(database, seed, 90, day=seed)
    practised(database, 9, 0, day=4, branched_at=2)
    found = told(run, database, "progress")[0]
    assert (found["level"], found["sessions"]) == (90, 3)
    order = next(each for each in found["criteria"] if each["criterion"] == "order")
    assert (order["mastered"], order["due"]) == (True, "2026-08-09")
    assert order["spread"] == 0
    rows = {row["name"]: (row["practice"], row["live"]) for row in found["transfer"][0]["rows"]}
    assert rows["need"] == ([3, 3], [0, 0])
    assert rows["budget"] == ([0, 3], [0, 0])
    assert rows["money_before_need"] == ([3, 3], [0, 0])
    assert rows["second_pitch"] == ([0, 3], [0, 0])
    assert "mastered; again on 9 Aug 2026" in run("practice", "progress", "--db", database).out


def test_a_name_that_nobody_has_is_told_with_those_there_are(run: Run, database: Path) -> None:
    practised(database, 1, 50)
    said = run("practice", "progress", "Ana", "--db", database)
    assert (said.status, "there are: Anna" in said.err) == (2, True)


def test_two_trainers_are_told_how_far_they_agree(run: Run, database: Path) -> None:
    number = practised(database, 1, 50)
    store = Store.open(database)
    for trainer, points in (("Ewa", 1), ("Jan", 2)):
        marks = {"opening": points, "listening": 3, "objections": 0}
        mark_by_ear(store, number, trainer=trainer, points=marks, now=NOW)
    store.close()
    said = run("practice", "progress", "--db", database).out
    assert "Two trainers marked 3 items: 100% within one point, weighted kappa 0.9" in said
