"""What the file of a supervision should hold. Nothing here is an error: the party answers for none of it."""

from __future__ import annotations

from collections.abc import Iterator

from casework.core.checks import Check, Facts, Remark, Severity
from casework.core.text import Source, Text
from casework.workflows.rules import rule
from casework.workflows.supervision_case.answers import DUTIES, SupervisionAnswers

CLARIFY = Source("forvaltningsloven", "§ 17")


@rule("SUP-01", Severity.WARNING, Text("The file is whole"), CLARIFY)
def the_file_is_whole(answers: SupervisionAnswers, facts: Facts) -> Iterator[Remark]:
    yield from DUTIES.missing_said(answers)


@rule("SUP-02", Severity.WARNING, Text("What is put right was put right by today"), CLARIFY)
def what_is_put_right_has_been(answers: SupervisionAnswers, facts: Facts) -> Iterator[Remark]:
    for key, row in answers.findings.items():
        if row.rectified_on is not None and row.rectified_on > facts.today:
            yield f"/findings/{key}/rectified_on", Text("This day has not come yet.")


CHECKS: tuple[Check, ...] = (the_file_is_whole, what_is_put_right_has_been)
