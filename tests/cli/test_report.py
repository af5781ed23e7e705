"""`talktrack report` and `talktrack plan`."""

import csv
import json
from pathlib import Path

import pytest

from data.store import Store
from tests.cli.conftest import Run
from tests.data.samples import A_DEAL, DISQUALIFIED, NO_ANSWER, NO_DEAL, saved_call
from tui.cli.reporting.wishes import VIEWS

HOSTILE = "<script>alert(1)</script>[/red]\x1b]0;x\x07=cmd|' /C'!A1"


@pytest.fixture
def db(tmp_path: Path) -> Path:
    path = tmp_path / "records" / "talktrack.db"
    store = Store.open(path)
    from data.rows import NewLead

    for number, wrap_up in enumerate((A_DEAL, NO_DEAL, DISQUALIFIED, NO_ANSWER)):
        saved_call(store, wrap_up, NewLead(name=f"{HOSTILE} {number}", company_name=HOSTILE,
                                           source=HOSTILE))  # fmt: skip
    store.close()
    return path


@pytest.mark.parametrize("view", VIEWS)
def test_every_report_is_text_data_and_one_html_file(
    run: Run, db: Path, tmp_path: Path, view: str
) -> None:
    said = run("report", view, "--period", "all", "--db", db)
    assert said.status == 0, said.err
    assert "all calls until" in said.out
    assert "\x1b" not in said.out
    data = json.loads(run("report", view, "--period", "all", "--json", "--db", db).out)
    assert data["report"] == view
    out = tmp_path / f"{view}.html"
    assert run("report", view, "--period", "all", "--html", out, "--db", db).status == 0
    html = out.read_text(encoding="utf-8")
    assert "<script" not in html
    assert "\x1b" not in html
    assert "http" not in html.replace("http-equiv", "")
    assert out.stat().st_mode & 0o777 == 0o600


def test_counts_come_before_rates_and_few_calls_have_no_rate(run: Run, db: Path) -> None:
    said = run("report", "--period", "all", "--by", "lang", "--db", db)
    assert "2 of 3" in said.out
    assert "%" not in said.out.split("Language")[1].split("Probably")[0]


def test_what_the_leads_between_two_scores_bring_is_data_too(run: Run, db: Path) -> None:
    words = ("report", "what-if", "--period", "all", "--strict", "90", "--loose", "0", "--db", db)
    found = json.loads(run(*words, "--margin", "20000", "--json").out)
    strict, loose, extra = (one["share"] for one in found["between"])
    assert (strict["of"] + extra["of"], extra["hits"]) == (loose["of"], 0)
    assert found["break_even"]["likely"] == 0
    assert found["break_even"]["high"] > 0
    assert run(*words, "--margin", "none").status == 2
    assert run(*words, "--strict", "300").err.startswith("talktrack: “300” is not a score")


def test_a_number_lists_the_calls_behind_it(run: Run, db: Path) -> None:
    said = run("report", "--period", "all", "--calls", "qualified", "--db", db)
    assert said.out.split() == ["2", "1"]
    found = run("report", "--period", "all", "--calls", "disqualified", "--json", "--db", db)
    assert json.loads(found.out)["calls"] == [3]
    assert run("report", "--period", "all", "--calls", "new_deal", "--db", db).out.split() == ["1"]


def test_filters_choose_calls(run: Run, db: Path) -> None:
    every = ("report", "calls", "--period", "all", "--json", "--db", db)
    assert len(json.loads(run(*every).out)["lines"]) == 4
    only = run(*every, "--only", "outcome=deal").out
    assert [line["id"] for line in json.loads(only)["lines"]] == [1]
    assert json.loads(run(*every, "--rep", "Nobody").out)["lines"] == []
    assert len(json.loads(run(*every, "--rep", "Alex").out)["lines"]) == 4


def test_a_period_without_calls_says_so(run: Run, db: Path) -> None:
    said = run("report", "--from", "2020-01-01", "--to", "2020-01-31", "--db", db)
    assert said.status == 0
    assert "1 Jan 2020 to 31 Jan 2020" in said.out
    assert "No calls in this period." in said.out


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (("nonsense",), 2, "there are overview, calls"),
        (("--only", "colour=red"), 2, "WHAT=VALUE"),
        (("--only", "rep"), 2, "WHAT=VALUE"),
        (("--by", "colour"), 2, "there are rep"),
        (("--calls", "colour"), 2, "there are calls, reached"),
        (("--period", "one day"), 1, "last 30 days"),
        (("--from", "2026-02-01", "--to", "2026-01-01"), 1, "round"),
        (("what-if", "--framework", "nothing"), 2, "there are"),
        (("sample", "--answer", "7"), 2, "--answer 12=yes"),
        (("sample", "--answer", "3=perhaps"), 1, "no, unsure, yes"),
        (("sample", "--answer", "1=yes"), 1, "not a disqualified call"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    run: Run, db: Path, words: tuple[str, ...], status: int, says: str
) -> None:
    said = run("report", *words, "--db", db)
    assert (said.status, said.out) == (status, "")
    assert says in said.err
    assert said.err.count("\n") == 1


