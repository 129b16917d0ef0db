"""What must hold before an answer is proposed: each thing kept back has one exact ground, and no more than that."""

from __future__ import annotations

from collections.abc import Iterator

from casework.core.checks import Check, Facts, Remark, Severity
from casework.core.text import Source, Text
from casework.workflows.access_request.answers import (
    DUTIES,
    AccessAnswers,
    Verdict,
    ground_of,
    pages_of,
    submission,
)
from casework.workflows.rules import day_of, rule

GROUND = Source("offentleglova", "§ 31, first paragraph; forvaltningsloven, § 21", certainty=93)
REST = Source("offentleglova", "§ 12", certainty=93)
MORE = Source("offentleglova", "§ 11", certainty=93)
EMISSIONS = Source("miljøinformasjonsloven", "§§ 11 and 12", certainty=85)


@rule("ACC-01", Severity.ERROR, Text("Nothing is missing"), GROUND)
def nothing_is_missing(answers: AccessAnswers, facts: Facts) -> Iterator[Remark]:
    yield from DUTIES.missing_said(answers)


@rule("ACC-02", Severity.ERROR, Text("The ground belongs to the right by which it is asked"), GROUND)
def the_ground_is_of_the_right(answers: AccessAnswers, facts: Facts) -> Iterator[Remark]:
    for key, row in answers.verdicts.items():
        ground, place = ground_of(row), f"/verdicts/{key}/ground"
        if ground is None or answers.about.basis is None:
            continue
        if ground.of != answers.about.basis:
            yield place, Text("This ground is of another law than the right by which it is asked.")
        elif not ground.holds_on(day_of(facts)):
            yield place, Text("This ground does not hold on the day of the answer.")


@rule("ACC-03", Severity.ERROR, Text("Each document is answered once"), GROUND)
def each_is_answered_once(answers: AccessAnswers, facts: Facts) -> Iterator[Remark]:
    seen: set[str] = set()
    for key, row in answers.verdicts.items():
        if row.document is None:
            continue
        if row.document not in answers.found:
            yield f"/verdicts/{key}/document", Text("This document is not among those that are asked for.")
        elif row.document in seen:
            yield f"/verdicts/{key}/document", Text("This document has an answer already.")
        seen.add(row.document)


@rule("ACC-04", Severity.ERROR, Text("What is given in part can be told from what is kept back"), REST)
def the_part_can_be_told(answers: AccessAnswers, facts: Facts) -> Iterator[Remark]:
    for key, row in answers.verdicts.items():
        filed = answers.found.get(row.document or "")
        if row.verdict is not Verdict.PART or filed is None:
            continue
        if submission(answers, row):
            if any(one.rpartition(".")[0] != row.document for one in row.leaves_out):
                yield f"/verdicts/{key}/leaves_out", Text("These parts belong to another document.")
        elif not filed.is_pdf:
            yield f"/verdicts/{key}/verdict", Text("A picture is given whole or not at all.")
        elif row.pages and pages_of(row.pages) is None:
            yield f"/verdicts/{key}/pages", Text("Write pages as 1-3, 5.")


@rule("ACC-05", Severity.WARNING, Text("Information on emissions is open"), EMISSIONS)
def emissions_are_open(answers: AccessAnswers, facts: Facts) -> Iterator[Remark]:
    if answers.verdicts and answers.assessment.emissions:
        yield "/assessment/emissions", Text("Information on emissions is kept back only for very strong reasons.")


CHECKS: tuple[Check, ...] = (
    nothing_is_missing, the_ground_is_of_the_right, each_is_answered_once, the_part_can_be_told, emissions_are_open)
