"""What becomes of a fee: announced with the plan, decided by two, paid, pursued, or taken back; every end adds up."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace

import pytest
from sqlalchemy import select

from casework.core.case_type import CaseFacts, Subject
from casework.core.machine import StepRefused
from casework.db import db
from casework.models import Booking, Case, Charge, Claim, Event, InvoiceLine, Letter
from casework.operations import clocks, hours, payments
from casework.operations.acting import NotThere, legal_date
from casework.operations.beginnings import begin
from casework.operations.due import take_due_steps
from casework.operations.hours import Spent
from casework.operations.payments import NotBooked
from casework.operations.steps import take_step
from casework.outbox import drain
from casework.queries.charging import charge_fact
from casework.queries.ledger import invoice_of, standing
from casework.queries.payments import Came
from casework.stories.fees import paid
from casework.stories.telling import Told, by, play, plots_of
from casework.workflows import CASE_TYPES
from casework.workflows.fee_guards import ChargeFact, fee_paid, not_your_hours
from tests.operations.office import DAY, Office, faults

PLAN, FEE = "ship_monitoring_plan", "case_fee"
ENDS = {
    "approve": ("settled", ("fee", "invoice"), 0),
    "remind": ("settled", ("fee", "invoice", "payment_reminder"), 0),
    "collect": ("written_off", ("fee", "invoice", "payment_reminder", "collection"), 0),
    "credit": ("credited", ("fee", "invoice", "credit"), 0),
    "refund": ("settled", ("fee", "invoice", "credit"), 0),
    "short": ("paid", ("fee", "invoice"), 0),
    "waive": ("waived", ("waiver",), None),
    "lapse": ("lapsed", (), None),
}


@pytest.mark.parametrize("end", sorted(set(ENDS) - {"short"}))
def test_a_fee_is_told_to_each_of_its_ends_and_its_account_adds_up(quick: Office, end: str) -> None:
    ends(quick, end)


def test_a_payer_abroad_who_pays_150_short_owes_nothing_when_another_person_has_written_it_off(here: Office) -> None:
    ends(here, "short")


def test_bank_charges_are_written_off_as_proposed_or_not_at_all(here: Office) -> None:
    fee = here.tell("short", "propose_tolerance", type_name=FEE)
    (booking,) = here.rows(Booking)
    payments.take_back(booking.id, booking.invoice_id, "Another payer.", here.case(fee).authority, by=by("frode"),
                       now=here.now)  # fmt: skip
    seen, then = here.case(fee).n_events, here.now + DAY
    with pytest.raises(StepRefused) as refused:
        take_step(fee, "accept_tolerance", by=by("berit"), now=then, seen=seen)
    said = {str(one.sentence) for one in refused.value.refusals}
    assert said >= {"What is missing is more than the tolerance for bank charges.",
                    "What is owed has changed since this was proposed."}  # fmt: skip
    take_step(fee, "return_tolerance", by=by("berit"), now=then, seen=seen, given={"comments": "Too much."})
    assert here.case(fee).state == "invoiced"


@pytest.mark.parametrize(("until", "state", "owed"), [(None, "settled", 0), ("invoice", "invoiced", 8_200_00)])
def test_a_payment_that_is_taken_back_is_owed_again_and_of_a_closed_case_it_stands(
    quick: Office, until: str | None, state: str, owed: int
) -> None:
    fee = quick.tell("approve", until, type_name=FEE)
    if until:
        one = invoice_of(db.session.connection(), fee)
        paid = Came("A", "B1", legal_date(quick.now), one.total, one.currency, one.kid)
        payments.register(paid, one.authority, by=by("frode"), now=quick.now)
        assert quick.case(fee).state == "paid"
    booking, authority = quick.rows(Booking)[-1], quick.case(fee).authority
    with nullcontext() if until else pytest.raises(NotBooked, match="closed"):
        payments.take_back(booking.id, booking.invoice_id, "It bounced.", authority, by=by("frode"), now=quick.now)
    assert quick.case(fee).state == state
    cx = db.session.connection()
    assert standing(cx, fee, invoice_of(cx, fee))[0] == owed
    if until:
        due, ends = invoice_of(cx, fee).due_on, {row.name: row.strict_due for row in clocks.running(cx, fee)}
        assert ends["payment"] == due
        assert ends["limitation"].year == due.year + 3


def ends(here: Office, end: str) -> None:
    """The story's state, letters and account are those of the table."""
    state, kinds, owed = ENDS[end]
    case_id = here.tell(end, type_name=FEE)
    assert here.case(case_id).state == state
    assert tuple(letter.kind for letter in here.letters(case_id, Letter.state == "printed")) == kinds
    cx = db.session.connection()
    invoice = invoice_of(cx, case_id)
    assert standing(cx, case_id, invoice)[0] == owed
    if invoice is not None:
        claim = here.rows(Claim, Claim.case_id == case_id, Claim.state == "raised")[0]
        lines = here.rows(InvoiceLine, InvoiceLine.invoice_id == invoice.id)
        assert sum(line.amount for line in lines) == invoice.total == claim.amount == 8_200_00
        assert [line.minutes for line in lines] == [60, 150, 30, 60]  # guidance is not charged
    assert faults() == []


