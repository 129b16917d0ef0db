"""Each rule speaks of its fault, at the right place, and is silent on complete answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from casework.core.answers import as_json, read
from casework.core.approvals import ApprovalFact, Status
from casework.core.checks import Facts, Severity, run_checks
from casework.core.text import Text
from casework.i18n import say
from casework.law import fuels
from casework.law.ets2 import category, is_low_emitter
from casework.stories.ets2_permit.answers import changed, documents, ended, example, outside, passed_on, person
from casework.workflows import CASE_TYPES
from casework.workflows.ets2_permit.answers import PermitAnswers
from casework.workflows.requirements import needed

PERMITS = CASE_TYPES["ets2_permit"]
TODAY = date(2026, 11, 20)
ORG = "914504112"
PLAN = ("ert", "NO-RE-0417")
HELD = ApprovalFact("fuel_permit", "ETS2-2026-001", 1, Status.IN_FORCE, {}, date(2026, 3, 2), None, "Fjellvarme", ())
Made = Callable[[date], PermitAnswers]


def facts_for(answers: PermitAnswers, **changed: Any) -> Facts:
    registers: Mapping[tuple[str, str], Mapping[str, Any]] = {
        ("brreg", ORG): {"name": "Fjellvarme Drivstoff AS"},
        ("union_registry", ORG): {"permit_from": "2026-09-01", "requested_on": "2026-09-20"},
        PLAN: {"approved": True, "version": "1.0",
               "codes": [line.cn for line in answers.fuels.values() if line.cn]},
    }
    about = HELD if answers.request.permit else None
    return replace(Facts(TODAY, TODAY, documents(answers, TODAY), registers, frozenset(), approval=about), **changed)


@dataclass(frozen=True)
class Fault:
    """A change to complete answers (or to facts) that makes `rule` speak at `pointer`, and words that it says."""

    rule: str
    pointer: str
    words: str
    answers: Mapping[str, Any] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)
    of: Made = example


def ert(**says: Any) -> dict[str, Any]:
    return {"registers": {PLAN: {"approved": True, "codes": ["27101943", "2710 12 45", "2710 20 11"], **says}}}


FAULTS = [
    Fault("PRM-01", "/operator/excise_number", "number of the registration", {"/operator/excise_number": None}),
    Fault("PRM-02", "/scope/other_registered", "somebody else",
          {"/scope/registered": False, "/scope/other_registered": True}),
    Fault("PRM-03", "/scope/excluded", "need no permit", {"/scope/excluded": True}),
    Fault("PRM-03", "/fuels", "Every fuel", {"/fuels/f1/zero": True, "/fuels/f2/zero": True}),
    Fault("PRM-04", "/fuels/f1/fuel", "excluded", {"/fuels/f1/fuel": "peat"}),
    Fault("PRM-04", "/fuels/f2/fuel", "excluded", {"/fuels/f2/cn": "4402 90"}),
    Fault("PRM-05", "/fuels/f1/cn", "Give the CN code", {"/fuels/f1/cn": None}),
    Fault("PRM-05", "/fuels/f1/cn", "9999", {"/fuels/f1/cn": "9999 00 00"}),
    Fault("PRM-05", "/fuels/f1/cn", "271019", {"/fuels/f1/cn": "271019433"}),
    Fault("PRM-06", "/fuels/f2/sectors", "Bensin 95", {"/fuels/f2/sectors": None}),
    Fault("PRM-07", "/plan/ert_number", "reporting tool", {"/plan/ert_number": None}),
    Fault("PRM-07", "/plan/version", "which version", {"/plan/version": None}),
    Fault("PRM-08", "/plan/ert_number", "not approved", facts=ert(approved=False)),
    Fault("PRM-09", "/activity/start_on", "before you applied", {"/activity/start_on": "2026-11-19"}),
    Fault("PRM-10", "/activity/start_on", "four months", {"/activity/start_on": "2026-11-20"}),
    Fault("PRM-10", "/activity/start_on", "four months", {"/activity/start_on": "2027-03-19"}),
    Fault("PRM-11", "/activity/summary", "199", {"/activity/summary": "x" * 199}),
    Fault("PRM-12", "/request/kind", "exists", facts={"matches": frozenset({("fuel_operator", ORG)})}),
    Fault("PRM-13", "/activity/before_scope", "category", {"/activity/before_scope": None}),
    Fault("PRM-13", "/activity/after_scope", "greater", {"/activity/after_scope": "81600.01"}),
    Fault("PRM-14", "/operator/name", "by", facts={"registers": {
        ("union_registry", ORG): {"permit_from": "2026-10-22", "requested_on": None}}}),
    Fault("PRM-15", "/operator/name", "Annet navn AS", facts={"registers": {("brreg", ORG): {"name": "Annet navn "
                                                                                                     "AS"}}}),
    Fault("PRM-15", "/operator/org_number", "deleted", facts={"registers": {("brreg", ORG): {"deleted": True}}}),
    Fault("PRM-16", "/fuels/f3/cn", "HVO100", facts=ert(codes=["2710 19 43", "2710 12 45"])),
    Fault("PRM-16", "/fuels", "2711 12", facts=ert(codes=["2710 19 43", "2710 12 45", "2710 20 11", "2711 12"])),
    Fault("PRM-20", "/operator/owner", "Owner", {"/operator/owner": None}),
    Fault("PRM-20", "/fuels/f1/unit", "Autodiesel", {"/fuels/f1/unit": None}),
    Fault("PRM-20", "/fuels", "no fuel", {"/fuels": {}}),
    Fault("PRM-20", "/contacts", "contact person", {"/contacts": {}}),
    Fault("PRM-20", "/operator/national_number", "identity number", {"/operator/national_number": None}, of=person),
    Fault("PRM-20", "/scope/why_not_earlier", "before you", {"/scope/why_not_earlier": None}, of=person),
    Fault("PRM-20", "/request/reported", "30 April", {"/request/reported": None}, of=ended("ETS2-2026-001")),
    Fault("PRM-22", "/operator/org_number", "914504113", {"/operator/org_number": "914504113"}),
    Fault("PRM-22", "/operator/national_number", "digit", {"/operator/national_number": "13097248023"}, of=person),
    Fault("PRM-22", "/contacts/c1/email", "e-mail", {"/contacts/c1/email": "nina.fjellvarme"}),
    Fault("PRM-23", "/request/kind", "as you answer", {"/scope/excluded": False, "/scope/sector": True,
                                                        "/scope/registered": True}, of=outside),
    Fault("PRM-24", "/request/reported", "last report", {"/request/reported": False}, of=ended("ETS2-2026-001")),
    Fault("PRM-25", "/request/permit", "ETS2-2026-001", {"/request/permit": "ETS2-2026-002"},
          of=changed("ETS2-2026-001")),
    Fault("PRM-25", "/request/permit", "tied to a permit", facts={"approval": None}, of=changed("ETS2-2026-001")),
    Fault("PRM-30", "", "Monitoring plan", facts={"documents": ()}),
    Fault("PRM-31", "", "dated", facts={"documents": tuple(
        replace(fact, dated_on=date(2025, 11, 19)) for fact in documents(example(TODAY), TODAY))}),
    Fault("PRM-32", "", "tell us its date", facts={"documents": tuple(
        replace(fact, dated_on=None) for fact in documents(example(TODAY), TODAY))}),
]  # fmt: skip


def with_changes(of: Made, changes: Mapping[str, Any]) -> PermitAnswers:
    raw = as_json(of(TODAY))
    for pointer, value in changes.items():
        *way, last = pointer.split("/")[1:]
        place = raw
        for part in way:
            place = place.setdefault(part, {})
        if value is None:
            place.pop(last, None)
        else:
            place[last] = value
    answers, faults = read(PermitAnswers, raw)
    assert not faults
    return answers


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.rule}{fault.pointer}")
def test_a_rule_speaks_of_its_fault_at_its_place(fault: Fault) -> None:
    answers = with_changes(fault.of, fault.answers)
    found = [one for one in run_checks(PERMITS, answers, facts_for(answers, **fault.facts)) if one.rule == fault.rule]
    said = [str(one.text) for one in found if one.pointer == fault.pointer]
    assert any(fault.words in sentence for sentence in said), found


@pytest.mark.parametrize("made", [
    example, person, outside, changed("ETS2-2026-001"), passed_on("ETS2-2026-001"), ended("ETS2-2026-001")])
def test_every_rule_is_silent_on_complete_answers(made: Made) -> None:
    answers = made(TODAY)
    assert not [(one.rule, one.pointer, str(one.text)) for one in run_checks(PERMITS, answers, facts_for(answers))]


def test_every_rule_has_a_fault_of_its_own_and_every_number_of_the_list_is_there() -> None:
    rules = {check.rule for check in PERMITS.checks}
    assert rules == {fault.rule for fault in FAULTS}
    assert {f"PRM-{n:02}" for n in range(1, 17)} <= rules


def test_what_needs_the_plan_or_a_register_says_that_it_was_not_looked_up() -> None:
    answers = example(TODAY)
    found = run_checks(PERMITS, answers, facts_for(answers, registers=None))
    not_asked = {one.rule for one in found if one.severity is Severity.INFO}
    assert not_asked == {"PRM-08", "PRM-14", "PRM-15", "PRM-16"}
    assert all("not looked up" in str(one.text) for one in found)


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_every_sentence_of_every_rule_is_said_in_norwegian(language: str) -> None:
    for fault in FAULTS:
        answers = with_changes(fault.of, fault.answers)
        for one in run_checks(PERMITS, answers, facts_for(answers, **fault.facts)):
            assert say(one.text, language) != str(one.text)


@pytest.mark.parametrize(("tonnes", "of", "low"), [
    ("50000", "A", False), ("50000.01", "B", False), ("999.99", "A", True), ("1000", "A", False), ("0", "A", True)])
def test_the_boundary_of_a_category_belongs_to_the_smaller_and_that_of_low_emitters_to_neither(
        tonnes: str, of: str, low: bool) -> None:
    assert category(Decimal(tonnes)) == of
    assert is_low_emitter(Decimal(tonnes)) is low


def test_before_the_scope_factor_is_what_counts() -> None:
    """52 000 tonnes with a scope factor of 0.90 are 46 800 after it, and category B all the same."""
    assert category(Decimal(52_000)) == "B"


@pytest.mark.parametrize(("code", "group"), [
    ("2710 19 43", "coke, tar, petroleum products and gases"), ("27.11.12", "coke, tar, petroleum products and gases"),
    ("3826", "biodiesel"), ("2703", "peat"), ("2716", None), ("271019", "coke, tar, petroleum products and gases"),
    ("27101", None), ("", None), ("abcd", None)])
def test_a_code_belongs_to_its_group(code: str, group: str | None) -> None:
    found = fuels.goods(code)
    assert (str(found.title) if found else None) == group


@pytest.mark.parametrize(("made", "kinds"), [
    (example, {"monitoring_plan", "flow_diagram", "uncertainty", "risk_assessment", "excise_proof", "zero_proof"}),
    (person, {"monitoring_plan", "flow_diagram", "forecast", "zero_proof"}),
    (outside, {"outside_proof"}),
    (changed("P"), {"monitoring_plan", "zero_proof"}),
    (passed_on("P"), {"monitoring_plan", "flow_diagram", "uncertainty", "risk_assessment", "excise_proof", "zero_proof",
                      "succession", "consent"}),
    (ended("P"), set()),
])  # fmt: skip
def test_each_wish_owes_its_documents(made: Made, kinds: set[str]) -> None:
    assert {document.kind for document, _ in needed(PERMITS.documents, made(TODAY))} == kinds


def test_a_natural_persons_number_goes_into_no_letter_and_no_permit() -> None:
    answers = person(TODAY)
    number = answers.operator.national_number
    assert number
    assert number not in repr(PERMITS.wishes(answers))
    assert number not in repr([str(value) for _, value in PERMITS.summary(answers)])
    assert number not in repr(PERMITS.approvals[0].data(answers, {}, {}))
    assert number not in str(PERMITS.prefill(answers, ())["facts"])


def test_the_titles_are_texts() -> None:
    assert all(isinstance(check.title, Text) and check.source.act for check in PERMITS.checks)
