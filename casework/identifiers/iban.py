"""International bank account number: country, check digits, the country's own number (ISO 13616; python-stdnum).

The registry asks for an account in the European Economic Area; which states that is on a day stands in `casework.law`.
"""

from __future__ import annotations

import re
from collections.abc import Container

from stdnum import iban as standard

from casework.core.text import Text
from casework.identifiers.spelling import compact, shown

_SHAPE = re.compile(r"[A-Z]{2}[0-9]{2}[0-9A-Z]{8,30}", re.ASCII)


def normalise(text: str) -> str:
    """Capitals and digits without spaces."""
    return compact(text, " -.").removeprefix("IBAN").lstrip(":")


def printed(text: str) -> str:
    """In groups of four, as it is written on paper."""
    return str(standard.format(normalise(text)))


def country(text: str) -> str:
    """The country of the account, ISO 3166-1 alpha-2."""
    return normalise(text)[:2]


def outside(text: str, states: Container[str]) -> Text | None:
    """That the account is in none of ``states`` (alpha-2), the states of the EEA; ``None`` if it is in one."""
    if country(text) in states:
        return None
    return Text("{value} is an account outside the European Economic Area. It cannot prove a bank account in "
                "the EEA; send the confirmation of another one.", value=shown(text))  # fmt: skip


def fault(text: str) -> Text | None:
    """What is wrong with it, or ``None``."""
    number = normalise(text)
    if not _SHAPE.fullmatch(number):
        return Text("{value} is not an IBAN: it begins with two letters for the country and two digits. "
                    "Compare it with your bank's confirmation.", value=shown(text))  # fmt: skip
    if not standard.is_valid(number):
        return Text("{value} is not an IBAN: a character is wrong, missing or one too many. Compare it with "
                    "your bank's confirmation.", value=shown(text))  # fmt: skip
    return None
