"""The store's door to how leads stand: scores, what they did, and their way to sales."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from threading import Lock
from typing import TYPE_CHECKING

from sqlalchemy import select, update
from sqlalchemy.engine import Connection

from data import leads
from data.errors import NotFound
from data.rows import CallResult
from data.scoring import events, of_calls, stages
from data.scoring.keeping import counts_as_given, rescore, stale
from data.scoring.known import known_of
from data.scoring.own_sources import shares_of_sources
from data.scoring.rows import Done, LeadStanding, RankedLead
from data.tables.core import lead
from data.wrapping_up.at_hand import AtHand
from data.wrapping_up.plan import Plan
from tui.scripts.model.scoring import Scoring
from tui.scripts.scoring.own_sources import own_sources
from tui.scripts.scoring.standing import Scorer, hand_raised_at
from tui.scripts.wrap_up.forms import WrapUp

if TYPE_CHECKING:
    from data.database import Database

BATCH = 100
"""Leads of one transaction in the background: as many as a rep's key may wait for."""


class Standings:
    """How leads stand; every change keeps their scores up to date in its own transaction."""

    def __init__(
        self, database: Database, clock: Callable[[], datetime], scoring: Callable[[], Scoring]
    ) -> None:
        """Work on an open database by the rules that `scoring` hands over when they are needed."""
        self._database = database
        self._clock = clock
        self._scoring = scoring
        self._scorer: Scorer | None = None
        self._alone = Lock()

    @property
    def scorer(self) -> Scorer:
        """The rules, ready for many leads."""
        with self._alone:  # several threads ask for it at the start, and it takes long
            if self._scorer is None:
                scoring = self._scoring()
                with self._database.reading() as connection:
                    shares = shares_of_sources(connection, scoring, now=self._clock())
                self._scorer = Scorer(scoring, own_sources(shares, scoring))
            return self._scorer

    def of(self, lead_id: int) -> LeadStanding:
        """How a lead stands today, with everything that its score is made of.

        Raises:
            NotFound: There is no such lead.
        """
        with self._database.reading() as connection:
            return self._read(connection, lead_id)

    def add_event(
        self, lead_id: int, *, kind: str, at: datetime, note: str = "", by: str = ""
    ) -> Done:
        """Keep something that a lead did; it may make an MQL of it.

        Raises:
            StoreRefused: The rules don't know the kind, or the day is still to come.
            NotFound: There is no such lead.
        """
        now, scoring = self._clock(), self.scorer.scoring
        with self._database.writing() as connection:
            known = known_of(connection, [lead_id]).get(lead_id)
            if known is None:
                raise NotFound(leads.NO_LEAD, id=lead_id)
            facts, row = known
            score = row.score if counts_as_given(facts, row.scoring_version) else None
            event = events.add(
                connection, lead_id, scoring, kind=kind, at=at, note=note, by=by, now=now
            )
            moved = stages.settle_interest(connection, lead_id, scoring, now=now)
            rescore(connection, [lead_id], self.scorer, now)
            return moved._replace(event=event, score=score)

    def accept(self, lead_id: int, *, by: str = "") -> Done:
        """A rep takes the lead.

        Raises:
            StoreRefused: It is taken already.
        """
        now = self._clock()
        with self._database.writing() as connection:
            done = stages.accept(connection, lead_id, at=now, by=by)
            rescore(connection, [lead_id], self.scorer, now)
            return done

    def give_back(self, lead_id: int, *, reason: str, note: str = "", by: str = "") -> Done:
        """A rep gives the lead back to marketing, with the reason.

        Raises:
            StoreRefused: It is there already, or the reason is not one of the rules'.
        """
        now, scoring = self._clock(), self.scorer.scoring
        with self._database.writing() as connection:
            done = stages.give_back(
                connection, lead_id, scoring, reason=reason, note=note, at=now, by=by
            )
            rescore(connection, [lead_id], self.scorer, now)
            return done

    def take_back(self, done: Done) -> None:
        """Take the last thing back that was done here.

        Raises:
            CannotTakeBack: The lead has gone on since.
            NotFound: What was typed in is gone already.
        """
        with self._database.writing() as connection:
            stages.undo(connection, done)
            if done.event is not None:
                events.remove(connection, done.event)
            if done.score is not None:
                connection.execute(
                    update(lead).where(lead.c.id == done.lead_id).values(score=done.score)
                )
            rescore(connection, [done.lead_id], self.scorer, self._clock())

    def refresh(self, *, after: int = 0, limit: int = BATCH) -> tuple[int, int]:
        """Work out one batch of scores that are of an older day, or of other rules.

        Args:
            after: The number of the last lead that was looked at.
            limit: Leads at most.

        Returns:
            The last lead's number, 0 where there are no more, and how many there were.
        """
        now, scorer = self._clock(), self.scorer
        with self._database.reading() as connection:
            ids = stale(connection, scorer, now, after=after, limit=limit)
        if not ids:
            return 0, 0
        with self._database.writing() as connection:
            rescore(connection, ids, scorer, now)
        return ids[-1], len(ids)

    def refresh_all(
        self, *, stopped: Callable[[], bool] = lambda: False, rest: Callable[[], object] = int
    ) -> int:
        """Work out every score that is of an older day or of other rules, a batch at a time.

        Args:
            stopped: Asked between batches whether somebody wants it to end.
            rest: Leaves the records and the processor to others for a moment.

        Returns:
            How many there were.
        """
        count, last = 0, 0
        while not stopped():
            last, done = self.refresh(after=last)
            count += done
            if not last:
                break
            rest()
        return count

    def best(self, limit: int = 20) -> list[RankedLead]:
        """The leads with the highest scores, as they are kept."""
        columns = [lead.c[name] for name in RankedLead.__dataclass_fields__]
        chosen = select(*columns).where(lead.c.score.is_not(None))
        ordered = chosen.order_by(lead.c.score.desc(), lead.c.id.desc()).limit(limit)
        with self._database.reading() as connection:
            return [RankedLead(**row) for row in connection.execute(ordered).mappings()]

    # What the store calls inside its own transactions

    def keep(self, connection: Connection, ids: Sequence[int], *, given: bool = False) -> None:
        """Bring the scores of these leads up to date; with `given` what stands there stays."""
        rescore(connection, ids, self.scorer, self._clock(), given=given)

    def with_score(self, found: AtHand, wrap_up: WrapUp, result: CallResult) -> CallResult:
        """The result of a call with the lead's score from now on."""
        return of_calls.with_score(found, wrap_up, result, self.scorer)

    def scored(self, plan: Plan, found: AtHand) -> Plan:
        """The plan with all that the lead's score is from now on."""
        return of_calls.scored(plan, found, self.scorer)

    def after_save(
        self, connection: Connection, plan: Plan, found: AtHand, result: CallResult
    ) -> None:
        """Keep the steps that the lead made by its call, and the scores of others it touched."""
        of_calls.after_save(connection, plan, found, result, self.scorer)

    def _read(self, connection: Connection, lead_id: int) -> LeadStanding:
        found = known_of(connection, [lead_id]).get(lead_id)
        if found is None:
            raise NotFound(leads.NO_LEAD, id=lead_id)
        facts, row = found
        standing = self.scorer.standing(facts, self._clock())
        scored = standing.score
        kept = connection.execute(
            lead.select().with_only_columns(lead.c.name, lead.c.scored_on, lead.c.band)
            .where(lead.c.id == lead_id)
        ).one()  # fmt: skip
        given = counts_as_given(facts, row.scoring_version)
        return LeadStanding(
            lead_id=lead_id,
            name=kept.name,
            company_name=row.company_name,
            score=row.score if given else scored.score,
            given=given,
            band=kept.band if given else scored.band,
            cell=scored.cell,
            coverage=scored.coverage,
            fit=standing.fit,
            engagement=standing.engagement,
            segment=standing.segment,
            track=standing.track,
            worth_calling=standing.worth_calling,
            contributions=scored.contributions,
            version=scored.version,
            talked=facts.talk is not None and facts.talk.score is not None,
            stage=row.stage,
            stages=stages.history(connection, lead_id),
            events=events.history(connection, lead_id),
            hand_raised_at=hand_raised_at(facts.did, self.scorer.scoring),
            scored_on=kept.scored_on,
        )
