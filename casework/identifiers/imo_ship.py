"""IMO ship identification number: seven digits, the last a check (IMO Resolution A.1117(30); python-stdnum's ``imo``).

The check is weak: made-up numbers such as 1234567 pass, so a number must also be found in a register.
"""

from __future__ import annotations

from stdnum import imo

from casework.core.text import Text
from casework.identifiers.spelling import compact, digits, shown


def normalise(text: str) -> str:
    """Seven digits, without the letters IMO."""
    return compact(text, " -.").removeprefix("IMO").lstrip(":")


def fault(text: str) -> Text | None:
    """What is wrong with it, or ``None``."""
    number = normalise(text)
    if not digits(number, 7):
        return Text("{value} is not an IMO ship number: it has seven digits. Compare it with the certificate "
                    "of registry.", value=shown(text))  # fmt: skip
    if not imo.is_valid(number):
        return Text("{value} is not an IMO ship number: a digit is wrong. Compare it with the certificate of "
                    "registry.", value=shown(text))  # fmt: skip
    return None
