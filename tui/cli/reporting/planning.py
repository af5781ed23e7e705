"""`talktrack plan`: what a plan takes, and what the leads that there are will give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from tui.languages import N_, _, number_text

from ..session import Session
from ..words import WordsError
from .wishes import read_filters

if TYPE_CHECKING:
    from data.figures.planning import OwnRates
    from tui.reports.kept import Kept
    from tui.reports.planned import Planned
    from tui.scripts.statistics import Share

OK = 0
NOT_A_NUMBER = N_("--{name} is a number above zero, not “{value}”")
NOT_A_RATE = N_("--{name} is a share in per cent, more than 0 and at most 100, not “{value}”")
NO_MONEY = N_("--plan says which money is to be kept as the plan")
NEEDED = N_("--{name} is needed: your own records don't tell it yet")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanWish:
    """The options of `talktrack plan`."""

    money: str
    average: str
    close: str
    accept: str
    accepted: int | None
    weeks: int
    reps: int
    minutes: int
    period: str
    only: tuple[str, ...]
    keep: bool
    as_json: bool


def show(session: Session, wish: PlanWish) -> int:
    """Work it out and print it."""
    if wish.keep:
        _keep(session, wish)
    only = read_filters(wish.only)
    own = _own(session, only)
    average = read_number("average", wish.average) or own.average
    close = _rate("close", wish.close) or _of(own.close)
    accept = _rate("accept", wish.accept) or _of(own.accept)
    data: dict[str, object] = {"own": _told(own)}
    pace = _pace(session, wish, data)
    lines = [*_of_calls(session, only), *_own_lines(own), *pace]
    if wish.money or (wish.accepted is None and not pace):
        money = read_number("plan", wish.money)
        for name, value in (("plan", money), ("average", average), ("close", close),
                            ("accept", accept)):  # fmt: skip
            if value is None:
                raise WordsError(_(NEEDED).format(name=name))
        assert money is not None
        assert average is not None
        assert close is not None
        assert accept is not None
        lines += _forwards(money, average, close, accept, wish, data)
    if wish.accepted is not None:
        lines += _backwards(wish.accepted, close if wish.close else None, own, data)
    if wish.as_json:
        session.print_json(data)
    else:
        for line in lines:
            session.print(line)
    return OK


def kept_plan(session: Session, today: date) -> Planned | None:
    """The plan that is kept, here or on the planner's screen."""
    from tui.reports.planned import planned

    return planned(_kept(session).plan, today)


def _kept(session: Session) -> Kept:
    from tui.reports.kept import Kept

    return Kept(session.services.places.state / "review.json")


def _keep(session: Session, wish: PlanWish) -> None:
    """Keep what is planned, for the overview and the planner's screen."""
    from tui.reports.planned import MONEY, PERIOD, period_of

    if not read_number("plan", wish.money):
        raise WordsError(_(NO_MONEY))
    period_of({PERIOD: wish.period}, session.services.clock.local().date())
    kept = _kept(session)
    kept.plan = {**kept.plan, MONEY: wish.money, PERIOD: wish.period}


def _pace(session: Session, wish: PlanWish, data: dict[str, object]) -> list[str]:
    """Where the plan stands: the one that is kept, or that of --plan and --for."""
    from data.figures.figures import Figures
    from tui.reports.as_data import as_data
    from tui.reports.pace import pace_section
    from tui.reports.planned import Planned, period_of

    today = session.services.clock.local().date()
    plan = kept_plan(session, today) if not wish.money and wish.accepted is None else None
    money = read_number("plan", wish.money)
    if money and wish.period:
        plan = Planned(money, period_of({"period": wish.period}, today))
    if plan is None:
        return []
    store = session.store()
    try:
        found = Figures(store).pacing(plan.period, today)
    finally:
        store.close()
    data["pace"] = as_data(found)
    section = pace_section(found, plan.money, today)
    return [section.title, *section.lines]


