"""The manager's figures of a set of records: every view in one question, never out of date.

Any thread may ask. What comes out is plain frozen values.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.engine import Connection

from data.errors import StoreBusy, StoreReadOnly
from data.figures import convenience as for_reps
from data.figures import overview as first_page
from data.figures import second_look as auditing
from data.figures import what_if
from data.figures.asked import Asked
from data.figures.behind import Behind
from data.figures.call_list import (
    PAGE,
    Page,
    Place,
    Stopped,
    call_count,
    call_ids,
    call_page,
    never,
    quick_page,
)
from data.figures.catching_up import Told, catch_up, nobody
from data.figures.classes import Classes, classes
from data.figures.craft import Crafts, crafts
from data.figures.cycles import Cycle, cycles
from data.figures.deals import MOST, DealLine, OfDeals, count_deals, deals_of
from data.figures.facts import CUTS
from data.figures.leads_behind import LeadLine, OfLeads, count_leads, leads_behind
from data.figures.pacing import Pacing, pacing
from data.figures.predicting import Predictions, predictions
from data.figures.reasons import SourceReasons, source_reasons
from data.figures.script_health import (
    ScriptHealth,
    StepCalls,
    card_calls,
    script_health,
    stage_calls,
    step_calls,
    versions,
)
from data.figures.sources import Sources, sources
from data.figures.totals import totals
from data.store import Store
from data.tables.core import call_figure as figure
from tui.scripts.judgement.covering import Covers
from tui.scripts.statistics.periods import Period


class Figures:
    """Views over the finished calls; practice calls are in another table and never here."""

    def __init__(self, store: Store) -> None:
        """Read from a store that is open."""
        self._database = store.database

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        self.catch_up()
        with self._database.reading() as connection:
            yield connection

    def catch_up(self, *, told: Told = nobody, stopped: Stopped = never) -> bool:
        """Count what has changed; False where somebody writes just now, or nobody may.

        Args:
            told: Hears which share is counted, where there is much to count.
            stopped: Whether to leave the rest for another time.
        """
        try:
            catch_up(self._database, told=told, stopped=stopped)
        except (StoreBusy, StoreReadOnly):
            return False
        return True

    def overview(self, asked: Asked, today: date) -> first_page.Overview:
        """Where we are, where it jams, what is forgotten."""
        with self._reading() as connection:
            return first_page.overview(connection, asked, today)

    def pacing(self, period: Period, today: date) -> Pacing:
        """What there is to set beside the plan of a period."""
        with self._reading() as connection:
            return pacing(connection, period, today)

    def calls(
        self,
        asked: Asked,
        *,
        measure: str = "calls",
        search: str = "",
        after: Place | None = None,
        limit: int = PAGE,
    ) -> Page:
        """A page of the table of calls."""
        wanted = Behind(asked, measure)
        return self.behind(wanted, search=search, after=after, limit=limit)

    def call_ids(self, asked: Asked, *, measure: str = "calls", limit: int = 100_000) -> list[int]:
        """The calls behind a number."""
        with self._reading() as connection:
            return call_ids(connection, Behind(asked, measure).chosen(connection), limit=limit)

    def behind(
        self,
        wanted: Behind,
        *,
        search: str = "",
        after: Place | None = None,
        limit: int = PAGE,
        back: bool = False,
        stopped: Stopped = never,
    ) -> Page:
        """A page of the calls behind a number; `back` from the end of the table."""
        with self._reading() as connection:
            if not search.strip() and not back and wanted == Behind(wanted.asked):
                page = quick_page(connection, wanted.asked, after=after, limit=limit)
                if page is not None:
                    return page
            chosen = wanted.chosen(connection)
            return call_page(
                connection, chosen, search=search, after=after, limit=limit, back=back,
                stopped=stopped,
            )  # fmt: skip

    def count_behind(self, wanted: Behind, *, search: str = "", stopped: Stopped = never) -> int:
        """How many calls those are."""
        with self._reading() as connection:
            chosen = wanted.chosen(connection)
            return call_count(connection, chosen, search=search, stopped=stopped)

    def deals(self, wanted: OfDeals, *, limit: int = MOST) -> list[DealLine]:
        """The deals behind a number, at most so many."""
        with self._reading() as connection:
            return deals_of(connection, wanted, limit=limit)

    def count_deals(self, wanted: OfDeals) -> int:
        """How many deals those are."""
        with self._reading() as connection:
            return count_deals(connection, wanted)

    def leads(self, wanted: OfLeads, *, limit: int = MOST) -> list[LeadLine]:
        """The leads behind a number, at most so many."""
        with self._reading() as connection:
            return leads_behind(connection, wanted, limit=limit)

    def count_leads(self, wanted: OfLeads) -> int:
        """How many leads those are."""
        with self._reading() as connection:
            return count_leads(connection, wanted)

    def any_calls(self) -> bool:
        """Whether there is a finished call at all."""
        with self._reading() as connection:
            return connection.execute(select(figure.c.id).limit(1)).first() is not None

    def values(self, asked: Asked) -> dict[str, list[str]]:
        """What calls of the period may be filtered by: values by column, the most used first."""
        with self._reading() as connection:
            found = totals(connection, Asked(asked.period), ["rep", *CUTS])
            return {kind: list(found.by(kind)) for kind in ("rep", *CUTS)}

    def second_look(self, asked: Asked, seed: str) -> auditing.SecondLook:
        """Hasty disqualifications, and the audit so far."""
        with self._reading() as connection:
            return auditing.second_look(connection, asked, seed)

    def sample(self, asked: Asked, seed: str, reviewer: str) -> list[auditing.Blind]:
        """The calls of the blind sample, with what this reviewer has said of them."""
        with self._reading() as connection:
            drawn = auditing.sample(connection, asked, seed)
            return auditing.blind(connection, drawn, reviewer)

    def answer(self, call_id: int, *, reviewer: str, said: str, now: datetime) -> None:
        """Keep what a reviewer says of a call of the sample: yes, no or unsure."""
        with self._database.writing() as connection:
            auditing.answer(connection, call_id=call_id, reviewer=reviewer, said=said, now=now)

    def versions(self, asked: Asked) -> list[tuple[str, int]]:
        """The script versions that talks were held by, the most used first."""
        with self._reading() as connection:
            return versions(connection, asked)

    def script(self, asked: Asked, script: str) -> ScriptHealth:
        """The health of one version."""
        with self._reading() as connection:
            return script_health(connection, asked, script)

    def step_calls(self, asked: Asked, script: str, step: str) -> StepCalls:
        """The calls behind the numbers of a step."""
        with self._reading() as connection:
            return step_calls(connection, asked, script, step)

    def stage_calls(self, asked: Asked, script: str, stage: str) -> tuple[int, ...]:
        """The talks that came to a stage of the script."""
        with self._reading() as connection:
            return stage_calls(connection, asked, script, stage)

    def card_calls(self, asked: Asked, script: str, card: str, step: str = "") -> tuple[int, ...]:
        """The talks in which a card was opened; with a step, on that one."""
        with self._reading() as connection:
            return card_calls(connection, asked, script, card, step)

    def thresholds(self, asked: Asked) -> what_if.Thresholds:
        """Talks by score, for moving the threshold."""
        with self._reading() as connection:
            return what_if.thresholds(connection, asked)

    def reread(self, asked: Asked, now: what_if.Passes, then: what_if.Passes) -> what_if.Rereading:
        """Every talk read by two rules."""
        with self._reading() as connection:
            return what_if.reread(connection, asked, now, then)

    def sources(self, asked: Asked) -> Sources:
        """What sources bring."""
        with self._reading() as connection:
            return sources(connection, asked)

    def source_reasons(self, asked: Asked) -> SourceReasons:
        """Why leads are disqualified, source by source."""
        with self._reading() as connection:
            return source_reasons(connection, asked)

    def classes(self, asked: Asked) -> Classes:
        """What the leads of each class took and brought."""
        with self._reading() as connection:
            return classes(connection, asked)

    def predictions(self, asked: Asked) -> Predictions:
        """What predicts winning."""
        with self._reading() as connection:
            return predictions(connection, asked)

    def passing(self, asked: Asked, rule: what_if.Passes) -> tuple[set[str], set[str]]:
        """What talks found out, where a rule lets them through and where it doesn't."""
        with self._reading() as connection:
            return what_if.passing(connection, asked, rule)

    def cycles(self, asked: Asked) -> tuple[Cycle, ...]:
        """How long sales take."""
        with self._reading() as connection:
            return cycles(connection, asked)

    def crafts(self, asked: Asked, covers: Mapping[str, Covers]) -> Crafts:
        """How the talks are led; `covers` tells how much of a framework was found out."""
        with self._reading() as connection:
            return crafts(connection, asked, covers)

    def reps(self, asked: Asked) -> for_reps.Reps:
        """Convenient clients, and where the time goes."""
        with self._reading() as connection:
            return for_reps.reps(connection, asked)
