"""A plan on its way through the years: its clocks, its two marks, the way back through the verifier, and its end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from casework.core.answers import as_json
from casework.core.calendars import NORWEGIAN
from casework.core.machine import StepRefused
from casework.db import db
from casework.models import Approval, ApprovalVersion, Clock, Decision, FindingRow, Letter
from casework.operations import drafts
from casework.operations.acting import SYSTEM, legal_date
from casework.operations.due import take_due_steps
from casework.operations.steps import take_step
from casework.outbox import drain
from casework.queries.findings import granted
from casework.stories.people import party_id
from casework.stories.ship_plans import SINCE_CALL, example
from casework.stories.telling import by
from casework.workflows import CASE_TYPES
from casework.workflows.ship_plans.answers import PlanAnswers
from tests.operations.office import DAY, NOW, Office, faults, office

PLAN, MODIFICATION = "ship_monitoring_plan", "ship_plan_modification"


@pytest.fixture
def here(sqlite_url: str, tmp_path: Path) -> Iterator[Office]:
    with office(sqlite_url, tmp_path) as place:
        yield place


def clock(here: Office, case_id: int, name: str) -> Any:
    """The newest clock of that name."""
    return here.rows(Clock, Clock.case_id == case_id, Clock.name == name)[-1]


def day(here: Office, on: date) -> int:
    """Noon of a day, as the office's hour."""
    return here.now + (on - legal_date(here.now)).days * DAY


def take(here: Office, case_id: int, step: str, persona: str, now: int, **given: Any) -> None:
    who = SYSTEM if persona == "system" else by(persona)
    take_step(case_id, step, by=who, now=now, seen=here.case(case_id).n_events, given=given)


def test_both_clocks_run_from_the_first_call_and_the_companys_ends_when_the_plan_comes(here: Office) -> None:
    first_call = legal_date(NOW) - SINCE_CALL
    case_id = here.tell("approve", "submit", type_name=PLAN)
    ours = clock(here, case_id, "approve_by")
    assert (ours.state, ours.owner) == ("running", "authority")
    assert ours.strict_due == date(2026, 8, 17)  # four months from 16 April 2026 end on a Sunday
    assert first_call == date(2026, 4, 16)
    assert clock(here, case_id, "plan_due").state == "stopped"


def test_a_signed_plan_ages_until_it_is_marked(here: Office) -> None:
    case_id = here.tell("approve", "sign_approval", type_name=PLAN)
    mark = clock(here, case_id, "mark")
    assert (here.case(case_id).state, mark.owner, mark.state) == ("signed", "authority", "running")
    assert mark.strict_due == NORWEGIAN.add(legal_date(here.now), 2)
    assert here.case(case_id).due == mark.strict_due
    take(here, case_id, "mark_approved", "tuva", here.now, marked_on=str(legal_date(here.now)))
    assert (here.case(case_id).state, clock(here, case_id, "mark").state) == ("in_force", "stopped")


def test_the_yearly_check_is_reminded_of_once_and_the_next_year_runs_from_the_day_of_the_check(here: Office) -> None:
    case_id = here.tell("approve", "mark_approved", type_name=PLAN)
    marked = legal_date(here.now)
    first = clock(here, case_id, "yearly_check")
    assert first.lenient_due - marked in (timedelta(days) for days in range(365, 369))
    for before in (20, 5, 4, 1):
        take_due_steps(day(here, first.lenient_due - timedelta(before)))
        drain(day(here, first.lenient_due - timedelta(before)))
    reminders = here.letters(case_id, Letter.kind == "check_reminder")
    assert [letter.dated for letter in reminders] == [first.lenient_due - timedelta(5)]
    checked = first.lenient_due - timedelta(3)
    late = day(here, first.lenient_due + timedelta(10))
    with pytest.raises(StepRefused, match="before that day does not count"):
        take(here, case_id, "record_check", "eleni", late, checked_on=str(marked - timedelta(1)), found="no_change")
    take(here, case_id, "record_check", "eleni", late, checked_on=str(checked), found="no_change")
    again = clock(here, case_id, "yearly_check")
    assert again.state == "running"
    assert again.lenient_due - checked in (timedelta(days) for days in range(365, 369))


def test_a_plan_that_is_not_approved_waits_for_its_revision_is_reminded_and_closed_only_when_time_is_out(
    here: Office,
) -> None:
    case_id = here.tell("refuse", "sign_refusal", type_name=PLAN)
    revise = clock(here, case_id, "revise")
    assert (here.case(case_id).state, revise.owner) == ("at_verifier", "party")
    take_due_steps(day(here, revise.lenient_due - timedelta(3)))
    drain(day(here, revise.lenient_due - timedelta(3)))
    assert len(here.letters(case_id, Letter.kind == "revision_reminder")) == 1
    with pytest.raises(StepRefused):
        take(here, case_id, "close_unrevised", "marit", day(here, revise.lenient_due))
    take(here, case_id, "close_unrevised", "marit", day(here, revise.lenient_due + timedelta(4)))
    assert here.case(case_id).closed_at


