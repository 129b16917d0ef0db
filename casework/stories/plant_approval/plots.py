"""The ends a story of a plant may have: who takes which step, how many days later, and what is written on the way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from casework.stories.course import asked, complete, dismissed, refused, slowly
from casework.stories.plant_approval import answers, written
from casework.stories.telling import Beat, Plot, Told
from casework.workflows.plant_approval.answers import PlantAnswers

Gives = Callable[[Told], dict[str, Any]]

COMPLETE = complete("astrid")
TOLD = (Beat("tell_registrar", "astrid", 1, lambda told: {"message": f"NECS {told.today:%Y}-118"}),)


def _decided(category: str, share: str = "", *conditions: str) -> Gives:
    """The category, the share and the conditions as the caseworker proposes them."""
    return lambda told: {"category": category, **({"share": share} if share else {}),
                         "conditions": dict.fromkeys(conditions, "")}


def _approved(gives: Gives) -> tuple[Beat, ...]:
    return (*COMPLETE, Beat("propose_approval", "astrid", 3, gives), Beat("sign_approval", "ragnhild"), *TOLD)


def _skardfoss(given: Callable[[date], PlantAnswers], *beats: Beat, texts: written.Written = written.WRITTEN,
               after: tuple[Plot, int] | None = None) -> Plot:
    return Plot("skardfoss", "gunnvor", given, beats, texts, after)


APPROVED = _skardfoss(answers.hydro, *asked("astrid", "Q-SLD"), *_approved(_decided("a")))
SENT = (Beat("submit", ""), Beat("screen", "astrid", 2))

PLOTS: dict[str, Plot] = {
    "approve": APPROVED,
    "other_category": Plot("elvedal", "torbjorn", answers.gas, (*asked("magne", "Q-CHP"), *_approved(_decided("c"))),
                           written.OTHER),
    "conditions": Plot("nordviken", "silje", answers.waste, (
        *asked("astrid", "Q-SHR"), *_approved(_decided("combined", "54", "yearly_share"))), written.CONDITIONS),
    "refuse": _skardfoss(answers.pumped, *asked("astrid", "Q-MET"), *COMPLETE, *refused("astrid", "ragnhild"),
                         texts=written.REFUSED),
    "dismiss": _skardfoss(answers.not_started, *asked("astrid", "Q-INF"), *dismissed("astrid", "ragnhild"),
                          texts=written.DISMISSED),
    "withdraw": _skardfoss(answers.hydro, *slowly("astrid", "Q-SLD"), Beat("withdraw", "", 4)),
    "renew": _skardfoss(answers.renewed, *SENT, *_approved(_decided("a")), texts=written.RENEWED,
                        after=(APPROVED, 1500)),
    "change": _skardfoss(answers.enlarged, *SENT, *COMPLETE, Beat("propose_amendment", "astrid", 2, _decided("a")),
                         Beat("sign_amendment", "ragnhild"), *TOLD, texts=written.CHANGED, after=(APPROVED, 400)),
    "note": _skardfoss(answers.supported, *SENT, Beat("note_change", "astrid", 2), after=(APPROVED, 400)),
}  # fmt: skip
