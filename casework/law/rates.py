"""The tables of rates as ``fees`` reckons with them.

A table that two people loaded is rows with a source; `fees` takes rates that hold from a day through another, and says
which table must be loaded where it has none for a day. The two must not be read differently, so they are read here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import zip_longest
from typing import TypeVar

from casework.law.fee_rates import FEE_RATES, FEES, FeeRate, FeeRule, Unit
from casework.law.fee_source import source
from casework.law.late_payment_interest import INTEREST, LATE_PAYMENT_INTEREST, HalfYear
from fees.money import Money, nok
from fees.rates import ClassRates, Rate, Rates
from fees.rates import Source as FeeSource

T = TypeVar("T")
_DAY = timedelta(days=1)


def interest_rates(rows: Sequence[HalfYear] = INTEREST) -> Rates[Decimal]:
    """Per cent a year by half-year; one without a figure is a gap."""
    return Rates(LATE_PAYMENT_INTEREST.name, tuple(
        Rate.of_half(row.since.year, 1 if row.since.month < 7 else 2, row.percent, source(row.source))
        for row in sorted(rows, key=lambda row: row.since) if row.percent is not None))


def hourly_rates(rule: FeeRule, rows: Sequence[FeeRate] = FEE_RATES) -> Rates[Money]:
    """NOK an hour under a rule. Where two hold on a day it is the one that began last, as the table says."""
    return Rates(FEES.name, _one_a_day([Rate(nok(row.amount), row.since, source(row.source), row.until)
                                        for row in rows if (row.rule, row.unit) == (rule, Unit.HOUR)]))


def class_rates(rule: FeeRule, rows: Sequence[FeeRate] = FEE_RATES) -> ClassRates:
    """NOK for a case of each class under a rule, by the year in which its rate begins."""
    known = [row for row in rows if (row.rule, row.unit) == (rule, Unit.CLASS)]
    years: dict[int, dict[int, Money]] = {}
    for row in sorted(known, key=lambda row: row.since):
        years.setdefault(row.since.year, {})[int(row.fee_class)] = nok(row.amount)
    least = min(known, key=lambda row: row.source.certainty, default=None)
    return ClassRates(FEES.name, years, source(least.source) if least else FeeSource(str(rule), certainty=0))


def _one_a_day(rates: list[Rate[T]]) -> tuple[Rate[T], ...]:
    """The same rates cut so that each day has one: of several that hold, the one that began last."""
    after = {rate.until + _DAY for rate in rates if rate.until is not None and rate.until < date.max}
    cuts = sorted({rate.since for rate in rates} | after)
    found = []
    for start, following in zip_longest(cuts, cuts[1:]):
        holding = [rate for rate in rates if rate.since <= start and (rate.until is None or start <= rate.until)]
        if holding:
            last = max(holding, key=lambda rate: rate.since)
            found.append(replace(last, since=start, until=following - _DAY if following else None))
    return tuple(found)
