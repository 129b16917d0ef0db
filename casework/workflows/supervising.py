"""Supervision as other cases know it: what it found, and whether it was switched to a case about a breach.

Which case is a supervision is said by the step that opens it (`Supervise`); nobody else asks for its type. A breach is
pursued from a supervision only once the party was told that it is suspected (forvaltningsloven § 48).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from casework.core.case_type import CaseType, Refusal, Subject
from casework.core.effects import Effect
from casework.core.text import Source, Text
from casework.workflows.charging import Accuse, tie_of
from casework.workflows.concerning import Watched
from casework.workflows.silence import fact


@dataclass(frozen=True, slots=True)
class Supervise(Accuse):
    """Ties a supervision to the case it concerns, if it is about one: a case may have several, and a party may be
    supervised without any. `found(answers)`: what was found, for the cases that follow; `switched`: the state in which
    the party was told that it is suspected.
    """

    said = Text("ties the supervision to the case that it concerns, if it is about one")
    alone = False
    found: Callable[[Any], Mapping[str, str]] = lambda answers: {}
    switched: str = ""


class KeepReceived(Effect):
    """Gives the documents that the party has sent their numbers in the case."""

    said = Text("puts the documents that came on file")


def watched(case_type: CaseType, state: str, answers: Any) -> Watched | None:
    """What a supervision has found, and whether it was switched; None where the case is no supervision."""
    tie = tie_of(case_type)
    return Watched(tie.found(answers), state == tie.switched) if isinstance(tie, Supervise) else None


def unbidden(case_type: CaseType) -> Supervise | None:
    """What ties a case of this type that may be opened about a party alone; None for any other."""
    tie = tie_of(case_type)
    return tie if isinstance(tie, Supervise) else None


def ordered(subject: Subject) -> Refusal | None:
    """The order that the report speaks of is opened."""
    if (known := fact(subject)) is None or known.ordered:
        return None
    return Refusal(Text("No order is opened about this case."), cure=Text("You can open one from this page."))


def accused(subject: Subject) -> Refusal | None:
    """The case about the breach is opened: it takes over what the party was told."""
    if (known := fact(subject)) is None or known.accused:
        return None
    return Refusal(Text("No case about a breach by this party is opened."), Source("forvaltningsloven", "§ 43"),
                   Text("You can open one from this page, or from the approval, the account or the permit."))
