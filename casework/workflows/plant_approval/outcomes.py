"""What may be decided: the category the table allows, a share where there is one, and the right leg of the work.

Category and share are told when an approval is proposed and stand in it. High-efficiency cogeneration is only decided
where the test is passed on the answers that were sent (§ 3 c).
"""

from __future__ import annotations

import re
from decimal import Decimal

from casework.core.case_type import Refusal, Subject
from casework.core.text import Text
from casework.workflows.guards import YOU_CAN, of_answers
from casework.workflows.plant_approval.answers import PlantAnswers
from casework.workflows.plant_approval.category import proposal
from casework.workflows.plant_approval.changes import CLASSIFIED, FOLLOWS, SAID, Follows
from casework.workflows.plant_approval.choices import CATEGORY_TITLES, Category, Kind

SHARED = frozenset({Category.HIGH_EFFICIENCY, Category.COMBINED})
ANOTHER_STEP = Text("You can choose another step.")


def category_possible(subject: Subject) -> Refusal | None:
    """Asked only when a category is given: it is one of those that the table leaves for these answers."""
    chosen = subject.given.get("category")
    if not chosen or subject.facts.answers is None:
        return None
    found = proposal(subject.facts.answers)
    if found is None:
        return Refusal(Text("The answers do not say which category the plant falls into."),
                       cure=Text("The applicant can complete the energy sources and the figures of the year."))
    if chosen in found.possible:
        return None
    if not found.possible:
        return Refusal(found.row.says, found.row.source, Text("You can propose a refusal."))
    return Refusal(Text("{why} {chosen} is not possible.", why=found.row.says,
                        chosen=CATEGORY_TITLES[Category(chosen)]), found.row.source,
                   Text("You can choose another category, or propose a refusal."))


def share_of(text: object) -> Decimal | None:
    """A share in per cent as it was typed; None where it is none."""
    typed = str(text or "").replace("%", "").replace(",", ".").strip()
    if not re.fullmatch(r"\d{1,3}(\.\d{1,4})?", typed, re.ASCII):
        return None
    return share if 0 < (share := Decimal(typed)) <= 100 else None


def share_told(subject: Subject) -> Refusal | None:
    """A share is told where the category needs one, and is a share."""
    chosen, typed = subject.given.get("category"), str(subject.given.get("share") or "").strip()
    if not chosen or (not typed and chosen not in SHARED):
        return None
    if not typed:
        return Refusal(Text("Say for which share of the power guarantees are issued in this category."), cure=YOU_CAN)
    if share_of(typed) is None:
        return Refusal(Text("“{share}” is not a share in per cent, such as 56.25.", share=typed), cure=YOU_CAN)
    return None


def _not_a_change(answers: PlantAnswers) -> Refusal | None:
    """A new approval is for a new plant, a renewal, and a change that needs one."""
    if answers.matter.kind is not Kind.CHANGE:
        return None
    follows = FOLLOWS[answers.matter.changed] if answers.matter.changed else Follows.ASSESSMENT
    if follows is Follows.APPROVAL:
        return None
    return Refusal(SAID[follows], CLASSIFIED, ANOTHER_STEP)


def _is_a_change(answers: PlantAnswers) -> Refusal | None:
    """A note and a change of the approval are for what was reported as changed."""
    if answers.matter.kind is Kind.CHANGE:
        return None
    return Refusal(Text("Nothing was reported as changed: this is no report of a change."), cure=ANOTHER_STEP)


def is_of_an_approval(subject: Subject) -> Refusal | None:
    """An approval is changed where the case is about one."""
    if subject.facts.approval is not None or subject.facts.answers is None:
        return None
    return Refusal(Text("The case is not about an approval that we have given."),
                   cure=Text("You can propose a new approval, or a dismissal."))


def enough_to_note(subject: Subject) -> Refusal | None:
    """Another change than one that is only noted needs the reason why a note is enough."""
    if not subject.given or subject.facts.answers is None or subject.facts.answers.matter.changed is None:
        return None
    follows = FOLLOWS[subject.facts.answers.matter.changed]
    if follows is Follows.NOTE or str(subject.given.get("reason") or "").strip():
        return None
    return Refusal(SAID[follows], CLASSIFIED, Text("You can note it and say why that is enough."))


not_a_change, is_a_change = of_answers(_not_a_change), of_answers(_is_a_change)
