"""A measure of the authority: whom it is about, and whether its ground carries it.

A suspension needs reasonable grounds to believe one of three things (Regulation (EU) 2019/1122 Art. 30(1)); a removal
is for approvals that should have been refused (Art. 28(4)); access is given back when the ground is gone.
"""

from __future__ import annotations

from collections.abc import Iterator

from casework.core.checks import Check, Facts, Remark, Severity
from casework.core.text import Text
from casework.workflows.accounts.representatives import NAMELESS
from casework.workflows.representative_change.answers import RepresentativeAnswers, by_authority
from casework.workflows.representative_change.choices import GROUNDS, Measure
from casework.workflows.representative_change.seats import enough, measured, paired
from casework.workflows.representative_change.sources import REMOVING, SUSPENDING, TWO
from casework.workflows.rules import rule


@rule("REP-30", Severity.ERROR, Text("The measure is about somebody"), SUSPENDING)
def the_measure_is_about_somebody(answers: RepresentativeAnswers, facts: Facts) -> Iterator[Remark]:
    if by_authority(answers) and not answers.measure.who:
        yield "/measure/who", Text("Say whom the measure is about.")
    if any(key not in answers.standing.seats for key in answers.measure.who):
        yield "/measure/who", Text("This person is no representative of the account. Choose one of those who are.")


@rule("REP-31", Severity.ERROR, Text("The ground carries the measure"), REMOVING)
def the_ground_carries_it(answers: RepresentativeAnswers, facts: Facts) -> Iterator[Remark]:
    measure, ground = answers.measure.measure, answers.measure.ground
    if measure is not None and ground is not None and ground not in GROUNDS[measure]:
        yield "/measure/ground", Text("The regulation does not allow this measure on this ground.")


@rule("REP-32", Severity.ERROR, Text("The measure changes something"), SUSPENDING)
def the_measure_changes_something(answers: RepresentativeAnswers, facts: Facts) -> Iterator[Remark]:
    for seat in answers.measured.values():
        if answers.measure.measure is Measure.SUSPEND and seat.suspended:
            yield "/measure/who", Text("{name} is suspended already.", name=seat.label or NAMELESS)
        if answers.measure.measure is Measure.RESTORE and not seat.suspended:
            yield "/measure/who", Text("{name} is not suspended.", name=seat.label or NAMELESS)


@rule("REP-33", Severity.WARNING, Text("Somebody can still use the account"), TWO)
def somebody_can_use_the_account(answers: RepresentativeAnswers, facts: Facts) -> Iterator[Remark]:
    after = measured(answers)
    if by_authority(answers) and answers.measured and not (enough(after) and paired(after)):
        yield "/measure/who", Text("Not an error: after this nobody can start a transaction that another approves. The "
                                "letter asks the account holder to nominate another person.")


MEASURE_CHECKS: tuple[Check, ...] = (
    the_measure_is_about_somebody, the_ground_carries_it, the_measure_changes_something, somebody_can_use_the_account,
)
