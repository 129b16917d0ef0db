"""What the case about a fee rests on, and what has become of the money: the facts that the guards of a fee ask.

Asked of a case that is no fee it costs one statement and says None. All statements are built once.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Connection, Integer, bindparam, exists, func, select, union_all
from sqlalchemy.sql.expression import literal

from casework.core.text import Text
from casework.models import Case, Charge, Claim, Decision, Objection, TwoPersonAct
from casework.queries import hours
from casework.queries.ledger import HANDS, invoice_of, left_of, share, unbooked_of
from casework.queries.paying import tolerance
from casework.queries.readings import in_force
from casework.workflows import CASE_TYPES
from casework.workflows.charging import COLLECTING, NOTHING_UNAPPROVED
from casework.workflows.fee_guards import ChargeFact
from fees.claims import CLAIM_KINDS, Standing, obstacle
from fees.money import Currency, Money

CASES, CHARGE, CLAIM, DECISION = Case.__table__, Charge.__table__, Claim.__table__, Decision.__table__
ACT, OBJECTION = TwoPersonAct.__table__, Objection.__table__
CASE_ID, INVOICE_ID = bindparam("case_id", type_=Integer), bindparam("invoice_id", type_=Integer)
DECIDED = exists().where(DECISION.c.case_id == CHARGE.c.for_case_id)
CHARGED = (
    select(CHARGE.c.for_case_id, CHARGE.c.tariff, CASES.c.closed_at,
           DECIDED.where(DECISION.c.outcome == "approval", DECISION.c.standing != "changed").label("granted"))
    .join(CASES, CASES.c.id == CHARGE.c.for_case_id).where(CHARGE.c.case_id == CASE_ID)
)  # fmt: skip
SIGNED = CLAIM.c.case_id == CASE_ID, ACT.c.case_id == CLAIM.c.case_id, ACT.c.signed_seq == CLAIM.c.raised_seq
PEOPLE = union_all(
    select(literal("decided").label("did"), ACT.c.first_person.label("person_id")).where(*SIGNED),
    select(literal("decided"), ACT.c.second_person).where(*SIGNED),
    select(HANDS.c.did, HANDS.c.person_id).where(HANDS.c.invoice_id == INVOICE_ID, HANDS.c.did == "registered"),
)
OPEN = (
    select(
        select(func.count()).select_from(OBJECTION)
        .where(OBJECTION.c.case_id == CASE_ID, OBJECTION.c.answered_at.is_(None)).scalar_subquery().label("objections"),
        exists().where(DECISION.c.case_id == CASE_ID, DECISION.c.standing == "appealed").label("appealed"),
        exists().where(DECISION.c.case_id == CASE_ID, DECISION.c.standing.in_(("appealable", "appealed")))
        .label("unsettled"),
        select(CLAIM.c.kind).where(CLAIM.c.case_id == CASE_ID, CLAIM.c.state == "raised")
        .order_by(CLAIM.c.n.desc()).limit(1).scalar_subquery().label("kind"))
)  # fmt: skip
PROPOSED = select(CLAIM.c.lines).where(CLAIM.c.case_id == CASE_ID, CLAIM.c.state == "proposed")
WAITS = {
    "not_final": Text("The decision is not final yet."),
    "not_demanded": Text("A demand was not sent, or the time that it set is not over."),
}


def charge_fact(cx: Connection, case: Any, today: date) -> ChargeFact | None:
    """What the fee rests on as it stands; None where the case is about no fee."""
    charge = cx.execute(CHARGED, {"case_id": case.id}).first()
    if charge is None:
        return None
    law = in_force(cx, CASE_TYPES[case.type], today) if case.type in CASE_TYPES else {}
    of, invoice = charge.for_case_id, invoice_of(cx, case.id)
    balance, credited = _standing(cx, case.id, invoice)
    told = {"case_id": case.id, "invoice_id": invoice.id if invoice else 0}
    people = cx.execute(PEOPLE, told).all()
    stands = cx.execute(OPEN, told).one()
    return ChargeFact(
        ended=charge.closed_at is not None or bool(charge.granted),
        granted=bool(charge.granted),
        approved_only=law.get(NOTHING_UNAPPROVED.name, NOTHING_UNAPPROVED.default) == "free",
        billable=sum(row.minutes for row in hours.billable(cx, of)),
        unapproved=hours.unapproved(cx, of),
        reckoned=_reckoned(cx, case.id),
        running=hours.running(cx, of),
        owners=frozenset(hours.owners(cx, of)),
        deciders=frozenset(row.person_id for row in people if row.did == "decided"),
        registrars=frozenset(row.person_id for row in people if row.did == "registered"),
        balance=balance,
        credited=credited,
        within_tolerance=balance is not None and 0 < balance <= tolerance().get(invoice.currency, 0),
        objections=int(stands.objections),
        appealed=bool(stands.appealed) and law.get(COLLECTING.name, COLLECTING.default) == "waits",
        waits_for=_obstacle(stands, invoice, balance, today),
    )


def _reckoned(cx: Connection, case_id: int) -> int | None:
    """The minutes in the claim that is proposed; None while none is."""
    lines = cx.execute(PROPOSED, {"case_id": case_id}).scalar()
    return None if lines is None else sum(line["minutes"] for line in lines)


def _standing(cx: Connection, case_id: int, invoice: Any) -> tuple[int | None, bool]:
    """What the case owes, and whether all of it was credited."""
    if invoice is None:
        return None, False
    own = sum(left for _, left in left_of(cx, case_id, invoice.id))
    return share(int(invoice.balance), own, unbooked_of(cx, invoice)), own == 0


def _obstacle(stands: Any, invoice: Any, balance: int | None, today: date) -> Text | None:
    """What stands in the way of enforcement, as the kind of the claim says."""
    if invoice is None or not balance or balance < 0 or stands.kind not in CLAIM_KINDS:
        return None
    owed = Money.hundredths(balance, Currency(invoice.currency))
    final = None if stands.unsettled else invoice.issued_on
    found = obstacle(CLAIM_KINDS[stands.kind], Standing(owed, invoice.due_on, final, invoice.due_on), today)
    if found is None:
        return None
    return WAITS.get(found.code) or Text("It is not due before {due} is over.", due=invoice.due_on)
