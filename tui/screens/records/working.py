"""What every screen of the records shares: the way to the store, and taking back."""

from __future__ import annotations

from asyncio import to_thread
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from textual import getters, work
from textual.screen import Screen

from tui.app import TalktrackApp
from tui.languages import N_, _
from tui.screens.confirm import ConfirmScreen
from tui.screens.records.names import field_name, moment
from tui.scripts.sayings import SayingError
from tui.services import Services

if TYPE_CHECKING:
    from data.records.records import Records
    from data.records.rows import LastBatch

TAKEN = {
    "add": N_("Taken back: {name} was added."),
    "edit": N_("Taken back: the correction of {name}."),
    "deal": N_("Taken back: the step of the deal {name}."),
    "merge": N_("Taken back: the merge into {name}. Both records are there again."),
    "review": N_("Taken back: what you said of a call."),
    "overturn": N_("Taken back: the disqualification stands again."),
    "numbers": N_("Taken back: the numbers are as an import had made them."),
    "name": N_("Taken back: leads, calls and deals have the name of before."),
}
ASKED = {
    "add": N_("Take back that {name} was added, {when}?"),
    "edit": N_("Take back the correction of {name}, {when}?"),
    "deal": N_("Take back the step of the deal {name}, {when}?"),
    "merge": N_("Take back the merge into {name}, {when}?"),
    "review": N_("Take back what you said of a call, {when}?"),
    "overturn": N_("Take back that a disqualification was overturned, {when}?"),
    "numbers": N_("Take back that numbers were put as they were typed, {when}?"),
    "name": N_("Take back that leads, calls and deals got your name, {when}?"),
}
FRESH = timedelta(hours=1)
"""What is older than this is asked about before it is taken back: nobody remembers it."""


class InRecords(Screen[None]):
    """A screen that works on the records."""

    app = getters.app(TalktrackApp)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._taking_back = False

    async def records(self) -> Records:
        """The records, as soon as they are open."""
        return await records_of(self._services)

    def read(self) -> None:
        """Read anew what the screen shows."""
        raise NotImplementedError

    def on_screen_resume(self) -> None:
        """Opened, or come back to: things may have changed."""
        if self._services.is_loaded:
            self.read()

    def action_take_back_records(self) -> None:
        """Take back what this person has written last; a second key press waits for the first."""
        if not self._taking_back:
            self._taking_back = True
            self._take_back_last()

    @work(group="take_back", exit_on_error=False)
    async def _take_back_last(self) -> None:
        try:
            records = await self.records()
            last = await to_thread(records.last_batch)
            if last is None:
                self.app.tell(_("There is nothing of yours in the records to take back."))
            elif self._services.clock.now() - last.at <= FRESH or await self._asked(last):
                await taken_back(records, last.batch)
                self.app.tell(_(TAKEN[last.what]).format(name=last.name))
                self.read()
        except Exception as error:
            self.app.tell_failure(error)
        finally:
            self._taking_back = False

    async def _asked(self, last: LastBatch) -> bool:
        question = _(ASKED[last.what]).format(name=last.name, when=moment(last.at))
        answer: bool = await self.app.push_screen_wait(ConfirmScreen(question))
        return answer


async def taken_back(records: Records, batch: str) -> None:
    """Take a batch back; what stands in the way is named as the screens name it."""
    try:
        await to_thread(records.take_back, batch)
    except SayingError as error:
        text, values = error.saying
        if "field" not in values:
            raise
        raise SayingError(text, **{**values, "field": field_name(values["field"])}) from error


async def records_of(services: Services) -> Records:
    """The records for whoever works on them."""
    from data.records.records import Records

    store = (await services.ready()).store
    return Records(store.database, by=services.settings.rep_name, clock=services.clock.now)


def page_of(services: Services, kind: str, row_id: int) -> Screen[Any]:
    """The page of a record."""
    from tui.screens.records import call, company, contact, deal, lead

    pages: dict[str, Any] = {
        "company": company.CompanyScreen,
        "contact": contact.ContactScreen,
        "deal": deal.DealScreen,
        "call": call.CallScreen,
        "lead": lead.LeadScreen,
    }
    page: Screen[Any] = pages[kind](services, row_id)
    return page
