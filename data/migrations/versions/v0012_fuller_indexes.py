"""Two indexes hold all that the overview asks of deals and of leads that wait."""

from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Make them anew with more columns; their order, and so what else they serve, stays."""
    op.drop_index("deal_by_end", "deal", if_exists=True)
    op.create_index(
        "deal_by_end",
        "deal",
        ["status", "closed_at", "expected_close", "currency", "amount", "call_id"],
    )
    op.drop_index("lead_waiting", "lead", if_exists=True)
    op.create_index(
        "lead_waiting", "lead", ["status", "next_call_at", "score", "id", "owner", "source"]
    )
