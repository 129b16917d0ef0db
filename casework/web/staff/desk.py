"""What every staff page of a case begins with: which case, and in which roles this person stands before it.

A case is looked for among those that the person's roles cover (A2), and drafts are not among them. Who works on cases
may change things; managers and auditors read; a registrar of post sees what came in and nothing that is internal.
"""

from __future__ import annotations

from dataclasses import dataclass

from flask import abort, url_for

from casework.core.case_type import Actor, CaseType, Phase, Refusal
from casework.core.text import Text
from casework.db import db
from casework.models import Case
from casework.queries.access import By, NotThere, by_staff, find, staff_cases
from casework.queries.facts import prepared
from casework.queries.silence import not_to_be_asked
from casework.web.auth import visitor
from casework.web.render import today
from casework.workflows import CASE_TYPES

WORKERS = (Actor.CASEWORKER, Actor.SIGNATORY, Actor.REGISTRY_OPERATOR)
SIGNERS = (*WORKERS, Actor.MANAGER)
TAKERS = (*SIGNERS, Actor.FINANCE)
READERS = (*TAKERS, Actor.AUDITOR)
EVERYBODY = (*READERS, Actor.REGISTRAR)
WAITS = Refusal(
    Text("This waits for a second person, and any change would undo what was prepared."),
    cure=Text("Take it back, or return it, to change it."),
)
DECIDED = Refusal(
    Text("The case is decided, and what the decision rests on stays as it was."), cure=Text("Nobody can change that.")
)
CLOSED = Refusal(Text("The case is closed."), cure=Text("Nobody can change that."))


@dataclass(frozen=True, slots=True)
class Desk:
    """A case before a person. `by` holds the roles they have for this case, of which there is at least one."""

    case: Case
    case_type: CaseType
    by: By

    @property
    def judges(self) -> bool:
        """May this person see what only those need who judge the case?"""
        return bool(self.by.roles & {Actor.CASEWORKER, Actor.SIGNATORY})

    @property
    def works(self) -> bool:
        return bool(self.by.roles.intersection(WORKERS))

    @property
    def reads(self) -> bool:
        """Sees what is internal: findings, checklist, reasons, notes."""
        return bool(self.by.roles.intersection(READERS))

    @property
    def has(self) -> frozenset[str]:
        return frozenset(str(role) for role in self.by.roles)

    @property
    def declares(self) -> bool:
        """Works here, or holds a role in which something is prepared or signed in cases of this type."""
        acts = {role for step in self.case_type.steps if step.prepares or step.decides for role in step.by}
        return self.works or bool(acts & self.by.roles)

    @property
    def settled(self) -> Refusal | None:
        """Why findings, checklist and reasons may not be touched now; None while they may."""
        is_decided = self.case_type.state(self.case.state).phase is Phase.DECISION
        return self.fixed or (DECIDED if is_decided else None)

    @property
    def fixed(self) -> Refusal | None:
        """Why nothing that the record tells may be added now; None while it may."""
        if self.case.closed_at is not None:
            return CLOSED
        return WAITS if prepared(db.session.connection(), self.case)[1] else None


    @property
    def silenced(self) -> Refusal | None:
        """Why nothing may be written to the party now; None while it may."""
        return self.fixed or not_to_be_asked(db.session.connection(), self.case)


def opened(ref: str) -> Desk:
    """The case that the address names, for reading; NotThere where this person has no such case."""
    here = visitor()
    case = find(staff_cases(here.person_id, today()), ref)
    by = by_staff(here.person_id, case, today())
    if not by.roles.intersection(EVERYBODY):
        raise NotThere
    return Desk(case, CASE_TYPES[case.type], by)


def for_work(ref: str, *roles: Actor) -> Desk:
    """The same, for changing: 403 for whoever holds none of the roles (without roles: does not work here)."""
    desk = opened(ref)
    if not desk.by.roles.intersection(roles or WORKERS):
        abort(403)
    return desk


def for_acts(ref: str, *roles: Actor) -> Desk:
    """The same, for whoever prepares or signs in cases of this type: 403 for others."""
    desk = for_work(ref, *roles)
    return desk if desk.declares else abort(403)


def address(desk: Desk, anchor: str | None = None) -> str:
    """The case page, or a place on it."""
    return url_for("staff.case", ref=desk.case.ref, _anchor=anchor)
