"""A case that the authority opens of its own accord: what it begins with, who sees it, and what it leaves in force."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from casework.core.case_type import Actor
from casework.core.machine import StepRefused
from casework.db import db
from casework.letters import pdf
from casework.models import Approval, Case, Decision
from casework.operations import initiative
from casework.operations.acting import By, NotThere, legal_date
from casework.operations.steps import take_step
from casework.outbox import drain
from casework.queries.access import party_cases
from casework.queries.approvals import Standing
from casework.queries.submissions import latest_answers
from casework.stories.people import person_id
from casework.workflows import CASE_TYPES
from tests.operations.office import DAY, Office, faults, office

TYPE = "representative_change"
SAID = {"measure": {"who": ["r2"], "measure": "suspend", "ground": "unauthorised_access", "happened_on": "2026-06-13",
                    "what": "Eleven attempts on another company's account."}}  # fmt: skip


@pytest.fixture
def here(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """An office in which an account has been open for two months. Letters are written, and not pressed into PDF."""
    monkeypatch.setattr(pdf, "print_pdf", lambda html, **given: html.encode())
    with office(sqlite_url, tmp_path) as found:
        found.tell("approve")
        found.now += 60 * DAY
        yield found


def account() -> Any:
    db.session.rollback()
    return db.session.scalars(select(Approval)).one()


def people(here: Office) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = Standing(account(), legal_date(here.now)).version.data["representatives"]
    return found


def officer() -> By:
    return By(person_id("marit"), frozenset({Actor.CASEWORKER}))


def opened(here: Office, said: dict[str, Any] = SAID) -> int:
    return initiative.open_case(TYPE, account(), said, by=officer(), now=here.now).case_id


def seen_by(here: Office, persona: str) -> set[int]:
    return {case.id for case in db.session.scalars(party_cases(person_id(persona), legal_date(here.now)))}


def test_it_begins_with_the_account_and_takes_the_next_number(here: Office) -> None:
    case = here.case(opened(here))
    answers = latest_answers(db.session.connection(), case)
    assert (case.state, case.seq) == ("opened", 2)
    assert answers.standing.by_authority
    assert {seat.name for seat in answers.standing.seats.values()} == {
        "Eleni Markopoulou", "Dimitris Vlachos", "Sofia Andreadi"}
    assert not here.letters(case.id)


def test_what_is_missing_is_refused_before_anything_is_written(here: Office) -> None:
    before = len(here.rows(Case))
    with pytest.raises(StepRefused) as refused:
        opened(here, {})
    assert "which measure" in str(refused.value.refusals[0].sentence)
    assert len(here.rows(Case)) == before


def test_only_types_that_say_so_can_be_opened_by_the_authority(here: Office) -> None:
    of_accounts = [(kind.name, about.kind) for kind, about in initiative.offered("account")]
    assert of_accounts[0] == (TYPE, "account")
    assert {about for _, about in of_accounts} == {"account"}
    assert {about.kind for _, about in initiative.offered("plant")} == {"plant"}
    own = {name for name, kind in CASE_TYPES.items() if kind.about and initiative.opening(kind)}
    assert own == {kind.name for about in ("account", "plant") for kind, _ in initiative.offered(about)}
    other = next(name for name in CASE_TYPES if name not in own)
    with pytest.raises(NotThere):
        initiative.open_case(other, account(), {}, by=officer(), now=here.now)


def test_the_party_does_not_see_it_before_the_first_letter_is_sent_a2(here: Office) -> None:
    case_id = opened(here)
    assert case_id not in seen_by(here, "eleni")
    here.now += DAY
    until = str(legal_date(here.now) + timedelta(weeks=3))
    take_step(case_id, "give_notice", by=officer(), now=here.now, seen=here.case(case_id).n_events,
              given={"considers": "We are considering to suspend his access.", "until": until})  # fmt: skip
    drain(here.now)
    assert case_id in seen_by(here, "eleni")


def test_the_partys_own_drafts_are_seen_as_before(here: Office) -> None:
    assert here.tell(type_name=TYPE, until="draft") in seen_by(here, "eleni")


def test_a_suspension_changes_the_account_when_it_is_signed_and_not_before(here: Office) -> None:
    proposed = here.tell("suspend", until="propose_measure", type_name=TYPE)
    assert not any(row.get("suspended") for row in people(here).values())
    assert proposed not in seen_by(here, "eleni")
    here.now += DAY
    signed = here.tell("suspend", until="sign_measure", type_name=TYPE)
    assert [row["name"] for row in people(here).values() if row.get("suspended")] == ["Dimitris Vlachos"]
    assert signed in seen_by(here, "eleni")
    assert [version.version for version in account().versions] == [1, 2]
    assert not faults()


def test_a_suspension_that_is_ended_gives_the_same_rights_back(here: Office) -> None:
    before = people(here)
    here.tell("restore", type_name=TYPE)
    assert people(here) == before
    assert len(account().versions) == 3


def test_whoever_is_removed_is_gone_and_the_decision_can_be_appealed(here: Office) -> None:
    case_id = here.tell("remove", type_name=TYPE)
    assert "Sofia Andreadi" not in {row["name"] for row in people(here).values()}
    decision = db.session.scalars(select(Decision).where(Decision.case_id == case_id)).one()
    assert (decision.subject, decision.outcome, decision.standing) == ("r3", "measure", "appealable")


def test_a_case_that_is_dropped_changes_nothing(here: Office) -> None:
    before = people(here)
    here.tell("drop", type_name=TYPE)
    assert people(here) == before


def test_what_the_holder_asked_for_is_in_force_once_signed_and_only_what_was_approved(here: Office) -> None:
    here.tell("approve_partly", type_name=TYPE)
    found = {row["name"]: row["rights"] for row in people(here).values()}
    assert found == {"Eleni Markopoulou": "initiate_and_approve", "Sofia Andreadi": "initiate",
                     "Nefeli Karydi": "initiate_and_approve"}  # fmt: skip


def test_a_refusal_is_a_decision_on_each_change(here: Office) -> None:
    case_id = here.tell("refuse", type_name=TYPE)
    found = list(db.session.scalars(select(Decision).where(Decision.case_id == case_id).order_by(Decision.id)))
    assert [(row.subject, row.outcome) for row in found] == [("c1", "refusal"), ("c2", "refusal")]


def test_nobody_is_removed_unheard(here: Office) -> None:
    removal = {"measure": {**SAID["measure"], "measure": "remove", "ground": "papers"}}
    case_id = opened(here, removal)
    with pytest.raises(StepRefused) as refused:
        take_step(case_id, "skip_notice", by=officer(), now=here.now, seen=1, given={"reason": "No time."})
    assert "before the account holder could comment" in str(refused.value.refusals[0].sentence)
