"""The index of words that leads are found by, its marks, and an index of the fast track."""

import sqlalchemy as sa
from alembic import op

from data.sqlite.search.tables import CREATE

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the marks and their triggers, and mark every lead; a search fills the index later."""
    if op.get_bind().dialect.name == "sqlite":
        for statement in CREATE:
            op.execute(statement)
    op.create_index("lead_fast", "lead", ["score", "id"], sqlite_where=sa.text("track = 'fast'"))
