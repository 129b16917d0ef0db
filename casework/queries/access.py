"""Access is the query: a case is looked for among those the person may see, so a forgotten check finds nothing (A2).

A person sees a party's cases as its member, or as a member of a firm that holds a mandate from it. Staff see the
cases of their authority, of the types their roles cover. Drafts belong to the party alone. A case that the authority
opened of its own accord is the party's to see from the first letter that was sent in it, for to know of it before could
endanger what it protects (forvaltningsloven § 16 third paragraph). A verifier sees the cases that it is named in, for
as long as it is; what it sees of them stands in `queries.assessments`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, exists, false, or_, select

from casework.core.case_type import Actor, CaseType
from casework.db import db
from casework.models import (
    Accreditation,
    Case,
    CaseParty,
    Dispatch,
    Event,
    Letter,
    Mandate,
    Membership,
    Party,
    StaffRole,
)
from casework.workflows import CASE_TYPES
from casework.workflows.verifying import delivery_of


@dataclass(frozen=True, slots=True)
class By:
    """A natural person with the roles in which they stand before this case; `writes` and `signs` are rights for the
    party.
    """

    person_id: int | None
    roles: frozenset[Actor]
    writes: bool = False
    signs: bool = False

    def role_among(self, wanted: tuple[Actor, ...]) -> Actor:
        """The role in which a step is taken: the first wanted one that the person has."""
        return next((actor for actor in wanted if actor in self.roles), wanted[0])


def opens(by: By, file: Any) -> bool:
    """May this person of a party open a file of its case? Of what is restricted, whoever sent it and whoever writes."""
    return not file.restricted or by.writes or (by.person_id is not None and file.person_id == by.person_id)


class NotThere(LookupError):
    """There is no such thing for this person."""


RANK = {"read": 1, "write": 2, "sign": 3}


@dataclass(frozen=True, slots=True)
class Acting:
    """A party a person may act for: with which rights, through which firm (None = as its member), in which case types
    (() = all). `verifies`: it is accredited as a verifier; no mandate lets another firm's people assess for it.
    """

    party_id: int
    name: str
    rights: str
    through: int | None = None
    scope: tuple[str, ...] = ()
    verifies: bool = False


def _valid(row: Any, today: date) -> Any:
    return (row.valid_from <= today) & or_(row.valid_until.is_(None), row.valid_until >= today)


ACCREDITED = exists().where(Accreditation.party_id == Party.id).correlate(Party)


def parties_of(person_id: int, today: date) -> list[Acting]:
    """Every party the person may act for, once, with the widest right; members before mandates."""
    own = db.session.execute(
        select(Membership.party_id, Party.name, Membership.rights, ACCREDITED.label("verifies"))
        .join(Party, Party.id == Membership.party_id)
        .where(Membership.person_id == person_id, _valid(Membership, today), Membership.revoked_at.is_(None))
        .order_by(Membership.id)
    ).all()
    found: dict[int, Acting] = {}
    for row in own:
        if row.party_id not in found or RANK[row.rights] > RANK[found[row.party_id].rights]:
            found[row.party_id] = Acting(row.party_id, row.name, row.rights, verifies=bool(row.verifies))
    through = db.session.execute(
        select(
            Mandate.party_id,
            Party.name,
            Mandate.rights,
            Mandate.agent_id,
            Mandate.scope,
            Membership.rights.label("own"),
        )
        .join(Membership, Membership.party_id == Mandate.agent_id)
        .join(Party, Party.id == Mandate.party_id)
        .where(
            Membership.person_id == person_id,
            _valid(Membership, today),
            Membership.revoked_at.is_(None),
            _valid(Mandate, today),
            Mandate.revoked_at.is_(None),
        )
        .order_by(Mandate.id)
    ).all()
    for tie in through:
        rights = min(tie.rights, tie.own, key=RANK.__getitem__)
        found.setdefault(tie.party_id, Acting(tie.party_id, tie.name, rights, tie.agent_id, tuple(tie.scope or ())))
    return list(found.values())


def roles_of(person_id: int, today: date) -> list[StaffRole]:
    """The roles a person holds at authorities today."""
    return list(
        db.session.scalars(
            select(StaffRole).where(StaffRole.person_id == person_id, _valid(StaffRole, today)).order_by(StaffRole.id)
        )
    )


OURS = exists().where(Event.case_id == Case.id, Event.seq == 1, Event.role == str(Actor.CASEWORKER)).correlate(Case)
"""The authority opened the case: its first event is a caseworker's."""
TOLD = exists().where(Letter.case_id == Case.id, Dispatch.letter_id == Letter.id).correlate(Case)


