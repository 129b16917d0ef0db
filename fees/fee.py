"""A fee: lines that add up to it, and the steps by which it was found.

Whatever changes the sum (a rounding, a least or a highest fee) is a line of its own, so a fee without a line for every
krone cannot be made. Each step says its arithmetic in figures and signs, for whoever checks one of ours by hand.

>>> from fees.money import HUNDREDS, nok
>>> fee = Fee.of_lines(Model.INDIVIDUAL, [Line("decided", nok("32808"), nok("32808"), Source("toy"))])
>>> rounded = fee.rounded(HUNDREDS)
>>> rounded.total, [(line.what, str(line.amount)) for line in rounded.lines]
(Money('32800', NOK), [('decided', '32808 NOK'), ('rounding', '-8 NOK')])
>>> [step.formula for step in rounded.steps]
['1 × 32808 NOK', '32808 NOK', '32808 NOK → 32800 NOK']
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction

from fees.faults import CannotReckon, Fault
from fees.money import Money, Rounding, total
from fees.rates import Source

SUM_IN_FULL = 12  # terms; a longer sum is read from its lines


class Model(StrEnum):
    """How a fee is found."""

    CLASS = "class"            # a rate by year and class
    HOURLY = "hourly"          # approved hours by the rate of their day
    FIXED = "fixed"            # one amount for one act
    ANNUAL = "annual"          # an amount for each year, for part of it where the rule says so
    PER_TONNE = "per_tonne"    # a quantity by an indexed rate, in another currency where it is paid in one
    INDIVIDUAL = "individual"  # the amount of the decision


class Unit(StrEnum):
    """What is counted. The codes are those of UN/ECE Recommendation 20, which e-invoices use."""

    HOUR = "HUR"
    PIECE = "C62"
    TONNE = "TNE"
    YEAR = "ANN"


@dataclass(frozen=True, slots=True)
class Line:
    """So much of something at a price. `what` is a key that whoever shows it has words for: an activity, "rounding".

    `amount` is `quantity × price` as its rule rounds it. `reference` is the caller's own: a row of hours, a ship.
    """

    what: str
    price: Money
    amount: Money
    source: Source
    quantity: Fraction = Fraction(1)
    unit: Unit = Unit.PIECE
    on: date | None = None
    reference: str = ""

    @property
    def minutes(self) -> int:
        """The time of a line of work.

        >>> from fees.money import nok
        >>> Line("review", nok(1640), nok(4100), Source("toy"), Fraction(5, 2), Unit.HOUR).minutes
        150
        """
        return int(self.quantity * 60) if self.unit is Unit.HOUR else 0


@dataclass(frozen=True, slots=True)
class Step:
    """What the fee amounts to after this step. `formula` is figures and signs, and belongs to no language."""

    name: str
    formula: str
    amount: Money
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Fee:
    """What is owed, as its lines add up to it."""

    model: Model
    lines: tuple[Line, ...]
    steps: tuple[Step, ...]

    def __post_init__(self) -> None:
        if not self.lines:
            raise CannotReckon(Fault("no_lines"))
        if self.steps and self.steps[-1].amount != self.total:
            raise CannotReckon(Fault("lines_do_not_add_up", {"lines": str(self.total),
                                                             "total": str(self.steps[-1].amount)}))  # fmt: skip

    @classmethod
    def of_lines(cls, model: Model, lines: Iterable[Line], formulas: Iterable[str] = ()) -> Fee:
        """The fee of these lines: a step for each and one for the sum. `formulas`: where not quantity × price."""
        lines = tuple(lines)
        said = tuple(formulas) or tuple(f"{plain(line.quantity)} × {line.price}" for line in lines)
        steps = tuple(Step(line.what, formula, line.amount, line.source)
                      for line, formula in zip(lines, said, strict=True))
        amounts = [line.amount for line in lines]
        if not amounts:
            raise CannotReckon(Fault("no_lines"))
        whole = total(amounts, amounts[0].currency)
        said = (*map(str, amounts),) if len(amounts) <= SUM_IN_FULL else (str(amounts[0]), "…", str(amounts[-1]))
        return cls(model, lines, (*steps, Step("sum", " + ".join(said), whole)))

    @property
    def total(self) -> Money:
        return total((line.amount for line in self.lines), self.lines[0].amount.currency)

    @property
    def minutes(self) -> int:
        return sum(line.minutes for line in self.lines)

    def rounded(self, rounding: Rounding, source: Source | None = None) -> Fee:
        return self._brought_to("rounding", rounding.of(self.total), source)

    def at_least(self, least: Money, source: Source | None = None) -> Fee:
        return self._brought_to("minimum", max(least, self.total), source)

    def at_most(self, most: Money, source: Source | None = None) -> Fee:
        return self._brought_to("maximum", min(most, self.total), source)

    def for_year(self, year: int) -> tuple[Line, ...]:
        """The lines of work done in a year, for those who must see what each year's rate came to."""
        return tuple(line for line in self.lines if line.on is not None and line.on.year == year)

    def _brought_to(self, why: str, goal: Money, source: Source | None) -> Fee:
        """The same fee with a line that brings it to `goal`; the fee itself where it is there already."""
        before = self.total
        if goal == before:
            return self
        source = source or self.lines[0].source
        change = Line(why, goal - before, goal - before, source)
        step = Step(why, f"{before} → {goal}", goal, source)
        return replace(self, lines=(*self.lines, change), steps=(*self.steps, step))


def plain(number: Fraction) -> str:
    """A quantity as a decimal where it has an end, else as a fraction.

    >>> plain(Fraction(5, 2)), plain(Fraction(1, 3)), plain(Fraction(373000))
    ('2.5', '1/3', '373000')
    """
    rest = number.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return str(number)
    places = 0
    while (number * 10**places).denominator != 1:
        places += 1
    digits = f"{abs(int(number * 10**places)):0{places + 1}}"
    sign = "-" if number < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else f"{sign}{digits}"
