"""Metering point identity: a GS1 service relation number of 18 digits, the last a check digit (GS1 mod 10).

The grid company gives it out. Norwegian ones begin with 7070575000 (gs1.no, elhub.no). From the right of the first
seventeen digits the weights are 3, 1, 3 ...; the check digit fills up to the next ten (GS1 General Specifications,
section 7.9).
"""

from __future__ import annotations

from casework.core.text import Text
from casework.identifiers.spelling import compact, digits, shown

NORWEGIAN = "7070575000"


def normalise(text: str) -> str:
    """Eighteen digits without spaces."""
    return compact(text, " -.")


def check_digit(first: str) -> str:
    """The check digit of the digits before it."""
    total = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(first)))
    return str(-total % 10)


def fault(text: str) -> Text | None:
    """What is wrong with it, or ``None``."""
    number = normalise(text)
    if not digits(number, 18):
        return Text("{value} is not a metering point identity: it has 18 digits. Compare it with the grid company's "
                    "notice or the invoice.", value=shown(text))  # fmt: skip
    if not number.startswith(NORWEGIAN):
        return Text("{value} is not a Norwegian metering point identity: they begin with 7070575000. Compare it with "
                    "the grid company's notice or the invoice.", value=shown(text))  # fmt: skip
    if check_digit(number[:-1]) != number[-1]:
        return Text("{value} is not a metering point identity: a digit is wrong. Compare it with the grid company's "
                    "notice or the invoice.", value=shown(text))  # fmt: skip
    return None
