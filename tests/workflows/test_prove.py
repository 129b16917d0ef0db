"""The proofs of claim 2: each holds for every declared case type, and each can fail."""

import json

import pytest
from click.testing import CliRunner

from casework.cli import main
from casework.commands.proofs import PLANTS, proven
from casework.workflows import CASE_TYPES
from casework.workflows.prove import PROOFS, stories, waits


@pytest.mark.parametrize("name", CASE_TYPES)
def test_every_proof_holds(name: str) -> None:
    failed = [(proof.name, proof.story) for type_name, proof in proven() if type_name == name and not proof.holds]
    assert failed == []


def test_every_proof_has_a_fault_that_it_finds() -> None:
    assert {proof for proof, _ in PLANTS.values()} == {proof.name for _, proof in proven()}
    assert len(PROOFS) == len({proof for proof, _ in PLANTS.values()})


@pytest.mark.parametrize("fault", PLANTS)
def test_a_planted_fault_is_found_by_its_proof_with_a_story(fault: str) -> None:
    found = [proof for _, proof in proven(fault) if proof.name == PLANTS[fault][0]]
    assert found
    assert all(not proof.holds and proof.story for proof in found)


def test_the_shortest_story_is_told() -> None:
    told = next(proof for _, proof in proven("one-person") if proof.name == "two_people")
    assert told.story == ("submit", "screen", "propose_dismissal", "sign_dismissal")


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
