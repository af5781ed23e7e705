"""What the call's parts tell its screen."""

from dataclasses import dataclass

from textual.message import Message


@dataclass
class SaveStateChanged(Message):
    """The recorder has saved, is saving again or has failed to; may come from any thread."""
