"""Guards of its own: what must stand in the file before a letter says it, and what the findings allow."""

from __future__ import annotations

from casework.core.case_type import Refusal, Subject
from casework.core.text import Source, Text
from casework.workflows.guards import of_answers
from casework.workflows.supervision_case.answers import DUTIES, Manner, Severity, SupervisionAnswers, visits
from casework.workflows.supervision_case.facts import breaches, law

FVL_17 = Source("forvaltningsloven", "§ 17")
WRITE_IT = Text("You can write it in the file.")


def _lacks(answers: SupervisionAnswers, *sections: str) -> bool:
    return any(pointer.split("/")[1] in sections for pointer in DUTIES.missing_fields(answers))


@of_answers
def planned(answers: SupervisionAnswers) -> Refusal | None:
    """The party is told what is supervised, how, and when and where we come."""
    if not _lacks(answers, "about", "plan"):
        return None
    return Refusal(Text("The file does not say what is supervised and how, or when and where we come."), FVL_17,
                   WRITE_IT)


@of_answers
def announced(answers: SupervisionAnswers) -> Refusal | None:
    """A visit without notice is not announced."""
    if answers.plan.manner is not Manner.UNANNOUNCED:
        return None
    return Refusal(Text("The visit is to be without notice."), cure=Text("You can begin it without announcing it."))


@of_answers
def unannounced(answers: SupervisionAnswers) -> Refusal | None:
    """Only a visit without notice begins untold."""
    if answers.plan.manner is Manner.UNANNOUNCED:
        return None
    return Refusal(Text("The file does not say that the visit is without notice."), cure=WRITE_IT)


@of_answers
def carried_out(answers: SupervisionAnswers) -> Refusal | None:
    """A visit has its note: the day, the place, who was there, and what was seen."""
    note = answers.visit
    if not visits(answers) or (note.on and note.place and note.present and note.seen):
        return None
    return Refusal(Text("The visit has no note: its day and place, who was present, and what was seen."),
                   Source("forvaltningsloven", "§ 11 d"), WRITE_IT)


@of_answers
def findings_founded(answers: SupervisionAnswers) -> Refusal | None:
    """Each finding says what and how grave; a breach names the rule and where it stands."""
    if not _lacks(answers, "findings"):
        return None
    return Refusal(Text("A finding does not say what was found and how grave it is, or names no rule."), FVL_17,
                   WRITE_IT)


@of_answers
def something_found(answers: SupervisionAnswers) -> Refusal | None:
    """A preliminary report has something to comment on."""
    if answers.findings:
        return None
    return Refusal(Text("Nothing is found that the party could comment on."),
                   cure=Text("You can go on without a preliminary report."))


@of_answers
def nothing_found(answers: SupervisionAnswers) -> Refusal | None:
    """Nothing to remark on."""
    return Refusal(Text("The file holds findings.")) if answers.findings else None


@of_answers
def no_breach_found(answers: SupervisionAnswers) -> Refusal | None:
    """What is held against nobody need not be put to anybody first."""
    if not any(row.severity is Severity.BREACH for row in answers.findings.values()):
        return None
    return Refusal(Text("A breach is put to the party before the report is final."), FVL_17,
                   Text("You can send the preliminary report."))


@of_answers
def all_put_right(answers: SupervisionAnswers) -> Refusal | None:
    """There are findings, and no breach among them is left."""
    if answers.findings and not breaches(answers):
        return None
    return Refusal(Text("No finding is written, or a breach is not put right."),
                   cure=Text("You can write in the file when and how it was put right."))


@of_answers
def breach_left(answers: SupervisionAnswers) -> Refusal | None:
    """A breach is not put right."""
    if breaches(answers):
        return None
    return Refusal(Text("The file holds no breach that is not put right."), cure=WRITE_IT)


@of_answers
def police_known(answers: SupervisionAnswers) -> Refusal | None:
    """The law that is supervised by has a rule on what can be reported to the police, and a breach is left."""
    by = law(answers)
    if by is None or by.police is not None:
        return None
    return Refusal(Text("We know of no section by which a breach of these rules is reported to the police."), by.source,
                   Text("You can open a case about the breach."))


def findings_heard(subject: Subject) -> Refusal | None:
    """A breach was put to the party (the clock `hearing` ran) before the report about it is final."""
    return None if "hearing" in subject.facts.clocks_ever else no_breach_found(subject)
