"""What leads cost, as a team writes it down."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from tui.scripts.reading import Library
from tui.scripts.statistics.periods import Period

SAID = """\
currency: EUR
rep_hour: 25.50
sources:
  webinar:
    2026-10: 3100
    2026: 365
"""


def test_a_teams_file_is_read_with_days_and_years_as_they_are_written(tmp_path: Path) -> None:
    (tmp_path / "costs.yaml").write_text(SAID)
    library = Library.load(tmp_path)
    assert library.problems == Library.load().problems
    assert library.costs is not None
    assert library.costs.rep_hour == Fraction("25.5")
    assert library.costs.paid("webinar", Period(date(2026, 10, 1), date(2026, 10, 1))) == 101


def test_without_it_nothing_is_known() -> None:
    assert Library.load().costs is None


@pytest.mark.parametrize(
    "said", ["2026-13: 5", "october: 5", "2026-10: -5", "2026-10: much", "2026-10-05: 5"]
)
def test_a_mistake_is_told_by_its_line(tmp_path: Path, said: str) -> None:
    (tmp_path / "costs.yaml").write_text(SAID.replace("2026-10: 3100", said))
    library = Library.load(tmp_path)
    assert library.costs is None
    assert any(problem.line == 5 for problem in library.problems), library.problems
