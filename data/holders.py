"""Programs by name: which one this is, and whether another one is still there.

Apart from the rest, so that the first frame imports nothing slow.
"""

import os
import sys


def program() -> str:
    """This program's name among all that use the records: computer and process."""
    return f"{_computer()}/{os.getpid()}"


def is_gone(holder: str) -> bool:
    """Whether whoever wrote this name is surely not in a call any more: it is us, or it is dead.

    Of a program on another computer nobody here can tell, nor of any on Windows.
    """
    computer, _, rest = holder.partition("/")
    if computer != _computer():
        return False
    number = rest.partition("/")[0]
    if number == str(os.getpid()):
        return True
    if sys.platform == "win32" or not number.isdecimal():
        return False  # there, the question whether a process lives would end it
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False


def _computer() -> str:
    name = os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename
    return name.replace("/", "-") or "computer"
