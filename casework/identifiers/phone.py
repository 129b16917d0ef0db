"""Telephone numbers as ITU-T E.164 writes them: a plus, the country's number, at most fifteen digits."""

from __future__ import annotations

import re

from casework.core.text import Text
from casework.identifiers.spelling import compact, shown

_SHAPE = re.compile(r"\+[1-9][0-9]{6,14}", re.ASCII)


def normalise(text: str) -> str:
    """A plus and digits; 00 before the country's number becomes the plus, a trunk zero in brackets is left out."""
    number = compact(compact(text, " -./").replace("(0)", ""), "()")
    return "+" + number[2:] if number.startswith("00") else number


def fault(text: str) -> Text | None:
    """What is wrong with it, or ``None``."""
    number = normalise(text)
    if not number.startswith("+"):
        return Text("{value} has no country number. Begin with a plus and the country, such as +47 for Norway.",
                    value=shown(text))  # fmt: skip
    if not _SHAPE.fullmatch(number) or (number.startswith("+47") and len(number) not in (11, 15)):
        return Text("{value} is not a telephone number: it has too few or too many digits, or other "
                    "characters. Compare it with your letterhead.", value=shown(text))  # fmt: skip
    return None
