"""The people of a party as a page shows them: who works for it, who is invited, which firms act for it, and what has
changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import aliased

from casework.core.calendars import legal_date
from casework.db import db
from casework.models import Case, CaseParty, Invitation, Mandate, Membership, MembershipChange, Party, Person
from casework.queries.access import NotThere, staff_cases

MOST_CHANGES = 200


@dataclass(frozen=True, slots=True)
class Member:
    """A period in which a person works for the party."""

    id: int
    person_id: int
    name: str
    email: str
    rights: str
    since: date
    until: date | None
    is_living: bool


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation that is open, or that ran out unanswered."""

    id: int
    email: str
    rights: str
    by: str
    created_at: int
    expires_at: int
    is_open: bool


@dataclass(frozen=True, slots=True)
class Firm:
    """A firm that acts for the party by mandate."""

    name: str
    rights: str
    scope: tuple[str, ...]
    since: date
    until: date | None
    is_living: bool


@dataclass(frozen=True, slots=True)
class Changed:
    """One change: who made it, when, and whom it is about (a name, or the e-mail of somebody invited)."""

    at: int
    actor: str
    kind: str
    about: str
    rights: str
    before: str


@dataclass(frozen=True, slots=True)
class People:
    """All of it, for one party."""

    party: Party
    members: tuple[Member, ...]
    invited: tuple[Invited, ...]
    firms: tuple[Firm, ...]
    changes: tuple[Changed, ...]

    @property
    def living(self) -> tuple[Member, ...]:
        return tuple(member for member in self.members if member.is_living)

    @property
    def former(self) -> tuple[Member, ...]:
        return tuple(member for member in self.members if not member.is_living)

    def is_last_signer(self, member: Member) -> bool:
        """Would nobody be left who may sign, if this one were gone?"""
        others = (one for one in self.living if one.person_id != member.person_id and one.until is None)
        return member.rights == "sign" and not any(one.rights == "sign" for one in others)


def people_of(party_id: int, now: int) -> People:
    """The people of a party."""
    party, today = db.session.get(Party, party_id), legal_date(now)
    if party is None:
        raise NotThere
    return People(
        party,
        tuple(_members(party_id, today)),
        tuple(_invited(party_id, now)),
        tuple(_firms(party_id, today)),
        tuple(_changes(party_id)),
    )


def party_for_staff(party_id: int, person_id: int, today: date) -> int:
    """The party, if it is one in a case that the person's roles cover; NotThere otherwise."""
    cases = staff_cases(person_id, today).with_only_columns(Case.id)
    tied = select(CaseParty.id).where(CaseParty.party_id == party_id, CaseParty.case_id.in_(cases)).limit(1)
    own = staff_cases(person_id, today).with_only_columns(Case.id).where(Case.party_id == party_id).limit(1)
    if db.session.scalar(own) is None and db.session.scalar(tied) is None:
        raise NotThere
    return party_id


def _lives(row: Any, today: date) -> bool:
    return row.valid_from <= today and (row.valid_until is None or row.valid_until >= today) and row.revoked_at is None


def _members(party_id: int, today: date) -> Sequence[Member]:
    rows = db.session.execute(
        select(Membership, Person.name, Person.email)
        .join(Person, Person.id == Membership.person_id)
        .where(Membership.party_id == party_id)
        .order_by(Person.name, Membership.id)
    )
    return [
        Member(row.id, row.person_id, name, email, row.rights, row.valid_from, row.valid_until, _lives(row, today))
        for row, name, email in rows
    ]


def _invited(party_id: int, now: int) -> Sequence[Invited]:
    rows = db.session.execute(
        select(Invitation, Person.name)
        .join(Person, Person.id == Invitation.invited_by)
        .where(Invitation.party_id == party_id, Invitation.outcome.is_(None))
        .order_by(Invitation.id.desc())
    )
    return [
        Invited(row.id, row.email, row.rights, name, row.created_at, row.expires_at, row.expires_at > now)
        for row, name in rows
    ]


def _firms(party_id: int, today: date) -> Sequence[Firm]:
    rows = db.session.execute(
        select(Mandate, Party.name)
        .join(Party, Party.id == Mandate.agent_id)
        .where(Mandate.party_id == party_id)
        .order_by(Party.name, Mandate.id)
    )
    return [
        Firm(name, row.rights, tuple(row.scope or ()), row.valid_from, row.valid_until, _lives(row, today))
        for row, name in rows
    ]


def _changes(party_id: int) -> Sequence[Changed]:
    about = aliased(Person)
    rows = db.session.execute(
        select(MembershipChange, Person.name, about.name, Invitation.email)
        .join(Person, Person.id == MembershipChange.actor_id)
        .outerjoin(Membership, Membership.id == MembershipChange.membership_id)
        .outerjoin(about, about.id == Membership.person_id)
        .outerjoin(Invitation, Invitation.id == MembershipChange.invitation_id)
        .where(MembershipChange.party_id == party_id)
        .order_by(MembershipChange.id.desc())
        .limit(MOST_CHANGES)
    )
    return [
        Changed(row.at, actor, row.kind, email or name or "", row.rights, row.before)
        for row, actor, name, email in rows
    ]


@dataclass(frozen=True, slots=True)
class Offer:
    """An invitation as the invited person sees it."""

    id: int
    party: str
    by: str
    rights: str
    expires_at: int
    outcome: str | None
    row: Any


def offer(invitation_id: int) -> Offer:
    """The invitation of this number; NotThere where there is none."""
    found = db.session.execute(
        select(Invitation, Party.name, Person.name)
        .join(Party, Party.id == Invitation.party_id)
        .join(Person, Person.id == Invitation.invited_by)
        .where(Invitation.id == invitation_id)
    ).one_or_none()
    if found is None:
        raise NotThere
    row, party, person = found
    return Offer(row.id, party, person, row.rights, row.expires_at, row.outcome, row)
