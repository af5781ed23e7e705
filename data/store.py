"""The store: everything the program keeps, behind functions that return plain values.

Any thread may call it. Transactions live and die inside its functions; nothing that comes out is
tied to the database.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from sqlalchemy import select

from data import calls, holding, leads, matching
from data.database import Database, open_database
from data.errors import StoreConflict
from data.queueing import Queues
from data.records import own_name
from data.rows import (
    CallResult,
    CallRow,
    CallSummary,
    Change,
    DraftRow,
    LeadRow,
    Match,
    NewLead,
    Saved,
    Typed,
    Versions,
)
from data.scoring import of_calls
from data.scoring.standings import Standings
from data.tables.core import installation
from data.wrapping_up.apply import apply
from data.wrapping_up.at_hand import at_hand
from data.wrapping_up.plan import make_plan
from data.wrapping_up.take_back import take_back
from tui.scripts.cleaning import clean
from tui.scripts.events import EventRecord
from tui.scripts.wrap_up.forms import CompanyDraft, ContactDraft, WrapUp

OTHER_EVENT = (
    "This call is open in another window, which has gone on with it. "
    "Close one of the two, and resume the call from the queue."
)
CHANGED_SINCE = "The records changed since the list was shown. Look at the new list and save again."

LINE_LIMIT = 20_000
"""Characters of the note line that are kept while they are typed."""


def _now() -> datetime:
    return datetime.now(UTC)


class Store(Queues):
    """An opened set of records."""

    def __init__(self, database: Database, *, clock: Callable[[], datetime] = _now) -> None:
        """Work on a database that is open; `Store.open` is the usual way."""
        self.database = database
        self._clock = clock
        self.rules_folder: Path | None = None
        """Where the team's own rules of scoring are, if it has any."""

    @classmethod
    def open(cls, target: str | Path, *, key: str | None = None) -> "Store":
        """Open the records at a path or an SQLAlchemy URL; a file that is missing is made.

        Raises:
            StoreError: They can't be opened; the sentence says why and what to do.
        """
        return cls(open_database(target, key=key))

    @property
    def where(self) -> str:
        """The file or address, without a password."""
        return self.database.where

    @cached_property
    def standings(self) -> Standings:
        """How leads stand between two calls: scores, what they did, their way to sales."""
        from tui.scripts.reading.rule_files import scoring_rules

        return Standings(
            self.database, lambda: self._clock(), lambda: scoring_rules(self.rules_folder)
        )

    @cached_property
    def installation(self) -> str:
        """The id of this set of records."""
        with self.database.reading() as connection:
            chosen = select(installation.c.value).where(installation.c.name == "id")
            return str(connection.execute(chosen).scalar_one())

    def close(self) -> None:
        """Let go of the file."""
        self.database.close()

    # Leads

    def add_lead(
        self, new: NewLead, *, allow_duplicate: bool = False, by_name: bool = False
    ) -> int:
        """Add a lead and return its id.

        Args:
            new: The lead.
            allow_duplicate: Add it whoever has the same number or e-mail.
            by_name: Take the same name at the same company for the same lead too.

        Raises:
            DuplicateLead: It is another one by these signs, and that is not allowed.
            Suppressed: The person asked not to be contacted.
        """
        with self.database.writing() as connection:
            lead_id = leads.add(
                connection,
                new=new,
                now=self._clock(),
                allow_duplicate=allow_duplicate,
                by_name=by_name,
            )
            self.standings.keep(connection, [lead_id], given=new.score is not None)
            return lead_id

    def lead(self, lead_id: int) -> LeadRow:
        """The lead with this id."""
        with self.database.reading() as connection:
            return leads.get(connection, lead_id=lead_id)

    def edit_lead(
        self, lead_id: int, *, by: str = "", version: int | None = None, **fields: Any
    ) -> LeadRow:
        """Change fields of a lead.

        Args:
            lead_id: The lead.
            by: Who changes it, for the history.
            version: The version that was on screen; a later one in the records is not overwritten.
            **fields: New values by column.
        """
        with self.database.writing() as connection:
            leads.edit(
                connection,
                lead_id=lead_id,
                fields=fields,
                by=by,
                version=version,
                now=self._clock(),
            )
            self.standings.keep(connection, [lead_id], given="score" in fields)
            return leads.get(connection, lead_id=lead_id)

    def lead_count(self) -> int:
        """How many leads there are in all, whether they wait or not."""
        with self.database.reading() as connection:
            return leads.count(connection)

    def lead_history(self, lead_id: int) -> list[CallSummary]:
        """The calls with a lead, the latest first."""
        with self.database.reading() as connection:
            return leads.history(connection, lead_id=lead_id)

    # Calls

    def begin_call(
        self,
        *,
        lead_id: int,
        rep: str,
        pinned: calls.Pinned,
        framework: str,
        lang: str,
        started_at: datetime,
        versions: Versions | None = None,
    ) -> int:
        """Begin a call as a draft, pinned to its script, and return its id."""
        with self.database.writing() as connection:
            return calls.begin(
                connection,
                lead_id=lead_id,
                rep=rep,
                pinned=pinned,
                framework=framework,
                lang=lang,
                started_at=started_at,
                versions=versions,
            )

    def append(self, call_id: int, event: EventRecord) -> None:
        """Write one event; it is on disk when this returns. Writing it again changes nothing.

        Raises:
            StoreConflict: Another event has its number: the call goes on somewhere else.
        """
        written = self.database.events.append(
            call_id, event.seq, event.at_ms, event.kind, event.step, calls.payload_text(event)
        )
        if not written:
            raise StoreConflict(OTHER_EVENT)

    def events(self, call_id: int) -> list[EventRecord]:
        """The events of a call in their order."""
        with self.database.reading() as connection:
            return calls.events(connection, call_id=call_id)

    def pinned_script(self, script_hash: str) -> str:
        """The text of a script as it was when a call was made by it."""
        with self.database.reading() as connection:
            return calls.pinned_script(connection, script_hash=script_hash)

    def call(self, call_id: int) -> CallRow:
        """The call with this id."""
        with self.database.reading() as connection:
            return calls.get(connection, call_id=call_id)

    def drafts(self) -> list[DraftRow]:
        """Calls that were left or cut off, the latest first."""
        with self.database.reading() as connection:
            return calls.drafts(connection)

    def discard_call(self, call_id: int) -> None:
        """Throw away a draft in which nothing was said."""
        with self.database.writing() as connection:
            calls.discard(connection, call_id=call_id)

    def hold(self, call_id: int, *, by: str) -> str:
        """Take a draft in hand; the sign that comes back keeps it and gives it back.

        Raises:
            CallHeld: Another program has it in hand.
        """
        with self.database.writing() as connection:
            return holding.take(connection, call_id=call_id, by=by, now=self._clock())

    def give_back(self, call_id: int, holder: str) -> None:
        """Let others have the call."""
        with self.database.writing() as connection:
            holding.give_back(connection, call_id=call_id, holder=holder)

    def take_over_drafts(self, *, before: str, name: str) -> int:
        """Let the drafts left as `before` be those of `name`; how many there were."""
        with self.database.writing() as connection:
            now = self._clock()
            return holding.rename_drafts(connection, before=before, name=name, now=now)

    def named(self, name: str) -> own_name.Named:
        """How much that is finished stands under a name."""
        with self.database.reading() as connection:
            return own_name.named(connection, name)

    def rename(self, *, before: str, name: str) -> own_name.Named:
        """Put a name in the place of another one; `own_name.rename` says how it is taken back."""
        with self.database.writing() as connection:
            return own_name.rename(connection, before=before, name=name, now=self._clock())

    def others_in(self, call_id: int, *, holder: str = "") -> str | None:
        """Who else is in the call just now, where somebody is."""
        with self.database.reading() as connection:
            now = self._clock()
            return holding.others(connection, call_id=call_id, holder=holder, now=now)

    def save_line(self, call_id: int, text: str, *, holder: str = "") -> None:
        """Keep what stands in the note line, not yet sent.

        Raises:
            StoreConflict: Somebody else is in the call.
        """
        self._save_typed(call_id, "draft_line", clean(text, limit=LINE_LIMIT), holder)

    def save_form(self, call_id: int, text: str, *, holder: str = "") -> None:
        """Keep what stands in the form of the wrap-up, not yet saved.

        Raises:
            StoreConflict: Somebody else is in the call.
        """
        self._save_typed(call_id, "draft_form", text, holder)

    def _save_typed(self, call_id: int, column: Typed, text: str, holder: str) -> None:
        if not self.database.events.save_typed(call_id, column, text, holder=holder):
            raise StoreConflict(OTHER_EVENT)

    def save_clock(self, call_id: int, seconds: int, *, holder: str = "") -> bool:
        """Keep how long a call has gone on that is not ended, and keep it in hand.

        Returns:
            Whether it is in our hand still; somebody else may have gone on with it meanwhile.
        """
        if not holder:
            self.database.events.save_clock(call_id, seconds)
            return True
        until = holding.until(self._clock())
        return self.database.events.go_on(call_id, seconds, holder=holder, until=until)

    def line(self, call_id: int) -> str:
        """What stood in the note line."""
        with self.database.reading() as connection:
            return calls.typed(connection, call_id=call_id, column="draft_line")

    def form(self, call_id: int) -> str:
        """What stood in the form of the wrap-up, as it was given to `save_form`."""
        with self.database.reading() as connection:
            return calls.typed(connection, call_id=call_id, column="draft_form")

    # The end of a call

    def preview(self, call_id: int, wrap_up: WrapUp, result: CallResult) -> list[Change]:
        """What `save` would write, without writing it."""
        with self.database.reading() as connection:
            found = at_hand(connection, call_id=call_id)
            result = self.standings.with_score(found, wrap_up, result)
            return make_plan(connection, found, wrap_up=wrap_up, result=result).changes

    def save(
        self,
        call_id: int,
        wrap_up: WrapUp,
        result: CallResult,
        *,
        event: EventRecord | None = None,
        previewed: Sequence[Change] | None = None,
        holder: str = "",
    ) -> Saved:
        """Save the end of a call, whole or not at all.

        Args:
            call_id: The call, a draft so far.
            wrap_up: What the rep has confirmed.
            result: What the engine made of the call.
            event: The event that ends the call, written in the same transaction.
            previewed: The list the rep agreed to; if the records changed since, nothing is saved.
            holder: The sign by which the call is in our hand.

        Raises:
            StoreConflict: Somebody else is in the call, or has gone on with it.
        """
        with self.database.writing() as connection:
            found = at_hand(connection, call_id=call_id)
            if found.held.elsewhere(holder=holder, now=self._clock()):
                raise StoreConflict(OTHER_EVENT)
            result = self.standings.with_score(found, wrap_up, result)
            plan = make_plan(connection, found, wrap_up=wrap_up, result=result)
            if previewed is not None and list(previewed) != plan.changes:
                raise StoreConflict(CHANGED_SINCE)
            plan = self.standings.scored(plan, found)
            saved = apply(connection, plan=plan, result=result, event=event)
            self.standings.after_save(connection, plan, found, result)
            return saved

    def take_back(self, call_id: int, *, event: EventRecord | None = None, by: str = "") -> str:
        """Take a save back whole; the call is a draft again, in hand of `by` if one is named.

        Returns:
            The sign by which the call is in hand, as from `hold`; empty without a `by`.

        Raises:
            CannotTakeBack: Something was built upon it since; nothing is changed.
        """
        with self.database.writing() as connection:
            now = self._clock()
            touched = of_calls.take_back(connection, call_id)
            take_back(connection, call_id=call_id, event=event, now=now)
            self.standings.keep(connection, touched)
            return holding.take(connection, call_id=call_id, by=by, now=now) if by else ""

    def matches(
        self,
        contact: ContactDraft | None,
        company: CompanyDraft | None,
        *,
        lead_id: int | None = None,
    ) -> list[Match]:
        """Existing contacts and companies that may be meant, with the reasons."""
        with self.database.reading() as connection:
            return matching.matches(connection, person=contact, firm=company, lead_id=lead_id)
