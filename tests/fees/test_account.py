"""N5: an account is what was written on it: nothing is paid twice, and every payment has one place to go."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fees.account import Account, Entry, Kind, Outcome, Payment, allocate
from fees.faults import CannotReckon
from fees.money import Currency, Money, eur, nok, total

CHARGED, LATER = date(2026, 3, 12), date(2026, 4, 9)
POSITIVE = st.integers(1, 10**9).map(lambda each: Money.hundredths(each, Currency.NOK))
ENTRIES = st.lists(st.builds(Entry, st.sampled_from(sorted(set(Kind) - {Kind.WRITE_OFF, Kind.REFUND})), POSITIVE,
                             st.dates(CHARGED, LATER)), max_size=12)  # fmt: skip


def charged(amount: Money, *entries: tuple[Kind, Money]) -> Account:
    return Account((Entry(Kind.CHARGE, amount, CHARGED), *(Entry(kind, each, LATER) for kind, each in entries)))


@given(POSITIVE, ENTRIES)
def test_what_is_left_is_what_was_charged_less_all_that_came_off_it(amount: Money, entries: list[Entry]) -> None:
    account = Account((Entry(Kind.CHARGE, amount, CHARGED), *entries))
    assert account.balance == account.charged - account.credited - account.paid - account.written_off
    assert account.balance == account.owed - account.overpaid
    assert not (account.owed and account.overpaid)
    if account.owed:
        account = account.with_entry(Entry(Kind.WRITE_OFF, account.owed, LATER))
    if account.overpaid:
        account = account.with_entry(Entry(Kind.REFUND, account.overpaid, LATER))
    assert account.settled


@given(POSITIVE, POSITIVE, st.none() | POSITIVE)
def test_a_payment_is_booked_in_full_and_its_difference_is_named(
        owed: Money, paid: Money, tolerance: Money | None) -> None:
    account = charged(owed)
    found = allocate(Payment(paid, LATER, "602243", "A1"), {"602243": account}, tolerance)
    assert found.entry == Entry(Kind.PAYMENT, paid, LATER, "A1")
    after = account.with_entry(found.entry)
    assert (after.owed, after.overpaid) == (found.short, found.over)
    assert paid + found.short - found.over == owed


@pytest.mark.parametrize(("paid", "outcome", "short", "over"), [
    ("4920", Outcome.EXACT, "0", "0"), ("4770", Outcome.SHORT, "150", "0"), ("4720", Outcome.SHORT, "200", "0"),
    ("4719.99", Outcome.PART, "200.01", "0"), ("1000", Outcome.PART, "3920", "0"),
    ("4920.01", Outcome.OVERPAID, "0", "0.01"),
])  # fmt: skip
def test_a_short_payment_is_forgiven_within_the_tolerance_only(
        paid: str, outcome: Outcome, short: str, over: str) -> None:
    found = allocate(Payment(nok(paid), LATER, "602243"), {"602243": charged(nok(4920))}, nok(200))
    assert (found.outcome, found.short, found.over) == (outcome, nok(short), nok(over))


def test_a_tolerance_is_of_its_own_currency() -> None:
    account = {"602243": charged(nok(4920))}
    assert allocate(Payment(nok(4770), LATER, "602243"), account, eur(200)).outcome is Outcome.PART
    assert allocate(Payment(nok(4770), LATER, "602243"), account).outcome is Outcome.PART


def test_what_is_paid_a_second_time_is_overpaid() -> None:
    account = charged(nok(4920), (Kind.PAYMENT, nok(4920)))
    found = allocate(Payment(nok(4920), LATER, "602243"), {"602243": account})
    assert (found.outcome, found.over) == (Outcome.OVERPAID, nok(4920))


@pytest.mark.parametrize(("payment", "outcome"), [
    (Payment(nok(1), LATER, "602244"), Outcome.UNKNOWN), (Payment(nok(1), LATER, ""), Outcome.UNKNOWN),
    (Payment(eur(1), LATER, "602243"), Outcome.OTHER_CURRENCY)])  # fmt: skip
def test_what_names_no_claim_of_ours_is_put_aside(payment: Payment, outcome: Outcome) -> None:
    found = allocate(payment, {"602243": charged(nok(4920))})
    assert (found.outcome, found.entry) == (outcome, None)


@pytest.mark.parametrize(("entries", "code"), [
    ([(Kind.WRITE_OFF, nok(4921))], "more_than_owed"), ([(Kind.REFUND, nok(1))], "more_than_overpaid"),
    ([(Kind.PAYMENT, nok(5000)), (Kind.REFUND, nok(81))], "more_than_overpaid"),
    ([(Kind.PAYMENT, nok(4920)), (Kind.WRITE_OFF, nok(1))], "more_than_owed"),
    ([(Kind.PAYMENT, eur(1))], "mixed_currencies"),
])  # fmt: skip
def test_nothing_is_forgiven_that_is_not_owed_or_sent_back_that_was_not_overpaid(
        entries: list[tuple[Kind, Money]], code: str) -> None:
    with pytest.raises(CannotReckon) as refused:
        charged(nok(4920), *entries)
    assert refused.value.faults[0].code == code


def test_an_account_opens_with_a_charge_and_every_entry_is_more_than_nothing() -> None:
    for entries in ((), (Entry(Kind.PAYMENT, nok(1), LATER),)):
        with pytest.raises(CannotReckon, match="opens with a charge"):
            Account(entries)
    for making in (lambda: Entry(Kind.CREDIT, nok(0), LATER), lambda: Entry(Kind.CREDIT, nok(-1), LATER),
                   lambda: Payment(nok(0), LATER, "602243")):
        with pytest.raises(CannotReckon):
            making()


def test_interest_follows_what_was_late_and_not_the_fee_of_the_reminder() -> None:
    account = Account((
        Entry(Kind.CHARGE, nok(73000), CHARGED), Entry(Kind.REMINDER_FEE, nok("37.50"), date(2026, 4, 26)),
        Entry(Kind.PAYMENT, nok(36500), date(2026, 4, 21)), Entry(Kind.PAYMENT, nok(40000), date(2026, 6, 1))))
    sheets = account.interest(date(2026, 4, 11), date(2026, 6, 11))
    assert [(sheet.principal, sheet.days) for sheet in sheets] == [
        (nok(73000), 10), (nok(36500), 5), (nok(36500), 36)]
    assert total((sheet.amount for sheet in sheets), Currency.NOK) == nok("732.00")
    assert account.interest(date(2026, 4, 11), date(2026, 4, 11)) == ()
