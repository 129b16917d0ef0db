"""Each rule speaks of its fault, at the right place, and is silent on complete answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from casework.core.answers import as_json
from casework.core.checks import Check, Facts, Severity
from casework.core.text import Text
from casework.stories.maritime_account import documents, example, norwegian
from casework.workflows.maritime_account.answers import MaritimeAnswers
from casework.workflows.maritime_account.checks import CHECKS
from tests.workflows.speaking import Fault, put

TODAY = date(2026, 11, 20)
CHECK_OF = {check.rule: check for check in CHECKS}


def facts_for(answers: MaritimeAnswers, **changed: Any) -> Facts:
    registers: Mapping[tuple[str, str], Mapping[str, Any]] = {
        ("gleif", "529900AIGLI00PELAG84"): {"status": "ISSUED"},
        ("vat", "EL999001236"): {"valid": True},
        ("brreg", "915248373"): {"name": "Nordlys Bulk Carriers AS"},
        ("thetis", "6204180"): {"country": "MH", "ships": ["1003188", "1003279", "1003360", "1003499"]},
    }
    return replace(Facts(TODAY, TODAY, documents(answers, TODAY), registers, frozenset()), **changed)


def without(kind: str, key: str = "") -> tuple[Any, ...]:
    return tuple(fact for fact in documents(example(TODAY), TODAY) if (fact.kind, fact.key) != (kind, key))


def dated(kind: str, key: str, on: date | None) -> tuple[Any, ...]:
    return tuple(replace(fact, dated_on=on) if (fact.kind, fact.key) == (kind, key) else fact
                 for fact in documents(example(TODAY), TODAY))


FAULTS = [
    Fault("MOHA-01", "/company/name", "Company name", {"/company/name": None}),
    Fault("MOHA-01", "/ships/s2/flag", "Aigli Dawn", {"/ships/s2/flag": None}),
    Fault("MOHA-02", "/representatives", "At least two", {"/representatives/r2": None, "/representatives/r3": None}),
    Fault("MOHA-02", "/mandates", "from each owner", {"/mandates": {}}),
    Fault("MOHA-02", "/ships", "no ship", {"/ships": {}}),
    Fault("MOHA-03", "/company/imo_company_number", "Document of Compliance",
          {"/company/imo_company_number": "6204181"}),
    Fault("MOHA-04", "/mandates/m1/owner_number", "5943068", {"/mandates/m1/owner_number": "5943068"}),
    Fault("MOHA-04", "/ships/s1/owner_number", "5943068", {"/ships/s1/owner_number": "5943068"}),
    Fault("MOHA-05", "/ships/s1/imo_number", "1003189", {"/ships/s1/imo_number": "1003189"}),
    Fault("MOHA-05", "/mandates/m1/ships", "1003189", {"/mandates/m1/ships": ["1003189"]}),
    Fault("MOHA-06", "/company/lei", "LEI", {"/company/lei": "529900AIGLI00PELAG85"}),
    Fault("MOHA-07", "/company/vat_number", "VAT", {"/company/vat_number": "EL999001237"}),
    Fault("MOHA-08", "/company/register_number", "915248374", {"/company/register_number": "915248374"}, of=norwegian),
    Fault("MOHA-09", "/representatives/r3/mobile", "country", {"/representatives/r3/mobile": "694 555 0188"}),
    Fault("MOHA-10", "/delivery/notice_email", "e-mail", {"/delivery/notice_email": "ets.aiglipelagos"}),
    Fault("MOHA-11", "/company/first_year", "2023", {"/company/first_year": 2023}),
    Fault("MOHA-11", "/company/first_year", "2027", {"/company/first_year": 2027}),
    Fault("MOHA-12", "/company/first_year", "2025", {"/company/first_year": 2025}),
    Fault("MOHA-13", "/company/thetis_name", "another name", {"/company/thetis_name": "Aigli Pelagos Maritime S.A."}),
    Fault("MOHA-14", "/ships/s1/flag", "XX", {"/ships/s1/flag": "XX"}),
    Fault("MOHA-15", "/addresses/postcode", "four digits", {"/addresses/postcode": "501"}, of=norwegian),
    Fault("MOHA-17", "/addresses/phone2", "the same", {"/addresses/phone2": "+302105550142"}),
    Fault("MOHA-20", "/ships/s2/imo_number", "twice", {"/ships/s2/imo_number": "IMO 1003188"}),
    Fault("MOHA-21", "/voyage/ship", "1002706", {"/voyage/ship": "1002706"}),
    Fault("MOHA-22", "/ships/s1/gross_tonnage", "Aigli Star", {"/ships/s1/gross_tonnage": 4999}),
    Fault("MOHA-23", "/ships/s4/imo_number", "Aigli Bay", {"/mandates/m2/ships": ["1003360"]}),
    Fault("MOHA-24", "/ships/s1/owner_number", "ISM company", {"/company/role": "registered_owner"}),
    Fault("MOHA-30", "/voyage/first_voyage_on", "before", {"/voyage/first_voyage_on": "2023-12-31"}),
    Fault("MOHA-30", "/voyage/first_call_on", "not come yet", {"/voyage/first_call_on": "2026-11-21"}),
    Fault("MOHA-31", "/voyage/to_port", "UN/LOCODE", {"/voyage/to_port": "NO0SL"}),
    Fault("MOHA-32", "/voyage/to_port", "Neither port", {"/voyage/to_port": "USHOU"}),
    Fault("MOHA-33", "/voyage/first_call_on", "before the first voyage", {"/voyage/first_call_on": "2026-09-01"}),
    Fault("MOHA-34", "/voyage/listed_under", "Denmark", {"/voyage/listed_under": "DK"}, of=norwegian),
    Fault("MOHA-35", "/company/country", "Greece", {"/company/country": "GR"}),
    Fault("MOHA-36", "/voyage/to_port", "THETIS-MRV", {"/voyage/to_port": "USHOU"}),
    Fault("MOHA-37", "/voyage/first_voyage_on", "last day",
          {"/voyage/first_voyage_on": "2026-03-02", "/voyage/first_call_on": "2026-03-02"}),
    Fault("MOHA-37", "/voyage/listing", "last day", of=norwegian),
    Fault("MOHA-38", "/voyage/first_voyage_on", "as in time",
          {"/voyage/first_voyage_on": "2026-08-20", "/voyage/first_call_on": "2026-08-24"}),
    Fault("MOHA-40", "/mandates/m1/company_number", "6305271", {"/mandates/m1/company_number": "6305271"}),
    Fault("MOHA-41", "/mandates/m1/owner_signed_on", "one signature", {"/mandates/m1/owner_signed_on": None}),
    Fault("MOHA-41", "/mandates/m1/company_signed_on", "one signature", {"/mandates/m1/company_signed_on": None}),
    Fault("MOHA-41", "/mandates/m2/owner_signed_on", "not signed",
          {"/mandates/m2/owner_signed_on": None, "/mandates/m2/company_signed_on": None}),
    Fault("MOHA-42", "/mandates/m1/applies_from", "applies only from", {"/mandates/m1/applies_from": "2026-12-01"}),
    Fault("MOHA-43", "/mandates/m1/translated", "translation into English",
          {"/mandates/m1/language": "other", "/mandates/m1/translated": False}),
    Fault("MOHA-44", "/mandates/m1/ships", "1002706",
          {"/mandates/m1/ships": ["1003188", "1003279", "1002706"]}),
    Fault("MOHA-45", "/mandates/m2/ships", "Melite Owning Ltd",
          {"/mandates/m2/ships": ["1003360", "1003499", "1003279"]}),
    Fault("MOHA-46", "/mandates/m1/owner_number", "Aigli Star", {"/ships/s1/owner_number": "6120931"}),
    Fault("MOHA-47", "/mandates/m1/owner_number", "your own company", {"/mandates/m1/owner_number": "6204180"}),
    Fault("MOHA-48", "/mandates/m1/company_country", "country of registration", {"/mandates/m1/company_country": "GR"}),
    Fault("MOHA-49", "/mandates/m1/owner_signed_on", "not come yet", {"/mandates/m1/owner_signed_on": "2026-11-21"}),
    Fault("MOHA-50", "/bank/iban", "IBAN", {"/bank/iban": "GR33 9990 0010 0000 0001 2345 678"}),
    Fault("MOHA-51", "/bank/iban", "European Economic Area", {"/bank/iban": "GB82 WEST 1234 5698 7654 32"}),
    Fault("MOHA-52", "/bank/holder", "another name", {"/bank/holder": "Melite Owning Ltd"}),
    Fault("MOHA-55", "/terms/accepted", "Without accepting", {"/terms/accepted": False}),
    Fault("MOHA-56", "/terms/version", "new version", {"/terms/version": "2021-01"}),
    Fault("MOHA-60", "/representatives/r2", "Police certificate for Dimitris Vlachos: not sent yet",
          facts={"documents": without("criminal_record", "r2")}),
    Fault("MOHA-61", "/representatives/r2", "at most 3 months old",
          facts={"documents": dated("criminal_record", "r2", date(2026, 8, 19))}),
    Fault("MOHA-62", "/representatives/r2", "tell us its date",
          facts={"documents": dated("criminal_record", "r2", None)}),
    Fault("MOHA-70", "/company/name", "NORDLYS TANK AS",
          facts={"registers": {("brreg", "915248373"): {"name": "NORDLYS TANK AS"}}}, of=norwegian),
    Fault("MOHA-70", "/company/register_number", "deleted",
          facts={"registers": {("brreg", "915248373"): {"deleted": True}}}, of=norwegian),
    Fault("MOHA-71", "/company/lei", "lapsed",
          facts={"registers": {("gleif", "529900AIGLI00PELAG84"): {"status": "LAPSED"}}}),
    Fault("MOHA-72", "/ships/s4/imo_number", "Aigli Bay",
          facts={"registers": {("thetis", "6204180"): {"ships": ["1003188", "1003279", "1003360"]}}}),
    Fault("MOHA-72", "/ships", "1002706", facts={"registers": {
        ("thetis", "6204180"): {"ships": ["1003188", "1003279", "1003360", "1003499", "1002706"]}}}),
    Fault("MOHA-73", "/company/vat_number", "tax register",
          facts={"registers": {("vat", "EL999001236"): {"valid": False}}}),
    Fault("MOHA-74", "/company/country", "Liberia", facts={"registers": {("thetis", "6204180"): {"country": "LR"}}}),
    Fault("MOHA-80", "/company/imo_company_number", "An account or an application",
          facts={"matches": frozenset({("imo_company", "6204180")})}),
    Fault("MOHA-81", "/ships/s1/imo_number", "Aigli Star", facts={"matches": frozenset({("imo_ship", "1003188")})}),
    Fault("MOHA-82", "/representatives/r1/email", "Eleni Markopoulou",
          facts={"matches": frozenset({("email", "e.markopoulou@aiglipelagos.example")})}),
    Fault("AR-01", "/representatives/r2/last_name", "named twice", {
        "/representatives/r2/first_names": "Eleni", "/representatives/r2/last_name": "MARKOPOULOU",
        "/representatives/r2/birth_date": "1984-03-09"}),
    Fault("AR-02", "/representatives", "do not fit",
          {"/representatives/r1/rights": "initiate", "/representatives/r2/rights": "initiate"}),
    Fault("AR-03", "/representatives/r3/birth_date", "at least 18", {"/representatives/r3/birth_date": "2008-11-21"}),
    Fault("AR-04", "/representatives/r3/works_for_verifier", "verifier",
          {"/representatives/r3/works_for_verifier": True}),
    Fault("AR-05", "/representatives/r2/email", "Eleni Markopoulou already uses",
          {"/representatives/r2/email": "E.Markopoulou@aiglipelagos.example"}),
    Fault("AR-06", "/representatives/r2/mobile", "Eleni Markopoulou already uses",
          {"/representatives/r2/mobile": "0030 694 5550121"}),
    Fault("AR-07", "/representatives/r1/id_expires_on", "expired",
          {"/representatives/r1/id_expires_on": "2026-11-19"}),
    Fault("AR-08", "/representatives/r1/id_expires_on", "perhaps before we decide",
          {"/representatives/r1/id_expires_on": "2026-11-20"}),
    Fault("AR-09", "/representatives/r1/national_number", "digit is wrong",
          {"/representatives/r1/national_number": "15107618956"}),
    Fault("AR-10", "/representatives/r1/birth_date", "another date of birth",
          {"/representatives/r1/national_number": "15107618955"}),
    Fault("AR-11", "/representatives/r2/terms_accepted", "has not accepted",
          {"/representatives/r2/terms_accepted": False}),
    Fault("AR-12", "/representatives/r1/email", "holder's address",
          {"/representatives/r1/email": "ets@aiglipelagos.example"}),
    Fault("AR-13", "/representatives", "lives in Norway", facts={"readings": {"residence": "all_accounts"}}),
]  # fmt: skip


def said(check: Check, answers: MaritimeAnswers, facts: Facts) -> list[tuple[str, Text]]:
    return list(check.run(answers, facts))


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.rule} {fault.pointer}")
def test_a_rule_speaks_of_its_fault_at_its_place(fault: Fault) -> None:
    raw = as_json((fault.of or example)(TODAY))
    for pointer, value in fault.answers.items():
        put(raw, pointer, value)
    answers = MaritimeAnswers.model_validate(raw)
    found = said(CHECK_OF[fault.rule], answers, facts_for(answers, **fault.facts))
    assert any(pointer == fault.pointer and fault.words in str(text) for pointer, text in found), found


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.rule)
def test_a_rule_is_silent_on_complete_answers(check: Check) -> None:
    answers = example(TODAY)
    assert said(check, answers, facts_for(answers)) == []


def test_every_rule_is_made_to_speak_and_stands_once() -> None:
    assert {fault.rule for fault in FAULTS} == set(CHECK_OF)
    assert len(CHECK_OF) == len(CHECKS)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.rule)
def test_what_is_no_error_says_so_and_asks_for_an_explanation(check: Check) -> None:
    """A warning begins with 'Not an error'; an error never does."""
    for fault in FAULTS:
        if fault.rule != check.rule:
            continue
        raw = as_json((fault.of or example)(TODAY))
        for pointer, value in fault.answers.items():
            put(raw, pointer, value)
        answers = MaritimeAnswers.model_validate(raw)
        texts = [str(text) for _, text in said(check, answers, facts_for(answers, **fault.facts))]
        if check.rule in {"MOHA-36", "MOHA-62"}:  # these ask for something to be done, and say what
            continue
        assert all(text.startswith("Not an error") == (check.severity is Severity.WARNING) for text in texts), texts


def test_a_match_never_says_whose_account_it_is() -> None:
    answers = example(TODAY)
    facts = facts_for(answers, matches=frozenset({("imo_company", "6204180"), ("imo_ship", "1003188")}))
    rules = "MOHA-80", "MOHA-81", "MOHA-82"
    texts = [str(text).lower() for rule in rules for _, text in said(CHECK_OF[rule], answers, facts)]
    assert len(texts) == 2
    assert all("an account or an application" in text for text in texts)


@pytest.mark.parametrize(("applied", "speaks"), [(date(2026, 11, 19), False), (date(2026, 11, 20), True)])
def test_a_certificate_of_nineteen_august_is_three_months_old_on_nineteen_november(applied: date, speaks: bool) -> None:
    answers = example(TODAY)
    facts = facts_for(answers, applied_on=applied, documents=dated("criminal_record", "r2", date(2026, 8, 19)))
    assert bool(said(CHECK_OF["MOHA-61"], answers, facts)) is speaks


@pytest.mark.parametrize(("applied", "rule"), [
    (date(2026, 12, 11), None), (date(2026, 12, 14), None),    # day 65 from Monday 14 September
    (date(2026, 12, 15), "MOHA-38"), (date(2026, 12, 17), "MOHA-38"),  # day 65 from the port call on 17 September
    (date(2026, 12, 18), "MOHA-37"),
])  # fmt: skip
def test_an_application_is_late_only_after_the_generous_reading(applied: date, rule: str | None) -> None:
    raw = as_json(example(TODAY))
    raw["voyage"] |= {"first_voyage_on": "2026-09-14", "first_call_on": "2026-09-17"}
    answers = MaritimeAnswers.model_validate(raw)
    facts = Facts(today=applied, applied_on=applied)
    speaking = [check.rule for check in CHECKS if check.rule in {"MOHA-37", "MOHA-38"} and said(check, answers, facts)]
    assert speaking == ([rule] if rule else [])


def test_the_day_of_birth_is_the_first_day_of_age() -> None:
    raw = as_json(example(TODAY))
    raw["representatives"]["r1"]["birth_date"] = str(TODAY.replace(year=TODAY.year - 18))
    answers = MaritimeAnswers.model_validate(raw)
    assert said(CHECK_OF["AR-03"], answers, facts_for(answers)) == []
    earlier = Facts(TODAY, applied_on=TODAY - timedelta(days=1))
    assert said(CHECK_OF["AR-03"], answers, earlier)
