"""Answers to tell a story with: complete ones, and what may be wrong with them.

All companies, persons, ships and numbers are invented; the numbers pass their checks. The company is run from Piraeus
but registered in the Marshall Islands, is on no list, and its first voyage in scope ended in Norway: so Norway
administers it (A3). A company registered in Greece would belong to Greece. Days are counted back from the day the story
is told on.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from casework.core.answers import as_json
from casework.core.checks import DocumentFact
from casework.law.registry_terms import terms_in_force
from casework.workflows.maritime_account.answers import MaritimeAnswers
from casework.workflows.maritime_account.documents import DOCUMENTS
from casework.workflows.requirements import needed

COMPANY = "Aigli Pelagos Shipping S.A."
COMPANY_NUMBER = "6204180"
SINCE_VOYAGE = timedelta(days=68)
AT_SEA = timedelta(days=3)

SHIPS = {"s1": ("Aigli Star", "1003188", "5943067"), "s2": ("Aigli Dawn", "1003279", "5943067"),
         "s3": ("Aigli Wave", "1003360", "6120931"), "s4": ("Aigli Bay", "1003499", "6120931")}  # fmt: skip
OWNERS = {"m1": ("Melite Owning Ltd", "5943067", ("1003188", "1003279")),
          "m2": ("Speio Owning Ltd", "6120931", ("1003360", "1003499"))}  # fmt: skip
PEOPLE: dict[str, dict[str, Any]] = {
    "r1": {"first_names": "Eleni", "last_name": "Markopoulou", "job_title": "Compliance manager", "birth_city": "Chios",
           "birth_date": "1984-03-09", "email": "e.markopoulou@aiglipelagos.example", "mobile": "+30 694 555 0121",
           "id_number": "AT5530121", "line1": "12 Sachtouri Street", "rights": "initiate_and_approve"},
    "r2": {"first_names": "Dimitris", "last_name": "Vlachos", "job_title": "Fleet controller", "birth_city": "Volos",
           "birth_date": "1987-04-23", "email": "d.vlachos@aiglipelagos.example", "mobile": "+30 694 555 0133",
           "id_number": "AT5530127", "line1": "5 Praxitelous Street", "rights": "initiate_and_approve"},
    "r3": {"first_names": "Sofia", "last_name": "Andreadi", "job_title": "Accountant", "birth_city": "Patra",
           "birth_date": "1991-11-30", "email": "s.andreadi@aiglipelagos.example", "mobile": "+30 694 555 0188",
           "id_number": "AT5530188", "line1": "31 Kolokotroni Street", "rights": "read"},
}  # fmt: skip


def _person(given: dict[str, Any], on: date) -> dict[str, Any]:
    return {"employer": COMPANY, "birth_country": "GR", "postcode": "185 35", "city": "Piraeus", "country": "GR",
            "phone": "+30 210 555 0142", "id_document": "passport", "language": "en", "works_for_verifier": False,
            "id_expires_on": f"{on.year + 6}-05-31", "terms_accepted": True, **given}  # fmt: skip


def example_json(on: date) -> dict[str, Any]:
    """Complete answers, as a party sends them on the day `on`."""
    began = on - SINCE_VOYAGE
    signed, applies = str(began - timedelta(days=40)), str(began - timedelta(days=30))
    return {
        "company": {
            "role": "ism_company", "name": COMPANY, "thetis_name": COMPANY, "imo_company_number": COMPANY_NUMBER,
            "country": "MH", "register_number": "MH-118204", "lei": "529900AIGLI00PELAG84",
            "vat_number": "EL999001236", "first_year": began.year, "account_name": "Aigli Pelagos ETS",
            "in_group": False, "is_venue": False},
        "addresses": {
            "line1": "47 Notara Street", "postcode": "185 35", "city": "Piraeus", "country": "GR",
            "phone": "+30 210 555 0142", "phone2": "+30 694 555 0177", "email": "ets@aiglipelagos.example",
            "public": False},
        "contacts": {"c1": {"name": "Eleni Markopoulou", "job_title": "Compliance manager", "phone": "+30 210 555 0142",
                            "email": "e.markopoulou@aiglipelagos.example", "in_norway": False}},
        "bank": {"holder": COMPANY, "bank": "Saronic Maritime Bank", "iban": "GR32 9990 0010 0000 0001 2345 678"},
        "ships": {key: {"name": name, "imo_number": number, "flag": "MH", "gross_tonnage": 43_200,
                        "owner_number": owner, "since": applies} for key, (name, number, owner) in SHIPS.items()},
        "voyage": {
            "listing": "not_listed", "called_before": False, "first_voyage_on": str(began), "ship": "1003188",
            "from_port": "GBIMM", "to_port": "NOMON", "first_call_on": str(began + AT_SEA)},
        "mandates": {key: {
            "owner_name": name, "owner_number": number, "company_name": COMPANY, "company_number": COMPANY_NUMBER,
            "company_country": "MH", "applies_from": applies, "owner_signed_on": signed, "company_signed_on": signed,
            "language": "english", "ships": list(ships), "contact_name": "Nikos Pappas", "contact_title": "Director",
            "contact_address": "47 Notara Street, 185 35 Piraeus, Greece", "contact_phone": "+30 210 555 0160",
            "contact_email": "owners@aiglipelagos.example"} for key, (name, number, ships) in OWNERS.items()},
        "representatives": {key: _person(given, on) for key, given in PEOPLE.items()},
        "delivery": {"language": "en", "channel": "portal", "notice_email": "ets@aiglipelagos.example",
                     "reference": "APS-MOHA-1"},
        "terms": {"version": terms_in_force(on), "accepted": True, "accepted_by": "Eleni Markopoulou"},
    }  # fmt: skip


def example(on: date) -> MaritimeAnswers:
    """Complete answers without an error: an ISM company with two owners, four ships and three representatives."""
    return MaritimeAnswers.model_validate(example_json(on))


def elsewhere(on: date) -> MaritimeAnswers:
    """The same, but the first voyage started in Greece, which therefore administers the company by A3."""
    raw = example_json(on)
    raw["voyage"] |= {"from_port": "GRPIR"}
    return MaritimeAnswers.model_validate(raw)


def norwegian(on: date) -> MaritimeAnswers:
    """A registered owner in Norway, named on the first list: no mandates, administered by Norway by A1."""
    raw = example_json(on)
    name, number = "Nordlys Bulk Carriers AS", "5834617"
    home = {"line1": "Strandgaten 18", "postcode": "5013", "city": "Bergen", "country": "NO"}
    raw["company"] |= {
        "role": "registered_owner", "name": name, "thetis_name": name, "imo_company_number": number, "country": "NO",
        "register_number": "915248373", "lei": "549300NORDLYS0BULK77", "vat_number": "NO915248373MVA",
        "first_year": 2024, "account_name": "Nordlys kvoter"}  # fmt: skip
    raw["addresses"] |= {**home, "phone": "+47 55 55 01 42", "phone2": "+47 95 55 01 77",
                         "email": "klima@nordlysbulk.example"}  # fmt: skip
    raw["contacts"] = {"c1": {"name": "Hanne Brandvold", "job_title": "Miljøsjef", "phone": "+47 55 55 01 42",
                              "email": "h.brandvold@nordlysbulk.example", "in_norway": True}}
    raw["bank"] = {"holder": name, "bank": "Vestbanken", "iban": "NO93 8601 1117 947"}
    raw["ships"] = {"s1": {"name": "Nordlys Fjord", "imo_number": "1003528", "flag": "NO", "gross_tonnage": 21_400}}
    raw["voyage"] = {"listing": "first_list", "listed_under": "NO"}
    raw["mandates"] = {}
    for place, (first, last) in enumerate([("Hanne", "Brandvold"), ("Aksel", "Midtbø")], start=1):
        mail = f"{first[0]}.{last}@nordlysbulk.example".lower().replace("ø", "o")
        raw["representatives"][f"r{place}"] |= {
            **home, "first_names": first, "last_name": last, "employer": name, "birth_city": "Bergen",
            "birth_country": "NO", "email": mail, "phone": "+47 55 55 01 42", "mobile": f"+47 95 55 01 2{place}",
            "language": "nb"}  # fmt: skip
    del raw["representatives"]["r3"]
    raw["delivery"] |= {"language": "nb", "notice_email": "klima@nordlysbulk.example", "reference": "NBC-2"}
    raw["terms"]["accepted_by"] = "Hanne Brandvold"
    return MaritimeAnswers.model_validate(raw)


def faulty(on: date) -> MaritimeAnswers:
    """The complete answers with five faults that people make: see the test that names them."""
    raw = as_json(example(on))
    raw["company"] |= {"imo_company_number": "6204181", "vat_number": "EL999001237"}
    raw["representatives"]["r2"]["email"] = raw["representatives"]["r1"]["email"]
    del raw["mandates"]["m1"]["owner_signed_on"]
    raw["mandates"]["m2"]["ships"] = ["1003360"]
    return MaritimeAnswers.model_validate(raw)


def documents(answers: MaritimeAnswers, on: date) -> tuple[DocumentFact, ...]:
    """Every document that these answers need, two weeks old on the day `on`."""
    return tuple(DocumentFact(document.kind, key, on - timedelta(days=14), on, f"{document.kind}.pdf")
                 for document, key in needed(DOCUMENTS, answers))