def test_the_decision_not_to_approve_becomes_final_while_the_plan_is_at_the_verifier(here: Office) -> None:
    case_id = here.tell("refuse", "sign_refusal", type_name=PLAN)
    appeal = clock(here, case_id, "appeal")
    take_due_steps(day(here, appeal.lenient_due + timedelta(4)))
    (decision,) = here.rows(Decision, Decision.case_id == case_id)
    assert (decision.outcome, decision.standing) == ("refusal", "final")
    assert here.case(case_id).state == "at_verifier"
    assert not faults()


def test_what_comes_back_from_the_verifier_is_judged_and_approved_in_the_same_case(here: Office) -> None:
    case_id = here.tell("revise", type_name=PLAN)
    outcomes = [row.outcome for row in here.rows(Decision, Decision.case_id == case_id)]
    assert outcomes == ["refusal", "approval"]
    assert here.case(case_id).state == "in_force"


def test_a_ship_that_leaves_takes_its_plan_with_it_and_no_check_is_asked_for(here: Office) -> None:
    case_id = here.tell("approve", "mark_approved", type_name=PLAN)
    take(here, case_id, "end_plan", "marit", here.now + DAY, reason="Sold on 1 September.")
    drain(here.now + DAY)
    (version,) = here.rows(ApprovalVersion, ApprovalVersion.case_id == case_id)
    assert (here.case(case_id).state, version.status) == ("ended", "revoked")
    assert clock(here, case_id, "yearly_check").state == "stopped"
    assert not faults()


def test_a_ship_outside_emissions_trading_is_only_controlled(here: Office) -> None:
    case_id = here.tell("control", type_name=PLAN)
    assert here.case(case_id).state == "controlled"
    assert not here.rows(Decision, Decision.case_id == case_id)
    assert not here.rows(ApprovalVersion, ApprovalVersion.case_id == case_id)
    assert "control" in {letter.kind for letter in here.letters(case_id)}


def test_an_approved_modification_is_the_next_version_under_the_same_number(here: Office) -> None:
    case_id = here.tell("approve", type_name=MODIFICATION)
    (approval,) = here.rows(Approval)
    first, second = here.rows(ApprovalVersion, ApprovalVersion.approval_id == approval.id)
    assert (first.version, first.status) == (1, "replaced")
    assert (second.version, second.status, second.case_id) == (2, "in_force", case_id)
    assert not faults()


def test_a_noted_modification_is_the_next_version_without_a_decision(here: Office) -> None:
    case_id = here.tell("note", type_name=MODIFICATION)
    assert here.case(case_id).state == "noted"
    assert not here.rows(Decision, Decision.case_id == case_id)
    assert [row.version for row in here.rows(ApprovalVersion)] == [1, 2]


def test_a_modification_written_on_a_version_that_is_replaced_is_judged_anew_and_not_signed(here: Office) -> None:
    """It waits for its signature while another becomes version 2: signing it would undo what that one changed."""
    waiting = here.tell("approve", "propose_approval", type_name=MODIFICATION)
    assert here.case(waiting).errors_open == 0
    here.tell("note", type_name=MODIFICATION)
    said = {(row.rule, row.pointer) for row in here.rows(FindingRow, FindingRow.case_id == waiting)
            if (row.state, row.severity) == ("open", "error")}  # fmt: skip
    assert said == {("SMP-49", "/revision/version_no"), ("SMP-49", "/revision/changed_parts")}
    with pytest.raises(StepRefused) as refused:
        take(here, waiting, "sign_approval", "ingrid", here.now)
    assert any("would undo what changed" in str(one.sentence) for one in refused.value.refusals)
    assert [row.version for row in here.rows(ApprovalVersion)] == [1, 2]


def test_a_ship_has_one_plan_of_a_company_until_the_plan_ends(here: Office) -> None:
    first = here.tell("approve", "mark_approved", type_name=PLAN)
    told = here.tell("approve", "submit", type_name=PLAN)
    assert not here.rows(FindingRow, FindingRow.case_id == told, FindingRow.rule == "SMP-80")  # of a sister ship
    own = as_json(example(legal_date(here.now)))
    again = drafts.open_draft(PLAN, party_id("aigli"), by=by("eleni"), now=here.now, own=own)

    def state() -> str:
        (row,) = here.rows(FindingRow, FindingRow.case_id == again, FindingRow.rule == "SMP-80")
        return str(row.state)

    def in_force() -> list[str]:
        case = here.case(again)
        found = granted(db.session.connection(), CASE_TYPES[PLAN], case, PlanAnswers.model_validate(own))
        return list(found.values())

    number = here.rows(Approval)[0].number
    assert (state(), set(in_force())) == ("open", {number})
    take(here, first, "end_plan", "marit", here.now + DAY, reason="Sold on 1 September.")
    drafts.save_section(again, "ship", own["ship"], seen=None, by=by("eleni"), now=here.now + DAY)
    assert (state(), in_force()) == ("gone", [])
