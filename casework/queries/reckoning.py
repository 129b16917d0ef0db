"""What recorded hours come to: one reckoning for the claim that is proposed, the page that shows it so far and the
figures of finance, so that none of them says otherwise than the others.

The rates are those of the version of the table that is in force on the legal day. Hours of several people on one day
and activity are one line: the payer reads work, not colleagues. A day without a rate is left out and named; none is
guessed.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection

from casework.law.fee_rates import FEE_RATES, FEES, FeeRule
from casework.law.fee_source import source
from casework.law.rates import hourly_rates
from casework.queries.tables import tables_on
from casework.workflows.charging import Tariff
from fees.fee import Fee
from fees.hourly import HourlyRule, Work, hourly_fee
from fees.money import Money
from fees.rates import Rates


def rates_on(cx: Connection, tariff: Tariff, day: date) -> Rates[Money]:
    """The rates of an hour under a tariff, by the version of the table that is in force on the day; none where it is
    not by the hour.
    """
    if not tariff.rate:
        return Rates(tariff.name)
    rows = tables_on(cx, [FEES.name], day).get(FEES.name, FEE_RATES)
    return hourly_rates(FeeRule(tariff.rate), rows)


def reckoned(hours: Iterable[Any], tariff: Tariff, rates: Rates[Money]) -> tuple[Fee | None, list[Work]]:
    """The fee for rows of hours (day, activity, minutes) on days whose rate is loaded, with a line for each day and
    activity in the order of the rows; and the work of the other days.
    """
    minutes: dict[tuple[date, str], int] = {}
    for row in hours:
        minutes[row.day, row.activity] = minutes.get((row.day, row.activity), 0) + row.minutes
    work = [Work(day, count, activity) for (day, activity), count in minutes.items()]
    rated = [one for one in work if rates.known_on(one.on)]
    fee = hourly_fee(rated, HourlyRule(rates, source(tariff.source))) if rated else None
    return fee, [one for one in work if not rates.known_on(one.on)]
