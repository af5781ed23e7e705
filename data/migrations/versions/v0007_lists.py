"""Two indexes by which the lists of calls and deals open at once, however long they are."""

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the indexes."""
    op.create_index("call_by_start", "call", ["started_at"])
    op.create_index("deal_by_close", "deal", ["expected_close"])
