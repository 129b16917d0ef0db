"""Access to the documents of a case: asked by a party or by anybody, answered document by document.

A party may see the documents of its case with few exceptions (forvaltningsloven §§ 18–21); anybody may see those of any
case, unless the law exempts them (offentleglova §§ 3, 11–15, 23–26). Both are answered with one file and, for what is
kept back, with the exact ground and how to appeal (§§ 31, 32). The authority is that of the case that is asked about.
"""

from __future__ import annotations

from collections.abc import Mapping

from casework.core.case_type import CaseType
from casework.core.text import Text
from casework.law.access_grounds import ACCESS_GROUNDS
from casework.workflows.access_request.answers import SECTIONS, AccessAnswers
from casework.workflows.access_request.checks import CHECKS
from casework.workflows.access_request.deadlines import DEADLINES
from casework.workflows.access_request.facts import prefill, sheets, subjects, summary, title_of, wishes
from casework.workflows.access_request.states import STATES
from casework.workflows.access_request.steps import STEPS
from casework.workflows.application.letters import OF_TIME
from casework.workflows.authorities import ENVIRONMENT_AGENCY

LETTERS: Mapping[str, Text] = {
    "receipt": Text("Request for access received"),
    "access_given": Text("Access to documents"),
    "access_refused": Text("Decision on access to documents"),
    "silence": Text("We have not answered in time"),
    **OF_TIME,
}

ACCESS_REQUEST = CaseType(
    name="access_request",
    version=1,
    title=Text("Request for access"),
    plain_title=Text("Your request to see documents"),
    authority=ENVIRONMENT_AGENCY,
    answers=AccessAnswers,
    sections=SECTIONS,
    deadlines=DEADLINES,
    checks=CHECKS,
    tables=(ACCESS_GROUNDS.name,),
    letters=LETTERS,
    reasons=("assessment",),
    states=STATES,
    steps=STEPS,
    subjects=subjects,
    wishes=wishes,
    title_of=title_of,
    summary=summary,
    sheets=sheets,
    prefill=prefill,
)
