"""The charge for allowances that were not surrendered: so much for each tonne, and nothing to weigh.

Directive 2003/87/EC Art. 16(3) sets 100 euro a tonne, Art. 16(4) raises it with consumer prices from 2013 on; in Norway
klimakvoteloven § 19 is the one sanction in money. It is by rate: no factor, no fault, no typed amount. The index of a
year is data that somebody must load; none stands here. On which day euro become kroner is the caller's to say and to
print.

>>> per_tonne_fee(373_000, 2024, index=None).total
Money('37300000.00', EUR)
>>> per_tonne_fee(373_000, 2024)
Traceback (most recent call last):
fees.faults.NotLoaded: The table index of the charge per tonne holds nothing for 2024-01-01: it must be loaded.
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
from fees.money import ORE, Currency, Rounding, eur, fraction
from fees.rates import Rate, Rates, Source

CHARGE_PER_TONNE = Rate(eur(100), date(2013, 1, 1), Source("Directive 2003/87/EC", "Art. 16(3)", 95))
# By year: how many times the charge of 2013. Not law that we read: none is loaded.
CHARGE_INDEX: Rates[Decimal] = Rates("index of the charge per tonne")


@dataclass(frozen=True, slots=True)
class Exchange:
    """What one unit of a currency cost in kroner on a day, and who said so."""

    kroner: Decimal
    on: date
    source: Source


def missing_allowances(emissions: Decimal, share: Decimal, surrendered: int) -> int:
    """Whole allowances that are missing: emissions times the share that is phased in, less what was surrendered.

    An allowance is for a whole tonne, so a part of one is one.
    """
    return max(ceil(fraction(emissions) * fraction(share)) - surrendered, 0)


def per_tonne_fee(tonnes: int, year: int, index: Rates[Decimal] | None = CHARGE_INDEX,
                  exchange: Exchange | None = None, rounding: Rounding = ORE) -> Fee:
    """The charge for missing tonnes of a year. `index=None` says: as it was in 2013. Without `exchange` in euro."""
    if tonnes <= 0:
        raise CannotReckon(Fault("not_positive", {"value": tonnes}))
    # Each step goes on from the amount that the one before it shows, so whoever checks by hand gets the same.
    price = CHARGE_PER_TONNE.value
    amount = rounding.of(price * tonnes)
    steps = [Step("charge", f"{tonnes} × {price}", amount, CHARGE_PER_TONNE.source)]
    if index is not None:
        factor = index.on(date(year, 1, 1))
        formula, amount, price = f"{amount} × {factor.value}", rounding.of(amount * factor.value), price * factor.value
        steps.append(Step("index", formula, amount, factor.source))
    if exchange is not None:
        formula = f"{amount} × {exchange.kroner} ({exchange.on})"
        amount = rounding.of(fraction(amount.amount) * fraction(exchange.kroner), Currency.NOK)
        steps.append(Step("exchange", formula, amount, exchange.source))
    line = Line("missing_tonnes", price, amount, CHARGE_PER_TONNE.source, Fraction(tonnes), Unit.TONNE,
                exchange.on if exchange else None, str(year))  # fmt: skip
    return Fee(Model.PER_TONNE, (line,), tuple(steps))
