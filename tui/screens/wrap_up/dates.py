"""Dates of the form by one key, and the moment of a return kept with the call."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from tui.languages import _, date_text
from tui.screens.when import When, WhenScreen
from tui.when import local

from .draft import READ_AS
from .filling import FillingScreen
from .sections.asking import in_words
from .shown import typed_form


class PicksDates(FillingScreen):
    """A wrap-up whose dates can be picked."""

    @property
    def _date_here(self) -> str:
        """The field that the cursor is on, where it is a date."""
        key = self.draft.at
        return key if READ_AS.get(key) in ("date", "datetime") else ""

    def action_wrap_up_when(self) -> None:
        """Pick the usual dates for the field that the cursor is on."""
        key = self._date_here
        if key:
            field = next(each for each in self.asked() if each.key == key)
            asked = WhenScreen(
                field.label,
                now=local(self.live.now()),
                work=self.live.settings.working_time,
                lang=self.live.script.lang,
                day_only=READ_AS[key] == "date",
            )
            self.app.push_screen(asked, partial(self._picked, key))

    def _picked(self, key: str, when: When | None) -> None:
        if when is None or when.at is None:
            return
        day_only = READ_AS[key] == "date"
        at: datetime = when.at
        text = typed_form(at.date() if day_only else at)
        self.draft.put(key, text)
        value = at.date().isoformat() if day_only else at.isoformat(timespec="minutes")
        self.draft.meant[key, text] = value
        self.show_form(key)

    def keep_moment(self) -> None:
        """Keep what was said of the moment that a return depends on: the call didn't have it.

        A capture of the script takes it where there is one, else it is a note.
        """
        draft, call = self.draft, self.live.call
        meant = draft.canonical("path_moment") if draft.ending == "no_deal" else ""
        path = self.live.rules.outcomes.path(draft.path)
        if not meant or path is None or not path.ask:
            return
        day = datetime.fromisoformat(meant).date()
        name = next((name for name in path.when.captures if name in call.script.captures), None)
        if name is not None:
            if (kept := call.state.captures.get(name)) is None or kept.value != meant:
                call.capture(name, draft.typed["path_moment"], meant)
            return
        said = _("{what}: {question} {date}").format(
            what=in_words(path.title), question=in_words(path.ask), date=date_text(day)
        )
        if all(note.text != said for note in call.state.notes):
            call.note(said)
