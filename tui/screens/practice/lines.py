"""A list whose Enter is the screen's, so that the key line can say what it does."""

from textual.binding import Binding
from textual.widgets import OptionList


class Lines(OptionList, can_focus=True, inherit_bindings=False):
    """Lines to choose from; moving about is the list's, choosing is the screen's."""

    BINDINGS = [
        each
        for each in OptionList.BINDINGS
        if not (isinstance(each, Binding) and each.key == "enter")
    ]
