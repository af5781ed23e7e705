"""A transcript that cannot be played as it is written."""

from tui.scripts.sayings import SayingError


class TranscriptError(SayingError):
    """A line of a transcript that the script does not allow, with the line's number."""
