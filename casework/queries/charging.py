"""What the case about a fee rests on, and what has become of the money: the facts that the guards of a fee ask.

Asked of a case that is no fee it says which fee for that case is not paid, if any. All statements are built once.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Connection, Integer, bindparam, exists, func, select

from casework.core.text import Text
from casework.models import Case, Charge, Claim, Decision, Dispatch, Event, Letter, Objection
from casework.queries import hours
from casework.queries.ledger import HANDS, invoice_of, standing
from casework.queries.paying import tolerance
from casework.queries.readings import in_force
from casework.queries.record import content_of
from casework.workflows import CASE_TYPES
from casework.workflows.charging import COLLECTING, NOTHING_UNAPPROVED, TARIFFS
from casework.workflows.fee_guards import ChargeFact, UnpaidFact, paid_before_decision
from fees.claims import CLAIM_KINDS, EnforceableWhen, Standing, obstacle
from fees.money import Currency, Money

CASES, CHARGE, CLAIM, DECISION = Case.__table__, Charge.__table__, Claim.__table__, Decision.__table__
OBJECTION, EVENT, LETTER, DISPATCH = Objection.__table__, Event.__table__, Letter.__table__, Dispatch.__table__
CASE_ID, INVOICE_ID = bindparam("case_id", type_=Integer), bindparam("invoice_id", type_=Integer)
OPENER = select(EVENT.c.actor_id).where(EVENT.c.case_id == CHARGE.c.case_id, EVENT.c.seq == 1).scalar_subquery()
DECIDED = exists().where(DECISION.c.case_id == CHARGE.c.for_case_id)
CHARGED = (
    select(CHARGE.c.for_case_id, CHARGE.c.tariff, CASES.c.type, CASES.c.closed_at, OPENER.label("opener"),
           DECIDED.where(DECISION.c.outcome == "approval", DECISION.c.standing != "changed").label("granted"))
    .join(CASES, CASES.c.id == CHARGE.c.for_case_id).where(CHARGE.c.case_id == CASE_ID)
)  # fmt: skip
CHARGING = (
    select(CHARGE.c.case_id, CHARGE.c.tariff, CASES.c.year, CASES.c.seq).join(CASES, CASES.c.id == CHARGE.c.case_id)
    .where(CHARGE.c.for_case_id == CASE_ID, CHARGE.c.tariff.in_(TARIFFS), CASES.c.closed_at.is_(None))
    .order_by(CHARGE.c.case_id)
)  # fmt: skip
REGISTERED = select(HANDS.c.person_id).where(HANDS.c.invoice_id == INVOICE_ID, HANDS.c.did == "registered")
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
DEMANDED = select(
    exists().where(DISPATCH.c.letter_id == LETTER.c.id, DISPATCH.c.sent_at.is_not(None), LETTER.c.case_id == CASE_ID,
                   LETTER.c.event_seq == bindparam("event_seq", type_=Integer))
)  # fmt: skip
"""Was the demand sent that an event wrote?"""
PROPOSED = select(CLAIM.c.lines).where(CLAIM.c.case_id == CASE_ID, CLAIM.c.state == "proposed")
WAITS = {
    "not_final": Text("The decision is not final yet."),
    "not_demanded": Text("A demand was not sent, or the time that it set is not over."),
}


def charge_fact(cx: Connection, case: Any, today: date) -> ChargeFact | UnpaidFact | None:
    """What the fee rests on as it stands; in another case the fee for it that is not paid, if there is one."""
    charge = cx.execute(CHARGED, {"case_id": case.id}).first()
    if charge is None:
        return _unpaid(cx, case.id)
    law = in_force(cx, CASE_TYPES[case.type], today) if case.type in CASE_TYPES else {}
    of, invoice = charge.for_case_id, invoice_of(cx, case.id)
    balance, lines = standing(cx, case.id, invoice)
    stands = cx.execute(OPEN, {"case_id": case.id}).one()
    return ChargeFact(
        ended=charge.closed_at is not None or bool(charge.granted),
        granted=bool(charge.granted),
        approved_only=law.get(NOTHING_UNAPPROVED.name, NOTHING_UNAPPROVED.default) == "free",
        paid_first=charge.type in CASE_TYPES and paid_before_decision(CASE_TYPES[charge.type]),
        billable=sum(row.minutes for row in hours.billable(cx, of)),
        unapproved=hours.unapproved(cx, of),
        reckoned=_reckoned(cx, case.id),
        owners=frozenset(hours.owners(cx, of)),
        registrars=frozenset(cx.execute(REGISTERED, {"invoice_id": invoice.id}).scalars()) if invoice else frozenset(),
        balance=balance,
        lines=lines,
        proposed=content_of(cx, case.id, case.n_events).get("rest"),
        within_tolerance=balance is not None and 0 < balance <= tolerance().get(invoice.currency, 0),
        objections=int(stands.objections),
        appealed=bool(stands.appealed) and law.get(COLLECTING.name, COLLECTING.default) == "waits",
        waits_for=_obstacle(cx, stands, invoice, balance, today),
        opener=charge.opener,
    )


def _unpaid(cx: Connection, case_id: int) -> UnpaidFact | None:
    for fee in cx.execute(CHARGING, {"case_id": case_id}).all():
        invoice = invoice_of(cx, fee.case_id)
        balance, _ = standing(cx, fee.case_id, invoice)
        number, source = f"{fee.year}/{fee.seq}", TARIFFS[fee.tariff].source
        if balance is None:
            return UnpaidFact(number, source)
        if balance > 0:
            return UnpaidFact(number, source, f"{invoice.year}-{invoice.n}", invoice.due_on)
    return None


def _reckoned(cx: Connection, case_id: int) -> int | None:
    """The minutes in the claim that is proposed; None while none is."""
    lines = cx.execute(PROPOSED, {"case_id": case_id}).scalar()
    return None if lines is None else sum(line["minutes"] for line in lines)


def _obstacle(cx: Connection, stands: Any, invoice: Any, balance: int | None, today: date) -> Text | None:
    """What stands in the way of enforcement, as the kind of the claim says."""
    if invoice is None or not balance or balance < 0 or stands.kind not in CLAIM_KINDS:
        return None
    kind, owed = CLAIM_KINDS[stands.kind], Money.hundredths(balance, Currency(invoice.currency))
    final, demand_ends = None if stands.unsettled else invoice.issued_on, None
    if kind.enforceable_when is EnforceableWhen.DEMAND_UNPAID:
        sent = cx.execute(DEMANDED, {"case_id": invoice.case_id, "event_seq": invoice.event_seq}).scalar()
        demand_ends = invoice.due_on if sent else None
    found = obstacle(kind, Standing(owed, invoice.due_on, final, demand_ends), today)
    if found is None:
        return None
    return WAITS.get(found.code) or Text("It is not due before {due} is over.", due=invoice.due_on)
