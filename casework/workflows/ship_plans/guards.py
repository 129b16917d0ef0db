"""What is asked before a plan is approved, not approved, or led another way: the verdicts, the scope and the route."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import reduce

from casework.core.case_type import Guard, Refusal, Subject
from casework.core.text import Text
from casework.law.ship_scope import Scope
from casework.workflows.guards import YOU_CAN
from casework.workflows.ship_plans.answers import PlanAnswers
from casework.workflows.ship_plans.deadlines import YEARLY_CHECK
from casework.workflows.ship_plans.faults import lines_of
from casework.workflows.ship_plans.groups import TITLES
from casework.workflows.ship_plans.modifications import route, version_of
from casework.workflows.ship_plans.rules import only_one, scope_on
from casework.workflows.ship_plans.sources_of_law import APPROVAL, ASSESSMENT, MODIFIED_PLAN, ONE_PLAN, REVISION

APPLICANT_CAN = Text("The applicant can change it, if you ask.")


def _listed(titles: list[Text]) -> Text:
    return reduce(lambda one, other: Text("{one}, {other}", one=one, other=other), titles)


def groups_accepted(subject: Subject) -> Refusal | None:
    """No review group needs amendments."""
    against = [title for name, title in TITLES.items() if name in subject.facts.items_against]
    if not against:
        return None
    return Refusal(Text("These parts need amendments, by the verdicts on the checklist: {groups}.",
                        groups=_listed(against)), APPROVAL,
                   Text("You can propose not to approve the plan, or change a verdict."))


def a_group_needs_amendments(subject: Subject) -> Refusal | None:
    """At least one review group needs amendments: without one there is nothing to change."""
    if subject.facts.items_against or subject.facts.answers is None:
        return None
    return Refusal(Text("Every part of the plan is accepted by the verdicts on the checklist."), APPROVAL,
                   Text("You can propose to approve the plan, or change a verdict."))


def faults_told(subject: Subject) -> Refusal | None:
    """Asked only when faults are given: each line says what is wrong, by which rule, and what must change."""
    given = subject.given.get("faults")
    if given is None or lines_of(str(given)):
        return None
    return Refusal(Text("Each fault needs three parts, with | between them: what is wrong, the rule, and what must "
                        "change."), ASSESSMENT, YOU_CAN)


def in_emissions_trading(subject: Subject) -> Refusal | None:
    """A plan is approved only for a ship in emissions trading."""
    scope = _scope(subject)
    if scope in (None, Scope.ETS):
        return None
    return Refusal(Text("The ship is not in emissions trading. We can control the plan, but we do not approve it."),
                   APPROVAL, Text("You can confirm that the plan is only controlled."))


def outside_emissions_trading(subject: Subject) -> Refusal | None:
    """A plan is only controlled where the ship is not in emissions trading."""
    scope = _scope(subject)
    if subject.facts.answers is None or scope in (Scope.MRV, Scope.NONE):
        return None
    if scope is None:
        return Refusal(Text("Type and tonnage of the ship are not given."), APPROVAL, APPLICANT_CAN)
    return Refusal(Text("The ship is in emissions trading, and its plan is approved or not approved."), APPROVAL,
                   Text("You can assess the plan."))


def _scope(subject: Subject) -> Scope | None:
    answers = subject.facts.answers
    return scope_on(answers, subject.today) if isinstance(answers, PlanAnswers) else None


def _routed(decided: bool, sentence: Text, cure: Text) -> Guard:
    """The route of the modification ends in an approval, or it does not."""

    def asked(subject: Subject) -> Refusal | None:
        answers, scope = subject.facts.answers, _scope(subject)
        if not isinstance(answers, PlanAnswers) or scope is None:
            return None
        if route(answers.revision.situations, scope).decided is decided:
            return None
        return Refusal(sentence, MODIFIED_PLAN, cure)

    return asked


def _named(name: str, guard: Guard) -> Guard:
    guard.__name__ = name
    return guard


ends_in_an_approval: Callable[[Subject], Refusal | None] = _named("ends_in_an_approval", _routed(
    True, Text("This modification is not approved: it is only recorded, or ends at the verifier."),
    Text("You can note the modification.")))
ends_in_a_note: Callable[[Subject], Refusal | None] = _named("ends_in_a_note", _routed(
    False, Text("This modification must be approved."), Text("You can assess it and propose to approve it.")))


def the_only_plan(subject: Subject) -> Refusal | None:
    """No other plan of the ship and the company is in force."""
    answers, granted = subject.facts.answers, subject.facts.granted
    number = next((granted[mark] for mark in only_one(answers) if mark in granted), None) if answers else None
    if number is None:
        return None
    return Refusal(Text("Another plan of this ship and company is in force: {number}.", number=number), ONE_PLAN,
                   Text("You can dismiss this one, or note first that the other has ended. What changes in a plan is a "
                        "modification of it."))


def follows_the_version_in_force(subject: Subject) -> Refusal | None:
    """The modification was written on the version that is in force now, and none is decided that begins later."""
    approval, answers = subject.facts.approval, subject.facts.answers
    if approval is None or answers is None:
        return None
    held, number = int(approval.data.get("plan_version", 1)), version_of(answers)
    if number <= held:
        return Refusal(Text("Version {held} of the plan is in force, and this was written as version {number}: it "
                            "would undo what changed in between.", held=held, number=number), REVISION,
                       Text("You can ask the applicant to write it on version {held}.", held=held))
    if approval.follows_on is not None:
        return Refusal(Text("A version that is decided already begins on {day}. What follows it is decided from that "
                            "day on.", day=approval.follows_on), REVISION, Text("You can wait for that day."))
    return None


def about_a_plan(subject: Subject) -> Refusal | None:
    """The case was begun about a plan that we have approved: without one there is no version to follow."""
    if subject.facts.approval is not None or subject.facts.answers is None:
        return None
    return Refusal(Text("The case is not about a plan that we have approved."),
                   cure=Text("The company can begin it from the page of the approved plan, or send a first plan."))


def about_no_plan(subject: Subject) -> Refusal | None:
    """The other way round: what is noted changes no version of ours."""
    if subject.facts.approval is None:
        return None
    return Refusal(Text("The case is about a plan that we have approved."),
                   cure=Text("What you note becomes the next version of that plan."))


def checked_since_the_last(subject: Subject) -> Refusal | None:
    """Asked only when a check is told: it lies after the approval, and after the check before it."""
    told, since = subject.given.get("checked_on"), subject.facts.clocks_from.get(YEARLY_CHECK.name)
    if told is None or since is None or date.fromisoformat(told) >= since:
        return None
    return Refusal(Text("The plan was approved, or checked last, on {day}. A check before that day does not count.",
                        day=since), YEARLY_CHECK.source, YOU_CAN)
