"""Numbers as reports say them: the count first, then the rate, always with its interval."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Literal

from tui.languages import N_, _, date_text, ngettext, number_text
from tui.scripts.statistics import Difference, Mark, Share, Shrunk

from .pages import CostOfOne, Money, Time, Value

Of = Literal["calls", "leads", "deals"]
"""What a difference is counted in."""

LEGEND = N_("≈ too few calls to compare; ranges are 95 % intervals")
MANY = N_("More than ten are compared: one of twenty differences that are called clear is chance.")
UNKNOWN = N_("not known")

CLEAR = {
    "better": N_("probably better"),
    "worse": N_("probably worse"),
    "higher": N_("probably more"),
    "lower": N_("probably less"),
}
TOO_FEW: Mapping[Of, str] = {
    "calls": N_("too few calls to say"),
    "leads": N_("too few leads to say"),
    "deals": N_("too few deals to say"),
}
HOPELESS: Mapping[Of, str] = {
    "calls": N_("no clear difference; more than {n} calls needed"),
    "leads": N_("no clear difference; more than {n} leads needed"),
    "deals": N_("no clear difference; more than {n} deals needed"),
}
SENSIBLE = 100_000
"""More than so many are not counted out: nobody will make them."""

MARKS = {
    "far_below": N_("◂◂ far below the others"),
    "below": N_("◂ below the others"),
    "inside": N_("○ as expected"),
    "above": N_("▸ above the others"),
    "far_above": N_("▸▸ far above the others"),
}

KINDS = {
    "rep": N_("Rep"),
    "script": N_("Script"),
    "framework": N_("Framework"),
    "route": N_("Route"),
    "source": N_("Source"),
    "segment": N_("Segment"),
    "lang": N_("Language"),
    "band": N_("Class"),
    "outcome": N_("Outcome"),
    "reason": N_("Reason"),
    "verdict": N_("Verdict"),
    "stage": N_("Buying stage"),
    "criterion": N_("Criterion"),
    "profile": N_("Profile"),
}
VALUES = {
    "ready": N_("ready to buy"),
    "early": N_("early"),
    "met": N_("met"),
    "partly": N_("partly"),
    "not_met": N_("not met"),
    "unknown": N_("unknown"),
}
MEASURES = {
    "qualifying": N_("Qualified of reached"),
    "dealing": N_("Deals of reached"),
    "winning": N_("Won of decided"),
    "hastiness": N_("Hasty of disqualified"),
    "advancing": N_("Concrete next steps of reached"),
}
COUNTED: Mapping[str, Of] = {"winning": "deals"}
"""What measures are shares of, where those are no calls."""
STEPS = {
    "lead": N_("Leads"),
    "called": N_("Called"),
    "reached": N_("Reached"),
    "diagnosed": N_("Diagnosed"),
    "qualified": N_("Qualified"),
    "deal": N_("Deal"),
    "won": N_("Won"),
}


def share_text(share: Share) -> str:
    """`12 of 40 · 30 % (18-45)`; under five only the counts, under thirty with a sign."""
    count = _("{hits} of {of}").format(hits=number_text(share.hits), of=number_text(share.of))
    rate = share.rate
    if rate is None or share.showing == "counts":
        return count
    sign = "≈" if share.showing == "grey" else ""
    return f"{count} · {sign}{rate_text(share.low, rate, share.high)}"


def rate_text(low: float, rate: float, high: float) -> str:
    """`30 % (18-45)`."""
    return f"{percent(rate)} % ({percent(low)}–{percent(high)})"


def probable_text(found: Shrunk) -> str | None:
    """The rate as it probably is; None where it tells nothing more than the group's own calls."""
    return rate_text(found.low, found.rate, found.high) if found.tells else None


def mark_text(mark: Mark) -> str | None:
    """Where a group stands beside the others; None where that is not said of so few."""
    return _(MARKS[mark]) if mark in MARKS else None


