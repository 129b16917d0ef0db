"""The tables of fuels, tanks, sources, slip and equipment: rows that name each other."""

from __future__ import annotations

from dataclasses import replace

from casework.core.text import Text
from casework.forms.look import Block, Look, SectionForm
from casework.forms.looks import IF_ANY, LONG, MIDDLE, SHORT
from casework.workflows.ship_plans.required import (
    analyses,
    is_calibrated,
    is_not_calibrated,
    is_not_in_table,
    is_zero_rated,
)

YEAR = Look(width="w-4", inputmode="numeric", at_least=0, at_most=9999)
AMOUNT = replace(SHORT, inputmode="decimal")
FACTOR = replace(AMOUNT, decimals=8)
KNOWN = replace(MIDDLE, is_known=True)

FUELS = SectionForm(
    "fuels",
    Text("Only fuels that the ship uses, with the factors you calculate by. Tanks and sources choose among them."),
    (
        Block(("fuel", "name", "fuel_class")),
        Block(("co2", "ch4", "n2o", "basis"), Text("Emission factors")),
        Block(("sustainability", "laboratory", "iso_17025"), Text("If the factors are not those of the table")),
    ),
    {
        "name": replace(MIDDLE, only=IF_ANY),
        "fuel_class": Look(when=is_not_in_table),
        "co2": FACTOR,
        "ch4": FACTOR,
        "n2o": FACTOR,
        "sustainability": replace(LONG, when=is_zero_rated),
        "laboratory": replace(LONG, when=analyses),
        "iso_17025": Look(when=analyses),
    },
    add=Text("Add a fuel"),
    save=Text("Save this fuel"),
    shown=("fuel", "co2", "basis"),
    nameless=Text("A fuel without a name"),
    is_table=True,
)

TANKS = SectionForm(
    "tanks",
    Text("Every fuel tank that is part of a measuring method, one row for each. Cargo tanks too where cargo is used as "
         "fuel."),
    (Block(("name", "type", "capacity_m3", "fuels", "equipment", "sounding")),),
    {"name": MIDDLE, "capacity_m3": AMOUNT, "fuels": KNOWN, "equipment": KNOWN},
    (Text("Tank plan"),),
    add=Text("Add a tank"),
    save=Text("Save this tank"),
    shown=("type", "capacity_m3"),
    nameless=Text("A tank without a name"),
    is_table=True,
)

SOURCES = SectionForm(
    "sources",
    Text("Every engine, boiler, turbine, generator and fuel cell, one row for each unit on board."),
    (
        Block(("name", "type", "source_class", ("power_kw", "sfoc"), ("installed", "serial_number"), "description")),
        Block(("fuels", "methods", "equipment"), Text("What it burns, and how that is measured")),
    ),
    {
        "name": MIDDLE,
        "power_kw": AMOUNT,
        "sfoc": replace(AMOUNT, only=IF_ANY),
        "installed": YEAR,
        "serial_number": replace(MIDDLE, only=IF_ANY),
        "description": replace(LONG, only=IF_ANY),
        "fuels": KNOWN,
        "equipment": KNOWN,
    },
    (Text("Technical file of the engines"),),
    add=Text("Add an emission source"),
    save=Text("Save this source"),
    shown=("type", "power_kw", "methods"),
    nameless=Text("A source without a name"),
    is_table=True,
)

SLIPS = SectionForm(
    "slips",
    Text("For each source that burns LNG or a fuel like it: how much of the fuel slips through unburnt."),
    (Block(("source", "fuel", "percent", "basis")),),
    {"source": KNOWN, "fuel": KNOWN, "percent": replace(AMOUNT, decimals=4)},
    add=Text("Add a slip"),
    save=Text("Save this slip"),
    shown=("percent", "basis"),
    nameless=Text("A slip without a source"),
    is_table=True,
)

EQUIPMENT = SectionForm(
    "equipment",
    Text("Every instrument that a tank or a source is measured by, one row for each."),
    (
        Block(("name", "kind", "sources", "tanks")),
        Block(("description", "installed", "maintenance"), Text("Specification")),
        Block(("calibrated", "calibration_method", "calibration_interval", "no_calibration", "alternative"),
              Text("Calibration")),
    ),
    {
        "name": MIDDLE,
        "sources": KNOWN,
        "tanks": KNOWN,
        "description": LONG,
        "installed": YEAR,
        "calibration_method": replace(LONG, when=is_calibrated),
        "calibration_interval": replace(MIDDLE, when=is_calibrated),
        "no_calibration": replace(LONG, when=is_not_calibrated),
        "alternative": replace(LONG, when=is_not_calibrated),
    },
    (Text("Certificates of calibration"),),
    add=Text("Add an instrument"),
    save=Text("Save this instrument"),
    shown=("kind", "installed"),
    nameless=Text("An instrument without a name"),
    is_table=True,
)
