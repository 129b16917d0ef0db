"""What a modification is asked besides: does its version wait for the verifier?"""

from __future__ import annotations

from casework.core.case_type import Refusal, Subject
from casework.core.text import Text
from casework.workflows.ship_plans.answers import PlanAnswers
from casework.workflows.ship_plans.choices import Conclusion
from casework.workflows.ship_plans.modifications import route
from casework.workflows.ship_plans.rules import scope_on
from casework.workflows.ship_plans.sources_of_law import MODIFIED_PLAN


def waits_for_conformity(subject: Subject) -> Refusal | None:
    """The route waits for a notice of conformity, and none has come yet."""
    answers = subject.facts.answers
    if not isinstance(answers, PlanAnswers):
        return None
    scope = scope_on(answers, subject.today)
    waits = scope is not None and route(answers.revision.situations, scope).waits
    if waits and answers.assessment.conclusion is not Conclusion.POSITIVE:
        return None
    return Refusal(Text("Nothing is waited for: the verifier has found the version in conformity, or need not assess "
                        "it."), MODIFIED_PLAN, Text("You can go on with the case."))
