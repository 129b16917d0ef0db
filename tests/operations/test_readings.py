"""Law as dated choices under four eyes (A3): from which day a choice works, and what each case says it used."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from casework.core.calendars import day_begins
from casework.db import db, writing
from casework.models import Clock, Event, EventContent, FindingRow, Outbox, ReadingChoice
from casework.operations.acting import NotThere, Stale, legal_date
from casework.operations.due import replay_paused
from casework.operations.proposals import NotSettled
from casework.operations.readings import ask_anew, confirm, propose, reject, withdraw
from casework.operations.steps import take_step
from casework.outbox import drain
from casework.queries.readings import in_force, standing
from casework.stories.telling import Scene, by, demo_of
from casework.workflows import CASE_TYPES
from tests.operations.office import DAY, TYPE, Office, office

CASE_TYPE = CASE_TYPES[TYPE]
PAUSE = "request_after_completeness"
TWO_PEOPLE = r"two different people|ck_reading_choice_two_people"
QUESTIONS = [{"code": "Q-ID", "wrong": "w", "send": "s", "why": "y", "sections": []}]


@pytest.fixture
def here(database_url: str, tmp_path: Path) -> Iterator[Office]:
    with office(database_url, tmp_path / "home") as open_office:
        yield open_office


def told(here: Office, until: str = "assess", company: str = "aigli") -> int:
    """A case of that company's, without printing its letters."""
    plot = next(scene.plot for scene in demo_of(TYPE) if scene.company == company and until in beats(scene))
    return here.tell(until=until, plot=plot, drain=lambda now: None)


def beats(scene: Scene) -> set[str]:
    return {beat.step for beat in scene.plot.beats}


def proposed(
    here: Office, choice: str = "pauses", *, reading: str = PAUSE, first: str = "berit", in_days: int = 1
) -> int:
    day = legal_date(here.now) + timedelta(in_days)
    return propose(CASE_TYPE, reading, choice, valid_from=day, reason="A letter.", by=by(first), now=here.now)


def chosen(here: Office, choice: str = "pauses", *, second: str = "ingrid", **more: Any) -> int:
    number = proposed(here, choice, **more)
    confirm(number, by=by(second), now=here.now)
    return number


def on(day: date, reading: str = PAUSE) -> str:
    db.session.rollback()
    return in_force(db.session.connection(), CASE_TYPE, day)[reading]


def ask(here: Office, case_id: int) -> None:
    """The caseworker asks for information."""
    until = legal_date(here.now + 21 * DAY).isoformat()
    given = {"questions": QUESTIONS, "until": until, "sections": []}
    seen = here.case(case_id).n_events
    take_step(case_id, "request_information", by=by("marit"), now=here.now, seen=seen, given=given)


def opening(here: Office, case_id: int) -> str:
    (clock,) = here.rows(Clock, Clock.case_id == case_id, Clock.name == "opening")
    return str(clock.state)


def told_at(case_id: int, seq: int) -> dict[str, Any]:
    db.session.rollback()
    where = EventContent.case_id == case_id, EventContent.seq == seq
    return dict(json.loads(db.session.scalars(select(EventContent.body).where(*where)).one()))


def test_a_choice_works_from_its_first_day_and_not_before(here: Office) -> None:
    today = legal_date(here.now)
    chosen(here, in_days=2)
    assert [on(today + timedelta(n)) for n in (0, 1, 2, 400)] == ["runs_on", "runs_on", "pauses", "pauses"]


def test_a_question_pauses_the_clock_from_the_day_of_the_choice_and_not_before(here: Office) -> None:
    before, after = told(here), told(here, company="merle")
    chosen(here)
    ask(here, before)
    here.now += DAY
    ask(here, after)
    assert (opening(here, before), opening(here, after)) == ("running", "paused")


def test_a_clock_that_runs_keeps_its_reading_when_another_is_chosen(here: Office) -> None:
    case_id = told(here)
    chosen(here)
    ask(here, case_id)
    (before,) = here.rows(Clock, Clock.case_id == case_id, Clock.name == "opening")
    here.now += 3 * DAY
    assert ask_anew(TYPE, here.now) == 1
    replay_paused(here.now)
    (after,) = here.rows(Clock, Clock.case_id == case_id, Clock.name == "opening")
    assert (after.state, after.strict_due, after.rule) == ("running", before.strict_due, before.rule)


def test_a_clock_that_was_paused_stays_paused_when_the_choice_is_taken_back(here: Office) -> None:
    chosen(here)
    case_id = told(here)
    here.now += DAY
    ask(here, case_id)
    chosen(here, "runs_on", first="ingrid", second="berit")
    here.now += DAY
    assert on(legal_date(here.now)) == "runs_on"
    assert opening(here, case_id) == "paused"


def test_nobody_confirms_or_rejects_what_they_proposed_A3(here: Office) -> None:
    number = proposed(here)
    for verb in (confirm, reject):
        with pytest.raises(NotSettled) as refused:
            verb(number, "Yes.", by=by("berit"), now=here.now)
        assert refused.value.refusal.sentence.msgid == "Who proposes may not confirm."
    assert on(legal_date(here.now) + timedelta(1)) == "runs_on"


