"""What was charged on a claim, what came in, and what is left: an account that is only ever written on.

Every entry is a positive amount with a kind; nothing is taken out again. A payment is booked in full on the claim whose
number it carries; what is too much shows as overpaid until it is refunded, what is too little stays owed. A small rest
that a bank abroad kept is within the tolerance of the house: it is proposed to be written off, and somebody else writes
it off. A payment that names no claim, or another currency, is put aside for a person.

>>> from fees.money import nok
>>> invoice = Account((Entry(Kind.CHARGE, nok(4920), date(2026, 3, 12)),))
>>> paid = allocate(Payment(nok(4770), date(2026, 4, 9), "602243"), {"602243": invoice}, tolerance=nok(200))
>>> paid.outcome, paid.short
(<Outcome.SHORT: 'short'>, Money('150', NOK))
>>> after = invoice.with_entry(paid.entry)
>>> after.owed, after.with_entry(Entry(Kind.WRITE_OFF, nok(150), date(2026, 4, 10))).settled
(Money('150', NOK), True)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from fees.faults import CannotReckon, Fault
from fees.interest import Interest, interest
from fees.late_payment import LATE_PAYMENT
from fees.money import ORE, Currency, Money, Rounding, total
from fees.rates import Rates


class Kind(StrEnum):
    """What an entry is. The first three raise what is owed, and so does a refund."""

    CHARGE = "charge"
    REMINDER_FEE = "reminder_fee"
    INTEREST = "interest"
    CREDIT = "credit"
    PAYMENT = "payment"
    REFUND = "refund"
    WRITE_OFF = "write_off"


RAISING = frozenset({Kind.CHARGE, Kind.REMINDER_FEE, Kind.INTEREST, Kind.REFUND})
BESIDE_THE_PRINCIPAL = frozenset({Kind.REMINDER_FEE, Kind.INTEREST})


@dataclass(frozen=True, slots=True)
class Entry:
    """So much, of a kind, on a day. `reference`: the invoice, credit note or row of the bank."""

    kind: Kind
    amount: Money
    on: date
    reference: str = ""

    def __post_init__(self) -> None:
        if self.amount.amount <= 0:
            raise CannotReckon(Fault("not_positive", {"value": str(self.amount)}))

    @property
    def effect(self) -> Money:
        """What it adds to what is owed."""
        return self.amount if self.kind in RAISING else -self.amount


@dataclass(frozen=True, slots=True)
class Account:
    """The entries of one claim in the order in which they were written; the first is a charge."""

    entries: tuple[Entry, ...]

    def __post_init__(self) -> None:
        if not self.entries or self.entries[0].kind is not Kind.CHARGE:
            raise CannotReckon(Fault("no_charge"))
        balance = Money.nothing(self.currency)
        for entry in self.entries:
            if entry.kind is Kind.WRITE_OFF and entry.amount > balance:
                raise CannotReckon(Fault("more_than_owed", {"amount": str(entry.amount), "owed": str(balance)}))
            if entry.kind is Kind.REFUND and entry.amount > -balance:
                raise CannotReckon(Fault("more_than_overpaid",
                                         {"amount": str(entry.amount), "overpaid": str(-balance)}))  # fmt: skip
            balance += entry.effect

    def with_entry(self, entry: Entry) -> Account:
        return Account((*self.entries, entry))

    @property
    def currency(self) -> Currency:
        return self.entries[0].amount.currency

    def of(self, *kinds: Kind) -> Money:
        """What the entries of these kinds come to."""
        return total((entry.amount for entry in self.entries if entry.kind in kinds), self.currency)

    @property
    def charged(self) -> Money:
        """What was asked for: the charge, fees for reminders, interest."""
        return self.of(Kind.CHARGE, Kind.REMINDER_FEE, Kind.INTEREST)

    @property
    def credited(self) -> Money:
        return self.of(Kind.CREDIT)

    @property
    def paid(self) -> Money:
        """What came in and was not sent back."""
        return self.of(Kind.PAYMENT) - self.of(Kind.REFUND)

    @property
    def written_off(self) -> Money:
        return self.of(Kind.WRITE_OFF)

    @property
    def balance(self) -> Money:
        """charged - credited - paid - written off; negative where too much came in."""
        return total((entry.effect for entry in self.entries), self.currency)

    @property
    def owed(self) -> Money:
        return max(self.balance, Money.nothing(self.currency))

    @property
    def overpaid(self) -> Money:
        return max(-self.balance, Money.nothing(self.currency))

    @property
    def settled(self) -> bool:
        return not self.balance

    def principal(self, on: date) -> Money:
        """What bears interest on that day: the charge, less credits, payments and write-offs up to then.

        Payments count against the charge first, which is the reading that is kinder to whoever pays.
        """
        counted = (entry.effect for entry in self.entries
                   if entry.kind not in BESIDE_THE_PRINCIPAL and (entry.on <= on or entry.kind is Kind.CHARGE))
        return max(total(counted, self.currency), Money.nothing(self.currency))

    def interest(self, due: date, end: date, rates: Rates[Decimal] = LATE_PAYMENT,
                 rounding: Rounding = ORE) -> tuple[Interest, ...]:
        """A sheet for each stretch of days, from the due day up to `end`, over which the same amount was late.

        >>> from fees.money import nok
        >>> late = Account((Entry(Kind.CHARGE, nok(73000), date(2026, 1, 2)),
        ...                 Entry(Kind.PAYMENT, nok(36500), date(2026, 3, 11))))
        >>> for sheet in late.interest(date(2026, 3, 1), date(2026, 3, 16)):
        ...     print(sheet.principal, sheet.days, sheet.amount)
        73000 NOK 10 240.00 NOK
        36500 NOK 5 60.00 NOK
        """
        changes = sorted({entry.on for entry in self.entries if due < entry.on < end})
        stretches = zip([due, *changes], [*changes, end], strict=True)
        sheets = (interest(self.principal(start), start, stop, rates, rounding) for start, stop in stretches)
        return tuple(sheet for sheet in sheets if sheet.principal and sheet.days)


@dataclass(frozen=True, slots=True)
class Payment:
    """What came in. `reference` is its row at the bank, which is booked once."""

    amount: Money
    on: date
    kid: str
    reference: str = ""

    def __post_init__(self) -> None:
        if self.amount.amount <= 0:
            raise CannotReckon(Fault("not_positive", {"value": str(self.amount)}))


class Outcome(StrEnum):
    """What a payment is to the claim that it names."""

    EXACT = "exact"
    PART = "part"
    SHORT = "short"                    # what is missing is within the tolerance
    OVERPAID = "overpaid"              # more than is owed, or paid a second time
    UNKNOWN = "unknown"                # names no claim of ours
    OTHER_CURRENCY = "other_currency"


@dataclass(frozen=True, slots=True)
class Allocation:
    """Where a payment goes. Without an `entry` it is put aside. `short` and `over`: what it lacks, what it exceeds."""

    outcome: Outcome
    payment: Payment
    entry: Entry | None
    short: Money
    over: Money


def allocate(payment: Payment, accounts: Mapping[str, Account], tolerance: Money | None = None) -> Allocation:
    """How a payment meets the claim whose number it carries; `accounts` by payment number."""
    nothing = Money.nothing(payment.amount.currency)
    account = accounts.get(payment.kid)
    if account is None:
        return Allocation(Outcome.UNKNOWN, payment, None, nothing, nothing)
    if account.currency != payment.amount.currency:
        return Allocation(Outcome.OTHER_CURRENCY, payment, None, nothing, nothing)
    difference = payment.amount - account.owed
    short, over = max(-difference, nothing), max(difference, nothing)
    entry = Entry(Kind.PAYMENT, payment.amount, payment.on, payment.reference)
    return Allocation(_outcome(short, over, tolerance), payment, entry, short, over)


def _outcome(short: Money, over: Money, tolerance: Money | None) -> Outcome:
    if over:
        return Outcome.OVERPAID
    if not short:
        return Outcome.EXACT
    # A tolerance in another currency is none: what a bank keeps of euro says nothing of kroner.
    kept = tolerance is not None and tolerance.currency == short.currency and short <= tolerance
    return Outcome.SHORT if kept else Outcome.PART
