"""What applies as the answers stand: one place for the form, the duties, the documents and the rules."""

from __future__ import annotations

from typing import Any

from casework.law.energy_sources import SOURCES, TECHNOLOGIES
from casework.law.reference_values import NAMED_BY_LAW
from casework.workflows.plant_approval.answers import PlantAnswers
from casework.workflows.plant_approval.choices import (
    Category,
    DataBasis,
    HeatUse,
    Kind,
    Role,
    SourceCode,
)

WASTE = frozenset({SourceCode.BIOWASTE, SourceCode.WASTE})
MEASURED_PRODUCTION = ("T02", "T03")  # hydro and wind power tell their mean production (§ 5 d)


def about_an_approval(answers: PlantAnswers, row: Any = None) -> bool:
    return answers.matter.kind in {Kind.RENEWAL, Kind.CHANGE}


def is_change(answers: PlantAnswers, row: Any = None) -> bool:
    return answers.matter.kind is Kind.CHANGE


def by_agent(answers: PlantAnswers, row: Any = None) -> bool:
    return answers.matter.role is Role.AGENT


def is_thermal(answers: PlantAnswers, row: Any = None) -> bool:
    technology = answers.plant.technology
    return technology is not None and TECHNOLOGIES[technology].unit_type is not None


def is_hydro(answers: PlantAnswers, row: Any = None) -> bool:
    return answers.plant.technology is not None and answers.plant.technology.startswith("T03")


def tells_production(answers: PlantAnswers, row: Any = None) -> bool:
    return answers.plant.technology is not None and answers.plant.technology.startswith(MEASURED_PRODUCTION)


def is_cogeneration(answers: PlantAnswers, row: Any = None) -> bool:
    return is_thermal(answers) and answers.classification.cogeneration is True


def is_burnt(answers: PlantAnswers, row: Any) -> bool:
    code = getattr(row, "code", None)
    return code is not None and SOURCES[code].fuel is not None


def is_waste(answers: PlantAnswers, row: Any) -> bool:
    return getattr(row, "code", None) in WASTE


def shares_production(answers: PlantAnswers, row: Any) -> bool:
    """Several sources, none of them burnt: nothing but the party knows how the production divides."""
    return len(answers.sources) > 1 and not any(is_burnt(answers, one) for one in answers.sources.values())


def has_biogenic_share(answers: PlantAnswers, row: Any = None) -> bool:
    return any(is_waste(answers, one) for one in answers.sources.values())


def is_combined(answers: PlantAnswers, row: Any = None) -> bool:
    return answers.classification.applied is Category.COMBINED or has_biogenic_share(answers)


def has_own_ratio(answers: PlantAnswers, row: Any = None) -> bool:
    return is_cogeneration(answers) and answers.cogeneration.power_to_heat is not None


def uses_another_set(answers: PlantAnswers, row: Any = None) -> bool:
    chosen = answers.cogeneration.reference_set
    return chosen is not None and chosen != NAMED_BY_LAW.name


def other_heat_use(answers: PlantAnswers, row: Any = None) -> bool:
    return answers.cogeneration.heat_use is HeatUse.OTHER


def is_design(answers: PlantAnswers, row: Any = None) -> bool:
    return is_cogeneration(answers) and answers.cogeneration.basis is DataBasis.DESIGN


def is_measured(answers: PlantAnswers, row: Any = None) -> bool:
    return is_cogeneration(answers) and answers.cogeneration.basis is DataBasis.MEASURED


def was_supported(answers: PlantAnswers, row: Any = None) -> bool:
    return answers.support.received is True


def has_other_certificates(answers: PlantAnswers, row: Any = None) -> bool:
    return answers.support.other_certificates is True

