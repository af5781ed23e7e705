"""The index of words that leads are found by, and the marks that keep it right."""

from alembic import op

from data.sqlite.search.tables import CREATE

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the marks and their triggers, and mark every lead; a search fills the index later."""
    if op.get_bind().dialect.name == "sqlite":
        for statement in CREATE:
            op.execute(statement)
