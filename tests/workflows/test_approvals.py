"""Kinds of approvals as they are declared, and what stands of one on a day."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.core.approvals import AFTER, ENDS, LIVING, ApprovalKind, Series, Status
from casework.core.case_type import CaseType
from casework.core.effects import ApprovalEffect
from casework.core.periods import Months, Weeks, Years
from casework.workflows import CASE_TYPES
from casework.workflows.approvals import kinds, remind_on, standing
from tests.permits import KIND, PERMIT, SEQUEL

DAY_ONE = date(2026, 1, 1)
OWN = ("data", "holder")
"""What each type says for itself of a kind that it shares with others."""


@dataclass(frozen=True)
class Row:
    version: int
    status: str
    valid_from: date
    valid_until: date | None = None


def day(n: int) -> date:
    return DAY_ONE + timedelta(n)


@pytest.mark.parametrize("case_type", CASE_TYPES.values(), ids=lambda one: one.name)
def test_a_step_names_only_kinds_that_its_type_declares(case_type: CaseType) -> None:
    effects = [effect for step in case_type.steps for effect in step.effects]
    named = {effect.approval for effect in effects if isinstance(effect, ApprovalEffect)}
    assert named <= {kind.name for kind in case_type.approvals}
    assert {about.kind for about in case_type.about} <= set(kinds())


def test_every_type_declares_a_kind_in_the_same_words() -> None:
    for case_type in (*CASE_TYPES.values(), PERMIT, SEQUEL):
        for kind in case_type.approvals:
            first = {**kinds(), KIND.name: KIND}[kind.name]
            for field in fields(ApprovalKind):
                if field.name not in OWN:
                    assert getattr(kind, field.name) == getattr(first, field.name), (case_type.name, field.name)


@pytest.mark.parametrize("kind", [*kinds().values(), KIND], ids=lambda one: one.name)
def test_a_kind_is_numbered_apart_year_by_year_and_its_public_lines_are_lines(kind: ApprovalKind) -> None:
    if isinstance(kind.number, Series):
        numbers = {kind.number.pattern.format(year=year, n=n) for year in (2026, 2027) for n in (1, 2, 11, 12)}
        assert len(numbers) == 8
    assert len({line.key for line in kind.lines}) == len(kind.lines)
    assert kind.public or not any(line.public for line in kind.lines)
    assert len({condition.key for condition in kind.conditions}) == len(kind.conditions)


@pytest.mark.parametrize(
    ("rows", "on", "expected"),
    [
        ([Row(1, "in_force", day(0), day(9))], day(9), {1: "in_force"}),
        ([Row(1, "in_force", day(0), day(9))], day(10), {1: "expired"}),
        ([Row(1, "suspended", day(0), day(9))], day(10), {1: "expired"}),
        ([Row(1, "in_force", day(0)), Row(2, "scheduled", day(5))], day(4), {1: "in_force", 2: "scheduled"}),
        ([Row(1, "in_force", day(0)), Row(2, "scheduled", day(5))], day(5), {1: "replaced", 2: "in_force"}),
        ([Row(1, "suspended", day(0)), Row(2, "scheduled", day(5))], day(5), {1: "replaced", 2: "suspended"}),
        ([Row(1, "in_force", day(0), day(4)), Row(2, "scheduled", day(5), day(8))], day(9),
         {1: "replaced", 2: "expired"}),
        ([Row(1, "replaced", day(0)), Row(2, "scheduled", day(9)), Row(3, "in_force", day(3))], day(8),
         {1: "replaced", 2: "scheduled", 3: "in_force"}),
        ([Row(1, "replaced", day(0)), Row(2, "scheduled", day(9)), Row(3, "in_force", day(3))], day(9),
         {1: "replaced", 2: "in_force", 3: "replaced"}),
        ([Row(1, "revoked", day(0)), Row(2, "revoked", day(5))], day(9), {1: "revoked", 2: "revoked"}),
    ],
)  # fmt: skip
def test_what_stands_on_a_day(rows: list[Row], on: date, expected: dict[int, str]) -> None:
    assert standing(rows, on) == expected


STORED = st.lists(
    st.tuples(st.sampled_from([*ENDS, Status.SCHEDULED]), st.integers(0, 30), st.none() | st.integers(0, 30)),
    min_size=1, max_size=5,
)  # fmt: skip


@given(STORED, st.none() | st.sampled_from(LIVING), st.integers(0, 40), st.integers(0, 10))
def test_N6_one_version_at_most_lives_and_whoever_looks_late_finds_the_same(
    stored: list[tuple[Status, int, int | None]], living: Status | None, on: int, more: int
) -> None:
    """What a duty writes down on a day leads to what is read later without it, and goes along the declared graph."""
    rows = [Row(n, str(status), day(start), day(start + length) if length is not None else None)
            for n, (status, start, length) in enumerate(stored, 1)]  # fmt: skip
    if living:
        rows.insert(0, Row(0, str(living), DAY_ONE))
    found = standing(rows, day(on))
    assert sum(status in LIVING for status in found.values()) <= 1
    assert all(status == row.status or status in AFTER[Status(row.status)]
               for row in rows for status in [found[row.version]])  # fmt: skip
    written = [Row(row.version, str(found[row.version]), row.valid_from, row.valid_until) for row in rows]
    later = standing(rows, day(on + more))
    # One that was written down as expired before the next began stays so; unread, it would be called replaced.
    kept = [v for v, status in found.items() if (status, later[v]) != (Status.EXPIRED, Status.REPLACED)]
    again = standing(written, day(on + more))
    assert [again[v] for v in kept] == [later[v] for v in kept]


def test_a_reminder_falls_so_long_before_the_last_day_or_on_the_months_last() -> None:
    kind = ApprovalKind("x", KIND.title, "n", reminders=(Weeks(2), Months(1), Years(1)))
    assert remind_on(kind, date(2028, 3, 31)) == (date(2027, 3, 31), date(2028, 2, 29), date(2028, 3, 17))
