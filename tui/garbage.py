"""No search for garbage while the program starts: nearly all that is made then stays.

Python looks through everything that was made again and again as it grows; at the start that is
a tenth of the time to the first frame (`make bench ARGS=start`).
"""

import gc


def hold() -> None:
    """Stop looking for garbage."""
    gc.disable()


def release() -> None:
    """Look for garbage from now on, and never in what the start has made; where it was held."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
