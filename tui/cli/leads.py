"""`talktrack leads`: a list of leads in from a file, and out on the screen."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tui.languages import _, say
from tui.leads.cut_off_imports import taken_out
from tui.leads.home_country import home_country
from tui.leads.leads_file import remembered_columns

from .exporting import noted
from .import_report import as_object, lines_of_plan, lines_of_result
from .session import Session
from .words import WordsError

if TYPE_CHECKING:
    from data.importing.columns import Columns
    from data.importing.leads_in_rows import Defaults
    from data.importing.plan import Plan
    from data.importing.table import Table
    from data.importing.taking_in import TakenIn
    from data.store import Store

OK, FAILED = 0, 1
NO_COUNTRY = "none"


@dataclass(frozen=True)
class Wishes:
    """What was said about a file."""

    maps: Sequence[str] = ()
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    country: str = ""
    source: str = ""
    basis: str = ""


def import_leads(
    session: Session, file: Path, wishes: Wishes, *, dry_run: bool, as_json: bool
) -> int:
    """Check a file whole, then take in the rows that can be, and put the others beside it."""
    from data.importing.errors import Cancelled, WrongWords

    try:
        work = _Import(session, file, wishes)
        with _stopping() as stop, _progress(as_json) as progress:
            try:
                plan = work.plan(stop, progress, dry_run=dry_run)
            except Cancelled:
                return _nothing(session)
            try:
                if dry_run:
                    return work.tell_plan(plan, as_json=as_json)
                done, refused = work.carry_out(plan, stop, progress)
                return work.tell_result(plan, done, refused, as_json=as_json)
            finally:
                plan.close()
    except WrongWords as error:
        raise WordsError(say(error.saying)) from None


class _Import:
    """One import, from the file's name to what is told at the end."""

    def __init__(self, session: Session, file: Path, wishes: Wishes) -> None:
        from data.importing.columns import known_names, map_columns, read_pairs
        from data.importing.remembered import Remembered
        from data.importing.tables import open_table

        self.session = session
        self.told = read_pairs(wishes.maps)
        self.defaults = _defaults(wishes, home_country(session.services.settings))
        self.table: Table = open_table(
            file, encoding=wishes.encoding, delimiter=wishes.delimiter, sheet=wishes.sheet
        )
        self.memory = Remembered(remembered_columns(session.services))
        self.columns: Columns = map_columns(
            self.table.header,
            known_names(session.services.scripts_folder),
            told=self.told,
            remembered=self.memory.find(self.table.header),
        )

    def plan(self, stop: Stop, progress: Progress, *, dry_run: bool) -> Plan:
        """Check every row; a dry run makes no records where there are none."""
        from data.importing.plan import make_plan

        store = self._store(only_if_there=dry_run)
        try:
            if store is not None and not dry_run:
                for told in taken_out(store, self.session.services.clock.now()):
                    sys.stderr.write(f"{told}\n")
            return make_plan(
                self.table, self.columns, store=store, defaults=self.defaults,
                progress=progress.show, stopped=stop.asked,
            )  # fmt: skip
        finally:
            if store is not None:
                store.close()

    def carry_out(self, plan: Plan, stop: Stop, progress: Progress) -> tuple[TakenIn, Path | None]:
        """Write what was checked, and the file of what was refused."""
        from data.importing.refusals import RefusalFile
        from data.importing.taking_in import take_in

        refusals = RefusalFile(self.table.path)
        try:
            store, services = self.session.store(), self.session.services
            try:
                done = take_in(
                    store, plan, now=services.clock.now(), file=str(self.table.path.absolute()),
                    by=services.settings.rep_name, progress=progress.show, stopped=stop.asked,
                )  # fmt: skip
            finally:
                store.close()
            if self.told:
                self.memory.keep(self.table.header, self.told)
            if done.cancelled or not plan.refused.total():
                return done, None
            reason = _("Why it was not taken")
            rows = plan.spool.refused()
            left = refusals.write(plan.header, rows, reason=reason, say=say)
            noted(self.session, "refused", left)
            return done, left
        finally:
            refusals.drop()

    def tell_plan(self, plan: Plan, *, as_json: bool) -> int:
        """Print what would be done."""
        if as_json:
            self.session.print_json(as_object(self.table, self.columns, plan))
        else:
            for line in lines_of_plan(self.table, self.columns, plan, self.defaults.country):
                self.session.print(line)
        return OK

    def tell_result(self, plan: Plan, done: TakenIn, refused: Path | None, *, as_json: bool) -> int:
        """Print what was done."""
        if as_json:
            found = as_object(self.table, self.columns, plan, done=done, refused_file=refused)
            self.session.print_json(found)
        else:
            for line in lines_of_result(plan, done, refused):
                self.session.print(line)
        useless = plan.rows > 0 and plan.refused["unfit"] == plan.rows
        return FAILED if done.cancelled or useless else OK

    def _store(self, *, only_if_there: bool) -> Store | None:
        target = self.session.services.database
        if only_if_there and isinstance(target, Path) and not target.exists():
            return None
        return self.session.store()


class Stop:
    """Whether Ctrl+C was pressed."""

    def __init__(self) -> None:
        self._pressed = False

    def asked(self) -> bool:
        """Whether to end at the next whole batch."""
        return self._pressed

    def press(self, *_signal: object) -> None:
        """Ask for it; the second time ends at once."""
        if self._pressed:
            raise KeyboardInterrupt
        self._pressed = True


class Progress:
    """One line on standard error that says how far it is."""

    def __init__(self, *, shown: bool) -> None:
        self._shown = shown
        self._last = ""

    def show(self, stage: str, done: int, of: int) -> None:
        """Paint the line anew."""
        if not self._shown:
            return
        if stage == "checking":
            text = _("Checking: {done}").format(done=done)
        else:
            text = _("Writing: {done} of {total}").format(done=done, total=of)
        sys.stderr.write(f"\r{text.ljust(len(self._last))}")
        sys.stderr.flush()
        self._last = text

    def clear(self) -> None:
        """Leave nothing behind."""
        if self._last:
            sys.stderr.write(f"\r{' ' * len(self._last)}\r")
            sys.stderr.flush()


@contextmanager
def _stopping() -> Iterator[Stop]:
    stop = Stop()
    try:
        before = signal.signal(signal.SIGINT, stop.press)
    except ValueError:
        # Not the main thread: nobody can press anything.
        yield stop
        return
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _progress(as_json: bool) -> Iterator[Progress]:
    progress = Progress(shown=sys.stderr.isatty() and not as_json)
    try:
        yield progress
    finally:
        progress.clear()


def _defaults(wishes: Wishes, home: str) -> Defaults:
    """What holds where a row says nothing; `--country none` leaves numbers without a code alone."""
    from data.importing.countries import country_code
    from data.importing.leads_in_rows import Defaults, tidy

    country = country_code(wishes.country) if wishes.country else home
    if wishes.country == NO_COUNTRY:
        country = ""
    elif wishes.country and not country:
        raise WordsError(
            _("--country takes a country, as in --country PL, not {given}").format(
                given=wishes.country
            )
        )
    return Defaults(country, tidy(wishes.source), tidy(wishes.basis))


def _nothing(session: Session) -> int:
    session.print(_("Stopped while the file was being checked; nothing was written."))
    return FAILED
