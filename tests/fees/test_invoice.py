"""N5: lines add up to totals, and whatever is credited, an invoice and its credit end on nothing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fees.faults import CannotReckon
from fees.fee import Unit
from fees.hourly import HourlyRule, Work, hourly_fee
from fees.invoice import CreditNote, Invoice, InvoiceLine, credit, left, lines_of
from fees.money import HUNDREDS, Currency, Money, eur, nok, total
from fees.rates import Rate, Rates, Source

ISSUED, DUE, LATER = date(2026, 3, 12), date(2026, 4, 11), date(2026, 4, 1)
CENTS = st.integers(-(10**9), 10**9).filter(bool).map(lambda each: Money.hundredths(each, Currency.NOK))


@st.composite
def invoices(draw: st.DrawFn) -> Invoice:
    amounts = draw(st.lists(CENTS, min_size=1, max_size=12))
    return Invoice("1", ISSUED, DUE, "602243", tuple(
        InvoiceLine(str(number), "review", amount, group=draw(st.sampled_from("AB")))
        for number, amount in enumerate(amounts)))


def one(*amounts: Money) -> Invoice:
    return Invoice("1", ISSUED, DUE, "602243", tuple(
        InvoiceLine(str(number), "review", amount) for number, amount in enumerate(amounts)))


@given(invoices())
def test_lines_and_groups_add_up_to_the_invoice(invoice: Invoice) -> None:
    assert invoice.total == total((line.amount for line in invoice.lines), Currency.NOK)
    assert total(invoice.groups().values(), Currency.NOK) == invoice.total


@given(invoices())
def test_an_invoice_and_its_full_credit_are_nothing(invoice: Invoice) -> None:
    note = credit(invoice, "K1", LATER)
    assert not invoice.total + note.total
    assert not any(left(invoice, [note]).values())
    with pytest.raises(CannotReckon, match="credited before"):
        credit(invoice, "K2", LATER, earlier=[note])


@given(invoices(), st.data())
def test_line_by_line_and_part_by_part_a_credit_never_takes_more_than_is_left(
        invoice: Invoice, data: st.DataObject) -> None:
    notes: list[CreditNote] = []
    for _ in range(3):
        rest = {key: amount for key, amount in left(invoice, notes).items() if amount}
        if not rest:
            break
        key = data.draw(st.sampled_from(sorted(rest)))
        sign = -1 if rest[key].amount < 0 else 1
        part = Money.hundredths(sign * data.draw(st.integers(1, abs(rest[key].in_hundredths))), Currency.NOK)
        notes.append(credit(invoice, f"K{len(notes)}", LATER, {key: part}, notes))
    if any(left(invoice, notes).values()):
        notes.append(credit(invoice, "last", LATER, earlier=notes))
    assert not total((note.total for note in notes), Currency.NOK) + invoice.total


def test_whole_lines_are_credited_by_their_keys() -> None:
    note = credit(one(nok(100), nok(50), nok(25)), "K1", LATER, ["0", "2"])
    assert [(line.key, line.amount) for line in note.lines] == [("0", nok(-100)), ("2", nok(-25))]
    assert (note.invoice, note.total) == ("1", nok(-125))


@pytest.mark.parametrize(("amounts", "code"), [
    ({"9": nok(1)}, "unknown_line"), (["9"], "unknown_line"), ({"0": nok("100.01")}, "more_than_left"),
    ({"0": nok(-1)}, "more_than_left"), ({"0": nok(0)}, "more_than_left"), ({"0": eur(1)}, "mixed_currencies"),
    ({}, "nothing_left"), ([], "nothing_left"),
])  # fmt: skip
def test_what_cannot_be_credited_is_refused(amounts: object, code: str) -> None:
    with pytest.raises(CannotReckon) as refused:
        credit(one(nok(100)), "K1", LATER, amounts)  # type: ignore[arg-type]
    assert [fault.code for fault in refused.value.faults] == [code]


def test_a_line_that_was_credited_is_not_credited_again() -> None:
    invoice = one(nok(100), nok(50))
    first = credit(invoice, "K1", LATER, ["0"])
    with pytest.raises(CannotReckon):
        credit(invoice, "K2", LATER, ["0"], [first])
    assert credit(invoice, "K2", LATER, earlier=[first]).total == nok(-50)


@pytest.mark.parametrize("making", [
    lambda: Invoice("1", ISSUED, DUE, "602243", ()),
    lambda: Invoice("1", ISSUED, date(2026, 3, 11), "602243", (InvoiceLine("1", "a", nok(1)),)),
    lambda: Invoice("1", ISSUED, DUE, "602243", (InvoiceLine("1", "a", nok(1)), InvoiceLine("1", "b", nok(1)))),
    lambda: one(nok(1), eur(1)),
])  # fmt: skip
def test_what_does_not_add_up_is_no_invoice(making) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(CannotReckon):
        making()


def test_an_invoice_may_be_due_on_the_day_it_is_issued() -> None:
    assert Invoice("1", ISSUED, ISSUED, "602243", (InvoiceLine("1", "a", nok(1)),)).due == ISSUED


def test_the_lines_of_a_fee_are_the_lines_of_its_invoice() -> None:
    toy = Source("toy")
    rule = HourlyRule(Rates("toy", (Rate.of_year(2026, nok(1640), toy),)), toy, rounding=HUNDREDS)
    fee = hourly_fee([Work(ISSUED, 150, "technical_review", "row-7")], rule)
    lines = lines_of(fee, "9074729")
    assert next((line.key, line.what, line.quantity, line.unit, line.group) for line in lines) == (
        "1", "technical_review", fee.lines[0].quantity, Unit.HOUR, "9074729")
    assert Invoice("1", ISSUED, DUE, "602243", lines).total == fee.total
    whole = credit(Invoice("1", ISSUED, DUE, "602243", lines), "K1", LATER, ["1"])
    part = credit(Invoice("1", ISSUED, DUE, "602243", lines), "K1", LATER, {"1": nok(410)})
    assert whole.lines[0].fee_line == fee.lines[0]
    assert part.lines[0].fee_line is None, "part of a line says no hours"
