"""A file of leads on its way in: how it is read, what its columns are, what is remembered of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from tui.languages import _, say
from tui.scripts.sayings import SayingError
from tui.services import Services

if TYPE_CHECKING:
    from data.importing.columns import Columns
    from data.importing.plan import Plan, Progress
    from data.importing.table import Table
    from data.importing.taking_in import TakenIn
    from data.store import Store

LOOKED_AT = 50
"""Rows that are looked through for something to show of each column."""
MEASURED = 1 << 18
"""Bytes by which the number of rows is guessed."""


@dataclass(frozen=True)
class Reading:
    """How a file is to be read; what is empty is found out."""

    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""


@dataclass(frozen=True)
class ForAll:
    """What holds for rows that don't say."""

    country: str = ""
    source: str = ""
    basis: str = ""


def remembered_columns(services: Services) -> Path:
    """The file of what was said about columns: beside the records."""
    from data.importing.remembered import NAME

    target = services.database
    home = target.parent if isinstance(target, Path) else services.places.data
    return home / NAME


class LeadsFile:
    """A file that was chosen, with what each of its columns is taken for."""

    def __init__(self, services: Services, path: Path, reading: Reading | None = None) -> None:
        """Read its column names.

        Raises:
            ImportRefused: It is no table; the sentence says what to do.
        """
        from data.importing.remembered import Remembered
        from data.importing.tables import open_table

        self.services = services
        self.path = path
        self.reading = reading or Reading()
        self.table: Table = open_table(
            path,
            encoding=self.reading.encoding,
            delimiter=self.reading.delimiter,
            sheet=self.reading.sheet,
        )
        self._memory = Remembered(remembered_columns(services))
        self._told: dict[str, str] = {}
        self.columns = self._recognised()
        self.shown = [self._some_of(place) for place in range(len(self.columns.fields))]
        """Some cells of each column, for the person to see what it is."""

    @cached_property
    def rows_about(self) -> int:
        """About how many rows there are, by the length of the first ones; 0 in a workbook."""
        if self.table.read.kind != "csv":
            return 0
        with self.path.open("rb") as file:
            start = file.read(MEASURED)
        lines = start.count(b"\n")
        return round(self.path.stat().st_size * lines / len(start)) if lines else 0

    def _recognised(self) -> Columns:
        from data.importing.columns import NOTHING_KNOWN, Columns, known_names, map_columns

        header = self.table.header
        names = known_names(self.services.scripts_folder)
        try:
            return map_columns(header, names, remembered=self._memory.find(header))
        except SayingError as error:
            if error.saying.text != NOTHING_KNOWN:
                raise
            return Columns(("",) * len(header))

    def _some_of(self, place: int) -> list[str]:
        rows = (record.cells for record in islice(self.table.rows(), LOOKED_AT))
        cells = (cells[place].strip() for cells in rows if place < len(cells))
        return list(islice((cell for cell in cells if cell), 3))

    def take_for(self, place: int, field: str) -> None:
        """Say what a column is; an empty field leaves it out."""
        from data.importing.columns import NOTHING

        fields = list(self.columns.fields)
        fields[place] = field
        self.columns = self.columns._replace(fields=tuple(fields))
        self._told[self.table.header[place]] = field or NOTHING

    def read_as(self, **changes: str) -> LeadsFile:
        """The same file read in another way."""
        return LeadsFile(self.services, self.path, replace(self.reading, **changes))

    def plan(
        self, store: Store, for_all: ForAll, progress: Progress, stopped: Callable[[], bool]
    ) -> Plan:
        """Check every row; nothing is written.

        Raises:
            Cancelled: The person stopped it.
        """
        from data.importing.leads_in_rows import Defaults, tidy
        from data.importing.plan import make_plan

        defaults = Defaults(for_all.country, tidy(for_all.source), for_all.basis)
        return make_plan(
            self.table,
            self.columns,
            store=store,
            defaults=defaults,
            progress=progress,
            stopped=stopped,
        )

    def _remember(self, store: Store, left: Path) -> None:
        """For whoever has to forget somebody in it one day."""
        from data.exporting.made import note_made

        rep, now = self.services.settings.rep_name, self.services.clock.now()
        note_made(store, what="refused", file=left, by=rep, now=now)

    def take_in(
        self, store: Store, plan: Plan, progress: Progress, stopped: Callable[[], bool]
    ) -> tuple[TakenIn, Path | None]:
        """Write what was checked, and the file of what was not taken.

        Where the person stops it, what came in goes out again.

        Returns:
            What came in, and where the rows are that did not.

        Raises:
            ImportStopped: The records refuse to go on; the sentence says what became of the leads.
        """
        from data.importing.refusals import RefusalFile
        from data.importing.taking_in import take_in

        refusals = RefusalFile(self.path)
        try:
            done = take_in(
                store, plan, now=self.services.clock.now(), file=str(self.path.absolute()),
                by=self.services.settings.rep_name, progress=progress, stopped=stopped,
            )  # fmt: skip
            if done.cancelled:
                return done, None
            if self._told:
                self._memory.keep(self.table.header, self._told)
            if not plan.refused.total():
                return done, None
            rows = plan.spool.refused()
            left = refusals.write(plan.header, rows, reason=_("Why it was not taken"), say=say)
            self._remember(store, left)
            return done, left
        finally:
            refusals.drop()
