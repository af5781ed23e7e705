"""The index of words that companies, contacts and deals are found by, and its marks."""

from alembic import op

from data.sqlite.search.of_records import CREATE

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make the marks and their triggers, and mark every record; a search fills the index later."""
    if op.get_bind().dialect.name == "sqlite":
        for statement in CREATE:
            op.execute(statement)
