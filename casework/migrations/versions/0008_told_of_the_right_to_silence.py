"""The right to silence: in which states nothing is asked before which letters, and no message breaks that."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "told_first",
        sa.Column("type", sa.String(length=60), nullable=False),
        sa.Column("state", sa.String(length=60), nullable=False),
        sa.Column("letter", sa.String(length=60), nullable=False),
        sa.PrimaryKeyConstraint("type", "state", "letter", name=op.f("pk_told_first")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    raise RuntimeError("Downgrades are not written: restore the backup that was taken before the upgrade.")
