"""What the file of a reversal says: which decision, what is wrong with it, who reverses it, on what ground, to whose
harm.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from pydantic import Field

from casework.core.answers import Answers, Row
from casework.core.asked import Section
from casework.core.text import Text
from casework.workflows.application.delivery import DELIVERY, Delivery
from casework.workflows.application.delivery import OWED as DELIVERED
from casework.workflows.contested import Contested
from casework.workflows.owed import Duties, Owed
from casework.workflows.reversing import RULES, Body, Ground

CHOICES: Mapping[type[StrEnum], Mapping[StrEnum, Text]] = {
    Body: {Body.US: Text("We do, who made the decision"), Body.ABOVE: Text("The body above us")},
    Ground: {ground: rule.title for ground, rule in RULES.items()},
}


class Why(Row):
    which: tuple[str, ...] = Field(default=(), title="Which of what was decided is to be changed?")
    wrong: str | None = Field(default=None, title="What is wrong with the decision, and how we learned of it")
    by: Body | None = Field(default=None, title="Who reverses it?")
    reason: Ground | None = Field(default=None, title="On what ground?")
    harms: bool | None = Field(
        default=None, title="Does the change harm whom the decision is directed at or favours?",
        description="If in doubt, it does.")
    announced: bool | None = Field(default=None, title="Is the decision announced to the public?")
    named: str | None = Field(
        default=None, title="Which act and section, which term of the decision, or which principle")


class ReversalAnswers(Answers):
    appealed: Contested = Contested()
    why: Why = Why()
    delivery: Delivery = Delivery()

    @property
    def chosen(self) -> Mapping[str, str]:
        """What is looked at of what was decided, by key; all of it where nothing is chosen."""
        return self.appealed.chosen(self.why.which)


def unarrived(answers: ReversalAnswers, row: Why) -> bool:
    return row.reason is Ground.NOT_ARRIVED


def elsewhere(answers: ReversalAnswers, row: Why) -> bool:
    return row.reason is not None and RULES[row.reason].named


SECTIONS = (Section("why", Text("Why it is looked at again"), Text("The reversal")), DELIVERY)
OWED = (
    Owed("why", ("wrong", "by", "reason", "harms")),
    Owed("why", ("announced",), unarrived),
    Owed("why", ("named",), elsewhere),
    *DELIVERED,
)
DUTIES = Duties(ReversalAnswers, SECTIONS, OWED, {})
