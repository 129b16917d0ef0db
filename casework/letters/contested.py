"""What a letter about an appeal says of the decision that is appealed, and of how it stands with the appeal.

Days are legal days; texts are in the language of the letter. A text that says nothing is blank.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from casework.letters.parts import OSLO, Value


@dataclass(frozen=True, kw_only=True)
class ReckonedStep(Value):
    """One step of the reckoning whether the appeal is in time, and where the rule stands."""

    text: str
    law: str


@dataclass(frozen=True, kw_only=True)
class FiledDocument(Value):
    """A document that goes to the appeal body."""

    number: str
    title: str
    date: date


@dataclass(frozen=True, kw_only=True)
class Contested(Value):
    """`about`: what the decided case is called, with its number. `decided_in`, `decided_on`: the letter with the
    decision; `arrived_on`: when it counts as arrived; `last_day`: to appeal, as it stands; `is_over`: that day has
    passed. `verdict`: in_time, heard (late, heard all the same), late or too_late; `steps`: how that is reckoned.
    `parts`: what is appealed; `changed`, `upheld`: which of them. `postponement`: blank (not asked), asked, granted or
    refused. `by`: the last day that this letter gives, or the day it tells of. Where nothing is appealed yet, there is
    no verdict, and there are no parts.
    """

    about: str
    case_number: str
    decided_on: date
    arrived_on: date
    last_day: date
    is_over: bool
    received_at: datetime
    channel: str
    verdict: str = ""
    parts: tuple[str, ...] = ()
    decided_in: str = ""
    steps: tuple[ReckonedStep, ...] = ()
    changed: tuple[str, ...] = ()
    upheld: tuple[str, ...] = ()
    postponement: str = ""
    why_late: str = ""
    documents: tuple[FiledDocument, ...] = ()
    terms: str = ""
    because: str = ""
    by: date | None = None
    outcome: str = ""
    claimed: str = ""
    claimed_for: str = ""
    ruling: str = ""
    amount: str = ""

    @property
    def received_on(self) -> date:
        return self.received_at.astimezone(OSLO).date()
