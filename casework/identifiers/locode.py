"""UN/LOCODE: a country of ISO 3166-1 and three characters, letters or the digits 2 to 9 (UN/CEFACT Recommendation 16).

No check digit: whether a place has that code, and whether it is a port, is for the list.
"""

from __future__ import annotations

import re

from casework.core.text import Text
from casework.identifiers.country import COUNTRIES
from casework.identifiers.spelling import compact, shown

_SHAPE = re.compile(r"[A-Z]{2}[A-Z2-9]{3}", re.ASCII)


def normalise(text: str) -> str:
    """Five characters without a space."""
    return compact(text)


def fault(text: str) -> Text | None:
    """What is wrong with it, or ``None``."""
    code = normalise(text)
    if not _SHAPE.fullmatch(code):
        return Text("{value} is not a port's UN/LOCODE: two letters for the country and three characters for "
                    "the place, such as NOBGO. Compare it with the port's entry in UN/LOCODE.",
                    value=shown(text))  # fmt: skip
    if code[:2] not in COUNTRIES and code[:2] != "XZ":
        return Text("{value} is not a port's UN/LOCODE: no country has its first two letters. Compare it with "
                    "the port's entry in UN/LOCODE.", value=shown(text))  # fmt: skip
    return None
