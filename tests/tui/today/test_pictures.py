"""The screens of the shell as text, in three languages and two sizes.

After a change that is meant: pytest tests/tui/today/test_pictures.py --snapshot-update
"""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.times import NOON
from tests.tui.conftest import Around
from tests.tui.fakes import a_call, queue_row
from tests.tui.reading_screens import rows, settled
from tui.places import Places

SIZES = {"small": (80, 24), "large": (120, 40)}


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    """Folders whose names are the same everywhere."""
    monkeypatch.chdir(tmp_path)
    return Places.under(Path("home"))


def leads() -> list[Any]:
    return [
        queue_row(1, "due", name="Anna Żółć", next_call_at=NOON - timedelta(hours=2), attempts=2),
        queue_row(2, "draft", name="Ольга", company_name="ООО «Север»", draft_call_id=7),
        queue_row(3, "new", name="Dana [/x]", company_name="Northgate [Co]", score=88),
        queue_row(4, "new", name="漢字 株式会社", company_name="x" * 60, score=None, source=""),
        queue_row(5, "again", name="Jan", score=None, attempts=5, title="CEO"),
        queue_row(6, "other", name="Ewa", next_call_at=NOON + timedelta(days=1, minutes=5)),
    ]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["en", "pl", "ru"])
class TestPictures:
    async def picture(self, made: Around, size: str, *keys: str) -> str:
        made.store.history = [a_call(revisit_at=NOON.date() + timedelta(days=30))]
        app = made.app()
        async with app.run_test(size=SIZES[size]) as pilot:
            await settled(pilot)
            for key in keys:
                await pilot.press(key)
                await settled(pilot)
            return "\n".join(rows(app))

    async def test_queue(
        self, around: Callable[..., Around], language: str, size: str, snapshot: SnapshotAssertion
    ) -> None:
        assert await self.picture(around(*leads(), language=language), size) == snapshot

    async def test_first_start(
        self, around: Callable[..., Around], language: str, size: str, snapshot: SnapshotAssertion
    ) -> None:
        assert await self.picture(around(language=language), size) == snapshot

    @pytest.mark.parametrize("key", ["f1", "n", "e", "f10", "ctrl+p", "slash"])
    async def test_what_opens_over_it(
        self,
        around: Callable[..., Around],
        language: str,
        size: str,
        key: str,
        snapshot: SnapshotAssertion,
    ) -> None:
        assert await self.picture(around(*leads(), language=language), size, key) == snapshot
