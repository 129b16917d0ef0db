"""The ends that a supervision can have: without remarks, put right at once or after the report, left to an order,
switched to a case about a breach, or reported to the police.

The plant is the energy directorate's, the seller of heating oil the environment agency's: one declaration, two laws.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from casework.core.checks import DocumentFact
from casework.operations import initiative
from casework.stories.course import Gives, question, wrote
from casework.stories.supervision_case.words import BREACH, PLAN, REMARK, VISIT, WRITTEN
from casework.stories.telling import SERVICE, Beat, Plot, Scene, Told, by
from casework.workflows.charging import Accuse, tie_of
from casework.workflows.orders import Require
from casework.workflows.supervision_case.answers import SupervisionAnswers

OPERATOR = "fjellvarme"


def begun(company: str, on: date, manner: str = "documents", language: str = "en") -> SupervisionAnswers:
    """What is said when the case is opened."""
    said = {**PLAN[company][language], "occasion": "plan", "manner": manner}
    if manner == "documents":
        del said["place"]
    else:
        said["visit_on"] = str(on + timedelta(days=20))
    return SupervisionAnswers.model_validate({"plan": said})


def example(on: date) -> SupervisionAnswers:
    """The whole file, of a visit."""
    return SupervisionAnswers.model_validate({
        "about": {"case": "2026/1", "title": "Skardfoss", "name": "Skardfoss Kraft AS", "number": "918320458",
                  "regime": "GO-14"},
        "plan": begun("skardfoss", on, "visit").plan,
        "visit": {**VISIT["skardfoss"]["en"], "on": str(on), "place": PLAN["skardfoss"]["en"]["place"]},
        "findings": {"f1": {**BREACH["skardfoss"]["en"], "severity": "breach"},
                     "f2": {**REMARK["en"], "severity": "remark"}},
        "delivery": {"language": "en", "channel": "portal", "notice_email": "post@skardfosskraft.example"},
    })  # fmt: skip


def documents(on: date) -> tuple[DocumentFact, ...]:
    """What the party sends lies at the questions it answers."""
    return ()


def _visited(told: Told) -> dict[str, Any]:
    place = PLAN[told.plot.company][told.language]["place"]
    said = {**VISIT[told.plot.company][told.language], "on": str(told.today), "place": place}
    return {"section": "visit", "raw": said}


def _found(right: bool = False, remark: bool = False) -> Gives:
    """The findings; `right`: the breach is put right."""

    def found(told: Told) -> dict[str, Any]:
        done = {"rectified_on": str(told.today), "rectified_how": WRITTEN[told.language]["right_how"]} if right else {}
        rows = {"f1": {**BREACH[told.plot.company][told.language], "severity": "breach", **done}}
        return {"section": "findings",
                "raw": {**rows, **({"f2": {**REMARK[told.language], "severity": "remark"}} if remark else {})}}

    return found


def _opens(kind: type[Accuse], sections: Callable[[Told], dict[str, dict[str, Any]]]) -> Callable[[Told], None]:
    """Opens what follows from the supervision as it is offered on its page: an order, or a case about a breach."""

    def opens(told: Told) -> None:
        case = told.case
        found = next(one for one in initiative.offered_about(case) if type(tie_of(one)) is kind)
        known = {name: dict(raw) for name, raw in initiative.suggested(found, case).items()}
        said = {name: {**known.get(name, {}), **raw} for name, raw in {**known, **sections(told)}.items()}
        initiative.open_case(found.name, case, said, by=by(told.plot.writer), now=told.now)

    return opens


def _story(company: str, officer: str, *beats: Beat, manner: str = "documents") -> Plot:
    first = "begin_unannounced" if manner == "unannounced" else "announce"
    worded = {language: {"plan": {name: words for name, words in said.items()
                                  if name == "what" or manner != "documents"}}
              for language, said in PLAN[company].items()}  # fmt: skip
    return Plot(company, officer, lambda on: begun(company, on, manner),
                (Beat("open_supervision", officer), Beat(first, officer, 1), *beats), WRITTEN, worded=worded)


SUSPECTED = Beat("switch", "astrid", 2, wrote("suspects"))
ASKED = (Beat("request_information", "astrid", 1, question("SUP-D2")),)

PLOTS: dict[str, Plot] = {
    "clean": _story(
        "skardfoss", "astrid", *ASKED, Beat("remind", SERVICE, 17), Beat("answer", "gunnvor", 2), SUSPECTED,
        Beat("drop_suspicion", "astrid", 6, wrote("dropped", under="because")), Beat("close_clean", "astrid", 1)),
    "put_right": _story(
        "skardfoss", "astrid", Beat("write", "astrid", 19, _visited),
        Beat("write", "astrid", 0, _found(remark=True)), Beat("send_preliminary", "astrid", 2),
        Beat("comment", "gunnvor", 9, wrote("comment", under="said")),
        Beat("write", "astrid", 3, _found(right=True, remark=True)), Beat("close_put_right", "astrid", 1),
        manner="visit"),
    "followed_up": _story(
        OPERATOR, "marit", Beat("write", "marit", 19, _visited), Beat("write", "marit", 0, _found()),
        Beat("send_preliminary", "marit", 2),
        Beat("go_on_unheard", "marit", 24), Beat("report_breach", "marit", 2, wrote("follows")),
        Beat("write", "marit", 25, _found(right=True)), Beat("close_followed_up", "marit", 1), manner="unannounced"),
    "ordered": _story(
        OPERATOR, "marit", Beat("write", "marit", 9, _found()), Beat("send_preliminary", "marit", 2),
        Beat("go_on_unheard", "marit", 24), Beat("report_breach", "marit", 2, wrote("follows")),
        Beat("leave_to_order", "marit", 30, does=_opens(Require, lambda told: {}))),
    "switched": _story(
        "skardfoss", "astrid", *ASKED, SUSPECTED,
        Beat("leave_to_breach", "astrid", 1, does=_opens(Accuse, lambda told: {"suspicion": {"ground": "GO-3"}}))),
    "referred": _story(
        OPERATOR, "marit", Beat("write", "marit", 9, _found()),
        Beat("switch", "marit", 1, wrote("neglect", under="suspects")),
        Beat("propose_referral", "marit", 5, wrote("police", under="because")), Beat("sign_referral", "ingrid", 1)),
}  # fmt: skip
DEMO: tuple[Scene, ...] = (
    Scene("skardfoss", PLOTS["put_right"], 30, "send_preliminary", "nb"),
    Scene(OPERATOR, PLOTS["ordered"], 40, "report_breach", "nn"),
)
