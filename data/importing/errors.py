"""Why a file can't be imported, as a sentence."""

from tui.scripts.sayings import SayingError


class ImportRefused(SayingError):
    """The file, or what was said about it, can't be worked with."""


class WrongWords(ImportRefused):
    """What was said about the file is off; the file itself may be fine."""


class ImportStopped(SayingError):
    """The records refused to go on; what is in stays in."""


class Cancelled(Exception):
    """The person stopped it."""
