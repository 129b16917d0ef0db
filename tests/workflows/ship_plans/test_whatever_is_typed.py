"""Whatever people type, the rules answer, the comparison compares, and nothing is raised."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from types import SimpleNamespace
from typing import Any, get_args

from hypothesis import given
from hypothesis import strategies as st

from casework.core.answers import as_json, lift, read
from casework.core.checks import DocumentFact, Facts, run_checks
from casework.law.ship_scope import Scope
from casework.workflows.ship_plans.answers import PlanAnswers
from casework.workflows.ship_plans.checks import CHECKS
from casework.workflows.ship_plans.choices import Situation
from casework.workflows.ship_plans.documents import DOCUMENTS
from casework.workflows.ship_plans.modifications import changed_parts, proposed, route
from casework.workflows.ship_plans.required import DUTIES
from casework.workflows.ship_plans.sections import SECTIONS

PLANS: Any = SimpleNamespace(checks=CHECKS)
KEYS = st.sampled_from(["a", "b", "c-1", "", "~/"])
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31)).map(str)
WORDS = st.one_of(st.text(max_size=8), st.sampled_from(["NO", "1003188", "6204180", "1-4", "x2", "0", "-1", "5e400"]))
VALUES = st.one_of(WORDS, DAYS, st.booleans(), st.integers(-10**6, 10**6), st.none(), st.lists(KEYS, max_size=3))


def closed(annotation: Any) -> list[str]:
    """The values of the closed question behind a field; none where it has none."""
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return [choice.value for choice in annotation]
    return [value for part in get_args(annotation) for value in closed(part)]


def section(name: str, rows: bool) -> st.SearchStrategy[dict[str, Any]]:
    kinds: dict[str, st.SearchStrategy[Any]] = {}
    for field, info in DUTIES.row_type(name).model_fields.items():
        values = closed(info.annotation)
        chosen = st.sampled_from(values or [""])
        many = st.lists(chosen, max_size=3) if "tuple" in str(info.annotation) else chosen
        kinds[field] = st.one_of(many, VALUES) if values else VALUES
    one = st.fixed_dictionaries({}, optional=kinds)
    return st.dictionaries(KEYS, one, max_size=3) if rows else one


PLAN = st.fixed_dictionaries({}, optional={one.name: section(one.name, one.rows) for one in SECTIONS})
SENT = st.lists(st.builds(
    DocumentFact, kind=st.sampled_from([document.kind for document in DOCUMENTS]), key=KEYS, dated_on=st.none(),
    received_on=st.just(date(2026, 1, 2))), max_size=3).map(tuple)


@given(PLAN, PLAN, SENT, st.dates(date(2024, 1, 1), date(2060, 12, 31)))
def test_whatever_is_typed_the_rules_answer_and_never_raise(
        raw: dict[str, Any], before: dict[str, Any], sent: tuple[DocumentFact, ...], today: date) -> None:
    answers, _ = read(PlanAnswers, raw)
    for finding in run_checks(PLANS, answers, Facts(today, None, sent, {}, frozenset())):
        assert finding.section in PlanAnswers.model_fields
        assert str(finding.text)
    DUTIES.progress(answers)
    assert lift(PlanAnswers, 1, as_json(answers)) == answers
    earlier, _ = read(PlanAnswers, before)
    changed_parts(earlier, answers)
    assert not proposed(answers, answers)
    assert set(proposed(earlier, answers)) <= set(Situation)


@given(st.lists(st.sampled_from(Situation), max_size=5), st.sampled_from(Scope))
def test_a_way_is_the_union_of_the_ways_of_its_situations(situations: list[Situation], scope: Scope) -> None:
    whole, parts = route(situations, scope), [route([one], scope) for one in situations]
    for mark in ("assessed", "notified_at_once", "waits", "decided"):
        assert getattr(whole, mark) is any(getattr(part, mark) for part in parts)
