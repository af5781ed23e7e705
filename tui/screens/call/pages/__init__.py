"""What can lie on the question for a while."""

from .attempts import AttemptsPage, CallbackPage
from .card import CardPage
from .icp import IcpPage
from .leaving import LeavingPage
from .lists import Choice, ListPage
from .outline import OutlinePage
from .page import Desk, Page, Tone
from .recall import ObjectionsPage, RecallPage
from .verdict import VerdictPage

__all__ = [
    "AttemptsPage",
    "CallbackPage",
    "CardPage",
    "Choice",
    "Desk",
    "IcpPage",
    "LeavingPage",
    "ListPage",
    "ObjectionsPage",
    "OutlinePage",
    "Page",
    "RecallPage",
    "Tone",
    "VerdictPage",
]
