"""The list of contacts is in the order of names; an index keeps that order."""

from alembic import op
from sqlalchemy import text

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Make the index; nothing else changes."""
    op.create_index("contact_by_name", "contact", [text("lower(name)"), "id"])
