"""Rates of fees, by the rule that charges them: of an hour, or of a class of case.

The approval of a ship's monitoring plan is charged by the time it takes (klimakvoteforskriften § 9-3). Whether that is
by the hour or by class is data of this table, and no rate has been found in the law. The one that stands here is
inferred from the classes of forurensningsforskriften § 39-4 of 2019, which are multiples of about NOK 1 640 an hour
(80 %); that it holds for § 9-3 is a guess. Its certainty says so wherever it is shown: two people load the real one.

The classes of § 39-4 are known for 2017 to 2019. The year in which most of the work was done decides (§ 39-3).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from casework.core.text import Source, Text
from casework.law.sheets import (
    SOURCED,
    Column,
    Fault,
    Loadable,
    Row,
    Rows,
    Sheet,
    day,
    day_in,
    figure,
    one_of,
    plain,
    source_cells,
    source_in,
)
from casework.law.versions import Table, Version


class FeeRule(StrEnum):
    """Which rule charges the fee."""

    SHIP_PLANS = "klimakvoteforskriften-9-3"
    PERMITS = "forurensningsforskriften-39-4"


class Unit(StrEnum):
    HOUR = "hour"
    CLASS = "class"


@dataclass(frozen=True, slots=True)
class FeeRate:
    """NOK for an hour, or for a case of the class, from a day to a day."""

    rule: FeeRule
    unit: Unit
    fee_class: str
    since: date
    until: date | None
    amount: Decimal
    source: Source

    def holds_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


HOUR = Source(
    "klimakvoteforskriften", "§ 9-3", certainty=20,
    note=Text("The rate has not been found in the law. This one is inferred from the classes of the pollution "
              "regulations of 2019, and stands here until the real one is loaded."))
CLASSES = Source(
    "forurensningsforskriften", "§ 39-4", certainty=85, note=Text("From the regulations that set the rates of 2017."))

_YEARS = {
    2017: (196_900, 157_200, 112_500, 70_100, 36_200, 19_700, 9_300, 5_900, 4_000),
    2018: (262_500, 193_500, 138_300, 84_300, 50_900, 26_200, 12_800, 7_800, 5_300),
    2019: (328_100, 229_700, 164_000, 98_400, 65_600, 32_800, 16_400, 9_800, 6_600),
}

FEE_RATES: tuple[FeeRate, ...] = (
    FeeRate(FeeRule.SHIP_PLANS, Unit.HOUR, "", date(2024, 1, 1), None, Decimal(1640), HOUR),
    *(FeeRate(FeeRule.PERMITS, Unit.CLASS, str(number), date(year, 1, 1), date(year, 12, 31), Decimal(amount), CLASSES)
      for year, amounts in _YEARS.items() for number, amount in enumerate(amounts, 1)),
)


def rate_on(
    day: date, rule: FeeRule, fee_class: str = "", rates: tuple[FeeRate, ...] = FEE_RATES
) -> FeeRate | None:
    """The rate of an hour, or of a class, on the day; of several the one that began last. None where none is known."""
    known = [one for one in rates if (one.rule, one.fee_class) == (rule, fee_class) and one.holds_on(day)]
    return max(known, key=lambda one: one.since, default=None)


_SHEET = Sheet("rates", Text("Rates"), (
    Column("rule", Text("Rule"), one_of(FeeRule)),
    Column("unit", Text("Charged by"), one_of(Unit)),
    Column("class", Text("Class"), one_of(map(str, range(1, 10))), may_be_empty=True),
    Column("since", Text("From"), day),
    Column("until", Text("To"), day, may_be_empty=True),
    Column("amount", Text("NOK"), figure(0, 10_000_000)),
    *SOURCED,
), ("rule", "class", "since"))


def _rows() -> Rows:
    return {"rates": [{
        "rule": str(one.rule), "unit": str(one.unit), "class": one.fee_class, "since": one.since.isoformat(),
        "until": one.until.isoformat() if one.until else "", "amount": plain(one.amount),
        **source_cells(one.source)} for one in FEE_RATES]}


def _lift(rows: Rows) -> tuple[FeeRate, ...]:
    def known(row: Row) -> FeeRate:
        return FeeRate(FeeRule(row["rule"]), Unit(row["unit"]), row["class"], date.fromisoformat(row["since"]),
                       day_in(row, "until"), Decimal(row["amount"]), source_in(row))

    return tuple(map(known, rows["rates"]))


def _amiss(rows: Rows) -> Iterator[Fault]:
    for number, row in enumerate(rows["rates"], 1):
        if (row["unit"] == Unit.CLASS) != bool(row["class"]):
            yield Fault(Text("A rate by class names the class, and one by the hour none."), "rates", number, "class")
        if row["until"] and row["until"] < row["since"]:
            yield Fault(Text("It ends before it begins."), "rates", number, "until")


FEES = Table(
    "fee_rates", Text("Rates of fees"), (Version("1", date(2024, 1, 1), HOUR),),
    Loadable((_SHEET,), _rows, _lift, _amiss))
