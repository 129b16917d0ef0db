"""What becomes of a missed surrender: told to each of its ends; the claim, its day, and what the public sees."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from casework.core.machine import StepRefused
from casework.db import db, writing
from casework.models import Approval, Booking, Case, Claim, Clock, Decision, Invoice, InvoiceLine, Letter
from casework.operations import initiative, seals
from casework.operations.acting import legal_date
from casework.operations.steps import locked, note_event
from casework.queries.ledger import invoice_of
from casework.queries.ledger import standing as stands
from casework.queries.published import missed_surrenders
from casework.stories.telling import by
from tests.operations.office import Office, faults

CHARGE = "per_tonne_charge"
AMOUNT, LOWER = 5_937 * 122_50, 4_485 * 122_50
ENDS = {
    "paid": ("settled", ("charge_notice", "charge"), 0, "final"),
    "reduced": ("settled", ("charge_notice", "charge", "reduction"), 0, "final"),
    "cancelled": ("annulled", ("charge_notice", "charge", "annulment"), 0, "final"),
    "unpaid_to_collection": ("written_off", ("charge_notice", "charge", "payment_reminder", "collection"), 0,
                             "appealable"),
    "ended_without_charge": ("no_charge", ("charge_notice", "no_charge"), None, None),
    "nothing_missing": ("nothing_missing", (), None, None),
}  # fmt: skip
CREDITED = {"reduced": LOWER - AMOUNT, "cancelled": -AMOUNT}
PUBLISHED = {"reduced": (4_485, LOWER), "cancelled": None}


def ends(here: Office, end: str) -> int:
    state, kinds, owed, standing = ENDS[end]
    case_id = here.tell(end, type_name=CHARGE)
    assert here.case(case_id).state == state
    sent = dict.fromkeys(letter.kind for letter in here.letters(case_id, Letter.state == "printed"))
    assert tuple(sent) == kinds
    cx = db.session.connection()
    assert stands(cx, case_id, invoice_of(cx, case_id))[0] == owed
    changed = ["changed"] if end in CREDITED else []
    standings = [row.standing for row in here.rows(Decision, Decision.case_id == case_id)]
    assert standings == [*changed, *[standing] * bool(standing)]
    notes = [row.total for row in here.rows(Invoice, Invoice.case_id == case_id) if row.kind == "credit_note"]
    assert notes == ([CREDITED[end]] if changed else [])
    left = PUBLISHED.get(end, (5_937, AMOUNT))
    published = [(one.missing, one.amount.in_hundredths) for one in missed_surrenders(legal_date(here.now))]
    assert published == ([left] if owed is not None and left else [])
    assert faults() == []
    return case_id


@pytest.mark.parametrize("end", ["ended_without_charge", "nothing_missing"])
def test_a_case_that_ends_without_a_charge_owes_and_publishes_nothing(quick: Office, end: str) -> None:
    case_id = ends(quick, end)
    assert not quick.rows(Invoice, Invoice.case_id == case_id)
    assert {claim.state for claim in quick.rows(Claim, Claim.case_id == case_id)} <= {"void"}


def test_a_charge_is_paid_and_closed_when_the_time_to_appeal_is_over(quick: Office) -> None:
    ends(quick, "paid")


def test_a_charge_that_is_changed_is_reckoned_anew_credited_paid_back_and_published_as_it_is_now(here: Office) -> None:
    case_id = ends(here, "reduced")
    (one,) = missed_surrenders(legal_date(here.now))
    assert one.changed_on is not None
    assert one.decided_on < one.changed_on
    invoice, note = here.rows(Invoice, Invoice.case_id == case_id)
    (line,) = here.rows(InvoiceLine, InvoiceLine.invoice_id == note.id)
    assert (note.credits_id, line.amount, line.rate) == (invoice.id, LOWER - AMOUNT, 122_50)
    booked = [row.amount for row in here.rows(Booking)]
    assert (booked[0], booked[-1], sum(booked)) == (AMOUNT, AMOUNT - LOWER, AMOUNT)  # the last is what was sent back


def test_a_charge_that_was_wrong_is_cancelled_and_not_published_any_more(quick: Office) -> None:
    ends(quick, "cancelled")


def test_a_charge_is_reminded_of_and_collected_when_it_is_due(here: Office) -> None:
    ends(here, "unpaid_to_collection")


def test_the_charge_is_in_euro_due_in_fourteen_days_and_published_as_the_decision_stands(quick: Office) -> None:
    case_id = quick.tell("paid", "sign_charge", type_name=CHARGE)
    (invoice,) = quick.rows(Invoice, Invoice.case_id == case_id)
    noticed, claim = quick.rows(Claim, Claim.case_id == case_id)
    assert (noticed.state, claim.state, claim.kind, claim.currency) == ("void", "raised", "missed_surrender", "EUR")
    assert (invoice.total, claim.lines[0]["rate"]) == (AMOUNT, 122_50)
    assert 14 <= (invoice.due_on - invoice.issued_on).days <= 18
    (payment,) = [row for row in quick.rows(Clock, Clock.case_id == case_id) if row.name == "payment"]
    assert payment.strict_due == invoice.due_on
    shown = []
    for standing in ("appealable", "appealed", "changed"):
        with writing() as cx:
            case = locked(cx, case_id)
            seals.change(cx, Decision.__table__, {"case_id": case_id}, standing=standing)
            note_event(cx, case, "standing", by=by("per"), now=quick.now, body={"standing": standing})
        shown.append([one.standing for one in missed_surrenders(legal_date(quick.now))])
    assert shown == [["appealable"], ["appealed"], []]


def test_one_case_of_a_year_is_open_at_a_time_and_a_later_difference_is_a_case_of_its_own(quick: Office) -> None:
    case_id = quick.tell("nothing_missing", "write", type_name=CHARGE)
    account = db.session.scalars(select(Approval).where(Approval.kind == "account")).one()
    before = len(quick.rows(Case))

    def opens(**missed: object) -> None:
        said = {"missed": {"scheme": "ships", "year": 2024, **missed}}
        initiative.open_case(CHARGE, account, said, by=by("jonas"), now=quick.now)

    with pytest.raises(StepRefused, match="open already"):
        opens()
    assert len(quick.rows(Case)) == before
    opens(earlier=quick.case(case_id).number)
    opens(year=2025)
