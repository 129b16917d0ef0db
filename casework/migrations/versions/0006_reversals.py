"""Reversals: a decision that is looked at again though nobody appealed, and that may stand."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

CHANGED = {
    "ck_appeal_verdict": "verdict IN ('in_time', 'late', 'too_late', 'heard', 'own')",
    "ck_appeal_outcome": "outcome IN ('', 'in_part', 'reversed', 'partly', 'upheld', 'changed', 'annulled', "
    "'dismissed', 'withdrawn', 'void', 'stands')",
}


def upgrade() -> None:
    with op.batch_alter_table("appeal", table_kwargs={"sqlite_with_rowid": False}) as batch_op:
        for name, sql in CHANGED.items():
            batch_op.drop_constraint(batch_op.f(name), type_="check")
            batch_op.create_check_constraint(batch_op.f(name), sql)


def downgrade() -> None:
    raise RuntimeError("Downgrades are not written: restore the backup that was taken before the upgrade.")
