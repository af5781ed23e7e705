"""What stands beside a plan, and the deals behind its numbers."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from sqlalchemy import update

from benchmarks.world.truth import Truth
from benchmarks.world.writing import TODAY
from data.figures.asked import Asked
from data.figures.deals import OfDeals
from data.figures.figures import Figures
from data.figures.pipeline import win_rates
from data.figures.planning import own_rates
from data.rows import NewLead
from data.store import Store
from data.tables.core import deal
from tests.data.figures.conftest import EVER
from tests.data.samples import A_DEAL, NOW, ask, saved_call
from tui.reports.pace import gap_of
from tui.scripts.statistics import wins_of
from tui.scripts.statistics.periods import Period

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


def test_is_what_straight_sums_of_the_deals_say(figures: Figures, world_file: Path) -> None:
    found = figures.pacing(YEAR, TODAY)
    won = """SELECT count(*), sum(CAST(amount AS REAL)) FROM deal
      WHERE status = 'won' AND closed_at >= '2026-01-01' AND closed_at < '2027-01-01'"""
    assert ask(world_file, won) == [(found.won.deals, float(found.won.amount))]
    late = """SELECT count(*), sum(CAST(amount AS REAL)) FROM deal
      WHERE status = 'open' AND expected_close <= '2026-12-31'"""
    assert ask(world_file, late) == [(found.promised.deals, float(found.promised.amount))]
    ever = "SELECT sum(status = 'won'), sum(status <> 'open') FROM deal"
    assert ask(world_file, ever) == [(found.rate.hits, found.rate.of)]
    assert found.average == Fraction(found.won.amount) / found.won.deals
    days = sorted(
        row[0]
        for row in ask(
            world_file,
            """SELECT CAST(julianday(closed_at) - julianday(
                 (SELECT min(started_at) FROM call c WHERE c.lead_id = call.lead_id)) AS INTEGER)
               FROM deal JOIN call ON call.id = deal.call_id WHERE deal.status = 'won'""",
        )
    )
    assert abs((found.cycle or 0) - days[len(days) // 2]) <= 1


def test_open_deals_come_to_what_they_come_to_one_by_one(
    figures: Figures, team: Store, world_file: Path
) -> None:
    found = figures.overview(Asked(YEAR), TODAY).pipeline
    rows = ask(
        world_file,
        """SELECT amount, expected_close, source FROM deal
           JOIN call_figure ON call_figure.id = call_id WHERE status = 'open'""",
    )
    with team.database.reading() as connection:
        rates, _overall = win_rates(connection)
    weighted = sum(float(amount) * rates[source] for amount, _day, source in rows)
    assert (found.deals, found.money[0].deals) == (len(rows), len(rows))
    assert found.money[0].amount == sum(Decimal(amount) for amount, _day, _source in rows)
    assert float(found.money[0].weighted or 0) == pytest.approx(weighted, abs=0.01)
    assert found.by_word == sum(day <= "2026-12-31" for _amount, day, _source in rows)
    assert found.overdue == sum(day < TODAY.isoformat() for _amount, day, _source in rows)
    assert found.wins == wins_of(rates[source] for _amount, _day, source in rows)


def test_the_own_close_rate_is_of_leads_and_not_of_deals(team: Store, world_file: Path) -> None:
    """Of qualified leads a part become deals, and of those a part are won."""
    found = own_rates(team, TODAY)
    year = "started_at >= '2025-11-20' AND started_at < '2026-11-21'"
    ((qualified, deals, decided, won),) = ask(
        world_file,
        f"""SELECT count(DISTINCT CASE WHEN outcome IN ('deal', 'no_deal') THEN lead_id END),
                   count(deal_id), sum(deal.status <> 'open'), sum(deal.status = 'won')
            FROM call LEFT JOIN deal ON deal.id = call.deal_id WHERE {year}""",
    )
    assert found.close.rate == pytest.approx(deals / qualified * won / decided, abs=0.001)
    assert found.close.hits == won
    assert decided < found.close.of < qualified
    assert found.close.high < won / decided


def test_own_rates_are_those_of_a_segment_or_source_where_they_are_asked_of_it(team: Store) -> None:
    whole = own_rates(team, TODAY)
    parts = [own_rates(team, TODAY, {"source": source}) for source in Truth().sources]
    assert sum(part.close.hits for part in parts) == whole.close.hits
    assert sum(part.accept.of for part in parts) == whole.accept.of
    assert all(part.accept.of < whole.accept.of for part in parts)


def test_of_fewer_than_five_decided_deals_nobody_says_how_many_more_will_be_won(
    store: Store,
) -> None:
    for number in range(9):
        saved_call(store, A_DEAL, NewLead(name=f"Lead {number}", source="web"))
    with store.database.writing() as connection:
        connection.execute(update(deal).where(deal.c.id <= 4).values(status="won", closed_at=NOW))
    period = Period(NOW.date(), NOW.date())
    found = Figures(store).overview(Asked(period), NOW.date()).pipeline
    assert (found.deals, found.wins, found.money[0].weighted) == (5, None, None)
    pace = Figures(store).pacing(period, NOW.date())
    assert (pace.open.deals, pace.open.wins, pace.open.weighted) == (5, None, None)
    with store.database.writing() as connection:
        connection.execute(update(deal).where(deal.c.id == 5).values(status="lost", closed_at=NOW))
    found = Figures(store).overview(Asked(period), NOW.date()).pipeline
    assert found.wins is not None
    assert 2 < found.wins.expected < 4


def test_the_deals_behind_a_number_are_as_many_as_it_counts(figures: Figures) -> None:
    found = figures.pacing(YEAR, TODAY)
    page = figures.overview(EVER, TODAY)
    wanted = (
        (OfDeals(EVER, "won", "EUR", YEAR), found.won.deals),
        (OfDeals(EVER, "open", "EUR"), found.open.deals),
        (OfDeals(EVER, "open", "EUR", YEAR), found.promised.deals),
        (OfDeals(EVER, "open"), page.pipeline.deals),
        (OfDeals(EVER, "open", ""), 0),
    )
    for deals, count in wanted:
        assert figures.count_deals(deals) == count
        assert len(figures.deals(deals)) == count
    own = Asked(EVER.period, {"source": "webinar"})
    open_there = figures.overview(own, TODAY).pipeline.deals
    assert figures.count_deals(OfDeals(own, "open")) == open_there > 0


def test_other_money_is_never_added_to_that_of_the_plan(store: Store) -> None:
    for number in range(3):
        saved_call(store, A_DEAL, at=NOW + timedelta(minutes=number))
    with store.database.writing() as connection:
        connection.execute(
            update(deal).values(status="won", closed_at=datetime(2026, 9, 1, 9, tzinfo=UTC))
        )
        connection.execute(update(deal).where(deal.c.id == 3).values(currency="USD", amount=900))
    found = Figures(store).pacing(YEAR, date(2026, 9, 2))
    assert (found.currency, found.won.deals, found.won.amount) == ("EUR", 2, Decimal(9600))
    assert [(one.currency, one.amount) for one in found.others] == [("USD", Decimal(900))]
    away = gap_of(found, Fraction(96_000), date(2026, 9, 2))
    assert away is not None
    assert (away.remaining, away.deals) == (Fraction(86_400), 18)
