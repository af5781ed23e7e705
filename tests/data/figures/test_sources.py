"""What sources bring, beside straight counts; what sales gave back; what results cost."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from sqlalchemy import insert

from benchmarks.world.writing import TODAY
from data.figures.asked import Asked
from data.figures.figures import Figures
from data.rows import NewLead
from data.scoring import stages
from data.store import Store
from data.tables.core import lead
from tests.data.samples import A_DEAL, DISQUALIFIED, NOW, ask, saved_call
from tui.reports.source_groups import source_groups, source_groups_section
from tui.reports.sources import costs_of, sources_page
from tui.reports.words import Names, value_text
from tui.scripts.model.costs import CostRules
from tui.scripts.statistics import Share
from tui.scripts.statistics.periods import Period

AUTUMN = Asked(Period(date(2026, 9, 1), date(2026, 10, 31)))
GROUPS = {"fair": "active", "list": "active", "web": "marketing"}


def group_of(source: str) -> str:
    return GROUPS.get(source, "")


BETWEEN = ">= '2026-09-01' AND {0} < '2026-11-01'"


def test_every_number_is_that_of_a_straight_count(figures: Figures, world_file: Path) -> None:
    found = {row.source: row for row in figures.sources(AUTUMN).rows}
    came = f"SELECT source, count(*) FROM lead WHERE created_at {BETWEEN} GROUP BY source"
    assert dict(ask(world_file, came.format("created_at"))) == {
        name: row.leads for name, row in found.items()
    }
    won = f"""SELECT source, count(*), sum(CAST(amount AS REAL)) FROM deal
      JOIN call ON call.id = deal.call_id JOIN lead ON lead.id = lead_id
      WHERE deal.status = 'won' AND closed_at {BETWEEN} GROUP BY source"""
    for source, count, amount in ask(world_file, won.format("closed_at")):
        assert found[source].clients == count
        assert float(found[source].won[0].amount) == amount
    first = f"""SELECT source, count(*) FROM (
        SELECT lead_id, min(started_at) AS at FROM call WHERE outcome IN ('deal', 'no_deal')
        GROUP BY lead_id) JOIN lead ON lead.id = lead_id WHERE at {BETWEEN} GROUP BY source"""
    assert dict(ask(world_file, first.format("at"))) == {
        name: row.counts.new_qualified for name, row in found.items()
    }


def test_a_lead_counts_as_it_was_decided_last(store: Store) -> None:
    ids = [
        saved_call(store, DISQUALIFIED, NewLead(name=f"Lead {n}", source="fair"))
        for n in range(1, 5)
    ]
    assert len(ids) == 4
    with store.database.writing() as connection:
        for lead, steps in {1: ["accepted"], 2: ["accepted", "returned"],
                            3: ["returned", "accepted"], 4: ["mql"]}.items():  # fmt: skip
            for number, stage in enumerate(steps):
                reason = "too_early" if stage == "returned" else ""
                at = NOW + timedelta(hours=number)
                stages.move(connection, lead, stage, at=at, by="Mia", reason=reason)
    asked = Asked(Period(NOW.date(), NOW.date()))
    (row,) = Figures(store).sources(asked).rows
    assert row.accepted is not None
    assert (row.accepted.hits, row.accepted.of) == (2, 3)
    assert row.returned == {"too_early": 1}
    other = Figures(store).sources(Asked(asked.period, {"rep": "Alex"})).rows[0]
    assert (other.leads, other.accepted) == (None, None)


def test_reasons_of_leads_given_back_are_compared_where_there_are_enough(store: Store) -> None:
    with store.database.writing() as connection:
        for number in range(90):
            source = ("fair", "web", "list")[number % 3]
            name = {"name": f"Lead {number}", "source": source, "created_at": NOW}
            added = connection.execute(insert(lead).values(**name))
            assert added.inserted_primary_key is not None
            back = source == "fair" and number % 2
            stages.keep(
                connection, added.inserted_primary_key[0], ["returned" if back else "accepted"],
                at=NOW, reason="no_fit" if back else "",
            )  # fmt: skip
        few = connection.execute(insert(lead).values(name="One", source="web", created_at=NOW))
        assert few.inserted_primary_key is not None
        stages.keep(
            connection, few.inserted_primary_key[0], ["returned"], at=NOW, reason="too_early"
        )
    asked = Asked(Period(NOW.date(), NOW.date()))
    figures = Figures(store)
    page = sources_page(
        figures.sources(asked), figures.source_reasons(asked), None, None, Names({}), group_of
    )
    rows = {(row[0], row[1]): row[2:] for row in page.sections[2].tables[0].rows}
    assert rows["fair", "no_fit"][0] == Share(15, 30)
    assert str(rows["fair", "no_fit"][1]).startswith("probably more, +50")
    assert "needed" in str(rows["web", "too_early"][1])


def test_marketing_stands_beside_own_prospecting_with_the_cost_of_a_client(
    figures: Figures,
) -> None:
    found = figures.sources(AUTUMN)
    rows = {row.source: row for row in found.rows}
    groups = {"inbound": "marketing", "webinar": "marketing", "list": "active"}
    paid = {name: {"2026-09": Decimal(1000)} for name in ("inbound", "webinar", "referral")}
    rules = CostRules(currency="EUR", sources=paid)
    costs = costs_of(found, rules)
    made = {one.group: one for one in source_groups(found, costs, lambda one: groups.get(one, ""))}
    both = rows["inbound"], rows["webinar"]
    marketing = made["marketing"]
    assert marketing.leads == sum(row.leads or 0 for row in both)
    assert marketing.clients == sum(row.clients for row in both)
    assert marketing.cost == 2000
    assert not marketing.missing
    assert (made["active"].cost, made["active"].missing) == (None, ("list",))
    assert made[""].sources == ("referral",)
    section = source_groups_section(tuple(made.values()), rules, Names({}))
    client = section.tables[0].rows[0][-1]
    assert value_text(client).endswith(f", of {marketing.clients}")
    assert any(
        line.startswith("Cannot tell what clients cost of own prospecting")
        and line.endswith("nothing is known of list.")
        for line in section.lines
    )
    assert source_groups_section((), None, Names({})).lines[-1].startswith("Cannot tell")


class TestCosts:
    RULES = CostRules.model_validate(
        {"currency": "EUR", "rep_hour": "30", "minutes_around": "5",
         "sources": {"fair": {"2026-10": "3100", "2026-q4": "9200"}, "web": {"2026": "0"}}}
    )  # fmt: skip

    def test_are_spread_over_the_days_that_they_were_paid_for(self) -> None:
        # October has 31 days, the quarter 92: 100 a day each.
        assert self.RULES.paid("fair", Period(date(2026, 10, 1), date(2026, 10, 10))) == 2000
        assert self.RULES.paid("fair", Period(date(2026, 12, 30), date(2027, 1, 9))) == 200
        assert self.RULES.paid("fair", Period(date(2027, 1, 1), date(2027, 1, 9))) is None
        assert self.RULES.paid("web", Period(date(2026, 5, 1), date(2026, 5, 9))) == 0
        assert self.RULES.paid("list", Period(date(2026, 5, 1), date(2026, 5, 9))) is None

    def test_of_reps_are_minutes_by_the_cost_of_an_hour(self) -> None:
        assert self.RULES.time(3600, 12) == 60
        assert CostRules(currency="EUR").time(3600, 12) is None

    def test_stand_beside_each_result_and_are_never_zero_where_they_are_not_known(
        self, store: Store
    ) -> None:
        for source in ("fair", "list"):
            saved_call(store, A_DEAL, NewLead(name=source, source=source))
        asked = Asked(Period(NOW.date(), NOW.date()))
        found = Figures(store).sources(asked)
        rules = CostRules(currency="EUR", rep_hour=Decimal(36), sources={
            "fair": {f"{NOW:%Y-%m}": Decimal(310)}})  # fmt: skip
        cost = costs_of(found, rules)
        seconds = found.rows[0].spent.seconds
        assert cost["fair"].whole == Fraction(310, 31) + Fraction(seconds, 100)
        assert cost["list"].whole is None
        reasons = Figures(store).source_reasons(asked)
        page = sources_page(found, reasons, None, rules, Names({}), group_of)
        rows = {row[0]: row[1:] for row in page.sections[4].tables[0].rows}
        assert rows["list"][0] is None
        assert rows["list"][2:] == (None,) * 5
        assert any("nothing in this period for: list" in line for line in page.sections[4].lines)
        (said,) = sources_page(found, reasons, None, None, Names({}), group_of).sections[4].lines
        assert "is not known" in said


def test_the_latest_period_is_not_empty(figures: Figures) -> None:
    found = figures.sources(Asked(Period(TODAY - timedelta(days=29), TODAY)))
    assert sum(row.clients for row in found.rows) > 0
