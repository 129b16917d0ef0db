"""The sections of the plan, in the order of the template; the mandate and the assessment stand last."""

from __future__ import annotations

from casework.core.answers import Answers
from casework.core.asked import Section
from casework.core.text import Text
from casework.workflows.application.delivery import DELIVERY
from casework.workflows.ship_plans.answers import PlanAnswers
from casework.workflows.ship_plans.choices import Nature


def takes_mandate(answers: Answers) -> bool:
    """Only an ISM company answers for a ship by a mandate."""
    return isinstance(answers, PlanAnswers) and answers.company.nature is Nature.ISM_COMPANY


_SHIP, _FUEL = Text("Version, ship and company"), Text("Sources, fuels and tanks")
_METHODS, _KEEPING = Text("Methods and activity data"), Text("Procedures and management")
_BESIDE = Text("Beside the plan")

SECTIONS: tuple[Section, ...] = (
    Section("revision", Text("Version and changes"), _SHIP),
    Section("ship", Text("The ship"), _SHIP),
    Section("company", Text("The company"), _SHIP),
    Section("mandate", Text("Mandate from the owner"), _SHIP, when=takes_mandate),
    Section("fuels", Text("Fuels and factors"), _FUEL, rows=True),
    Section("tanks", Text("Fuel tanks"), _FUEL, rows=True),
    Section("sources", Text("Emission sources"), _FUEL, rows=True),
    Section("slips", Text("Methane slip"), _FUEL, rows=True),
    Section("equipment", Text("Measuring equipment"), _FUEL, rows=True),
    Section("methods", Text("Monitoring methods"), _METHODS),
    Section("uncertainties", Text("Uncertainty of the methods"), _METHODS, rows=True),
    Section("densities", Text("Density of the fuels"), _METHODS, rows=True),
    Section("derogations", Text("Exemption and derogations"), _METHODS),
    Section("activity", Text("Distance, cargo and time"), _METHODS),
    Section("procedures", Text("Procedures"), _KEEPING, rows=True),
    Section("gaps", Text("Data gaps"), _KEEPING, rows=True),
    Section("roles", Text("Posts and duties"), _KEEPING, rows=True),
    Section("controls", Text("Control activities"), _KEEPING, rows=True),
    Section("further", Text("Further information"), _KEEPING),
    Section("assessment", Text("The verifier's assessment"), _BESIDE),
    DELIVERY,
)
