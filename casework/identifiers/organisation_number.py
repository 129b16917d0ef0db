"""Norwegian organisation number: nine digits, mod 11 (python-stdnum's ``no.orgnr``)."""

from __future__ import annotations

from stdnum.no import orgnr

from casework.core.text import Text
from casework.identifiers.spelling import compact, digits, shown


def normalise(text: str) -> str:
    """Nine digits, without NO before or MVA after them."""
    return compact(text, " -.").removeprefix("NO").removesuffix("MVA")


def fault(text: str) -> Text | None:
    """What is wrong with it, or ``None``."""
    number = normalise(text)
    if not digits(number, 9):
        return Text("{value} is not a Norwegian organisation number: it has nine digits. Compare it with your "
                    "certificate of registration.", value=shown(text))  # fmt: skip
    if not orgnr.is_valid(number):
        return Text("{value} is not a Norwegian organisation number: a digit is wrong. Compare it with your "
                    "certificate of registration.", value=shown(text))  # fmt: skip
    return None
