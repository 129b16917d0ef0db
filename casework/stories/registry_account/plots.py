"""The ends a story of this type may have: who takes which step, how many days later, and what is written on the way."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from casework.i18n import say
from casework.stories.registry_account.answers import company, example, operator, operator_begun
from casework.stories.registry_account.words import DISMISSED, OWN, REFUSED, WRITTEN
from casework.stories.telling import Beat, Plot, Told

__all__ = ["PLOTS", "WRITTEN"]


def _asks(*codes: str) -> Any:
    """These questions of the catalogue, and the sections they are about."""

    def questions(told: Told) -> dict[str, Any]:
        chosen = [question for question in told.case_type.questions if question.code in codes]
        return {
            "questions": [
                {"code": one.code, "wrong": say(one.wrong, told.language), "send": say(one.send, told.language),
                 "why": str(one.source), "sections": list(one.sections)} for one in chosen],
            "sections": sorted({name for one in chosen for name in one.sections}),
            "until": str(told.today + timedelta(weeks=max(one.weeks for one in chosen)))}  # fmt: skip

    return questions


def _complete(told: Told) -> dict[str, Any]:
    return {"complete_since": str(told.today - timedelta(days=1))}


def _grant(told: Told) -> dict[str, Any]:
    return {"outcomes": {subject.key: "approve" for subject in told.case_type.subjects(told.answers)}}


def _because(told: Told) -> dict[str, Any]:
    return {"because": told.plot.written[told.language]["because"]}


def _dismiss(told: Told) -> dict[str, Any]:
    return {**_because(told), "referral": told.plot.written[told.language]["referral"]}


ASKED = (
    Beat("submit", ""),
    Beat("screen", "marit", 2),
    Beat("request_information", "marit", 1, _asks("Q-BNK")),
    Beat("answer", "", 6),
)
COMPLETE = (Beat("declare_complete", "marit", 1, _complete), Beat("assess", "marit", 1))
OPENED = (
    Beat("start_opening", "tuva", 1),
    Beat("record_opening", "tuva", 0, lambda told: {"account_number": "EU-100-5012345-0-2"}),
    Beat("confirm_opening", "ingrid", 1),
)
APPROVED = (Beat("propose_approval", "marit", 2, _grant), Beat("sign_approval", "ingrid"))


def _with(more: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    return {language: {**texts, **more[language]} for language, texts in WRITTEN.items()}


PLOTS: dict[str, Plot] = {
    "approve": Plot("saarmets", "kristiina", example, (*ASKED, *COMPLETE, *APPROVED, *OPENED), WRITTEN),
    "refuse": Plot(
        "isarwind", "jana", company,
        (*ASKED[:2], Beat("request_information", "marit", 1, _asks("Q-MVA")), Beat("answer", "", 6), *COMPLETE,
         Beat("propose_refusal", "marit", 2, _because), Beat("sign_refusal", "ingrid")), _with(REFUSED)),
    "dismiss": Plot(
        "grenland", "leif", operator,
        (*ASKED[:2], Beat("propose_dismissal", "marit", 1, _dismiss), Beat("sign_dismissal", "per")), _with(DISMISSED)),
    "own_initiative": Plot(
        "grenland", "marit", operator_begun,
        (Beat("open_ourselves", "marit", 0, _because),
         Beat("request_information", "marit", 1, _asks("Q-INF")),
         Beat("answer", "leif", 8, writes=operator), *COMPLETE, *APPROVED, *OPENED), _with(OWN)),
    "withdraw": Plot("saarmets", "kristiina", example, (*ASKED, Beat("withdraw", "", 4)), WRITTEN),
}  # fmt: skip
