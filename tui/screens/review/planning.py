"""The plan worked out as one types: forwards from the money, backwards from the leads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from tui.languages import N_, _, number_text
from tui.reports.amounts import amount
from tui.reports.pace import pace_section
from tui.reports.planned import PERIOD, needs_text, period_of
from tui.reports.words import share_text
from tui.scripts.sayings import SayingError
from tui.scripts.statistics import gap, needs, pace, wins_of, wins_of_history
from tui.scripts.statistics.periods import EARLIEST, Period

if TYPE_CHECKING:
    from data.figures.pacing import Pacing
    from data.figures.planning import OwnRates

FIELDS = {
    "money": N_("Plan, money"),
    "period": N_("to be won in"),
    "average": N_("A won deal brings"),
    "close": N_("Deals of accepted leads, %"),
    "accept": N_("Accepted of all leads, %"),
    "weeks": N_("Working weeks"),
    "reps": N_("Number of reps"),
    "minutes": N_("Minutes of calls a lead"),
    "won": N_("Won so far, money"),
    "left": N_("Weeks left"),
    "accepted": N_("Accepted leads there are"),
}
"""What is typed, in its order; what is left empty comes from your own records."""
USUAL = {"weeks": "46", "reps": "1", "minutes": "20"}
RATES = ("close", "accept")
WHOLE = ("reps", "accepted")
MOST = 1_000_000
NOT_A_RATE = N_("A share is more than 0 and at most 100 %, not “{words}”.")
TOO_MUCH = N_("That is more than can be worked out: {words}.")


def own_values(own: OwnRates) -> dict[str, Fraction]:
    """What stands for fields that are left empty."""
    found: dict[str, Fraction] = {}
    if own.average is not None:
        found["average"] = own.average
    for name, share in (("close", own.close), ("accept", own.accept)):
        if share.hits and share.showing != "counts":
            found[name] = Fraction(share.hits, share.of)
    return found


def of_records(pacing: Pacing | None, today: date) -> dict[str, Fraction]:
    """What stands for the fields of the plan's period that are left empty."""
    if pacing is None:
        return {}
    found = {"won": Fraction(pacing.won.amount)}
    left = Period(max(today + timedelta(days=1), pacing.period.first), pacing.period.last)
    if left.last >= left.first:
        found["left"] = Fraction(left.working_days, 5)
    return found


def read_fields(typed: Mapping[str, str]) -> dict[str, Fraction]:
    """The fields as numbers, shares from 0 to 1; empty ones are left out.

    Raises:
        SayingError: One of them is none.
    """
    found: dict[str, Fraction] = {}
    for name in FIELDS:
        if name == PERIOD:
            continue
        words = typed.get(name, "").strip() or USUAL.get(name, "")
        if not words:
            continue
        if name == "won" and words == "0":
            continue
        number = amount(words.rstrip(" %"))
        if name in RATES:
            if number > 100:
                raise SayingError(NOT_A_RATE, words=words[:40])
            number /= 100
        if name in WHOLE:
            number = Fraction(max(1, round(number)))
            if number > MOST:
                raise SayingError(TOO_MUCH, words=words[:40])
        found[name] = number
    return found


def worked_out(
    typed: Mapping[str, str],
    own: OwnRates,
    pacing: Pacing | None = None,
    today: date = EARLIEST,
) -> list[str]:
    """What the plan takes and what the leads bring, in sentences."""
    try:
        known = {**own_values(own), **of_records(pacing, today), **read_fields(typed)}
        period_of(typed, today)
    except SayingError as error:
        from tui.languages import say

        return [say(error.saying)]
    recorded = pacing is not None and "money" in known and not {"won", "left"} & typed.keys()
    pace = _of_plan(pacing, known["money"], today) if recorded else _pace(known)
    return [*_forwards(known), *pace, *_backwards(known, typed, own), *_own(own)]


def _forwards(known: Mapping[str, Fraction]) -> Iterator[str]:
    missing = [name for name in ("money", "average", "close", "accept") if name not in known]
    if missing and "money" not in known and "accepted" in known:
        return  # only the way back is asked for
    if missing:
        names = ", ".join(_(FIELDS[name]) for name in missing)
        yield _("Still needed: {names}.").format(names=names)
        return
    wanted = needs(known["money"], known["average"], known["close"], known["accept"])
    yield needs_text(wanted)
    week = pace(wanted, weeks=known["weeks"], reps=int(known["reps"]),
                minutes_per_lead=known["minutes"])  # fmt: skip
    yield _("a week: {leads} leads, {each} for each rep, {hours} hours of calls").format(
        leads=short(week.leads), each=short(week.leads_per_rep), hours=short(week.hours)
    )


def _of_plan(pacing: Pacing | None, money: Fraction, today: date) -> Iterator[str]:
    """The same as on the overview."""
    if pacing is not None:
        section = pace_section(pacing, money, today)
        yield section.title
        yield from section.lines


def _pace(known: Mapping[str, Fraction]) -> Iterator[str]:
    if not {"money", "average", "left"} <= known.keys():
        return
    found = gap(known["money"], known.get("won", Fraction(0)), known["average"],
                weeks=known["weeks"], left=known["left"])  # fmt: skip
    yield _("won {won}, even pace {even}; {deals} deals remain").format(
        won=number_text(round(found.won)), even=number_text(round(found.expected_by_now)),
        deals=number_text(found.deals),
    )  # fmt: skip
    if found.per_week is not None:
        yield _("from now on {n} deals a week").format(n=short(found.per_week))


def _backwards(
    known: Mapping[str, Fraction], typed: Mapping[str, str], own: OwnRates
) -> Iterator[str]:
    if "accepted" not in known:
        return
    accepted = int(known["accepted"])
    if accepted > 20_000:
        yield _("More than 20,000 accepted leads can't be worked out at once.")
        return
    if typed.get("close", "").strip():
        wins = wins_of([float(known["close"])] * accepted)
    elif own.close.showing != "counts":
        wins = wins_of_history(accepted, own.close.hits, own.close.of - own.close.hits)
    else:
        return
    yield _(
        "{accepted} accepted leads give about {expected} deals; with 80 % certainty {low} to {high}"
    ).format(
        accepted=number_text(accepted), expected=short(Fraction(wins.expected)),
        low=number_text(wins.quantile(0.1)), high=number_text(wins.quantile(0.9)),
    )  # fmt: skip


def _own(own: OwnRates) -> Iterator[str]:
    yield ""
    if own.close.of:
        yield _("your own: won of accepted leads whose end is known {share}").format(
            share=share_text(own.close)
        )
    if own.accept.of:
        yield _("your own: qualified of leads called {share}").format(share=share_text(own.accept))
    if own.average is not None:
        money = f"{number_text(round(own.average))} {own.currency}"
        yield _("your own: a won deal brings {amount}").format(amount=money.strip())
    if own.close.showing == "counts":
        yield _("Too few deals are decided, so your own rate of winning is not known.")


def short(number: Fraction) -> str:
    """A whole number, or one decimal where it is small."""
    return number_text(round(number)) if number >= 10 else number_text(f"{float(number):.1f}")
