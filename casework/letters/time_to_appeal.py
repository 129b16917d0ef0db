"""Letters about the time to appeal what a case has decided: more of it, no more of it, and the reasons asked for.

They are the same for every type, and read no words of one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from casework.letters import application
from casework.letters.contested import Contested
from casework.letters.order import Order, frame
from casework.letters.page import SHARED
from casework.letters.parts import Blank
from casework.letters.values import CaseFacts, Letter, Party

ASKED = ("until", "before", "because", "reasons", "appellant")


@dataclass(frozen=True, kw_only=True)
class TimeLetter(Letter):
    """`matter.last_day`: as it was before this letter. `told`: the reasons, in the officer's words. `appellant`: who
    appeals, where that is another than the party.
    """

    matter: Contested
    told: str = ""
    appellant: str = ""


def compose(order: Order) -> TimeLetter:
    """The letter. Raises `Blank` where the case does not hold what the letter owes."""
    if order.contested is None:
        raise Blank("a letter about the time to appeal needs a decision")
    told = {name: str(order.told.get(name) or "").strip() for name in ASKED}
    return TimeLetter(
        **frame(order) | {"case_type": SHARED},
        party=Party(name=order.party, number=order.case_type.wishes(order.answers).number or "–"),
        case=CaseFacts(received_at=order.received_at, decision_days=0),
        matter=replace(
            order.contested,
            last_day=date.fromisoformat(told["before"]) if told["before"] else order.contested.last_day,
            by=date.fromisoformat(told["until"]) if told["until"] else None,
            because=told["because"],
        ),
        told=told["reasons"],
        appellant=told["appellant"],
        appeal=application.appeal(order) if order.kind == "fuller_reasons" else None,
    )
