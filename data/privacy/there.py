"""Tables as they are in the file, those of other versions of the program among them."""

import warnings

from sqlalchemy import MetaData, Table
from sqlalchemy.engine import Connection
from sqlalchemy.exc import SAWarning


def table_there(connection: Connection, name: str, known: MetaData) -> Table:
    """A table with the columns that the file says it has.

    Args:
        connection: Any transaction.
        name: The table.
        known: Where tables that were read are kept.
    """
    with warnings.catch_warnings():
        # An index by an expression can't be read back; only columns are asked for here.
        warnings.filterwarnings("ignore", ".*expression-based index", SAWarning)
        return Table(name, known, autoload_with=connection, resolve_fks=False)
