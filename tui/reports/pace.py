"""Plan and pace: how far the plan is away, and whether what is open will do."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from data.figures.pacing import Open, Pacing
from tui.languages import _, number_text
from tui.scripts.statistics import Gap, gap
from tui.scripts.statistics.periods import Period

from .about import period_text
from .pages import Money, Section, Table
from .words import money_text, percent, share_text, value_text

NAME = "plan"


def pace_section(found: Pacing, plan: Fraction, today: date) -> Section:
    """How far the plan is away, in the currency that most is won in."""
    title = _("Plan and pace: {period}").format(period=period_text(found.period))
    away = gap_of(found, plan, today)
    if away is None:
        none = _("No deal has an amount yet, so the plan can't be turned into deals.")
        return Section(title, (none,))
    lines = (
        standing(found, away),
        _needed(found, away, today),
        *_cover(found, away),
        *_chances(found, away),
        *_speed(found),
        *_left_out(found),
    )
    return Section(title, lines, (_table(found, away),))


def gap_of(found: Pacing, plan: Fraction, today: date) -> Gap | None:
    """How far the plan is away; None where no deal has an amount."""
    if not found.average:
        return None
    left = Period(max(today + timedelta(days=1), found.period.first), found.period.last)
    return gap(
        plan, Fraction(found.won.amount), found.average, weeks=_weeks(found.period),
        left=_weeks(left) if left.last >= left.first else 0,
    )  # fmt: skip


def standing(found: Pacing, away: Gap) -> str:
    """Won of the plan, and how far that is from an even pace."""
    share = round(100 * away.won / away.plan)
    said = _("won {won} of {plan}, {share} %").format(
        won=_money(away.won, found), plan=_money(away.plan, found), share=number_text(share)
    )
    ahead = away.won - away.expected_by_now
    if not ahead:
        return said
    how = (
        _("{amount} ahead of an even pace") if ahead > 0 else _("{amount} behind an even pace")
    ).format(amount=_money(abs(ahead), found))
    return f"{said}; {how}"


def standing_short(away: Gap, currency: str) -> str:
    """The same as short as one line of a small screen."""
    won, plan, even = (round(part) for part in (away.won, away.plan, away.expected_by_now))
    return _("plan: {won} of {plan} {currency} won, {share} %; an even pace is {even} %").format(
        won=number_text(won), plan=number_text(plan), currency=currency,
        share=number_text(round(100 * away.won / away.plan)),
        even=round(100 * even / plan) if plan else 0,
    )  # fmt: skip


def _needed(found: Pacing, away: Gap, today: date) -> str:
    if not away.remaining:
        return _("The plan is reached.")
    still = _("still to win: {remaining}, that is {deals} deals").format(
        remaining=_money(away.remaining, found), deals=number_text(away.deals)
    )
    if away.per_week is None:
        return still
    passed = Period(found.period.first, min(today, found.period.last))
    weeks = _weeks(passed) if passed.last >= passed.first else Fraction(0)
    pace = _("{deals} a week from now on").format(deals=_short(away.per_week))
    if weeks:
        so_far = _("so far {deals} a week").format(deals=_short(found.won.deals / weeks))
        pace = f"{pace} ({so_far})"
    return f"{still}; {pace}"


def _cover(found: Pacing, away: Gap) -> tuple[str, ...]:
    """Coverage = pipeline / (plan - won); needed = 1 / win rate."""
    if not away.remaining:
        return ()
    times = _short(Fraction(found.open.amount) / away.remaining)
    said = _("open deals are worth {times} times what is still to win").format(times=times)
    rate = found.rate
    if rate.showing == "counts" or not rate.hits:
        few = _("how many times it takes is not known: {share} decided deals are won")
        return (f"{said}; {few.format(share=share_text(rate))}",)
    needed = _("at your rate of winning it takes {times} times ({low}–{high})").format(
        times=_short(Fraction(rate.of, rate.hits)), low=_short(Fraction(1 / rate.high)),
        high=_short(Fraction(1 / rate.low)),
    )  # fmt: skip
    return (f"{said}; {needed}",)


def _chances(found: Pacing, away: Gap) -> tuple[str, ...]:
    if not found.open.deals or not away.remaining or found.open.wins is None:
        return ()
    chance = percent(found.open.wins.at_least(away.deals))
    return (
        _("chance that the open deals bring as many, whenever they close: {n} %").format(n=chance),
    )


def _speed(found: Pacing) -> tuple[str, ...]:
    """Velocity = deals · average · win rate / cycle days."""
    rate = found.rate.rate
    if not (found.cycle and rate and found.average and found.open.deals):
        return ()
    if found.rate.showing == "counts":
        return ()
    a_day = found.open.deals * found.average * Fraction(rate) / Fraction(found.cycle)
    return (
        _("flow: {money} a week ({deals} open deals, {average} each, {rate} % won, {days} days "
          "from the first call to the win)").format(
            money=_money(7 * a_day, found), deals=number_text(found.open.deals),
            average=_money(found.average, found), rate=round(100 * rate),
            days=number_text(round(found.cycle)),
        ),
    )  # fmt: skip


def _left_out(found: Pacing) -> tuple[str, ...]:
    if not found.others:
        return ()
    sums = ", ".join(money_text(one.amount, one.currency) for one in found.others)
    return (_("not in it, for it is other money: {sums}").format(sums=sums),)


def _table(found: Pacing, away: Gap) -> Table:
    heads = (_("What"), _("Deals"), _("Amount"))
    rows = (
        (_("Plan"), None, _sum(away.plan, found)),
        (_("Won so far"), found.won.deals, _sum(away.won, found)),
        (_("At an even pace by now"), None, _sum(away.expected_by_now, found)),
        (_("Still to win"), away.deals, _sum(away.remaining, found)),
        (_("Open, whenever they close"), found.open.deals, _amount(found.open.amount, found)),
        (_("By their owners' word in time"), found.promised.deals,
         _amount(found.promised.amount, found)),
        (_("By the rates of their sources, of those"), _spread(found.promised),
         _amount(found.promised.weighted, found)),
    )  # fmt: skip
    return Table(NAME, heads, rows)


def _spread(some: Open) -> str | None:
    if not some.deals:
        return "0"
    if some.wins is None:
        return None
    return _("{expected} ({low} to {high})").format(
        expected=_short(Fraction(some.wins.expected)), low=some.wins.quantile(0.1),
        high=some.wins.quantile(0.9),
    )  # fmt: skip


def _weeks(period: Period) -> Fraction:
    return Fraction(period.working_days, 5)


def _money(amount: Fraction, found: Pacing) -> str:
    return value_text(_sum(amount, found))


def _sum(amount: Fraction, found: Pacing) -> Money:
    return Money(Decimal(amount.numerator) / amount.denominator, found.currency)


def _amount(amount: Decimal | None, found: Pacing) -> Money | None:
    return None if amount is None else Money(amount, found.currency)


def _short(number: Fraction) -> str:
    """A whole number, or one decimal where it is small."""
    return number_text(round(number)) if number >= 10 else number_text(f"{float(number):.1f}")
