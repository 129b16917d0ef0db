"""What only a person can judge before a permit is given, changed or refused."""

from __future__ import annotations

from casework.core.asked import ChecklistItem
from casework.core.text import Source, Text
from casework.workflows.ets2_permit.sources import (
    ANNEX_I,
    APPLICATION_CONTENT,
    CONDITIONS,
    FUEL_DATA,
    OPERATOR,
    PERMIT_CONTENT,
    PERMIT_DUTY,
    PLAN,
)

CHECKLIST: tuple[ChecklistItem, ...] = (
    ChecklistItem("party", Text(
        "Are the party and the right to sign confirmed, in the company register and in the list of those registered "
        "for excise duty?"), APPLICATION_CONTENT, sections=("operator",), rules=("PRM-01", "PRM-15")),
    ChecklistItem("duty", Text("Is it shown, with evidence, who the fuel operator is for every fuel?"), OPERATOR,
                  sections=("scope",), rules=("PRM-02",)),
    ChecklistItem("fuels_agree", Text("Do fuels, CN codes and sectors fit together?"), FUEL_DATA, sections=("fuels",)),
    ChecklistItem("plan_decided", Text("Is the monitoring plan decided, and do its fuels agree with the application?"),
                  PLAN, sections=("plan",), rules=("PRM-16",)),
    ChecklistItem("responsible", Text("Does the operator show a responsible post, and the competence for it?"),
                  ANNEX_I),
    ChecklistItem("procedures", Text("Are written procedures for the flow of data and for control in force?"),
                  ANNEX_I),
    ChecklistItem("capable", Text("Can the operator monitor and report its emissions satisfactorily?"), PERMIT_DUTY),
    ChecklistItem("secrecy", Text("Is every wish to keep something from the public judged?"),
                  Source("offentleglova", "§ 13", certainty=95, note="with forvaltningsloven § 13")),
    ChecklistItem("conditions", Text("Is every condition needed, and can it be met by its day?"), CONDITIONS),
    ChecklistItem("minimum_content", Text("Does the permit hold everything that it must hold?"), PERMIT_CONTENT),
)