def party_cases(person_id: int, today: date, party_id: int | None = None) -> Select[Case]:
    """The cases a person may see as an applicant; of one party, or of all they act for."""
    reach = [acting for acting in parties_of(person_id, today) if party_id in (None, acting.party_id)]
    if not reach:
        return select(Case).where(false())
    return select(Case).where(
        or_(~OURS, TOLD),
        or_(
            *(
                (Case.party_id == acting.party_id) & (Case.type.in_(acting.scope) if acting.scope else Case.id > 0)
                for acting in reach
            )
        )
    )


def verifier_cases(person_id: int, today: date, party_id: int | None) -> Select[Case]:
    """The cases in which the party is named as verifier now, of types in which one takes part."""
    acting = acting_for(person_id, party_id, today)
    if acting is None or not acting.verifies:
        return select(Case).where(false())
    tie = CaseParty.case_id == Case.id, CaseParty.party_id == party_id, CaseParty.role == str(Actor.VERIFIER)
    named = exists().where(*tie, CaseParty.until.is_(None)).correlate(Case)
    types = [name for name, case_type in CASE_TYPES.items() if delivery_of(case_type)]
    return select(Case).where(named, Case.type.in_(types), or_(Case.year.is_not(None), Case.closed_at.is_(None)))


def staff_cases(person_id: int, today: date, *among: Actor) -> Select[Case]:
    """The numbered cases that a person's roles cover (one of `among`, if named)."""
    roles = [role for role in roles_of(person_id, today) if not among or role.role in among]
    if not roles:
        return select(Case).where(false())
    return select(Case).where(
        Case.year.is_not(None),
        or_(
            *(
                (Case.authority == role.authority)
                & (Case.type.in_(role.case_types) if role.case_types else Case.id > 0)
                for role in roles
            )
        ),
    )


def find(cases: Select[Case], ref: str) -> Case:
    """The case that a URL names, among those given; NotThere where there is none."""
    kind, _, number = ref.partition("-")
    if (
        not number.isascii()
        or not number.isdigit()
        or len(number) > 9
        or not (kind == "draft" or (kind.isascii() and kind.isdigit() and len(kind) == 4))
    ):
        raise NotThere
    wanted = Case.id == int(number) if kind == "draft" else (Case.year == int(kind)) & (Case.seq == int(number))
    case = db.session.scalars(cases.where(wanted)).first()
    if case is None or (kind == "draft") != (case.year is None):
        raise NotThere
    return case


def acting_for(person_id: int, party_id: int | None, today: date) -> Acting | None:
    """The person as one who acts for this party; None where they do not."""
    return next((acting for acting in parties_of(person_id, today) if acting.party_id == party_id), None)


def by_party(person_id: int, case: Case, today: date) -> By:
    """The person as applicant in this case."""
    return _by(person_id, Actor.APPLICANT, case.party_id, today)


def by_verifier(person_id: int, party_id: int, today: date) -> By:
    """The person as one of the verifier's people."""
    return _by(person_id, Actor.VERIFIER, party_id, today)


def _by(person_id: int, role: Actor, party_id: int, today: date) -> By:
    acting = acting_for(person_id, party_id, today)
    rank = RANK[acting.rights] if acting else 0
    return By(person_id, frozenset({role}), writes=rank >= 2, signs=rank >= 3)


def by_staff(person_id: int, case: Case, today: date) -> By:
    """The person with the authority's roles they hold for this case."""
    return By(person_id, _held(person_id, case.authority, case.type, today))


def by_office(person_id: int, case_type: CaseType, today: date) -> By:
    """The person with the authority's roles they hold for every case of a type."""
    return By(person_id, _held(person_id, case_type.authority.key, case_type.name, today))


def _held(person_id: int, authority: str, type_name: str, today: date) -> frozenset[Actor]:
    return frozenset(
        Actor(role.role)
        for role in roles_of(person_id, today)
        if role.authority == authority and (not role.case_types or type_name in role.case_types)
    )
