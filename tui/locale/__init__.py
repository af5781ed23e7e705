"""The interface's catalogues. `python -m tui.locale` (make translations) renews them."""
