"""Plan and pace of a period, beside what is won and what is open."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from data.figures.overview import Overview
from tui.languages import _, number_text
from tui.scripts.statistics import gap
from tui.scripts.statistics.periods import Period

from .words import money_text


def pace_lines(found: Overview, plan: Fraction, today: date) -> tuple[str, ...]:
    """How far the plan of the period is away, in the currency that most was won in."""
    won = found.won[0] if found.won else None
    money = found.pipeline.money[0] if found.pipeline.money else None
    currency = won.currency if won else money.currency if money else ""
    got = Fraction(won.amount) if won else Fraction(0)
    average = got / won.deals if won and won.deals else None
    if not average:
        average = Fraction(money.amount) / money.deals if money and money.amount else None
    if average is None:
        return (_("No deal has an amount yet, so the plan can't be turned into deals."),)
    period = found.asked.period
    left = Period(max(today + timedelta(days=1), period.first), period.last)
    weeks_left = Fraction(left.working_days, 5) if left.last >= left.first else Fraction(0)
    away = gap(plan, got, average, weeks=Fraction(period.working_days, 5), left=weeks_left)

    def said(amount: Fraction) -> str:
        return money_text(Decimal(amount.numerator) / amount.denominator, currency)

    lines = [
        _("plan {plan}: won {won}, at an even pace it would be {expected} by now").format(
            plan=said(away.plan), won=said(away.won), expected=said(away.expected_by_now)
        ),
        _("still to win: {remaining}, that is {deals} deals").format(
            remaining=said(away.remaining), deals=number_text(away.deals)
        ),
    ]
    if away.per_week:
        lines.append(
            _("{deals} deals a week until the end of the period").format(
                deals=number_text(f"{float(away.per_week):.1f}")
            )
        )
    chance = round(100 * found.pipeline.wins.at_least(away.deals))
    lines.append(
        _("chance that the open deals bring as many, whenever they close: {n} %").format(n=chance)
    )
    return tuple(lines)