def percent(rate: float) -> str:
    """Whole per cent; what is neither nothing nor all never looks as if it were."""
    whole = round(100 * rate)
    if whole == 0 and rate > 0:
        return "<1"
    return ">99" if whole == 100 and rate < 1 else str(whole)


def difference_text(found: Difference, of: Of = "calls") -> str:
    """What may be said of the first beside the second.

    Args:
        found: The difference.
        of: What the shares are shares of, which more would be needed of.
    """
    if found.clear:
        return f"{_(CLEAR[found.finding])}, {ends_text(found)}"
    if not found.second.of:
        return ""
    if found.finding == "too_few":
        return _(TOO_FEW[of])
    if found.more is None:
        return _("no difference seen")
    return _needed(found.more, of)


def ends_text(found: Difference) -> str:
    """By how many points, and between which ends: `+10 (+3…+17)`."""
    return f"{_points(found.points)} ({_points(found.low)}…{_points(found.high)})"


def _points(points: float) -> str:
    """Whole points with their sign; more exact where they would look like none."""
    number = 100 * points
    sign = "−" if number < 0 else "+"
    if number and abs(number) < 0.05:
        return f"{sign}<{number_text('0.1')}"
    places = 0 if round(number) or not number else 1
    return f"{sign}{number_text(f'{abs(number):.{places}f}')}"


def _needed(more: int, of: Of) -> str:
    n = number_text(more)
    if more > SENSIBLE:
        return _(HOPELESS[of]).format(n=number_text(SENSIBLE))
    if of == "leads":
        return ngettext(
            "no clear difference; about {n} more lead needed",
            "no clear difference; about {n} more leads needed",
            more,
        ).format(n=n)
    if of == "deals":
        return ngettext(
            "no clear difference; about {n} more deal needed",
            "no clear difference; about {n} more deals needed",
            more,
        ).format(n=n)
    return ngettext(
        "no clear difference; about {n} more call needed",
        "no clear difference; about {n} more calls needed",
        more,
    ).format(n=n)


def value_text(value: Value) -> str:
    """A value of a table as text."""
    match value:
        case None:
            said = "–"
        case Share():
            said = share_text(value)
        case date():
            said = date_text(value)
        case Money():
            said = money_text(value.amount, value.currency)
        case CostOfOne():
            said = cost_text(value)
        case Time():
            said = minutes_text(value.seconds)
        case float():
            said = number_text(f"{value:.1f}" if abs(value) < 10 else f"{value:.0f}")
        case _:
            said = value if isinstance(value, str) else number_text(str(value))
    return said


def money_text(amount: Decimal, currency: str) -> str:
    """`12,500 EUR`; cents are left out of sums."""
    return f"{number_text(str(amount.quantize(Decimal(1))))} {currency}".strip()


def cost_text(cost: CostOfOne) -> str:
    """`≈ 1,500 EUR (900-3,300), of 7`: with its count, and its range where there are enough."""
    said = money_text(cost.money.amount, cost.money.currency)
    if cost.ends is not None:
        low, high = (number_text(str(end.quantize(Decimal(1)))) for end in cost.ends)
        sign = "≈\N{NO-BREAK SPACE}" if cost.grey else ""
        said = f"{sign}{said} ({low}–{high})"
    return _("{money}, of {n}").format(money=said, n=number_text(cost.of))


def minutes_text(seconds: float) -> str:
    """A length of talk in minutes, or hours where there are many."""
    if seconds >= 36_000:
        return _("{n} h").format(n=number_text(round(seconds / 3600)))
    return _("{n} min").format(n=number_text(round(seconds / 60)))


def profile_kind(item: str) -> str:
    """The kind of the options of a profile's item."""
    return f"profile {item}"


class Names:
    """Titles of what is kept as ids, by the team's own rules."""

    def __init__(self, titles: Mapping[tuple[str, str], str]) -> None:
        """Know titles by kind and id."""
        self._titles = titles

    def of(self, kind: str, value: str) -> str:
        """The title; the id where there is none."""
        if not value:
            return _(UNKNOWN)
        title = self._titles.get((kind, value))
        return title or (_(VALUES[value]) if value in VALUES else value)
