"""`talktrack replay`: a transcript played without a screen, and saved where a database is named."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.languages import say
from tui.scripts.sayings import SayingError

from .session import Session

if TYPE_CHECKING:
    from tui.scripts.transcripts import Played

OK, FAILED, WRONG = 0, 1, 2


@dataclass
class Playing:
    """What came of playing a file."""

    played: Played | None = None
    wrong: list[str] = field(default_factory=list)
    """Why the file or its script could not be played."""

    @property
    def troubles(self) -> list[str]:
        """Everything that is not as it should be, a line each."""
        if self.played is None:
            return self.wrong
        refused = [f"not saved: {say(saying)}" for saying in self.played.refusals]
        return [*self.wrong, *self.played.differences, *refused]


def play_file(session: Session, file: Path) -> Playing:
    """Play a transcript; nothing is written."""
    from tui.scripts.reading import ScriptProblems
    from tui.scripts.transcripts import play

    library = session.library
    try:
        transcript = library.transcript(file)
        script = library.script(transcript.script, transcript.lang)
        played = play(transcript, script, library.rules, session.services.clock.local())
    except ScriptProblems as problems:
        return Playing(wrong=str(problems).splitlines())
    except SayingError as error:
        return Playing(wrong=[f"{file}: {say(error.saying)}"])
    return Playing(played)


def replay(session: Session, file: Path, *, as_json: bool) -> int:
    """Play a transcript, save it where a database is named, and print what came of it."""
    playing = play_file(session, file)
    if playing.played is None:
        import sys

        for line in playing.wrong:
            sys.stderr.write(f"{line}\n")
        return WRONG
    saved: dict[str, int | None] = {}
    if session.services.overrides.db and not playing.played.refusals:
        saved = _save(session, playing.played)
    if as_json:
        session.print_json(_object(playing.played, saved))
    else:
        _print(session, playing, saved)
    return FAILED if playing.troubles else OK
