"""The proofs of claim 2: each holds for every declared case type, and each can fail."""

import json
from dataclasses import replace

import pytest
from click.testing import CliRunner

from casework.cli import main
from casework.commands.proofs import PLANTS, house_of, proven
from casework.core.case_type import CaseType
from casework.core.effects import Decide, Grant
from casework.workflows import CASE_TYPES
from casework.workflows.disclosing import Deem
from casework.workflows.prove import PROOFS, Proof, stories, waits, what_a_decision_rests_on_precedes_it


@pytest.mark.parametrize("name", CASE_TYPES)
def test_every_proof_holds(name: str) -> None:
    failed = [(proof.name, proof.story) for type_name, proof in proven() if type_name == name and not proof.holds]
    assert failed == []


def test_every_proof_has_a_fault_that_it_finds() -> None:
    assert {proof for proof, _ in PLANTS.values()} == {proof.name for _, proof in proven()}
    assert len(PROOFS) == len({proof for proof, _ in PLANTS.values()})


@pytest.mark.parametrize("fault", PLANTS)
def test_a_planted_fault_is_found_by_its_proof_with_a_story(fault: str) -> None:
    deciding = {one.name for one in CASE_TYPES.values()
                if any(isinstance(effect, Decide | Deem) for step in one.steps for effect in step.effects)}  # fmt: skip
    found = [proof for name, proof in proven(fault) if proof.name == PLANTS[fault][0]
             and (name in deciding or proof.name not in ("two_people", "founded"))]  # fmt: skip
    assert found
    assert all(not proof.holds and proof.story for proof in found)


def test_the_shortest_story_is_told() -> None:
    told = next(proof for _, proof in proven("one-person") if proof.name == "two_people")
    assert told.story == ("submit", "screen", "propose_dismissal", "sign_dismissal")


def without(case_type: CaseType, step: str, *guards: str) -> CaseType:
    """The type, had somebody forgotten to ask these in a step."""
    return replace(case_type, steps=tuple(
        replace(one, guards=tuple(guard for guard in one.guards if guard.__name__ not in guards))
        if one.name == step else one for one in case_type.steps))  # fmt: skip


def founded(case_type: CaseType) -> Proof:
    return what_a_decision_rests_on_precedes_it(case_type, house_of(case_type))


@pytest.mark.parametrize(("step", "guard", "story"), [
    ("propose_approval", "started", (
        "submit", "screen", "propose_refusal", "return_proposal", "propose_approval", "sign_approval",
        "the approval rests on opening, which did not come before it")),
    ("propose_approval", "checklist_answered", (
        "submit", "screen", "declare_complete", "assess", "propose_approval", "sign_approval",
        "the approval rests on checklist_answered, which did not come before it")),
    ("propose_refusal", "reasons_written", (
        "submit", "screen", "propose_refusal", "sign_refusal",
        "the refusal rests on reasons_written, which did not come before it")),
])  # fmt: skip
def test_a_path_on_which_a_decision_comes_before_what_it_rests_on_is_told(
    step: str, guard: str, story: tuple[str, ...]
) -> None:
    """An application that was never complete could be refused, sent back with comments and approved."""
    case_type = CASE_TYPES["maritime_account"]
    assert founded(case_type).holds
    assert founded(without(case_type, step, guard)).story == story


def test_a_decision_that_rests_on_nothing_and_a_grant_without_a_decision_are_faults() -> None:
    case_type = CASE_TYPES["maritime_account"]
    idle = replace(case_type, steps=tuple(replace(step, effects=tuple(
        replace(effect, rests_on=()) if isinstance(effect, Decide) else effect for effect in step.effects))
        for step in case_type.steps))  # fmt: skip
    assert founded(idle).story[-1] == "the dismissal rests on nothing"
    early = replace(case_type, steps=tuple(
        replace(step, effects=(*step.effects, Grant("account"))) if step.name == "screen" else step
        for step in case_type.steps))  # fmt: skip
    assert founded(early).story == ("submit", "screen", "account is granted, and nobody has decided it")


def test_a_state_that_belongs_to_the_applicant_waits_and_one_that_is_ours_does_not() -> None:
    case_type = CASE_TYPES["maritime_account"]
    waiting = {state.name for state in case_type.states if waits(case_type, state)}
    assert waiting == {"recalled", "incomplete", "decided_refused", "dismissed"}


def test_every_state_has_a_story() -> None:
    case_type = CASE_TYPES["maritime_account"]
    assert set(stories(case_type)) == {state.name for state in case_type.states}


def test_the_command_answers_in_rows_and_by_its_exit_code() -> None:
    fine, broken = (CliRunner().invoke(main, ["prove", "--json", *more]) for more in ((), ("--plant", "dead-end")))
    assert (fine.exit_code, broken.exit_code) == (0, 1)
    rows = json.loads(broken.stdout)
    assert set(rows[0]) == {"type", "proof", "holds", "examined", "story"}
    assert [row["proof"] for row in rows if not row["holds"]]
    assert CliRunner().invoke(main, ["prove", "--plant", "no-such-fault"]).exit_code == 2
