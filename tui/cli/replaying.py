"""`talktrack replay`: a transcript played without a screen, and saved where a database is named."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tui.languages import _, say
from tui.problem_words import all_lines
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
        differences = [say(saying) for saying in self.played.differences]
        if self.played.refused_as_expected:
            return differences
        refused = [
            _("not saved: {reason}").format(reason=say(saying)) for saying in self.played.refusals
        ]
        return [*differences, *refused]


def play_file(session: Session, file: Path) -> Playing:
    """Play a transcript; nothing is written."""
    from tui.scripts.reading import ScriptProblems
    from tui.scripts.transcripts import play

    library, settings = session.library, session.services.settings
    try:
        transcript = library.transcript(file)
        script = library.script(transcript.script, transcript.lang)
        played = play(
            transcript,
            script,
            library.rules,
            session.services.clock.local(),
            rep=settings.rep_name,
            owner=settings.owner_name,
        )
    except ScriptProblems as problems:
        return Playing(wrong=all_lines(problems.problems))
    except SayingError as error:
        return Playing(wrong=[f"{file}: {say(error.saying)}"])
    return Playing(played)


def replay(session: Session, file: Path, *, as_json: bool) -> int:
    """Play a transcript, save it where a database is named, and print what came of it.

    The exit status is 1 where an expectation differs or the wrap-up was refused, and 2 where the
    transcript or its script is wrong.
    """
    playing = play_file(session, file)
    if playing.played is None:
        for line in playing.wrong:
            sys.stderr.write(f"{line}\n")
        return WRONG
    saved: Mapping[str, int | None] = {}
    if session.services.overrides.db and not playing.played.refusals:
        saved = _save(session, playing.played)
    if as_json:
        from tui.scripts.transcripts import as_json as as_object

        session.print_json(as_object(playing.played, saved))
    else:
        _print(session, playing, saved)
    return FAILED if playing.troubles else OK


def _save(session: Session, played: Played) -> Mapping[str, int | None]:
    from tui.saving import save_played

    store = session.store()
    try:
        saved = save_played(
            store,
            played.transcript,
            library=session.library,
            settings=session.services.settings,
            clock=session.services.clock,
        )
    finally:
        store.close()
    return {
        "call": saved.call,
        "contact": saved.contact,
        "company": saved.company,
        "deal": saved.deal,
    }


def _print(session: Session, playing: Playing, saved: Mapping[str, int | None]) -> None:
    from .judged import in_words, saved_in_words

    assert playing.played is not None
    for line in (*in_words(playing.played, session.library.rules), *saved_in_words(saved)):
        session.print(line)
    for trouble in playing.troubles:
        session.print(f"✗ {trouble}")
