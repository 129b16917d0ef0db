"""Which goods are fuels of the emissions trading system for fuel operators, by their number in the Combined
Nomenclature.

Klimakvoteforskriften Annex 3, table 1, is what counts. These are the goods of Directive 2003/96/EC Art. 2(1), to which
the annex goes back, without those the regulation excludes; the groups are sure, single numbers as far as `certainty`
says. A number is written with four, six or eight digits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from casework.core.text import Source, Text
from casework.law.versions import Table, Version

ANNEX_3 = Source("klimakvoteforskriften", "Annex 3, table 1", certainty=85,
                 note="The table is built from Directive 2003/96/EC Art. 2.")


@dataclass(frozen=True, slots=True)
class Goods:
    """A group of goods: first and last heading of four digits, and whether it is excluded from the system."""

    first: int
    last: int
    title: Text
    excluded: bool = False


GOODS: tuple[Goods, ...] = (
    Goods(1507, 1518, Text("vegetable and animal oils and fats")),
    Goods(2207, 2207, Text("ethanol")),
    Goods(2701, 2702, Text("coal and lignite")),
    Goods(2703, 2703, Text("peat"), excluded=True),
    Goods(2704, 2715, Text("coke, tar, petroleum products and gases")),
    Goods(2901, 2902, Text("hydrocarbons")),
    Goods(2905, 2905, Text("methanol")),
    Goods(3403, 3403, Text("lubricating preparations")),
    Goods(3811, 3811, Text("additives")),
    Goods(3817, 3817, Text("alkylbenzenes")),
    Goods(3824, 3826, Text("biodiesel")),
    Goods(4401, 4402, Text("wood and charcoal"), excluded=True),
)
FUELS = Table("fuels", Text("Fuels by their number in the Combined Nomenclature"), (
    Version("1", date(2024, 7, 1), ANNEX_3),
))
_CN = re.compile(r"\d{4}(\d{2}(\d{2})?)?", re.ASCII)


def normalise(text: str) -> str:
    """The digits alone, as in 27101943."""
    return re.sub(r"[\s.]", "", text)


def shown(text: str) -> str:
    """The digits in groups, as in 2710 19 43."""
    number = normalise(text)
    return " ".join(part for part in (number[:4], number[4:6], number[6:]) if part)


def goods(text: str) -> Goods | None:
    """The group that a number of the nomenclature belongs to; None for what is no number or in no group."""
    number = normalise(text)
    if not _CN.fullmatch(number):
        return None
    heading = int(number[:4])
    return next((group for group in GOODS if group.first <= heading <= group.last), None)
