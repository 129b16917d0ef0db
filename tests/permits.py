"""A kind of approval that is granted, renewed, changed, suspended and revoked, for tests of what lives on.

`PERMIT` grants it under a yearly series; `SEQUEL` is about one that is in force.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import Field

from casework.core.answers import Answers, Row
from casework.core.approvals import About, ApprovalFact, ApprovalKind, Condition, Holder, Line, Series
from casework.core.asked import Section
from casework.core.case_type import Actor, CaseType, Phase, Refusal, State, Step, Subject
from casework.core.checks import Check, Facts, Remark, Severity
from casework.core.effects import Amend, ApprovalEffect, FreezeAnswers, Grant, Restore, Revoke, Suspend
from casework.core.periods import Months, Weeks, Years
from casework.core.text import Source, Text
from casework.forms.look import Block, CaseForm, SectionForm
from casework.workflows.authorities import ENVIRONMENT_AGENCY


class Wish(Row):
    what: str | None = Field(default=None, title="What")
    new_holder: str | None = Field(default=None, title="New holder")


class PermitAnswers(Answers):
    wish: Wish = Wish()


def _data(answers: PermitAnswers, told: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    return {**before, "allows": answers.wish.what or before.get("allows", ""), "secret": "inside"}


def _holder(answers: PermitAnswers) -> Holder | None:
    return Holder(answers.wish.new_holder, "New Holder AS") if answers.wish.new_holder else None


KIND = ApprovalKind(
    name="permit",
    title=Text("Permit"),
    number=Series("T-{year}-{n:04}"),
    length=Years(5),
    reminders=(Months(6), Weeks(4)),
    public=True,
    lines=(Line("allows", Text("It allows"), public=True), Line("secret", Text("Kept inside"))),
    conditions=(
        Condition("report", Text("Send a report."), due=Months(3)),
        Condition("fence", Text("Build a fence."), applies=lambda answers, told: answers.wish.what == "bears"),
    ),
    data=_data,
    holder=_holder,
)


def _state(name: str, phase: Phase) -> State:
    return State(name, phase, Text(name), Text(name))


DRAFT, SENT, DECIDED = _state("draft", Phase.DRAFT), _state("sent", Phase.REVIEW), _state("decided", Phase.CLOSED)
LAW = Source("The law of permits", "§ 1")


def _sent() -> Step:
    return Step(
        "submit", (DRAFT,), SENT, (Actor.APPLICANT,), Text("Send"), numbers=True, effects=(FreezeAnswers(),)
    )


def _ends(name: str, effect: ApprovalEffect, **more: Any) -> Step:
    return Step(name, (SENT,), DECIDED, (Actor.CASEWORKER,), Text(name), effects=(effect,), **more)


def is_in_force(subject: Subject) -> Refusal | None:
    about = subject.facts.approval
    return None if about and about.status == "in_force" else Refusal(Text("It is not in force."))


def _same_wish(answers: PermitAnswers, facts: Facts) -> list[Remark]:
    asks_for_the_same = facts.approval and facts.approval.data["allows"] == answers.wish.what
    return [("/wish/what", Text("This is what it allows already."))] if asks_for_the_same else []


def _carry(fact: ApprovalFact, answers: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"wish": {"what": answers["wish"]["what"]}}


def _type(name: str, steps: tuple[Step, ...], **more: Any) -> CaseType:
    return CaseType(
        name=name,
        version=1,
        title=Text(name),
        plain_title=Text(name),
        authority=ENVIRONMENT_AGENCY,
        answers=PermitAnswers,
        sections=(Section("wish", Text("Wish"), Text("Wish")),),
        states=(DRAFT, SENT, DECIDED),
        steps=steps,
        approvals=(KIND,),
        **more,
    )


PERMIT = _type("permit", (_sent(), _ends("grant", Grant("permit"))))
SEQUEL = _type(
    "sequel",
    (
        _sent(),
        _ends("renew", Grant("permit")),
        _ends("amend", Amend("permit")),
        _ends("suspend", Suspend("permit"), guards=(is_in_force,)),
        _ends("restore", Restore("permit")),
        _ends("revoke", Revoke("permit")),
    ),
    about=(About("permit", Text("Renew or change"), renews=True, carry=_carry),),
    checks=(Check("SAME", Severity.WARNING, Text("The same again"), LAW, _same_wish, needs=("approval",)),),
)


def form_of(case_type: CaseType) -> CaseForm:
    """A form of one page."""
    page = SectionForm("wish", Text("What you wish for."), (Block(("what", "new_holder")),))
    return CaseForm(case_type, (page,), {}, lambda answers, section, row: (), Text("It is true."))
