"""The number that a payment carries (KID), with the check digit that finds a mistyped figure.

The payee chooses MOD10 or MOD11 in the agreement with the bank. MOD10 gives every base a digit; MOD11 has none for one
base in eleven, and those are skipped. We recommend MOD10 and fourteen digits: the year and serial of the case, the
number of the claim in it, the check digit. A number is never used again.

>>> make("60224"), make("60224", Method.MOD11)
('602243', '602248')
>>> valid("20260123400059"), valid("20260123400095")
(True, False)
>>> make("1000005", Method.MOD11)
Traceback (most recent call last):
fees.faults.CannotReckon: 1000005 has no check digit in MOD11: take the next number.
>>> Claim(2026, 1234, 5).kid()
'20260123400059'
>>> Claim.of_kid("20260123400059")
Claim(year=2026, serial=1234, number=5)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from fees.faults import CannotReckon, Fault

LEAST, MOST = 4, 25  # digits, the check digit among them
_DIGITS = re.compile("[0-9]+", re.ASCII)


class Method(StrEnum):
    """How the check digit is found; one for each agreement with the bank."""

    MOD10 = "MOD10"
    MOD11 = "MOD11"


@dataclass(frozen=True, slots=True)
class Term:
    """A digit of the base, what it is weighed by, and what it adds to the sum."""

    digit: int
    weight: int
    adds: int


def terms(base: str, method: Method) -> tuple[Term, ...]:
    """The digits from the left, weighed from the right: by 2 1 2 1 … and digit by digit, or by 2 3 4 5 6 7 2 …

    >>> [term.adds for term in terms("60224", Method.MOD10)]
    [3, 0, 4, 2, 8]
    """
    found = []
    for place, digit in enumerate(map(int, reversed(base))):
        weight = 2 - place % 2 if method is Method.MOD10 else 2 + place % 6
        found.append(Term(digit, weight, sum(divmod(digit * weight, 10)) if method is Method.MOD10 else digit * weight))
    return tuple(reversed(found))


def checksum(base: str, method: Method) -> int:
    """What the terms add up to.

    >>> checksum("12345678", Method.MOD10), checksum("12345678", Method.MOD11)
    (38, 138)
    """
    return sum(term.adds for term in terms(base, method))


def check_digit(base: str, method: Method = Method.MOD10) -> str:
    """The digit that follows the base. CannotReckon where the base is none, or has no digit in MOD11."""
    if not _DIGITS.fullmatch(base) or not LEAST <= len(base) + 1 <= MOST:
        raise CannotReckon(Fault("bad_base", {"value": base[:40], "least": LEAST - 1, "most": MOST - 1}))
    if method is Method.MOD10:
        return str(-checksum(base, method) % 10)
    found = -checksum(base, method) % 11
    if found == 10:
        raise CannotReckon(Fault("no_check_digit", {"value": base}))
    return str(found)


def make(base: str, method: Method = Method.MOD10) -> str:
    """The base with its check digit."""
    return base + check_digit(base, method)


def valid(kid: str, method: Method = Method.MOD10) -> bool:
    """Is this a number that `make` gives? Whether it was ever sent to anybody is another question."""
    try:
        return bool(kid) and make(kid[:-1], method) == kid
    except CannotReckon:
        return False


@dataclass(frozen=True, slots=True)
class Claim:
    """What the recommended number says: the n-th claim in a case."""

    year: int
    serial: int
    number: int

    def kid(self, method: Method = Method.MOD10) -> str:
        """Fourteen digits: year (4), serial (5), claim (4), check digit."""
        if not (1000 <= self.year <= 9999 and 1 <= self.serial <= 99_999 and 1 <= self.number <= 9_999):
            raise CannotReckon(Fault("bad_base", {"value": f"{self.year}/{self.serial}-{self.number}",
                                                  "least": 13, "most": 13}))  # fmt: skip
        return make(f"{self.year}{self.serial:05}{self.number:04}", method)

    @classmethod
    def of_kid(cls, kid: str, method: Method = Method.MOD10) -> Claim:
        """The claim that a number of this structure names."""
        if len(kid) != 14 or not valid(kid, method):
            raise CannotReckon(Fault("bad_kid", {"value": kid[:40]}))
        return cls(int(kid[:4]), int(kid[4:9]), int(kid[9:13]))
