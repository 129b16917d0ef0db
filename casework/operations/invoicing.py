"""Invoices, credit notes and what is written off: each with its number, its lines and the event that wrote it.

Numbers come from one series a year for each authority, taken in the transaction that writes the invoice, so there is
never a gap. The payment number (KID) says case and claim and is never used again. The last day to pay is printed, and
the clock of the case takes it from there. One invoice may carry the claims of several cases, a fleet's for example:
the first case writes it with all lines, the others find theirs on it, and all of it stands or falls as one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Integer, bindparam, select

from casework.core.calendars import NORWEGIAN
from casework.core.case_type import CaseType, Refusal
from casework.core.effects import Effect
from casework.core.machine import StepRefused
from casework.core.periods import settle
from casework.core.text import Text
from casework.db import writing
from casework.models import Case, Charge, Claim, Invoice, InvoiceLine, InvoiceSeries, Letter, Party, WriteOff
from casework.models.file import PAYER as NAMED_PAYER
from casework.operations import claims, seals
from casework.operations.acting import By, NotThere, Stale
from casework.operations.going import Going
from casework.operations.letters import Recipient, order_letter
from casework.queries.ledger import bills_beside, invoice_of, standing, to_credit
from casework.queries.submissions import latest_answers
from casework.workflows import CASE_TYPES
from casework.workflows.charging import (
    DropClaim,
    IssueCreditNote,
    IssueInvoice,
    Lower,
    OweAgain,
    PrintBill,
    RaiseClaim,
    RaiseMeasured,
    ReckonFee,
    ReckonMeasured,
    SendBill,
    WriteOffRest,
)
from casework.workflows.fee_guards import NO_SUCH_LINES, REST_CHANGED
from fees.claims import CLAIM_KINDS
from fees.kid import Claim as Numbered

CASES, CHARGE, CLAIM, PARTY = Case.__table__, Charge.__table__, Claim.__table__, Party.__table__
INVOICE, LINE, SERIES = Invoice.__table__, InvoiceLine.__table__, InvoiceSeries.__table__
WRITE_OFF, LETTER = WriteOff.__table__, Letter.__table__
FOR = CASES.alias("charged_case")
PAYER = ("payer_name", "payer_address", "payer_country", "payer_reference", "payer_email")
ALIKE = ("party_id", "currency", "kind", "language", "authority", *PAYER)
"""What cases that share an invoice share."""
SAME = ("claim_id", "key", "about", "day", "activity", "minutes", "rate")
ABOUT_A_FEE = (
    select(CLAIM, CASES.c.year, CASES.c.seq, CASES.c.language, CASES.c.authority, *(CHARGE.c[name] for name in PAYER),
           FOR.c.year.label("for_year"), FOR.c.seq.label("for_seq"), FOR.c.title.label("for_title"))
    .join(CASES, CASES.c.id == CLAIM.c.case_id).join(CHARGE, CHARGE.c.case_id == CLAIM.c.case_id)
    .join(FOR, FOR.c.id == CHARGE.c.for_case_id)
)  # fmt: skip
ON_AN_INVOICE = select(LINE.c.claim_id).where(LINE.c.claim_id == CLAIM.c.id)
TO_INVOICE = ABOUT_A_FEE.where(
    CLAIM.c.case_id.in_(bindparam("cases", expanding=True)), CLAIM.c.state == "raised", ~ON_AN_INVOICE.exists()
).order_by(CLAIM.c.case_id, CLAIM.c.n)
NEXT = (
    SERIES.update()
    .where(SERIES.c.authority == bindparam("of_authority"), SERIES.c.year == bindparam("this_year", type_=Integer))
    .values(last=SERIES.c.last + 1)
    .returning(SERIES.c.last)
)
NOTHING_TO_INVOICE = Refusal(Text("There is no decided fee that is not invoiced yet."), cure=Text("Nobody needs to."))
NOT_TOGETHER = Refusal(Text("These fees cannot stand on one invoice: payer, currency, language or authority differ."),
                       cure=Text("You can send an invoice for each."))  # fmt: skip
NOT_LOWER = Refusal(Text("The amount in the file is not lower than what was decided."),
                    cure=Text("You can write a lower amount in the file."))
NOT_ON_IT = Refusal(Text("The fee is not on that invoice."), cure=Text("You can invoice it alone."))


def issue(effect: IssueInvoice, going: Going) -> None:
    """Writes the invoice, with the lines of all cases that are invoiced together; or finds the lines of this case on
    the invoice that was given.
    """
    if going.given.get("invoice") is not None:
        _joined(going, int(going.given["invoice"]))
        return
    together = sorted({going.case.id, *map(int, going.given.get("together") or ())})
    owed = going.cx.execute(TO_INVOICE, {"cases": together}).all()
    if going.case.id not in {claim.case_id for claim in owed}:
        raise StepRefused((NOTHING_TO_INVOICE,))
    payer = _payer(going)
    alike = {tuple(str(claim._mapping[name]) for name in ALIKE) for claim in owed}
    if len(alike) > 1 or {claim.case_id for claim in owed} != set(together):
        raise StepRefused((NOT_TOGETHER,))
    own = next(claim for claim in owed if claim.case_id == going.case.id)
    last_day = due_on(own.kind, going.today)
    row = _write(
        going, "invoice", kid=Numbered(own.year, own.seq, own.n).kid(), due_on=last_day, currency=own.currency,
        party_id=own.party_id, total=sum(claim.amount for claim in owed), **payer)  # fmt: skip
    said = ((claim, line) for claim in owed for line in claim.lines)
    for n, (claim, line) in enumerate(said, 1):
        day = date.fromisoformat(line["day"]) if line["day"] else None
        seals.add(going.cx, LINE, of=going.case.id, invoice_id=row.id, n=n, claim_id=claim.id, key=line["key"],
                  credit=False, about=_about(claim), day=day, activity=line["activity"], minutes=line["minutes"],
                  rate=line["rate"], amount=line["amount"])  # fmt: skip
    going.given["until"] = last_day.isoformat()


def due_on(kind: str, issued: date) -> date:
    """The last day to pay a claim of this kind that is invoiced on a day."""
    return settle(CLAIM_KINDS[kind].due.on(issued), NORWEGIAN)


def lower(effect: Lower, going: Going) -> None:
    """What is left of the claim, in the smallest unit; refused where that is no less than what is owed now."""
    invoice, (amount,) = invoice_of(going.cx, going.case.id), claims.measured(going, effect.amount)
    if invoice is None or amount is None:
        raise Stale
    going.given["left"] = amount.in_hundredths
    if not to_credit(going.cx, going.case.id, invoice.id, going.given):
        raise StepRefused((NOT_LOWER,))


def credit(effect: IssueCreditNote, going: Going) -> None:
    """Writes a credit note for what was proposed; for all that is left where nothing was named."""
    told = _told(going)
    invoice = invoice_of(going.cx, going.case.id)
    if invoice is None:
        raise Stale
    lines = to_credit(going.cx, going.case.id, invoice.id, told)
    if not lines:
        raise StepRefused((NO_SUCH_LINES,))
    kept = {name: invoice._mapping[name] for name in (*PAYER, "party_id", "currency")}
    row = _write(going, "credit_note", credits_id=invoice.id, total=-sum(left for _, left in lines), **kept)
    for n, (line, left) in enumerate(lines, 1):
        same = {name: line._mapping[name] for name in SAME}
        seals.add(going.cx, LINE, of=going.case.id, invoice_id=row.id, n=n, credit=True, amount=-left, **same)


def send_bill(effect: SendBill, going: Going) -> None:
    """Orders a letter about the invoice, for the party and for whom it has named to pay; nothing where another case
    that shares the invoice sends the same letter today, for it says all of it.
    """
    if bills_beside(going.cx, going.case.id, [effect.letter], ordered_on=going.today):
        return
    order_letter(going, effect.letter, sends=True, also=_named(going))


def print_bill(effect: PrintBill, going: Going) -> None:
    """Orders a letter about the invoice that a second person will sign, for the party and for whom it has named."""
    order_letter(going, effect.letter, sends=False, also=_named(going))


def _named(going: Going) -> tuple[Recipient, ...]:
    row = going.cx.execute(select(CHARGE).where(CHARGE.c.case_id == going.case.id)).one()
    return (Recipient(NAMED_PAYER, "email" if row.payer_email else "post"),) if row.payer_name else ()


def write_off(effect: WriteOffRest, going: Going) -> None:
    """Gives up what is left of the claim, with the reason for which it was proposed: no more and no less than was owed
    then.
    """
    invoice = invoice_of(going.cx, going.case.id)
    rest, _ = standing(going.cx, going.case.id, invoice)
    if invoice is None or not rest or rest <= 0 or going.act_id is None:
        raise Stale
    if rest != _told(going).get("rest"):
        raise StepRefused((REST_CHANGED,))
    seals.add(going.cx, WRITE_OFF, case_id=going.case.id, event_seq=going.seq, invoice_id=invoice.id,
              act_id=going.act_id, kind=effect.kind, currency=invoice.currency, amount=rest,
              reason=str(_told(going).get("reason") or ""), at=going.now)  # fmt: skip


def owe_again(effect: OweAgain, going: Going) -> None:
    """The clocks that follow run as they did when the invoice was written."""
    invoice = invoice_of(going.cx, going.case.id)
    if invoice is None:
        raise Stale
    going.given |= {"issued_on": invoice.issued_on.isoformat(), "until": invoice.due_on.isoformat()}


def issue_together(case_ids: Sequence[int], *, by: By, now: int) -> int:
    """Takes the step that invoices in each of these cases, and writes one invoice for all; or nothing at all.

    Returns the invoice. Its letter lies in the first case, and what happened in the others names both. Each case is
    locked in the order of its number, so that two people who choose overlapping cases do not wait for each other.
    """
    from casework.operations.steps import take_step

    wanted = sorted(set(case_ids))
    with writing() as cx:
        rows = cx.execute(select(CASES).where(CASES.c.id.in_(wanted)).order_by(CASES.c.id).with_for_update()).all()
        if not wanted or len(rows) != len(wanted):
            raise NotThere
        first, joins = rows[0], dict[str, Any]()
        for case in rows:
            given = joins or {"together": wanted}
            take_step(case.id, invoicing(CASE_TYPES[case.type]), by=by, now=now, seen=case.n_events, given=given)
            joins = joins or _joining(cx, first)
    return int(joins["invoice"])


def invoicing(case_type: CaseType) -> str:
    """The step by which a case of this type is invoiced."""
    steps = (step.name for step in case_type.steps if any(isinstance(one, IssueInvoice) for one in step.effects))
    if (found := next(steps, None)) is None:
        raise NotThere
    return found


HANDLERS: Mapping[type[Effect], Callable[[Any, Going], None]] = {
    ReckonFee: claims.reckon,
    ReckonMeasured: claims.reckon_measured,
    DropClaim: claims.drop,
    RaiseClaim: claims.raise_claim,
    RaiseMeasured: claims.raise_claim,
    IssueInvoice: issue,
    Lower: lower,
    IssueCreditNote: credit,
    WriteOffRest: write_off,
    OweAgain: owe_again,
    SendBill: send_bill,
    PrintBill: print_bill,
}
"""What the money of a fee does, by the effect that a step names."""


def _joining(cx: Connection, first: Any) -> dict[str, Any]:
    """What the other cases are told of the invoice that the first has written, and of its letter."""
    written = invoice_of(cx, first.id)
    said = LETTER.c.case_id == first.id, LETTER.c.event_seq == written.event_seq
    letter = cx.execute(select(LETTER).where(*said).order_by(LETTER.c.id)).first()
    return {"invoice": written.id, "number": f"{written.year}-{written.n}",
            "letter": f"{first.year}/{first.seq}-{letter.number}" if letter else ""}  # fmt: skip


def _joined(going: Going, invoice_id: int) -> None:
    """Every claim of this case that is owed stands on the invoice."""
    mine = select(CLAIM.c.id).where(CLAIM.c.case_id == going.case.id, CLAIM.c.state == "raised")
    here = select(LINE.c.claim_id, INVOICE.c.due_on).join(INVOICE, INVOICE.c.id == LINE.c.invoice_id).where(
        LINE.c.invoice_id == invoice_id, LINE.c.claim_id.in_(mine), INVOICE.c.issued_on == going.today,
        INVOICE.c.authority == going.case.authority)  # fmt: skip
    found = going.cx.execute(here).all()
    if not found or going.cx.execute(TO_INVOICE, {"cases": [going.case.id]}).first() is not None:
        raise StepRefused((NOT_ON_IT,))
    going.given["until"] = found[0].due_on.isoformat()


def _write(going: Going, kind: str, **values: Any) -> Any:
    """The next number of the series, and the invoice that bears it."""
    year = going.today.year
    of = {"of_authority": going.case.authority, "this_year": year}
    n = going.cx.execute(NEXT, of).scalar()
    if n is None:
        n = 1
        going.cx.execute(SERIES.insert().values(authority=going.case.authority, year=year, last=n))
    empty: Mapping[str, Any] = {"credits_id": None, "kid": None, "due_on": None}
    return seals.add(going.cx, INVOICE, authority=going.case.authority, year=year, n=n, kind=kind,
                     case_id=going.case.id, event_seq=going.seq, issued_on=going.today, language=going.case.language,
                     **{**empty, **values})  # fmt: skip


def _payer(going: Going) -> dict[str, Any]:
    """Who is invoiced, as it is printed: whom the case names, else the party at the address that its case gives."""
    charge = going.cx.execute(select(CHARGE).where(CHARGE.c.case_id == going.case.id)).one()
    named = {name: charge._mapping[name] for name in PAYER}
    if charge.payer_name:
        return named
    party = going.cx.execute(select(PARTY).where(PARTY.c.id == going.case.party_id)).one()
    wishes = going.case_type.wishes(latest_answers(going.cx, going.case))
    return {"payer_name": party.name, "payer_address": list(wishes.address) or list(party.address),
            "payer_country": wishes.country or party.country,
            "payer_reference": charge.payer_reference or wishes.reference,
            "payer_email": charge.payer_email or wishes.email or party.email}  # fmt: skip


def _about(claim: Any) -> str:
    return f"{claim.for_title} ({claim.for_year}/{claim.for_seq})".strip()


def _told(going: Going) -> dict[str, Any]:
    """What was told when it was proposed, and when it was signed."""
    prepared = going.prepared_body() if going.move.step.decides else {}
    return {**prepared, **going.given}
