"""How time is cut, rounded and suggested: on values alone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.core.calendars import day_begins, legal_date
from casework.core.case_type import Actor, Phase
from casework.workflows.hours import (
    ACTIVITIES,
    DAY,
    MINUTE,
    REASONS,
    activity_of,
    cut,
    faults,
    is_late,
    kept_reason,
    rounded,
    stretch,
)

OSLO = ZoneInfo("Europe/Oslo")
CASEWORKER = frozenset({Actor.CASEWORKER})
TODAY = date(2026, 6, 15)


def at(year: int, month: int, day: int, hour: int, minute: int = 0) -> int:
    return int(datetime(year, month, day, hour, minute, tzinfo=OSLO).timestamp() * 1000)


@pytest.mark.parametrize(
    ("minutes", "said"), [(0, 0), (7, 0), (7.5, 15), (8, 15), (22, 15), (23, 30), (60, 60), (1440, 1440)]
)
def test_minutes_are_rounded_to_the_nearest_quarter_half_a_quarter_upwards(minutes: float, said: int) -> None:
    assert rounded(minutes, 15) == said


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (at(2026, 6, 15, 9), at(2026, 6, 15, 10, 10), [(date(2026, 6, 15), 75)]),
        (at(2026, 12, 31, 22, 30), at(2027, 1, 1, 1, 15), [(date(2026, 12, 31), 90), (date(2027, 1, 1), 75)]),
        (at(2026, 12, 31, 23, 55), at(2027, 1, 1, 0, 30), [(date(2027, 1, 1), 30)]),
        (at(2026, 6, 15, 9), at(2026, 6, 15, 9, 5), []),
        (at(2026, 3, 29, 1), at(2026, 3, 29, 4), [(date(2026, 3, 29), 120)]),
        (at(2026, 10, 25, 1), at(2026, 10, 25, 4), [(date(2026, 10, 25), 240)]),
    ],
    ids=["within a day", "over New Year", "little before midnight", "next to nothing", "summer time begins", "it ends"],
)
def test_a_timer_is_cut_at_midnight_in_oslo_so_that_every_entry_is_of_one_year(
    start: int, end: int, said: list[tuple[date, int]]
) -> None:
    assert cut(start, end) == said


@given(st.integers(at(2025, 12, 31, 0), at(2026, 12, 31, 0)), st.integers(0, 12 * 60))
def test_what_a_timer_counted_differs_from_what_is_written_by_half_a_step_a_day_at_most(start: int, long: int) -> None:
    pieces = cut(start, start + long * MINUTE)
    assert abs(sum(minutes for _, minutes in pieces) - long) <= 7.5 * 2
    days = [day for day, _ in pieces]
    assert days == sorted(set(days))
    assert all(day_begins(day) <= start + long * MINUTE and legal_date(start) <= day for day in days)
    assert all(minutes and minutes % 15 == 0 for _, minutes in pieces)


def test_time_is_suggested_from_stretches_of_work_and_not_from_the_pauses_between_them() -> None:
    morning = [at(2026, 6, 15, 9), at(2026, 6, 15, 9, 20), at(2026, 6, 15, 9, 30)]
    assert stretch(morning, 15) == 45
    assert stretch([*morning, at(2026, 6, 15, 15)], 15) == 60
    assert stretch([at(2026, 6, 15, 9)], 15) == 15
    assert stretch([], 15) == 0


@given(st.lists(st.integers(0, DAY * MINUTE), max_size=40))
def test_a_suggestion_is_whole_quarters_within_a_day_and_knows_no_order(instants: list[int]) -> None:
    said = stretch(instants, 15)
    assert said % 15 == 0
    assert (said > 0) == bool(instants)
    assert said <= DAY
    assert said == stretch(reversed(instants), 15)


@pytest.mark.parametrize(
    ("kind", "phase", "more", "said"),
    [
        ("record:message", Phase.REVIEW, {}, "correspondence"),
        ("record:reasons", Phase.REVIEW, {}, "decision_drafting"),
        ("record:checklist", Phase.SUBMISSION, {}, "technical_review"),
        ("record:comment", Phase.DECISION, {}, "second_review"),
        ("record:assigned", Phase.REVIEW, {}, None),
        ("record:aside", Phase.REVIEW, {}, None),
        ("take_up", Phase.SUBMISSION, {}, "formal_check"),
        ("assess", Phase.REVIEW, {}, "technical_review"),
        ("propose", Phase.REVIEW, {"prepares": True}, "decision_drafting"),
        ("sign", Phase.DECISION, {"decides": True}, "second_review"),
    ],
)
def test_what_one_did_suggests_what_it_is_called(
    kind: str, phase: Phase, more: dict[str, bool], said: str | None
) -> None:
    assert activity_of(kind, phase, **more) == said
    assert said is None or ACTIVITIES[said].charged


def wrong(**other: object) -> list[str]:
    told = {"day": TODAY, "minutes": 60, "activity": "formal_check", "billable": True, "reason": "", "note": ""}
    return [name for name, _ in faults(**(told | {"today": TODAY, "roles": CASEWORKER} | other))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({}, []),
        ({"minutes": 0}, ["minutes"]),
        ({"minutes": -15}, ["minutes"]),
        ({"minutes": 20}, ["minutes"]),
        ({"minutes": 1440}, []),
        ({"minutes": 1455}, ["minutes"]),
        ({"day": TODAY + timedelta(1)}, ["day"]),
        ({"activity": "sleeping"}, ["activity"]),
        ({"activity": "guidance"}, ["activity"]),
        ({"activity": "guidance", "billable": False}, []),
        ({"billable": False}, ["reason"]),
        ({"billable": False, "reason": "It was done twice."}, []),
        ({"day": TODAY - timedelta(7)}, []),
        ({"day": TODAY - timedelta(8)}, ["note"]),
        ({"day": TODAY - timedelta(8), "note": "I was ill."}, []),
        ({"day": TODAY - timedelta(8), "note": "I was ill.", "roles": frozenset({Actor.AUDITOR})}, ["day"]),
        ({"corrects": True}, ["note"]),
        ({"corrects": True, "note": "It was the other case."}, []),
        ({"day": TODAY + timedelta(1), "minutes": 7, "activity": ""}, ["day", "minutes", "activity"]),
    ],
)
def test_all_that_is_wrong_with_an_entry_is_said_at_once(other: dict[str, object], said: list[str]) -> None:
    assert wrong(**other) == said


def test_an_entry_is_late_after_seven_days() -> None:
    assert [is_late(TODAY - timedelta(days), TODAY) for days in (0, 7, 8)] == [False, False, True]


def test_what_is_never_charged_keeps_its_own_name_as_the_reason() -> None:
    assert kept_reason("guidance", billable=False, reason="") == "guidance"
    assert kept_reason("guidance", billable=False, reason="A course.") == "A course."
    assert kept_reason("formal_check", billable=True, reason="") == ""
    assert {name for name, one in ACTIVITIES.items() if not one.charged} < set(REASONS)


def test_days_are_days_in_oslo_and_not_in_utc() -> None:
    late = int(datetime(2026, 12, 31, 23, 30, tzinfo=UTC).timestamp() * 1000)
    assert [day for day, _ in cut(late, late + 30 * MINUTE)] == [date(2027, 1, 1)]
