"""The dates and limits of the emissions trading system for fuel operators (ETS2), each dated and with its source.

What the authority may choose between, or what is not settled in the EEA, is a reading of the case type, not a value
here. The start of the duty to surrender is such a thing: the legislators of the Union have agreed on emissions of 2028
instead of 2027; whether the EEA follows is not known, and klimakvoteloven § 12 fixes only the day, 31 May.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from casework.core.text import Source, Text
from casework.law.versions import Table, Version

MONITORING = "Regulation (EU) 2018/2066"


@dataclass(frozen=True, slots=True)
class YearlyDay:
    """A day of every year that follows the year it is about."""

    month: int
    day: int
    source: Source

    def after(self, year: int) -> date:
        return date(year + 1, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Limit:
    """A tonnage with the reading of its boundary: `inclusive` says on which side the number itself lies."""

    tonnes: Decimal
    inclusive: bool
    source: Source

    def holds(self, tonnes: Decimal) -> bool:
        return tonnes <= self.tonnes if self.inclusive else tonnes < self.tonnes


PERMIT_REQUIRED_FROM = date(2025, 1, 1)
PERMIT_REQUIRED = Source("Directive 2003/87/EC", "Art. 30b(1)")

REPORT_DUE = YearlyDay(4, 30, Source(MONITORING, "Art. 75p(1)"))
SURRENDER_DUE = YearlyDay(5, 31, Source("klimakvoteloven", "§ 12"))
FIRST_VERIFIED_YEAR = 2025
PASSING_ON_COSTS = (2028, 2030)  # reported by 30 April of these years, Directive 2003/87/EC Art. 30f(3)

# By the year of the first emissions that allowances are owed for. The reading of the case type chooses.
FIRST_YEARS: dict[str, tuple[int, Source]] = {
    "2027": (2027, Source("Norwegian Environment Agency", "Guidance on ETS2", certainty=60)),
    "2028": (2028, Source("Directive 2003/87/EC", "Art. 30k", certainty=92,
                          note=Text("The Council consented in March 2026; when the EEA takes it up is not known."))),
}

# Measured before the scope factor and without fuels that count as zero; the boundary itself belongs to category A.
CATEGORY_A = Limit(Decimal(50_000), True, Source(MONITORING, "Art. 75e(2)"))
LOW_EMITTER = Limit(Decimal(1_000), False, Source(MONITORING, "Art. 75n(1)"))

RETENTION_YEARS = 10
LEAD_MONTHS = 4  # the plan before the activity begins, Art. 75b(2); the authority may set another time
CHANGE_NOTICE_DAYS = 10  # working days, to the administrator of the registry: Regulation (EU) 2019/1122 Art. 22(2)

ETS2_DATES = Table("ets2", Text("Dates and limits of the emissions trading system for fuel operators"), (
    Version("2024/2493", date(2024, 7, 1), Source("Regulation (EU) 2024/2493", "Art. 1")),
))


def category(before_scope: Decimal) -> str:
    """A or B, from a year's emissions before the scope factor."""
    return "A" if CATEGORY_A.holds(before_scope) else "B"


def is_low_emitter(before_scope: Decimal) -> bool:
    return LOW_EMITTER.holds(before_scope)
