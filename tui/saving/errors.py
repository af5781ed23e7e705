"""Why a call can't be saved or opened."""

from tui.scripts.sayings import SayingError


class CannotSave(SayingError):
    """The call can't be saved or opened as things stand."""
