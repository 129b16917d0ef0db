"""The ends that an order can have: met after more time, not met, ended without an order, or withdrawn.

The order about guarantees of origin is the energy directorate's, the one about a monitoring plan the environment
agency's: one declaration, two laws.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from casework.core.checks import DocumentFact
from casework.stories.course import Gives, merged, wrote
from casework.stories.order_case.words import BREACH, DEPOT, DUTY, WRITTEN
from casework.stories.telling import Beat, Plot, Scene, Told
from casework.workflows.order_case.answers import OrderAnswers

OPERATOR = "fjellvarme"
TIME = timedelta(days=70)
"""From the day that the duty is written to the last day to meet it."""


def begun(company: str, language: str = "en") -> OrderAnswers:
    """What is said when the case is opened."""
    return OrderAnswers.model_validate({"breach": BREACH[company][language]})


def example(on: date) -> OrderAnswers:
    """The whole file."""
    return OrderAnswers.model_validate({
        "about": {"case": "2026/1", "title": "Skardfoss", "name": "Skardfoss Kraft AS", "number": "918320458",
                  "regime": "GO-15"},
        "breach": BREACH["skardfoss"]["en"],
        "duty": {**DUTY["skardfoss"]["en"], "by": (on + TIME).isoformat()},
        "delivery": {"language": "en", "channel": "portal", "notice_email": "post@skardfosskraft.example"},
    })  # fmt: skip


def documents(on: date) -> tuple[DocumentFact, ...]:
    """What shows a breach lies in the case that the order concerns."""
    return ()


def _duty(told: Told) -> dict[str, Any]:
    said = {**DUTY[told.plot.company][told.language], "by": (told.today + TIME).isoformat()}
    return {"section": "duty", "raw": said}


def _excuse(told: Told) -> dict[str, Any]:
    because = told.plot.written[told.language]["excuse"]
    return {"section": "hearing", "raw": {"exception": "known", "because": because}}


def _until(days: int, **named: str) -> Gives:
    """A later day, and why."""
    return lambda told: {"until": (told.today + timedelta(days=days)).isoformat(),
                         **{name: told.plot.written[told.language][key] for name, key in named.items()}}


def _story(company: str, officer: str, *beats: Beat, heard: bool = True) -> Plot:
    warned = (Beat("send_notice", officer, 1),) if heard else (
        Beat("write", officer, 0, _excuse), Beat("skip_notice", officer))
    return Plot(company, officer, lambda on: begun(company), (
        Beat("open_order", officer), Beat("write", officer, 0, _duty), *warned, *beats,
    ), merged(WRITTEN, DEPOT) if company == OPERATOR else WRITTEN,
        worded={language: {"breach": said} for language, said in BREACH[company].items()})


def _signed(officer: str, signatory: str) -> tuple[Beat, ...]:
    return Beat("propose_order", officer, 3, wrote("because")), Beat("sign_order", signatory, 1)


COMMENTED = Beat("comment", "gunnvor", 9, wrote("comment", under="said"))
ENERGY, AGENCY = ("astrid", "ragnhild"), ("marit", "ingrid")

PLOTS: dict[str, Plot] = {
    "met": _story(
        "skardfoss", "astrid", COMMENTED, *_signed(*ENERGY),
        Beat("ask_longer", "gunnvor", 30, _until(48, reason="longer")),
        Beat("give_later_day", "astrid", 1, _until(47, reason="later")),
        Beat("report_met", "gunnvor", 40, wrote("done", under="said")),
        Beat("confirm_met", "astrid", 2, wrote("seen"))),
    "unmet": _story(
        OPERATOR, "marit", Beat("go_on_unheard", "marit", 24), *_signed(*AGENCY),
        Beat("report_met", "nina", 20, wrote("done", under="said")),
        Beat("find_lacking", "marit", 2, wrote("half", under="lacks")),
        Beat("establish_unmet", "marit", 27, wrote("undone", under="lacks"))),
    "ended": _story("skardfoss", "astrid", COMMENTED, Beat("end_without_order", "astrid", 2,
                                                          wrote("ended", under="because"))),
    "withdrawn": _story(
        "skardfoss", "astrid", *_signed(*ENERGY),
        Beat("propose_withdrawal", "astrid", 25, wrote("withdrawn", under="because")),
        Beat("sign_withdrawal", "ragnhild", 1), heard=False),
}  # fmt: skip
# Told on any day: the time to comment may end later in a week with holidays than the story waits.
PATIENT = tuple(replace(beat, days=30) if beat.step == "go_on_unheard" else beat for beat in PLOTS["unmet"].beats)
DEMO: tuple[Scene, ...] = (Scene(OPERATOR, replace(PLOTS["unmet"], beats=PATIENT), 45, "sign_order", "nb"),)
