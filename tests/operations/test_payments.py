"""N5: a payment is known once and booked once, whoever writes it down, however often, also at one instant and when a
process dies in between."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, select
from sqlalchemy.engine import Engine

from casework.core.case_type import Actor
from casework.db import db
from casework.models import Booking, Payment
from casework.operations import payments
from casework.operations.acting import NotThere
from casework.operations.payments import NotBooked
from casework.queries.access import By
from casework.queries.ledger import BALANCES
from casework.queries.payments import Came, Outcome
from casework.workflows import CASE_TYPES
from tests.operations.guarded import BERIT, DINA, NOW, World
from tests.toy import TOY

Fresh = Callable[[str], World]
Connected = Callable[[World], AbstractContextManager[None]]
FINANCE = By(DINA, frozenset({Actor.FINANCE}))
DECIDER = By(BERIT, frozenset({Actor.FINANCE}))
HERE = "toy_authority"
KINDS = ("sqlite", "postgresql")
OWED = 400
"""What is left of the first invoice: 500, of which 100 is paid."""


@pytest.fixture(autouse=True)
def toy_is_a_case_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(CASE_TYPES, "toy", TOY)


@pytest.fixture(params=KINDS)
def world(request: pytest.FixtureRequest, fresh: Fresh, connected: Connected) -> Iterator[World]:
    world = fresh(request.param)
    with connected(world):
        yield world


def came(amount: int = OWED, archive_id: str = "B1", kid: str = "KID1", currency: str = "NOK") -> Came:
    return Came("A", archive_id, date(2026, 11, 18), amount, currency, kid)


def row(archive_id: str, amount: str = "1.00", kid: str = "KID1", currency: str = "NOK") -> str:
    return f"2026-11-18;{amount};{currency};{kid};{archive_id}\n"


def bank_file(*rows: str) -> bytes:
    return ("booked_on;amount;currency;kid;archive_id\n" + "".join(rows)).encode()


def registered(paid: Came, by: By = FINANCE) -> Outcome:
    return payments.register(paid, HERE, by=by, now=NOW).outcome


def balance(invoice: int = 1) -> int:
    db.session.rollback()
    return int(db.session.execute(select(BALANCES.c.balance).where(BALANCES.c.invoice_id == invoice)).scalar_one())


def rows(model: Any) -> list[Any]:
    db.session.rollback()
    return list(db.session.execute(select(model.__table__).order_by(model.__table__.c.id)))


@pytest.mark.parametrize(("amount", "outcome", "left"), [
    (OWED, Outcome.EXACT, 0), (OWED - 100, Outcome.SHORT, 100), (OWED + 60, Outcome.OVER, 0),
])  # fmt: skip
def test_a_payment_finds_its_invoice_by_the_number_and_books_no_more_than_is_owed(
    world: World, amount: int, outcome: Outcome, left: int
) -> None:
    assert registered(came(amount)) is outcome
    assert balance() == left
    assert rows(Booking)[-1].amount == min(amount, OWED)


def test_what_is_missing_beyond_the_tolerance_is_a_part_payment(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BANK_CHARGE_TOLERANCE", "NOK 0, EUR 20")
    assert registered(came(OWED - 100)) is Outcome.PART


@pytest.mark.parametrize(("paid", "by", "outcome"), [
    (came(kid="999"), FINANCE, Outcome.UNKNOWN), (came(kid=""), FINANCE, Outcome.UNKNOWN),
    (came(currency="EUR"), FINANCE, Outcome.CURRENCY), (came(), DECIDER, Outcome.YOURS),
])  # fmt: skip
def test_what_names_nothing_we_may_book_waits_on_the_suspense_list(
    world: World, paid: Came, by: By, outcome: Outcome
) -> None:
    before = len(rows(Booking))
    assert registered(paid, by) is outcome
    assert len(rows(Booking)) == before
    assert rows(Payment)[-1].archive_id == "B1"


def test_the_rest_of_what_was_paid_too_much_is_sent_back_once(world: World) -> None:
    registered(came(OWED + 60))
    payment = rows(Payment)[-1].id
    assert payments.send_back(payment, "Paid too much.", HERE, by=FINANCE, now=NOW) == 60
    with pytest.raises(NotBooked, match="booked already"):
        payments.send_back(payment, "Again.", HERE, by=FINANCE, now=NOW)


def test_a_payment_without_a_number_is_matched_by_a_person_with_a_reason(world: World) -> None:
    registered(came(kid=""))
    payment = rows(Payment)[-1].id
    assert payments.match(payment, 1, "The payer named the ship.", HERE, by=FINANCE, now=NOW) == OWED
    assert (balance(), rows(Booking)[-1].reason) == (0, "The payer named the ship.")


def test_nobody_matches_a_payment_to_a_fee_that_they_decided_A3(world: World) -> None:
    registered(came(kid=""))
    with pytest.raises(NotBooked, match="decided this fee"):
        payments.match(rows(Payment)[-1].id, 1, "Mine.", HERE, by=DECIDER, now=NOW)


def test_a_booking_is_taken_back_whole_and_the_money_can_go_elsewhere(world: World) -> None:
    registered(came())
    booking = rows(Booking)[-1]
    payments.take_back(booking.id, 1, "Another invoice.", HERE, by=FINANCE, now=NOW)
    assert balance() == OWED
    assert payments.match(booking.payment_id, 2, "This one.", HERE, by=FINANCE, now=NOW) == OWED


@pytest.mark.parametrize(("booked_to", "named", "reason", "by", "refused"), [
    ("invoice", 2, "Forged.", FINANCE, NotThere), ("refund", 1, "Forged.", FINANCE, NotThere),
    ("invoice", 1, "", FINANCE, NotBooked), ("invoice", 1, " \u200b", FINANCE, NotBooked),
    ("invoice", 1, "Mine.", DECIDER, NotBooked),
])  # fmt: skip
def test_a_booking_is_taken_back_from_its_own_invoice_with_a_reason_by_who_may(
    world: World, booked_to: str, named: int, reason: str, by: By, refused: type[Exception]
) -> None:
    registered(came(OWED + 60))
    payments.send_back(rows(Payment)[-1].id, "Paid too much.", HERE, by=FINANCE, now=NOW)
    booking = next(row for row in reversed(rows(Booking)) if row.kind == booked_to)
    with pytest.raises(refused):
        payments.take_back(booking.id, named, reason, HERE, by=by, now=NOW)
    assert (balance(), rows(Booking)[-1].kind) == (0, "refund")


def test_what_was_written_down_by_mistake_is_struck_but_never_what_the_bank_says(world: World) -> None:
    registered(came(kid=""))
    payments.strike(rows(Payment)[-1].id, "It never came.", HERE, by=FINANCE, now=NOW)
    payments.book_file(bank_file(row("B2", kid="")), "A", HERE, by=FINANCE, now=NOW)
    with pytest.raises(NotBooked, match="no mistake of ours"):
        payments.strike(rows(Payment)[-1].id, "It never came.", HERE, by=FINANCE, now=NOW)


def test_N5_the_same_file_twice_and_the_same_row_by_hand_book_nothing_twice(world: World) -> None:
    content = bank_file(row("B1", "1.50"), row("B2", "1.50"))
    first = payments.book_file(content, "A", HERE, by=FINANCE, now=NOW)
    again = payments.book_file(content, "A", HERE, by=FINANCE, now=NOW)
    assert {meets.outcome for meets in first} == {Outcome.SHORT}
    assert {meets.outcome for meets in again} == {Outcome.AGAIN}
    with pytest.raises(NotBooked, match="registered already"):
        registered(came(150, "B1"))
    assert balance() == OWED - 300


def test_a_preview_says_row_by_row_what_would_be_booked_and_writes_nothing(world: World) -> None:
    content = bank_file(row("B1", "3.00"), row("B2", "3.00"), row("B3", kid="999"), "2026-13-40;x;NOK;;B4\n")
    found, would = payments.previewed(content, "A", HERE, by=FINANCE, now=NOW)
    assert [meets.outcome for meets in would] == [Outcome.SHORT, Outcome.OVER, Outcome.UNKNOWN]
    assert {(fault.row, fault.column) for fault in found.faults} == {(5, "booked_on"), (5, "amount")}
    assert balance() == OWED


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(1, 700), st.integers(0, 6), st.sampled_from(["KID1", "KID2", "", "9"])),
                max_size=8))  # fmt: skip
def test_N5_whatever_comes_in_each_krone_is_booked_once_and_no_invoice_is_paid_beyond_what_it_owes(
    fresh: Fresh, connected: Connected, monkeypatch: pytest.MonkeyPatch, paid: list[tuple[int, int, str]]
) -> None:
    world = fresh("sqlite")
    with connected(world):
        before = balance(1) + balance(2)
        for amount, name, kid in paid:
            try:
                registered(came(amount, f"X{name}", kid))
            except NotBooked:
                continue
        known = {payment.archive_id: payment.amount for payment in rows(Payment) if payment.archive_id[0] == "X"}
        first = {}
        for amount, name, _ in paid:
            first.setdefault(f"X{name}", amount)
        assert known == first
        booked = sum(booking.amount for booking in rows(Booking)) - 100
        assert balance(1) + balance(2) == before - booked
        assert min(balance(1), balance(2)) >= 0


def test_N5_a_file_that_many_book_at_one_instant_is_booked_once(fresh: Fresh, connected: Connected) -> None:
    world = fresh("postgresql")
    content = bank_file(*(row(f"B{n}", "0.20") for n in range(10)))
    barrier, faults = threading.Barrier(4), []

    def book() -> None:
        with connected(world):
            barrier.wait(10)
            try:
                payments.book_file(content, "A", HERE, by=FINANCE, now=NOW)
            except Exception as fault:
                faults.append(fault)

    threads = [threading.Thread(target=book) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert faults == []
    assert world.one("SELECT count(*) FROM payment WHERE source = 'bank_file'") == 10
    assert world.one("SELECT sum(amount) FROM booking") == 100 + 200


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("point", [2, 4, 5, 6, 8, 12])
def test_N5_a_process_killed_while_it_books_leaves_all_or_nothing_and_can_do_it_again(
    fresh: Fresh, connected: Connected, kind: str, point: int
) -> None:
    world = fresh(kind)
    content = bank_file(row("B1"), row("B2"), row("B3"))
    child = os.fork()
    if not child:
        passed = []

        def here(*_: Any) -> None:
            passed.append(1)
            if len(passed) == point:
                os.kill(os.getpid(), signal.SIGKILL)

        event.listen(Engine, "after_cursor_execute", here)
        with connected(world):
            payments.book_file(content, "A", HERE, by=FINANCE, now=NOW)
        os._exit(0)
    os.waitpid(child, 0)
    assert world.one("SELECT count(*) FROM payment WHERE archive_id LIKE 'B%'") in (0, 3)
    with connected(world):
        payments.book_file(content, "A", HERE, by=FINANCE, now=NOW)
        assert balance() == OWED - 300


def test_what_was_paid_too_much_is_sent_back_whatever_set_it_free(world: World) -> None:
    registered(came(OWED + 60))
    assert payments.refund_all(1, "Too much.", by=FINANCE, now=NOW) == 60
    with pytest.raises(NotBooked, match="paid too much"):
        payments.refund_all(1, "Again.", by=FINANCE, now=NOW)
    assert balance() == 0
