"""Where leads come from by our own doing: kept by an id, said in the interface's language.

What a list or another program gives as a lead's source is kept and shown as it is.
"""

from tui.languages import N_, text_in

TYPED_IN = "typed_in"
PRACTICE = "practice"
FROM_RECORDS = "from_records"

SOURCES = {
    TYPED_IN: N_("typed in"),
    PRACTICE: N_("practice"),
    FROM_RECORDS: N_("from the records"),
}
"""Ids in the records and what they are called."""


def source_text(source: str, lang: str | None = None) -> str:
    """A lead's source for people.

    Args:
        source: As it is in the records.
        lang: The language to say it in; the interface's own when None.
    """
    return text_in(SOURCES[source], lang) if source in SOURCES else source


def source_to_say(source: str) -> str:
    """A lead's source as the prospect may hear it; empty where only our own doing is kept.

    That somebody typed a lead in doesn't answer where its number is from: the script shows the
    gap instead, and the rep says the truth.
    """
    return "" if source in SOURCES else source
