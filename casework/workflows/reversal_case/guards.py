"""Guards of its own: who may reverse the decision on the ground in the file, whom it harms, and whether it was heard.

They ask the answers together with the days that were kept when the case was opened, and are silent where there are
neither.
"""

from __future__ import annotations

from datetime import date

from casework.core.case_type import Refusal, Subject
from casework.core.text import Source, Text
from casework.workflows.appeal_guards import AppealFact, fact, not_the_author
from casework.workflows.costs import FVL_36
from casework.workflows.reversal_case.answers import ReversalAnswers
from casework.workflows.reversing import Body, Review, refused

WRITE_IT = Text("You can write it in the file.")
FVL_16, FVL_33 = Source("forvaltningsloven", "§ 16"), Source("forvaltningsloven", "§ 33 second paragraph")


def review_of(answers: ReversalAnswers, known: AppealFact, on: date, warned_on: date | None = None) -> Review:
    """What the reversal rests on, if notice of it is sent on a day."""
    why = answers.why
    return Review(why.by, why.reason, why.harms, known.decided_on or on, known.arrived_on or on, on,
                  bool(why.announced), known.in_appeal, warned_on, why.named or "")


def ground_holds(subject: Subject) -> Refusal | None:
    """The law allows the reversal on the ground in the file, today."""
    if (known := fact(subject)) is None or subject.facts.answers is None:
        return None
    return refused(review_of(subject.facts.answers, known, subject.today))


def above_may(subject: Subject) -> Refusal | None:
    """The body above us warned and told within the time it has, and the file says that it is the one to reverse."""
    if (known := fact(subject)) is None or (answers := subject.facts.answers) is None:
        return None
    if answers.why.by is not Body.ABOVE:
        return Refusal(Text("The file does not say that the body above us reverses it."), cure=WRITE_IT)
    if "told_on" not in subject.given:
        return None  # asked before the step is opened
    told, warned = subject.given["told_on"], subject.given.get("warned_on")
    return refused(review_of(answers, known, date.fromisoformat(told), date.fromisoformat(warned) if warned else None))


def ours_to_reverse(subject: Subject) -> Refusal | None:
    """We reverse it, and not the body above us."""
    if (answers := subject.facts.answers) is None or answers.why.by is not Body.ABOVE:
        return None
    return Refusal(Text("The body above us reverses it."), cure=Text("You can record what it has decided."))


def not_appealed(subject: Subject) -> Refusal | None:
    """Nobody has appealed the decision: else it is reversed in the appeal."""
    if (known := fact(subject)) is None or not known.rival:
        return None
    return Refusal(Text("The decision is appealed."), FVL_33, Text("You can reverse it in the appeal."))


def in_favour(answers: ReversalAnswers) -> bool:
    """The change harms nobody: its costs can be claimed."""
    return answers.why.harms is False


def changed_in_favour(subject: Subject) -> Refusal | None:
    """Costs are covered where the decision was changed to the good of the party."""
    if (answers := subject.facts.answers) is None or in_favour(answers):
        return None
    return Refusal(Text("The decision was changed to the harm of the party, and then no costs are covered."), FVL_36,
                   Text("Nobody can change that."))


def other_eyes(subject: Subject) -> Refusal | None:
    """Who signed the decision does not sign its reversal either, while that reading holds."""
    return None if (known := fact(subject)) is not None and known.author_signs else not_the_author(subject)


def heard_before_harm(subject: Subject) -> Refusal | None:
    """The party was warned and could comment before a change to its harm."""
    answers = subject.facts.answers
    if (answers is not None and answers.why.harms is False) or "hearing" in subject.facts.clocks_ever:
        return None
    return Refusal(Text("The change harms the party, and it was not heard."), FVL_16, Text("You can warn it."))


def somebody_was_warned(subject: Subject) -> Refusal | None:
    """The party knows that the decision is looked at again, and is owed an answer."""
    if "hearing" in subject.facts.clocks_ever:
        return None
    return Refusal(Text("The party was not warned."), cure=Text("You can close the case with a note."))


def nobody_was_warned(subject: Subject) -> Refusal | None:
    """The party does not know of the case."""
    if "hearing" not in subject.facts.clocks_ever:
        return None
    return Refusal(Text("The party was warned, and is owed an answer."), cure=Text("You can tell it by letter."))
