"""What the case page, the letters and the first draft of the reasons take from an appeal."""

from __future__ import annotations

from collections.abc import Mapping

from casework.core.case_type import DecisionSubject, Wishes
from casework.core.checks import DocumentFact
from casework.core.text import Text
from casework.workflows.appeal_case.answers import AppealAnswers


def subjects(answers: AppealAnswers) -> tuple[DecisionSubject, ...]:
    """One for each thing that is appealed; each is answered on its own."""
    found = tuple(DecisionSubject(key, Text("The appeal: {what}", what=title), stands_alone=True)
                  for key, title in answers.chosen.items())
    return found or (DecisionSubject("appeal", Text("The appeal"), stands_alone=True),)


def title_of(answers: AppealAnswers) -> str:
    """What the decided case is called, with its number."""
    return answers.appealed.named


def wishes(answers: AppealAnswers) -> Wishes:
    """As who appeals has asked for; the address is that of the decided case."""
    return answers.appealed.wishes(answers.delivery)


def summary(answers: AppealAnswers) -> tuple[tuple[Text, Text | str], ...]:
    """(label, value) for the head of the case page."""
    return ((Text("It is about the decision in"), title_of(answers)),
            (Text("What is wanted"), answers.grounds.change or "–"))


def prefill(answers: AppealAnswers, documents: tuple[DocumentFact, ...]) -> Mapping[str, Text]:
    """The blocks `facts` and `rules` of the reasons."""
    of = answers.appealed
    return {
        "facts": Text("The appeal is against our decision of {day} in the case {case}.", day=of.decided_on or "–",
                      case=title_of(answers)),
        "rules": Text("Whoever the decision concerns may appeal within three weeks of its arrival, and says what is to "
                      "be changed (Public Administration Act sections 28, 29 and 32). We look at the case again and "
                      "change the decision if the appeal is right; else we send it to the appeal body (section 33)."),
    }
