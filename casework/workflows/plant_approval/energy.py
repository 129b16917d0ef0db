"""What the answers say in energy: how much each source gives, and how much of it is renewable.

A fuel's energy is its amount times its lower calorific value (FOR-2007-12-14-1652 § 3 g). Where several fuels are
burnt, the share of biological origin is weighed by energy (§ 9, second paragraph: the method is ours, as in the rules
on electricity certificates). All arithmetic is exact.
"""

from __future__ import annotations

from fractions import Fraction

from casework.core.text import Source
from casework.law.energy_sources import SOURCES
from casework.workflows.plant_approval.answers import EnergyRow, PlantAnswers
from casework.workflows.plant_approval.choices import CalorificUnit
from casework.workflows.plant_approval.conditions import is_burnt, is_waste

BALANCE = Source("forskrift om opprinnelsesgarantier", "§ 9", certainty=75,
                 note="The method is ours: shares are weighed by the energy of the fuels.")

# MWh of one unit of the amount at a calorific value of 1: tonnes × MJ/kg ÷ 3.6, Nm³ × MJ/Nm³ ÷ 3600, tonnes × MWh/t.
MWH = {CalorificUnit.MJ_PER_KG: Fraction(10, 36), CalorificUnit.MJ_PER_NM3: Fraction(1, 3600),
       CalorificUnit.MWH_PER_TONNE: Fraction(1)}
WHOLE = Fraction(100)


def energy_of(row: EnergyRow) -> Fraction | None:
    """MWh in a year of a fuel; None where a figure is missing."""
    if row.amount is None or row.calorific_value is None or row.calorific_unit is None:
        return None
    return Fraction(row.amount) * Fraction(row.calorific_value) * MWH[row.calorific_unit]


def renewable_percent(answers: PlantAnswers, row: EnergyRow) -> Fraction | None:
    """How much of a source is renewable, in per cent; None where it is not told."""
    if row.code is None:
        return None
    if is_waste(answers, row):
        return Fraction(row.biogenic_percent) if row.biogenic_percent is not None else None
    return WHOLE if SOURCES[row.code].renewable else Fraction(0)


def shares(answers: PlantAnswers) -> dict[str, Fraction]:
    """The share of each source (by its key) in per cent; empty where figures are missing."""
    rows = answers.sources
    if len(rows) == 1:
        return dict.fromkeys(rows, WHOLE)
    if any(is_burnt(answers, row) for row in rows.values()):
        burnt = {key: energy_of(row) for key, row in rows.items()}
        known = {key: energy for key, energy in burnt.items() if energy}
        total = sum(known.values(), Fraction(0))
        return {key: energy / total * WHOLE for key, energy in known.items()} if len(known) == len(rows) else {}
    told = {key: Fraction(row.share_percent) for key, row in rows.items() if row.share_percent is not None}
    return told if len(told) == len(rows) else {}


def renewable_share(answers: PlantAnswers) -> Fraction | None:
    """How much of all energy is renewable, in per cent; None where it cannot be told."""
    parts, total = shares(answers), Fraction(0)
    if not parts:
        return None
    for key, share in parts.items():
        renewable = renewable_percent(answers, answers.sources[key])
        if renewable is None:
            return None
        total += share * renewable / WHOLE
    return total
