"""The pages about energy: sources, category, and the year of a cogeneration unit (§§ 3 c, 4 and 6)."""

from __future__ import annotations

from dataclasses import replace

from casework.core.text import Text
from casework.forms.look import Block, Look, SectionForm
from casework.forms.looks import LONG
from casework.forms.plant_approval.looks import FIGURE, IF_MEASURED, IF_SOME, PERCENT, YEAR
from casework.workflows.plant_approval import conditions as when

SOURCES = SectionForm(
    "sources",
    Text("Every energy source of a year. For what is burnt we need the amount and the lower calorific value."),
    (Block(("code", "fuel", ("amount", "calorific_value"), "calorific_unit", "biogenic_percent", "share_percent")),),
    {
        "fuel": Look(when=when.is_burnt),
        "amount": replace(FIGURE, when=when.is_burnt),
        "calorific_value": replace(FIGURE, when=when.is_burnt),
        "calorific_unit": Look(when=when.is_burnt),
        "biogenic_percent": replace(PERCENT, when=when.is_waste),
        "share_percent": replace(PERCENT, when=when.shares_production),
    },
    (Text("The year's purchases of fuel"), Text("Analyses of the fuel")),
    add=Text("Add an energy source"),
    save=Text("Save this source"),
    shown=("code", "amount", "biogenic_percent"),
    nameless=Text("A source without a name"),
)

CLASSIFICATION = SectionForm(
    "classification",
    Text("The category decides which guarantees you get. We tell you here what follows from your answers."),
    (
        Block(("cogeneration", "applied")),
        Block(("share_method", "share_note"), Text("The share of biological origin")),
    ),
    {
        "cogeneration": Look(when=when.is_thermal),
        "share_method": Look(when=when.is_combined),
        "share_note": replace(LONG, when=when.is_combined),
    },
)

COGENERATION = SectionForm(
    "cogeneration",
    Text("With these figures we test whether the unit saves enough fuel to be high-efficiency. You see the whole "
         "calculation before you send."),
    (
        Block(("unit_type", "built", "basis", "year")),
        Block(("electricity_mwh", "heat_mwh", "other_heat_mwh", "power_to_heat"), Text("Energy of the year")),
        Block(("heat_medium", "heat_use", "heat_use_note"), Text("The heat")),
        Block(("mean_temperature", "reference_set", "reference_reason"), Text("Reference values")),
    ),
    {
        "built": YEAR,
        "year": YEAR,
        "electricity_mwh": FIGURE,
        "heat_mwh": FIGURE,
        "other_heat_mwh": replace(FIGURE, only=IF_SOME),
        "power_to_heat": replace(FIGURE, decimals=6, only=IF_MEASURED),
        "heat_use_note": replace(LONG, when=when.other_heat_use),
        "mean_temperature": replace(FIGURE, only=Text("(without it no correction for climate is made)")),
        "reference_reason": replace(LONG, when=when.uses_another_set),
    },
    (Text("Meter readings of a whole calendar year"), Text("Data sheet of the unit")),
)

VOLTAGES = SectionForm(
    "voltages",
    Text("Power that is used near the unit spares the grid its losses. The shares of all voltages add up to 100."),
    (Block(("voltage_kv", ("share_percent", "exported_percent"))),),
    {"voltage_kv": FIGURE, "share_percent": PERCENT, "exported_percent": PERCENT},
    add=Text("Add a voltage"),
    save=Text("Save this voltage"),
    shown=("share_percent", "exported_percent"),
    nameless=Text("A voltage without a number"),
)
