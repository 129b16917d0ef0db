"""Appeals: which decision of which case, in time or not, and what became of it."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "appeal",
        sa.Column("case_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("of_case_id", sa.Integer(), nullable=False),
        sa.Column("of_seq", sa.Integer(), nullable=False),
        sa.Column("event_seq", sa.Integer(), nullable=False),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("arrived_on", sa.Date(), nullable=False),
        sa.Column("handed_on", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("verdict", sa.String(length=20), nullable=False),
        sa.Column("reckoned", sa.JSON(), nullable=False),
        sa.Column("why_late", sa.String(), nullable=False),
        sa.Column("postponement", sa.String(length=20), nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.CheckConstraint("case_id <> of_case_id", name=op.f("ck_appeal_of_another")),
        sa.CheckConstraint(
            "outcome IN ('', 'in_part', 'reversed', 'partly', 'upheld', 'changed', 'annulled', "
            "'dismissed', 'withdrawn', 'void')",
            name=op.f("ck_appeal_outcome"),
        ),
        sa.CheckConstraint(
            "postponement IN ('', 'asked', 'granted', 'refused')", name=op.f("ck_appeal_postponement")
        ),
        sa.CheckConstraint("verdict IN ('in_time', 'late', 'too_late', 'heard')", name=op.f("ck_appeal_verdict")),
        sa.ForeignKeyConstraint(["case_id", "event_seq"], ["event.case_id", "event.seq"], name="fk_appeal_event"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_appeal_own"),
        sa.ForeignKeyConstraint(["of_case_id", "of_seq"], ["event.case_id", "event.seq"], name="fk_appeal_of"),
        sa.ForeignKeyConstraint(["of_case_id"], ["cases.id"], name=op.f("fk_appeal_of_case_id")),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_appeal")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("appeal", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_appeal_of_case_id"), ["of_case_id"], unique=False)


def downgrade() -> None:
    raise RuntimeError("Downgrades are not written: restore the backup that was taken before the upgrade.")
