"""`talktrack report` and `talktrack plan`."""

from .declaring import declare

__all__ = ["declare"]
