"""Approval of a power plant for guarantees of origin.

The energy directorate approves plants on application and puts them into a category: a) renewable sources, b)
high-efficiency cogeneration, c) other production (FOR-2007-12-14-1652 §§ 4 and 8). An approval holds for five years and
is renewed on a new application; changes are reported. Whether cogeneration is high-efficiency is calculated step by
step (§ 3 c), and the sheet is shown to the applicant, to the caseworker and in the decision.
"""

from __future__ import annotations

from casework.core.case_type import CaseType
from casework.core.text import Text
from casework.workflows.application import LETTERS
from casework.workflows.authorities import ENERGY_DIRECTORATE
from casework.workflows.plant_approval.answers import PlantAnswers
from casework.workflows.plant_approval.approvals import ABOUT, PLANT
from casework.workflows.plant_approval.checklist import CHECKLIST
from casework.workflows.plant_approval.checks import CHECKS
from casework.workflows.plant_approval.deadlines import DEADLINES
from casework.workflows.plant_approval.documents import DOCUMENTS
from casework.workflows.plant_approval.facts import marks, prefill, subjects, summary, title_of, wishes
from casework.workflows.plant_approval.questions import QUESTIONS
from casework.workflows.plant_approval.sections import SECTIONS
from casework.workflows.plant_approval.sheets import sheets
from casework.workflows.plant_approval.states import STATES
from casework.workflows.plant_approval.steps import STEPS

PLANT_APPROVAL = CaseType(
    name="plant_approval",
    version=1,
    title=Text("Approval of a plant for guarantees of origin"),
    plain_title=Text("Guarantees of origin for a power plant"),
    authority=ENERGY_DIRECTORATE,
    answers=PlantAnswers,
    sections=SECTIONS,
    tables=("cogeneration", "energy_sources", "reference_values"),
    documents=DOCUMENTS,
    deadlines=DEADLINES,
    checks=CHECKS,
    checklist=CHECKLIST,
    questions=QUESTIONS,
    letters={**LETTERS, "amendment": Text("Change of the approval"), "noted": Text("The change is noted"),
             "registered": Text("The plant is with the registrar")},
    states=STATES,
    steps=STEPS,
    approvals=(PLANT,),
    about=ABOUT,
    sheets=sheets,
    subjects=subjects,
    wishes=wishes,
    marks=marks,
    title_of=title_of,
    summary=summary,
    prefill=prefill,
)
