"""The pages of the application, in the order in which a plant owner has the papers on the table."""

from __future__ import annotations

from casework.core.asked import Section
from casework.core.text import Text
from casework.workflows.application.delivery import DELIVERY
from casework.workflows.plant_approval import conditions

_YOU, _PLANT = Text("The applicant"), Text("The plant")
_ENERGY, _METERS = Text("Energy and category"), Text("Metering and support")

SECTIONS: tuple[Section, ...] = (
    Section("matter", Text("What you apply for"), _YOU),
    Section("owner", Text("The owner"), _YOU),
    Section("plant", Text("Place, start and capacity"), _PLANT),
    Section("units", Text("Generating units"), _PLANT, rows=True),
    Section("sources", Text("Energy sources"), _ENERGY, rows=True),
    Section("classification", Text("Category"), _ENERGY),
    Section("cogeneration", Text("Power and heat of a year"), _ENERGY, when=conditions.is_cogeneration),
    Section("voltages", Text("Voltage and export"), _ENERGY, rows=True, when=conditions.is_cogeneration),
    Section("meters", Text("Metering points"), _METERS, rows=True),
    Section("support", Text("Support and other certificates"), _METERS),
    Section("schemes", Text("Support schemes"), _METERS, rows=True, when=conditions.was_supported),
    DELIVERY,
)
