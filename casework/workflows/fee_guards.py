"""Guards of a fee, and the facts that they ask: what it rests on, and what has become of the money.

They ask `facts.charge`, and are silent in a case that is no fee; `fee_paid` asks it in the case that a fee is for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from casework.core.case_type import CaseType, Refusal, Subject
from casework.core.text import Source, Text
from casework.identifiers import country, email
from casework.workflows.appeal_guards import ANEW
from casework.workflows.appeal_guards import fact as appeal
from casework.workflows.guards import COLLEAGUE_CAN, HOUSE_TWO, YOU_CAN

REFERENCE = 100
"""Characters that there are for the reference of a payer."""
NO_SUCH_LINES = Refusal(Text("The invoice has no such lines that are not credited yet."),
                        cure=Text("You can look at the numbers on the invoice."))
REST_CHANGED = Refusal(Text("What is owed has changed since this was proposed."),
                       cure=Text("You can return it, and it can be proposed anew."))


@dataclass(frozen=True, slots=True)
class ChargeFact:
    """What a fee rests on, and what has become of it. Minutes are whole, amounts in the smallest unit of the currency.

    `ended`, `granted`: how the case it is for stands; `approved_only`: the reading that nothing is charged unless it
    is granted; `paid_first`: that case is decided when the fee is paid, and so the fee is decided before. `reckoned`:
    the minutes in the fee as it is proposed. `owners` recorded the time, `registrars` registered payments. `balance` is
    what is still owed (negative: paid too much), None while nothing is invoiced; `lines` are the numbers of the
    invoiced lines that are not credited; `proposed`: what was owed when the newest step proposed to give it up.
    `waits_for`: what stands in the way of collection in law, if anything. `opener` took its first step.
    """

    ended: bool = False
    granted: bool = False
    approved_only: bool = True
    paid_first: bool = False
    billable: int = 0
    unapproved: int = 0
    reckoned: int | None = None
    owners: frozenset[int] = frozenset()
    registrars: frozenset[int] = frozenset()
    balance: int | None = None
    lines: frozenset[int] = frozenset()
    proposed: int | None = None
    within_tolerance: bool = False
    objections: int = 0
    appealed: bool = False
    waits_for: Text | None = None
    opener: int | None = None


@dataclass(frozen=True, slots=True)
class UnpaidFact:
    """A fee for our work on this case that is not paid: the number of its case and its ground; its invoice and the last
    day to pay once there is one.
    """

    fee: str
    source: Source
    invoice: str = ""
    due_on: date | None = None


def fact(subject: Subject) -> ChargeFact | None:
    """What the case about a fee rests on; None in any other case."""
    charge = subject.facts.charge
    return charge if isinstance(charge, ChargeFact) else None


def fee_paid(subject: Subject) -> Refusal | None:
    """The fee that was announced for this case is paid, or no longer owed (waived, credited, given up).

    Where the law lets a decision wait for the payment, the type says so by this guard on the steps that decide: never
    on the work before them. The fee is then decided before the case is.
    """
    unpaid = subject.facts.charge
    if not isinstance(unpaid, UnpaidFact):
        return None
    if unpaid.due_on is None:
        return Refusal(Text("The fee for this case is not invoiced yet."), unpaid.source,
                       Text("It is decided and invoiced in case {number}.", number=unpaid.fee))
    return Refusal(Text("The fee for this case is not paid."), unpaid.source,
                   Text("The payer can pay invoice {number}. Its last day to pay is {due}.", number=unpaid.invoice,
                        due=unpaid.due_on))


def paid_before_decision(case_type: CaseType) -> bool:
    """Does a decision of this type wait for the payment of its fee?"""
    return any(fee_paid in step.guards for step in case_type.steps)


def hours_recorded(subject: Subject) -> Refusal | None:
    """There is something to charge."""
    if (charge := fact(subject)) is None or charge.billable or charge.unapproved:
        return None
    return Refusal(Text("No billable hours are recorded on the case the fee is for."),
                   cure=Text("Whoever worked on it can record them, or you can propose to waive the fee."))


def hours_approved(subject: Subject) -> Refusal | None:
    """Every hour was approved by another than who recorded it."""
    if (charge := fact(subject)) is None or not charge.unapproved:
        return None
    return Refusal(Text("{minutes} recorded minutes wait for approval.", minutes=charge.unapproved),
                   cure=Text("A manager can approve them, other than the one who recorded them."))


def hours_as_reckoned(subject: Subject) -> Refusal | None:
    """No hours were written, corrected or struck since the fee was proposed."""
    charge = fact(subject)
    if charge is None or charge.reckoned is None or (charge.reckoned == charge.billable and not charge.unapproved):
        return None
    return Refusal(Text("The hours have changed since the fee was reckoned."),
                   cure=Text("You can return it, and it is reckoned anew."))


def case_is_granted(subject: Subject) -> Refusal | None:
    """No approval, no fee, while that reading holds; but a fee that is paid before the decision."""
    charge = fact(subject)
    if charge is None or charge.granted or (charge.ended and not charge.approved_only):
        return None
    if charge.paid_first and not charge.ended:
        return None
    if not charge.ended:
        return Refusal(Text("The case the fee is for is not decided yet."), cure=Text("It is decided in that case."))
    return Refusal(Text("The application was not approved, and then no fee is charged."), cure=Text("Nobody can."))


def case_is_not_granted(subject: Subject) -> Refusal | None:
    """The case ended without an approval, and the reading holds that it is then free."""
    charge = fact(subject)
    if charge is None or (charge.ended and not charge.granted and charge.approved_only):
        return None
    return Refusal(Text("The case the fee is for can still be approved, or is."), cure=Text("Time will."))


def not_your_hours(subject: Subject) -> Refusal | None:
    """Who recorded the time does not decide the fee."""
    charge = fact(subject)
    if charge is None or subject.person not in charge.owners:
        return None
    return Refusal(Text("You recorded time that this fee is reckoned from."), HOUSE_TWO, COLLEAGUE_CAN)


def not_who_opened(subject: Subject) -> Refusal | None:
    """Whoever registered the breach does not decide it."""
    charge = fact(subject)
    if charge is None or charge.opener is None or charge.opener != subject.person:
        return None
    return Refusal(Text("You registered the suspicion."), HOUSE_TWO, COLLEAGUE_CAN)


def not_your_payment(subject: Subject) -> Refusal | None:
    """Who registered a payment does not approve that the rest is written off."""
    charge = fact(subject)
    if charge is None or subject.person not in charge.registrars:
        return None
    return Refusal(Text("You registered a payment of this invoice."), HOUSE_TWO, COLLEAGUE_CAN)


def paid_in_full(subject: Subject) -> Refusal | None:
    """Nothing is owed any more."""
    if (charge := fact(subject)) is None or (charge.balance is not None and charge.balance <= 0):
        return None
    return Refusal(Text("The invoice is not paid in full."), cure=Text("A registered payment will."))


def credited_in_full(subject: Subject) -> Refusal | None:
    """All of it was credited, and nothing was paid."""
    if (charge := fact(subject)) is None or (charge.balance == 0 and not charge.lines):
        return None
    return Refusal(Text("The invoice is not credited in full."), cure=Text("A caseworker can propose it."))


def nothing_to_refund(subject: Subject) -> Refusal | None:
    """What was paid too much is paid back."""
    if (charge := fact(subject)) is None or (charge.balance is not None and charge.balance >= 0):
        return None
    return Refusal(Text("Too much was paid, and it is not refunded."), cure=Text("Somebody in finance can refund it."))


def payer_told(subject: Subject) -> Refusal | None:
    """Whom the party names to pay can be reached: a country that there is, an address that e-mail can have."""
    told = {name: str(subject.given.get(f"payer_{name}") or "").strip() for name in ("country", "email", "reference")}
    said = (country.fault(told["country"]) if told["country"] else None) or (
        email.fault(told["email"]) if told["email"] else None)
    if said is None and len(told["reference"]) > REFERENCE:
        said = Text("Write one line of at most {most} characters.", most=REFERENCE)
    return Refusal(said, cure=YOU_CAN) if said else None


def lines_told(subject: Subject) -> Refusal | None:
    """The lines to credit are numbers of lines that are not credited yet, or none are named and all are credited."""
    told = str(subject.given.get("lines") or "").strip()
    if told and not re.fullmatch(r"\d{1,3}(\s*,\s*\d{1,3})*", told, re.ASCII):
        return Refusal(Text("Write the numbers of the lines with commas between them, for example 1, 3."),
                       cure=YOU_CAN)
    charge = fact(subject)
    return None if charge is None or (charge.lines and numbered(told) <= charge.lines) else NO_SUCH_LINES


def numbered(told: str) -> frozenset[int]:
    """The numbers of lines as people write them: `1, 3`."""
    return frozenset(map(int, re.findall(r"[0-9]+", told)))


def something_is_owed(subject: Subject) -> Refusal | None:
    """There is a rest."""
    if (charge := fact(subject)) is None or (charge.balance is not None and charge.balance > 0):
        return None
    return Refusal(Text("Nothing is owed."), cure=Text("Nobody needs to."))


def rest_is_small(subject: Subject) -> Refusal | None:
    """What is missing is no more than a bank abroad may have taken."""
    if (charge := fact(subject)) is None or charge.within_tolerance:
        return None
    return Refusal(Text("What is missing is more than the tolerance for bank charges."),
                   cure=Text("The payer can pay the rest, or you can propose to write it off as irrecoverable."))


def rest_as_proposed(subject: Subject) -> Refusal | None:
    """What is given up is what was proposed: nothing was paid, credited or taken back in between."""
    charge = fact(subject)
    return None if charge is None or charge.balance == charge.proposed else REST_CHANGED


def objections_answered(subject: Subject) -> Refusal | None:
    """What the party objected to, line by line, was answered."""
    if (charge := fact(subject)) is None or not charge.objections:
        return None
    return Refusal(Text("{count} objections to lines of the invoice are not answered.", count=charge.objections),
                   cure=Text("You can answer them."))


def may_be_pursued(subject: Subject) -> Refusal | None:
    """The claim may be enforced, as its kind says; what is changed is decided anew first, and the house pursues nothing
    that is under appeal (a setting).

    The database asks the kind again at every step that has this guard.
    """
    charge = fact(subject)
    if charge is None:
        return None
    if (known := appeal(subject)) is not None and known.sent_back:
        return ANEW
    if charge.waits_for is not None:
        return Refusal(charge.waits_for, cure=Text("Time will."))
    if charge.appealed:
        return Refusal(Text("The decision is appealed, and the house collects nothing meanwhile (a setting)."),
                       cure=Text("The appeal will be decided."))
    return None
