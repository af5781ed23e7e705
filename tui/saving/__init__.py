"""Between the engine and the store: begin a call, take it up again, end it, take the end back.

The app and `talktrack replay --db` both go through here, so that a transcript and the same call
typed by hand leave the same rows.
"""

from .beginning import begin, resume
from .ending import attempt, finish, preview, take_back
from .errors import CannotSave
from .giving_up import give_up
from .played import save_played
from .result import result_of

__all__ = [
    "CannotSave",
    "attempt",
    "begin",
    "finish",
    "give_up",
    "preview",
    "result_of",
    "resume",
    "save_played",
    "take_back",
]
