"""What steps do beside moving the case: clocks in the worklist, questions of time, decisions, putting aside, acting
once.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from casework.core.machine import StepRefused
from casework.db import db, leading
from casework.models import Decision, DocumentFile, Event, FindingRow, Note, RequestRow, Submission
from casework.operations import documents, drafts, findings, review
from casework.operations.acting import legal_date
from casework.operations.steps import take_step
from casework.queries.record import content_of
from casework.stories.accounts import number_of
from casework.stories.telling import by
from casework.workflows import CASE_TYPES
from tests.operations.office import DAY, TYPE, Office, office


def not_now(_: int) -> None:
    """Letters wait."""


@pytest.fixture
def here(database_url: str, tmp_path: Path) -> Iterator[Office]:
    with office(database_url, tmp_path / "home") as found:
        yield found


def take(here: Office, case_id: int, step: str, persona: str, **given: Any) -> None:
    take_step(case_id, step, by=by(persona), now=here.now, seen=here.case(case_id).n_events, given=given)


def test_our_own_clock_comes_before_the_applicants_in_the_worklist(here: Office) -> None:
    case = here.case(here.tell("approve", "sign_approval"))
    assert (case.due_clock, case.due_owner) == ("opening", "authority")


def test_where_none_of_ours_runs_the_applicants_clock_is_shown(here: Office) -> None:
    case = here.case(here.tell("refuse", "sign_refusal"))
    assert (case.due_clock, case.due_owner) == ("appeal", "party")


def test_approval_is_not_proposed_of_what_was_never_declared_complete(here: Office) -> None:
    case_id = here.tell("dismiss", "answer", drain=not_now)
    for block in CASE_TYPES[TYPE].reasons:
        review.write_reason(case_id, block, "Written.", seen=None, by=by("marit"), now=here.now)
    review.declare_impartiality(case_id, True, by=by("marit"), now=here.now)
    take(here, case_id, "propose_refusal", "marit", because="Incomplete.")
    take(here, case_id, "recall_proposal", "marit")
    with pytest.raises(StepRefused, match="never declared complete"):
        take(here, case_id, "propose_approval", "marit", outcomes={"account": "approve"})
    take(here, case_id, "back_to_screening", "marit", reason="Not complete.")
    assert here.case(case_id).state == "screening"


def test_a_wish_for_more_time_stands_on_the_request_until_it_is_answered(here: Office) -> None:
    case_id = here.tell("approve", "request_information", drain=not_now)
    later = legal_date(here.now) + timedelta(days=40)
    take(here, case_id, "ask_more_time", "eleni", until=str(later), reason="The yard is closed.")
    (request,) = here.rows(RequestRow, RequestRow.case_id == case_id)
    assert (request.asked_until, request.asked_reason) == (later, "The yard is closed.")
    take(here, case_id, "grant_more_time", "marit", until=str(later))
    (request,) = here.rows(RequestRow, RequestRow.case_id == case_id)
    assert (request.due, request.asked_until) == (later, None)


def test_T1_what_the_party_answered_is_in_the_chained_record(here: Office) -> None:
    case_id = here.tell("approve", "answer", drain=not_now)
    seq = db.session.scalars(select(Event.seq).where(Event.case_id == case_id, Event.kind == "answer")).one()
    told = content_of(db.session.connection(), case_id, seq)
    assert told["answered"][0]["answer"].startswith("Here is the list of ships")


def test_a_refusal_decides_the_account_alone(here: Office) -> None:
    refused = here.tell("refuse")
    assert [row.subject for row in here.rows(Decision, Decision.case_id == refused)] == ["account"]


def test_each_part_of_an_approval_has_a_decision_of_its_own(here: Office) -> None:
    approved = here.tell("approve_partly", "sign_approval")
    outcomes = {row.subject: row.outcome for row in here.rows(Decision, Decision.case_id == approved)}
    assert outcomes == {"account": "approval", "r1": "approval", "r2": "approval", "r3": "refusal"}


def test_an_account_number_has_the_shape_of_one(here: Office) -> None:
    case_id = here.tell("approve", "start_opening")
    review.declare_impartiality(case_id, True, by=by("tuva"), now=here.now)
    with pytest.raises(StepRefused, match="does not look like a registry account number"):
        take(here, case_id, "record_opening", "tuva", account_number="<b>x</b>")


def test_an_account_number_is_never_given_twice(here: Office) -> None:
    """Neither when it is recorded nor, where two officers record it at once, when the second is confirmed."""
    first = here.tell("approve", "record_opening", type_name="registry_account")
    second = here.tell("approve", "start_opening")
    for persona in ("tuva", "ingrid"):
        for case_id in (first, second):
            review.declare_impartiality(case_id, True, by=by(persona), now=here.now)
    take(here, second, "record_opening", "tuva", account_number=number_of(first))
    take(here, first, "confirm_opening", "ingrid")
    with pytest.raises(StepRefused, match="A number is never used again"):
        take(here, second, "confirm_opening", "ingrid")
    take(here, second, "return_opening", "ingrid", comments="It belongs to another account.")
    with pytest.raises(StepRefused, match="A number is never used again"):
        take(here, second, "record_opening", "tuva", account_number=number_of(first).lower())
    take(here, second, "record_opening", "tuva", account_number=number_of(second))
    take(here, second, "confirm_opening", "ingrid")


def test_putting_aside_is_recorded_and_never_outlasts_our_own_clock(here: Office) -> None:
    case_id = here.tell("approve", "assess", drain=not_now)
    due, seen = here.case(case_id).due, here.case(case_id).n_events
    review.snooze(case_id, due + timedelta(days=30), by=by("marit"), now=here.now)
    after = here.case(case_id)
    assert (after.snoozed_until, after.n_events) == (due, seen + 1)


def test_papers_of_a_person_who_was_taken_off_the_application_are_not_sent(here: Office) -> None:
    case_id = here.tell("approve", "draft", drain=not_now)
    eleni = by("eleni")
    drafts.remove_row(case_id, "representatives", "r3", by=eleni, now=here.now)
    findings.acknowledge(case_id, open_errors(here, case_id), now=here.now)
    take(here, case_id, "submit", "eleni", declaration=True)
    files = here.rows(DocumentFile, DocumentFile.case_id == case_id, DocumentFile.direction == "incoming")
    left = {row.id for row in files if row.row_key == "r3"}
    assert left
    assert all(row.withdrawn_at and row.number is None for row in files if row.id in left)
    sent = {document_id for document_id, _ in here.rows(Submission)[0].documents}
    assert sent == {row.id for row in files} - left


def open_errors(here: Office, case_id: int) -> list[int]:
    wanted = FindingRow.case_id == case_id, FindingRow.state == "open", FindingRow.severity == "error"
    return [row.id for row in here.rows(FindingRow, *wanted)]


def test_what_one_rule_finds_twice_in_one_place_is_kept_twice(here: Office) -> None:
    case_id = here.tell("approve", "draft", drain=not_now)
    for row in here.rows(DocumentFile, DocumentFile.case_id == case_id, DocumentFile.row_key == "r1"):
        documents.withdraw(row.id, by=by("eleni"), now=here.now)
    found = here.rows(FindingRow, FindingRow.case_id == case_id, FindingRow.rule == "MOHA-60")
    missing = [row for row in found if row.state == "open"]
    assert {row.pointer for row in missing} == {"/representatives/r1"}
    assert len(missing) == len({row.part for row in missing}) > 1


def test_N1_what_leads_an_act_stands_or_falls_with_it(here: Office) -> None:
    case_id = here.tell("approve", "screen", drain=not_now)
    note = Note.__table__.insert().values(case_id=case_id, person_id=by("marit").person_id, body="led", at=here.now)
    with pytest.raises(StepRefused), leading(lambda cx: cx.execute(note)):
        take(here, case_id, "assess", "marit")
    assert here.rows(Note, Note.body == "led") == []
    with leading(lambda cx: cx.execute(note)):
        expected = str(legal_date(here.now + 30 * DAY))
        take(here, case_id, "send_interim_reply", "marit", expected=expected, reason="Much to do.")
    assert len(here.rows(Note, Note.body == "led")) == 1
    db.session.rollback()
    replies = select(func.count()).select_from(Event).where(Event.case_id == case_id,
                                                            Event.kind == "send_interim_reply")
    assert db.session.scalar(replies) == 1
