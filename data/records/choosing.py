"""Which company is meant by what somebody types: its number, its name, or the beginning of it."""

from sqlalchemy import or_, select
from sqlalchemy.engine import Connection

from data.keys import company_key
from data.records.finding import holds
from data.records.values import WrongFields
from data.tables.core import company
from tui.scripts.sayings import Saying

NONE = (
    "No company is called “{typed}”. Add it in the list of companies with n, "
    "or type another name, or a company's number."
)
SEVERAL = "Several companies fit: {names}. Type the number of one."
SHOWN = 5


def company_meant(connection: Connection, typed: str) -> int | None:
    """The company's id; None where nothing is typed.

    Args:
        connection: A reading transaction.
        typed: A number, a name, or the beginnings of its words.

    Raises:
        WrongFields: None fits, or several do; the sentence says what to type.
    """
    text = " ".join(typed.split())
    if not text:
        return None
    rules = [company.c.name_key == company_key(text)]
    if text.isascii() and text.isdigit() and len(text) < 12:
        rules.append(company.c.id == int(text))
    ways = [or_(*rules)]
    if (begun := holds(connection, "company", text)) is not None:
        ways.append(begun)
    for rule in ways:
        chosen = select(company.c.id, company.c.name).where(rule).order_by(company.c.id)
        found = connection.execute(chosen.limit(SHOWN + 1)).all()
        if len(found) == 1:
            return int(found[0].id)
        if found:
            names = ", ".join(f"{row.name[:60]} ({row.id})" for row in found[:SHOWN])
            more = ", …" if len(found) > SHOWN else ""
            raise WrongFields({"company": Saying(SEVERAL, {"names": names + more})})
    raise WrongFields({"company": Saying(NONE, {"typed": text[:60]})})
