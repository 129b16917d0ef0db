"""What this type asks before a permit is proposed: the right outcome for what was applied for, and an approved plan."""

from __future__ import annotations

from datetime import date

from casework.core.case_type import Guard, Refusal, Subject
from casework.core.text import Text
from casework.workflows.ets2_permit.choices import CHOICES, Kind
from casework.workflows.ets2_permit.rules import kind_of
from casework.workflows.ets2_permit.sources import PERMIT_CONTENT

APPLICANT_CAN = Text("The applicant can change what is applied for, if you ask.")


def asks_for(*kinds: Kind) -> Guard:
    """The application is for one of these."""

    def asked(subject: Subject) -> Refusal | None:
        answers = subject.facts.answers
        if answers is None or kind_of(answers) in kinds:
            return None
        return Refusal(Text("The application is for something else: {wish}.", wish=CHOICES[Kind][kind_of(answers)]),
                       cure=APPLICANT_CAN)

    return asked


def plan_approved(subject: Subject) -> Refusal | None:
    """A permit holds an approved monitoring plan. Asked only when the day of the approval is given."""
    given = subject.given.get("plan_approved_on")
    if given is None or date.fromisoformat(str(given)) <= subject.today:
        return None
    return Refusal(Text("The monitoring plan is not approved yet, and the permit rests on it."), PERMIT_CONTENT,
                   Text("You can propose the permit when the plan is approved."))


def about_a_permit(subject: Subject) -> Refusal | None:
    """The case was begun about a permit: without one there is nothing to change, to pass on or to end."""
    if subject.facts.approval is not None or subject.facts.answers is None:
        return None
    return Refusal(Text("The case is not about a permit that we have given."),
                   cure=Text("The applicant can begin it from the page of the permit."))
