"""One invoice for a fleet of ten ships, and what is credited and paid of it: it adds up, whatever comes in which order.

The fees are told once, until they are decided; each test begins with a copy of that office.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from casework.core.answers import as_json
from casework.core.machine import StepRefused
from casework.db import db
from casework.models import Booking, Charge, Dispatch, FindingRow, Invoice, InvoiceLine, Letter, Payment
from casework.operations import drafts, findings, hours, invoicing, payments, readings
from casework.operations.acting import legal_date
from casework.operations.due import take_due_step
from casework.operations.hours import Spent
from casework.operations.payments import NotBooked
from casework.operations.steps import take_step
from casework.outbox import drain
from casework.queries.fees import fee_file
from casework.queries.ledger import account_of, invoice_of, left_of, standing
from casework.queries.payments import Came
from casework.queries.record import content_of
from casework.stories import fees
from casework.stories.people import party_id
from casework.stories.telling import Beat, Told, by, play, plots_of
from casework.workflows import CASE_TYPES
from casework.workflows.charging import NOTHING_UNAPPROVED
from tests.operations.crash import hasty
from tests.operations.office import DAY, Office, faults, office
from tests.ready import ready

FEE, PLAN = "case_fee", "ship_monitoring_plan"
SHIPS = 10
WORKED = (("formal_check", 30), ("technical_review", 60), ("correspondence", 15), ("decision_drafting", 30))
FIRST, SECOND, THIRD, FOURTH = 820_00, 1_640_00, 410_00, 820_00
EACH = FIRST + SECOND + THIRD + FOURTH


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[int], int]:
    """The folder of an office with ten fees of one company that are decided, their cases, and the hour."""
    home = tmp_path_factory.mktemp("fleet")
    with office(ready(home), home) as here, hasty():
        whatever_becomes_of_it(here)
        cases = [decided_fee(here) for _ in range(SHIPS)]
    return home, cases, here.now


def whatever_becomes_of_it(here: Office) -> None:
    """Two people choose that work is charged though nothing is approved: a plan need not be told to its end."""
    case_type, day = CASE_TYPES[FEE], legal_date(here.now) + timedelta(1)
    number = readings.propose(case_type, NOTHING_UNAPPROVED.name, "charged", valid_from=day, reason="Shorter.",
                              by=by("berit"), now=here.now)  # fmt: skip
    readings.confirm(number, by=by("ingrid"), now=here.now)
    here.now += 2 * DAY


def decided_fee(here: Office) -> int:
    """A plan is sent and taken back; the work that it took is charged, and two people have decided so."""
    asked = plots_of(PLAN)["withdraw"].answers(legal_date(here.now))
    plan = drafts.open_draft(PLAN, party_id("aigli"), by=by("eleni"), now=here.now, own=as_json(asked))
    open_errors = select(FindingRow.id).where(FindingRow.case_id == plan, FindingRow.severity == "error")
    findings.acknowledge(plan, list(db.session.scalars(open_errors)), now=here.now)
    given = {"declaration": True}
    take_step(plan, "submit", by=by("eleni"), now=here.now, seen=here.case(plan).n_events, given=given)
    take_step(plan, "withdraw", by=by("eleni"), now=here.now, seen=here.case(plan).n_events)
    written = [hours.record(plan, Spent(legal_date(here.now), minutes, activity), by=by("marit"), now=here.now)
               for activity, minutes in WORKED]  # fmt: skip
    hours.approve(written, by=by("berit"), now=here.now)
    told = Told(CASE_TYPES[FEE], fees.PAID, fee_for(plan), here.now, "en", here.storage)
    for beat in fees.DECIDED:
        play(told, replace(beat, days=0, does=lambda told: None), drain)
    return told.case_id


def fee_for(plan: int) -> int:
    return db.session.scalars(select(Charge.case_id).where(Charge.for_case_id == plan)).one()


@contextmanager
def copied(decided: tuple[Path, list[int], int], to: Path) -> Iterator[tuple[Office, list[int]]]:
    home, cases, hour = decided
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(home, to)
    with office(f"sqlite:///{to / 'casework.db'}", to, now=hour + DAY, people=False) as here, hasty():
        yield here, cases


@pytest.fixture
def fleet(decided: tuple[Path, list[int], int], tmp_path: Path) -> Iterator[tuple[Office, list[int]]]:
    with copied(decided, tmp_path / "office") as here:
        yield here


def together(here: Office, cases: list[int]) -> Any:
    """The invoice for all of them, with its letter sent."""
    number = invoicing.issue_together(cases, by=by("frode"), now=here.now)
    drain(here.now)
    return here.rows(Invoice, Invoice.id == number)[0]


def paid(here: Office, invoice: Any, amount: int, archive_id: str = "B1") -> None:
    here.now += DAY
    came = Came("NO9386011117947", archive_id, invoice.issued_on, amount, invoice.currency, invoice.kid)
    payments.register(came, invoice.authority, by=by("frode"), now=here.now)
    drain(here.now)


def credited(here: Office, case_id: int, lines: str, step: str = "credit") -> None:
    """A credit note of these lines, proposed by one and signed by another."""
    told = Told(CASE_TYPES[FEE], fees.CREDITED, case_id, here.now, "en", here.storage)
    play(told, Beat(f"propose_{step}", "marit", 1, lambda told: fees.because(told) | {"lines": lines}), drain)
    play(told, Beat(f"sign_{step}", "per", 1), drain)
    here.now = told.now
    take_due_step(case_id, here.now)


def states(here: Office, cases: list[int]) -> list[str]:
    return [here.case(case_id).state for case_id in cases]


def test_a_fleet_has_one_invoice_with_its_lines_ship_by_ship_one_number_and_one_payment_number(
    fleet: tuple[Office, list[int]]
) -> None:
    here, cases = fleet
    invoice = together(here, cases)
    assert (invoice.n, invoice.total) == (1, SHIPS * EACH)
    lines = here.rows(InvoiceLine, InvoiceLine.invoice_id == invoice.id)
    assert [line.n for line in lines] == list(range(1, 4 * SHIPS + 1))
    assert len({line.about for line in lines}) == SHIPS
    assert len(here.rows(Invoice)) == 1
    assert set(states(here, cases)) == {"invoiced"}
    for case_id in cases:
        mine = left_of(db.session.connection(), case_id, invoice.id)
        assert (len(mine), sum(left for _, left in mine)) == (4, EACH)
    assert faults() == []


def test_its_letter_is_sent_once_and_each_case_says_which_invoice_and_letter_are_for_it(
    fleet: tuple[Office, list[int]]
) -> None:
    here, (first, *others) = fleet
    invoice = together(here, [first, *others])
    (letter,) = here.rows(Letter, Letter.kind == "invoice")
    assert letter.case_id == first
    assert here.rows(Dispatch, Dispatch.letter_id == letter.id)[0].sent_at
    number = f"{here.case(first).number}-{letter.number}"
    for case_id in others:
        case = here.case(case_id)
        cx = db.session.connection()
        told = content_of(cx, case_id, case.n_events)
        assert (told["number"], told["letter"]) == (f"{invoice.year}-1", number)
        file = fee_file(cx, case, invoice.issued_on)
        assert file is not None
        assert ([one.id for one in file.letters], len(file.sharing)) == ([letter.id], SHIPS - 1)


def test_a_payment_of_all_of_it_settles_every_fee_and_a_part_settles_none(fleet: tuple[Office, list[int]]) -> None:
    here, cases = fleet
    invoice = together(here, cases)
    paid(here, invoice, 3 * EACH)
    assert set(states(here, cases)) == {"invoiced"}
    paid(here, invoice, 7 * EACH, "B2")
    assert set(states(here, cases)) == {"paid"}
    assert account_of(db.session.connection(), invoice.id).balance == 0


def test_the_line_of_one_ship_is_credited_and_the_others_owe_what_they_owed(fleet: tuple[Office, list[int]]) -> None:
    here, cases = fleet
    invoice = together(here, cases)
    third = cases[2]
    credited(here, third, "10")
    assert standing(db.session.connection(), third, invoice_of(db.session.connection(), third)) == (
        EACH - SECOND, {9, 11, 12})  # fmt: skip
    with pytest.raises(StepRefused, match="no such lines"):
        credited(here, third, "1")
    credited(here, third, "")
    assert states(here, cases[1:4]) == ["invoiced", "credited", "invoiced"]
    paid(here, invoice, 9 * EACH)
    assert states(here, cases) == ["paid", "paid", "credited", *["paid"] * 7]
    assert faults() == []


def test_its_payer_is_reminded_once_of_what_several_cases_owe(fleet: tuple[Office, list[int]]) -> None:
    here, (one, other, *_) = fleet
    together(here, [one, other])
    for days, step in ((40, ""), (16, "send_reminder")):
        here.now += days * DAY
        for case_id in (one, other):
            if step:
                take_step(case_id, step, by=by("frode"), now=here.now, seen=here.case(case_id).n_events)
            else:
                take_due_step(case_id, here.now)
    assert states(here, [one, other]) == ["reminded", "reminded"]
    assert [letter.case_id for letter in here.rows(Letter, Letter.kind == "payment_reminder")] == [one]


ACTS = st.lists(st.one_of(
    st.tuples(st.just("credit"), st.sets(st.integers(1, 4), max_size=3)),
    st.tuples(st.just("pay"), st.tuples(st.integers(1, EACH), st.integers(1, 3)))), max_size=4)  # fmt: skip


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
def test_N5_whatever_is_credited_and_paid_in_whatever_order_an_invoice_comes_to_what_is_left_and_never_below(
    decided: tuple[Path, list[int], int], tmp_path: Path, acts: list[tuple[str, Any]]
) -> None:
    with copied(decided, tmp_path / "office") as (here, (case_id, *_)):
        invoice, known = together(here, [case_id]), {}
        for act, what in [*acts, ("credit", set())]:
            step = {"invoiced": "credit", "paid": "refund"}.get(here.case(case_id).state)
            if act == "credit" and step:
                try:
                    credited(here, case_id, ", ".join(map(str, sorted(what))), step)
                except StepRefused:
                    here.now += DAY
            elif act == "pay":
                amount, name = what
                try:
                    paid(here, invoice, amount, f"B{name}")
                    known[f"B{name}"] = amount
                except NotBooked:
                    assert f"B{name}" in known
            adds_up(here, case_id, invoice, known)
        assert left_of_all(case_id, invoice) == 0


def left_of_all(case_id: int, invoice: Any) -> int:
    return sum(left for _, left in left_of(db.session.connection(), case_id, invoice.id))


def adds_up(here: Office, case_id: int, invoice: Any, known: dict[str, int]) -> None:
    """Invoice and credit notes come to what is left of the lines; each payment is booked once, and no more than it."""
    notes = here.rows(Invoice, Invoice.credits_id == invoice.id)
    left = left_of_all(case_id, invoice)
    assert invoice.total + sum(note.total for note in notes) == left >= 0
    assert {row.archive_id: row.amount for row in here.rows(Payment)} == known
    booked = {row.id: 0 for row in here.rows(Payment)}
    for row in here.rows(Booking):
        booked[row.payment_id] += row.amount
    assert all(0 <= booked[row.id] <= row.amount for row in here.rows(Payment))
    account = account_of(db.session.connection(), invoice.id)
    assert account.balance == left - sum(booked.values())
    assert [note.n for note in notes] == list(range(2, len(notes) + 2))
