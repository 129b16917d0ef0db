"""The letter that corrects another one: what stood there, what it should read, and why nothing decided is changed.

It is the same for every case type. Where the letter that was wrong told wrongly how to appeal, this one tells it in
full, because the time to appeal runs from its arrival (forvaltningsloven §§ 27 and 29).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from casework.i18n import say
from casework.letters import application
from casework.letters.order import Order, frame
from casework.letters.values import CaseFacts, Letter, Party, Value
from casework.workflows.correcting import Place, called

ROOM = "_correction"
"""Where its templates stand, whatever the case type."""


@dataclass(frozen=True, kw_only=True)
class Corrected(Value):
    """What is corrected: the document's `number`, day and title (`what`), and the `places`, in the letter's order."""

    number: str
    dated: date
    what: str
    why: str
    places: tuple[Place, ...]
    anew: bool = False


@dataclass(frozen=True, kw_only=True)
class CorrectionLetter(Letter):
    corrects: Corrected


def compose(order: Order) -> CorrectionLetter:
    """The letter. Raises `KeyError` where what is corrected was not told."""
    old, anew = order.told["corrects"], bool(order.told["anew"])
    return CorrectionLetter(
        **{**frame(order), "case_type": ROOM},
        party=Party(name=order.party, number=order.case_type.wishes(order.answers).number or "–"),
        case=CaseFacts(received_at=order.received_at, decision_days=0, own=order.own),
        appeal=application.appeal(order) if anew else None,
        corrects=Corrected(
            number=old["number"], dated=date.fromisoformat(old["dated"]),
            what=say(called(order.case_type, old["kind"]), order.language), why=order.told["why"].strip(),
            places=tuple(Place(**place) for place in order.told["places"]), anew=anew),
    )  # fmt: skip
