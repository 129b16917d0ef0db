"""A fee by processing time: each piece of approved work at the rate of the day on which it was done.

klimakvoteforskriften § 9-3 lets a company pay for the time that its monitoring plans take. Each row of work keeps its
own line, so the payer reads what was done, when and at which rate; a case that runs over New Year has two rates without
anybody splitting it. The sum is rounded, then held between a least and a highest fee, by lines that say so.

>>> from fees.money import HUNDREDS, nok
>>> rates = Rates("rate per hour", (
...     Rate.of_year(2018, nok(1300), Source("toy")), Rate.of_year(2019, nok(1640), Source("toy"))))
>>> rule = HourlyRule(rates, Source("toy", "§ 1"), step=15, rounding=HUNDREDS)
>>> fee = hourly_fee([Work(date(2018, 12, 31), 45, "review"), Work(date(2019, 1, 2), 150, "review")], rule)
>>> for line in fee.lines:
...     print(line.on, line.what, line.minutes, line.price, line.amount)
2018-12-31 review 45 1300 NOK 975.00 NOK
2019-01-02 review 150 1640 NOK 4100.00 NOK
None rounding 0 25.00 NOK 25.00 NOK
>>> fee.total
Money('5100.00', NOK)
>>> [step.formula for step in fee.steps]
['45 min ÷ 60 × 1300 NOK', '150 min ÷ 60 × 1640 NOK', '975.00 NOK + 4100.00 NOK', '5075.00 NOK → 5100 NOK']
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from fees.faults import CannotReckon, Fault
from fees.fee import Fee, Line, Model, Unit
from fees.money import ORE, Money, Rounding, fraction
from fees.rates import Rate, Rates, Source


@dataclass(frozen=True, slots=True)
class Work:
    """Minutes of one activity on one day, which somebody recorded and another approved. Only what is billable.

    `rate`: where this work has one of its own; else the rule's of that day.
    """

    on: date
    minutes: int
    activity: str
    reference: str = ""
    rate: Rate[Money] | None = None


@dataclass(frozen=True, slots=True)
class HourlyRule:
    """What a regulation says of its hours. `source` is the power to charge; each rate has a source of its own.

    `step`: minutes are recorded in whole steps of so many. `line_rounding` is for each line, `rounding` for the sum.
    """

    rates: Rates[Money]
    source: Source
    step: int = 1
    line_rounding: Rounding = ORE
    rounding: Rounding = ORE
    least: Money | None = None
    most: Money | None = None

    def __post_init__(self) -> None:
        if self.step <= 0:
            raise CannotReckon(Fault("not_positive", {"value": self.step}, "step"))
        if self.least is not None and self.most is not None and self.least > self.most:
            raise CannotReckon(Fault("minimum_above_maximum",
                                     {"minimum": str(self.least), "maximum": str(self.most)}))  # fmt: skip


def hourly_fee(work: Sequence[Work], rule: HourlyRule) -> Fee:
    """The fee for this work. CannotReckon names every row that is wrong; NotLoaded the day that has no rate."""
    faults = tuple(_faults(work, rule.step))
    if faults:
        raise CannotReckon(*faults)
    lines = [_line(each, rule) for each in work]
    fee = Fee.of_lines(Model.HOURLY, lines, (f"{line.minutes} min ÷ 60 × {line.price}" for line in lines))
    fee = fee.rounded(rule.rounding, rule.source)
    if rule.least is not None:
        fee = fee.at_least(rule.least, rule.source)
    return fee if rule.most is None else fee.at_most(rule.most, rule.source)


def in_steps(minutes: int, step: int) -> int:
    """Minutes off a clock as the whole steps that are recorded: the nearest number of them, from the middle upwards.

    >>> in_steps(52, 15), in_steps(53, 15), in_steps(7, 15)
    (45, 60, 0)
    """
    return (2 * minutes + step) // (2 * step) * step


def _line(work: Work, rule: HourlyRule) -> Line:
    rate = work.rate or rule.rates.on(work.on)
    hours = Fraction(work.minutes, 60)
    amount = rule.line_rounding.of(hours * fraction(rate.value.amount), rate.value.currency)
    return Line(work.activity, rate.value, amount, rate.source, hours, Unit.HOUR, work.on, work.reference)


def _faults(work: Sequence[Work], step: int) -> Iterable[Fault]:
    if not work:
        yield Fault("no_minutes")
    for number, each in enumerate(work):
        place = f"lines[{number}].minutes"
        if each.minutes <= 0:
            yield Fault("not_positive", {"value": each.minutes}, place)
        elif each.minutes % step:
            yield Fault("not_in_steps", {"minutes": each.minutes, "step": step}, place)
