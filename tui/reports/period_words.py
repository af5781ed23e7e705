"""Periods in the languages of the interface; what they stand for is said in English."""

from __future__ import annotations

from tui.languages import LANGUAGES, N_, text_in

PERIODS = {
    "today": N_("today"),
    "yesterday": N_("yesterday"),
    "this week": N_("this week"),
    "last week": N_("last week"),
    "last 7 days": N_("the last 7 days"),
    "last 30 days": N_("the last 30 days"),
    "last 90 days": N_("the last 90 days"),
    "this month": N_("this month"),
    "last month": N_("last month"),
    "this quarter": N_("this quarter"),
    "last quarter": N_("last quarter"),
    "this year": N_("this year"),
    "last year": N_("last year"),
    "all": N_("all calls"),
}
"""What is read, and how it is said."""


def meant(words: str) -> str:
    """A period that was typed in one of our languages, as it is read; others as they are."""
    typed = " ".join(words.casefold().split())
    for period, title in PERIODS.items():
        if typed in {text_in(title, lang).casefold() for lang in LANGUAGES}:
            return period
    return words.strip()
