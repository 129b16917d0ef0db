"""The duty to surrender allowances: by when, for what share of the emissions, and what each missing tonne costs.

Klimakvoteloven § 12 sets the days; what is missing is delivered all the same a year later (§ 12, third paragraph).
Shipping is phased in: a share of the emissions of 2024 and of 2025, all of them from 2026 on (Directive 2003/87/EC Art.
3gb). The charge is 100 euro a tonne, raised each year with the consumer prices of Europe (klimakvoteloven § 19;
Directive 2003/87/EC Art. 16(3) and (4)). The figure of a year after 2013 has not been found: two people load it, and
until then nothing can be charged for that year. The last known figure is never used instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from casework.core.text import Source, Text
from casework.law.ets2 import SURRENDER_DUE
from casework.law.sheets import (
    SOURCED,
    Column,
    Fault,
    Loadable,
    Row,
    Rows,
    Sheet,
    figure,
    plain,
    source_cells,
    source_in,
    whole,
)
from casework.law.versions import Table, Version

ACT, DIRECTIVE = "klimakvoteloven", "Directive 2003/87/EC"
CHARGE = Source(ACT, "§ 19")
DUTY = Source(ACT, "§ 12")


class Scheme(StrEnum):
    """Whose emissions: those of ships, or of fuel that a fuel operator released (ETS2)."""

    SHIPS = "ships"
    FUELS = "fuels"


@dataclass(frozen=True, slots=True)
class Surrendering:
    """`due`: month and day of the year after the emissions; `made_good`: of the year after that. `phases`: from which
    year of emissions which per cent of them is owed for.
    """

    due: tuple[int, int]
    made_good: tuple[int, int]
    phases: tuple[tuple[int, int], ...]
    source: Source

    def due_on(self, year: int) -> date:
        return date(year + 1, *self.due)

    def made_good_on(self, year: int) -> date:
        return date(year + 2, *self.made_good)

    def percent(self, year: int) -> int:
        """The share of the emissions of a year, in per cent; 0 where none is owed for."""
        return next((percent for since, percent in reversed(self.phases) if since <= year), 0)


SURRENDERING: Mapping[Scheme, Surrendering] = {
    Scheme.SHIPS: Surrendering((9, 30), (10, 1), ((2024, 40), (2025, 70), (2026, 100)),
                               Source(DIRECTIVE, "Art. 3gb")),
    Scheme.FUELS: Surrendering((SURRENDER_DUE.month, SURRENDER_DUE.day), (6, 1), ((2027, 100),),
                               Source(DIRECTIVE, "Art. 30e(2)")),
}  # fmt: skip
"""In which year fuel operators begin is not settled: a reading says it, never this table alone."""


@dataclass(frozen=True, slots=True)
class ChargeRate:
    """EUR for each missing tonne of the emissions of a year."""

    year: int
    amount: Decimal
    source: Source


BEFORE_INDEXING = Source(
    DIRECTIVE, "Art. 16(3)", certainty=95, note=Text("The amount before it is raised with consumer prices."))
RATES: tuple[ChargeRate, ...] = (ChargeRate(2013, Decimal(100), BEFORE_INDEXING),)

_SHEET = Sheet("rates", Text("Charge for each tonne"), (
    Column("year", Text("Year of the emissions"), whole(2013, 2100)),
    Column("amount", Text("EUR"), figure(100, 10_000)),
    *SOURCED,
), ("year",))


def _rows() -> Rows:
    return {"rates": [{"year": str(one.year), "amount": plain(one.amount), **source_cells(one.source)}
                      for one in RATES]}


def _lift(rows: Rows) -> tuple[ChargeRate, ...]:
    def known(row: Row) -> ChargeRate:
        return ChargeRate(int(row["year"]), Decimal(row["amount"]), source_in(row))

    return tuple(sorted(map(known, rows["rates"]), key=lambda one: one.year))


def _amiss(rows: Rows) -> Iterator[Fault]:
    for number, row in enumerate(rows["rates"], 1):
        if Decimal(row["amount"]) % Decimal("0.01"):
            yield Fault(Text("Write euro and whole cents."), "rates", number, "amount")


SURRENDER = Table(
    "surrender", Text("Charge for missing allowances"), (Version("1", date(2013, 1, 1), CHARGE),),
    Loadable((_SHEET,), _rows, _lift, _amiss))
