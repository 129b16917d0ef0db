"""Each rule speaks of its fault, at the right place, and is silent on complete answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from casework.core.answers import as_json
from casework.core.approvals import ApprovalFact, Status
from casework.core.checks import Facts, Severity, run_checks
from casework.forms import FORMS
from casework.forms.typed import stored
from casework.stories.representative_change.answers import (
    ACCOUNT,
    HOLDER,
    SEATS,
    documents,
    example,
    leaving,
    measure,
    removal,
    unpaired,
)
from casework.workflows import CASE_TYPES
from casework.workflows.representative_change.answers import RepresentativeAnswers
from tests.workflows.speaking import Fault, put

TODAY = date(2026, 11, 20)
TYPE = CASE_TYPES["representative_change"]
OPEN = ApprovalFact("account", ACCOUNT, 1, Status.IN_FORCE, {"representatives": SEATS}, date(2026, 1, 5), None, HOLDER)


def facts_for(answers: RepresentativeAnswers, **changed: Any) -> Facts:
    known = Facts(TODAY, TODAY, documents(answers, TODAY), {}, frozenset(), OPEN)
    return replace(known, **changed)


NEW = "/representatives/n1"
FAULTS = [
    Fault("REP-01", "/rights/c1/rights", "New rights", {"/rights/c1/rights": None}),
    Fault("REP-01", "/representatives/n2/reuse_case", "In which case", {"/representatives/n2/reuse_case": None}),
    Fault("REP-01", "/measure/what", "What happened?", {"/measure/what": None}, of=measure),
    Fault("REP-02", "/representatives", "add a person", {"/representatives": {}, "/rights": {}}),
    Fault("REP-03", "/leavers", "fewer than two", {"/leavers/l2": {"who": "r2"}, "/leavers/l3": {"who": "r1"}},
          of=leaving),
    Fault("REP-04", "/rights", "would not fit together", of=unpaired),
    Fault("REP-05", "/rights/c1/who", "no representative of the account", {"/rights/c1/who": "r9"}),
    Fault("REP-05", f"{NEW}/replaces", "no representative of the account", {f"{NEW}/replaces": "r9"}),
    Fault("REP-06", "/rights/c1/who", "two different changes for Dimitris", {"/rights/c1/who": "r2"}),
    Fault("REP-07", "/rights/c1/rights", "has these rights already", {"/rights/c1/rights": "read"}),
    Fault("REP-08", f"{NEW}/last_name", "already", {f"{NEW}/first_names": "Eleni", f"{NEW}/last_name": "Markopoulou",
                                                    f"{NEW}/birth_date": "1984-03-09"}),
    Fault("REP-09", f"{NEW}/email", "Eleni", {f"{NEW}/email": "E.Markopoulou@aiglipelagos.example"}),
    Fault("REP-09", f"{NEW}/mobile", "Sofia", {f"{NEW}/mobile": "+30 6945550188"}),
    Fault("REP-10", "/representatives/n2/reuse_dated_on", "three months",
          {"/representatives/n2/reuse_dated_on": str(date(2026, 8, 19))}),
    Fault("REP-11", "/leavers", "names one person", {"/leavers/l2": {"who": "r2"}}, of=leaving),
    Fault("REP-12", "/rights/c1/who", "suspended", {"/standing/seats/r3/suspended": True}),
    Fault("REP-20", "", "is not open", facts={"approval": replace(OPEN, status=Status.REVOKED)}),
    Fault("REP-21", "", "have changed", facts={"approval": replace(OPEN, data={"representatives": {}})}),
    Fault("REP-30", "/measure/who", "Say whom", {"/measure/who": []}, of=measure),
    Fault("REP-30", "/measure/who", "no representative", {"/measure/who": ["r9"]}, of=measure),
    Fault("REP-31", "/measure/ground", "does not allow", {"/measure/ground": "papers"}, of=measure),
    Fault("REP-32", "/measure/who", "suspended already", {"/standing/seats/r2/suspended": True}, of=measure),
    Fault("REP-32", "/measure/who", "not suspended", {"/measure/measure": "restore", "/measure/ground": "cured"},
          of=measure),
    Fault("REP-33", "/measure/who", "nobody can start", of=measure),
    Fault("REP-60", NEW, "not sent yet", facts={"documents": ()}),
    Fault("REP-82", f"{NEW}/email", "exists", facts={"matches": frozenset({("email",
                                                                            "n.karydi@aiglipelagos.example")})}),
    Fault("AR-01", "/representatives/n2/last_name", "named twice",
          {"/representatives/n2/first_names": "Nefeli", "/representatives/n2/last_name": "Karydi",
           "/representatives/n2/birth_date": "1990-02-17"}),
    Fault("AR-03", f"{NEW}/birth_date", "18 years", {f"{NEW}/birth_date": "2008-11-21"}),
    Fault("AR-04", f"{NEW}/works_for_verifier", "verifier", {f"{NEW}/works_for_verifier": True}),
    Fault("AR-05", "/representatives/n2/email", "Nefeli", {"/representatives/n2/email":
                                                           "N.Karydi@aiglipelagos.example"}),
    Fault("AR-06", "/representatives/n2/mobile", "Nefeli", {"/representatives/n2/mobile": "+30 694 555 0194"}),
    Fault("AR-07", f"{NEW}/id_expires_on", "expired", {f"{NEW}/id_expires_on": str(TODAY - timedelta(1))}),
    Fault("AR-11", f"{NEW}/terms_accepted", "terms", {f"{NEW}/terms_accepted": False}),
]  # fmt: skip


def changed(of: Callable[[date], RepresentativeAnswers], answers: Mapping[str, Any]) -> RepresentativeAnswers:
    raw = as_json(of(TODAY))
    for pointer, value in answers.items():
        put(raw, pointer, value)
    return RepresentativeAnswers.model_validate(raw)


@pytest.mark.parametrize("fault", FAULTS, ids=[f"{fault.rule}{fault.pointer}" for fault in FAULTS])
def test_a_rule_speaks_of_its_fault(fault: Fault) -> None:
    answers = changed(fault.of or example, fault.answers)
    said = [finding for finding in run_checks(TYPE, answers, facts_for(answers, **fault.facts))
            if finding.rule == fault.rule and finding.pointer == fault.pointer]
    assert said, fault.rule
    assert any(fault.words in str(finding.text) for finding in said)


@pytest.mark.parametrize("of", [example, leaving, removal], ids=["holder", "representative", "authority"])
def test_complete_answers_are_without_a_finding(of: Callable[[date], RepresentativeAnswers]) -> None:
    answers = of(TODAY)
    assert not [(found.rule, found.pointer, str(found.text)) for found in run_checks(TYPE, answers, facts_for(answers))]


def test_every_rule_has_a_fault_that_it_speaks_of_or_is_tested_with_the_accounts() -> None:
    elsewhere = {"AR-08", "AR-09", "AR-10", "REP-61", "REP-62"}
    assert {check.rule for check in TYPE.checks} == {fault.rule for fault in FAULTS} | elsewhere


@pytest.mark.parametrize(("dated", "is_silent"), [(date(2026, 8, 20), True), (date(2026, 8, 19), False)])
def test_papers_used_again_are_at_most_three_months_old(dated: date, is_silent: bool) -> None:
    answers = changed(example, {"/representatives/n2/reuse_dated_on": str(dated)})
    rules = {finding.rule for finding in run_checks(TYPE, answers, facts_for(answers))}
    assert ("REP-10" not in rules) is is_silent


def test_an_account_that_is_being_closed_may_go_below_two() -> None:
    answers = changed(leaving, {"/leavers/l2": {"who": "r2"}, "/leavers/l3": {"who": "r1"},
                                "/request/asked_by": "holder", "/request/closing": True})  # fmt: skip
    rules = {finding.rule for finding in run_checks(TYPE, answers, facts_for(answers))}
    assert not rules & {"REP-03", "REP-04", "REP-11"}


def test_a_person_in_the_place_of_another_may_take_over_the_address() -> None:
    answers = changed(example, {f"{NEW}/email": SEATS["r2"]["email"], f"{NEW}/mobile": SEATS["r2"]["mobile"]})
    assert "REP-09" not in {finding.rule for finding in run_checks(TYPE, answers, facts_for(answers))}


def test_what_is_not_looked_up_is_said_to_be_so() -> None:
    found = run_checks(TYPE, example(TODAY), Facts(TODAY))
    assert {finding.rule for finding in found if finding.severity is Severity.INFO} == {
        "REP-20", "REP-21", "REP-60", "REP-61", "REP-62", "REP-82"}


def test_persons_that_were_chosen_are_shown_by_name() -> None:
    form = FORMS[TYPE.name]
    page = stored(form, "measure", {"who": ["r2", "r1"]}, answers=measure(TODAY), language="en")
    assert str(page["who"].shown()) == "Dimitris Vlachos, Eleni Markopoulou"
