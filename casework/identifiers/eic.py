"""Energy identification code: 16 signs, the last a check sign (ENTSO-E, EIC reference manual).

Two digits for the office that issued it, a letter for what it names (X party, Y area, Z metering point, W resource,
V place, T line, A substation), and signs of 0-9, A-Z and the dash. The value of a sign is its digit, A = 10 ... Z = 35,
dash = 36; the first fifteen are weighed 16, 15 ... 2; the check sign has the value 36 - (sum - 1) mod 37. A code whose
check sign would be a dash is not given out.
"""

from __future__ import annotations

import re

from casework.core.text import Text
from casework.identifiers.spelling import compact, shown

_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-"
_SHAPE = re.compile(r"[0-9]{2}[ATVWXYZ][0-9A-Z-]{12}[0-9A-Z]", re.ASCII)


def normalise(text: str) -> str:
    """Capitals, digits and dashes without spaces."""
    return compact(text, " ")


def check_sign(first: str) -> str:
    """The check sign of the fifteen signs before it."""
    total = sum(_SIGNS.index(sign) * (16 - place) for place, sign in enumerate(first))
    return _SIGNS[36 - (total - 1) % 37]


def fault(text: str) -> Text | None:
    """What is wrong with it, or ``None``."""
    code = normalise(text)
    if not _SHAPE.fullmatch(code):
        return Text("{value} is not an energy identification code: it has 16 letters, digits and dashes. Compare it "
                    "with the letter of the office that gave it out.", value=shown(text))  # fmt: skip
    if check_sign(code[:15]) != code[15]:
        return Text("{value} is not an energy identification code: a sign is wrong. Compare it with the letter of the "
                    "office that gave it out.", value=shown(text))  # fmt: skip
    return None
