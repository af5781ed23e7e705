"""All tables at once, for a new set of records; migrations lead old ones to the same place."""

import secrets
from typing import Any

from sqlalchemy import (
    Column,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    create_engine,
    insert,
)
from sqlalchemy.engine import Connection
from sqlalchemy.pool import StaticPool
from sqlmodel import SQLModel

from data.migrations import HEAD
from data.sqlite.counting.marks import CREATE as COUNTING
from data.sqlite.search.of_records import CREATE as OF_RECORDS
from data.sqlite.search.tables import CREATE
from data.tables import Installation

metadata = SQLModel.metadata

version_table = Table(
    "alembic_version",
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
"""Where Alembic keeps the revision, in its own words."""


def build(connection: Connection) -> None:
    """Make every table, and note the revision they are at."""
    metadata.create_all(connection, checkfirst=False)
    version_table.metadata.create_all(connection, checkfirst=False)
    if connection.dialect.name == "sqlite":
        for statement in (*CREATE, *OF_RECORDS, *COUNTING):
            connection.exec_driver_sql(statement)
    connection.execute(insert(version_table).values(version_num=HEAD))
    name_installation(connection)


def build_on(raw: Any) -> None:
    """Make every table on a plain connection of SQLite."""
    engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool)
    with engine.begin() as connection:
        build(connection)


def name_installation(connection: Connection) -> None:
    """Give these records an id of their own, and a key for what must be kept unreadable."""
    rows = [
        {"name": "id", "value": secrets.token_hex(8)},
        {"name": "suppression_key", "value": secrets.token_hex(32)},
    ]
    connection.execute(insert(Installation), rows)
