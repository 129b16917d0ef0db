"""Which answers are owed, and when (§§ 5, 6 and 7 by category; § 8 for what is needed to approve and categorise)."""

from __future__ import annotations

from collections.abc import Callable

from casework.workflows.application import delivery
from casework.workflows.owed import Duties, Owed
from casework.workflows.plant_approval import conditions as when
from casework.workflows.plant_approval.answers import PlantAnswers
from casework.workflows.plant_approval.sections import SECTIONS

OWED: tuple[Owed, ...] = (
    Owed("matter", ("kind", "role")),
    Owed("matter", ("approval_number",), when.about_an_approval),
    Owed("matter", ("changed", "changed_on", "change"), when.is_change),
    Owed("owner", ("name", "organisation_number", "line1", "postcode", "city", "contact", "phone", "email",
                   "run_by_agent")),
    Owed("plant", ("name", "municipality", "address", "latitude", "longitude", "in_operation", "commissioned_on",
                   "capacity_mw", "technology", "grid_owner")),
    Owed("plant", ("mean_production_gwh",), when.tells_production),
    Owed("plant", ("pumping",), when.is_hydro),
    Owed("units", ("name", "capacity_mw", "started")),
    Owed("sources", ("code",)),
    Owed("sources", ("fuel", "amount", "calorific_value", "calorific_unit"), when.is_burnt),
    Owed("sources", ("biogenic_percent",), when.is_waste),
    Owed("sources", ("share_percent",), when.shares_production),
    Owed("classification", ("applied",)),
    Owed("classification", ("cogeneration",), when.is_thermal),
    Owed("classification", ("share_method", "share_note"), when.is_combined),
    Owed("cogeneration", ("unit_type", "built", "basis", "year", "electricity_mwh", "heat_mwh", "heat_medium",
                          "heat_use", "reference_set"), when.is_cogeneration),
    Owed("cogeneration", ("heat_use_note",), when.other_heat_use),
    Owed("cogeneration", ("reference_reason",), when.uses_another_set),
    Owed("voltages", ("voltage_kv", "share_percent", "exported_percent")),
    Owed("meters", ("point", "role")),
    Owed("support", ("received", "other_certificates")),
    Owed("support", ("certificates",), when.has_other_certificates),
    Owed("schemes", ("scheme", "kind", "amount", "currency", "granted_on")),
    *delivery.OWED,
)  # fmt: skip

# How many rows a section of rows needs at the least, where it applies.
ROWS_OWED: dict[str, Callable[[PlantAnswers], int]] = dict.fromkeys(
    ("units", "sources", "voltages", "meters", "schemes"), lambda answers: 1)

DUTIES = Duties(PlantAnswers, SECTIONS, OWED, ROWS_OWED)
