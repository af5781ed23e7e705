"""From the words of a command to its exit status: 0 done, 1 it couldn't be done, 2 words are off."""

import os
import sys
from collections.abc import Sequence

from tui.languages import say, set_language
from tui.scripts.sayings import SayingError
from tui.services import Services

from .session import Session
from .words import WordsError, split

DONE, FAILED, WRONG_WORDS = 0, 1, 2


def main(argv: Sequence[str]) -> int:
    """Run a command and return its exit status; errors are one sentence on standard error."""
    import typer
    from click.exceptions import Abort, ClickException, Exit

    from .program import program

    try:
        flags, words = split(argv)
        services = Services.of_system(flags)
        set_language(services.settings.language)
        result = typer.main.get_command(program).main(
            words, prog_name="talktrack", standalone_mode=False, obj=Session(services)
        )
    except WordsError as error:
        return _say(str(error), WRONG_WORDS)
    except ClickException as error:
        return _say(_sentence(error.format_message()), WRONG_WORDS)
    except Exit as done:
        return done.exit_code
    except (Abort, KeyboardInterrupt):
        return _say("Stopped.", FAILED)
    except SayingError as error:
        return _say(say(error.saying), FAILED)
    except BrokenPipeError:
        # The reader of the pipe has gone; nothing is left to say it to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except OSError as error:
        return _say(f"{error.strerror or error}: {error.filename or 'no file named'}", FAILED)
    return result if isinstance(result, int) else DONE


def _sentence(message: str) -> str:
    text = " ".join(message.split())
    if not text.endswith("."):
        text += "."
    return f"{text} See: talktrack --help"


def _say(sentence: str, status: int) -> int:
    sys.stderr.write(f"talktrack: {sentence}\n")
    return status