def test_an_answer_to_the_sample_is_kept_and_shown_beside_the_article(run: Run, db: Path) -> None:
    every = ("--period", "all", "--db", db)
    run("report", "sample", "--answer", "3=yes", *every)
    assert json.loads(run("report", "sample", "--json", *every).out)["rows"][0]["answered"] == "yes"
    said = run("report", "second-look", *every)
    assert "judged 1 of 1 drawn" in said.out
    assert "with potential: 1 of 1; the article says 30 %" in said.out


def test_tables_go_to_a_file_with_shares_in_columns(run: Run, db: Path, tmp_path: Path) -> None:
    out, book = tmp_path / "x.csv", tmp_path / "x.xlsx"
    said = run("report", "--period", "all", "--csv", out, "--xlsx", book, "--db", db)
    assert said.out == "2 files written\n"
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    place = rows.index(["by-source"])
    heads, row = rows[place + 1], rows[place + 2]
    assert row[0].startswith("'") or not row[0].startswith("=")
    at = heads.index("Qualified of reached")
    assert (row[at], row[at + 1]) == ("2", "3")
    from openpyxl import load_workbook

    assert "by-source" in load_workbook(book).sheetnames
    assert run("report", "--csv", out, "--db", db).status == 1


def test_reports_speak_the_language(run: Run, db: Path) -> None:
    said = {
        lang: run("report", "--period", "all", "--lang", lang, "--db", db).out.splitlines()[0]
        for lang in ("en", "pl", "ru")
    }
    assert len(set(said.values())) == 3


def test_the_overview_says_how_far_the_plan_is_away(run: Run, db: Path) -> None:
    said = run("report", "--period", "all", "--plan", "100 000", "--db", db)
    assert "won 0 EUR of 100,000 EUR, 0 %; 100,000 EUR behind an even pace" in said.out
    # Nothing is won yet: the one open deal is worth 4,800.
    assert "still to win: 100,000 EUR, that is 21 deals" in said.out
    assert "open deals are worth 0.0 times what is still to win" in said.out
    assert run("report", "--plan", "much", "--db", db).status == 2


def test_a_plan_that_is_kept_stands_beside_every_overview(run: Run, db: Path) -> None:
    keep = ("plan", "--plan", "9600", "--for", "2026", "--average", "1", "--close", "1",
            "--accept", "1", "--keep", "--db", db)  # fmt: skip
    assert "Plan and pace: 1 Jan 2026 to 31 Dec 2026" in run(*keep).out
    said = run("report", "--period", "2026-01", "--db", db).out
    assert "won 0 EUR of 9,600 EUR, 0 %" in said
    assert "still to win: 9,600 EUR, that is 2 deals" in said
    assert "open deals are worth 0.5 times what is still to win" in said
    assert "how many times it takes is not known: 0 of 0 decided deals are won" in said
    assert json.loads(run("report", "--json", "--db", db).out)["pace"]["open"]["deals"] == 1
    # The plan is the team's, and says nothing of a part of the calls.
    assert "9,600" not in run("report", "--only", "source=list", "--db", db).out
    assert "9,600 EUR" in run("plan", "--db", db).out


class TestThePlan:
    def test_of_the_article(self, run: Run, db: Path) -> None:
        said = run("plan", "--plan", "1 000 000", "--average", "50000", "--close", "10",
                   "--accept", "1%", "--db", db)  # fmt: skip
        assert "20 deals, 200 accepted leads, 20,000 leads" in said.out

    def test_backwards_gives_a_range(self, run: Run, db: Path) -> None:
        said = run("plan", "--accepted", "200", "--close", "10", "--json", "--db", db)
        found = json.loads(said.out)["backwards"]
        assert (found["p10"], found["p90"]) == (15, 26)
        assert found["expected"] == pytest.approx(20)

    def test_own_rates_are_of_the_calls_that_are_asked_for(self, run: Run, db: Path) -> None:
        typed = ("--plan", "100", "--average", "5", "--close", "10", "--accept", "10")
        all_of_them = json.loads(run("plan", *typed, "--json", "--db", db).out)
        said = run("plan", *typed, "--only", "source=nothing", "--db", db)
        none = json.loads(run("plan", *typed, "--only", "source=nothing", "--json", "--db", db).out)
        assert said.out.startswith("Source: nothing\n")
        assert (all_of_them["own"]["accept"]["of"] > 0, none["own"]["accept"]["of"]) == (True, 0)

    @pytest.mark.parametrize(
        ("words", "says"),
        [
            ((), "--plan is needed"),
            (("--plan", "1", "--only", "sky=blue"), "is not a filter"),
            (("--plan", "x"), "--plan is a number"),
            (("--plan", "100", "--close", "0"), "--close is a share"),
            (("--plan", "100", "--average", "5", "--close", "120"), "--close is a share"),
            (("--accepted", "20"), "--close is needed"),
        ],
    )
    def test_says_what_it_needs(
        self, run: Run, db: Path, words: tuple[str, ...], says: str
    ) -> None:
        said = run("plan", *words, "--db", db)
        assert said.status == 2
        assert says in said.err
