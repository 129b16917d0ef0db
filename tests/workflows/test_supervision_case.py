"""The file of a supervision: what a letter needs before it says it, and what the findings and the law allow."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from casework.core.case_type import CaseFacts, Subject, Wishes
from casework.law.supervision_regimes import SUPERVISIONS
from casework.stories.supervision_case import example
from casework.workflows import CASE_TYPES
from casework.workflows.authorities import AUTHORITIES
from casework.workflows.charging import tie_of
from casework.workflows.concerning import Concerned, Watched
from casework.workflows.silence import AroundFact, silences, told_of_silence
from casework.workflows.supervising import accused, ordered
from casework.workflows.supervision_case.answers import SupervisionAnswers
from casework.workflows.supervision_case.facts import found
from casework.workflows.supervision_case.guards import (
    all_put_right,
    announced,
    breach_left,
    carried_out,
    findings_founded,
    findings_heard,
    no_breach_found,
    nothing_found,
    planned,
    police_known,
    something_found,
    unannounced,
)

TODAY = date(2026, 11, 22)
RIGHT = {"rectified_on": "2026-11-20", "rectified_how": "Seen."}
Guard = Callable[[Subject], object]


def but(first: dict[str, Any] | None = None, second: Any = "", **changed: dict[str, Any]) -> SupervisionAnswers:
    """The whole file, with parts of it, or of its two findings, changed; None leaves a field, or a finding, out."""
    raw = example(TODAY).model_dump(mode="json", exclude_none=True)
    rows = {**raw.pop("findings"), **({"f2": second} if second != "" else {})}
    rows["f1"] = {**rows["f1"], **(first or {})}
    for section, part in changed.items():
        raw[section] = {name: value for name, value in {**raw[section], **part}.items() if value is not None}
    kept = {key: {name: value for name, value in row.items() if value is not None} for key, row in rows.items() if row}
    return SupervisionAnswers.model_validate({**raw, "findings": kept})


NOTHING = but().model_copy(update={"findings": {}})


@pytest.mark.parametrize(("guard", "answers", "is_refused"), [
    (planned, but(), False),
    (planned, but(plan={"visit_on": None}), True),
    (planned, but(plan={"manner": "documents", "visit_on": None, "place": None}), False),
    (announced, but(), False),
    (announced, but(plan={"manner": "unannounced"}), True),
    (unannounced, but(), True),
    (unannounced, but(plan={"manner": "unannounced"}), False),
    (carried_out, but(), False),
    (carried_out, but(visit={"present": None}), True),
    (carried_out, but(plan={"manner": "documents"}, visit={"present": None}), False),
    (findings_founded, but(), False),
    (findings_founded, but({"provision": None}), True),
    (findings_founded, but({"rectified_on": "2026-11-20"}), True),
    (something_found, but(), False),
    (something_found, NOTHING, True),
    (nothing_found, but(), True),
    (nothing_found, NOTHING, False),
    (no_breach_found, but(), True),
    (no_breach_found, but({"severity": "remark"}), False),
    (all_put_right, but(), True),
    (all_put_right, but(RIGHT), False),
    (all_put_right, NOTHING, True),
    (breach_left, but(), False),
    (breach_left, but(RIGHT), True),
    (police_known, but(), True),
    (police_known, but(about={"regime": "KKL-16"}), False),
])  # fmt: skip
def test_a_guard_reads_the_file(guard: Guard, answers: SupervisionAnswers, is_refused: bool) -> None:
    subject = Subject("assessment", frozenset(), TODAY, 1, CaseFacts(answers=answers))
    assert (guard(subject) is not None) is is_refused


@pytest.mark.parametrize(("guard", "facts", "is_refused"), [
    (findings_heard, {}, True),
    (findings_heard, {"clocks_ever": frozenset({"hearing"})}, False),
    (told_of_silence, {"around": AroundFact()}, True),
    (told_of_silence, {"around": AroundFact(told=True)}, False),
    (ordered, {"around": AroundFact(accused=True)}, True),
    (ordered, {"around": AroundFact(ordered=True)}, False),
    (accused, {"around": AroundFact(ordered=True)}, True),
    (accused, {"around": AroundFact(accused=True)}, False),
])  # fmt: skip
def test_a_guard_reads_what_lies_around(guard: Guard, facts: dict[str, Any], is_refused: bool) -> None:
    subject = Subject("assessment", frozenset(), TODAY, 1, CaseFacts(answers=but(), **facts))
    assert (guard(subject) is not None) is is_refused


@pytest.mark.parametrize("authority", AUTHORITIES)
def test_whose_case_it_is_says_by_what_law_and_a_party_alone_is_enough(authority: str) -> None:
    tie = tie_of(CASE_TYPES["supervision_case"])
    assert tie is not None
    begun = tie.begins(Concerned("", "", authority, "Skardfoss Kraft AS", Wishes(number="918320458")))
    assert begun is not None
    answers = SupervisionAnswers.model_validate(begun)
    assert SUPERVISIONS[str(answers.about.regime)].authority == authority
    assert (answers.about.case, tie.of(answers)[1]) == (None, "")


@pytest.mark.parametrize(("type_name", "switched", "offered"), [
    ("infringement_fee", False, False), ("infringement_fee", True, True), ("order_case", False, True),
    ("supervision_case", True, False)])
def test_what_follows_a_supervision_is_offered_once_it_may_be(type_name: str, switched: bool, offered: bool) -> None:
    tie = tie_of(CASE_TYPES[type_name])
    assert tie is not None
    watched = Watched(found(but()), switched)
    of = Concerned("2026/7", "", "energy_directorate", "Skardfoss Kraft AS", Wishes(), watched=watched)
    assert (tie.begins(of) is not None) is offered
    if offered:
        begun = tie.suggests(of)
        assert but().findings["f1"].what in {part.get("what") for part in begun.values()}


def test_every_authority_has_one_law_for_supervision() -> None:
    assert sorted(one.authority for one in SUPERVISIONS.values()) == sorted(AUTHORITIES)


def test_a_step_that_asks_where_nothing_is_asked_first_has_the_guard() -> None:
    for case_type in CASE_TYPES.values():
        quiet = {state for state, _ in silences(case_type)}
        asking = [step for step in case_type.steps if {ask.name for ask in step.asks} & {"questions"}
                  and quiet & {source.name for source in step.sources}]  # fmt: skip
        assert [step.name for step in asking if told_of_silence not in step.guards] == []
    assert {one.name for one in CASE_TYPES.values() if any(silences(one))} == {"infringement_fee", "supervision_case"}
