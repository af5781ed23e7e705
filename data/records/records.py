"""The door to the records: every function opens its transaction and gives plain values back."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from data.records import (
    choosing,
    deals,
    duplicates,
    editing,
    history,
    lists,
    merging,
    pages,
    reviews,
)
from data.records.rows import (
    CallPage,
    CompanyPage,
    ContactPage,
    DealPage,
    Kind,
    LastBatch,
    LeadPage,
    Listed,
    MergePlan,
    Page,
    Twin,
    Written,
)
from data.records.taking_back import take_back
from data.searching import INDEXES, catch_up_if_few

if TYPE_CHECKING:
    from data.database import Database


def _now() -> datetime:
    return datetime.now(UTC)


class Records:
    """Companies, contacts, deals, calls and leads, to look at and to put right."""

    def __init__(
        self, database: "Database", *, by: str = "", clock: Callable[[], datetime] = _now
    ) -> None:
        """Work on records that are open.

        Args:
            database: The records.
            by: Who works on them, for the history.
            clock: The present moment.
        """
        self._database = database
        self._by = by
        self._clock = clock

    # Looking

    def page(
        self,
        kind: Kind,
        *,
        order: str = "",
        search: str = "",
        beside: Listed | None = None,
        back: bool = False,
        limit: int = lists.PAGE,
    ) -> Page:
        """A stretch of a list; see `lists.page`."""
        self._catch_up(search)
        with self._database.reading() as connection:
            return lists.page(
                connection,
                kind=kind,
                order=order,
                search=search,
                beside=beside,
                back=back,
                limit=limit,
            )

    def count(self, kind: Kind, *, search: str = "") -> int:
        """How many rows a list has."""
        self._catch_up(search)
        with self._database.reading() as connection:
            return lists.count(connection, kind=kind, search=search)

    def company(self, company_id: int) -> CompanyPage:
        """Everything on a company."""
        with self._database.reading() as connection:
            return pages.company_page(connection, company_id=company_id)

    def contact(self, contact_id: int) -> ContactPage:
        """Everything on a contact."""
        with self._database.reading() as connection:
            return pages.contact_page(connection, contact_id=contact_id)

    def deal(self, deal_id: int) -> DealPage:
        """Everything on a deal."""
        with self._database.reading() as connection:
            return pages.deal_page(connection, deal_id=deal_id)

    def lead(self, lead_id: int) -> LeadPage:
        """Everything on a lead, but how it stands; that takes the rules of scoring."""
        with self._database.reading() as connection:
            return pages.lead_page(connection, lead_id=lead_id)

    def call(self, call_id: int) -> CallPage:
        """A call as it went."""
        with self._database.reading() as connection:
            return pages.call_page(connection, call_id=call_id)

    def history(self, kind: Kind, row_id: int) -> list[Written]:
        """Everything that was written to a record, the latest first."""
        with self._database.reading() as connection:
            return history.history(connection, kind=kind, row_id=row_id)

    def standing(self, kind: Kind, row_id: int) -> int:
        """The record itself, or the one that it was merged into."""
        with self._database.reading() as connection:
            return history.standing(connection, kind=kind, row_id=row_id)

    def _catch_up(self, search: str) -> None:
        """What was written just now is in the index before it is looked for."""
        if search:
            for index in INDEXES:
                catch_up_if_few(self._database, index)

    def company_meant(self, typed: str) -> int | None:
        """The company that is meant by a name or number; see `choosing.company_meant`."""
        self._catch_up(typed)
        with self._database.reading() as connection:
            return choosing.company_meant(connection, typed)

    # Putting right

    def edit(
        self, kind: Kind, row_id: int, fields: Mapping[str, Any], *, version: int | None = None
    ) -> dict[str, Any]:
        """Change fields of a company, contact or deal; the row as it stands then."""
        with self._database.writing() as connection:
            return editing.edit(
                connection,
                kind=kind,
                row_id=row_id,
                fields=fields,
                version=version,
                by=self._by,
                now=self._clock(),
            )

    def add_company(self, fields: Mapping[str, Any], *, anyway: bool = False) -> int:
        """Add a company by hand; its id."""
        with self._database.writing() as connection:
            return editing.add_company(
                connection, fields=fields, by=self._by, now=self._clock(), anyway=anyway
            )

    def add_contact(
        self, company_id: int, fields: Mapping[str, Any], *, anyway: bool = False
    ) -> int:
        """Add a person to a company by hand; its id."""
        with self._database.writing() as connection:
            return editing.add_contact(
                connection,
                company_id=company_id,
                fields=fields,
                by=self._by,
                now=self._clock(),
                anyway=anyway,
            )

    def move_deal(self, deal_id: int, stage: str, *, version: int | None = None) -> None:
        """Put an open deal into another stage."""
        with self._database.writing() as connection:
            deals.move(
                connection,
                deal_id=deal_id,
                stage=stage,
                version=version,
                by=self._by,
                now=self._clock(),
            )

    def close_deal(
        self, deal_id: int, closing: deals.Closing, *, version: int | None = None
    ) -> None:
        """Mark a deal won or lost."""
        with self._database.writing() as connection:
            deals.close(
                connection,
                deal_id=deal_id,
                closing=closing,
                version=version,
                by=self._by,
                now=self._clock(),
            )

    def reopen_deal(self, deal_id: int, *, version: int | None = None) -> None:
        """Open a closed deal again."""
        with self._database.writing() as connection:
            deals.reopen(
                connection, deal_id=deal_id, version=version, by=self._by, now=self._clock()
            )

    # Saying something of calls

    def notes(self, call_id: int) -> tuple[reviews.ReviewNote, ...]:
        """What was said of a call, the earliest first."""
        with self._database.reading() as connection:
            return reviews.notes(connection, call_id=call_id)

    def comment(self, call_id: int, text: str, *, seq: int | None = None) -> None:
        """Keep a comment, pinned to an event of the call where one is named."""
        with self._database.writing() as connection:
            reviews.comment(
                connection, call_id=call_id, by=self._by, now=self._clock(), text=text, seq=seq
            )

    def scorecard(self, call_id: int, marks: Mapping[str, int]) -> None:
        """Keep the marks of a call."""
        with self._database.writing() as connection:
            reviews.scorecard(
                connection, call_id=call_id, by=self._by, now=self._clock(), marks=marks
            )

    def overturn(self, call_id: int, note: str, when: datetime) -> None:
        """Make a callback of a disqualified lead."""
        with self._database.writing() as connection:
            reviews.overturn(
                connection, call_id=call_id, by=self._by, now=self._clock(), note=note, when=when
            )

    # Merging

    def twins(self, kind: Kind, row_id: int) -> list[Twin]:
        """Records that may be the same, with the reasons."""
        with self._database.reading() as connection:
            return duplicates.twins(connection, kind=kind, row_id=row_id)

    def plan_merge(self, kind: Kind, keep: int, gone: int) -> MergePlan:
        """What a merge would do."""
        with self._database.reading() as connection:
            return merging.plan(connection, kind=kind, keep=keep, gone=gone)

    def merge(self, planned: MergePlan, choices: Mapping[str, merging.Side] | None = None) -> str:
        """Merge two records; the batch by which it is taken back."""
        with self._database.writing() as connection:
            return merging.merge(
                connection,
                planned=planned,
                choices=choices or {},
                by=self._by,
                now=self._clock(),
            )

    # Taking back

    def last_batch(self) -> LastBatch | None:
        """What this person has written last, and not yet taken back."""
        with self._database.reading() as connection:
            return history.last_batch(connection, by=self._by)

    def take_back(self, batch: str) -> int:
        """Undo a batch whole, or not at all; how many fields are as they were."""
        with self._database.writing() as connection:
            return take_back(connection, batch=batch, now=self._clock())
