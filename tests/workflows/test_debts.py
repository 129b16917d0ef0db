"""What is proposed about an invoice: it is returned to where it stood, and only what was proposed is given up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from casework.core.case_type import Actor, CaseFacts, CaseType, Phase, Subject
from casework.core.machine import refusals
from casework.workflows.case_fee import CASE_FEE
from casework.workflows.fee_guards import ChargeFact
from casework.workflows.infringement_fee import INFRINGEMENT_FEE

BOTH = pytest.mark.parametrize("case_type", [CASE_FEE, INFRINGEMENT_FEE], ids=lambda one: one.name)
FROM = {
    "case_fee": {"tolerance": {"invoiced", "overdue", "reminded"}, "credit": {"invoiced", "overdue", "reminded"},
                 "write_off": {"reminded", "collection"}, "refund": {"paid"}},
    "infringement_fee": {"write_off": {"collection"}},
}  # fmt: skip
PROPOSED = ChargeFact(balance=150, proposed=150, within_tolerance=True)
CHANGED = "What is owed has changed since this was proposed."


@BOTH
def test_what_is_returned_goes_back_to_where_it_was_proposed(case_type: CaseType) -> None:
    of_money = {state.name for state in case_type.states if state.phase is Phase.DECISION}
    found: dict[str, set[str]] = {}
    for step in case_type.steps:
        if not step.prepares or step.target is None or step.target.name not in of_money:
            continue
        (source,) = step.sources
        back = {other.target for other in case_type.steps if step.target in other.sources and not other.decides}
        assert back == {source}, step.name
        found.setdefault(next(what for what in FROM[case_type.name] if what in step.name), set()).add(source.name)
    assert found == FROM[case_type.name]


@BOTH
@pytest.mark.parametrize(("charge", "sentence"), [
    (PROPOSED, ""),
    (replace(PROPOSED, balance=820_000, within_tolerance=False), CHANGED),
    (replace(PROPOSED, balance=100), CHANGED),
    (replace(PROPOSED, balance=0), "Nothing is owed."),
    (replace(PROPOSED, proposed=None), CHANGED),
])  # fmt: skip
def test_no_more_and_no_less_is_given_up_than_was_proposed(
    case_type: CaseType, charge: ChargeFact, sentence: str
) -> None:
    accepting = [step for step in case_type.steps if step.name.startswith("accept_")]
    assert accepting
    for step in accepting:
        facts = CaseFacts(charge=charge, impartial=True, preparer=1)
        subject = Subject(step.sources[0].name, frozenset({Actor.MANAGER}), date(2026, 11, 19), 2, facts)
        said = [str(one.sentence) for one in refusals(step, subject)]
        assert (sentence in said) if sentence else said == []
        if "tolerance" in step.name and charge.balance == 820_000:
            assert "What is missing is more than the tolerance for bank charges." in said
