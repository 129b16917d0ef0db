"""A fee is a case of its own, opened in the transaction of the step that brings the application in.

It begins with what the case it is for says: the party, the language and channel of its letters, its address. The tie
between the two (`charge`) is written by the step that announces it, also where an officer announces it by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from sqlalchemy import Connection, select

from casework.core.case_type import Refusal
from casework.core.effects import Effect
from casework.core.machine import StepRefused
from casework.core.text import Text
from casework.identifiers import country, email
from casework.models import Case, Charge, Claim, InvoiceLine, Objection
from casework.operations import seals
from casework.operations.acting import SYSTEM
from casework.operations.going import Going
from casework.queries.approvals import about_of
from casework.queries.numbers import case_numbered
from casework.queries.submissions import latest_answers
from casework.workflows import CASE_TYPES
from casework.workflows.application.delivery import begun_as
from casework.workflows.charging import Accuse, Announce, AnswerObjection, NamePayer, Object, announcing
from casework.workflows.charging import Charge as Charging

CASES, CHARGE, OBJECTION = Case.__table__, Charge.__table__, Objection.__table__
CLAIM, LINE = Claim.__table__, InvoiceLine.__table__
NO_SUCH_CASE = Refusal(Text("This party has no case with that number that a fee can be charged for."),
                       cure=Text("You can write the number of the case as 2026/1234."))
CHARGED_ALREADY = Refusal(Text("A fee for that case is announced already."), cure=Text("You can open that case."))
NO_SUCH_CONCERN = Refusal(Text("Say which breach it is, and name a case of this party that it concerns."),
                          cure=Text("You can write the number of the case as 2026/1234."))  # fmt: skip
ACCUSED_ALREADY = Refusal(Text("A case about this breach is open already."), cure=Text("You can open that case."))
NO_SUCH_LINE = Refusal(Text("The invoice has no such line."), cure=Text("You can look at the numbers on the invoice."))
OBJECTED = Refusal(Text("There is an objection to that line, and we have not answered it yet."),
                   cure=Text("We will answer it."))  # fmt: skip
NO_OBJECTION = Refusal(Text("Nobody has objected to that line, or it is answered."), cure=Text("Nobody needs to."))


def charge(effect: Charging, going: Going) -> None:
    """Opens the case about the fee once the step is written; nothing where this application is free."""
    if effect.when(latest_answers(going.cx, going.case), going.today):
        going.after.append(partial(_open, effect, going))


def _open(effect: Charging, going: Going) -> None:
    from casework.operations import drafts  # they take steps, and steps carry out effects
    from casework.operations.steps import locked, take_step

    fee = next(one for one in CASE_TYPES.values() if announcing(one))
    case = locked(going.cx, going.case.id)
    wishes = going.case_type.wishes(latest_answers(going.cx, case))
    begun: dict[str, dict[str, Any]] = {
        "charge": {"tariff": effect.tariff, "case": f"{case.year}/{case.seq}", "title": case.title},
        "recipient": {"number": wishes.number, "address": "\n".join(wishes.address), "country": wishes.country},
        "delivery": begun_as(wishes, wishes.language),
    }  # fmt: skip
    said = {name: {field: value for field, value in part.items() if value} for name, part in begun.items()}
    case_id = drafts.open_draft(fee.name, case.party_id, by=going.by, now=going.now, language=wishes.language, own=said)
    take_step(case_id, str(announcing(fee)), by=SYSTEM, now=going.now, seen=0)


def announce(effect: Announce, going: Going) -> None:
    """Ties the case to the one that its answers name; refused where the party has no such case, or it is charged."""
    cx, answers = going.cx, latest_answers(going.cx, going.case)
    found = case_numbered(cx, answers.charge.case, CASES.c.party_id == going.case.party_id)
    if found is None or announcing(CASE_TYPES[found.type]) or not answers.charge.tariff:
        raise StepRefused((NO_SUCH_CASE,))
    if living(cx, found.id, str(answers.charge.tariff)):
        raise StepRefused((CHARGED_ALREADY,))
    seals.add(cx, CHARGE, case_id=going.case.id, for_case_id=found.id, tariff=str(answers.charge.tariff),
              event_seq=going.seq)  # fmt: skip


def accuse(effect: Accuse, going: Going) -> None:
    """Ties the case to the one it concerns; refused where the party has none, or the breach has a case that is open.
    What need not be alone is tied by a key of its own.
    """
    ground, named = effect.of(latest_answers(going.cx, going.case))
    approval = about_of(going.cx, going.case.id)
    found = case_numbered(going.cx, named, CASES.c.party_id == going.case.party_id) if approval is None else None
    concerned = approval.case_id if approval is not None else found.id if found is not None else None
    if not ground or concerned is None:
        raise StepRefused((NO_SUCH_CONCERN,))
    if not effect.alone:
        ground = f"{ground}/{going.case.id}"
    elif living(going.cx, concerned, ground):
        raise StepRefused((ACCUSED_ALREADY,))
    seals.add(going.cx, CHARGE, case_id=going.case.id, for_case_id=concerned, tariff=ground, event_seq=going.seq)


def living(cx: Connection, for_case_id: int, tariff: str) -> bool:
    """Is there a fee of this tariff for the case that is not closed?"""
    here = CHARGE.c.for_case_id == for_case_id, CHARGE.c.tariff == tariff, CASES.c.closed_at.is_(None)
    ties = select(CHARGE.c.case_id).join(CASES, CASES.c.id == CHARGE.c.case_id).where(*here)
    return cx.execute(ties).first() is not None


def name_payer(effect: NamePayer, going: Going) -> None:
    """Writes who is invoiced, as it was told."""
    told: dict[str, Any] = {name: str(going.given.get(name) or "").strip() for name in (
        "payer_name", "payer_country", "payer_reference", "payer_email")}  # fmt: skip
    address = [line.strip() for line in str(going.given.get("payer_address") or "").splitlines() if line.strip()]
    told["payer_country"] = country.normalise(told["payer_country"])
    told["payer_email"] = email.normalise(told["payer_email"])
    seals.change(going.cx, CHARGE, {"case_id": going.case.id}, event_seq=going.seq, payer_address=address, **told)


def object_to_line(effect: Object, going: Going) -> None:
    """What the party has against a line of its invoice: one thing at a time."""
    line = _line(going)
    if line is None:
        raise StepRefused((NO_SUCH_LINE,))
    open_one = OBJECTION.c.invoice_line_id == line, OBJECTION.c.answered_at.is_(None)
    if going.cx.execute(select(OBJECTION.c.id).where(*open_one)).first() is not None:
        raise StepRefused((OBJECTED,))
    seals.add(going.cx, OBJECTION, case_id=going.case.id, invoice_line_id=line, body=str(going.given["objection"]),
              person_id=going.by.person_id, at=going.now)  # fmt: skip


def answer_objection(effect: AnswerObjection, going: Going) -> None:
    """Our answer to what is open against that line."""
    open_one = {"case_id": going.case.id, "invoice_line_id": _line(going) or 0, "answered_at": None}
    answer = str(going.given["answer"])
    if not seals.change(going.cx, OBJECTION, open_one, answer=answer, answered_by=going.by.person_id,
                        answered_at=going.now):  # fmt: skip
        raise StepRefused((NO_OBJECTION,))


HANDLERS: Mapping[type[Effect], Callable[[Any, Going], None]] = {
    Charging: charge,
    Announce: announce,
    Accuse: accuse,
    NamePayer: name_payer,
    Object: object_to_line,
    AnswerObjection: answer_objection,
}


def _line(going: Going) -> int | None:
    """The line of the case's invoice that the step names."""
    told = str(going.given.get("line") or "").strip()
    if not (told.isascii() and told.isdigit() and len(told) < 6):
        return None
    of_case = select(CLAIM.c.id).where(CLAIM.c.case_id == going.case.id)
    lines = select(LINE.c.id).where(LINE.c.n == int(told), LINE.c.claim_id.in_(of_case), LINE.c.credit.is_(False))
    return going.cx.execute(lines).scalar()
