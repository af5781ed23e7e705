"""An index of open next steps by lead, and a mark that tells whether sets of calls have changed."""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Make the index and the first mark."""
    op.create_index(
        "call_step_open",
        "call",
        ["lead_id", "step_done_at", "next_step_at"],
        sqlite_where=sa.text("next_step_at IS NOT NULL AND step_done_at IS NULL"),
    )
    first = sa.text("INSERT INTO installation (name, value) VALUES ('sets', :mark)")
    op.get_bind().execute(first, {"mark": secrets.token_hex(16)})
