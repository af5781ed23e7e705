"""Choosing a time to come: a digit for what is usual, or words, and what was understood."""

from collections.abc import Callable
from datetime import date, datetime

from tui.languages import language
from tui.scripts.callbacks import Preset, presets
from tui.scripts.captures import CaptureError, parse
from tui.scripts.working_time import WorkingTime
from tui.when import full_when, off_hours

SPOKEN = ("en", "pl", "ru")

Read = Callable[[str], datetime]
"""What words mean; raises `CaptureError` where they mean no time."""


class ChoosingWhen:
    """What was chosen so far. Nothing is settled before it has been shown in full.

    Args:
        now: Local, without a zone.
        work: The rep's hours and days.
        read: How words are understood.
        day_only: For a date without a time.
    """

    def __init__(
        self, now: datetime, work: WorkingTime, read: Read, *, day_only: bool = False
    ) -> None:
        self.now = now
        self.day_only = day_only
        self.presets = presets(now, work, days_only=day_only)
        self.understood: tuple[str, datetime] | None = None
        """What was typed (nothing for a preset), and the moment that it means."""
        self._work = work
        self._read = read
        self._digits = ""
        self._number = 0

    @property
    def said(self) -> str:
        """What was understood, written out; nothing where nothing was."""
        if self.understood is None:
            return ""
        return full_when(self.understood[1], self.now, day_only=self.day_only)

    @property
    def warning(self) -> str:
        """A word of warning where nobody works at that time."""
        if self.understood is None:
            return ""
        return off_hours(self.understood[1], self._work, day_only=self.day_only)

    def is_chosen(self, preset: Preset) -> bool:
        """Whether this preset is what was understood."""
        return self.understood == ("", preset.at) and self._number == preset.number

    def digit(self, number: int) -> None:
        """A digit on the empty line: a preset, or the beginning of a date."""
        self._digits += str(number)
        self._number = number
        chosen = next((each for each in self.presets if each.number == number), None)
        self.understood = ("", chosen.at) if chosen else None

    def typed(self, text: str) -> str:
        """The line has another text; returns what it should be.

        Digits before it were the beginning of a date if what follows is not a word: `10` and `:30`.
        """
        if text:
            if self._digits and not text[0].isalpha():
                text = self._digits + text
            self._digits = ""
        if self.understood is not None and self.understood[0] != text.strip():
            self.understood = None
        return text

    def enter(self, text: str) -> datetime | None:
        """Understand the text; the second time it is settled and handed back.

        Raises:
            CaptureError: It means no time to come; the sentence says how to type one.
        """
        text = text.strip()
        if self.understood is not None and self.understood[0] == text:
            return self.understood[1]
        self.understood = None
        self.understood = (text, self._read(text))
        return None


def reader(now: datetime, lang: str = "", *, day_only: bool = False) -> Read:
    """Reads words in one language first, then in the interface's, then in the other ones.

    Args:
        now: Local, without a zone.
        lang: The language whose habits decide; the interface's where it is left out.
        day_only: For a date without a time.
    """

    def read(text: str) -> datetime:
        first: CaptureError | None = None
        for each in dict.fromkeys(filter(None, (lang, language(), *SPOKEN))):
            try:
                if day_only:
                    value = parse("date", text, lang=each, currency="", now=now)
                    return datetime.combine(date.fromisoformat(value), datetime.min.time())
                return datetime.fromisoformat(
                    parse("datetime", text, lang=each, currency="", now=now)
                )
            except CaptureError as error:
                first = first or error
        raise first or CaptureError("")

    return read
