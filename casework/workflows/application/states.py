"""The states that every application has, each with two names: one for staff, one in the applicant's words."""

from __future__ import annotations

from casework.core.case_type import Phase, State
from casework.core.text import Text

DECIDING = Text("We have everything we need and are deciding.")

DRAFT = State("draft", Phase.DRAFT, Text("Draft"), Text("You are writing it. Nothing reaches us until you send it."))
SUBMITTED = State("submitted", Phase.SUBMISSION, Text("Submitted"),
                  Text("We have it. We are checking that everything is there."))
RECALLED = State("recalled", Phase.SUBMISSION, Text("Recalled by the applicant"),
                 Text("You have taken it back to change it. Send it again when it is ready."), waits_on="answer")
INCOMPLETE = State("incomplete", Phase.SUBMISSION, Text("Waiting for answer"), Text("We need answers from you."),
                   waits_on="answer")
SCREENING = State("screening", Phase.VERIFICATION, Text("Screening"),
                  Text("We have it. We are checking that everything is there."))
COMPLETE = State("complete", Phase.VERIFICATION, Text("Complete"), DECIDING)
ASSESSMENT = State("assessment", Phase.REVIEW, Text("Assessment"), DECIDING)
APPROVAL_PROPOSED = State("approval_proposed", Phase.REVIEW, Text("Approval proposed"), DECIDING)
REFUSAL_PROPOSED = State("refusal_proposed", Phase.REVIEW, Text("Refusal proposed"), DECIDING)
DISMISSAL_PROPOSED = State("dismissal_proposed", Phase.REVIEW, Text("Dismissal proposed"), DECIDING)
DECIDED_REFUSED = State("decided_refused", Phase.DECISION, Text("Refused"),
                        Text("Refused. The letter says why, and how to appeal."), waits_on="appeal")
DISMISSED = State("dismissed", Phase.DECISION, Text("Dismissed"),
                  Text("We cannot decide this. The letter says who can, and how to appeal."), waits_on="appeal")
FINAL = State("final", Phase.CLOSED, Text("Final"), Text("The decision is final."))
WITHDRAWN = State("withdrawn", Phase.CLOSED, Text("Withdrawn"), Text("You have withdrawn it. We do nothing more."))
VOID = State("void", Phase.CLOSED, Text("Void"), Text("The case was closed without a decision. The message says why."))
DISCARDED = State("discarded", Phase.CLOSED, Text("Discarded"), Text("You deleted this draft."))

BEFORE = (DRAFT, SUBMITTED, RECALLED, INCOMPLETE, SCREENING, COMPLETE, ASSESSMENT)
AFTER = (APPROVAL_PROPOSED, REFUSAL_PROPOSED, DISMISSAL_PROPOSED, DECIDED_REFUSED, DISMISSED, FINAL, WITHDRAWN, VOID,
         DISCARDED)


def with_own(*own: State) -> tuple[State, ...]:
    """The states of a type in the order of the work: its own stand in their phase after the assessment, and before
    what ends it.
    """
    return tuple(sorted((*BEFORE, *own, *AFTER), key=lambda state: state.phase.place))
