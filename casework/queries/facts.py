"""The facts a guard may ask for, collected for one person and one case.

Every statement is built once, when this is imported: building them anew costs more than the database takes to answer.
What a step asks about people, the prepared act and open errors is one statement, clocks are another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any, cast

from sqlalchemy import Connection, Date, Integer, and_, bindparam, func, or_, select
from sqlalchemy.orm import aliased

from casework.core.approvals import ApprovalFact
from casework.core.case_type import Actor, CaseFacts, CaseType, Subject
from casework.models import (
    CaseParty,
    ChecklistAnswer,
    Clock,
    Event,
    FindingRow,
    Impartiality,
    Letter,
    Mandate,
    Membership,
    Party,
    TwoPersonAct,
)
from casework.queries.access import By
from casework.queries.appeals import appeal_fact
from casework.queries.approvals import fact_about
from casework.queries.charging import charge_fact
from casework.queries.findings import granted
from casework.queries.silence import around_fact
from casework.queries.submissions import latest_answers
from casework.queries.time_to_appeal import limit_of
from casework.workflows import CASE_TYPES
from casework.workflows.appeal_guards import AppealFact
from casework.workflows.fee_guards import ChargeFact, UnpaidFact
from casework.workflows.silence import AroundFact

CLOCK, ACT, ANSWER, LETTER = Clock.__table__, TwoPersonAct.__table__, Impartiality.__table__, Letter.__table__
CHECKLIST = ChecklistAnswer.__table__

CASE_ID, PERSON_ID = bindparam("case_id", type_=Integer), bindparam("person_id", type_=Integer)
N_EVENTS, TODAY = bindparam("n_events", type_=Integer), bindparam("today", type_=Date)

CLOCKS = select(CLOCK.c.name, CLOCK.c.state, CLOCK.c.owner, CLOCK.c.strict_due, CLOCK.c.lenient_due).where(
    CLOCK.c.case_id == CASE_ID
)
RULES = select(CLOCK.c.name, CLOCK.c.rule).where(CLOCK.c.case_id == CASE_ID).order_by(CLOCK.c.id)
PREPARER = (
    select(ACT.c.first_person)
    .where(ACT.c.case_id == CASE_ID, ACT.c.prepared_seq == N_EVENTS, ACT.c.second_person.is_(None))
    .limit(1)
)
LIVING_LETTER = (
    select(LETTER)
    .where(LETTER.c.case_id == CASE_ID, LETTER.c.event_seq == N_EVENTS, LETTER.c.state != "void")
    .order_by(LETTER.c.printing.desc())
)
IMPARTIAL = (
    select(ANSWER.c.impartial)
    .where(ANSWER.c.case_id == CASE_ID, ANSWER.c.person_id == PERSON_ID)
    .order_by(ANSWER.c.id.desc())
    .limit(1)
)
TIED = select(CaseParty.party_id).where(
    CaseParty.case_id == CASE_ID, or_(CaseParty.until.is_(None), CaseParty.until >= TODAY)
)
AGENTS = select(Mandate.agent_id).where(
    Mandate.party_id.in_(TIED),
    Mandate.revoked_at.is_(None),
    or_(Mandate.valid_until.is_(None), Mandate.valid_until >= TODAY),
)
MEMBER = select(Membership.id).where(
    Membership.person_id == PERSON_ID,
    or_(Membership.party_id.in_(TIED), Membership.party_id.in_(AGENTS)),
    and_(Membership.valid_from <= TODAY, or_(Membership.valid_until.is_(None), Membership.valid_until >= TODAY)),
)
HIMSELF = select(Party.id).where(Party.id.in_(TIED), Party.person_id == PERSON_ID)
POSTED = aliased(Event)
BY_POST = select(POSTED.seq).where(
    POSTED.case_id == Event.case_id, POSTED.kind == "record:post", POSTED.actor_id == PERSON_ID, POSTED.at == Event.at
)
ACTED = select(Event.seq).where(
    Event.case_id == CASE_ID,
    Event.actor_id == PERSON_ID,
    Event.role.in_((str(Actor.APPLICANT), str(Actor.VERIFIER))),
    ~BY_POST.correlate(Event).exists(),
)
"""Acted for a party here, other than by registering what came from it by post."""
CONNECTED = or_(MEMBER.exists(), HIMSELF.exists(), ACTED.exists())
UNACKNOWLEDGED = (
    select(func.count())
    .select_from(FindingRow)
    .where(
        FindingRow.case_id == CASE_ID,
        FindingRow.severity == "error",
        FindingRow.state == "open",
        FindingRow.acknowledged_at.is_(None),
    )
)
STANDING = select(
    PREPARER.scalar_subquery().label("preparer"),
    IMPARTIAL.scalar_subquery().label("impartial"),
    CONNECTED.label("connected"),
    UNACKNOWLEDGED.scalar_subquery().label("unacknowledged"),
)
IS_CONNECTED = select(CONNECTED)
ANSWERED = (
    select(CHECKLIST.c.item, CHECKLIST.c.row_key, CHECKLIST.c.answer)
    .where(CHECKLIST.c.case_id == CASE_ID)
    .order_by(CHECKLIST.c.id)
)


def subject_of(
    cx: Connection,
    case_type: CaseType,
    case: Any,
    by: By,
    today: date,
    given: dict[str, Any] | None = None,
) -> Subject:
    """The throw-away value that the machine judges. `case` is the row (Core or ORM)."""
    facts = cast(CaseFacts, Asked(cx, case, by, today, (given or {}).get("sections_beyond_return", ())))
    return Subject(case.state, by.roles, today, by.person_id, facts, given or {})


def subject_for(cx: Connection, case: Any, by: By, today: date, given: dict[str, Any] | None = None) -> Subject:
    """The subject of the steps that any decided case takes: it also says how the time to appeal stands."""
    facts, limit = Asked(cx, case, by, today, ()), limit_of(cx, case.id)
    if limit is not None:
        limit = replace(limit, busy=case.closed_at is None and prepared(cx, case)[1] is not None)
    facts.appeal = replace(facts.appeal or AppealFact(), limit=limit)
    return Subject(case.state, by.roles, today, by.person_id, cast(CaseFacts, facts), given or {})


class Asked:
    """The facts of a case as guards see them (`CaseFacts`), read when the first guard asks.

    Most steps ask little: what nobody asks for is not read. All within the transaction of whoever asks.
    """

    def __init__(self, cx: Connection, case: Any, by: By, today: date, beyond: tuple[str, ...]) -> None:
        self._cx, self._case, self._person_id, self._today = cx, case, by.person_id, today
        self.errors_open, self.items_open = case.errors_open, case.items_open
        self.documents_missing, self.reasons_missing = case.documents_missing, case.reasons_missing
        self.may_write_for_party, self.may_sign_for_party = by.writes, by.signs
        self.sections_beyond_return = beyond

    @cached_property
    def _clocks(self) -> Any:
        return self._cx.execute(CLOCKS, {"case_id": self._case.id}).all()

    @cached_property
    def _standing(self) -> Any:
        case, told = self._case, {"person_id": self._person_id, "today": self._today}
        return self._cx.execute(STANDING, {"case_id": case.id, "n_events": case.n_events, **told}).one()

    @cached_property
    def _letter(self) -> Any:
        return letter_of(self._cx, self._case.id, self._case.n_events) if self.preparer is not None else None

    @property
    def errors_unacknowledged(self) -> int:
        return int(self._standing.unacknowledged)

    @property
    def preparer(self) -> int | None:
        return cast("int | None", self._standing.preparer)

    @property
    def impartial(self) -> bool | None:
        return cast("bool | None", self._standing.impartial)

    @property
    def connected(self) -> bool:
        return bool(self._standing.connected)

    @property
    def clocks_running(self) -> frozenset[str]:
        return frozenset(row.name for row in self._clocks if row.state == "running")

    @property
    def clocks_ever(self) -> frozenset[str]:
        return frozenset(row.name for row in self._clocks)

    @property
    def clocks_late(self) -> frozenset[str]:
        return frozenset(
            row.name
            for row in self._clocks
            if row.state == "running"
            and self._today > (row.strict_due if row.owner == "authority" else row.lenient_due)
        )

    @cached_property
    def clocks_from(self) -> dict[str, date]:
        """By clock the day that it last ran from."""
        case_type, rows = CASE_TYPES[self._case.type], self._cx.execute(RULES, {"case_id": self._case.id})
        told = ((row.name, row.rule.get(case_type.deadline(row.name).runs_from)) for row in rows)
        return {name: date.fromisoformat(day) for name, day in told if day}

    @cached_property
    def answers(self) -> Any:
        """What was sent last, for the guards that ask what is applied for."""
        return latest_answers(self._cx, self._case)

    @cached_property
    def items_against(self) -> frozenset[str]:
        """The items of the checklist that an officer has answered with no, in any row that is still asked for."""
        said = {(row.item, row.row_key): row.answer for row in self._cx.execute(ANSWERED, {"case_id": self._case.id})}
        asked = {(one.name, key) for one in CASE_TYPES[self._case.type].checklist for key in one.keys(self.answers)}
        return frozenset(item for (item, key), answer in said.items() if answer == "no" and (item, key) in asked)

    @cached_property
    def approval(self) -> ApprovalFact | None:
        return fact_about(self._cx, self._case.id, self._today)

    @cached_property
    def granted(self) -> Mapping[tuple[str, str], str]:
        """What these answers bear and another approval in force bears too, with its number."""
        return granted(self._cx, CASE_TYPES[self._case.type], self._case, self.answers)

    @cached_property
    def charge(self) -> ChargeFact | UnpaidFact | None:
        """What a fee rests on, in a case about one; in another the fee for it that is not paid."""
        return charge_fact(self._cx, self._case, self._today)

    @cached_property
    def appeal(self) -> AppealFact | None:
        """What is known of an appeal, in an appeal and in a case that has decided."""
        return appeal_fact(self._cx, self._case, self._today)

    @cached_property
    def around(self) -> AroundFact:
        """What is known of the right to silence, and of the cases around this one."""
        return around_fact(self._cx, self._case)

    @property
    def letter_ready(self) -> bool:
        return self._letter is not None and self._letter.state == "printed"

    @property
    def letter_signatory(self) -> int | None:
        """Whom the letter names as the one who decides; None while nobody is named."""
        return self._letter.values.get("signatory_id") if self._letter is not None else None

    @property
    def letter_fresh(self) -> bool:
        letter = self._letter
        return letter is not None and letter.dated == self._today and letter.facts_version == self._case.facts_version


def prepared(cx: Connection, case: Any) -> tuple[int | None, int | None]:
    """(first person, event) of an act that is prepared at the last event and waits for its second person."""
    preparer = cx.execute(PREPARER, {"case_id": case.id, "n_events": case.n_events}).scalar()
    return (preparer, case.n_events) if preparer is not None else (None, None)


def letter_of(cx: Connection, case_id: int, seq: int) -> Any:
    """The living printing of the letter that was ordered at an event."""
    return cx.execute(LIVING_LETTER, {"case_id": case_id, "n_events": seq}).first()


def impartial(cx: Connection, case_id: int, person_id: int | None) -> bool | None:
    """The newest answer; None = never answered."""
    return cx.execute(IMPARTIAL, {"case_id": case_id, "person_id": person_id}).scalar()


def connected(cx: Connection, case_id: int, person_id: int | None, today: date) -> bool:
    """Does the person act for, or is the person, a party of the case?"""
    told = {"case_id": case_id, "person_id": person_id, "today": today}
    return bool(cx.execute(IS_CONNECTED, told).scalar())


def unacknowledged(cx: Connection, case_id: int) -> int:
    """Open errors that the party has neither explained nor acknowledged."""
    return cx.execute(UNACKNOWLEDGED, {"case_id": case_id}).scalar() or 0
