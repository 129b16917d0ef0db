"""Country codes of two letters (ISO 3166-1 alpha-2, 249 of them; XZ, installations at sea, is UN/LOCODE's own)."""

from __future__ import annotations

from casework.core.text import Text
from casework.identifiers.spelling import compact, shown

# First letter -> the second letters in use.
_SECOND = {
    "A": "DEFGILMOQRSTUWXZ", "B": "ABDEFGHIJLMNOQRSTVWYZ", "C": "ACDFGHIKLMNORUVWXYZ", "D": "EJKMOZ",
    "E": "CEGHRST", "F": "IJKMOR", "G": "ABDEFGHILMNPQRSTUWY", "H": "KMNRTU", "I": "DELMNOQRST", "J": "EMOP",
    "K": "EGHIMNPRWYZ", "L": "ABCIKRSTUVY", "M": "ACDEFGHKLMNOPQRSTUVWXYZ", "N": "ACEFGILOPRUZ", "O": "M",
    "P": "AEFGHKLMNRSTWY", "Q": "A", "R": "EOSUW", "S": "ABCDEGHIJKLMNORSTVXYZ", "T": "CDFGHJKLMNORTVWZ",
    "U": "AGMSYZ", "V": "ACEGINU", "W": "FS", "Y": "ET", "Z": "AMW",
}  # fmt: skip
COUNTRIES = frozenset(first + second for first, seconds in _SECOND.items() for second in seconds)


def normalise(text: str) -> str:
    """Two capitals."""
    return compact(text)


def fault(text: str) -> Text | None:
    """What is wrong with it, or ``None``."""
    if normalise(text) in COUNTRIES:
        return None
    return Text("{value} is not a country code of two letters. Compare it with ISO 3166-1.", value=shown(text))
