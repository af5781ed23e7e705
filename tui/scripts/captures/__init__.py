"""What the rep types while listening: read in the habits of three languages, kept, shown."""

from .calc import compute
from .canonical import Money, read_money, read_number
from .errors import CaptureError, example
from .reading import parse
from .showing import show, show_result

__all__ = [
    "CaptureError",
    "Money",
    "compute",
    "example",
    "parse",
    "read_money",
    "read_number",
    "show",
    "show_result",
]
