"""Text that a spreadsheet must not run: OWASP's list, and the wide forms of its signs."""

import re

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "|", "%")
_SUSPECT = re.compile(r"[=+\-@\t\r\n|%＝＋－＠]")
_NUMBER = re.compile(r"-?\d+([.,]\d+)?")
_PHONE = re.compile(r"\+\d[\d ()./\u00a0-]{4,30}(\s*(ext|доб)[. ]*\d+)?")
_INSIDE = re.compile(r"""(?<=[;,\t\r\n])(\s*["']*\s*)(?=[=@＝＠]|[+\-＋－][^;,\t\r\n]*[(|!])""")
"""Where another separator than ours would begin a cell that is a formula."""


def defused(text: str, *, plain_phones: bool = False) -> str:
    """The text with an apostrophe before what a spreadsheet would take for a formula.

    Args:
        text: A cell's text.
        plain_phones: Leave a phone number that begins with + as it is, for a wizard that takes the
            apostrophe for a part of it.
    """
    if not _SUSPECT.search(text) or _NUMBER.fullmatch(text):
        return text
    safe = _INSIDE.sub(r"\1'", text)
    if text.lstrip(" \u00a0\"'").startswith(_STARTS) or text.startswith(_STARTS):
        return safe if plain_phones and _PHONE.fullmatch(text) else f"'{safe}"
    return safe
