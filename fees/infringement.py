"""The charge for allowances that were not surrendered: so much for each tonne, and nothing to weigh.

Directive 2003/87/EC Art. 16(3) sets 100 euro a tonne, Art. 16(4) raises it with consumer prices from 2013 on; in Norway
klimakvoteloven § 19 is the one sanction in money. It is by rate: no factor, no fault, no typed amount. What a tonne of
a later year costs is data that somebody must load; none stands here. On which day euro become kroner is the caller's to
say and to print.

>>> per_tonne_fee(373_000, 2013).total
Money('37300000.00', EUR)
>>> per_tonne_fee(373_000, 2024)
Traceback (most recent call last):
fees.faults.NotLoaded: The table charge per tonne holds nothing for 2024-01-01: it must be loaded.
>>> missing_allowances(Decimal("12000.4"), Decimal("0.4"), surrendered=4000)
801
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil

from fees.faults import CannotReckon, Fault
from fees.fee import Fee, Line, Model, Step, Unit
from fees.money import ORE, Currency, Money, Rounding, eur, fraction
from fees.rates import Rate, Rates, Source

CHARGE_RATES: Rates[Money] = Rates(
    "charge per tonne", (Rate.of_year(2013, eur(100), Source("Directive 2003/87/EC", "Art. 16(3)", 95)),))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Exchange:
    """What one unit of a currency cost in kroner on a day, and who said so."""

    kroner: Decimal
    on: date
    source: Source


def owed_allowances(emissions: Decimal, share: Decimal) -> int:
    """Whole allowances for the emissions times the share that is phased in: an allowance is for a whole tonne, so a
    part of one is one.
    """
    return ceil(fraction(emissions) * fraction(share))


def missing_allowances(emissions: Decimal, share: Decimal, surrendered: int) -> int:
    """Whole allowances that are owed and were not surrendered."""
    return max(owed_allowances(emissions, share) - surrendered, 0)


def per_tonne_fee(tonnes: int, year: int, rates: Rates[Money] = CHARGE_RATES, exchange: Exchange | None = None,
                  rounding: Rounding = ORE) -> Fee:
    """The charge for missing tonnes of a year, by the rate of that year; NotLoaded where there is none. Without
    `exchange` in euro.
    """
    if tonnes <= 0:
        raise CannotReckon(Fault("not_positive", {"value": tonnes}))
    # Each step goes on from the amount that the one before it shows, so whoever checks by hand gets the same.
    rate = rates.on(date(year, 1, 1))
    amount = rounding.of(rate.value * tonnes)
    steps = [Step("charge", f"{tonnes} × {rate.value}", amount, rate.source)]
    if exchange is not None:
        formula = f"{amount} × {exchange.kroner} ({exchange.on})"
        amount = rounding.of(fraction(amount.amount) * fraction(exchange.kroner), Currency.NOK)
        steps.append(Step("exchange", formula, amount, exchange.source))
    line = Line("missing_tonnes", rate.value, amount, rate.source, Fraction(tonnes), Unit.TONNE,
                exchange.on if exchange else None, str(year))  # fmt: skip
    return Fee(Model.PER_TONNE, (line,), tuple(steps))
