"""The ends that an appeal can have: who takes which step, how many days later, and what is told on the way."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from casework.core.checks import DocumentFact
from casework.db import db
from casework.i18n import OSLO
from casework.operations import appeals, post
from casework.queries.appeals import contest_of
from casework.stories.appeal_case import words
from casework.stories.costs import claimed, ruled
from casework.stories.course import question, wrote
from casework.stories.papers import paper
from casework.stories.telling import HOUR, SERVICE, Beat, Plot, Scene, Told, by
from casework.workflows.appeal_case.answers import AppealAnswers

Gives = Callable[[Told], dict[str, Any]]


def _said(words_of: words.Words, *, postpone: bool = False, which: tuple[str, ...] = ()) -> Callable[[date], Any]:
    """What the party writes, in English; the story says it in its own language (`worded`)."""
    told = words_of["en"]
    return lambda on: AppealAnswers.model_validate({
        "grounds": {"change": told["change"], "why": told["why"], "which": which},
        "appellant": {"who": "party"},
        "meanwhile": {"postpone": True, "harm": told["harm"]} if postpone else {"postpone": False},
    })  # fmt: skip


def _worded(words_of: words.Words) -> dict[str, dict[str, dict[str, str]]]:
    return {language: {"grounds": {name: told[name] for name in ("change", "why")}}
            for language, told in words_of.items()}  # fmt: skip


def _plot(company: str, writer: str, words_of: words.Words, *beats: Beat, charged: str = "refuse", **more: Any) -> Plot:
    asked = {name: more.pop(name) for name in ("postpone", "which") if name in more}
    return Plot(company, writer, _said(words_of, **asked), beats, words_of, worded=_worded(words_of), charged=charged,
                **more)  # fmt: skip


def _on_the_last_evening(before: Told) -> int:
    """By e-mail, twenty minutes before the last day is over; registered the morning after."""
    case = before.case
    contest = contest_of(db.session.connection(), case, before.today)
    last = contest.last_day if contest and contest.last_day else before.today
    at = int(datetime.combine(last, time(23, 40), OSLO).timestamp() * 1000)
    before.now = at + 10 * HOUR
    said = words.WON[before.language]
    came = post.Arrival("email", "Jana Reiter", at, said["title"], said["evidence"])
    papers = [post.Paper("appeal.pdf", io.BytesIO(paper("Appeal"))),
              post.Paper("registration.pdf", io.BytesIO(paper("Registration")))]  # fmt: skip
    return appeals.file(before.case_id, came, papers, storage=before.storage, by=by("arne"), now=before.now,
                        change=said["change"]).case_id  # fmt: skip


def _body(result: str, days: int = 2) -> Gives:
    return lambda told: {"result": result, "body_decided_on": str(told.today - timedelta(days)),
                         "because": told.plot.written[told.language]["body"]}  # fmt: skip


def _in_part(told: Told) -> dict[str, Any]:
    written = told.plot.written[told.language]
    return {"outcomes": {"r3": "approve", "r2": "refuse"}, "outcome_reasons": {"r2": written["r2"]},
            "because": written["because"]}  # fmt: skip


def _granted(told: Told) -> dict[str, Any]:
    """The account is granted at last."""
    return {"outcomes": {subject.key: "approve" for subject in told.case_type.subjects(told.answers)}}


PLOTS: dict[str, Plot] = {
    "upheld": _plot(
        "skardfoss", "gunnvor", words.UPHELD, Beat("submit", "", 10), Beat("check", "magne", 1),
        Beat("propose_postponement", "magne", 0, ruled("refused", "not_meanwhile")),
        Beat("sign_postponement", "ragnhild"), Beat("admit", "magne", 1), Beat("propose_forwarding", "magne", 6),
        Beat("sign_forwarding", "ragnhild", 1), Beat("record_upheld", "magne", 70, _body("upheld")), postpone=True),
    "won_in_part": _plot(
        "isarwind", "jana", words.WON, Beat("check", "jonas", 1), Beat("admit", "jonas"),
        Beat("propose_reversal", "jonas", 5, wrote("because")), Beat("sign_reversal", "per", 1),
        *claimed("EUR 4 800", "jonas", "per", words.COSTS, ruled("partly", "some", amount="EUR 3 200")),
        begins=_on_the_last_evening,
        anew=(Beat("take_up_again", SERVICE), Beat("propose_approval", "jonas", 2, _granted),
              Beat("sign_approval", "per", 1))),
    "in_part": _plot(
        "aigli", "eleni", words.IN_PART, Beat("submit", "", 5), Beat("check", "jonas", 1), Beat("admit", "jonas"),
        Beat("propose_partial", "jonas", 8, _in_part), Beat("sign_partial", "per", 1),
        Beat("record_rest_upheld", "jonas", 50, _body("upheld")), Beat("close_unclaimed", SERVICE, 22),
        charged="approve_partly", which=("r2", "r3")),
    "late_dismissed": _plot(
        "isarwind", "jana", words.LATE, Beat("submit", "", 34), Beat("check", "jonas", 1),
        Beat("propose_dismissal", "jonas", 3, wrote("because")), Beat("sign_dismissal", "per", 1),
        Beat("become_final", SERVICE, 22)),
    "defects_withdrawn": _plot(
        "sorvag", "gard", words.WITHDRAWN, Beat("submit", "", 12), Beat("check", "jonas", 1),
        Beat("ask_to_mend", "jonas", 1, question("Q-CHG")), Beat("withdraw", "", 5)),
}  # fmt: skip
DEMO: tuple[Scene, ...] = (
    Scene("skardfoss", PLOTS["upheld"], 60, "admit", language="nn"),
)  # fmt: skip


def example(on: date) -> AppealAnswers:
    """As it is sent against a refusal."""
    return AppealAnswers.model_validate({
        "appealed": {"case": f"{on.year}/1", "title": "Isarwind Handel", "letter": f"{on.year}/1-6",
                     "decided_on": str(on - timedelta(days=14)), "parts": {"account": "The account"},
                     "number": "HRB 955014", "address": ["Lindwurmstraße 88", "80337 München"], "country": "DE"},
        "grounds": {"change": words.WON["en"]["change"], "why": words.WON["en"]["why"]},
        "appellant": {"who": "party"}, "meanwhile": {"postpone": False},
        "delivery": {"language": "en", "channel": "portal", "notice_email": "post@isarwind.example"},
    })  # fmt: skip


def documents(on: date) -> tuple[DocumentFact, ...]:
    """Nothing need lie with an appeal."""
    return ()
