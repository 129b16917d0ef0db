"""Each rule speaks of its fault, at the right place, and is silent on complete answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from casework.core.answers import as_json
from casework.core.approvals import ApprovalFact, Status
from casework.core.checks import Check, Facts, Severity
from casework.forms.applying import asked_rules
from casework.i18n import say
from casework.stories.plant_approval import answers as plants
from casework.workflows import CASE_TYPES
from casework.workflows.plant_approval.answers import PlantAnswers
from casework.workflows.plant_approval.checks import CHECKS
from casework.workflows.plant_approval.documents import DOCUMENTS
from casework.workflows.plant_approval.facts import prefill, summary
from casework.workflows.plant_approval.questions import QUESTIONS
from tests.workflows.speaking import Fault, put

TODAY = date(2026, 11, 20)
PLANT = CASE_TYPES["plant_approval"]
CHECK_OF = {check.rule: check for check in CHECKS}
IN_FORCE = ApprovalFact("plant", "GO-2022-0001", 1, Status.IN_FORCE, {}, date(2022, 1, 1), date(2026, 12, 31), "X")
OVER = replace(IN_FORCE, valid_until=date(2026, 10, 31))
METER = plants.meter(1234)


def facts_for(answers: PlantAnswers, **changed: Any) -> Facts:
    registers = {("brreg", "918320458"): {"name": "Skardfoss Kraft AS"}}
    return replace(Facts(TODAY, TODAY, plants.documents(answers, TODAY), registers, frozenset()), **changed)


RENEWAL = {"/matter/kind": "renewal", "/matter/approval_number": "GO-2022-0001"}
CHANGE = {"/matter/kind": "change", "/matter/approval_number": "GO-2022-0001", "/matter/changed": "support",
          "/matter/changed_on": "2026-11-01", "/matter/change": "Support."}

FAULTS = [
    Fault("GO-01", "/plant/name", "Name of the plant", {"/plant/name": None}),
    Fault("GO-01", "/units/u2/capacity_mw", "G2", {"/units/u2/capacity_mw": None}),
    Fault("GO-02", "/meters", "no metering point", {"/meters": {}}),
    Fault("GO-02", "/voltages", "no voltage", {"/voltages": {}}, of=plants.gas),
    Fault("GO-02", "/schemes", "no scheme", {"/schemes": {}}, of=plants.waste),
    Fault("GO-03", "/owner/organisation_number", "918320459", {"/owner/organisation_number": "918320459"}),
    Fault("GO-04", "/owner/phone", "country", {"/owner/phone": "57654120"}),
    Fault("GO-04", "/delivery/notice_email", "e-mail", {"/delivery/notice_email": "skardfoss"}),
    Fault("GO-05", "/plant/municipality", "four digits", {"/plant/municipality": "463"}),
    Fault("GO-06", "/plant/latitude", "6.5", {"/plant/latitude": "6.5"}),
    Fault("GO-07", "/plant/in_operation", "has started", {"/plant/in_operation": False}),
    Fault("GO-08", "/plant/commissioned_on", "lies ahead", {"/plant/commissioned_on": "2026-12-01"}),
    Fault("GO-08", "/units/u1/started", "2027", {"/units/u1/started": 2027}),
    Fault("GO-09", "/units/u1/capacity_mw", "more than nothing", {"/units/u1/capacity_mw": "0"}),
    Fault("GO-10", "/plant/capacity_mw", "9.8", {"/plant/capacity_mw": "9.9"}),
    Fault("GO-11", "/plant/mean_production_gwh", "MWh", {"/plant/mean_production_gwh": "31400"}),
    Fault("GO-12", "/plant/eic", "energy identification", {"/plant/eic": "10YNO-0--------D"}),
    Fault("GO-13", "/plant/technology", "more power", of=plants.pumped),
    Fault("GO-13", "/plant/pumping", "no water is pumped", {"/plant/technology": "T030400"}),
    Fault("GO-20", "/sources/s1/code", "Wind", {"/sources/s1/code": "F01050100"}),
    Fault("GO-21", "/sources/s2/code", "twice", {"/sources/s2": {"code": "F01050200"}}),
    Fault("GO-22", "/sources/s1/biogenic_percent", "0 and 100", {"/sources/s1/biogenic_percent": "101"},
          of=plants.waste),
    Fault("GO-22", "/sources", "90", {"/sources/s1/share_percent": "50",
                                      "/sources/s2": {"code": "F01050100", "share_percent": "40"}}),
    Fault("GO-23", "/sources/s1/calorific_value", "lies between", {"/sources/s1/calorific_value": "1080"},
          of=plants.waste),
    Fault("GO-23", "/sources/s1/amount", "more than nothing", {"/sources/s1/amount": "0"}, of=plants.gas),
    Fault("GO-24", "/classification/applied", "Category a", {"/classification/applied": "c"}),
    Fault("GO-24", "/classification/applied", "no power is left", of=plants.pumped),
    Fault("GO-25", "/classification/applied", "open reading", of=plants.gas),
    Fault("GO-26", "/classification/applied", "54 per cent", of=plants.waste),
    Fault("GO-27", "/classification/applied", "for cogeneration", {"/classification/applied": "b"}),
    Fault("GO-30", "/cogeneration/reference_set", "The table ends", {"/cogeneration/built": 2018}, of=plants.gas),
    Fault("GO-30", "/sources/s1", "calorific value", {"/sources/s1/amount": "7000000"}, of=plants.gas),
    Fault("GO-31", "/classification/applied", "6.88", of=plants.gas),
    Fault("GO-32", "/cogeneration/year", "not over", {"/cogeneration/year": 2026}, of=plants.efficient),
    Fault("GO-32", "/cogeneration/year", "not a whole year",
          {"/plant/commissioned_on": "2025-03-02"}, of=plants.efficient),
    Fault("GO-33", "/cogeneration/basis", "measured", {"/cogeneration/basis": "design"}, of=plants.efficient),
    Fault("GO-34", "/cogeneration/unit_type", "(b)", {"/cogeneration/unit_type": "d"}, of=plants.efficient),
    Fault("GO-35", "/cogeneration/reference_set", "2011/877/EU", {
        "/cogeneration/reference_set": "2015/2402", "/cogeneration/reference_reason": "Newer."}, of=plants.efficient),
    Fault("GO-36", "/voltages", "90", {"/voltages/v1/share_percent": "90"}, of=plants.efficient),
    Fault("GO-40", "/meters/m1/point", "a digit is wrong",
          {"/meters/m1/point": METER[:-1] + str((int(METER[-1]) + 1) % 10)}),
    Fault("GO-41", "/meters/m2/point", "twice", {"/meters/m2/point": METER}),
    Fault("GO-42", "/meters", "measures the production", {"/meters/m1/role": "import"}),
    Fault("GO-42", "/meters", "pumped", {"/meters/m2/role": "consumption"}, of=plants.pumped),
    Fault("GO-43", "/meters/m1/point", "one guarantee", facts={"matches": frozenset({("metering_point", METER)})}),
    Fault("GO-44", "/support/other_certificates", "same thing", {
        "/support/other_certificates": True, "/support/certificates": "I-REC"}),
    Fault("GO-45", "/schemes/k1/currency", "NOK", {"/schemes/k1/currency": "kr"}, of=plants.waste),
    Fault("GO-45", "/schemes/k1/granted_on", "lies ahead", {"/schemes/k1/granted_on": "2027-01-01"}, of=plants.waste),
    Fault("GO-46", "/owner/guarantee_account", "registrar", {"/owner/guarantee_account": None}),
    Fault("GO-47", "/owner/name", "Skardfoss Kraft AS", {"/owner/name": "Skardfoss AS"}),
    Fault("GO-47", "/owner/organisation_number", "deleted",
          facts={"registers": {("brreg", "918320458"): {"deleted": True}}}),
    Fault("GO-50", "/matter/approval_number", "GO-2022-0001", {**RENEWAL, "/matter/approval_number": "GO-2021-0009"},
          {"approval": IN_FORCE}),
    Fault("GO-51", "/matter/approval_number", "follows on it", RENEWAL, {"approval": IN_FORCE}),
    Fault("GO-51", "/matter/approval_number", "No guarantees", RENEWAL, {"approval": OVER}),
    Fault("GO-52", "/matter/changed_on", "longer", {**CHANGE, "/matter/changed_on": "2026-01-01"}),
    Fault("GO-53", "/matter/changed", "enough to note", CHANGE),
    Fault("GO-54", "/cogeneration/year", "two years back", {**RENEWAL, "/cogeneration/year": 2022}, of=plants.gas),
    Fault("GO-60", "", "Single-line diagram", facts={"documents": ()}),
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.rule}{fault.pointer}")
def test_a_rule_speaks_of_its_fault_where_it_is(fault: Fault) -> None:
    raw = as_json((fault.of or plants.hydro)(TODAY))
    for pointer, value in fault.answers.items():
        put(raw, pointer, value)
    answers = PlantAnswers.model_validate(raw)
    found = asked_rules(PLANT, answers, facts_for(answers, **fault.facts))
    said = [(one.pointer, say(one.text, "en")) for one in found if one.rule == fault.rule]
    assert any(pointer == fault.pointer and fault.words in text for pointer, text in said), said


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.rule)
def test_every_rule_has_a_fault_that_makes_it_speak(check: Check) -> None:
    never_alone = {"GO-61", "GO-62"}  # no document of this type has a greatest age
    assert check.rule in {fault.rule for fault in FAULTS} | never_alone


@pytest.mark.parametrize("made", [plants.hydro, plants.efficient, plants.waste, plants.biogas])
def test_complete_answers_have_no_error(made: Callable[[date], PlantAnswers]) -> None:
    answers = made(TODAY)
    found = asked_rules(PLANT, answers, facts_for(answers))
    assert [(one.rule, one.pointer) for one in found if one.severity is Severity.ERROR] == []


def test_a_renewable_plant_that_is_complete_makes_no_rule_speak() -> None:
    answers = plants.hydro(TODAY)
    assert asked_rules(PLANT, answers, facts_for(answers)) == ()


def test_the_faulty_answers_have_the_faults_that_people_make() -> None:
    answers = plants.faulty(TODAY)
    found = asked_rules(PLANT, answers, facts_for(answers))
    assert {one.rule for one in found} == {"GO-03", "GO-05", "GO-11", "GO-40"}


def test_questions_answer_rules_that_exist_and_every_error_has_one() -> None:
    rules, sections = set(CHECK_OF), {section.name for section in PLANT.sections}
    for question in QUESTIONS:
        assert set(question.rules) <= rules, question.code
        assert question.sections, question.code
        assert set(question.sections) <= sections, question.code
    asked = {rule for question in QUESTIONS for rule in question.rules}
    assert {check.rule for check in CHECKS if check.severity is Severity.ERROR} <= asked
    assert len({question.code for question in QUESTIONS}) == len(QUESTIONS)


@pytest.mark.parametrize(("made", "kinds"), [
    (plants.hydro, {"single_line_diagram"}), (plants.gas, {"single_line_diagram", "figures"}),
    (plants.biogas, {"single_line_diagram", "design"}),
    (plants.waste, {"single_line_diagram", "figures", "share", "authority"})])
def test_documents_are_asked_for_where_they_are_needed(made: Callable[[date], PlantAnswers], kinds: set[str]) -> None:
    assert {fact.kind for fact in plants.documents(made(TODAY), TODAY)} == kinds
    assert all(document.source.act for document in DOCUMENTS)


@pytest.mark.parametrize("made", [plants.hydro, plants.gas, plants.waste, plants.biogas, plants.pumped])
def test_the_reasons_are_begun_and_the_case_is_summed_up_in_every_language(
        made: Callable[[date], PlantAnswers]) -> None:
    answers = made(TODAY)
    begun = prefill(answers, plants.documents(answers, TODAY))
    for language in ("nb", "nn", "en"):
        assert "{" not in say(begun["facts"], language) + say(begun["rules"], language)
        assert all("{" not in say(value, language) for _, value in summary(answers))
    assert "søkt om godkjenning" in say(begun["facts"], "nb")
