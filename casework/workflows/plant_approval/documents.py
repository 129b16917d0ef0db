"""Which documents the application needs (§ 8, second paragraph, and guidance)."""

from __future__ import annotations

from collections.abc import Callable

from casework.core.answers import Answers
from casework.core.asked import Document
from casework.core.text import Text
from casework.law.cogeneration import HIGH_EFFICIENCY, RATIOS
from casework.workflows.plant_approval import conditions
from casework.workflows.plant_approval.answers import PlantAnswers
from casework.workflows.plant_approval.energy import BALANCE
from casework.workflows.plant_approval.sources_of_law import AUTHORITY_TO_ACT, MEASURING, PRACTICE, SUPPORT


def _when(test: Callable[[PlantAnswers], bool]) -> Callable[[Answers, str], bool]:
    """A condition on these answers; answers of another type need nothing."""
    return lambda answers, key: isinstance(answers, PlantAnswers) and test(answers)


DOCUMENTS: tuple[Document, ...] = (
    Document(
        "authority", Text("Authority to act for the owner"), AUTHORITY_TO_ACT, when=_when(conditions.by_agent),
        hint=Text("Signed by somebody who may bind the owner.")),
    Document(
        "single_line_diagram", Text("Single-line diagram"), MEASURING,
        hint=Text("With every metering point drawn in, also those for pumping and own consumption.")),
    Document(
        "figures", Text("Figures of the year"), HIGH_EFFICIENCY, when=_when(conditions.is_measured),
        hint=Text("Fuel, electricity and useful heat month by month, and how they were measured.")),
    Document(
        "design", Text("Design data of the unit"), HIGH_EFFICIENCY, when=_when(conditions.is_design),
        hint=Text("Guaranteed electricity, heat and fuel at normal running, from the supplier.")),
    Document(
        "ratio", Text("Measurement of the power-to-heat ratio"), RATIOS, when=_when(conditions.has_own_ratio)),
    Document(
        "share", Text("Documentation of the share of biological origin"), BALANCE, when=_when(conditions.is_combined),
        hint=Text("Analyses, documents of the deliveries, or the decision that set the share.")),
    Document(
        "support", Text("Decision on the support"), SUPPORT, when=_when(conditions.was_supported), required=False),
    Document("site", Text("Plan or photograph of the plant"), PRACTICE, required=False),
)
