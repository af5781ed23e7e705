"""What the records could not take before the program ended, brought over at its next start."""

from pathlib import Path
from typing import Protocol

from data.errors import StoreConflict, StoreError
from data.outbox import Letter, leftovers, opened
from data.rows import Recovered
from tui.scripts.events import EventRecord
from tui.scripts.sayings import Saying

ELSEWHERE = (
    "A call in other records is not saved in full (entries: {n}). The rest waits in {path} until "
    "those records are opened."
)
IN_HAND = (
    "A call is not saved in full (entries: {n}), and {rep} is in it just now. The rest waits in "
    "{path}; start Talktrack again when {rep} has left the call."
)
WENT_ON = (
    "A call is not saved in full (entries: {n}), and has gone on without them. They are kept in "
    "{path}; add by hand what is missing."
)
STILL_REFUSED = (
    "A call is not saved in full (entries: {n}): {why} The rest waits in {path} and is tried again "
    "at the next start."
)


class _Keeps(Protocol):
    """As much of the store as is needed here."""

    @property
    def installation(self) -> str: ...

    def append(self, call_id: int, event: EventRecord) -> None: ...

    def hold(self, call_id: int, *, by: str) -> str: ...

    def save_line(self, call_id: int, text: str, *, holder: str) -> None: ...

    def give_back(self, call_id: int, holder: str) -> None: ...

    def others_in(self, call_id: int) -> str | None: ...


def recover(outbox: Path, store: _Keeps) -> Recovered:
    """Bring over what earlier runs left in the outbox.

    Files of other records, of running programs, of calls that somebody is in, and those the
    records still refuse stay; what becomes of each is said, but for those of running programs.
    """
    events, calls, left, sayings = 0, [], [], []
    for path in leftovers(outbox):
        with opened(path) as letter:
            if letter is None:
                continue
            why = _bring(letter, store)
            if why is not None:
                if why.text == WENT_ON:
                    path = path.rename(path.with_suffix(".conflict"))
                left.append(str(path))
                values = {**why.values, "path": str(path), "n": max(1, len(letter.events))}
                sayings.append(Saying(why.text, values))
                continue
            path.unlink(missing_ok=True)
            events += len(letter.events)
            calls.append(letter.call_id)
    return Recovered(
        events=events, calls=tuple(dict.fromkeys(calls)), left=tuple(left), told=tuple(sayings)
    )


def _bring(letter: Letter, store: _Keeps) -> Saying | None:
    """Write what a file holds; why that can't be done, where it can't."""
    if letter.installation != store.installation:
        return Saying(ELSEWHERE)
    try:
        rep = store.others_in(letter.call_id)
        if rep is not None:
            return Saying(IN_HAND, {"rep": rep})
        for event in letter.events:
            store.append(letter.call_id, event)
        if letter.line is not None:
            _put_line(store, letter.call_id, letter.line)
    except StoreConflict:
        return Saying(WENT_ON)
    except StoreError as error:
        return Saying(STILL_REFUSED, {"why": error.saying})
    return None


def _put_line(store: _Keeps, call_id: int, text: str) -> None:
    """Keep a line in a call that the program which was killed may still seem to have in hand."""
    holder = store.hold(call_id, by="")
    try:
        store.save_line(call_id, text, holder=holder)
    finally:
        store.give_back(call_id, holder)
