"""VAT numbers: Norway's (organisation number and MVA) and EU states' with their country's check (python-stdnum).

Greece writes EL, Northern Ireland XI. Numbers of other countries are asked for their prefix alone: we know no rule for
them. A right number proves no registration; that is for the tax authority's register or VIES.
"""

from __future__ import annotations

import re

from stdnum.eu import vat as eu
from stdnum.no import mva

from casework.core.text import Text
from casework.identifiers.spelling import compact, shown

_SHAPE = re.compile(r"[A-Z]{2}[0-9A-Z+*]{2,14}", re.ASCII)
_EU = frozenset("EL" if state == "gr" else state.upper() for state in eu.MEMBER_STATES)


def normalise(text: str) -> str:
    """Country prefix and number in capitals; a Norwegian number as NO923609016MVA; EL for Greece."""
    number = compact(text, " -./:")
    if re.fullmatch(r"[0-9]{9}MVA", number):
        return "NO" + number
    if re.fullmatch(r"NO[0-9]{9}", number):
        return number + "MVA"
    return "EL" + number[2:] if re.match(r"GR[0-9]", number) else number


def fault(text: str) -> Text | None:
    """What is wrong with it, or ``None``."""
    number = normalise(text)
    if not _SHAPE.fullmatch(number):
        return Text("{value} is not a VAT number: begin with the two letters of the country. Compare it with "
                    "your VAT certificate.", value=shown(text))  # fmt: skip
    valid = mva.is_valid(number) if number[:2] == "NO" else eu.is_valid(number) if number[:2] in _EU else True
    if not valid:
        return Text("{value} is not a VAT number of that country. Compare it with your VAT certificate.",
                    value=shown(text))  # fmt: skip
    return None
