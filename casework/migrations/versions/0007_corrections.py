"""Corrections: which sent letter, in which places, and whether the time to appeal runs anew."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "correction",
        sa.Column("case_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("event_seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("places", sa.JSON(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("anew", sa.Boolean(), nullable=False),
        sa.Column("done_seq", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "done_seq IS NULL OR done_seq IN (event_seq, event_seq + 1)", name=op.f("ck_correction_done")
        ),
        sa.ForeignKeyConstraint(["case_id", "event_seq"], ["event.case_id", "event.seq"], name="fk_correction_event"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_correction_case_id")),
        sa.ForeignKeyConstraint(["letter_id"], ["letter.id"], name=op.f("fk_correction_letter_id")),
        sa.PrimaryKeyConstraint("case_id", "event_seq", name=op.f("pk_correction")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("correction", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_correction_letter_id"), ["letter_id"], unique=False)


def downgrade() -> None:
    raise RuntimeError("Downgrades are not written: restore the backup that was taken before the upgrade.")
