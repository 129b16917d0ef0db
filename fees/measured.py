"""The amount of a sanction that is measured for the case, step by step, each from the amount that the one before shows.

A base by how grave the breach is, raised or lowered by what speaks for either, brought up to what was gained, held
under the limit that statute sets, lowered where the case took too long, and rounded (forvaltningsloven § 44, second
paragraph: within an upper limit fixed in or under statute). No amount stands in law: every figure is the caller's.

>>> from fees.money import nok
>>> found = measured(Measure(nok(200_000), (Weight("gravity", 25), Weight("cooperation", -10)), nok(150_000),
...                          nok(220_000), delay=5))
>>> [(step.name, step.formula, str(step.amount)) for step in found]
[('base', '200000 NOK', '200000 NOK'), ('gravity', '200000 NOK × 25 %', '250000.00 NOK'), \
('cooperation', '200000 NOK × -10 %', '230000.00 NOK'), ('limit', '230000.00 NOK → 220000 NOK', '220000 NOK'), \
('delay', '220000 NOK × -5 %', '209000.00 NOK'), ('rounding', '209000.00 NOK → 209000 NOK', '209000 NOK')]
>>> measured(Measure(nok(20_000), gain=nok(90_500)))[-1].amount
Money('90000', NOK)
>>> measured(Measure(nok(0)))
Traceback (most recent call last):
fees.faults.CannotReckon: 0 is not more than nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from fees.faults import CannotReckon, Fault
from fees.fee import Step
from fees.money import Mode, Money, Rounding

DOWN_TO_THOUSANDS = Rounding(Decimal(1000), Mode.DOWN)
"""Own rule: in favour of whoever pays."""


@dataclass(frozen=True, slots=True)
class Weight:
    """What speaks for more or for less, in whole per cent of the base."""

    name: str
    percent: int


@dataclass(frozen=True, slots=True)
class Measure:
    """`gain`: the least, `limit`: the most that it may come to; `delay`: per cent less where it took too long."""

    base: Money
    weights: tuple[Weight, ...] = ()
    gain: Money | None = None
    limit: Money | None = None
    delay: int = 0
    rounding: Rounding = DOWN_TO_THOUSANDS


def measured(told: Measure) -> tuple[Step, ...]:
    """Every step from the base to the amount; a step that changes nothing is left out, but for the rounding."""
    if told.base.amount <= 0:
        raise CannotReckon(Fault("not_positive", {"value": str(told.base.amount)}))
    base, exact = told.base, Rounding()
    steps = [Step("base", str(base), base)]

    def brought_to(name: str, formula: str, amount: Money) -> None:
        if amount != steps[-1].amount or name == "rounding":
            steps.append(Step(name, formula, amount))

    for weight in told.weights:
        change = exact.of(base * (Decimal(weight.percent) / 100))
        lowest = Money.nothing(base.currency)
        brought_to(weight.name, f"{base} × {weight.percent} %", max(steps[-1].amount + change, lowest))
    for name, goal, pick in (("gain", told.gain, max), ("limit", told.limit, min)):
        if goal is not None:
            now = steps[-1].amount
            brought_to(name, f"{now} → {pick(goal, now)}", pick(goal, now))
    if told.delay:
        now = steps[-1].amount
        brought_to("delay", f"{now} × -{told.delay} %", exact.of(now * (Decimal(100 - told.delay) / 100)))
    now = steps[-1].amount
    brought_to("rounding", f"{now} → {told.rounding.of(now)}", told.rounding.of(now))
    return tuple(steps)
