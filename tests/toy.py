"""A small case type for tests of the machinery: seven states, a step that stays, a return, acts of two people, two
ends.

`TOY` is version 1. `TOY_2` is its next version: the state `review` is called `handling`, and open cases move there.
"""

from __future__ import annotations

from dataclasses import replace

from casework.core.answers import Answers, Row
from casework.core.asked import Section
from casework.core.authority import Authority, Face
from casework.core.case_type import Actor, CaseType, Phase, State, Step
from casework.core.text import Text
from casework.workflows.fee_guards import may_be_pursued
from casework.workflows.guards import declaration_given, four_eyes, impartial
from casework.workflows.silence import TellOfSilence

AUTHORITY = Authority(
    key="toy_authority",
    country="NO",
    mark="mark.svg",
    faces={
        language: Face(
            "Directorate of Toys",
            ("Lekegata 1", "0001 Oslo"),
            "post@toys.example",
            "22 00 00 00",
            "toys.example",
            "Ministry of Play",
        )
        for language in ("nb", "nn", "en")
    },
)


class Wish(Row):
    what: str | None = None


class ToyAnswers(Answers):
    wish: Wish = Wish()


def state(name: str, phase: Phase, waits_on: str | None = None) -> State:
    return State(name, phase, Text(name), Text(name), waits_on)


DRAFT = state("draft", Phase.DRAFT)
SUBMITTED = state("submitted", Phase.SUBMISSION)
REVIEW = state("review", Phase.REVIEW)
PROPOSED = state("proposed", Phase.DECISION)
DECIDED = state("decided", Phase.CLOSED)
WITHDRAWN = state("withdrawn", Phase.CLOSED)
HANDLING = state("handling", Phase.REVIEW)

APPLICANT, CASEWORKER, SIGNATORY = (Actor.APPLICANT,), (Actor.CASEWORKER,), (Actor.SIGNATORY,)


def steps(review: State) -> tuple[Step, ...]:
    return (
        Step("submit", (DRAFT,), SUBMITTED, APPLICANT, Text("Submit"), guards=(declaration_given,), numbers=True),
        Step("take_up", (SUBMITTED,), review, CASEWORKER, Text("Take up")),
        Step("remind", (review,), None, (Actor.SYSTEM, Actor.CASEWORKER), Text("Remind")),
        Step("send_back", (review,), SUBMITTED, CASEWORKER, Text("Send back"), returns=True,
             effects=(TellOfSilence("right_to_silence", (SUBMITTED.name,)),)),
        Step("reckon", (review,), None, CASEWORKER, Text("Reckon"), guards=(impartial,), prepares="fee"),
        Step("agree", (review,), None, SIGNATORY, Text("Agree"), guards=(impartial, four_eyes), decides="fee"),
        Step("collect", (review,), None, (Actor.FINANCE,), Text("Collect"), guards=(may_be_pursued,)),
        Step("propose", (review,), PROPOSED, CASEWORKER, Text("Propose"), guards=(impartial,), prepares="decision"),
        Step("withhold", (PROPOSED,), review, CASEWORKER, Text("Take the proposal back"), returns=True),
        Step("sign", (PROPOSED,), DECIDED, SIGNATORY, Text("Sign"), guards=(impartial, four_eyes), decides="decision"),
        Step("withdraw", (SUBMITTED, review), WITHDRAWN, APPLICANT, Text("Withdraw")),
    )


TOY = CaseType(
    name="toy",
    version=1,
    title=Text("Toy"),
    plain_title=Text("Toy"),
    authority=AUTHORITY,
    answers=ToyAnswers,
    sections=(Section("wish", Text("Wish"), Text("Wish")),),
    states=(DRAFT, SUBMITTED, REVIEW, PROPOSED, DECIDED, WITHDRAWN),
    steps=steps(REVIEW),
)

TOY_2 = replace(
    TOY,
    version=2,
    states=(DRAFT, SUBMITTED, HANDLING, PROPOSED, DECIDED, WITHDRAWN),
    steps=steps(HANDLING),
    moves={"review": "handling"},
)
