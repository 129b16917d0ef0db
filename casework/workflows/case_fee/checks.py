"""What an officer must say who announces a fee by hand; the system says it all itself."""

from __future__ import annotations

from collections.abc import Iterator

from casework.core.checks import Check, Facts, Remark, Severity
from casework.core.text import Source, Text
from casework.workflows.case_fee.answers import DUTIES, FeeAnswers
from casework.workflows.rules import rule


@rule("FEE-01", Severity.ERROR, Text("Nothing is missing"), Source("klimakvoteloven", "§ 7", certainty=90))
def nothing_is_missing(answers: FeeAnswers, facts: Facts) -> Iterator[Remark]:
    yield from DUTIES.missing_said(answers)


CHECKS: tuple[Check, ...] = (nothing_is_missing,)
