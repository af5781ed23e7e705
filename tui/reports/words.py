"""Numbers as reports say them: the count first, then the rate, always with its interval."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from tui.languages import N_, _, date_text, number_text, say
from tui.scripts.sayings import Saying
from tui.scripts.statistics import Difference, Share

from .pages import Value

LEGEND = N_("≈ too few calls to compare; ranges are 95 % intervals")
MANY = N_("More than ten are compared: one of twenty differences that are called clear is chance.")
UNKNOWN = N_("not known")

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
    low, high = round(100 * share.low), round(100 * share.high)
    return f"{count} · {sign}{round(100 * rate)} % ({low}–{high})"


def rate_text(low: float, rate: float, high: float) -> str:
    """`30 % (18-45)`."""
    return f"{round(100 * rate)} % ({round(100 * low)}–{round(100 * high)})"


def difference_text(found: Difference) -> str:
    """What may be said of the first beside the second."""
    if found.finding in ("better", "worse"):
        points = round(100 * found.points)
        low, high = round(100 * found.low), round(100 * found.high)
        ends = f"{points:+} ({low:+}…{high:+})".replace("-", "−")
        return f"{say(found.words)}, {ends}"
    if not found.second.of:
        return ""
    more = "" if found.more is None else number_text(found.more)
    return say(Saying(found.words.text, {"n": more}))


def value_text(value: Value) -> str:
    """A value of a table as text."""
    if value is None:
        return "–"
    if isinstance(value, Share):
        return share_text(value)
    if isinstance(value, date):
        return date_text(value)
    if isinstance(value, float):
        return number_text(f"{value:.1f}")
    return value if isinstance(value, str) else number_text(str(value))


def money_text(amount: Decimal, currency: str) -> str:
    """`12,500 EUR`; cents are left out of sums."""
    return f"{number_text(str(amount.quantize(Decimal(1))))} {currency}".strip()


def minutes_text(seconds: float) -> str:
    """A length of talk in minutes, or hours where there are many."""
    if seconds >= 36_000:
        return _("{n} h").format(n=number_text(round(seconds / 3600)))
    return _("{n} min").format(n=number_text(round(seconds / 60)))


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
