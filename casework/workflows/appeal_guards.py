"""Guards of appeals, and the fact that they ask: what a case says of an appeal, or an appeal of the decided case.

They ask `facts.appeal`, and are silent where there is none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from casework.core.case_type import Refusal, Subject
from casework.core.text import Source, Text
from casework.workflows.guards import COLLEAGUE_CAN, YOU_CAN

if TYPE_CHECKING:
    from casework.workflows.time_to_appeal import Limit

LATE = Source("forvaltningsloven", "§ 31")
OTHER_EYES = Source("The house rule that another than its author reviews a decision", "", note="own rule")
ANEW = Refusal(Text("The decision is changed."), cure=Text("The case will decide anew."))


@dataclass(frozen=True, slots=True)
class AppealFact:
    """How it stands. Of a decided case: `contested`, an appeal against a decision of it is open; `sent_back`, its last
    decision was changed, and it has to decide anew; `postponed`, it is not carried out while an appeal is open. Of an
    appeal: its `verdict` (in_time, late, too_late, heard), who prepared and signed what it appeals (`authors`), how
    many decisions it names (`parts`), and what is asked of postponed effect (`postponement`). Of a reversal too: when
    notice of the decision was sent (`decided_on`) and arrived, whether it was made `in_appeal`, and whether an appeal
    against it is open (`rival`); `author_signs`: who signed the decision may sign its reversal (a setting). `limit`:
    how the time to appeal stands, for the steps that ask for it.
    """

    contested: bool = False
    sent_back: bool = False
    verdict: str = ""
    authors: frozenset[int] = frozenset()
    parts: int = 0
    postponement: str = ""
    postponed: bool = False
    decided_on: date | None = None
    arrived_on: date | None = None
    in_appeal: bool = False
    rival: bool = False
    author_signs: bool = False
    limit: Limit | None = None


def fact(subject: Subject) -> AppealFact | None:
    """What is known of appeals in this case; None where there is nothing."""
    known: AppealFact | None = subject.facts.appeal
    return known


def not_contested(subject: Subject) -> Refusal | None:
    """A decision that is appealed is not final, and one that was changed is made anew."""
    if (known := fact(subject)) is None or not (known.contested or known.sent_back):
        return None
    if known.contested:
        return Refusal(Text("The decision is appealed."), cure=Text("The appeal will be decided."))
    return ANEW


def sent_back(subject: Subject) -> Refusal | None:
    """The last decision was changed, and the case has to decide anew."""
    if (known := fact(subject)) is None or known.sent_back:
        return None
    return Refusal(Text("The decision is not changed."),
                   cure=Text("An appeal, or a reversal of our own accord, can change it."))


def in_time(subject: Subject) -> Refusal | None:
    """It was handed in before the time to appeal was over."""
    if (known := fact(subject)) is None or known.verdict in ("in_time", "heard"):
        return None
    return Refusal(Text("The appeal came too late."), LATE,
                   Text("You can hear it all the same with a reason, or propose to dismiss it."))


def late_but_within_a_year(subject: Subject) -> Refusal | None:
    """A late appeal may be heard, but never when a year has passed."""
    if (known := fact(subject)) is None or known.verdict == "late":
        return None
    if known.verdict == "too_late":
        return Refusal(Text("More than a year has passed since the decision."), LATE, Text("Nobody can change that."))
    return Refusal(Text("The appeal is in time."), cure=Text("You can take it to review."))


def not_the_author(subject: Subject) -> Refusal | None:
    """Who prepared or signed the decision does not prepare what becomes of the appeal."""
    if (known := fact(subject)) is None or subject.person not in known.authors:
        return None
    return Refusal(Text("You prepared or signed the decision that is looked at again."), OTHER_EYES, COLLEAGUE_CAN)


def some_succeed(subject: Subject) -> Refusal | None:
    """In part: at least one of the decisions is changed, and at least one is not."""
    if (known := fact(subject)) is None:
        return None
    if known.parts < 2:
        return Refusal(Text("One decision is appealed, and it cannot be changed in part here."),
                       cure=Text("You can propose to reverse it; the new decision says what is granted."))
    told = subject.given.get("outcomes")
    if told is None or {"approve", "refuse"} <= set(told.values()):
        return None
    return Refusal(Text("Some must succeed and some not."),
                   cure=Text("You can propose to reverse the whole, or to uphold it."))


def amount_told(subject: Subject) -> Refusal | None:
    """Where a part of the costs is covered, it is said how much."""
    if subject.given.get("ruling") != "partly" or str(subject.given.get("amount") or "").strip():
        return None
    return Refusal(Text("Say how much is covered, where it is a part."), cure=YOU_CAN)


def postponement_open(subject: Subject) -> Refusal | None:
    """Whether the decision may be carried out meanwhile was answered, where it was asked."""
    if (known := fact(subject)) is None or known.postponement != "asked":
        return None
    return Refusal(Text("It is asked that the decision is not carried out meanwhile, and that is not answered."),
                   Source("forvaltningsloven", "§ 42"), Text("You can propose an answer."))
