"""Verifiers whose certificate two people confirmed, and what is noted of cases that are owed."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "registration",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("party_number", sa.String(length=60), nullable=False),
        sa.Column("party_country", sa.String(length=2), nullable=False),
        sa.Column("number", sa.String(length=60), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=False),
        sa.Column("maritime", sa.Boolean(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("filename", sa.String(length=255), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("storage_key", sa.String(length=200), nullable=False),
        sa.Column("first_person", sa.Integer(), nullable=False),
        sa.Column("proposed_at", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("second_person", sa.Integer(), nullable=True),
        sa.Column("settled_at", sa.BigInteger(), nullable=True),
        sa.Column("answer", sa.String(), nullable=False),
        sa.CheckConstraint("(state = 'proposed') = (settled_at IS NULL)", name=op.f("ck_registration_settled")),
        sa.CheckConstraint(
            "(state IN ('confirmed', 'rejected')) = (second_person IS NOT NULL)",
            name=op.f("ck_registration_second_eyes"),
        ),
        sa.CheckConstraint(
            "state IN ('proposed', 'confirmed', 'rejected', 'withdrawn')", name=op.f("ck_registration_state")
        ),
        sa.CheckConstraint(
            "second_person IS NULL OR first_person <> second_person", name=op.f("ck_registration_two_people")
        ),
        sa.ForeignKeyConstraint(["first_person"], ["person.id"], name=op.f("fk_registration_first_person")),
        sa.ForeignKeyConstraint(["second_person"], ["person.id"], name=op.f("fk_registration_second_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registration")),
    )
    with op.batch_alter_table("registration", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_registration_state"), ["state"], unique=False)
    with op.batch_alter_table("accreditation", schema=None) as batch_op:
        batch_op.add_column(sa.Column("ends_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("registration_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(batch_op.f("fk_accreditation_ends_id"), "accreditation", ["ends_id"], ["id"])
        batch_op.create_foreign_key(
            batch_op.f("fk_accreditation_registration_id"), "registration", ["registration_id"], ["id"]
        )
    op.create_table(
        "expected_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("case_type", sa.String(length=60), nullable=False),
        sa.Column("number", sa.String(length=60), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("kind IN ('since', 'reminded')", name=op.f("ck_expected_note_kind")),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_expected_note_party_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_expected_note_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_expected_note")),
    )
    with op.batch_alter_table("expected_note", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_expected_note_party_id"), ["party_id"], unique=False)


def downgrade() -> None:
    raise RuntimeError("Downgrades are not written: restore the backup that was taken before the upgrade.")
