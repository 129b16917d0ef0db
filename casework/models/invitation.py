"""How people come to act for a party: invitations that are accepted once, and the record of every change."""

from __future__ import annotations

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.db import Base


class Invitation(Base):
    """Somebody who may sign for a party invites a colleague by e-mail. It ends once: accepted, declined or withdrawn;
    or it runs out. What opens it is never stored: it is reckoned from the row and the installation's key.
    """

    __tablename__ = "invitation"
    __table_args__ = (
        CheckConstraint("rights IN ('read', 'write', 'sign')", name="rights"),
        CheckConstraint("outcome IN ('accepted', 'declined', 'withdrawn')", name="outcome"),
        CheckConstraint(
            "(outcome IS NULL AND ended_at IS NULL AND ended_by IS NULL) OR "
            "(outcome IS NOT NULL AND ended_at IS NOT NULL AND ended_by IS NOT NULL)",
            name="ended",
        ),
        Index(None, "party_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    email: Mapped[str] = mapped_column(String(254))
    rights: Mapped[str] = mapped_column(String(10))
    language: Mapped[str] = mapped_column(String(2))
    invited_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[int] = mapped_column(BigInteger)
    expires_at: Mapped[int] = mapped_column(BigInteger)
    outcome: Mapped[str | None] = mapped_column(String(10))
    ended_at: Mapped[int | None] = mapped_column(BigInteger)
    ended_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class MembershipChange(Base):
    """Who changed what about the people of a party, and when. Rows are appended, never changed."""

    __tablename__ = "membership_change"
    __table_args__ = (
        CheckConstraint(
            "kind IN ('invited', 'withdrawn', 'declined', 'accepted', 'changed', 'ended')", name="kind"
        ),
        Index(None, "party_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    at: Mapped[int] = mapped_column(BigInteger)
    actor_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str] = mapped_column(String(10))
    membership_id: Mapped[int | None] = mapped_column(ForeignKey("membership.id"))
    invitation_id: Mapped[int | None] = mapped_column(ForeignKey("invitation.id"))
    rights: Mapped[str] = mapped_column(String(10), default="")
    before: Mapped[str] = mapped_column(String(10), default="")
