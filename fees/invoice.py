"""Invoices and the credit notes that undo them, as values that always add up.

An invoice never changes once it is issued. What was wrong is taken back by a credit note: the whole of it, or single
lines, or part of a line after an objection; never more than is left. An invoice and its full credit are nothing.

>>> from fees.money import nok
>>> invoice = Invoice("2026-000017", date(2026, 3, 12), date(2026, 4, 11), "20260123400059", (
...     InvoiceLine("1", "review", nok("4100.00")), InvoiceLine("2", "correspondence", nok("820.00"))))
>>> invoice.total
Money('4920.00', NOK)
>>> half = credit(invoice, "K2026-000003", date(2026, 3, 20), {"2": nok("410.00")})
>>> rest = credit(invoice, "K2026-000004", date(2026, 3, 28), earlier=[half])
>>> half.total, rest.total, invoice.total + half.total + rest.total
(Money('-410.00', NOK), Money('-4510.00', NOK), Money('0.00', NOK))
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from fees.faults import CannotReckon, Fault
from fees.fee import Fee, Line, Unit
from fees.money import Currency, Money, total
from fees.rates import Source

# An authority's fee is no turnover: nothing on the invoice carries VAT, and the category takes no VAT number.
# (merverdiavgiftsloven § 3-9; EN 16931 category O.)
VAT_CATEGORY, VAT_REASON = "O", "VATEX-EU-O"
VAT_SOURCE = Source("merverdiavgiftsloven", "§ 3-9", 82)
INVOICE_TYPE, CREDIT_NOTE_TYPE = "380", "381"
USUAL_TERM = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class InvoiceLine:
    """One thing that is paid for. `key` names it in objections and credit notes; `fee_line` says how it was found."""

    key: str
    what: str
    amount: Money
    fee_line: Line | None = None
    group: str = ""

    @property
    def quantity(self) -> Fraction:
        return self.fee_line.quantity if self.fee_line else Fraction(1)

    @property
    def unit(self) -> Unit:
        return self.fee_line.unit if self.fee_line else Unit.PIECE


@dataclass(frozen=True, slots=True)
class Invoice:
    """What is asked for, by when and under which payment number."""

    number: str
    issued: date
    due: date
    kid: str
    lines: tuple[InvoiceLine, ...]

    def __post_init__(self) -> None:
        if self.due < self.issued:
            raise CannotReckon(Fault("due_before_issue",
                                     {"due": self.due.isoformat(), "issued": self.issued.isoformat()}))  # fmt: skip
        _checked(self.lines)

    @property
    def currency(self) -> Currency:
        return self.lines[0].amount.currency

    @property
    def total(self) -> Money:
        return total((line.amount for line in self.lines), self.currency)

    def groups(self) -> Mapping[str, Money]:
        """What each group of lines comes to: each ship of a fleet on one invoice."""
        found: dict[str, Money] = {}
        for line in self.lines:
            found[line.group] = found.get(line.group, Money.nothing(self.currency)) + line.amount
        return found


@dataclass(frozen=True, slots=True)
class CreditNote:
    """What of an invoice is taken back: the same keys, negative amounts."""

    number: str
    issued: date
    invoice: str
    lines: tuple[InvoiceLine, ...]

    def __post_init__(self) -> None:
        _checked(self.lines)

    @property
    def total(self) -> Money:
        return total((line.amount for line in self.lines), self.lines[0].amount.currency)


def lines_of(fee: Fee, group: str = "", first: int = 1) -> tuple[InvoiceLine, ...]:
    """The lines of a fee as lines of an invoice, numbered from `first`; `group`: which ship of a fleet.

    >>> from fees.fee import Model
    >>> from fees.money import nok
    >>> fee = Fee.of_lines(Model.FIXED, [Line("opening", nok(500), nok(500), Source("toy"))])
    >>> [(line.key, line.what, line.group) for line in lines_of(fee, "9074729", first=4)]
    [('4', 'opening', '9074729')]
    """
    return tuple(InvoiceLine(str(number), line.what, line.amount, line, group)
                 for number, line in enumerate(fee.lines, first))


def left(invoice: Invoice, earlier: Iterable[CreditNote] = ()) -> Mapping[str, Money]:
    """What is not credited yet of each line."""
    found = {line.key: line.amount for line in invoice.lines}
    for note in earlier:
        for line in note.lines:
            if line.key not in found:
                raise CannotReckon(Fault("unknown_line", {"line": line.key[:40]}))
            found[line.key] += line.amount
    return found


def credit(invoice: Invoice, number: str, issued: date, amounts: Mapping[str, Money] | Iterable[str] | None = None,
           earlier: Iterable[CreditNote] = ()) -> CreditNote:
    """A note that takes back the whole invoice, whole lines by their keys, or an amount of each line.

    `earlier` are the notes that were issued for this invoice before: only what they left can be taken back.
    """
    rest = left(invoice, earlier)
    if amounts is None:
        amounts = {key: amount for key, amount in rest.items() if amount}
    elif not isinstance(amounts, Mapping):
        amounts = {key: rest.get(key, Money.nothing(invoice.currency)) for key in amounts}
    if not amounts:
        raise CannotReckon(Fault("nothing_left"))
    faults = tuple(_faults(amounts, rest))
    if faults:
        raise CannotReckon(*faults)
    lines = tuple(InvoiceLine(line.key, line.what, -amounts[line.key],
                              # Hours × rate is what the whole line says; part of a line is an amount and no more.
                              line.fee_line if amounts[line.key] == line.amount else None, line.group)
                  for line in invoice.lines if line.key in amounts)
    return CreditNote(number, issued, invoice.number, lines)


def _faults(amounts: Mapping[str, Money], rest: Mapping[str, Money]) -> Iterable[Fault]:
    for key, amount in amounts.items():
        if key not in rest:
            yield Fault("unknown_line", {"line": key[:40]})
        elif not rest[key] and not amount:
            yield Fault("nothing_left", place=key)
        elif amount.currency != rest[key].currency:
            yield Fault("mixed_currencies", {"one": amount.currency, "other": rest[key].currency}, key)
        elif abs(amount) > abs(rest[key]) or (amount.amount < 0) != (rest[key].amount < 0) or not amount:
            yield Fault("more_than_left", {"amount": str(amount), "left": str(rest[key]), "line": key})


def _checked(lines: tuple[InvoiceLine, ...]) -> None:
    """At least one line, each with its own key, all of one currency."""
    if not lines:
        raise CannotReckon(Fault("no_lines"))
    seen: set[str] = set()
    for line in lines:
        if line.key in seen:
            raise CannotReckon(Fault("repeated_line", {"line": line.key[:40]}))
        seen.add(line.key)
    total((line.amount for line in lines), lines[0].amount.currency)
