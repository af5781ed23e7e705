"""From a command's words to its exit status: 0 done, 1 it couldn't be done, 2 the words are off."""

import os
import sys
from collections.abc import Sequence
from itertools import pairwise

from tui.languages import LANGUAGES, _, say, set_language
from tui.scripts.sayings import SayingError
from tui.services import Services
from tui.settings import Overrides

from .session import Session
from .words import WordsError, split

DONE, FAILED, WRONG_WORDS = 0, 1, 2


def main(argv: Sequence[str]) -> int:
    """Run a command and return its exit status; errors are one sentence on standard error."""
    services: Services | None = None
    try:
        flags, words = _split(argv)
        services = Services.of_system(flags)
        set_language(services.settings.language)
        return _run(words, Session(services, flags))
    except BrokenPipeError:
        # The reader of the pipe has gone; nothing is left to say it to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except (Exception, KeyboardInterrupt) as error:
        sentence, status = _explain(error, services)
        return _say(sentence, status)


def _split(argv: Sequence[str]) -> tuple[Overrides, list[str]]:
    """The words of a command; what is wrong with them is said in the language asked for."""
    try:
        return split(argv)
    except WordsError:
        wished = (after for option, after in pairwise(argv) if option == "--lang")
        lang = next((each for each in wished if each in LANGUAGES), None)
        set_language(Services.of_system(Overrides(lang=lang)).settings.language)
        return split(argv)


def _explain(error: BaseException, services: Services | None) -> tuple[str, int]:
    """The sentence for an error, and the exit status."""
    match error:
        case WordsError():
            return str(error), WRONG_WORDS
        case SayingError():
            return say(error.saying), FAILED
        case KeyboardInterrupt():
            return _("Stopped."), FAILED
        case OSError():
            return f"{error.strerror or error}: {error.filename or _('no file named')}", FAILED
    from tui.scripts.reading import ScriptProblems

    if isinstance(error, ScriptProblems):
        from tui.problem_words import all_lines

        return "\n".join(all_lines(error.problems)), FAILED
    from tui.terminal import write_fault

    note = write_fault(services.places.faults, error) if services else type(error).__name__
    sentence = _("a fault of the program itself; a note without anybody's data: {note}")
    return sentence.format(note=note), FAILED


def _run(words: Sequence[str], session: Session) -> int:
    import typer

    from .help_words import in_words
    from .program import program

    command = in_words(typer.main.get_command(program))
    try:
        result = command.main(list(words), "talktrack", standalone_mode=False, obj=session)
    except typer.Abort:
        return _say(_("Stopped."), FAILED)
    except typer.Exit as done:
        return done.exit_code
    except typer.TyperException as error:
        from .wrong_words import sentence_of

        return _say(sentence_of(error), WRONG_WORDS)
    return result if isinstance(result, int) else DONE


def _say(sentence: str, status: int) -> int:
    sys.stderr.write(f"talktrack: {sentence}\n")
    return status
