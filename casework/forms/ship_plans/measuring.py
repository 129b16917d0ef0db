"""The pages about methods, uncertainty, density, derogations and activity data (part C of the template)."""

from __future__ import annotations

from dataclasses import replace

from casework.core.text import Text
from casework.forms.look import Block, Look, SectionForm
from casework.forms.looks import LONG, MIDDLE, SHORT
from casework.workflows.ship_plans.required import (
    by_volume,
    claims_derogation,
    claims_exemption,
    is_direct,
    is_method_d,
    many_methods,
    uses_a,
    uses_b,
)

PERCENT = replace(SHORT, inputmode="decimal", decimals=4)

METHODS = SectionForm(
    "methods",
    Text("What the methods that your sources name ask for besides the tables."),
    (Block(("bdn_uncertainty", "stocktakes", "daily_at_sea", "at_bunkering", "accuracy")),),
    {
        "bdn_uncertainty": replace(PERCENT, when=uses_a),
        "stocktakes": replace(LONG, when=uses_a),
        "daily_at_sea": Look(when=uses_b),
        "at_bunkering": Look(when=uses_b),
        "accuracy": replace(LONG, when=many_methods),
    },
)

UNCERTAINTIES = SectionForm(
    "uncertainties",
    Text("The uncertainty of each method that you use."),
    (Block(("method", "basis", "percent", "calibration")),),
    {"percent": PERCENT, "calibration": replace(LONG, when=is_method_d)},
    add=Text("Add an uncertainty"),
    save=Text("Save this uncertainty"),
    shown=("method", "percent"),
    nameless=Text("An uncertainty without a method"),
    is_table=True,
)

DENSITIES = SectionForm(
    "densities",
    Text("How the amount of each fuel is measured, and where its density comes from if that is by volume."),
    (Block(("fuel", "measured_in", "bunkered", "in_tanks")),),
    {
        "fuel": replace(MIDDLE, is_known=True),
        "bunkered": Look(when=by_volume),
        "in_tanks": Look(when=by_volume),
    },
    add=Text("Add a density"),
    save=Text("Save this density"),
    shown=("measured_in",),
    nameless=Text("A density without a fuel"),
    is_table=True,
)

DEROGATIONS = SectionForm(
    "derogations",
    Text("What you ask to be exempt from, or deduct. Most ships answer no to all."),
    (
        Block(("per_voyage", "expected_voyages", "all_in_eea")),
        Block(("ice_class", "small_islands", "outermost_regions", "public_service", "carbon_capture", "evidence"),
              Text("Derogations")),
    ),
    {
        "expected_voyages": replace(SHORT, inputmode="numeric", at_most=99_999, when=claims_exemption),
        "all_in_eea": Look(when=claims_exemption),
        "evidence": replace(LONG, when=claims_derogation),
    },
)

ACTIVITY = SectionForm(
    "activity",
    Text("How distance, cargo and time at sea are determined, from berth to berth."),
    (
        Block(("distance_basis", "correction_factor", "distance_source"), Text("Distance")),
        Block(("cargo_unit", "cargo_source"), Text("Cargo")),
        Block(("in_utc", "excludes_anchoring", "time_source"), Text("Time at sea")),
    ),
    {"correction_factor": replace(PERCENT, when=is_direct)},
)
