"""Nothing looks for garbage while the program starts; afterwards it is looked for again."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator

import pytest

from tests.tui.conftest import Around
from tests.tui.fakes import queue_row
from tests.tui.reading_screens import settled
from tui import garbage


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    yield
    gc.enable()


async def test_a_loaded_app_looks_for_garbage_again(around: Callable[..., Around]) -> None:
    app = around(queue_row(1)).app()
    before = gc.get_freeze_count()
    garbage.hold()
    assert not gc.isenabled()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert gc.isenabled()
        assert gc.get_freeze_count() > before


def test_what_was_never_held_is_not_set_aside() -> None:
    before = gc.get_freeze_count()
    garbage.release()
    assert gc.isenabled()
    assert gc.get_freeze_count() == before
