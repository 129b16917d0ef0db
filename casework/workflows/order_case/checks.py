"""What the file must hold before an order can be proposed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from casework.core.checks import Check, Facts, Remark, Severity
from casework.core.text import Source, Text
from casework.workflows.order_case.answers import DUTIES, OrderAnswers
from casework.workflows.rules import rule

CLARIFY = Source("forvaltningsloven", "§ 17")
TO_APPEAL = timedelta(weeks=3)


@rule("ORD-01", Severity.ERROR, Text("The file is whole"), CLARIFY)
def the_file_is_whole(answers: OrderAnswers, facts: Facts) -> Iterator[Remark]:
    yield from DUTIES.missing_said(answers)


@rule("ORD-02", Severity.ERROR, Text("The day to do it lies ahead"), CLARIFY)
def the_day_lies_ahead(answers: OrderAnswers, facts: Facts) -> Iterator[Remark]:
    if answers.duty.by is not None and answers.duty.by <= facts.today:
        yield "/duty/by", Text("This day is not later than today.")


@rule("ORD-03", Severity.WARNING, Text("The time to appeal runs out before the day"),
      Source("forvaltningsloven", "§§ 29 and 42"))
def the_time_to_appeal_runs_out_first(answers: OrderAnswers, facts: Facts) -> Iterator[Remark]:
    by = answers.duty.by
    if by is not None and facts.today < by <= facts.today + TO_APPEAL:
        yield "/duty/by", Text("The order must be met before the time to appeal has run out. The party can ask that it "
                               "need not be.")


CHECKS: tuple[Check, ...] = (the_file_is_whole, the_day_lies_ahead, the_time_to_appeal_runs_out_first)
