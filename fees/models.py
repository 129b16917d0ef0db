"""The fees that are not counted in hours: by class, of one amount, by the year, or as a decision set it.

Each is a `fee.Fee` like the hourly one: lines that add up, steps that say their arithmetic, and the law behind each
figure. Hours are in `hourly`, charges per tonne in `infringement`.

>>> from fees.money import nok
>>> from fees.rates import CLASS_RATES, Rate
>>> class_fee(CLASS_RATES, {2018: 240, 2019: 1185}, 6).total
Money('32800', NOK)
>>> rates = Rates("account fee", (Rate.of_year(2026, nok(3650), Source("toy")),))
>>> annual_fee("account", rates, date(2026, 10, 1), date(2026, 12, 31), pro_rata=True).steps[0].formula
'92 ÷ 365 × 3650 NOK'
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from fees.faults import CannotReckon, Fault
from fees.fee import Fee, Line, Model, Unit
from fees.money import ORE, Money, Rounding, fraction
from fees.rates import ClassRates, Rates, Source, rate_year


def class_fee(rates: ClassRates, minutes: Mapping[int, int], number: int) -> Fee:
    """The rate of a class, in the year in which most of the work was done; `minutes` by year."""
    year = rate_year(minutes)
    amount = rates.amount(year, number)
    return Fee.of_lines(Model.CLASS, [Line(f"class_{number}", amount, amount, rates.source)],
                        [f"{year}, {number}: {amount}"])  # fmt: skip


def fixed_fee(what: str, rates: Rates[Money], on: date) -> Fee:
    """One amount for one act, as it was on the day of the act."""
    rate = rates.on(on)
    return Fee.of_lines(Model.FIXED, [Line(what, rate.value, rate.value, rate.source, on=on)])


def annual_fee(what: str, rates: Rates[Money], first: date, last: date, *, pro_rata: bool,
               rounding: Rounding = ORE) -> Fee:
    """The amount of a year for one thing that was held from `first` through `last`; a share of it where `pro_rata`."""
    if first.year != last.year or last < first:
        raise CannotReckon(Fault("outside_year", {"first": first.isoformat(), "last": last.isoformat()}))
    rate = rates.on(first)
    held, whole = (last - first).days + 1, (date(first.year, 12, 31) - date(first.year, 1, 1)).days + 1
    share = Fraction(held, whole) if pro_rata else Fraction(1)
    amount = rounding.of(share * fraction(rate.value.amount), rate.value.currency)
    line = Line(what, rate.value, amount, rate.source, share, Unit.YEAR, reference=f"{first}/{last}")
    said = f"{held} ÷ {whole} × {rate.value}" if pro_rata else f"1 × {rate.value}"
    return Fee.of_lines(Model.ANNUAL, [line], [said])


def individual_fee(what: str, amount: Money, source: Source) -> Fee:
    """What a decision set, under the section that lets it.

    >>> from fees.money import nok
    >>> individual_fee("breach", nok(250000), Source("energiloven", "§ 10-7")).total
    Money('250000', NOK)
    """
    if amount.amount < 0:
        raise CannotReckon(Fault("negative", {"value": str(amount)}))
    return Fee.of_lines(Model.INDIVIDUAL, [Line(what, amount, amount, source)])
