"""The arithmetic of the plan, forwards from the money and back from what there is (domain.md 5.6).

Amounts and rates are exact: 20 at 10 % is 200, never 201.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

Exact = int | str | Fraction


@dataclass(frozen=True, slots=True)
class Needs:
    """What a plan takes."""

    deals: int
    accepted: int
    """Accepted leads, at the rate at which they become deals."""
    leads: int
    """Raw leads, at the rate at which they are accepted."""


@dataclass(frozen=True, slots=True)
class Pace:
    """The same per week, per rep, and in hours on the phone."""

    deals: Fraction
    accepted: Fraction
    leads: Fraction
    leads_per_rep: Fraction
    hours: Fraction
    """Hours of calls in a week, of all reps together."""


def needs(plan: Exact, average: Exact, close_rate: Exact, lead_rate: Exact) -> Needs:
    """What a plan takes: 1,000,000 at 50,000, 10 % and 1 % take 20, 200 and 20,000.

    Args:
        plan: The money to be sold.
        average: The money of one deal.
        close_rate: Deals per accepted lead, 0 to 1.
        lead_rate: Accepted leads per raw lead, 0 to 1.

    Raises:
        ValueError: One of them is not above zero, or a rate is above one.
    """
    money, one = Fraction(plan), Fraction(average)
    close, lead = Fraction(close_rate), Fraction(lead_rate)
    if min(money, one, close, lead) <= 0 or max(close, lead) > 1:
        raise ValueError("a plan, an average and rates are above zero, and rates at most one")
    deals = ceil(money / one)
    accepted = ceil(deals / close)
    return Needs(deals, accepted, ceil(accepted / lead))


def pace(wanted: Needs, *, weeks: Exact, reps: int, minutes_per_lead: Exact) -> Pace:
    """The same per week; `weeks` are working weeks."""
    each = Fraction(weeks)
    if each <= 0 or reps < 1:
        raise ValueError("a pace takes at least some weeks and one rep")
    leads = wanted.leads / each
    return Pace(
        wanted.deals / each,
        wanted.accepted / each,
        leads,
        leads / reps,
        leads * Fraction(minutes_per_lead) / 60,
    )


@dataclass(frozen=True, slots=True)
class Gap:
    """How far the plan is away."""

    plan: Fraction
    won: Fraction
    remaining: Fraction
    deals: int
    """Deals that are still to be won."""
    per_week: Fraction | None
    """Deals a week from now on; None when no week is left."""
    expected_by_now: Fraction
    """What would be won by now if every week were alike."""


def gap(plan: Exact, won: Exact, average: Exact, *, weeks: Exact, left: Exact) -> Gap:
    """What is still to be won: remaining = plan − won; a week: remaining / average / weeks left.

    Args:
        plan: The money of the period.
        won: The money won in it so far.
        average: The money of one deal.
        weeks: Working weeks of the period.
        left: Those that are left of it.
    """
    money, got, one = Fraction(plan), Fraction(won), Fraction(average)
    whole, rest = Fraction(weeks), Fraction(left)
    remaining = max(Fraction(0), money - got)
    deals = ceil(remaining / one) if one > 0 else 0
    per_week = remaining / one / rest if rest > 0 and one > 0 else None
    passed = (whole - rest) / whole if whole > 0 else Fraction(1)
    return Gap(money, got, remaining, deals, per_week, money * passed)
