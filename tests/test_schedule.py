"""Nothing that falls due is missed or done twice, whoever looks and however late (N6)."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from casework.db import db, writing
from casework.models import (
    Case,
    Clock,
    Counter,
    CounterDelta,
    Decision,
    DocumentFile,
    DraftSection,
    Event,
    Letter,
    Outbox,
    Session,
)
from casework.operations import documents, drafts, due, review
from casework.operations.acting import legal_date
from casework.operations.due import Some
from casework.operations.duties import DUTIES
from casework.operations.steps import take_step
from casework.outbox import drain
from casework.ports.outside import EXTENSION
from casework.schedule import TURNS, tick
from casework.stories.maritime_account import norwegian
from casework.stories.people import party_id, person_id
from casework.stories.telling import Plot, by, paper, plots_of
from tests.operations.office import DAY, NOW, TYPE, Office, faults, office


@pytest.fixture
def here(database_url: str, tmp_path: Path) -> Iterator[Office]:
    with office(database_url, tmp_path / "home") as found:
        yield found


@pytest.fixture
def small(sqlite_url: str, tmp_path: Path) -> Iterator[Office]:
    with office(sqlite_url, tmp_path / "home") as found:
        yield found


def pass_time(here: Office, days: int) -> None:
    """Days go by with a worker that looks once a day."""
    for _ in range(days):
        here.now += DAY
        tick(here.now)
        drain(here.now)


def of_another_company(outcome: str) -> Plot:
    """The same story of a company that owns its ship: two living cases of one company find each other."""
    return replace(plots_of(TYPE)[outcome], company="skarvoy", writer="hauk", answers=norwegian)


def instant(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, 9, tzinfo=UTC).timestamp() * 1000)


def count(case_id: int, kind: str) -> int:
    db.session.rollback()
    return (
        db.session.scalar(select(func.count()).select_from(Event).where(Event.case_id == case_id, Event.kind == kind))
        or 0
    )


def test_each_turn_is_ordered_once_in_its_period(here: Office) -> None:
    assert tick(NOW) == len(TURNS)
    assert tick(NOW + 60_000) == 0
    assert tick(NOW + 3_600_000) == sum(turn.period(NOW) != turn.period(NOW + 3_600_000) for turn in TURNS)
    drain(NOW + 3_600_000)
    assert faults() == []


def test_N6_workers_that_look_at_the_same_moment_order_each_turn_once(here: Office) -> None:
    ordered, barrier = [], threading.Barrier(3)

    def look() -> None:
        with here.app.app_context():
            barrier.wait()
            ordered.append(tick(NOW))
            db.session.remove()

    workers = [threading.Thread(target=look) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sum(ordered) == len(TURNS) == len(here.rows(Outbox))


def test_a_day_changes_in_oslo_and_an_hour_that_comes_twice_has_two_names() -> None:
    periods = {turn.duty: turn.period for turn in TURNS}
    late = int(datetime(2026, 6, 15, 22, 30, tzinfo=UTC).timestamp() * 1000)
    assert periods["decisions"](late) == "2026-06-16"
    twice = int(datetime(2026, 10, 25, 0, 30, tzinfo=UTC).timestamp() * 1000)
    assert periods["steps"](twice) != periods["steps"](twice + 3_600_000)


def test_N6_a_reminder_goes_out_once_before_the_last_day_and_again_when_that_day_was_moved(here: Office) -> None:
    case_id = here.tell("approve", "request_information")
    last = here.rows(Clock, Clock.case_id == case_id, Clock.name == "answer")[0].lenient_due
    here.now = instant(last - timedelta(days=7))
    pass_time(here, 1)
    assert count(case_id, "remind") == 0
    pass_time(here, 3)
    assert count(case_id, "remind") == 1
    (reminder,) = here.letters(case_id, Letter.kind == "reminder")
    assert (reminder.state, reminder.sends) == ("printed", True)
    case = here.case(case_id)
    later = last + timedelta(days=14)
    take_step(
        case_id, "grant_more_time", by=by("marit"), now=here.now, seen=case.n_events, given={"until": later.isoformat()}
    )
    pass_time(here, 25)
    assert count(case_id, "remind") == 2
    assert faults() == []


def test_N6_a_refusal_becomes_final_when_the_time_to_appeal_is_over_also_if_nobody_looked_for_weeks(
    here: Office,
) -> None:
    case_id = here.tell("refuse")
    certificates = here.rows(DocumentFile, DocumentFile.case_id == case_id, DocumentFile.kind == "criminal_record")
    assert all(here.storage.exists(row.storage_key) for row in certificates)
    last = here.rows(Clock, Clock.case_id == case_id, Clock.name == "appeal")[0].lenient_due
    here.now = instant(last) - DAY
    pass_time(here, 1)
    assert here.case(case_id).state == "decided_refused", "the last day itself is in time"
    here.now += 40 * DAY
    tick(here.now)
    drain(here.now)
    case = here.case(case_id)
    assert (case.state, case.closed_at) == ("final", here.now)
    assert {row.standing for row in here.rows(Decision)} == {"final"}
    assert not any(here.storage.exists(row.storage_key) for row in certificates)
    pass_time(here, 2)
    assert count(case_id, "become_final") == 1
    assert faults() == []


def test_N6_the_decisions_of_an_open_account_become_final_and_the_record_says_so(here: Office) -> None:
    case_id = here.tell("approve")
    here.now += 60 * DAY
    pass_time(here, 2)
    assert {row.standing for row in here.rows(Decision)} == {"final"}
    assert count(case_id, "record:final") == 1
    assert here.rows(Clock, Clock.case_id == case_id, Clock.name == "appeal")[0].state == "stopped"
    assert here.case(case_id).due_clock is None
    assert faults() == []


def test_the_certificate_of_a_refused_representative_is_kept_until_the_refusal_is_final(small: Office) -> None:
    case_id = small.tell("approve_partly")
    refused = {row.subject for row in small.rows(Decision) if row.outcome == "refusal"}
    papers = small.rows(DocumentFile, DocumentFile.case_id == case_id, DocumentFile.kind == "criminal_record")
    assert len(refused) == 1 < len(papers)
    assert {row.row_key for row in papers if small.storage.exists(row.storage_key)} == refused
    small.now += 60 * DAY
    pass_time(small, 1)
    assert not any(small.storage.exists(row.storage_key) for row in papers)
    assert faults() == []


def test_one_case_that_fails_keeps_none_of_the_others_back(small: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    first = small.tell("refuse")
    second = small.tell(plot=of_another_company("refuse"), language="nn")
    small.now += 60 * DAY
    plain = take_step

    def fails(case_id: int, *args: object, **more: object) -> object:
        if case_id == first:
            raise ConnectionError("gone")
        return plain(case_id, *args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(due, "take_step", fails)
    with pytest.raises(Some, match=f"case {first}"):
        due.take_due_steps(small.now)
    assert small.case(second).state == "final"
    monkeypatch.undo()
    due.take_due_steps(small.now)
    assert small.case(first).state == "final"


def test_counters_are_folded_and_say_the_same_before_and_after(here: Office) -> None:
    here.tell("approve", "sign_approval")
    here.tell(until="assess", plot=of_another_company("approve"), language="nn")
    here.tell("approve", "submit")

    def total() -> dict[tuple[str, str], int]:
        db.session.rollback()
        sums: dict[tuple[str, str], int] = {}
        for model in (Counter, CounterDelta):
            for row in db.session.execute(select(model.__table__)):
                sums[row.type, row.phase] = sums.get((row.type, row.phase), 0) + row.n
        return {key: n for key, n in sums.items() if n}

    before = total()
    drain(here.now)
    tick(here.now)
    drain(here.now)
    assert total() == before == {(TYPE, "submission"): 1, (TYPE, "review"): 1, (TYPE, "decision"): 1}
    assert here.rows(CounterDelta) == []


def test_a_draft_nobody_touched_for_a_year_is_deleted_with_its_files_and_its_writers_are_told_before(
    here: Office,
) -> None:
    old = here.tell("approve", "draft")
    storage_keys = [row.storage_key for row in here.rows(DocumentFile, DocumentFile.case_id == old)]
    here.now += 200 * DAY
    aigli, eleni = party_id("aigli"), by("eleni")
    young = drafts.open_draft(TYPE, aigli, by=eleni, now=here.now)
    documents.receive(
        young, TYPE, "other", "", "a.pdf", io.BytesIO(paper("x")), storage=here.storage, by=eleni, now=here.now
    )
    sent = here.tell("approve", "submit")
    here.now = NOW + 353 * DAY
    pass_time(here, 3)
    assert here.case(old).state == "draft"
    notices = [row for row in here.rows(Outbox) if row.key.startswith("notice:draft:")]
    assert [row.done_at is not None for row in notices] == [True]
    pass_time(here, 14)
    left = db.session.scalars(select(Case.id).order_by(Case.id)).all()
    assert left == [young, sent]
    assert not any(here.storage.exists(key) for key in storage_keys)
    assert here.rows(DocumentFile, DocumentFile.case_id == young)
    db.session.rollback()
    assert db.session.scalar(select(func.count()).select_from(DraftSection).where(DraftSection.case_id == old)) == 0
    assert faults() == []


def test_sessions_that_ended_long_ago_are_deleted(small: Office) -> None:
    eleni = person_id("eleni")
    with writing() as cx:
        for name, created in (("a" * 64, NOW - 3 * DAY), ("b" * 64, NOW)):
            cx.execute(
                Session.__table__.insert().values(token=name, person_id=eleni, created_at=created, seen_at=created)
            )
    pass_time(small, 1)
    db.session.rollback()
    assert db.session.scalars(select(Session.token)).all() == ["b" * 64]


def test_the_end_of_a_paused_clock_moves_with_the_days_it_stands_still(
    small: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_type = due.CASE_TYPES[TYPE]
    pausing = tuple(
        replace(one, default="pauses") if one.name == "request_after_completeness" else one
        for one in case_type.readings
    )
    monkeypatch.setitem(due.CASE_TYPES, TYPE, replace(case_type, readings=pausing))
    case_id = small.tell("approve", "assess")
    case, questions = small.case(case_id), [{"code": "Q-ID", "wrong": "w", "send": "s", "why": "y", "sections": []}]
    until = legal_date(small.now + 21 * DAY).isoformat()
    take_step(
        case_id,
        "request_information",
        by=by("marit"),
        now=small.now,
        seen=case.n_events,
        given={"questions": questions, "until": until, "sections": []},
    )
    drain(small.now)

    def end() -> date:
        (clock,) = small.rows(Clock, Clock.case_id == case_id, Clock.name == "opening")
        assert clock.state == "paused"
        return clock.strict_due

    before = end()
    pass_time(small, 7)
    assert end() == before + timedelta(days=7)


def test_every_turn_is_a_duty_that_somebody_has_and_every_duty_has_its_turn() -> None:
    assert {turn.duty for turn in TURNS} == set(DUTIES)


def test_T1_the_record_is_rooted_outside_at_each_decision_and_daily(here: Office) -> None:
    kept = here.app.extensions[EXTENSION].roots
    case_id = here.tell("refuse", "propose_refusal")
    assert kept.numbers() == []
    story = plots_of(TYPE)["refuse"]
    sign = story.beats[-1]
    case = here.case(case_id)
    hashes = [row.sha256 for row in here.letters(case_id, Letter.kind == "refusal")]
    review.declare_impartiality(case_id, True, by=by(sign.persona), now=here.now)
    take_step(
        case_id, sign.step, by=by(sign.persona), now=here.now, seen=case.n_events, given={"letter_sha256": hashes}
    )
    drain(here.now)
    (line,) = kept.lines()
    assert here.case(case_id).head in line
    pass_time(here, 3)
    assert len(kept.lines()) == 4
