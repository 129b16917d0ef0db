"""Tables of the law that were loaded."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "loaded_table",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.String(length=60), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("act", sa.String(length=200), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("certainty", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("rows", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("first_person", sa.Integer(), nullable=False),
        sa.Column("proposed_at", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("second_person", sa.Integer(), nullable=True),
        sa.Column("settled_at", sa.BigInteger(), nullable=True),
        sa.Column("answer", sa.String(), nullable=False),
        sa.CheckConstraint("(state = 'proposed') = (settled_at IS NULL)", name=op.f("ck_loaded_table_settled")),
        sa.CheckConstraint(
            "(state IN ('confirmed', 'rejected')) = (second_person IS NOT NULL)",
            name=op.f("ck_loaded_table_second_eyes"),
        ),
        sa.CheckConstraint(
            "state IN ('proposed', 'confirmed', 'rejected', 'withdrawn')", name=op.f("ck_loaded_table_state")
        ),
        sa.CheckConstraint("certainty BETWEEN 0 AND 100", name=op.f("ck_loaded_table_certainty")),
        sa.CheckConstraint(
            "second_person IS NULL OR first_person <> second_person", name=op.f("ck_loaded_table_two_people")
        ),
        sa.ForeignKeyConstraint(["first_person"], ["person.id"], name=op.f("fk_loaded_table_first_person")),
        sa.ForeignKeyConstraint(["second_person"], ["person.id"], name=op.f("fk_loaded_table_second_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loaded_table")),
    )
    with op.batch_alter_table("loaded_table", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_loaded_table_table_name"), ["table_name"], unique=False)


def downgrade() -> None:
    raise RuntimeError("Downgrades are not written: restore the backup that was taken before the upgrade.")
