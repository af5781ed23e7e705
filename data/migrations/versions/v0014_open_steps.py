"""An index by which is known at once with which leads a next step is open."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Make the index."""
    op.create_index(
        "call_step_open",
        "call",
        ["lead_id", "step_done_at", "next_step_at"],
        sqlite_where=sa.text("next_step_at IS NOT NULL AND step_done_at IS NULL"),
    )
