"""Answers to tell a story with, one set for each kind of account that can be applied for.

All persons, companies, permits and numbers are invented; the numbers pass their checks. The example is a natural person
in Estonia who wants a trading account, with a friend in Norway as second representative. Days are counted back from the
day the story is told on.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from casework.core.checks import DocumentFact
from casework.law.registry_terms import terms_in_force
from casework.workflows.registry_account.answers import AccountAnswers
from casework.workflows.registry_account.documents import DOCUMENTS
from casework.workflows.requirements import needed

PERSON = "Kristiina Saarmets"
TRADER = "Isarwind Handels GmbH"
PLANT = "Grenland Prosessdamp AS"
FUEL = "Nordfjord Drivstoff AS"

TALLINN = {"line1": "Kooli 14-3", "postcode": "10133", "city": "Tallinn", "country": "EE"}
OSLO = {"line1": "Thereses gate 41", "postcode": "0354", "city": "Oslo", "country": "NO"}
MUNICH = {"line1": "Lindwurmstraße 88", "postcode": "80337", "city": "München", "country": "DE"}
PORSGRUNN = {"line1": "Herøyvegen 12", "postcode": "3936", "city": "Porsgrunn", "country": "NO"}
EID = {"line1": "Sjøgata 7", "postcode": "6770", "city": "Nordfjordeid", "country": "NO"}


def _representative(first: str, last: str, home: dict[str, str], on: date, **more: Any) -> dict[str, Any]:
    return {"first_names": first, "last_name": last, **home, "birth_country": home["country"],
            "id_document": "passport", "id_expires_on": f"{on.year + 6}-05-31", "language": "en",
            "rights": "initiate_and_approve", "works_for_verifier": False, "terms_accepted": True, **more}  # fmt: skip


def _common(on: date, name: str, email: str, language: str) -> dict[str, Any]:
    return {
        "delivery": {"language": language, "channel": "portal", "notice_email": email},
        "terms": {"version": terms_in_force(on), "accepted": True, "accepted_by": name}}  # fmt: skip


def example_json(on: date) -> dict[str, Any]:
    """Complete answers of the person in Estonia, as she sends them on the day `on`."""
    phones = {"phone": "+372 600 5501", "mobile": "+372 5555 0142"}
    return {
        "account": {
            "kind": "trading_person", "account_name": "Saarmets",
            "purpose": "I want to buy allowances and have them cancelled, to make up for the flights of my family."},
        "person": {
            "first_names": "Kristiina", "last_name": "Saarmets", "birth_date": "1984-06-17", "birth_city": "Tartu",
            "birth_country": "EE", "id_document": "passport", "id_number": "KE5530121",
            "id_expires_on": f"{on.year + 6}-05-31"},
        "addresses": {**TALLINN, "phone": "+372 600 5501", "phone2": "+372 5555 0142",
                      "email": "kristiina@saarmets.example", "public": False},
        "bank": {"holder": PERSON, "bank": "Reval Hoiupank", "iban": "EE43 9900 2210 2014 5685"},
        "representatives": {
            "r1": _representative("Kristiina", "Saarmets", TALLINN, on, birth_city="Tartu", birth_date="1984-06-17",
                                  email="k.saarmets@saarmets.example", id_number="KE5530121", **phones),
            "r2": _representative("Henrik", "Aalberg", OSLO, on, birth_city="Hamar", birth_date="1979-02-11",
                                  email="h.aalberg@aalberg.example", id_number="EFE553019", phone="+47 22 55 01 42",
                                  mobile="+47 95 55 01 61")},
        **_common(on, PERSON, "kristiina@saarmets.example", "en"),
    }  # fmt: skip


def example(on: date) -> AccountAnswers:
    """Complete answers without an error: a trading account for a person who lives abroad."""
    return AccountAnswers.model_validate(example_json(on))


def _company(name: str, country: str, number: str, vat: str, home: dict[str, str]) -> dict[str, Any]:
    at = name.partition(" ")[0].lower()
    calling = {"DE": "+49 89 5550 14", "NO": "+47 55 55 01 "}[country]
    return {
        "company": {"name": name, "country": country, "register_number": number, "vat_number": vat, "is_venue": False,
                    "in_group": False},
        "addresses": {**home, "phone": f"{calling}42", "phone2": f"{calling}77", "email": f"post@{at}.example",
                      "public": False},
        "contacts": {"c1": {"name": "", "phone": f"{calling}42", "email": f"klima@{at}.example"}},
    }  # fmt: skip


def company(on: date) -> AccountAnswers:
    """Complete answers of a trading company in Germany."""
    raw = _company(TRADER, "DE", "HRB 955014", "DE136695976", MUNICH)
    raw["contacts"]["c1"]["name"] = "Jana Reiter"
    raw["company"] |= {"in_register": True, "authoriser": "Jana Reiter"}
    raw["account"] = {"kind": "trading_company", "account_name": "Isarwind Handel",
                      "purpose": "We buy and sell allowances for manufacturers in Bavaria and Norway."}
    raw["bank"] = {"holder": TRADER, "bank": "Isartal Bank", "iban": "DE63 9990 0001 0012 3456 78"}
    raw["owners"] = {"o1": {"name": "Jana Reiter", "birth_date": "1975-09-30", "nationality": "DE",
                            "control": "shares"}}
    raw["directors"] = {"d1": {"name": "Jana Reiter", "birth_date": "1975-09-30", "job_title": "Managing director"}}
    raw["representatives"] = {
        "r1": _representative("Jana", "Reiter", MUNICH, on, birth_city="Passau", birth_date="1975-09-30",
                              email="j.reiter@isarwind.example", id_number="C5530J21", phone="+49 89 5550 1442",
                              mobile="+49 170 555 0121"),
        "r2": _representative("Torunn", "Hegdal", OSLO, on, birth_city="Drammen", birth_date="1981-12-05",
                              email="t.hegdal@hegdal.example", id_number="EFE553077", phone="+47 22 55 01 77",
                              mobile="+47 95 55 01 77")}  # fmt: skip
    return AccountAnswers.model_validate({**raw, **_common(on, "Jana Reiter", "post@isarwind.example", "en")})


def operator_begun(on: date) -> AccountAnswers:
    """What the authority knows itself when it opens the case: the company and its permit."""
    return AccountAnswers.model_validate({
        "account": {"kind": "operator"},
        "company": {"name": PLANT, "country": "NO", "register_number": "918802002"},
        "permit": {"permit_id": "2026.0412.T", "holder": PLANT, "permit_effective_on": str(on - timedelta(days=40)),
                   "first_year": on.year},
        "delivery": {"language": "nb", "channel": "portal", "notice_email": "post@grenland.example"}})  # fmt: skip


def operator_late(on: date) -> AccountAnswers:
    """The same operator, 49 days after its permit took effect: what it sends when we have opened the case."""
    return operator(on, since=49)


def operator(on: date, since: int = 10) -> AccountAnswers:
    """Complete answers of an operator in Norway, whose permit took effect some days before."""
    raw = _company(PLANT, "NO", "918802002", "NO918802002MVA", PORSGRUNN)
    raw["contacts"]["c1"]["name"] = "Leif Brattestå"
    raw["account"] = {"kind": "operator", "account_name": "Grenland damp"}
    raw["permit"] = {"permit_id": "2026.0412.T", "holder": PLANT,
                     "permit_effective_on": str(on - timedelta(days=since)),
                     "first_year": on.year}  # fmt: skip
    raw["installation"] = {
        "name": "Grenland dampsentral", "activity": "20", **PORSGRUNN, "latitude": "59.1171", "longitude": "9.6254",
        "phone": "+47 55 55 01 42", "phone2": "+47 55 55 01 77", "email": "drift@grenland.example"}  # fmt: skip
    raw["representatives"] = _norwegians(on, PORSGRUNN, "grenland", ("Leif", "Brattestå"), ("Gro", "Tveitan"))
    return AccountAnswers.model_validate({**raw, **_common(on, "Leif Brattestå", "post@grenland.example", "nb")})


def fuel_operator(on: date) -> AccountAnswers:
    """Complete answers of a fuel operator in Norway."""
    raw = _company(FUEL, "NO", "925502006", "NO925502006MVA", EID)
    raw["contacts"]["c1"]["name"] = "Oddny Myklebust"
    raw["account"] = {"kind": "fuel_operator", "account_name": "Nordfjord drivstoff"}
    raw["permit"] = {"permit_id": "KVII-2026-118", "holder": FUEL, "permit_effective_on": str(on - timedelta(days=6)),
                     "first_year": on.year + 1}
    raw["representatives"] = _norwegians(on, EID, "nordfjord", ("Oddny", "Myklebust"), ("Sverre", "Hjelle"))
    return AccountAnswers.model_validate({**raw, **_common(on, "Oddny Myklebust", "post@nordfjord.example", "nn")})


def _norwegians(on: date, home: dict[str, str], at: str, *names: tuple[str, str]) -> dict[str, Any]:
    return {f"r{place}": _representative(
        first, last, home, on, birth_city="Bergen", birth_date=f"198{place}-04-23", language="nb",
        email=f"{first}.{last}@{at}.example".lower().replace("å", "a"), id_number=f"EFE55302{place}",
        phone="+47 55 55 01 42", mobile=f"+47 95 55 01 8{place}") for place, (first, last) in enumerate(names, 1)}


def documents(answers: AccountAnswers, on: date) -> tuple[DocumentFact, ...]:
    """Every document that these answers need, two weeks old on the day `on`."""
    return tuple(DocumentFact(document.kind, key, on - timedelta(days=14), on, f"{document.kind}.pdf")
                 for document, key in needed(DOCUMENTS, answers))
