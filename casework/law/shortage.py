"""What is missing of a year's allowances, and what it costs: every step from the emissions to the amount.

missing = emissions × the share that is phased in, up to whole allowances − surrendered − charged before; amount =
missing × the rate of the year (klimakvoteloven §§ 12 and 19).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from casework.law.fee_source import source
from casework.law.surrender import RATES, SURRENDER, SURRENDERING, ChargeRate, Scheme
from fees.fee import Fee
from fees.infringement import owed_allowances, per_tonne_fee
from fees.money import Money, eur
from fees.rates import Rate, Rates


@dataclass(frozen=True, slots=True)
class Shortage:
    """Tonnes of one year: `percent` of the `emissions` make `owed` allowances; `missing` is what is left of them."""

    year: int
    emissions: Decimal
    percent: int
    owed: int
    surrendered: int
    charged: int

    @classmethod
    def of(cls, scheme: Scheme, year: int, emissions: Decimal, surrendered: int, charged: int = 0) -> Shortage:
        """None of the figures is below nothing."""
        percent = SURRENDERING[scheme].percent(year)
        owed = owed_allowances(emissions, Decimal(percent) / 100)
        return cls(year, emissions, percent, owed, surrendered, charged)

    @property
    def missing(self) -> int:
        return max(self.owed - self.surrendered - self.charged, 0)

    def charge(self, rows: Iterable[ChargeRate] = RATES) -> Fee | None:
        """What it costs; None where nothing is missing. Raises NotLoaded where the year has no rate."""
        return per_tonne_fee(self.missing, self.year, charge_rates(rows)) if self.missing else None


def charge_rates(rows: Iterable[ChargeRate]) -> Rates[Money]:
    """EUR for each tonne by year, as `fees` reckons with them: a year that is not loaded is a gap."""
    return Rates(SURRENDER.name, tuple(Rate.of_year(row.year, eur(row.amount), source(row.source)) for row in rows))
