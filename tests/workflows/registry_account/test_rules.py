"""Each rule speaks of its fault, at the right place, and is silent on complete answers of every kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from casework.core.answers import as_json
from casework.core.checks import Facts, Severity
from casework.core.text import Text
from casework.forms.applying import asked_rules
from casework.stories.registry_account import company, documents, example, fuel_operator, operator
from casework.workflows import CASE_TYPES
from casework.workflows.registry_account.answers import AccountAnswers
from casework.workflows.registry_account.checks import CHECKS
from tests.workflows.speaking import Fault, put

TODAY = date(2026, 11, 20)
Made = Callable[[date], AccountAnswers]
REGISTRY_ACCOUNT = CASE_TYPES["registry_account"]
KINDS = pytest.mark.parametrize("made", [example, company, operator, fuel_operator])


def facts_for(answers: AccountAnswers, **changed: Any) -> Facts:
    registers: Mapping[tuple[str, str], Mapping[str, Any]] = {
        ("vat", "DE136695976"): {"valid": True},
        ("brreg", "918802002"): {"name": "Grenland Prosessdamp AS"},
        ("gleif", "529900AIGLI00PELAG84"): {"status": "ISSUED"},
    }
    return replace(Facts(TODAY, TODAY, documents(answers, TODAY), registers, frozenset()), **changed)


def without(made: Made, kind: str) -> tuple[Any, ...]:
    return tuple(fact for fact in documents(made(TODAY), TODAY) if fact.kind != kind)


def dated(made: Made, kind: str, on: date | None) -> tuple[Any, ...]:
    return tuple(replace(fact, dated_on=on) if fact.kind == kind else fact for fact in documents(made(TODAY), TODAY))


ABROAD = {"/representatives/r2/country": "SE", "/representatives/r2/postcode": "111 22"}
FAULTS = [
    Fault("ACC-01", "/person/last_name", "Last name", {"/person/last_name": None}),
    Fault("ACC-01", "/account/purpose", "What will you use", {"/account/purpose": None}),
    Fault("ACC-01", "/owners/o1/nationality", "Jana Reiter", {"/owners/o1/nationality": None}, of=company),
    Fault("ACC-01", "/company/vat_number", "VAT number", {"/company/vat_number": None}, of=company),
    Fault("ACC-01", "/installation/activity", "Activity", {"/installation/activity": None}, of=operator),
    Fault("ACC-02", "/representatives", "At least two", {"/representatives/r2": None}),
    Fault("ACC-02", "/owners", "no beneficial owner", {"/owners": {}}, of=company),
    Fault("ACC-02", "/directors", "no director", {"/directors": {}}, of=company),
    Fault("ACC-03", "/account/kind", "no new ones are opened", {"/account/kind": "person_holding"}),
    Fault("ACC-04", "/person/birth_date", "18 years", {"/person/birth_date": "2008-11-21"}),
    Fault("ACC-05", "/person/id_expires_on", "expired", {"/person/id_expires_on": "2026-11-19"}),
    Fault("ACC-06", "/addresses/phone2", "the same", {"/addresses/phone2": "+3726005501"}),
    Fault("ACC-07", "/bank/holder", "another name", {"/bank/holder": "Mart Saarmets"}),
    Fault("ACC-08", "/representatives", "live in Norway", ABROAD),
    Fault("ACC-08", "/representatives", "live in Norway", {"/representatives/r1/country": "SE", **ABROAD},
          {"readings": {"residence": "all_accounts"}}, of=operator),
    Fault("ACC-09", "/terms/accepted", "nobody can have", {"/terms/accepted": False}),
    Fault("ACC-10", "/terms/version", "2021-01", {"/terms/version": "2021-01"}),
    Fault("ACC-20", "/company/lei", "LEI", {"/company/lei": "529900AIGLI00PELAG85"}, of=company),
    Fault("ACC-21", "/company/vat_number", "VAT", {"/company/vat_number": "DE136695978"}, of=company),
    Fault("ACC-21", "/person/vat_number", "VAT", {"/person/vat_number": "EE1"}),
    Fault("ACC-22", "/company/register_number", "918802003", {"/company/register_number": "918802003"}, of=operator),
    Fault("ACC-23", "/person/national_number", "identity", {"/person/national_number": "11077941013"}),
    Fault("ACC-24", "/person/birth_date", "another date of birth", {"/person/national_number": "11077941012"}),
    Fault("ACC-25", "/installation/phone2", "country", {"/installation/phone2": "55 55 01 42"}, of=operator),
    Fault("ACC-26", "/installation/email", "e-mail", {"/installation/email": "drift.grenland"}, of=operator),
    Fault("ACC-27", "/owners/o1/nationality", "XX", {"/owners/o1/nationality": "XX"}, of=company),
    Fault("ACC-28", "/installation/postcode", "four digits", {"/installation/postcode": "393"}, of=operator),
    Fault("ACC-29", "/bank/iban", "IBAN", {"/bank/iban": "EE43 9900 2210 2014 5686"}),
    Fault("ACC-30", "/bank/iban", "European Economic Area", {"/bank/iban": "GB82 WEST 1234 5698 7654 32"}),
    Fault("ACC-40", "/permit/holder", "must be the same", {"/permit/holder": "Grenland Energi AS"}, of=operator),
    Fault("ACC-41", "/permit/permit_effective_on", "takes effect", {"/permit/permit_effective_on": "2026-12-01"},
          of=fuel_operator),
    Fault("ACC-42", "/permit/permit_effective_on", "last day to apply",
          {"/permit/permit_effective_on": "2026-10-01"}, of=operator),
    Fault("ACC-43", "/permit/first_year", "2004", {"/permit/first_year": 2004}, of=operator),
    Fault("ACC-43", "/permit/first_year", "2028", {"/permit/first_year": 2028}, of=fuel_operator),
    Fault("ACC-44", "/installation/latitude", "91", {"/installation/latitude": "91"}, of=operator),
    Fault("ACC-44", "/installation/longitude", "9°39", {"/installation/longitude": "9°39"}, of=operator),
    Fault("ACC-60", "", "not sent yet", facts={"documents": without(example, "holder_criminal_record")}),
    Fault("ACC-60", "", "powers of attorney", facts={"documents": without(company, "authoriser_criminal_record")},
          of=company),
    Fault("ACC-61", "", "at most", facts={"documents": dated(example, "bank_proof", TODAY - timedelta(days=120))}),
    Fault("ACC-62", "", "tell us its date", facts={"documents": dated(example, "bank_proof", None)}),
    Fault("ACC-70", "/company/name", "Grenland Damp", facts={"registers": {
        ("brreg", "918802002"): {"name": "Grenland Damp AS"}}}, of=operator),
    Fault("ACC-70", "/company/register_number", "deleted", facts={"registers": {
        ("brreg", "918802002"): {"deleted": True}}}, of=operator),
    Fault("ACC-71", "/company/lei", "lapsed", {"/company/lei": "529900AIGLI00PELAG84"},
          {"registers": {("gleif", "529900AIGLI00PELAG84"): {"status": "LAPSED"}}}, of=company),
    Fault("ACC-72", "/company/vat_number", "must be registered", facts={"registers": {
        ("vat", "DE136695976"): {"valid": False}}}, of=company),
    Fault("ACC-80", "/permit/permit_id", "only one", facts={"matches": frozenset({("permit", "2026.0412.t")})},
          of=operator),
    Fault("ACC-80", "/company/register_number", "only one",
          facts={"matches": frozenset({("fuel_operator", "925502006")})}, of=fuel_operator),
    Fault("ACC-82", "/representatives/r2/email", "exists",
          facts={"matches": frozenset({("email", "h.aalberg@aalberg.example")})}),
    Fault("AR-01", "/representatives/r2/last_name", "twice",
          {"/representatives/r2/first_names": "Kristiina", "/representatives/r2/last_name": "Saarmets",
           "/representatives/r2/birth_date": "1984-06-17"}),
    Fault("AR-02", "/representatives", "fit together",
          {"/representatives/r1/rights": "initiate", "/representatives/r2/rights": "read"}),
    Fault("AR-12", "/representatives/r2/email", "sign-in", {"/representatives/r2/email": "kristiina@saarmets.example"}),
]


def spoken(answers: AccountAnswers, facts: Facts) -> list[tuple[str, str, Text]]:
    return [(found.rule, found.pointer, found.text) for found in asked_rules(REGISTRY_ACCOUNT, answers, facts)]


@pytest.mark.parametrize("fault", FAULTS, ids=[f"{fault.rule} {fault.pointer}" for fault in FAULTS])
def test_a_rule_speaks_of_its_fault_at_its_place(fault: Fault) -> None:
    raw = as_json((fault.of or example)(TODAY))
    for pointer, value in fault.answers.items():
        put(raw, pointer, value)
    answers = AccountAnswers.model_validate(raw)
    found = spoken(answers, facts_for(answers, **fault.facts))
    mine = [(pointer, str(text)) for rule, pointer, text in found if rule == fault.rule]
    assert any(pointer == fault.pointer and fault.words in text for pointer, text in mine), found


@KINDS
def test_complete_answers_hold_no_finding(made: Made) -> None:
    answers = made(TODAY)
    assert spoken(answers, facts_for(answers)) == []


def test_every_own_rule_has_a_fault_that_makes_it_speak() -> None:
    own = {check.rule for check in CHECKS if check.rule.startswith("ACC")}
    assert {fault.rule for fault in FAULTS} >= own


def test_a_rule_stands_once_and_says_where_it_comes_from() -> None:
    assert len({check.rule for check in CHECKS}) == len(CHECKS)
    assert all(check.source.act and str(check.title) for check in CHECKS)


def test_a_person_who_represents_herself_may_use_one_address() -> None:
    raw = as_json(example(TODAY))
    put(raw, "/representatives/r1/email", "kristiina@saarmets.example")
    answers = AccountAnswers.model_validate(raw)
    assert spoken(answers, facts_for(answers)) == []


def test_a_holder_of_exactly_eighteen_is_of_age() -> None:
    raw = as_json(example(TODAY))
    put(raw, "/person/birth_date", "2008-11-20")
    answers = AccountAnswers.model_validate(raw)
    assert "ACC-04" not in {rule for rule, _, _ in spoken(answers, facts_for(answers))}


@pytest.mark.parametrize(("effective", "late"), [("2026-10-23", False), ("2026-10-22", True)])
def test_the_twentieth_working_day_is_in_time(effective: str, late: bool) -> None:
    raw = as_json(operator(TODAY))
    put(raw, "/permit/permit_effective_on", effective)
    answers = AccountAnswers.model_validate(raw)
    assert ("ACC-42" in {rule for rule, _, _ in spoken(answers, facts_for(answers))}) is late


def test_what_was_not_looked_up_is_said_and_is_no_error() -> None:
    found = asked_rules(REGISTRY_ACCOUNT, example(TODAY), Facts(TODAY))
    assert {one.severity for one in found} == {Severity.INFO}
    assert {one.rule for one in found} >= {"ACC-60", "ACC-70", "ACC-80"}
