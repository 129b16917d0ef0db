"""Simple interest on what is late: days over 365, cut where the rate changes.

The day from which interest runs counts, the day of payment does not: the number of days is `end - start`, and so two
periods that meet add up to one. A year has 365 days in leap years too. Nothing is rounded before the end: `exact` is a
fraction, and additive; `amount` is rounded once, and the steps' amounts are shares of it that add up to it. Whoever
rounds two periods and adds may therefore differ by an øre from whoever rounds their sum.

>>> from fees.money import nok
>>> sheet = interest(nok(52500), date(2026, 3, 1), date(2026, 3, 31))
>>> sheet.days, sheet.amount
(30, Money('517.81', NOK))
>>> for step in interest(nok(52500), date(2025, 12, 22), date(2026, 1, 11)).steps:
...     print(step.start, step.days, step.percent, step.amount)
2025-12-22 10 12.25 176.20 NOK
2026-01-01 10 12.00 172.60 NOK

Where no rate is loaded, the steps say for which days, and there is no amount:

>>> sheet = interest(nok(52500), date(2026, 6, 21), date(2026, 7, 11))
>>> sheet.missing
Fault(code='not_loaded', values={'table': 'rates of late-payment interest', 'wanted': '2026-07-01'}, place='')
>>> sheet.so_far
Money('172.60', NOK)
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from fees.faults import CannotReckon, Fault, NotLoaded
from fees.late_payment import LATE_PAYMENT
from fees.money import ORE, Money, Rounding, fraction
from fees.rates import Rate, Rates, Source

DAYS_OF_A_YEAR = 365
FORMULA = Source("forsinkelsesrenteloven", "§ 2", 90, "simple interest, days ÷ 365, cut where the rate changes")


@dataclass(frozen=True, slots=True)
class Step:
    """The days from `start` up to `end` under one rate. Without a rate there is neither share nor amount."""

    start: date
    end: date
    rate: Rate[Decimal] | None
    exact: Fraction | None
    amount: Money | None

    @property
    def days(self) -> int:
        return (self.end - self.start).days

    @property
    def percent(self) -> Decimal | None:
        return self.rate.value if self.rate else None


@dataclass(frozen=True, slots=True)
class Interest:
    """The sheet: what was late, from when to when, and a step for each rate."""

    principal: Money
    start: date
    end: date
    steps: tuple[Step, ...]
    so_far: Money
    table: str

    @property
    def days(self) -> int:
        return (self.end - self.start).days

    @property
    def missing(self) -> Fault | None:
        """Which table must be loaded, and from which day, before there is an amount."""
        first = next((step.start for step in self.steps if step.rate is None), None)
        return NotLoaded(self.table, first.isoformat()).faults[0] if first else None

    @property
    def exact(self) -> Fraction:
        """All of it, not rounded; NotLoaded where a rate is missing."""
        if self.missing:
            raise NotLoaded(self.table, str(self.missing.values["wanted"]))
        return sum((step.exact for step in self.steps if step.exact is not None), Fraction(0))

    @property
    def amount(self) -> Money:
        """All of it, rounded once; NotLoaded where a rate is missing."""
        if self.missing:
            raise NotLoaded(self.table, str(self.missing.values["wanted"]))
        return self.so_far


def interest(principal: Money, start: date, end: date, rates: Rates[Decimal] = LATE_PAYMENT,
             rounding: Rounding = ORE) -> Interest:
    """Interest on `principal`, whole øre or cent, from the day it was due up to the day it was paid."""
    if end < start:
        raise CannotReckon(Fault("wrong_order", {"start": start.isoformat(), "end": end.isoformat()}))
    if principal.in_hundredths < 0:
        raise CannotReckon(Fault("negative", {"value": str(principal)}, place="principal"))
    spans = tuple(rates.spans(start, end))
    exact = [_accrued(principal, span.days, span.rate.value) if span.rate else None for span in spans]
    known = [each for each in exact if each is not None]
    so_far = rounding.of(sum(known, Fraction(0)), principal.currency)
    shares = iter(so_far.shared(known, rounding.to) if any(known) else [so_far] * len(known))
    steps = tuple(Step(span.start, span.end, span.rate, each, None if each is None else next(shares))
                  for span, each in zip(spans, exact, strict=True))
    return Interest(principal, start, end, steps, so_far, rates.name)


def _accrued(principal: Money, days: int, percent: Decimal) -> Fraction:
    return fraction(principal.amount) * fraction(percent) * days / (100 * DAYS_OF_A_YEAR)
