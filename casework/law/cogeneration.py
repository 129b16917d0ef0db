"""Cogeneration: the kinds of units, and how much of their electricity counts.

Directive 2004/8/EC, Annex I (kinds) and Annex II (electricity from cogeneration), to which the regulation on guarantees
of origin points (FOR-2007-12-14-1652 § 3 c). Where the overall efficiency of a year reaches the threshold of the kind,
all electricity counts; below it the useful heat times the power-to-heat ratio. The thresholds do not name the kinds
(i) to (k): their electricity is always found with the ratio that was measured.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from casework.core.text import Source, Text
from casework.law.versions import Table, Version

HIGH_EFFICIENCY = Source("forskrift om opprinnelsesgarantier", "§ 3 c")
KINDS = Source("Directive 2004/8/EC", "Annex I", certainty=97)
THRESHOLDS = Source("Directive 2004/8/EC", "Annex II (a)")
RATIOS = Source("Directive 2004/8/EC", "Annex II (b)", certainty=95, note="Statistical values, where none is measured.")
NON_CHP = Source("Decision 2008/952/EC", "Annex", certainty=92)
FORMULA = Source("Directive 2004/8/EC", "Annex III (b)", certainty=98)

# From this installed electric capacity (MW) on, the saving must reach LEAST_SAVING per cent; below it, any will do.
SMALL_BELOW = Decimal(1)
LEAST_SAVING = Decimal(10)

# A unit that gives back more than this of what it burnt (per cent) was measured on the upper calorific value.
IMPOSSIBLE = Decimal(105)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of unit. `threshold`: overall efficiency in per cent; `ratio`: the statistical power-to-heat ratio."""

    letter: str
    title: Text
    threshold: Decimal | None = None
    ratio: Decimal | None = None


UNIT_TYPES: dict[str, Kind] = {kind.letter: kind for kind in (
    Kind("a", Text("Combined-cycle gas turbine with heat recovery"), Decimal(80), Decimal("0.95")),
    Kind("b", Text("Back-pressure steam turbine"), Decimal(75), Decimal("0.45")),
    Kind("c", Text("Condensing steam turbine with extraction"), Decimal(80), Decimal("0.45")),
    Kind("d", Text("Gas turbine with heat recovery"), Decimal(75), Decimal("0.55")),
    Kind("e", Text("Internal combustion engine"), Decimal(75), Decimal("0.75")),
    Kind("f", Text("Microturbine"), Decimal(75)),
    Kind("g", Text("Stirling engine"), Decimal(75)),
    Kind("h", Text("Fuel cell"), Decimal(75)),
    Kind("i", Text("Steam engine")),
    Kind("j", Text("Organic Rankine cycle")),
    Kind("k", Text("Another kind of cogeneration")),
)}  # fmt: skip

COGENERATION = Table(
    "cogeneration", Text("Kinds of cogeneration, their thresholds and ratios"),
    (Version("2004/8/EC", date(2008, 1, 1), HIGH_EFFICIENCY),))
