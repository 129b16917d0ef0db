"""Time on a case: written by who worked, approved by another, corrected only by a new row, locked with a fee; on both
databases, and whatever the order of the verbs.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update
from sqlalchemy.exc import DatabaseError

from casework.core.calendars import day_begins
from casework.core.case_type import Actor
from casework.db import db, writing
from casework.models import Case, TimeEntry, Timer
from casework.operations import hours
from casework.operations.acting import By, NotThere, Stale, legal_date
from casework.operations.audit import verify
from casework.operations.drafts import open_draft
from casework.operations.hours import NotJudged, NotRecorded, Spent
from casework.operations.steps import locked, note_event
from casework.queries import hours as read
from casework.queries.facts import prepared
from casework.stories.people import party_id
from casework.stories.telling import by, demo_of
from tests.operations.office import DAY, TYPE, Office, office

ENTRY = TimeEntry.__table__
MINUTE, HOUR = 60_000, 3_600_000


@pytest.fixture
def here(database_url: str, tmp_path: Path) -> Iterator[Office]:
    with office(database_url, tmp_path / "home") as open_office:
        yield open_office


def told(here: Office, until: str = "assess", company: str = "aigli") -> int:
    plot = next(scene.plot for scene in demo_of(TYPE)
                if scene.company == company and until in {beat.step for beat in scene.plot.beats})  # fmt: skip
    return here.tell(until=until, plot=plot, drain=lambda now: None)


def spent(here: Office, minutes: int = 60, activity: str = "formal_check", *, days: int = 0, **more: Any) -> Spent:
    return Spent(legal_date(here.now) - timedelta(days), minutes, activity, **more)


def wrote(here: Office, case_id: int, minutes: int = 60, activity: str = "formal_check", *, who: str = "marit",
          **more: Any) -> int:  # fmt: skip
    return hours.record(case_id, spent(here, minutes, activity, **more), by=by(who), now=here.now)


def fee(here: Office, case_id: int, fee_id: int) -> int:
    """An event of another case, which locks the hours of this one; returns the minutes that are charged."""
    minutes: list[int] = []
    with writing() as cx:
        of_fee = locked(cx, fee_id)
        note_event(cx, of_fee, "fee", by=by("ingrid"), now=here.now, then=lambda seq: minutes.append(
            hours.lock(cx, case_id, fee_case_id=fee_id, seq=seq)))  # fmt: skip
    return minutes[0]


def row(entry_id: int) -> Any:
    db.session.rollback()
    return read.entry_of(db.session.connection(), entry_id)


def counts(case_id: int) -> list[tuple[str, int]]:
    db.session.rollback()
    return [(one.activity, one.minutes) for one in read.effective(db.session.connection(), case_id)]


def asked(question: Any, of: int) -> Any:
    db.session.rollback()
    return question(db.session.connection(), of)


def unsound() -> list[str]:
    """What is wrong with the record and its seals (T1)."""
    db.session.rollback()
    return verify(db.session.connection(), []).faults


def test_hours_are_written_by_one_and_approved_by_another_A3(here: Office) -> None:
    case_id = told(here)
    entry = wrote(here, case_id, 90, note="The mandate.")
    assert (row(entry).minutes, row(entry).billable, row(entry).approved_by) == (90, True, None)
    assert (asked(read.unapproved, case_id), asked(read.owners, case_id)) == (90, {by("marit").person_id})
    assert hours.approve([entry], by=by("berit"), now=here.now) == 1
    assert (row(entry).approved_by, asked(read.unapproved, case_id)) == (by("berit").person_id, 0)
    assert unsound() == []


def test_nobody_approves_or_rejects_their_own_hours_A3(here: Office) -> None:
    case_id = told(here)
    mine, theirs = wrote(here, case_id, who="berit"), wrote(here, case_id)
    for judge in (lambda ids: hours.approve(ids, by=by("berit"), now=here.now),
                  lambda ids: hours.reject(ids, "No.", by=by("berit"), now=here.now)):  # fmt: skip
        with pytest.raises(NotJudged, match="their own"):
            judge([theirs, mine])
    assert row(theirs).approved_by is None, "all of them or none"
    alone = update(ENTRY).where(ENTRY.c.id == mine).values(approved_by=by("berit").person_id, approved_at=1)
    with pytest.raises(DatabaseError, match=r"two different people|another_person"), writing() as cx:
        cx.execute(alone)


def test_only_a_manager_approves(here: Office) -> None:
    entry = wrote(here, told(here))
    for who in ("marit", "ingrid", "olav"):
        with pytest.raises(NotJudged, match="Only a manager"):
            hours.approve([entry], by=by(who), now=here.now)


def test_hours_are_judged_once(here: Office) -> None:
    entry = wrote(here, told(here))
    hours.reject([entry], "On which ship?", by=by("berit"), now=here.now)
    assert row(entry).comment == "On which ship?"
    for judge in (lambda: hours.approve([entry], by=by("berit"), now=here.now),
                  lambda: hours.reject([entry], "No.", by=by("berit"), now=here.now)):  # fmt: skip
        with pytest.raises(Stale):
            judge()


def test_what_is_rejected_holds_up_a_fee_until_it_is_corrected_or_struck(here: Office) -> None:
    case_id = told(here)
    one, two = wrote(here, case_id), wrote(here, case_id, 30)
    hours.reject([one, two], "Too long.", by=by("berit"), now=here.now)
    assert asked(read.unapproved, case_id) == 90
    better = hours.correct(one, spent(here, 45, note="The break was in it."), by=by("marit"), now=here.now)
    hours.strike(two, "It was another case.", by=by("marit"), now=here.now)
    assert asked(read.unapproved, case_id) == 45
    hours.approve([better], by=by("berit"), now=here.now)
    assert (asked(read.unapproved, case_id), counts(case_id)) == (0, [("formal_check", 45)])
    assert unsound() == []


def test_a_correction_is_a_new_row_that_takes_the_place_of_the_old_and_waits_anew(here: Office) -> None:
    case_id = told(here)
    entry = wrote(here, case_id, 120)
    hours.approve([entry], by=by("berit"), now=here.now)
    before = row(entry)
    new = hours.correct(entry, spent(here, 60, "correspondence", note="Half of it."), by=by("marit"), now=here.now)
    assert [tuple(row(entry))[:-1], row(entry).stands] == [tuple(before)[:-1], False]
    assert (row(new).corrects_id, row(new).approved_by, counts(case_id)) == (entry, None, [("correspondence", 60)])
    with pytest.raises(Stale):
        hours.correct(entry, spent(here, 15, note="Again."), by=by("marit"), now=here.now)
    with pytest.raises(Stale):
        hours.approve([entry], by=by("berit"), now=here.now)


def test_only_who_wrote_a_row_corrects_or_strikes_it(here: Office) -> None:
    entry = wrote(here, told(here))
    for who in ("ingrid", "berit"):
        with pytest.raises(NotThere):
            hours.correct(entry, spent(here, note="x"), by=by(who), now=here.now)
        with pytest.raises(NotThere):
            hours.strike(entry, "x", by=by(who), now=here.now)


def test_hours_of_a_decided_fee_are_locked_and_later_work_is_not_charged_N5(here: Office) -> None:
    case_id, fee_id = told(here), told(here, company="merle")
    charged = wrote(here, case_id, 90)
    free = wrote(here, case_id, 30, "guidance")
    gone = wrote(here, case_id, 15)
    waits = wrote(here, case_id, 15, "training")
    hours.strike(gone, "Twice.", by=by("marit"), now=here.now)
    hours.approve([charged, free], by=by("berit"), now=here.now)
    assert fee(here, case_id, fee_id) == 90
    assert [row(one).locked_case_id for one in (charged, free, gone, waits)] == [fee_id, fee_id, None, None]
    for entry in (charged, free):
        with pytest.raises(NotJudged, match="A fee is decided"):
            hours.correct(entry, spent(here, 15, note="x"), by=by("marit"), now=here.now)
        with pytest.raises(NotJudged, match="A fee is decided"):
            hours.strike(entry, "x", by=by("marit"), now=here.now)
    with pytest.raises(NotRecorded, match="not charged") as refused:
        wrote(here, case_id)
    assert [name for name, _ in refused.value.faults] == ["billable"]
    later = wrote(here, case_id, 60, "appeal")
    assert (row(later).billable, row(later).reason) == (False, "appeal")
    assert asked(read.locked, case_id)
    assert unsound() == []


def test_an_entry_writes_no_event_so_that_nothing_prepared_is_undone(here: Office) -> None:
    case_id = told(here, "propose_approval")
    before = here.case(case_id)
    events, facts, seals = before.n_events, before.facts_version, before.seals
    waiting = prepared(db.session.connection(), before)
    entry = wrote(here, case_id)
    hours.approve([entry], by=by("berit"), now=here.now)
    after = here.case(case_id)
    assert (after.n_events, after.facts_version, after.seals) == (events, facts, seals + 2)
    assert prepared(db.session.connection(), after) == waiting
    assert waiting[1] is not None


def test_a_closed_case_takes_time_too(here: Office) -> None:
    case_id = here.tell("withdraw")
    assert here.case(case_id).closed_at
    entry = wrote(here, case_id, 60, "access")
    assert (row(entry).billable, row(entry).reason) == (False, "access")


def test_late_entries_say_why_and_nobody_writes_ahead(here: Office) -> None:
    case_id = told(here)
    with pytest.raises(NotRecorded, match="Say why"):
        wrote(here, case_id, days=8)
    assert wrote(here, case_id, days=8, note="I was ill.")
    with pytest.raises(NotRecorded, match="not come yet"):
        wrote(here, case_id, days=-1)
    outsider = By(by("marit").person_id, frozenset({Actor.REGISTRAR}))
    with pytest.raises(NotRecorded, match="more than 7 days ago"):
        hours.record(case_id, spent(here, days=9, note="x"), by=outsider, now=here.now)


def test_a_day_has_24_hours_over_all_cases_N5(here: Office) -> None:
    one, other = told(here), told(here, company="merle")
    first = wrote(here, one, 23 * 60)
    with pytest.raises(NotRecorded, match="more than 24 hours"):
        wrote(here, other, 75)
    wrote(here, other, 60)
    wrote(here, other, 60, who="ingrid")
    with pytest.raises(NotRecorded, match="more than 24 hours"):
        hours.correct(first, spent(here, 24 * 60, note="x"), by=by("marit"), now=here.now)
    hours.correct(first, spent(here, 60, note="x"), by=by("marit"), now=here.now)
    wrote(here, other, 600)


def test_a_draft_takes_no_time(here: Office) -> None:
    eleni = by("eleni").person_id or 0
    draft = open_draft(TYPE, party_id("aigli"), by=By(eleni, frozenset({Actor.APPLICANT})), now=here.now)
    with pytest.raises(NotThere):
        wrote(here, draft)


def test_a_timer_outlives_the_process_and_becomes_a_rounded_entry(here: Office) -> None:
    case_id = told(here)
    hours.start(case_id, "technical_review", "Voyages", by=by("marit"), now=here.now)
    with pytest.raises(NotRecorded, match="runs already"):
        hours.start(case_id, "formal_check", by=by("marit"), now=here.now)
    hours.start(case_id, "formal_check", by=by("ingrid"), now=here.now)
    assert asked(read.timer_of, by("marit").person_id).case_id == case_id
    db.session.remove()
    db.engine.dispose()
    here.now += 50 * MINUTE
    (entry,) = hours.stop(by=by("marit"), now=here.now)
    assert (row(entry).minutes, row(entry).activity, row(entry).origin, row(entry).note) == (
        45, "technical_review", "timer", "Voyages")  # fmt: skip
    with pytest.raises(Stale):
        hours.stop(by=by("marit"), now=here.now)
    assert [one.person_id for one in db.session.execute(Timer.__table__.select())] == [by("ingrid").person_id]
    assert unsound() == []


def test_a_timer_over_new_year_becomes_two_entries_each_of_its_year(here: Office) -> None:
    case_id = told(here)
    midnight = day_begins(date(2027, 1, 1))
    hours.start(case_id, "formal_check", by=by("marit"), now=midnight - HOUR)
    here.now = midnight + 2 * HOUR
    written = hours.stop(by=by("marit"), now=here.now)
    assert [(row(one).day, row(one).minutes) for one in written] == [(date(2026, 12, 31), 60), (date(2027, 1, 1), 120)]


def test_a_timer_of_moments_writes_nothing_and_a_forgotten_one_is_discarded(here: Office) -> None:
    case_id = told(here)
    hours.start(case_id, "formal_check", by=by("marit"), now=here.now)
    assert hours.stop(by=by("marit"), now=here.now + 5 * MINUTE) == []
    hours.start(case_id, "formal_check", by=by("marit"), now=here.now)
    with pytest.raises(NotRecorded, match="forgotten"):
        hours.stop(by=by("marit"), now=here.now + 13 * HOUR)
    hours.discard(by=by("marit"))
    assert (counts(case_id), asked(read.timer_of, by("marit").person_id)) == ([], None)
    with pytest.raises(Stale):
        hours.discard(by=by("marit"))


def test_a_timer_that_is_stopped_after_the_fee_writes_time_that_is_not_charged(here: Office) -> None:
    case_id, fee_id = told(here), told(here, company="merle")
    entry = wrote(here, case_id)
    hours.start(case_id, "formal_check", by=by("ingrid"), now=here.now)
    hours.approve([entry], by=by("berit"), now=here.now)
    fee(here, case_id, fee_id)
    (after,) = hours.stop(by=by("ingrid"), now=here.now + HOUR)
    assert (row(after).billable, row(after).reason) == (False, "after_fee")


def test_hours_wait_for_who_manages_the_case_and_did_not_work_them(here: Office) -> None:
    case_id = told(here)
    theirs, mine = wrote(here, case_id), wrote(here, case_id, who="berit")
    hours.strike(wrote(here, case_id, 15), "x", by=by("marit"), now=here.now)
    db.session.rollback()
    only = select(Case.id).where(Case.id == case_id)
    waiting = db.session.execute(read.to_judge(only, by("berit").person_id or 0)).all()
    assert [one.id for one in waiting] == [theirs]
    assert [one.id for one in db.session.execute(read.to_judge(only, 0))] == [theirs, mine]


PEOPLE = ("marit", "ingrid", "berit")
ACTS = st.one_of(
    st.tuples(st.just("record"), st.sampled_from(PEOPLE), st.sampled_from((15, 60, 600)), st.integers(0, 1)),
    st.tuples(st.sampled_from(("correct", "strike")), st.sampled_from(PEOPLE), st.integers(0, 9), st.integers(0, 1)),
    st.tuples(st.sampled_from(("approve", "reject")), st.sampled_from(PEOPLE), st.integers(0, 9), st.just(0)),
    st.tuples(st.sampled_from(("start", "stop")), st.sampled_from(PEOPLE), st.integers(5, 300), st.just(0)),
    st.tuples(st.just("fee"), st.just(""), st.just(0), st.just(0)),
)


@pytest.fixture
def template(sqlite_url: str, tmp_path: Path) -> tuple[Path, int, int, int]:
    with office(sqlite_url, tmp_path / "home") as made:
        case_id, fee_id = told(made), told(made, company="merle")
        db.session.rollback()
        with db.engine.connect() as cx:
            cx.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        return tmp_path / "casework.db", case_id, fee_id, made.now


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(ACTS, min_size=4, max_size=18))
def test_whatever_the_order_of_verbs_hours_add_up_nobody_approves_their_own_and_locked_rows_stay_N5(
    template: tuple[Path, int, int, int], acts: list[tuple[str, str, int, int]]
) -> None:
    source, case_id, fee_id, now = template
    copy = source.with_name("tried.db")
    for tail in ("", "-wal", "-shm"):
        copy.with_name(copy.name + tail).unlink(missing_ok=True)
    shutil.copyfile(source, copy)
    with office(f"sqlite:///{copy}", source.parent / "home", now=now, people=False) as here:
        fixed: dict[int, tuple[Any, ...]] = {}
        for act in acts:
            with suppress(NotRecorded, NotJudged, NotThere, Stale):
                carry_out(here, case_id, fee_id, act)
            here.now += MINUTE
            look(here, case_id, fixed)
        assert unsound() == []


def carry_out(here: Office, case_id: int, fee_id: int, act: tuple[str, str, int, int]) -> None:
    verb, who, n, days = act
    rows = here.rows(TimeEntry)
    chosen = rows[n % len(rows)].id if rows else 0
    me, now = by(who or "ingrid"), here.now
    match verb:
        case "record":
            hours.record(case_id, spent(here, n, days=days), by=me, now=now)
        case "correct":
            hours.correct(chosen, spent(here, 15 * (n + 1), "correspondence", days=days, note="x"), by=me, now=now)
        case "strike":
            hours.strike(chosen, "x", by=me, now=now)
        case "approve":
            hours.approve([chosen], by=me, now=now)
        case "reject":
            hours.reject([chosen], "x", by=me, now=now)
        case "start":
            hours.start(case_id, "formal_check", by=me, now=now)
        case "stop":
            here.now += n * MINUTE
            hours.stop(by=me, now=here.now)
        case "fee":
            fee(here, case_id, fee_id)


def look(here: Office, case_id: int, fixed: dict[int, tuple[Any, ...]]) -> None:
    """What must hold after every verb; the sums are made anew, by following each row to the end of its corrections."""
    rows = {one.id: one for one in here.rows(TimeEntry)}
    next_of = {one.corrects_id: one for one in rows.values() if one.corrects_id}
    ends = [one for one in rows.values() if one.id not in next_of]
    assert len(next_of) == sum(one.corrects_id is not None for one in rows.values()), "corrected once"
    assert sum(minutes for _, minutes in counts(case_id)) == sum(one.minutes for one in ends)
    waiting = sum(one.minutes for one in ends if one.approved_at is None)
    assert asked(read.unapproved, case_id) == waiting
    assert not [one for one in rows.values() if one.person_id in (one.approved_by, one.rejected_by)]
    days: dict[tuple[int, date], int] = {}
    for one in ends:
        days[one.person_id, one.day] = days.get((one.person_id, one.day), 0) + one.minutes
    assert all(minutes <= 1440 for minutes in days.values())
    for entry_id, was in fixed.items():
        assert tuple(rows[entry_id]) == was, "a locked row changed"
        assert entry_id not in next_of, "a locked row was corrected"
    fixed |= {one.id: tuple(one) for one in rows.values() if one.locked_case_id is not None}


def test_spent_says_itself_whether_it_is_charged() -> None:
    one = Spent(date(2026, 6, 15), 15, "formal_check")
    assert (one.charged, replace(one, activity="guidance").charged) == (True, False)
    assert (replace(one, billable=False).charged, replace(one, activity="?").charged) == (False, False)
    assert DAY == 24 * HOUR
