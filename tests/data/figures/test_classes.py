"""What a client of each class costs: every euro is in one class, and what isn't known is said."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from data.figures.asked import Asked
from data.figures.figures import Figures
from data.rows import NewLead
from data.store import Store
from tests.data.samples import A_DEAL, NO_ANSWER, NOW, ask, saved_call
from tui.reports.class_costs import class_costs, class_costs_section, cost_of_one
from tui.reports.sources import costs_of
from tui.reports.words import Names, value_text
from tui.scripts.model.costs import CostRules
from tui.scripts.statistics.periods import Period

AUTUMN = Asked(Period(date(2026, 9, 1), date(2026, 10, 31)))
RULES = CostRules.model_validate(
    {"currency": "EUR", "rep_hour": "30", "minutes_around": "5",
     "sources": {source: {"2026": "36500"} for source in ("list", "inbound", "referral")}
     | {"webinar": {"2026": "0"}}}
)  # fmt: skip
WON = """SELECT count(*) FROM deal WHERE status = 'won' AND closed_at >= '2026-09-01'
  AND closed_at < '2026-11-01'"""


def test_every_cost_and_every_client_is_in_one_class(figures: Figures, world_file: Path) -> None:
    found = figures.classes(AUTUMN)
    known = class_costs(found, RULES)
    by_source = costs_of(figures.sources(AUTUMN), RULES)
    paid = sum((each.cost.paid or Fraction(0) for each in known.values()), Fraction(0))
    assert paid == sum((cost.paid or Fraction(0) for cost in by_source.values()), Fraction(0))
    assert paid == 300 * 61
    time = sum((each.cost.time or Fraction(0) for each in known.values()), Fraction(0))
    assert time == sum((cost.time or Fraction(0) for cost in by_source.values()), Fraction(0))
    ((clients,),) = ask(world_file, WON)
    assert sum(row.clients for row in found.rows) == clients > 20
    assert [row.band for row in found.rows] == ["A", "B", "C", "D"]


def test_a_class_bears_its_part_of_what_a_source_costs(store: Store) -> None:
    for number in range(4):
        lead = NewLead(name=f"Lead {number}", source="fair", score=80 if number < 3 else 40)
        saved_call(store, A_DEAL, lead)
    saved_call(store, NO_ANSWER, NewLead(name="Nobody", source="fair"))
    asked = Asked(Period(NOW.date(), NOW.date()))
    rules = CostRules(currency="EUR", sources={"fair": {f"{NOW:%Y-%m}": Decimal(3100)}})
    found = Figures(store).classes(asked)
    firsts = {row.band: sum(share.hits for share in row.leads.values()) for row in found.rows}
    costs = {band: each.cost.whole for band, each in class_costs(found, rules).items()}
    assert sum(firsts.values()) == 4
    assert costs == {band: Fraction(100 * count, 4) for band, count in firsts.items()}


def test_what_is_not_known_is_said_and_never_zero(figures: Figures) -> None:
    less = RULES.model_copy(update={"sources": {"list": {"2026": Decimal(1)}}})
    section = class_costs_section(figures.classes(AUTUMN), less, Names({}))
    assert any(
        line.startswith("Cannot tell what clients cost of class: A, B, C, D. costs.yaml")
        for line in section.lines
    )
    row = section.tables[0].rows[0]
    assert row[5] is None
    assert row[6] is not None
    assert row[7:] == (None, None, None)
    (said,) = class_costs_section(None, None, Names({})).lines
    assert said.startswith("Cannot tell")


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, None),
        (2, "500 EUR, of 2"),
        (5, "≈\N{NO-BREAK SPACE}200 EUR (85–468), of 5"),
        (40, "25 EUR (18–34), of 40"),
    ],
)
def test_the_cost_of_a_client_has_its_count_and_its_range(number: int, said: str | None) -> None:
    found = cost_of_one(Fraction(1000), number, RULES)
    assert (None if found is None else value_text(found)) == said
