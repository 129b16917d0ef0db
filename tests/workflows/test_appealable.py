"""Every decision of every type: it can be appealed, to whom and until when, and its letter says so."""

from __future__ import annotations

from datetime import date

import pytest

from casework.core.case_type import CaseType
from casework.core.deadlines import Owner, Weeks
from casework.core.effects import Decide, SendLetter, StartClock
from casework.letters.catalogue import languages_of
from casework.letters.elements import required
from casework.workflows import CASE_TYPES
from casework.workflows.appeal_bodies import BODIES, body_above
from casework.workflows.application.deadlines import APPEAL
from casework.workflows.application.letters import OF_TIME
from casework.workflows.authorities import AUTHORITIES
from casework.workflows.disclosing import Deem

DECIDED = {
    # type: the steps that decide; each sends the letter of its name, unless told
    "maritime_account": "approval refusal dismissal",
    "registry_account": "approval refusal dismissal",
    "plant_approval": "approval amendment refusal dismissal",
    "representative_change": "approval refusal dismissal measure",
    "ets2_permit": "permit=approval change transfer=change ending outside refusal dismissal",
    "ship_monitoring_plan": "approval refusal dismissal",
    "ship_plan_modification": "approval refusal dismissal",
    "case_fee": "fee waiver credit credit_overdue=credit credit_reminded=credit refund=credit",
    "infringement_fee": "fee=sanction reduction annulment",
    "per_tonne_charge": "charge reduction annulment",
    "appeal_case": "reversal partial dismissal=not_heard costs",
    "access_request": "answer=access_refused lapse=silence",
    "order_case": "order",
    "reversal_case": "reversal costs",
    "supervision_case": "",
}


def letters_of(case_type: CaseType) -> dict[str, set[str]]:
    """The letters of each step that decides."""
    deciding = [step for step in case_type.steps if any(isinstance(effect, Decide | Deem) for effect in step.effects)]
    return {step.name.removeprefix("sign_"): {effect.letter for effect in step.effects
                                              if isinstance(effect, SendLetter)} for step in deciding}  # fmt: skip


@pytest.mark.parametrize("case_type", CASE_TYPES.values(), ids=lambda one: one.name)
def test_every_decision_can_be_appealed_for_three_weeks_and_its_letter_says_so(case_type: CaseType) -> None:
    named = (one.partition("=") for one in DECIDED[case_type.name].split())
    expected = {name: letter or name for name, _, letter in named}
    found = letters_of(case_type)
    assert set(found) == set(expected)
    for name, letter in expected.items():
        assert letter in found[name], name
        assert "L7" in required(letter), f"{letter} does not say how to appeal"
        assert languages_of(case_type.name, letter) == {"nb", "nn", "en"}
        step = next(step for step in case_type.steps if step.name in (name, f"sign_{name}"))
        assert any(isinstance(effect, StartClock) and effect.clock == APPEAL.name for effect in step.effects), name
    if not found:  # a supervision decides nothing: what follows from it are cases of their own
        return
    clock = case_type.deadline(APPEAL.name)
    assert (clock.amount, clock.runs_from, clock.owner) == (Weeks(3), "decision_arrived_on", Owner.PARTY)
    assert OF_TIME.keys() <= case_type.letters.keys()


def test_the_body_above_is_known_by_the_name_that_letters_give_it() -> None:
    assert BODIES.keys() == AUTHORITIES.keys()
    for key, authority in AUTHORITIES.items():
        body = body_above(key, date(2026, 11, 22))
        for language, name in body.names.items():
            assert authority.face(language).appeal_body.removeprefix("the ") == name
        assert [one.valid_from for one in BODIES[key]] == sorted(one.valid_from for one in BODIES[key])
        with pytest.raises(LookupError):
            body_above(key, date(1990, 1, 1))
