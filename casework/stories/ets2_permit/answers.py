"""Answers of invented fuel operators: one that needs a permit, one that cannot show enough, one that needs none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from casework.core.checks import DocumentFact
from casework.core.periods import Months, advance
from casework.stories.people import COMPANIES
from casework.workflows.ets2_permit.answers import PermitAnswers
from casework.workflows.ets2_permit.documents import DOCUMENTS
from casework.workflows.requirements import needed

OPERATOR = "fjellvarme"
CONTACTS = {OPERATOR: ("Nina Bråten", "Kvalitetssjef", "+47 61 55 01 20"),
            "sorvag": ("Gard Sørvåg", "Dagleg leiar", "+47 51 55 01 31"),
            "holmvik": ("Gard Sørvåg", "Daglig leder", "+47 62 55 01 44")}  # fmt: skip
SUMMARY = (
    "Vi kjøper diesel, bensin og biodiesel fra raffineri og importerer noe selv. Vi selger fra egne stasjoner og "
    "kjører "
    "ut med tankbil til transportører, entreprenører og gårdsbruk. Mengdene måles med justerte målere på lageret og på "
    "bilene, og avstemmes hver måned mot særavgiftsoppgaven."
)
FUELS: dict[str, dict[str, Any]] = {
    "f1": {"fuel": "diesel", "name": "Autodiesel", "cn": "2710 19 43", "amount": "24500.00", "unit": "m3",
           "means": ["road_tanker", "own_station"], "sectors": ["1A3b", "1A2", "1A4c"], "zero": False},
    "f2": {"fuel": "petrol", "name": "Bensin 95", "cn": "2710 12 45", "amount": "6200.00", "unit": "m3",
           "means": ["own_station"], "sectors": ["1A3b"], "zero": False},
    "f3": {"fuel": "biodiesel", "name": "HVO100", "cn": "2710 20 11", "amount": "900.00", "unit": "m3",
           "means": ["road_tanker"], "sectors": ["1A3b"], "zero": True},
}  # fmt: skip
SCOPE = {"released": True, "fuel": True, "excluded": False, "sector": True, "registered": True}


def example_json(on: date, key: str = OPERATOR) -> dict[str, Any]:
    """Complete answers for a new permit, of one of the companies of the demonstration."""
    company = next(company for company in COMPANIES if company.key == key)
    street, place = company.address
    by, title, phone = CONTACTS[key]
    postcode, city = place.split(" ", 1)
    return {
        "request": {"kind": "new"},
        "scope": dict(SCOPE),
        "operator": {"holder": "organisation", "org_number": company.number, "name": company.name,
                     "owner": "Bråten Holding AS", "parent": "Bråten Holding AS", "excise_number": "SA-204117",
                     "line1": street, "postcode": postcode, "city": city, "country": "NO"},
        "contacts": {"c1": {"name": by, "job_title": title, "phone": phone, "email": company.email}},
        "activity": {"start_on": advance(on, Months(6)).isoformat(), "summary": SUMMARY, "before_scope": "81600.00",
                     "after_scope": "72400.00"},
        "fuels": {name: dict(fuel) for name, fuel in FUELS.items()},
        "plan": {"ert_number": "NO-RE-0417", "version": "1.0", "plan_date": (on - timedelta(days=30)).isoformat(),
                 "responsible": f"{by}, {title.lower()}",
                 "procedures": True},
        "delivery": {"language": company.language, "channel": "portal", "notice_email": company.email,
                     "reference": "ETS2-1"},
        "signature": {"name": by, "role": title, "signs": "signing_right"},
    }  # fmt: skip


def example(on: date) -> PermitAnswers:
    """Complete answers without an error: a distributor of diesel, petrol and biodiesel."""
    return PermitAnswers.model_validate(example_json(on))


def made_for(key: str, **changes: dict[str, Any]) -> Callable[[date], PermitAnswers]:
    """The same answers for another company, with these sections changed."""

    def made(on: date) -> PermitAnswers:
        raw = example_json(on, key)
        for section, change in changes.items():
            raw[section] = {**raw.get(section, {}), **change}
        return PermitAnswers.model_validate(raw)

    return made


def changed(permit: str) -> Callable[[date], PermitAnswers]:
    """A new fuel in a permit that is held."""

    def made(on: date) -> PermitAnswers:
        raw = example_json(on)
        raw["request"] = {"kind": "change", "permit": permit, "what": "Vi begynner å selge parafin fra lageret.",
                          "from_day": on.isoformat()}
        raw["fuels"]["f4"] = {"fuel": "kerosene", "name": "Parafin", "cn": "2710 19 25", "amount": "300.00",
                              "unit": "m3", "means": ["depot"], "sectors": ["1A4b"], "zero": False}
        raw["plan"] |= {"version": "1.1"}
        del raw["scope"], raw["activity"]["start_on"]
        return PermitAnswers.model_validate(raw)  # fmt: skip

    return made


def passed_on(permit: str) -> Callable[[date], PermitAnswers]:
    """The business, and the permit with it, passes to a successor."""

    def made(on: date) -> PermitAnswers:
        raw = example_json(on, "sorvag")
        raw["request"] = {"kind": "transfer", "permit": permit, "from_day": on.isoformat()}
        del raw["activity"]["start_on"]
        raw["operator"]["owner"] = "Gard Sørvåg"
        return PermitAnswers.model_validate(raw)

    return made


def ended(permit: str) -> Callable[[date], PermitAnswers]:
    """The holder stops selling fuel."""

    def made(on: date) -> PermitAnswers:
        raw = example_json(on)
        kept = {name: raw[name] for name in ("operator", "contacts", "delivery", "signature")}
        request = {"kind": "ending", "permit": permit, "from_day": on.isoformat(), "reported": True}
        return PermitAnswers.model_validate({**kept, "request": request})

    return made


def outside(on: date) -> PermitAnswers:
    """A seller of firewood and pellets asks for a confirmation."""
    raw = example_json(on, "holmvik")
    raw["request"] = {"kind": "confirmation"}
    raw["scope"] = {"released": True, "fuel": True, "excluded": True}
    raw["operator"] |= {"owner": "Gard Sørvåg", "excise_number": None}
    raw["fuels"] = {"f1": {"fuel": "solid_biofuel", "name": "Pellets", "cn": "4401 31", "amount": "4200.00",
                           "unit": "t", "means": ["road_tanker"], "sectors": ["1A4b"], "zero": False}}
    del raw["activity"], raw["plan"]
    return PermitAnswers.model_validate(raw)  # fmt: skip


def person(on: date) -> PermitAnswers:
    """A natural person who imports fuel for sale."""
    raw = example_json(on, "sorvag")
    raw["scope"] = {**SCOPE, "registered": False, "other_registered": False, "trader": True,
                    "why_not_earlier": "Ingen er registrert for brenselet; jeg importerer det selv."}  # fmt: skip
    raw["operator"] |= {"holder": "person", "org_number": None, "national_number": "13097248022", "owner": None,
                        "name": "Gard Sørvåg", "excise_number": None}  # fmt: skip
    raw["activity"] |= {"before_scope": "820.00", "after_scope": "820.00"}
    return PermitAnswers.model_validate(raw)


def documents(answers: PermitAnswers, on: date) -> tuple[DocumentFact, ...]:
    """Every document that these answers need, as it came in on the day `on`."""
    return tuple(DocumentFact(document.kind, key, on, on, f"{document.kind}.pdf")
                 for document, key in needed(DOCUMENTS, answers))
