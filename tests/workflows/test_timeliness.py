"""Is an appeal in time, and why: reasons asked for, more time, what was lost, one year. Its last days are among the
computed dates (`tests/test_computed_dates.py`).
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from casework.workflows.appeals import STANDINGS
from casework.workflows.timeliness import Course, timeliness


def _course(handed: str, **more: object) -> Course:
    return Course(date(2026, 11, 2), date(2026, 11, 6), date.fromisoformat(handed), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(("course", "verdict", "last", "places"), [
    (_course("2026-11-27"), "in_time", "2026-11-27", ("§ 29 first", "§ 30")),
    # reasons asked for within the limit start it anew; asked for too late they do not
    (_course("2026-12-21", reasons=((date(2026, 11, 20), date(2026, 11, 30)),)), "in_time", "2026-12-21",
     ("§ 29 first", "§ 29 third", "§ 30")),
    (_course("2026-12-21", reasons=((date(2026, 11, 28), date(2026, 11, 30)),)), "late", "2026-11-27",
     ("§ 29 first", "§ 31 first")),
    # asked for and not arrived, the time stands still; asked for in the time that was given, which is never taken back
    (_course("2027-03-01", reasons=((date(2026, 11, 27), None),)), "in_time", "2027-03-01",
     ("§ 29 first", "§ 29 third", "§ 30")),
    (_course("2026-12-28", extensions=((date(2026, 11, 27), date(2026, 12, 28)),),
             reasons=((date(2026, 12, 1), date(2026, 12, 3)),)), "in_time", "2026-12-28",
     ("§ 29 first", "§ 29 fourth", "§ 29 third", "§ 30")),
    # more time is given before the limit is out, or it is not given
    (_course("2026-12-11", extensions=((date(2026, 11, 27), date(2026, 12, 11)),)), "in_time", "2026-12-11",
     ("§ 29 first", "§ 29 fourth", "§ 30")),
    (_course("2026-12-11", extensions=((date(2026, 11, 28), date(2026, 12, 11)),)), "late", "2026-11-27",
     ("§ 29 first", "§ 31 first")),
    # who was not told, and a right granted to another: three months at most
    (_course("2027-02-02", knew=date(2027, 1, 20), third_party=True), "in_time", "2027-02-02",
     ("§ 29 first", "§ 29 second", "§ 30")),
    (_course("2027-02-03", knew=date(2027, 1, 20), third_party=True), "late", "2027-02-02",
     ("§ 29 first", "§ 29 second", "§ 31 first")),
    # lost on the way, and sent again within a week of knowing
    (_course("2026-12-17", lost=(date(2026, 11, 25), date(2026, 12, 10))), "in_time", "2026-11-27",
     ("§ 29 first", "§ 30")),
    (_course("2026-12-18", lost=(date(2026, 11, 25), date(2026, 12, 10))), "late", "2026-11-27",
     ("§ 29 first", "§ 31 first")),
    # one year from the decision, whatever the reason
    (_course("2027-11-02"), "late", "2026-11-27", ("§ 29 first", "§ 31 first")),
    (_course("2027-11-03"), "too_late", "2026-11-27", ("§ 29 first", "§ 31 third")),
])  # fmt: skip
def test_what_interrupts_extends_and_ends_the_time_to_appeal(
    course: Course, verdict: str, last: str, places: tuple[str, ...]
) -> None:
    found = timeliness(course)
    assert (found.verdict, found.last_day.isoformat()) == (verdict, last)
    assert len(found.steps) == len(places)
    assert all(step.source.place.startswith(place) for step, place in zip(found.steps, places, strict=True))


def test_the_standing_of_a_decision_moves_in_the_databases_as_it_is_declared() -> None:
    declared = {f"{was}>{then}" for was, to in STANDINGS.items() for then in to}
    guards = Path(__file__).resolve().parents[2] / "casework" / "migrations" / "guards"
    for name in ("sqlite.sql", "postgresql.sql"):
        text = (guards / name).read_text("utf-8")
        assert set(re.findall(r"'(\w+>\w+)'", text[: text.index("its standing goes forward") + 400])) >= declared
        assert {one for one in re.findall(r"'(\w+>\w+)'", text) if one.split(">")[0] in STANDINGS} == declared
