"""Talktrack's two colour themes; Textual's own, the terminal's colours among them, stay."""

from textual.theme import Theme

DARK = Theme(
    name="talktrack-dark",
    primary="#7aa2d8",
    secondary="#9d8fd6",
    accent="#e3b25f",
    foreground="#dfe3ea",
    background="#14171c",
    surface="#1b1f26",
    panel="#252b34",
    success="#7fc08a",
    warning="#e3b25f",
    error="#e57f7f",
    dark=True,
    variables={"border-blurred": "#4a5463"},
)

LIGHT = Theme(
    name="talktrack-light",
    primary="#1f5fa8",
    secondary="#5b4aa8",
    accent="#7d5200",
    foreground="#1d2127",
    background="#f7f5f0",
    surface="#efece4",
    panel="#e2ded3",
    success="#1f6b33",
    warning="#7d5200",
    error="#a32020",
    dark=False,
    variables={"border-blurred": "#b3ab98"},
)

OWN = (DARK, LIGHT)
