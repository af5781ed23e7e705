"""The sections of the form: which fields an ending asks for, from the top."""

from .asking import Asking
from .whole import ask

__all__ = ["Asking", "ask"]
