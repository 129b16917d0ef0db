"""The ends that a reversal can have: who takes which step, how many days later, and what is told on the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from casework.core.checks import DocumentFact
from casework.operations import initiative
from casework.stories.costs import claimed, ruled
from casework.stories.course import granted, wrote
from casework.stories.reversal_case import words
from casework.stories.telling import SERVICE, Beat, Plot, Scene, Told, by
from casework.workflows.reversal_case.answers import ReversalAnswers

TYPE = "reversal_case"
Gives = Callable[[Told], dict[str, Any]]


def _opened(officer: str, words_of: words.Words, days: int = 10, **why: Any) -> Callable[[Told], int]:
    """The officer opens it so many days after the decision."""

    def opens(before: Told) -> int:
        before.now += days * 24 * 60 * 60 * 1000
        told = {"by": "us", **why, "wrong": words_of[before.language]["wrong"]}
        taken = initiative.open_case(TYPE, before.case, {"why": told}, by=by(officer), now=before.now)
        return taken.case_id

    return opens


def _plot(company: str, writer: str, words_of: words.Words, begins: Callable[[Told], int], *beats: Beat,
          charged: str = "approve", anew: tuple[Beat, ...] = ()) -> Plot:  # fmt: skip
    return Plot(company, writer, lambda on: ReversalAnswers(), beats, words_of, charged=charged, begins=begins,
                anew=anew)  # fmt: skip


def _above(told: Told) -> dict[str, Any]:
    warned, informed = told.today - timedelta(days=20), told.today - timedelta(days=2)
    return {"result": "annulled", "warned_on": str(warned), "told_on": str(informed),
            "because": told.plot.written[told.language]["above"]}  # fmt: skip


WARNED = (Beat("warn", "jonas", 1, wrote("considers")), Beat("comment", "", 12, wrote("said")))
PLOTS: dict[str, Plot] = {
    "reversed": _plot(
        "isarwind", "jana", words.REVERSED, _opened("jonas", words.REVERSED, reason="no_harm", harms=False),
        Beat("propose_reversal", "jonas", 2, wrote("because")), Beat("sign_reversal", "per", 1),
        *claimed("EUR 950", "jonas", "per", words.COSTS, ruled("granted", "all")), charged="refuse",
        anew=(Beat("take_up_again", SERVICE), Beat("propose_approval", "jonas", 2, granted),
              Beat("sign_approval", "per", 1))),
    "in_part": _plot(
        "aigli", "eleni", words.IN_PART,
        _opened("jonas", words.IN_PART, reason="invalid", harms=True, which=("r2",)), *WARNED,
        Beat("propose_reversal", "jonas", 4, wrote("because")), Beat("sign_reversal", "ingrid", 1),
        Beat("become_final", SERVICE, 22), charged="approve_partly"),
    "stands": _plot(
        "isarwind", "jana", words.STANDS,
        _opened("jonas", words.STANDS, reason="statute", harms=True, named=words.STATUTE), *WARNED,
        Beat("let_stand", "jonas", 3, wrote("because")), charged="refuse"),
    "unchanged": _plot(
        "isarwind", "jana", words.UNCHANGED,
        _opened("jonas", words.UNCHANGED, reason="invalid", harms=True),
        Beat("close_unchanged", "jonas", 3, wrote("because")), charged="refuse"),
    "above": _plot(
        "skardfoss", "gunnvor", words.ABOVE,
        _opened("magne", words.ABOVE, 12, by="above", reason="interests", harms=True),
        Beat("record_above", "magne", 24, _above)),
}  # fmt: skip
DEMO: tuple[Scene, ...] = (Scene("isarwind", replace(PLOTS["stands"], held=True), 20, "warn"),)


def example(on: date) -> ReversalAnswers:
    """As it is opened about a refusal."""
    return ReversalAnswers.model_validate({
        "appealed": {"case": f"{on.year}/1", "title": "Isarwind Handel", "letter": f"{on.year}/1-6",
                     "decided_on": str(on - timedelta(days=14)), "parts": {"account": "The account"},
                     "number": "HRB 955014", "address": ["Lindwurmstraße 88", "80337 München"], "country": "DE"},
        "why": {"wrong": words.REVERSED["en"]["wrong"], "by": "us", "reason": "no_harm", "harms": False},
        "delivery": {"language": "en", "channel": "portal", "notice_email": "post@isarwind.example"},
    })  # fmt: skip


def documents(on: date) -> tuple[DocumentFact, ...]:
    """Nothing need lie with a reversal."""
    return ()
