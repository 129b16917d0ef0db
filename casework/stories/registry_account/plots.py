"""The ends a story of this type may have: who takes which step, how many days later, and what is written on the way."""

from __future__ import annotations

from typing import Any

from casework.stories.accounts import OPENED
from casework.stories.course import asked, complete, dismissed, granted, merged, question, refused, slowly, wrote
from casework.stories.registry_account.answers import company, example, operator, operator_begun, operator_late
from casework.stories.registry_account.words import DISMISSED, OWN, REFUSED, WRITTEN
from casework.stories.telling import Beat, Plot, Told

__all__ = ["PLOTS", "WRITTEN"]


def _everything(told: Told) -> dict[str, Any]:
    """Every section of the kind is opened: the party writes what we could not know."""
    asked = [section.name for section in told.case_type.sections if section.when(told.answers)]
    return {**question("Q-INF")(told), "sections": asked}


COMPLETE = complete("marit")
APPROVED = (Beat("propose_approval", "marit", 2, granted), Beat("sign_approval", "ingrid"))

PLOTS: dict[str, Plot] = {
    "approve": Plot("saarmets", "kristiina", example, (*asked("marit", "Q-BNK"), *COMPLETE, *APPROVED, *OPENED),
                    WRITTEN),
    "refuse": Plot("isarwind", "jana", company,
                   (*asked("marit", "Q-MVA"), *COMPLETE, *refused("marit", "ingrid")), merged(WRITTEN, REFUSED)),
    "dismiss": Plot("grenland", "leif", operator,
                    (Beat("submit", ""), Beat("screen", "marit", 2), *dismissed("marit", "per", "Erhvervsstyrelsen")),
                    merged(WRITTEN, DISMISSED)),
    "own_initiative": Plot("grenland", "marit", operator_begun,
                           (Beat("open_ourselves", "marit", 0, wrote("because")),
                            Beat("request_information", "marit", 1, _everything),
                            Beat("answer", "leif", 8, writes=operator_late), *COMPLETE,
                            Beat("extend", "marit", 3, wrote("longer", under="reason")), *APPROVED, *OPENED),
                           merged(WRITTEN, OWN)),
    "withdraw": Plot("saarmets", "kristiina", example, (*slowly("marit", "Q-BNK"), Beat("withdraw", "", 4)), WRITTEN),
}  # fmt: skip