def test_a_line_is_objected_to_once_until_we_have_answered(quick: Office) -> None:
    fee = quick.tell("credit", "object", type_name=FEE)
    for line, sentence in (("2", "not answered it yet"), ("²", "has no such line"), ("-1", "has no such line")):
        with pytest.raises(StepRefused, match=sentence):
            take_step(fee, "object", by=by("eleni"), now=quick.now, seen=quick.case(fee).n_events,
                      given={"line": line, "objection": "And it was slow."})  # fmt: skip


def cases() -> int:
    db.session.rollback()
    return len(db.session.scalars(select(Case.id)).all())


def charged(here: Office, for_case: int) -> list[int]:
    return list(db.session.scalars(select(Charge.case_id).where(Charge.for_case_id == for_case)))


def test_the_plan_and_the_case_about_its_fee_come_in_one_transaction_under_following_numbers(here: Office) -> None:
    plan = here.tell("approve", "submit", type_name=PLAN)
    (fee,) = charged(here, plan)
    sent, opened = here.case(plan), here.case(fee)
    assert (opened.state, opened.party_id) == ("announced", sent.party_id)
    assert (opened.year, opened.seq) == (sent.year, (sent.seq or 0) + 1)
    assert opened.title == f"{sent.title}, {sent.number}"
    kinds = [row.kind for row in db.session.execute(select(Event.kind).where(Event.case_id == fee))]
    assert kinds == ["announce"]
    with pytest.raises(NotThere):  # nobody is charged for being charged
        hours.record(fee, Spent(legal_date(here.now), 30, "formal_check"), by=by("marit"), now=here.now)
    with pytest.raises(NotThere):
        hours.start(fee, "formal_check", by=by("marit"), now=here.now)


def test_a_ship_outside_emissions_trading_is_charged_nothing(here: Office) -> None:
    assert charged(here, here.tell("control", type_name=PLAN)) == []


def test_the_fee_waits_for_the_approval_and_lapses_when_the_plan_is_withdrawn(here: Office) -> None:
    plan = here.tell("withdraw", "submit", type_name=PLAN)
    (fee,) = charged(here, plan)
    with pytest.raises(StepRefused) as refused:
        take_step(fee, "propose_fee", by=by("marit"), now=here.now, seen=here.case(fee).n_events)
    said = [str(one.sentence) for one in refused.value.refusals]
    assert "The case the fee is for is not decided yet." in said
    assert "No billable hours are recorded on the case the fee is for." in said
    take_step(plan, "withdraw", by=by("eleni"), now=here.now + DAY, seen=here.case(plan).n_events)
    take_due_steps(here.now + DAY)
    drain(here.now + DAY)
    assert here.case(fee).state == "lapsed"


def test_a_type_may_keep_its_decision_back_until_the_fee_is_paid_and_never_the_work(
    quick: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = (replace(step, guards=(*step.guards, fee_paid)) if step.name == "sign_approval" else step
             for step in CASE_TYPES[PLAN].steps)  # fmt: skip
    monkeypatch.setitem(CASE_TYPES, PLAN, replace(CASE_TYPES[PLAN], steps=tuple(steps)))
    plan = quick.tell("approve", "propose_approval", type_name=PLAN)
    fee = Told(CASE_TYPES[FEE], plots_of(FEE)["approve"], *charged(quick, plan), quick.now, "en", quick.storage)

    def kept_back() -> list[str]:
        case = quick.case(plan)
        with pytest.raises(StepRefused) as refused:
            take_step(plan, "sign_approval", by=by("per"), now=fee.now, seen=case.n_events)
        return [f"{one.sentence} {one.cure}" for one in refused.value.refusals if "fee" in str(one.sentence)]

    first = f"It is decided and invoiced in case {fee.case.number}."
    assert kept_back() == [f"The fee for this case is not invoiced yet. {first}"]
    for beat in fee.plot.beats[:3]:
        play(fee, beat, drain)
    due = invoice_of(db.session.connection(), fee.case_id).due_on
    then = f"The payer can pay invoice {fee.today.year}-1. Its last day to pay is {due}."
    assert kept_back() == [f"The fee for this case is not paid. {then}"]
    paid()(fee)
    assert kept_back() == []


def test_a_fee_cannot_be_announced_twice_for_one_case_and_what_is_refused_leaves_nothing(here: Office) -> None:
    plan = here.tell("approve", "submit", type_name=PLAN)
    number, party, before = here.case(plan).number, here.case(plan).party_id, cases()
    for said, sentence in ((number, "A fee for that case is announced already."),
                           ("2026/999", "This party has no case with that number that a fee can be charged for."),
                           ("1 or 1=1", "This party has no case with that number that a fee can be charged for.")):
        answers = {"charge": {"tariff": "ship_plan_fee", "case": said}, "delivery": {"language": "en"}}
        with pytest.raises(StepRefused, match=sentence):
            begin(FEE, "announce", party, answers, told={}, by=by("marit"), now=here.now)
    assert cases() == before


def test_who_recorded_the_time_does_not_sign_the_fee(here: Office) -> None:
    fee = here.tell("approve", "propose_fee", type_name=FEE)
    today = legal_date(here.now)
    case = here.case(fee)
    fact = charge_fact(db.session.connection(), case, today)
    assert isinstance(fact, ChargeFact)
    assert (fact.unapproved, fact.billable, fact.granted) == (0, 300, True)
    for persona, refused in (("marit", True), ("per", False)):
        signing = Subject("fee_proposed", by(persona).roles, today, by(persona).person_id, CaseFacts(charge=fact))
        assert (not_your_hours(signing) is not None) is refused
