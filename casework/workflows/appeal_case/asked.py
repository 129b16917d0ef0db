"""What is looked at in an appeal: what is missing, what can be asked, and what only a person can judge (§§ 28–36, 42).
"""

from __future__ import annotations

from collections.abc import Iterator

from casework.core.asked import ChecklistItem, Document, Question
from casework.core.checks import Check, Facts, Remark, Severity
from casework.core.text import Source, Text
from casework.workflows.appeal_case.answers import DUTIES, AppealAnswers
from casework.workflows.appeal_guards import OTHER_EYES
from casework.workflows.rules import rule

ACT = "forvaltningsloven"
FORM, INTEREST, LIMIT = Source(ACT, "§ 32"), Source(ACT, "§ 28"), Source(ACT, "§§ 29 and 30")
LATE, REVIEW, COSTS = Source(ACT, "§ 31"), Source(ACT, "§ 33"), Source(ACT, "§ 36")
HARM, MEANWHILE, AGENT = Source(ACT, "§ 34 third paragraph"), Source(ACT, "§ 42"), Source(ACT, "§ 12")


@rule("APL-01", Severity.ERROR, Text("Nothing is missing"), FORM)
def nothing_is_missing(answers: AppealAnswers, facts: Facts) -> Iterator[Remark]:
    yield from DUTIES.missing_said(answers)


CHECKS: tuple[Check, ...] = (nothing_is_missing,)
DOCUMENTS = (
    Document("support", Text("Document that supports the appeal"), FORM, required=False),
    Document("mandate", Text("Authority to act for the party"), AGENT, required=False,
             hint=Text("A lawyer needs none, unless we ask.")),
)
QUESTIONS = (
    Question("Q-DEC", Text("Which decision"), Text("We cannot see which decision you appeal."),
             Text("Tell us which decision it is, or which part of it."), FORM, 2, ("grounds",)),
    Question("Q-CHG", Text("What is to be changed"), Text("The appeal does not say what you want changed."),
             Text("Tell us what you want changed in the decision. You may also say why."), FORM, 2, ("grounds",),
             ("APL-01",)),
    Question("Q-SIG", Text("Signature"), Text("The appeal is not signed, and we cannot see that it comes from you."),
             Text("Send it signed, or confirm it in the service."), FORM, 2, ("appellant",)),
    Question("Q-AUT", Text("Authority to act"), Text("We cannot see that who wrote may act for the party."),
             Text("Send a written authority."), AGENT, 2, ("appellant",)),
    Question("Q-INT", Text("Legal interest"), Text("We cannot see how the decision concerns you."),
             Text("Tell us how the decision concerns you."), INTEREST, 2, ("appellant",)),
)
CHECKLIST = (
    ChecklistItem("arrival", Text("Is it shown on which day the decision arrived?"), LIMIT),
    ChecklistItem("handed_in", Text("Is it shown on which day, and how, the appeal was handed in?"), LIMIT),
    ChecklistItem("interest", Text("Has who appeals a legal interest, and authority to act?"), INTEREST,
                  sections=("appellant",)),
    ChecklistItem("form", Text("Is the appeal signed or confirmed, and does it say what is to be changed?"), FORM,
                  sections=("grounds",), rules=("APL-01",)),
    ChecklistItem("timely", Text("Is it in time; or are the reasons for and against hearing it late weighed?"), LATE),
    ChecklistItem("meanwhile", Text("Is it answered whether the decision may be carried out meanwhile?"), MEANWHILE),
    ChecklistItem("new_facts", Text("Is what is new in the appeal looked into?"), REVIEW),
    ChecklistItem("others", Text("Were other parties heard?"), REVIEW),
    ChecklistItem("arguments", Text("Is every argument listed and answered?"), REVIEW),
    ChecklistItem("other_eyes", Text("Was the decision looked at again by another than its author?"), OTHER_EYES),
    ChecklistItem("follows", Text("Reversed: does the letter tell of costs? Upheld: are statement and list of "
                                  "documents whole?"), COSTS),
    ChecklistItem("copy", Text("Do the parties get a copy of the statement?"), REVIEW),
    ChecklistItem("harm", Text("Is the last day noted on which a change to harm can be warned of?"), HARM),
)
