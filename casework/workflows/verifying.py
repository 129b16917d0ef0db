"""An independent verifier in a case: the party names it, it delivers its assessment, and only it writes that part.

The verifier's conclusion is its own (Regulation (EU) 2015/757 Art. 13): where it has a sign-in here and is named, the
party can no longer write the section it delivers. The section is said by the effect, so that access, pages and the
rules about writing read one declaration.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from casework.core.case_type import Actor, CaseType, Refusal, Subject
from casework.core.effects import Effect
from casework.core.text import Text


@dataclass(frozen=True, slots=True)
class Accredited:
    """By which right a verifier verifies: what it says of itself, in the words of the certificate."""

    name: str
    number: str
    country: str
    maritime: bool
    valid_from: date
    valid_until: date

    @property
    def certificate(self) -> tuple[str, str, date]:
        """What tells it from others: number, state of the accreditation body, first day."""
        return self.number, self.country, self.valid_from

    def covers(self, day: date) -> bool:
        return self.maritime and self.valid_from <= day <= self.valid_until


class NameVerifier(Effect):
    """Ties the party that was given to the case as its verifier, and ends the tie of the one before; none = nobody."""

    said = Text("lets the verifier see the plan and assess it, and ends what another could see")


@dataclass(frozen=True, slots=True)
class Deliver(Effect):
    """Writes the section with what the verifier gave and by which right it verifies; its report lies beside it.

    `asked`: the fields it writes, `day` the one that says when it assessed; `heads`: those that its accreditation
    fills; `stamp`: what is kept of the answers that it assessed, so that a later change is seen. It sees every section
    but those `hidden`, `papers` of these kinds and `letters` of these, and no more.
    """

    said = Text("puts the assessment and the report into the plan, as the verifier delivered them")
    section: str
    report: str
    asked: tuple[str, ...]
    hidden: tuple[str, ...]
    papers: tuple[str, ...]
    letters: tuple[str, ...]
    heads: Callable[[Accredited], Mapping[str, Any]]
    stamp: Callable[[Any], Mapping[str, Any]]
    day: str


def delivery_of(case_type: CaseType) -> Deliver | None:
    """What a verifier delivers in cases of this type; None where none takes part."""
    return next((effect for step in case_type.steps if Actor.VERIFIER in step.by for effect in step.effects
                 if isinstance(effect, Deliver)), None)


def may_deliver(subject: Subject) -> Refusal | None:
    """The person may bind the verifier."""
    if Actor.VERIFIER not in subject.roles or subject.facts.may_sign_for_party:
        return None
    return Refusal(Text("You may read for the verifier, but not deliver its assessment."),
                   cure=Text("Somebody who may sign for the verifier can."))
