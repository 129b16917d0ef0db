"""Union Registry account number, such as EU-100-5035894-0-15.

Registry, account type, number, period, check digits. The decimal string number + value(C1) + value(C2) + type(3) +
period(2) + check(2), with A = 10 ... Z = 35, leaves 1 mod 97. Read from the source of the United Kingdom's registry, of
the same family, and confirmed by published numbers; whether the Union Registry does exactly so is 88 per cent sure, so
a fault here is a warning.
"""

from __future__ import annotations

import re

from casework.core.text import Text
from casework.identifiers.spelling import compact, shown

_SHAPE = re.compile(r"([A-Z])([A-Z])-([0-9]{3})-([0-9]{1,15})-([0-9])-([0-9]{1,2})", re.ASCII)


def normalise(text: str) -> str:
    """Capitals and digits in five groups with dashes."""
    return compact(text, " ")


def is_shaped(text: str) -> bool:
    """Five groups of the right kind, whatever the check digits."""
    return _SHAPE.fullmatch(normalise(text)) is not None


def fault(text: str) -> Text | None:
    """What looks wrong with it, or ``None``; to be shown as a warning."""
    parts = _SHAPE.fullmatch(normalise(text))
    if parts is None:
        return Text("{value} does not look like a registry account number, such as EU-100-1234567-0-12. "
                    "Compare it with the account's page in the Union Registry.", value=shown(text))  # fmt: skip
    first, second, kind, number, period, check = parts.groups()
    if int(f"{number}{int(first, 36)}{int(second, 36)}{kind}{int(period):02d}{int(check):02d}") % 97 != 1:
        return Text("{value} does not look like a registry account number: a digit may be wrong. Compare it "
                    "with the account's page in the Union Registry.", value=shown(text))  # fmt: skip
    return None
