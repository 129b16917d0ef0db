"""Every date that was computed by hand, as the product counts it: by its command, its declared clocks and its law.

The first table is arithmetic: it goes through `casework deadline`, and through every clock that any case type declares
with the same length in the same calendar. The second names clocks whose law says more than a length: two readings, a
length that changed, an office that is closed. The third is what the law itself dates.
"""

from __future__ import annotations

import json
from datetime import date

import pytest
from click.testing import CliRunner

from casework.commands.deadline import deadline
from casework.core.calendars import NORWEGIAN
from casework.core.clocks import ClockEvent, Happening
from casework.core.deadlines import Deadline
from casework.core.periods import AMOUNTS, Months, Years, lasts_until
from casework.law.ets2 import REPORT_DUE
from casework.law.replay import replay
from casework.law.surrender import SURRENDERING, Scheme
from casework.workflows import CASE_TYPES
from casework.workflows.timeliness import Course, timeliness

DECLARED = {(name, clock.name): clock for name, one in CASE_TYPES.items() for clock in one.deadlines}
LENGTHS = [
    (3, "week", "2026-03-12", "2026-04-02", "2026-04-07"),  # Maundy Thursday
    (3, "week", "2026-03-13", "2026-04-03", "2026-04-07"),  # Good Friday
    (3, "week", "2026-04-27", "2026-05-18", "2026-05-18"),
    (3, "week", "2026-06-06", "2026-06-27", "2026-06-29"),  # from a Saturday to a Saturday
    (3, "week", "2026-07-01", "2026-07-22", "2026-07-22"),
    (3, "week", "2026-12-03", "2026-12-24", "2026-12-24"),  # no public holiday
    (3, "week", "2026-12-04", "2026-12-25", "2026-12-28"),  # Christmas Day
    (3, "week", "2027-04-26", "2027-05-17", "2027-05-18"),  # Constitution Day
    (3, "week", "2026-11-06", "2026-11-27", "2026-11-27"),  # one of two clocks: appeal
    (4, "week", "2026-11-02", "2026-11-30", "2026-11-30"),  # and payment
    (4, "week", "2026-04-19", "2026-05-17", "2026-05-18"),
    (4, "week", "2026-11-27", "2026-12-25", "2026-12-28"),
    (1, "month", "2026-01-31", "2026-02-28", "2026-03-02"),
    (1, "month", "2028-01-31", "2028-02-29", "2028-02-29"),
    (3, "month", "2026-11-30", "2027-02-28", "2027-03-01"),
    (6, "month", "2026-08-31", "2027-02-28", "2027-03-01"),
    (5, "working_day", "2026-03-30", "2026-04-09", "2026-04-09"),
    (10, "working_day", "2026-03-31", "2026-04-17", "2026-04-17"),
    (5, "working_day", "2026-05-11", "2026-05-19", "2026-05-19"),
    (5, "working_day", "2026-12-21", "2026-12-29", "2026-12-29"),
    (40, "working_day", "2024-01-31", "2024-03-27", "2024-03-27"),
    (2, "week", "2026-12-11", "2026-12-25", "2026-12-28"),
    (1, "year", "2028-02-29", "2029-02-28", "2029-02-28"),
    (5, "year", "2028-02-29", "2033-02-28", "2033-02-28"),
]


def day(text: str) -> date:
    return date.fromisoformat(text)


def counted(*words: str) -> str:
    return CliRunner().invoke(deadline, words, catch_exceptions=False).stdout


@pytest.mark.parametrize(("number", "unit", "start", "unrolled", "rolled"), LENGTHS)
def test_a_length_ends_on_the_day_that_was_computed_in_the_command_and_in_every_clock_of_that_length(
    number: int, unit: str, start: str, unrolled: str, rolled: str
) -> None:
    words = ("add", "--from", start, "--amount", str(number), "--unit", unit, "--calendar", "norwegian")
    assert (counted(*words), counted(*words, "--roll", "none")) == (f"{rolled}\n", f"{unrolled}\n")
    for clock in of_length(number, unit):
        began = ClockEvent(Happening.START, day(start))
        assert replay(clock, [began], today=day(start), facts={}).due == day(rolled), clock.name


def of_length(number: int, unit: str) -> list[Deadline]:
    return [one for one in DECLARED.values()
            if one.calendar is NORWEGIAN and one.roll is None and one.amount == AMOUNTS[unit](number)]  # fmt: skip


def test_the_lengths_of_every_clock_that_has_one_of_its_own_were_computed() -> None:
    wanted = {("infringement_fee", "payment"), ("per_tonne_charge", "payment"), ("appeal_case", "reformatio"),
              ("access_request", "silence"), ("infringement_fee", "time_bar")}  # fmt: skip
    looked_at = {id(clock) for number, unit, *_ in LENGTHS for clock in of_length(number, unit)}
    assert {name for name in wanted if id(DECLARED[name]) not in looked_at} == set()
    assert {name for name, clock in DECLARED.items() if name[1] == "appeal" and id(clock) not in looked_at} == set()


@pytest.mark.parametrize(("number", "unit", "start", "unrolled", "rolled"), [
    row for row in LENGTHS if row[:2] == (3, "week")])  # fmt: skip
