"""Legal Entity Identifier: 18 letters or digits and two check digits (ISO 17442, ISO 7064 mod 97-10; python-stdnum)."""

from __future__ import annotations

import re

from stdnum import lei as standard

from casework.core.text import Text
from casework.identifiers.spelling import compact, shown

_SHAPE = re.compile(r"[0-9A-Z]{18}[0-9]{2}", re.ASCII)


def normalise(text: str) -> str:
    """Twenty capitals and digits."""
    return compact(text, " -.").removeprefix("LEI:")


def fault(text: str) -> Text | None:
    """What is wrong with it, or ``None``."""
    number = normalise(text)
    if not _SHAPE.fullmatch(number):
        return Text("{value} is not an LEI: it has 20 letters and digits and ends in two digits. Compare it "
                    "with your LEI certificate.", value=shown(text))  # fmt: skip
    if not standard.is_valid(number):
        return Text("{value} is not an LEI: a letter or digit is wrong. Compare it with your LEI certificate.",
                    value=shown(text))  # fmt: skip
    return None
