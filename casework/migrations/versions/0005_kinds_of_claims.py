"""Kinds of claims, and which steps enforce one: the database asks when that is allowed."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "claim_kind",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("enforceable_when", sa.String(length=20), nullable=False),
        sa.CheckConstraint(
            "enforceable_when IN ('final', 'due', 'demand_unpaid')", name=op.f("ck_claim_kind_enforceable_when")
        ),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_claim_kind")),
        sqlite_with_rowid=False,
    )
    op.execute("DELETE FROM allowed_step")  # The upgrade loads the declared graph anew.
    with op.batch_alter_table("allowed_step", schema=None) as batch_op:
        batch_op.add_column(sa.Column("pursues", sa.Boolean(), nullable=False))


def downgrade() -> None:
    raise RuntimeError("Downgrades are not written: restore the backup that was taken before the upgrade.")
