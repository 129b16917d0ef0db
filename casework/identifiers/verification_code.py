"""The code on our letters, such as B3HN-8VKD-2LFT: eleven random characters and one check.

The alphabet of 31 leaves out 0, O, 1, I and U, which are misread as one another, as L or as V. Because 31 is a prime
and the weights 1 to 12 differ, the check finds every single wrong character and every two that changed places. Eleven
characters are 54 bits: a code cannot be guessed, and it says nothing about the case.
"""

from __future__ import annotations

from casework.core.text import Text
from casework.identifiers.spelling import compact, shown

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTVWXYZ"
_MISREAD = str.maketrans("1IU", "LLV")
_LENGTH = 12


def new_code(random: bytes) -> str:
    """A code from at least 16 random bytes; the same bytes give the same code."""
    if len(random) < 16:
        raise ValueError("A code needs at least 16 random bytes.")
    rest, places = int.from_bytes(random, "big"), []
    for _ in range(_LENGTH - 1):
        rest, place = divmod(rest, len(ALPHABET))
        places.append(place)
    # The last weight is 12, so the check is the number that, times 12, fills the sum up to a multiple of 31.
    places.append(-_sum(places) * pow(_LENGTH, -1, len(ALPHABET)) % len(ALPHABET))
    return normalise("".join(ALPHABET[place] for place in places))


def normalise(text: str) -> str:
    """Three groups of four with dashes; 1, I and U, which no code has, are read as L, L and V."""
    code = compact(text).translate(_MISREAD)
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def fault(text: str) -> Text | None:
    """What is wrong with it, or ``None``."""
    code = normalise(text).replace("-", "")
    if len(code) != _LENGTH or any(character not in ALPHABET for character in code):
        return Text("{value} is not a code from our letters: it has three groups of four letters and digits. "
                    "Compare it with the foot of the letter.", value=shown(text))  # fmt: skip
    if _sum([ALPHABET.index(character) for character in code]):
        return Text("{value} is not a code from our letters: a character is wrong. Compare it with the foot of "
                    "the letter.", value=shown(text))  # fmt: skip
    return None


def _sum(places: list[int]) -> int:
    return sum(weight * place for weight, place in enumerate(places, start=1)) % len(ALPHABET)
