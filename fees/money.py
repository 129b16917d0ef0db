"""An amount in a currency, exact to the last digit, and how it is rounded and shared.

A float is never taken: it is not the figure that was written. Amounts of two currencies are never added. What has no
end as a decimal (a third of an hour, a day's interest) stays a fraction until a `Rounding` makes an amount of it, and
an amount that is shared over lines is shared so that the lines add up to it.

>>> nok("1640") * Decimal("2.5")
Money('4100.0', NOK)
>>> nok(100) + eur(1)
Traceback (most recent call last):
fees.faults.CannotReckon: NOK and EUR cannot be added or compared.
>>> ORE.of(Fraction(52500 * 12 * 30, 100 * 365), Currency.NOK)
Money('517.81', NOK)
>>> HUNDREDS.of(nok(32808))
Money('32800', NOK)
>>> [str(part.amount) for part in nok("100.00").shared([1, 1, 1])]
['33.34', '33.33', '33.33']
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, InvalidOperation
from enum import StrEnum
from fractions import Fraction
from functools import total_ordering

from fees.faults import CannotReckon, Fault

WRITTEN = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,12})?", re.ASCII)
LARGEST = Decimal(10) ** 15
FINEST = -12
_EXACT = Context(prec=60)


class Currency(StrEnum):
    """The currencies that claims are made in. Both have hundredths."""

    NOK = "NOK"
    EUR = "EUR"


@total_ordering
@dataclass(frozen=True, slots=True, repr=False)
class Money:
    """So much of one currency. Negative amounts are credits."""

    amount: Decimal
    currency: Currency

    def __post_init__(self) -> None:
        if not isinstance(self.amount, Decimal):
            raise TypeError(f"an amount is a Decimal, not {type(self.amount).__name__}; see nok() and eur()")
        object.__setattr__(self, "currency", Currency(self.currency))
        exponent = self.amount.as_tuple().exponent
        if not isinstance(exponent, int) or exponent < FINEST or (self.amount and self.amount.adjusted() > 14):
            raise CannotReckon(Fault("too_large", {"value": f"{self.amount:.20}"[:40]}))

    @classmethod
    def nothing(cls, currency: Currency) -> Money:
        return cls(Decimal(0), currency)

    @classmethod
    def hundredths(cls, count: int, currency: Currency) -> Money:
        """The amount that is so many øre or cent.

        >>> Money.hundredths(51781, Currency.NOK)
        Money('517.81', NOK)
        """
        return cls(Decimal(count).scaleb(-2, _EXACT), currency)

    @property
    def in_hundredths(self) -> int:
        """How many øre or cent, for those who store whole numbers; an amount with a part of one must be rounded first.

        >>> nok("517.81").in_hundredths
        51781
        """
        count = self.amount.scaleb(2, _EXACT)
        if count != count.to_integral_value():
            raise CannotReckon(Fault("not_whole_steps", {"amount": str(self), "step": "0.01"}))
        return int(count)

    def __str__(self) -> str:
        return f"{self.amount:f} {self.currency}"

    def __repr__(self) -> str:
        return f"Money('{self.amount:f}', {self.currency})"

    def __bool__(self) -> bool:
        return bool(self.amount)

    def __add__(self, other: Money) -> Money:
        return Money(_EXACT.add(self.amount, self._alike(other)), self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(_EXACT.subtract(self.amount, self._alike(other)), self.currency)

    def __mul__(self, factor: int | Decimal) -> Money:
        if isinstance(factor, bool) or not isinstance(factor, int | Decimal):
            raise TypeError(f"an amount is multiplied by a whole number or a Decimal, not {type(factor).__name__}")
        bounded = Money(Decimal(factor), self.currency)
        return Money(_EXACT.multiply(self.amount, bounded.amount), self.currency)

    __rmul__ = __mul__

    def __neg__(self) -> Money:
        return Money(-self.amount if self.amount else self.amount, self.currency)

    def __abs__(self) -> Money:
        return -self if self.amount < 0 else self

    def __lt__(self, other: Money) -> bool:
        return self.amount < self._alike(other)

    def _alike(self, other: Money) -> Decimal:
        if not isinstance(other, Money):
            raise TypeError(f"money is added to and compared with money, not {type(other).__name__}")
        if other.currency != self.currency:
            raise CannotReckon(Fault("mixed_currencies", {"one": self.currency, "other": other.currency}))
        return other.amount

    def shared(self, weights: Sequence[int | Decimal | Fraction], step: Decimal = Decimal("0.01")) -> tuple[Money, ...]:
        """Parts in proportion to the weights that add up to this very amount, each a whole number of steps.

        What is left after each part is cut to whole steps goes, a step each, to those that lost most by the cut; among
        equals to the first.

        >>> [str(part) for part in nok(-100).shared([2, 1], step=Decimal(1))]
        ['-67 NOK', '-33 NOK']
        """
        parts = [fraction(weight) for weight in weights]
        whole = sum(parts, Fraction(0))
        if not whole or min(parts) < 0:
            raise CannotReckon(Fault("nothing_to_share_by"))
        steps = fraction(abs(self).amount) / fraction(step)
        if steps.denominator != 1:
            raise CannotReckon(Fault("not_whole_steps", {"amount": str(self), "step": str(step)}))
        exact = [steps * part / whole for part in parts]
        counts = [int(part) for part in exact]
        losers = sorted(range(len(exact)), key=lambda place: counts[place] - exact[place])
        for place in losers[: int(steps) - sum(counts)]:
            counts[place] += 1
        sign = -1 if self.amount < 0 else 1
        return tuple(Money(step * sign * count if count else step * 0, self.currency) for count in counts)


def fraction(number: int | Decimal | Fraction) -> Fraction:
    """The very number, to reckon with; a float is refused here too.

    >>> fraction(Decimal("0.1"))
    Fraction(1, 10)
    """
    if isinstance(number, bool) or not isinstance(number, int | Decimal | Fraction):
        raise TypeError(f"a figure is a whole number, a Decimal or a Fraction, not {type(number).__name__}")
    if isinstance(number, Decimal) and not number.is_finite():
        raise CannotReckon(Fault("bad_amount", {"value": str(number)}))
    return Fraction(number)


def nok(amount: str | int | Decimal) -> Money:
    """Norwegian kroner.

    >>> nok("52500")
    Money('52500', NOK)
    """
    return money(amount, Currency.NOK)


def eur(amount: str | int | Decimal) -> Money:
    """Euro."""
    return money(amount, Currency.EUR)


def money(amount: str | int | Decimal, currency: Currency) -> Money:
    """The amount as it was written: digits, a point, digits.

    >>> money("1e9", Currency.NOK)
    Traceback (most recent call last):
    fees.faults.CannotReckon: 1e9 is not an amount such as 52500 or 517.81.
    """
    if isinstance(amount, str) and not WRITTEN.fullmatch(amount):
        raise CannotReckon(Fault("bad_amount", {"value": amount[:40]}))
    if isinstance(amount, bool) or not isinstance(amount, str | int | Decimal):
        raise TypeError(f"an amount is written as text or a Decimal, not as {type(amount).__name__}")
    try:
        return Money(Decimal(amount), currency)
    except (InvalidOperation, ValueError) as fault:
        raise fault if isinstance(fault, CannotReckon) else CannotReckon(Fault("bad_amount", {"value": "-"})) from None


def total(amounts: Iterable[Money], currency: Currency) -> Money:
    """What they add up to; nothing at all is nothing of that currency.

    >>> total([nok(1), nok("0.50")], Currency.NOK)
    Money('1.50', NOK)
    """
    return sum(amounts, Money.nothing(currency))


class Mode(StrEnum):
    """Which way. Every way treats a credit as its charge: both end on the same figure."""

    HALF_UP = "half_up"        # to the nearest; from the middle away from zero
    HALF_EVEN = "half_even"    # to the nearest; from the middle to the even one
    UP = "up"                  # away from zero
    DOWN = "down"              # towards zero, so in favour of whoever pays


@dataclass(frozen=True, slots=True)
class Rounding:
    """To whole steps of what (øre, kroner, hundreds), and which way: data, because each regulation says its own.

    >>> Rounding(Decimal(100), Mode.DOWN).of(nok(32899))
    Money('32800', NOK)
    """

    to: Decimal = Decimal("0.01")
    mode: Mode = Mode.HALF_UP

    def __post_init__(self) -> None:
        if not isinstance(self.to, Decimal):
            raise TypeError(f"a step is a Decimal, not {type(self.to).__name__}")
        if not self.to.is_finite() or self.to <= 0:
            raise CannotReckon(Fault("not_positive", {"value": f"{self.to:.20}"}))
        Money(self.to, Currency.NOK)

    def of(self, exact: Money | Fraction, currency: Currency | None = None) -> Money:
        """The rounded amount; a bare fraction needs its currency."""
        if isinstance(exact, Money):
            return self.of(fraction(exact.amount), exact.currency)
        if currency is None:
            raise TypeError("a fraction is rounded to an amount of a currency: which?")
        return Money(self.to, currency) * self._whole(fraction(exact) / fraction(self.to))

    def _whole(self, steps: Fraction) -> int:
        whole, over = divmod(abs(steps), 1)
        half = Fraction(1, 2)
        further = {Mode.HALF_UP: over >= half, Mode.HALF_EVEN: over > half or (over == half and whole % 2 == 1),
                   Mode.UP: over > 0, Mode.DOWN: False}[self.mode]  # fmt: skip
        return (-1 if steps < 0 else 1) * (whole + further)


ORE = Rounding()
KRONER = Rounding(Decimal(1))
HUNDREDS = Rounding(Decimal(100))