def test_the_database_refuses_one_person_too_by_its_guard_and_by_its_check_A3(here: Office) -> None:
    number, berit = proposed(here), by("berit").person_id
    alone = text(
        "UPDATE reading_choice SET state = 'confirmed', second_person = :berit, settled_at = :now WHERE id = :id"
    ).bindparams(berit=berit, now=here.now, id=number)
    with pytest.raises(DatabaseError, match=TWO_PEOPLE), writing() as cx:
        cx.execute(alone)
    with writing() as cx:
        sqlite = cx.dialect.name == "sqlite"
        without = "DROP TRIGGER reading_choice_update" if sqlite else "ALTER TABLE reading_choice DISABLE TRIGGER ALL"
        cx.execute(text(without))
    with pytest.raises(DatabaseError, match="two_people"), writing() as cx:
        cx.execute(alone)
    assert on(legal_date(here.now) + timedelta(1)) == "runs_on"


def test_a_proposal_alone_changes_nothing_and_a_rejected_one_never_will(here: Office) -> None:
    tomorrow = legal_date(here.now) + timedelta(1)
    number = proposed(here)
    assert on(tomorrow) == "runs_on"
    reject(number, "The ministry says no.", by=by("ingrid"), now=here.now)
    with pytest.raises(Stale):
        confirm(number, by=by("per"), now=here.now)
    assert on(tomorrow) == "runs_on"


def test_only_who_proposed_takes_a_proposal_back(here: Office) -> None:
    number = proposed(here)
    with pytest.raises(NotThere):
        withdraw(number, by=by("ingrid"), now=here.now)
    withdraw(number, by=by("berit"), now=here.now)
    with pytest.raises(Stale):
        confirm(number, by=by("ingrid"), now=here.now)


@pytest.mark.parametrize("in_days", [0, -1])
def test_what_held_on_a_day_that_has_begun_is_never_rewritten(here: Office, in_days: int) -> None:
    with pytest.raises(NotSettled, match="must lie ahead"):
        proposed(here, in_days=in_days)
    number = proposed(here, in_days=1)
    here.now += DAY
    with pytest.raises(NotSettled, match="must lie ahead"):
        confirm(number, by=by("ingrid"), now=here.now)


def test_of_two_choices_for_one_day_the_one_confirmed_last_holds(here: Office) -> None:
    tomorrow = legal_date(here.now) + timedelta(1)
    first, second = proposed(here, "pauses"), proposed(here, "runs_on")
    confirm(second, by=by("ingrid"), now=here.now)
    confirm(first, by=by("ingrid"), now=here.now + 1000)
    assert on(tomorrow) == "pauses"
    (shown,) = [one for one in standing([CASE_TYPE], tomorrow) if one.reading.name == PAUSE]
    assert (shown.choice, shown.since, shown.by and shown.by.second) == ("pauses", tomorrow, "Ingrid Solheim")


def test_a_choice_that_is_no_longer_declared_does_not_count(here: Office) -> None:
    with writing() as cx:
        cx.execute(ReadingChoice.__table__.insert().values(
            case_type=TYPE, reading=PAUSE, choice="sleeps", valid_from=date(2026, 7, 1), reason="r",
            first_person=by("berit").person_id, proposed_at=here.now, state="proposed", answer=""))  # fmt: skip
    (row,) = here.rows(ReadingChoice)
    confirm(row.id, by=by("ingrid"), now=here.now)
    assert on(date(2026, 7, 2)) == "runs_on"


def test_on_its_first_day_the_rules_are_asked_anew_of_what_is_not_yet_decided(here: Office) -> None:
    under_review, decided = told(here, company="merle"), here.tell("refuse")
    chosen(here, "all_accounts", reading="residence")
    (work,) = here.rows(Outbox, Outbox.kind == "reading")
    assert work.due_at == day_begins(legal_date(here.now) + timedelta(1))

    def faults(case_id: int) -> list[str]:
        found = here.rows(FindingRow, FindingRow.case_id == case_id, FindingRow.rule == "AR-13")
        return [row.state for row in found]

    drain(here.now)
    assert faults(under_review) == []
    here.now += DAY
    drain(here.now)
    assert faults(under_review) == ["open"]
    assert here.case(under_review).errors_open == 1
    assert faults(decided) == []


def test_the_record_says_under_which_readings_and_tables_it_was_sent_and_decided(here: Office) -> None:
    case_id = here.tell("approve")
    db.session.rollback()
    events = db.session.execute(select(Event.kind, Event.seq).where(Event.case_id == case_id)).all()
    bodies = {event.kind: told_at(case_id, event.seq) for event in events}
    assert set(bodies) > {"submit", "sign_approval", "assess"}
    for step in ("submit", "sign_approval"):
        law = bodies[step]["law"]
        assert law["readings"] == {PAUSE: "runs_on", "residence": "trading_accounts_only"}
        assert set(law["tables"]) == set(CASE_TYPE.tables)
        assert law["tables"]["registry_terms"] == ["2024-01", "2024-01-01"]
    assert "law" not in bodies["assess"]


def test_each_step_uses_the_readings_of_its_own_legal_day(here: Office) -> None:
    case_id = told(here, "request_information")
    sent = told_at(case_id, 1)["law"]["readings"][PAUSE]
    chosen(here)
    here.now += DAY
    seen = here.case(case_id).n_events
    take_step(case_id, "recall_request", by=by("marit"), now=here.now, seen=seen, given={"reason": "r"})
    ask(here, case_id)
    last = here.case(case_id).n_events
    assert (sent, told_at(case_id, last)["law"]["readings"][PAUSE]) == ("runs_on", "pauses")
