"""Norwegian national identity number and D number: eleven digits, two of them checks (Skatteetaten; python-stdnum).

Never repeated in a sentence: it identifies a person. Synthetic numbers for tests (months plus 40, 65 or 80) pass only
where ``synthetic`` says so; python-stdnum accepts one of the three kinds always and the others never, and it looks at
the clock, so the dates are read here.
"""

from __future__ import annotations

from datetime import date

from stdnum.no.fodselsnummer import calc_check_digit1, calc_check_digit2

from casework.core.text import Text
from casework.identifiers.spelling import compact, digits

_SYNTHETIC = (40, 65, 80)


def normalise(text: str) -> str:
    """Eleven digits without a space."""
    return compact(text, " -.:")


def born_on(text: str, *, synthetic: bool = False) -> date | None:
    """The day of birth the number tells, or ``None`` if it tells none."""
    number = normalise(text)
    if not digits(number, 11):
        return None
    day, month, year, place = int(number[:2]), int(number[2:4]), int(number[4:6]), int(number[6:9])
    for added in _SYNTHETIC if synthetic and month > 12 else ():
        if 1 <= month - added <= 12:
            month -= added
            break
    if place < 500 or (place >= 900 and year >= 40):
        year += 1900
    elif place < 750 and year >= 54:
        year += 1800
    elif year < 40:
        year += 2000
    else:
        return None
    try:
        return date(year, month, day - 40 if day > 40 else day)
    except ValueError:
        return None


def fault(text: str, *, synthetic: bool = False) -> Text | None:
    """What is wrong with it, or ``None``."""
    number = normalise(text)
    if not digits(number, 11):
        return Text("This is not a national identity number or D number: it has eleven digits. Compare it with "
                    "the identity document.")  # fmt: skip
    checked = number[9:] == calc_check_digit1(number) + calc_check_digit2(number)
    if not checked or born_on(number, synthetic=synthetic) is None:
        return Text("This is not a national identity number or D number: a digit is wrong. Compare it with the "
                    "identity document.")  # fmt: skip
    return None
