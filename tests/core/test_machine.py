"""The machine takes exactly the declared steps, keeps no models, and says every refusal."""

from datetime import date
from itertools import product

import pytest

from casework.core.case_type import Actor, CaseFacts, Subject
from casework.core.machine import StepRefused, machine_of, offers, take
from casework.workflows import CASE_TYPES

READY = CaseFacts(
    may_write_for_party=True, may_sign_for_party=True, impartial=True, preparer=2, letter_ready=True, letter_fresh=True
)


def subject(state: str, case_type_name: str, **changes: object) -> Subject:
    case_type = CASE_TYPES[case_type_name]
    late = frozenset(deadline.name for deadline in case_type.deadlines)
    facts = CaseFacts(**{**{name: getattr(READY, name) for name in READY.__slots__}, "clocks_late": late, **changes})  # type: ignore[arg-type]
    return Subject(state, frozenset(Actor), date(2026, 11, 2), 1, facts, {"declaration": True})


@pytest.mark.parametrize("name", CASE_TYPES)
def test_from_every_state_exactly_the_declared_steps_pass(name: str) -> None:
    case_type = CASE_TYPES[name]
    every = frozenset(deadline.name for deadline in case_type.deadlines)
    for state in case_type.states:
        for step in case_type.steps:
            taken = []
            for ever, late in product((frozenset(), every), repeat=2):
                asked = subject(state.name, name, clocks_ever=ever, clocks_late=late)
                try:
                    taken.append(take(case_type, step.name, asked).target)
                    assert asked.state == taken[-1].name
                except StepRefused:
                    assert asked.state == state.name
            assert set(taken) == ({step.lands(state)} if state in step.sources else set())


@pytest.mark.parametrize("name", CASE_TYPES)
def test_the_machine_keeps_no_models_and_has_no_door_round_the_guards(name: str) -> None:
    case_type = CASE_TYPES[name]
    machine = machine_of(case_type)
    take(case_type, case_type.steps[0].name, subject(case_type.initial.name, name))
    assert machine.models == []
    assert not [trigger for trigger in machine.events if trigger.startswith("to_")]
    assert machine_of(case_type) is machine


def test_all_refusals_are_told_at_once() -> None:
    asked = subject("assessment", "maritime_account", errors_open=2, items_open=1, reasons_missing=3, impartial=None)
    asked.roles = frozenset({Actor.APPLICANT})
    with pytest.raises(StepRefused) as refused:
        take(CASE_TYPES["maritime_account"], "propose_approval", asked)
    said = [str(refusal.sentence) for refusal in refused.value.refusals]
    assert said == [
        "This step belongs to a caseworker.",
        "You have not said whether you are impartial in this case.",
        "The application was never declared complete.",
        "2 errors are open.",
        "1 items on the checklist have no answer.",
        "3 blocks of the reasons are not written.",
    ]


def test_offers_show_what_may_not_be_done_with_its_reason_and_leave_out_what_happens_by_itself() -> None:
    offered = {
        offer.step.name: offer
        for offer in offers(
            CASE_TYPES["maritime_account"], subject("approval_proposed", "maritime_account", preparer=1)
        )
    }
    assert [str(refusal.sentence) for refusal in offered["sign_approval"].refusals] == ["Who prepares may not sign."]
    assert "remind" not in {
        offer.step.name for offer in offers(CASE_TYPES["maritime_account"], subject("incomplete", "maritime_account"))
    }


def test_a_step_that_does_not_exist_is_refused() -> None:
    with pytest.raises(StepRefused):
        take(CASE_TYPES["maritime_account"], "to_active", subject("draft", "maritime_account"))