def _forwards(
    money: Fraction, average: Fraction, close: Fraction, accept: Fraction, wish: PlanWish,
    data: dict[str, object],
) -> list[str]:  # fmt: skip
    from tui.reports.planned import needs_text
    from tui.scripts.statistics import needs, pace

    wanted = needs(money, average, close, accept)
    a_week = pace(wanted, weeks=wish.weeks, reps=wish.reps, minutes_per_lead=wish.minutes)
    data["needs"] = {"deals": wanted.deals, "accepted": wanted.accepted, "leads": wanted.leads}
    data["per_week"] = {
        "deals": float(a_week.deals), "accepted": float(a_week.accepted),
        "leads": float(a_week.leads), "leads_per_rep": float(a_week.leads_per_rep),
        "hours": float(a_week.hours),
    }  # fmt: skip
    return [
        needs_text(wanted),
        _("a week: {leads} leads, {each} for each rep, {hours} hours of calls").format(
            leads=_short(a_week.leads), each=_short(a_week.leads_per_rep),
            hours=_short(a_week.hours),
        ),
    ]  # fmt: skip


def _backwards(
    accepted: int, close: Fraction | None, own: OwnRates, data: dict[str, object]
) -> list[str]:
    from tui.scripts.statistics import wins_of, wins_of_history

    if close is not None:
        wins = wins_of([float(close)] * accepted)
    elif own.close.showing != "counts":
        wins = wins_of_history(accepted, own.close.hits, own.close.of - own.close.hits)
    else:
        raise WordsError(_(NEEDED).format(name="close"))
    low, high = wins.quantile(0.1), wins.quantile(0.9)
    data["backwards"] = {
        "accepted": accepted, "expected": wins.expected, "p10": low, "p90": high,
    }  # fmt: skip
    return [
        _("{accepted} accepted leads give about {expected} deals; with 80 % certainty "
          "{low} to {high}").format(
            accepted=number_text(accepted), expected=_short(Fraction(wins.expected)),
            low=number_text(low), high=number_text(high),
        )
    ]  # fmt: skip


def _own(session: Session, only: Mapping[str, str]) -> OwnRates:
    from data.figures.planning import own_rates

    today: date = session.services.clock.local().date()
    store = session.store()
    try:
        return own_rates(store, today, only)
    finally:
        store.close()


def _of_calls(session: Session, only: Mapping[str, str]) -> tuple[str, ...]:
    """Which calls the own rates are of."""
    from data.figures.planning import last_year
    from tui.reports.about import filter_lines
    from tui.reports.names import names_of

    today: date = session.services.clock.local().date()
    return filter_lines(last_year(today, only), names_of(session.library)) if only else ()


def _own_lines(own: OwnRates) -> list[str]:
    from tui.reports.words import money_text, share_text

    lines = []
    if own.close.of:
        lines.append(
            _("your own: won of accepted leads whose end is known {share}").format(
                share=share_text(own.close)
            )
        )
    if own.accept.of:
        lines.append(_("your own: qualified of leads called {share}").format(
            share=share_text(own.accept)))  # fmt: skip
    if own.average is not None:
        from decimal import Decimal

        amount = Decimal(own.average.numerator) / own.average.denominator
        lines.append(_("your own: a won deal brings {amount}").format(
            amount=money_text(amount, own.currency)))  # fmt: skip
    return lines


def _told(own: OwnRates) -> dict[str, object]:
    from tui.reports.as_data import as_data

    found: dict[str, object] = as_data(own)
    return found


def _of(share: Share) -> Fraction | None:
    return Fraction(share.hits, share.of) if share.hits and share.showing != "counts" else None


def read_number(name: str, words: str) -> Fraction | None:
    """A number above zero as it was typed; None where nothing was."""
    if not words:
        return None
    found = _fraction(words)
    if found is None or found <= 0:
        raise WordsError(_(NOT_A_NUMBER).format(name=name, value=words[:40]))
    return found


def _rate(name: str, words: str) -> Fraction | None:
    if not words:
        return None
    found = _fraction(words.rstrip(" %"))
    if found is None or not 0 < found <= 100:
        raise WordsError(_(NOT_A_RATE).format(name=name, value=words[:40]))
    return found / 100


def _fraction(words: str) -> Fraction | None:
    plain = "".join(words.split()).replace("\u202f", "").replace("_", "").replace(",", ".")
    try:
        return Fraction(plain) if plain.count(".") <= 1 and "/" not in plain else None
    except ValueError:
        return None


def _short(number: Fraction) -> str:
    """A whole number, or one decimal where it is small."""
    return number_text(round(number)) if number >= 10 else number_text(f"{float(number):.1f}")
