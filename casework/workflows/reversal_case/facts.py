"""What the case page, the letters and the first draft of the reasons take from the file of a reversal."""

from __future__ import annotations

from collections.abc import Mapping

from casework.core.case_type import DecisionSubject, Wishes
from casework.core.checks import DocumentFact
from casework.core.text import Text
from casework.workflows.reversal_case.answers import CHOICES, ReversalAnswers
from casework.workflows.reversing import Ground

NOT_WRITTEN = Text("not written")


def subjects(answers: ReversalAnswers) -> tuple[DecisionSubject, ...]:
    """One for each thing that is looked at again."""
    found = tuple(DecisionSubject(key, Text("Reversal: {what}", what=title), stands_alone=True)
                  for key, title in answers.chosen.items())
    return found or (DecisionSubject("reversed", Text("The reversal"), stands_alone=True),)


def title_of(answers: ReversalAnswers) -> str:
    return answers.appealed.named


def wishes(answers: ReversalAnswers) -> Wishes:
    return answers.appealed.wishes(answers.delivery)


def summary(answers: ReversalAnswers) -> tuple[tuple[Text, Text | str], ...]:
    """(label, value) for the head of the case page."""
    ground = answers.why.reason
    return ((Text("It is about the decision in"), title_of(answers)),
            (Text("Ground"), CHOICES[Ground][ground] if ground else NOT_WRITTEN))


def prefill(answers: ReversalAnswers, documents: tuple[DocumentFact, ...]) -> Mapping[str, Text]:
    """The blocks `facts` and `rules` of the reasons."""
    of, why = answers.appealed, answers.why
    return {
        "facts": Text("The decision was made on {day} in the case {case}. {wrong}", day=of.decided_on or "–",
                      case=title_of(answers), wrong=why.wrong or ""),
        "rules": Text("An authority may reverse its own decision though nobody has appealed, if that harms nobody whom "
                      "it is directed at or favours, if notice of it has not arrived, if it is invalid, or where other "
                      "rules allow it (Public Administration Act section 35)."),
    }
