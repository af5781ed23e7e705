"""What an earlier run could not save is saved by the next start, and said."""

from pathlib import Path

from data.recorder import EventRecorder
from data.store import Store
from tests.data.samples import DANA, begin, event
from tui.app import TalktrackApp
from tui.places import Places
from tui.services import Services
from tui.settings import Settings


class Refusing:
    """Records that can't be written to."""

    installation = ""

    def append(self, call_id: int, row: object) -> None:
        raise OSError("the disk is gone")

    def save_line(self, call_id: int, text: str, *, holder: str = "") -> None:
        raise OSError("the disk is gone")

    def save_form(self, call_id: int, text: str, *, holder: str = "") -> None:
        raise OSError("the disk is gone")

    def save_clock(self, call_id: int, seconds: int, *, holder: str = "") -> bool:
        raise OSError("the disk is gone")

    def give_back(self, call_id: int, holder: str) -> None:
        raise OSError("the disk is gone")


async def test_what_waits_in_the_outbox_is_saved_at_the_next_start(tmp_path: Path) -> None:
    services = Services(settings=Settings(language="en"), places=Places.under(tmp_path))
    services.places.make()
    store = Store.open(services.places.database)
    call_id = begin(store, store.add_lead(DANA))
    refusing = Refusing()
    refusing.installation = store.installation
    recorder = EventRecorder(refusing, call_id, outbox=services.places.outbox)
    for seq in (1, 2):
        recorder.record(event(seq))
    recorder.close()
    store.close()

    app = TalktrackApp(services)
    async with app.run_test(notifications=True) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert services.store is not None
        assert [row.seq for row in services.store.events(call_id)] == [1, 2]
        assert any("2 entries" in notice.text for notice in app.notices)
