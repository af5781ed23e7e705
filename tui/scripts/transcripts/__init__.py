"""Transcripts: calls played without a screen, and compared with what was expected of them."""

from .clock import PlayedClock
from .ending import lead_facts
from .errors import TranscriptError
from .play import Played, drive, judged, known_of, play
from .result import as_json

__all__ = [
    "Played",
    "PlayedClock",
    "TranscriptError",
    "as_json",
    "drive",
    "judged",
    "known_of",
    "lead_facts",
    "play",
]
