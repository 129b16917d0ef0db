"""The facts a guard may ask for, collected for one person and one case."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, func, or_, select

from casework.core.case_type import CaseFacts, CaseType, Subject
from casework.models import CaseParty, Clock, FindingRow, Impartiality, Letter, Mandate, Membership, Party, TwoPersonAct
from casework.queries.access import By

CLOCK, ACT, ANSWER, LETTER = Clock.__table__, TwoPersonAct.__table__, Impartiality.__table__, Letter.__table__


def subject_of(
    cx: Connection,
    case_type: CaseType,
    case: Any,
    by: By,
    today: date,
    given: dict[str, Any] | None = None,
    answers: Any = None,
) -> Subject:
    """The throw-away value that the machine judges. `case` is the row (Core or ORM)."""
    clocks = cx.execute(
        select(CLOCK.c.name, CLOCK.c.state, CLOCK.c.owner, CLOCK.c.strict_due, CLOCK.c.lenient_due).where(
            CLOCK.c.case_id == case.id
        )
    ).all()
    preparer, act_seq = prepared(cx, case)
    letter = letter_of(cx, case.id, act_seq) if act_seq else None
    facts = CaseFacts(
        errors_open=case.errors_open,
        items_open=case.items_open,
        documents_missing=case.documents_missing,
        reasons_missing=case.reasons_missing,
        errors_unacknowledged=unacknowledged(cx, case.id),
        preparer=preparer,
        clocks_running=frozenset(row.name for row in clocks if row.state == "running"),
        clocks_ever=frozenset(row.name for row in clocks),
        clocks_late=frozenset(
            row.name
            for row in clocks
            if row.state == "running" and today > (row.strict_due if row.owner == "authority" else row.lenient_due)
        ),
        may_write_for_party=by.writes,
        may_sign_for_party=by.signs,
        impartial=impartial(cx, case.id, by.person_id),
        connected=connected(cx, case.id, by.person_id, today),
        letter_ready=letter is not None and letter.state == "printed",
        letter_fresh=letter is not None and letter.dated == today and letter.facts_version == case.facts_version,
        sections_beyond_return=(given or {}).get("sections_beyond_return", ()),
    )
    return Subject(case.state, by.roles, today, by.person_id, facts, given or {}, answers)


def prepared(cx: Connection, case: Any) -> tuple[int | None, int | None]:
    """(first person, event) of an act that is prepared at the last event and waits for its second person."""
    row = cx.execute(
        select(ACT.c.first_person, ACT.c.prepared_seq).where(
            ACT.c.case_id == case.id, ACT.c.prepared_seq == case.n_events, ACT.c.second_person.is_(None)
        )
    ).first()
    return (row.first_person, row.prepared_seq) if row else (None, None)


def letter_of(cx: Connection, case_id: int, seq: int) -> Any:
    """The living printing of the letter that was ordered at an event."""
    return cx.execute(
        select(LETTER)
        .where(LETTER.c.case_id == case_id, LETTER.c.event_seq == seq, LETTER.c.state != "void")
        .order_by(LETTER.c.printing.desc())
    ).first()


def impartial(cx: Connection, case_id: int, person_id: int | None) -> bool | None:
    """The newest answer; None = never answered."""
    return cx.execute(
        select(ANSWER.c.impartial)
        .where(ANSWER.c.case_id == case_id, ANSWER.c.person_id == person_id)
        .order_by(ANSWER.c.id.desc())
        .limit(1)
    ).scalar()


def connected(cx: Connection, case_id: int, person_id: int | None, today: date) -> bool:
    """Does the person act for, or is the person, a party of the case?"""
    tied = select(CaseParty.party_id).where(
        CaseParty.case_id == case_id, or_(CaseParty.until.is_(None), CaseParty.until >= today)
    )
    agents = select(Mandate.agent_id).where(
        Mandate.party_id.in_(tied),
        Mandate.revoked_at.is_(None),
        or_(Mandate.valid_until.is_(None), Mandate.valid_until >= today),
    )
    member = select(Membership.id).where(
        Membership.person_id == person_id,
        or_(Membership.party_id.in_(tied), Membership.party_id.in_(agents)),
        and_(Membership.valid_from <= today, or_(Membership.valid_until.is_(None), Membership.valid_until >= today)),
    )
    himself = select(Party.id).where(Party.id.in_(tied), Party.person_id == person_id)
    return cx.execute(select(or_(member.exists(), himself.exists()))).scalar() or False


def unacknowledged(cx: Connection, case_id: int) -> int:
    """Open errors that the party has neither explained nor acknowledged."""
    return (
        cx.execute(
            select(func.count())
            .select_from(FindingRow)
            .where(
                FindingRow.case_id == case_id,
                FindingRow.severity == "error",
                FindingRow.state == "open",
                FindingRow.acknowledged_at.is_(None),
            )
        ).scalar()
        or 0
    )
