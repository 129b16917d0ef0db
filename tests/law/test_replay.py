"""A clock replays what happened to it, in both readings of the law, and accounts for every day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from casework.core.calendars import EU_1182, NORWEGIAN, REGISTRY, CalendarError
from casework.core.clocks import ClockError, ClockEvent, ClockState, Happening, Side
from casework.core.deadlines import Amount, Dated, Deadline, Lenient, Months, Owner, Roll, Weeks, WorkingDays
from casework.core.text import Source, Text
from casework.law.replay import explain, replay

ACT = Source("Regulation (EU) 2019/1122", "Art. 15a")
HOLIDAYS_OUT = Lenient(Source("Regulation (EEC, Euratom) No 1182/71", "Art. 3", 85), calendar=EU_1182, roll=Roll.NEXT)


Length = Amount | Dated[Amount] | None


def declared(name: str, amount: Length, runs_from: str, owner: Owner, **more: object) -> Deadline:
    return Deadline(name, amount, runs_from, owner, ACT, Text(name), **more)  # type: ignore[arg-type]


LISTED = declared("listed", WorkingDays(40), "list_published_on", Owner.PARTY, lenient=HOLIDAYS_OUT)
UNLISTED = declared("unlisted", WorkingDays(65), "first_voyage_on", Owner.PARTY,
                    lenient=Lenient(ACT, runs_from="first_call_on", calendar=EU_1182, roll=Roll.NEXT))  # fmt: skip
OPENING = declared("opening", Dated("filed_on", ((None, WorkingDays(20)), (date(2024, 1, 1), WorkingDays(40)),
                                                (date(2025, 1, 1), WorkingDays(20)))),
                   "complete_since", Owner.AUTHORITY, lenient=HOLIDAYS_OUT)  # fmt: skip
EXTENSION = declared("extension", WorkingDays(20), "opening_due", Owner.AUTHORITY, lenient=HOLIDAYS_OUT)
INTERIM_REPLY = declared("interim_reply", Months(1), "received_on", Owner.AUTHORITY, calendar=NORWEGIAN)
ANSWER = declared("answer", None, "request_arrived_on", Owner.PARTY, calendar=NORWEGIAN)
APPEAL = declared("appeal", Weeks(3), "decision_arrived_on", Owner.PARTY, calendar=NORWEGIAN)
TODAY = date(2026, 11, 24)


def day(text: str) -> date:
    return date.fromisoformat(text)


def start(on: str, **more: object) -> ClockEvent:
    return ClockEvent(Happening.START, day(on), **more)  # type: ignore[arg-type]


def pause(first: str, last: str | None = None, ref: str = "") -> ClockEvent:
    """A pause by its first and last day that do not count."""
    return ClockEvent(Happening.PAUSE, day(first) - timedelta(1), until=day(last) if last else None, ref=ref)


# --- the seven time limits of a maritime account --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("deadline", "facts", "strict", "lenient"),
    [
        (LISTED, {"list_published_on": "2024-01-31"}, "2024-03-27", "2024-03-27"),
        (LISTED, {"list_published_on": "2024-02-01"}, "2024-03-28", "2024-04-02"),
        (UNLISTED, {"first_voyage_on": "2026-03-02", "first_call_on": "2026-03-02"}, "2026-06-01", "2026-06-09"),
        (UNLISTED, {"first_voyage_on": "2026-03-02", "first_call_on": "2026-03-06"}, "2026-06-01", "2026-06-15"),
        (UNLISTED, {"first_voyage_on": "2026-03-02"}, "2026-06-01", "2026-06-09"),
        (UNLISTED, {"first_voyage_on": "2026-11-23", "first_call_on": "2026-11-23"}, "2027-02-22", "2027-02-24"),
        (OPENING, {"complete_since": "2026-03-30", "filed_on": "2026-03-01"}, "2026-04-27", "2026-04-30"),
        (OPENING, {"complete_since": "2026-12-14", "filed_on": "2026-12-01"}, "2027-01-11", "2027-01-13"),
        (OPENING, {"complete_since": "2025-01-06", "filed_on": "2024-12-31"}, "2025-03-03", "2025-03-03"),
        (OPENING, {"complete_since": "2025-01-06", "filed_on": "2025-01-01"}, "2025-02-03", "2025-02-03"),
        (OPENING, {"complete_since": "2024-01-08", "filed_on": "2023-12-31"}, "2024-02-05", "2024-02-05"),
        (EXTENSION, {"opening_due": "2026-12-14"}, "2027-01-11", "2027-01-13"),
        (INTERIM_REPLY, {"received_on": "2026-11-14"}, "2026-12-14", "2026-12-14"),
        (INTERIM_REPLY, {"received_on": "2027-01-31"}, "2027-03-01", "2027-03-01"),
        (APPEAL, {"decision_arrived_on": "2026-12-04"}, "2026-12-28", "2026-12-28"),
        (APPEAL, {"decision_arrived_on": "2027-03-08"}, "2027-03-30", "2027-03-30"),
        (APPEAL, {"decision_arrived_on": "2026-05-04"}, "2026-05-26", "2026-05-26"),
    ],
    ids=lambda value: value.name if isinstance(value, Deadline) else None,
)
def test_each_time_limit_gives_the_dates_computed_by_hand(
    deadline: Deadline, facts: dict[str, str], strict: str, lenient: str
) -> None:
    known = {name: day(text) for name, text in facts.items()}
    clock = replay(deadline, today=TODAY, facts=known)
    assert (str(clock.due), str(clock.strict_due), str(clock.lenient_due)) == (strict, strict, lenient)
    days = explain(deadline, today=TODAY, facts=known)
    assert days[0].date == clock.started_on + timedelta(1)  # type: ignore[operator]
    assert days[-1].date == clock.lenient_due


def test_an_answer_is_due_when_the_request_said() -> None:
    clock = replay(ANSWER, [start("2026-12-04", amount=Weeks(3))], today=TODAY)
    assert (clock.due, clock.amount) == (day("2026-12-28"), Weeks(3))
    set_day = [start("2026-12-04", until=day("2026-12-19")), pause("2026-12-10", "2026-12-11")]
    clock = replay(ANSWER, set_day[:1], today=day("2026-12-09"))
    assert (clock.due, clock.amount, clock.days_total, clock.days_left) == (day("2026-12-21"), None, 15, 12)
    assert replay(ANSWER, set_day, today=TODAY).due == day("2026-12-21")
    more = ClockEvent(Happening.EXTEND, day("2026-12-18"), amount=Weeks(1))
    assert replay(ANSWER, [*set_day, more], today=TODAY).due == day("2026-12-28")
    with pytest.raises(ClockError, match="its start must give one"):
        replay(ANSWER, [start("2026-12-04")], today=TODAY)


def test_the_length_of_a_clock_is_chosen_by_the_date_it_names_and_by_no_other() -> None:
    with pytest.raises(ClockError, match="filed_on"):
        replay(OPENING, [start("2026-11-06")], today=TODAY)


# --- who is late, and when ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("deadline", "stopped", "today", "late"),
    [
        (LISTED, None, "2024-04-02", False),
        (LISTED, None, "2024-04-03", True),
        (LISTED, "2024-04-02", "2024-06-01", False),
        (LISTED, "2024-04-03", "2024-06-01", True),
        (OPENING, None, "2024-03-28", False),
        (OPENING, None, "2024-03-29", True),
        (OPENING, "2024-03-28", "2024-06-01", False),
        (OPENING, "2024-03-29", "2024-06-01", True),
    ],
    ids=lambda value: value.name if isinstance(value, Deadline) else None,
)
def test_the_authority_is_late_after_the_strict_date_and_a_party_only_after_the_lenient_one(
    deadline: Deadline, stopped: str | None, today: str, late: bool
) -> None:
    events = [start("2024-02-01")] + ([ClockEvent(Happening.STOP, day(stopped))] if stopped else [])
    clock = replay(deadline, events, today=day(today), facts={"filed_on": day("2024-02-01")})
    assert clock.late() is late
    assert clock.state is (ClockState.STOPPED if stopped else ClockState.RUNNING)


def test_what_stopped_in_time_is_never_late_and_what_has_not_begun_is_neither() -> None:
    clock = replay(LISTED, [start("2024-02-01"), ClockEvent(Happening.STOP, day("2024-03-01"))], today=TODAY)
    assert not clock.late(day("2030-01-01"))
    idle = replay(LISTED, today=TODAY, facts={"list_published_on": None})
    assert (idle.state, idle.due, idle.late()) == (ClockState.NOT_STARTED, None, False)
    assert explain(LISTED, today=TODAY) == []


def test_the_authority_acts_on_the_last_day_its_office_is_open_and_a_party_has_its_whole_time() -> None:
    ours = replay(INTERIM_REPLY, today=TODAY, facts={"received_on": day("2026-11-30")})
    assert (ours.due, ours.act_by) == (day("2026-12-30"), day("2026-12-30"))
    ours = replay(OPENING, [start("2026-12-03")], today=TODAY, facts={"filed_on": TODAY})
    assert (ours.due, ours.act_by) == (day("2026-12-31"), day("2026-12-30"))
    theirs = replay(LISTED, [start("2026-11-05")], today=TODAY)
    assert (theirs.due, theirs.act_by) == (day("2026-12-31"), day("2026-12-31"))


# --- pauses, extensions, moves --------------------------------------------------------------------------------------

EXTENDED_CASE = (
    ClockEvent(Happening.START, day("2026-11-09"), trigger=day("2026-11-06"), because="document 4"),
    ClockEvent(Happening.PAUSE, day("2026-11-11"), because="letter 7"),
    ClockEvent(Happening.RESUME, day("2026-11-19"), because="document 10"),
    ClockEvent(Happening.EXTEND, day("2026-11-23"), amount=WorkingDays(20), because="letter 11"),
)


def test_a_clock_paused_by_a_letter_and_extended_once_accounts_for_each_of_its_forty_days() -> None:
    facts = {"filed_on": day("2026-11-01")}
    clock = replay(OPENING, EXTENDED_CASE, today=TODAY, facts=facts)
    assert (clock.strict_due, clock.lenient_due) == (day("2027-01-11"), day("2027-01-13"))
    assert (clock.days_total, clock.days_used, clock.days_left) == (40, 6, 34)
    assert [(str(p.first), str(p.last), p.days, p.because) for p in clock.pauses] == [
        ("2026-11-12", "2026-11-19", 6, "letter 7")]  # fmt: skip
    assert [(e.amount, e.because) for e in clock.extended_by] == [(WorkingDays(20), "letter 11")]
    days = {line.date: line for line in explain(OPENING, EXTENDED_CASE, today=TODAY, facts=facts)}
    told = {text: (days[day(text)].number, days[day(text)].number_lenient, str(days[day(text)].reason)) for text in (
        "2026-11-11", "2026-11-12", "2026-11-14", "2026-11-20", "2026-12-25", "2026-12-26", "2027-01-11", "2027-01-12",
        "2027-01-13")}  # fmt: skip
    assert told == {
        "2026-11-11": (3, 3, "Counts"),
        "2026-11-12": (None, None, "Paused: letter 7"),
        "2026-11-14": (None, None, "Saturday"),
        "2026-11-20": (4, 4, "Counts"),
        "2026-12-25": (29, None, "Christmas Day; counts in the strict reading only"),
        "2026-12-26": (None, None, "Boxing Day"),
        "2027-01-11": (40, 38, "Counts"),
        "2027-01-12": (None, 39, "Counts in the lenient reading only"),
        "2027-01-13": (None, 40, "Counts in the lenient reading only"),
    }


def test_while_a_pause_is_open_the_date_moves_with_every_day_that_passes() -> None:
    events = [start("2026-11-06"), pause("2026-11-12")]
    facts = {"filed_on": day("2026-11-01")}
    looks = ("2026-11-11", "2026-11-16", "2026-11-17")
    seen = [replay(OPENING, events, today=day(text), facts=facts) for text in looks]
    assert [str(clock.due) for clock in seen] == ["2026-12-04", "2026-12-09", "2026-12-10"]
    assert [clock.state for clock in seen] == [ClockState.PAUSED, ClockState.PAUSED, ClockState.PAUSED]
    assert [clock.days_used for clock in seen] == [3, 3, 3]
    assert seen[0].pauses[0].last is None


def test_a_clock_of_weeks_moves_by_the_calendar_days_of_a_pause_and_then_rolls() -> None:
    clock = replay(APPEAL, [start("2026-11-20"), pause("2026-12-01", "2026-12-04")], today=TODAY)
    assert clock.due == day("2026-12-15")
    clock = replay(APPEAL, [start("2026-11-20"), pause("2026-12-01", "2026-12-01")], today=TODAY)
    assert clock.due == day("2026-12-14")
    lines = explain(APPEAL, [start("2026-11-20"), pause("2026-12-01", "2026-12-01")], today=TODAY)
    assert sum(line.counted for line in lines) == 21
    assert [str(line.reason) for line in lines[-3:]] == [
        "Counts", "Sunday", "Last day, because 2026-12-12 is no working day"]  # fmt: skip


def test_a_period_of_weeks_that_ends_on_a_holiday_says_why_its_last_day_is_another() -> None:
    lines = explain(APPEAL, [start("2026-12-04")], today=TODAY)
    assert [(str(line.date), line.number, str(line.reason)) for line in lines[-4:]] == [
        ("2026-12-25", 21, "Counts"),
        ("2026-12-26", None, "Boxing Day"),
        ("2026-12-27", None, "Sunday"),
        ("2026-12-28", None, "Last day, because 2026-12-25 is no working day"),
    ]


def test_a_pause_that_begins_while_a_period_waits_for_its_next_working_day_still_moves_it() -> None:
    events = [start("2026-12-05"), pause("2026-12-27", "2026-12-28")]
    clock = replay(APPEAL, events, today=TODAY)
    assert clock.due == day("2026-12-28")
    events = [start("2026-12-04"), pause("2026-12-26", "2026-12-29")]
    assert replay(APPEAL, events, today=TODAY).due == day("2026-12-29")
    assert sum(line.counted for line in explain(APPEAL, events, today=TODAY)) == 21


def test_an_extension_adds_to_the_length_or_sets_a_day_and_never_shortens() -> None:
    months = declared("months", Months(1), "x", Owner.PARTY)
    more = ClockEvent(Happening.EXTEND, day("2027-02-10"), amount=Months(1))
    assert replay(months, [start("2027-01-31"), more], today=TODAY).due == day("2027-03-31")
    until = ClockEvent(Happening.EXTEND, day("2026-12-10"), until=day("2027-01-09"))
    assert replay(APPEAL, [start("2026-11-20"), until], today=TODAY).due == day("2027-01-11")
    early = ClockEvent(Happening.EXTEND, day("2026-12-01"), until=day("2026-12-02"))
    assert replay(APPEAL, [start("2026-11-20"), early], today=TODAY).due == day("2026-12-11")
    later = [start("2026-11-20"), until, pause("2026-12-21", "2026-12-23")]
    assert replay(APPEAL, later, today=TODAY).due == day("2027-01-12")
    assert replay(APPEAL, later, today=day("2026-12-20")).days_left == 20


def test_two_requests_at_once_pause_until_the_later_answer_and_the_days_between_are_lost_once() -> None:
    facts = {"filed_on": day("2026-11-01")}
    both = [start("2026-11-06"), pause("2026-11-10", ref="a"), pause("2026-11-12", ref="b"),
            ClockEvent(Happening.RESUME, day("2026-11-13"), ref="a"),
            ClockEvent(Happening.RESUME, day("2026-11-18"), ref="b")]  # fmt: skip
    clock = replay(OPENING, both, today=TODAY, facts=facts)
    one = [start("2026-11-06"), pause("2026-11-10", "2026-11-18")]
    assert clock.due == replay(OPENING, one, today=TODAY, facts=facts).due
    assert [p.days for p in clock.pauses] == [4, 3]


def test_a_date_found_wrong_moves_the_clock_and_a_disputed_one_shows_both_readings() -> None:
    facts = {"filed_on": day("2026-11-01")}
    moved = [start("2026-11-06"), ClockEvent(Happening.MOVE, TODAY, trigger=day("2026-11-09"), because="document 4")]
    clock = replay(OPENING, moved, today=TODAY, facts=facts)
    assert (clock.started_on, clock.due, clock.lenient_due) == (day("2026-11-09"), day("2026-12-07"), day("2026-12-07"))
    never = [start("2026-11-06"), ClockEvent(Happening.MOVE, TODAY, only=Side.LENIENT, because="never complete")]
    clock = replay(OPENING, never, today=day("2026-12-07"), facts=facts)
    assert (clock.due, clock.lenient_due, clock.late()) == (day("2026-12-04"), None, True)
    lines = explain(OPENING, never, today=TODAY, facts=facts)
    assert lines[-1].date == clock.due
    assert not any(line.counted_lenient for line in lines)
    again = [*never, ClockEvent(Happening.MOVE, day("2026-12-01"), trigger=day("2026-11-30"), only=Side.LENIENT)]
    clock = replay(OPENING, again, today=TODAY, facts=facts)
    assert (clock.due, clock.lenient_due) == (day("2026-12-04"), day("2026-12-29"))


def test_a_pause_that_only_one_reading_knows_moves_that_reading_alone() -> None:
    facts = {"filed_on": day("2026-11-01")}
    doubtful = ClockEvent(Happening.PAUSE, day("2026-11-11"), until=day("2026-11-19"), only=Side.LENIENT,
                          because="letter 7")  # fmt: skip
    events = [start("2026-11-06"), doubtful]
    clock = replay(OPENING, events, today=TODAY, facts=facts)
    assert (clock.strict_due, clock.lenient_due) == (day("2026-12-04"), day("2026-12-14"))
    reasons = {str(line.date): str(line.reason) for line in explain(OPENING, events, today=TODAY, facts=facts)}
    assert reasons["2026-11-12"] == "Paused: letter 7; counts in the strict reading only"


def test_the_lenient_reading_that_starts_later_says_so_on_the_days_before() -> None:
    facts = {"first_voyage_on": day("2026-03-02"), "first_call_on": day("2026-03-06")}
    lines = explain(UNLISTED, today=TODAY, facts=facts)
    assert [str(line.reason) for line in lines[:6]] == [
        *["Counts in the strict reading; the lenient one has not begun"] * 4, "Saturday", "Sunday"]  # fmt: skip
    assert (lines[-1].number_lenient, lines[-1].number) == (65, None)


def test_a_lenient_reading_is_never_stricter_than_the_strict_one() -> None:
    facts = {"first_voyage_on": day("2026-03-02"), "first_call_on": day("2026-02-02")}
    clock = replay(UNLISTED, today=TODAY, facts=facts)
    assert clock.lenient_due == clock.strict_due == day("2026-06-01")


def test_a_clock_stopped_and_started_again_forgets_its_first_run_and_a_running_one_is_not_started() -> None:
    stop = ClockEvent(Happening.STOP, day("2026-11-20"))
    again = [start("2026-11-06"), pause("2026-11-10", "2026-11-12"), stop, start("2026-12-04")]
    assert replay(APPEAL, again, today=TODAY).due == day("2026-12-28")
    assert replay(APPEAL, again, today=TODAY).pauses == ()
    with pytest.raises(ClockError, match="while it ran"):
        replay(APPEAL, [start("2026-11-06"), start("2026-12-04")], today=TODAY)
    with pytest.raises(ClockError, match="without a pause"):
        replay(APPEAL, [start("2026-11-06"), ClockEvent(Happening.RESUME, TODAY)], today=TODAY)


def test_a_stopped_clock_counts_no_further_and_a_pause_left_open_ends_with_it() -> None:
    events = [start("2026-11-06"), pause("2026-11-12"), ClockEvent(Happening.STOP, day("2026-11-16"))]
    facts = {"filed_on": day("2026-11-01")}
    clock = replay(OPENING, events, today=day("2027-11-16"), facts=facts)
    assert (clock.due, clock.days_used, clock.stopped_on) == (day("2026-12-09"), 3, day("2026-11-16"))


def test_days_left_turn_negative_once_the_date_has_passed() -> None:
    clock = replay(LISTED, [start("2024-02-01")], today=day("2024-04-05"))
    assert (clock.days_left, clock.days_used) == (-6, 40)
    clock = replay(APPEAL, [start("2026-12-04")], today=day("2027-01-04"))
    assert clock.days_left == -7


def test_a_clock_beyond_the_calendars_is_an_error() -> None:
    with pytest.raises(CalendarError):
        replay(LISTED, [start("2064-12-01")], today=TODAY)


# --- what holds for every clock -------------------------------------------------------------------------------------

TRIGGERS = st.dates(date(2024, 1, 1), date(2036, 1, 1))
SPANS = st.lists(st.tuples(st.integers(0, 90), st.integers(0, 30)), max_size=5)
KINDS = st.sampled_from([
    declared("registry", WorkingDays(20), "x", Owner.AUTHORITY, lenient=HOLIDAYS_OUT),
    declared("eu", WorkingDays(40), "x", Owner.PARTY, calendar=EU_1182),
    declared("weeks", Weeks(3), "x", Owner.PARTY, calendar=NORWEGIAN),
    declared("months", Months(2), "x", Owner.PARTY, calendar=EU_1182),
    declared("unrolled", Months(2), "x", Owner.PARTY, calendar=REGISTRY),
])  # fmt: skip


def paused(trigger: date, spans: list[tuple[int, int]]) -> list[ClockEvent]:
    """Pauses by (days after the trigger, further days)."""
    days = [(trigger + timedelta(1 + after), trigger + timedelta(1 + after + more)) for after, more in spans]
    return [ClockEvent(Happening.START, trigger), *(pause(str(first), str(last)) for first, last in days)]


@given(KINDS, TRIGGERS, SPANS)
def test_counting_day_by_day_gives_the_same_date(
    deadline: Deadline, trigger: date, spans: list[tuple[int, int]]
) -> None:
    clock = replay(deadline, paused(trigger, spans), today=trigger)
    lost = {trigger + timedelta(1 + after + n) for after, more in spans for n in range(more + 1)}
    whole = replay(deadline, [ClockEvent(Happening.START, trigger)], today=trigger)
    left, last = whole.days_total, trigger
    while left:
        last += timedelta(1)
        counts = deadline.calendar.counts(last) if isinstance(deadline.amount, WorkingDays) else True
        left -= counts and last not in lost
    if deadline.calendar.rolls:
        # A pause that begins while a period waits for its next working day moves it too; that has its own test.
        waiting = {last + timedelta(n) for n in range(1, (deadline.calendar.roll(last) - last).days + 1)}
        assume(not waiting & lost)
        last = deadline.calendar.roll(last)
    assert clock.due == last


@given(KINDS, TRIGGERS, SPANS, st.tuples(st.integers(0, 90), st.integers(0, 30)))
def test_one_more_pause_never_makes_a_date_earlier(
    deadline: Deadline, trigger: date, spans: list[tuple[int, int]], another: tuple[int, int]
) -> None:
    before = replay(deadline, paused(trigger, spans), today=trigger)
    after = replay(deadline, paused(trigger, [*spans, another]), today=trigger)
    assert before.strict_due <= after.strict_due  # type: ignore[operator]
    assert before.lenient_due <= after.lenient_due  # type: ignore[operator]


@given(KINDS, TRIGGERS, SPANS)
def test_overlapping_pauses_count_once_and_in_any_order(
    deadline: Deadline, trigger: date, spans: list[tuple[int, int]]
) -> None:
    clock = replay(deadline, paused(trigger, spans), today=trigger)
    assert clock.due == replay(deadline, paused(trigger, spans * 2), today=trigger).due
    assert clock.due == replay(deadline, paused(trigger, spans[::-1]), today=trigger).due


@given(KINDS, TRIGGERS, SPANS, st.integers(0, 120))
def test_every_day_is_told_and_the_told_days_add_up(
    deadline: Deadline, trigger: date, spans: list[tuple[int, int]], later: int
) -> None:
    events, today = paused(trigger, spans), trigger + timedelta(later)
    clock = replay(deadline, events, today=today)
    days = explain(deadline, events, today=today)
    assert [line.date for line in days] == [trigger + timedelta(n + 1) for n in range(len(days))]
    assert days[-1].date == clock.lenient_due
    assert [line.number for line in days if line.counted] == list(range(1, clock.days_total + 1))
    assert sum(line.counted for line in days if line.date <= today) == clock.days_used
    assert all(line.reason and (line.number is not None) is line.counted for line in days)
    assert clock.strict_due <= clock.lenient_due  # type: ignore[operator]
