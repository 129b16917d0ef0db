"""IMO company and registered owner number: seven digits, the last a check; leading zeros belong to it.

Weights 8, 6, 4, 2, 9, 7; check = (11 - sum mod 11) mod 10 (IMO Resolution MSC.160(78); the worked example is 2041999).
Its check differs from that of ships, so a ship's number in a company's field is nearly always noticed.
"""

from __future__ import annotations

from casework.core.text import Text
from casework.identifiers import imo_ship
from casework.identifiers.spelling import digits, shown

_WEIGHTS = (8, 6, 4, 2, 9, 7)

normalise = imo_ship.normalise


def fault(text: str) -> Text | None:
    """What is wrong with it, or ``None``."""
    number = normalise(text)
    if not digits(number, 7):
        return Text("{value} is not an IMO company number: it has seven digits. Compare it with your Document "
                    "of Compliance.", value=shown(text))  # fmt: skip
    weighed = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    if (11 - weighed % 11) % 10 == int(number[6]):
        return None
    if imo_ship.fault(number) is None:
        return Text("{value} is not an IMO company number; it may be the number of a ship. Compare it with "
                    "your Document of Compliance.", value=shown(text))  # fmt: skip
    return Text("{value} is not an IMO company number: a digit is wrong. Compare it with your Document of "
                "Compliance.", value=shown(text))  # fmt: skip
