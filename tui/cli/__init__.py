"""The command line: everything that works without a screen, and the doors to those that need one.

Imported only when a command is given: `talktrack` alone opens the app without it.
"""

from .entry import main

__all__ = ["main"]