def test_an_appeal_is_in_time_on_its_last_day_and_late_on_the_next(
    number: int, unit: str, start: str, unrolled: str, rolled: str
) -> None:
    came, ends = day(start), day(rolled)
    on_time, late = (timeliness(Course(came, came, on)) for on in (ends, date.fromordinal(ends.toordinal() + 1)))
    assert (on_time.verdict, on_time.last_day, late.verdict) == ("in_time", ends, "late")
    assert all(step.source.place for step in (*on_time.steps, *late.steps))


@pytest.mark.parametrize(("words", "strict", "lenient", "act_by"), [
    # Companies on the first list count forty days Monday to Friday, any other sixty-five from its first voyage; towards
    # them a day is late only after the generous reading: from the first port call, without public holidays.
    ("maritime_account.listed --from 2024-01-31", "2024-03-27", "2024-03-27", "2024-03-27"),
    ("maritime_account.listed --from 2024-02-01", "2024-03-28", "2024-04-02", "2024-03-28"),
    ("maritime_account.unlisted --from 2026-03-02 --fact first_call_on=2026-03-06", "2026-06-01", "2026-06-15",
     "2026-06-01"),
    # Forty for the authority where it was asked in 2024, twenty before and after.
    ("maritime_account.opening --from 2024-01-08 --fact filed_on=2023-12-31", "2024-02-05", "2024-02-05", "2024-02-05"),
    ("maritime_account.opening --from 2024-01-31 --fact filed_on=2024-01-01", "2024-03-27", "2024-03-27", "2024-03-27"),
    ("maritime_account.opening --from 2025-01-06 --fact filed_on=2024-12-31", "2025-03-03", "2025-03-03", "2025-03-03"),
    ("maritime_account.opening --from 2025-01-06 --fact filed_on=2025-01-01", "2025-02-03", "2025-02-03", "2025-02-03"),
    ("registry_account.opening --from 2026-03-30", "2026-04-27", "2026-04-30", "2026-04-27"),
    # A day on which the office is closed: the law counts it, the office acts before.
    ("maritime_account.opening --from 2026-12-03", "2026-12-31", "2027-01-04", "2026-12-30"),
    ("access_request.silence --from 2026-12-17", "2026-12-24", "2026-12-24", "2026-12-23"),
    # What an account holder tells of within ten days; a yearly check; the plan of a ship.
    ("representative_change.notification --from 2026-05-11", "2026-05-25", "2026-05-27", "2026-05-25"),
    ("ship_monitoring_plan.yearly_check --from 2026-02-28", "2027-03-01", "2027-03-01", "2027-03-01"),
    ("ship_monitoring_plan.plan_due --from 2026-11-30", "2027-03-01", "2027-03-01", "2027-03-01"),
    # Four weeks from the decision for guarantees of origin, fourteen days for allowances that were not surrendered.
    ("infringement_fee.payment --from 2026-11-02", "2026-11-30", "2026-11-30", "2026-11-30"),
    ("per_tonne_charge.payment --from 2026-12-11", "2026-12-28", "2026-12-28", "2026-12-28"),
])  # fmt: skip
def test_a_declared_clock_ends_where_its_law_says(words: str, strict: str, lenient: str, act_by: str) -> None:
    told = json.loads(counted("explain", *words.split(), "--json", "--on", lenient))
    assert (told["due"], told["strict_due"], told["lenient_due"], told["act_by"]) == (strict, strict, lenient, act_by)
    assert told["late"] is (told["owner"] == "authority" and strict < lenient)
    after = date.fromordinal(day(lenient).toordinal() + 1).isoformat()
    assert json.loads(counted("explain", *words.split(), "--json", "--on", after))["late"]


@pytest.mark.parametrize(("start", "period", "last"), [
    ("2024-02-29", Years(5), "2029-02-28"),
    ("2028-02-29", Years(5), "2033-02-28"),
    ("2024-02-29", Years(4), "2028-02-28"),
    ("2026-11-21", Years(5), "2031-11-20"),
    ("2024-03-01", Years(5), "2029-02-28"),
    ("2026-08-31", Months(6), "2027-02-28"),
])  # fmt: skip
def test_what_is_valid_for_years_ends_the_day_before_or_with_its_month(
    start: str, period: Years | Months, last: str
) -> None:
    assert lasts_until(day(start), period) == day(last)


def test_the_law_dates_the_surrender_of_each_scheme_and_fixes_no_first_year_for_fuels() -> None:
    ships, fuels = SURRENDERING[Scheme.SHIPS], SURRENDERING[Scheme.FUELS]
    assert (ships.due_on(2024), ships.due_on(2026)) == (day("2025-09-30"), day("2027-09-30"))
    assert (fuels.due_on(2027), fuels.due_on(2028)) == (day("2028-05-31"), day("2029-05-31"))
    assert REPORT_DUE.after(2025) == day("2026-04-30")
    choice = next(one for kind in CASE_TYPES.values() for one in kind.readings if set(one.choices) == {"2027", "2028"})
    assert choice.default == "2028"
