"""Corrections of letters that left: who may, to whom they go, what they leave as it was, and the time to appeal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from casework.core.machine import StepRefused
from casework.db import db
from casework.models import Clock, Correction, Decision, Dispatch, Event, Letter
from casework.operations import correcting, letters, review
from casework.operations.acting import NotThere, Stale, legal_date
from casework.outbox import drain
from casework.queries.appeals import contest_of, notice_of
from casework.queries.corrections import corrected, waiting
from casework.queries.filed import journal
from casework.stories.telling import by
from casework.workflows.correcting import CORRECTION, Place
from tests.operations.office import DAY, Office, office
from tests.operations.office import faults as wrong

SLIP = (Place("The heading", "Aigli Pelagos", "Aigli Pelagos Shipping S.A."),)
TOLD = {"changes": "nothing", "why": "The name was cut short. It is the same company."}
CASES = {
    # (type, end): how far it is told, the letter that is corrected, and whether a second person must sign
    ("maritime_account", "approve"): (None, "approval", True),
    ("plant_approval", "refuse"): ("submit", "receipt", False),
    ("case_fee", "credit"): (None, "invoice", False),
    ("order_case", "ended"): (None, "no_order", False),
    ("access_request", "given_in_part"): (None, "access_refused", True),
    ("reversal_case", "stands"): (None, "stands", False),
}  # fmt: skip


@pytest.fixture
def quick(sqlite_url: str, tmp_path: Path) -> Iterator[Office]:
    with office(sqlite_url, tmp_path) as place:
        yield place


@pytest.fixture
def here(database_url: str, tmp_path: Path) -> Iterator[Office]:
    with office(database_url, tmp_path) as place:
        yield place


def of_kind(there: Office, case_id: int, kind: str) -> list[Any]:
    return there.letters(case_id, Letter.kind == kind, Letter.state == "printed")


def begin(there: Office, case_id: int, number: int, **told: str) -> bool:
    """An officer who is impartial begins it, a day later."""
    there.now += DAY
    who = officers(there, case_id)[0]
    review.declare_impartiality(case_id, True, by=who, now=there.now)
    return correcting.begin(case_id, number, SLIP, {**TOLD, **told}, by=who, now=there.now)


def officers(there: Office, case_id: int) -> tuple[Any, Any]:
    ours = there.case(case_id).authority == "environment_agency"
    return (by("jonas"), by("per")) if ours else (by("magne"), by("ragnhild"))


def sign(there: Office, case_id: int) -> None:
    who, case = officers(there, case_id)[1], there.case(case_id)
    review.declare_impartiality(case_id, True, by=who, now=there.now)
    letters.print_again(case_id, by=who, now=there.now)
    drain(there.now)
    printed = Letter.event_seq == case.n_events, Letter.state == "printed"
    hashes = [one.sha256 for one in there.letters(case_id, *printed)]
    correcting.sign(case_id, hashes, by=who, now=there.now, seen=case.n_events)


@pytest.mark.parametrize(("type_name", "end"), sorted(CASES))
def test_a_letter_of_any_type_is_corrected_by_another_to_all_who_got_it(
    quick: Office, type_name: str, end: str
) -> None:
    until, kind, two = CASES[type_name, end]
    case_id = quick.tell(end, until, type_name=type_name)
    before, state = of_kind(quick, case_id, kind), quick.case(case_id).state
    assert begin(quick, case_id, before[-1].number) is two
    drain(quick.now)
    if two:
        assert corrected(db.session.connection(), case_id) == {}
        sign(quick, case_id)
        drain(quick.now)
    later = of_kind(quick, case_id, CORRECTION)
    sent = select(Dispatch.recipient, Dispatch.channel).join(Letter, Letter.id == Dispatch.letter_id)
    there = {row: {tuple(one) for one in db.session.execute(sent.where(Letter.event_seq == row,
                                                                       Letter.case_id == case_id))}
             for row in (before[-1].event_seq, later[-1].event_seq)}  # fmt: skip
    assert there[later[-1].event_seq] == there[before[-1].event_seq]
    assert [one.language for one in later] == [one.language for one in before[-len(later):]]
    marks = corrected(db.session.connection(), case_id)
    assert {one.number for one in later} == {mark.number for some in marks.values() for mark in some}
    assert of_kind(quick, case_id, kind) == before, "what was sent stays as it was"
    assert quick.case(case_id).state == state
    case = quick.case(case_id)
    named = [one["title"] for one in journal(db.session.connection(), case, "en").values()]
    assert any(f"-{later[-1].number})" in title for title in named)
    assert wrong() == []


def test_the_time_to_appeal_runs_anew_from_the_day_the_correction_arrives(here: Office) -> None:
    """In a case that was refused."""
    case_id = here.tell("refuse", "sign_refusal")
    letter = of_kind(here, case_id, "refusal")[-1]
    seq = db.session.scalars(select(Decision.event_seq).where(Decision.case_id == case_id)).first()
    assert seq is not None
    first = notice_of(db.session.connection(), case_id, seq)
    here.now += 10 * DAY
    begin(here, case_id, letter.number, anew="yes")
    drain(here.now)
    sign(here, case_id)
    drain(here.now)
    again = notice_of(db.session.connection(), case_id, seq)
    assert again.number == first.number
    assert again.arrived_on >= first.arrived_on + timedelta(11)
    assert first.last_day is not None
    assert again.last_day is not None
    assert again.last_day >= first.last_day + timedelta(7)
    case = here.case(case_id)
    contest = contest_of(db.session.connection(), case, legal_date(here.now))
    assert contest is not None
    assert not contest.over
    runs = here.rows(Clock, Clock.case_id == case_id, Clock.name == "appeal")
    assert [run.state for run in runs] == ["stopped", "running"]
    assert here.case(case_id).due == runs[-1].lenient_due
    assert wrong() == []


def test_what_is_no_correction_is_refused_and_what_is_undone_is_not_signed(quick: Office) -> None:
    case_id = quick.tell("refuse", "sign_refusal")
    who, second = officers(quick, case_id)
    number = quick.letters(case_id)[-1].number
    with pytest.raises(NotThere):
        begin(quick, case_id, 99)
    for answer in ("harm", "benefit"):
        with pytest.raises(StepRefused, match="no correction"):
            begin(quick, case_id, number, changes=answer)
    receipt = of_kind(quick, case_id, "receipt")[0].number
    with pytest.raises(StepRefused, match="told of no decision"):
        begin(quick, case_id, receipt, anew="yes")
    begin(quick, case_id, number)
    with pytest.raises(Stale):  # something waits for its second person
        begin(quick, case_id, receipt)
    drain(quick.now)
    seen = quick.case(case_id).n_events
    hashes = [one.sha256 for one in of_kind(quick, case_id, CORRECTION)]
    with pytest.raises(StepRefused, match="Who prepares may not sign"):
        correcting.sign(case_id, hashes, by=who, now=quick.now, seen=seen)
    with pytest.raises(StepRefused):
        correcting.sign(case_id, ["0" * 64], by=second, now=quick.now, seen=seen)
    correcting.give_back(case_id, "Name the table.", by=second, now=quick.now, seen=seen)
    case = quick.case(case_id)
    assert waiting(db.session.connection(), case) is None
    with pytest.raises(Stale):
        correcting.sign(case_id, hashes, by=second, now=quick.now, seen=seen + 1)
    assert {one.state for one in quick.letters(case_id, Letter.kind == CORRECTION)} == {"void"}
    assert list(db.session.scalars(select(Correction.done_seq).where(Correction.case_id == case_id))) == [None]
    kinds = list(db.session.scalars(select(Event.kind).where(Event.case_id == case_id).order_by(Event.seq)))
    assert kinds[-2:] == ["record:correct_letter", "record:return_correction"]
    assert wrong() == []
