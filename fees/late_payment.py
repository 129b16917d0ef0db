"""What late payment costs: the rates that are set twice a year, and the amounts that follow them.

The rate of interest is set for each half-year on 1 January and 1 July (forsinkelsesrenteloven § 2): the policy rate
and at least eight points. A half-year that is not loaded has no rate. A claim of an authority bears this interest only
where the claim's own law says so; see `claims`.

>>> LATE_PAYMENT.on(date(2026, 3, 12)).value
Decimal('12.00')
>>> LATE_PAYMENT.on(date(2026, 7, 1))
Traceback (most recent call last):
fees.faults.NotLoaded: The table rates of late-payment interest holds nothing for 2026-07-01: it must be loaded.
>>> reminder_fee(date(2026, 3, 12))
Money('37.50', NOK)
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from fees.money import ORE, Money, nok
from fees.rates import Rate, Rates, Source

_ACT = "forsinkelsesrenteloven"
_NOTICED = Source(_ACT, "§ 2", 95, "from the notice of the half-year")
_SEEN = Source(_ACT, "§ 2", 80, "seen in a secondary source")
_REMEMBERED = Source(_ACT, "§ 2", 60, "from memory: compare with the notice")


def _percent(year: int, half: int, value: str, source: Source = _SEEN) -> Rate[Decimal]:
    return Rate.of_half(year, half, Decimal(value), source)


# Per cent a year.
LATE_PAYMENT: Rates[Decimal] = Rates("rates of late-payment interest", (
    _percent(2015, 2, "9.00"), _percent(2016, 2, "8.50"), _percent(2019, 1, "8.75"), _percent(2019, 2, "9.25"),
    _percent(2020, 1, "9.50"), _percent(2020, 2, "8.00"), _percent(2022, 1, "8.50"),
    _percent(2022, 2, "9.25"), _percent(2023, 1, "10.75"), _percent(2023, 2, "11.75", _REMEMBERED),
    _percent(2024, 1, "12.50", _REMEMBERED), _percent(2024, 2, "12.50", _REMEMBERED),
    _percent(2025, 1, "12.50", _REMEMBERED), _percent(2025, 2, "12.25", _REMEMBERED),
    _percent(2026, 1, "12.00", _NOTICED),
))  # fmt: skip

# Between businesses, in place of the costs of collection.
STANDARD_COMPENSATION: Rates[Money] = Rates("standard compensation", tuple(
    Rate.of_half(year, half, nok(amount), Source(_ACT, "§ 3 a", 90, "as announced for the half-year"))
    for year, half, amount in ((2020, 2, 430), (2022, 2, 400), (2023, 1, 410), (2026, 1, 460))))  # fmt: skip

# What fees for collection are counted in (inkassosats).
COLLECTION_UNIT: Rates[Money] = Rates("unit of collection fees", (
    Rate(nok(700), date(2020, 1, 1), Source("inkassoforskriften", "", 80), date(2020, 12, 31)),
    Rate(nok(750), date(2026, 1, 1), Source("inkassoforskriften", "", 95), date(2026, 12, 31)),
))  # fmt: skip

# The most that a reminder may cost, as a share of the unit.
REMINDER_SHARE: Rates[Decimal] = Rates("share of the unit for a reminder", (
    Rate(Decimal("0.1"), date(2020, 1, 1), Source("inkassoforskriften", "", 70), date(2020, 9, 30)),
    Rate(Decimal("0.05"), date(2026, 1, 1), Source("inkassoforskriften", "", 70), date(2026, 12, 31)),
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReminderRule:
    """When a reminder may go out, and how long it gives."""

    days_after_due: int
    days_to_pay: int
    source: Source

    def earliest(self, due: date) -> date:
        """
        >>> REMINDER.earliest(date(2026, 3, 1))
        datetime.date(2026, 3, 15)
        """
        return due + timedelta(days=self.days_after_due)


REMINDER = ReminderRule(14, 14, Source("inkassoforskriften", "", 88))


def reminder_fee(day: date) -> Money:
    """The most that a reminder sent on that day may cost; NotLoaded where its unit or share is not known."""
    return ORE.of(COLLECTION_UNIT.on(day).value * REMINDER_SHARE.on(day).value)
