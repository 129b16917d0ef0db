"""Answers of invented plants: run-of-river power, cogeneration on gas, on waste and on biogas, and pumped storage."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from casework.core.answers import as_json
from casework.core.checks import DocumentFact
from casework.identifiers.metering_point import NORWEGIAN, check_digit
from casework.law.reference_values import NAMED_BY_LAW, SET_2015, year_of_values
from casework.stories.people import COMPANIES
from casework.workflows.plant_approval.answers import PlantAnswers
from casework.workflows.plant_approval.documents import DOCUMENTS
from casework.workflows.requirements import needed


def meter(n: int) -> str:
    """A metering point identity that passes its check; nobody here has it."""
    first = f"{NORWEGIAN}{n:07}"
    return first + check_digit(first)


def _owner(key: str) -> dict[str, Any]:
    company = next(company for company in COMPANIES if company.key == key)
    postcode, _, city = company.address[1].partition(" ")
    return {"name": company.name, "organisation_number": company.number, "line1": company.address[0],
            "postcode": postcode, "city": city, "phone": "+47 57 65 41 20", "email": company.email,
            "guarantee_account": f"NECS-{company.number[:6]}", "run_by_agent": False}


def _figures(on: date, built: int) -> dict[str, Any]:
    """The last whole calendar year, and the set of reference values that covers the unit in it."""
    year = on.year - 1
    if NAMED_BY_LAW.column(year_of_values(built, year)) is not None:
        return {"year": year, "reference_set": NAMED_BY_LAW.name}
    return {"year": year, "reference_set": SET_2015.name,
            "reference_reason": "The set that the regulation names has no column for the unit any more."}


def hydro_json(on: date) -> dict[str, Any]:
    return {
        "matter": {"kind": "new", "role": "owner"},
        "owner": {**_owner("skardfoss"), "contact": "Gunnvor Skarde"},
        "plant": {"name": "Skardfoss kraftverk", "municipality": "4639", "address": "Gnr. 41, bnr. 3",
                  "latitude": "61.089120", "longitude": "6.578310", "in_operation": True,
                  "commissioned_on": "2009-10-01", "capacity_mw": "9.8", "technology": "T030100",
                  "mean_production_gwh": "31.4", "pumping": False, "grid_owner": "Sygna Nett AS"},
        "units": {"u1": {"name": "G1", "capacity_mw": "6.5", "started": 2009},
                  "u2": {"name": "G2", "capacity_mw": "3.3", "started": 2011}},
        "sources": {"s1": {"code": "F01050200"}},
        "classification": {"applied": "a"},
        "meters": {"m1": {"point": meter(1234), "role": "production"},
                   "m2": {"point": meter(1235), "role": "consumption"}},
        "support": {"received": False, "other_certificates": False},
        "delivery": {"language": "nn", "channel": "portal", "notice_email": "post@skardfosskraft.example",
                     "reference": "SK-GO-1"},
    }  # fmt: skip


def hydro(on: date) -> PlantAnswers:
    """Complete answers without an error: run-of-river power with two units, applied for as renewable."""
    return PlantAnswers.model_validate(hydro_json(on))


example = hydro


def pumped(on: date) -> PlantAnswers:
    """Pumped storage without inflow: the table of categories gives none."""
    raw = hydro_json(on)
    raw["plant"] |= {"name": "Skardvatn pumpekraftverk", "technology": "T030300", "pumping": True,
                     "mean_production_gwh": "12.2"}  # fmt: skip
    raw["meters"] = {"m1": {"point": meter(2234), "role": "production"}, "m2": {"point": meter(2235), "role": "pump"}}
    return PlantAnswers.model_validate(raw)


def not_started(on: date) -> PlantAnswers:
    """A plant that is not in operation."""
    raw = hydro_json(on)
    raw["plant"] |= {"name": "Øvre Skardfoss kraftverk", "in_operation": False}
    del raw["plant"]["commissioned_on"]
    raw["meters"] = {"m1": {"point": meter(3234), "role": "production"}}
    return PlantAnswers.model_validate(raw)


def gas_json(on: date) -> dict[str, Any]:
    raw = hydro_json(on)
    return raw | {
        "owner": {**_owner("elvedal"), "contact": "Torbjørn Rustad"},
        "plant": {"name": "Elvedal kraftvarmeverk", "municipality": "3416", "address": "Sagveien 12",
                  "latitude": "60.461800", "longitude": "12.062700", "in_operation": True,
                  "commissioned_on": "2009-03-02", "capacity_mw": "6.0", "technology": "T050200",
                  "grid_owner": "Finnskog Nett AS"},
        "units": {"u1": {"name": "Turbine 1", "capacity_mw": "6.0", "started": 2009}},
        "sources": {"s1": {"code": "F02030100", "fuel": "Naturgass (LNG)", "amount": "9000000",
                           "calorific_value": "40", "calorific_unit": "mj_per_nm3"}},
        "classification": {"cogeneration": True, "applied": "b"},
        "cogeneration": {"unit_type": "b", "built": 2009, "basis": "measured", **_figures(on, 2009),
                         "electricity_mwh": "17000", "heat_mwh": "66000", "heat_medium": "hot_water",
                         "heat_use": "process", "mean_temperature": "5"},
        "voltages": {"v1": {"voltage_kv": "22", "share_percent": "100", "exported_percent": "40"}},
        "meters": {"m1": {"point": meter(4234), "role": "production"}, "m2": {"point": meter(4235), "role": "import"}},
        "delivery": {"language": "nb", "channel": "portal", "notice_email": "post@elvedalkraftvarme.example",
                     "reference": "EKV-17"},
    }  # fmt: skip


def gas(on: date) -> PlantAnswers:
    """Cogeneration on natural gas, applied for as high-efficiency: it saves some fuel, and not enough."""
    return PlantAnswers.model_validate(gas_json(on))


def efficient(on: date) -> PlantAnswers:
    """The same unit with more of its heat used: it passes the test."""
    raw = gas_json(on)
    raw["cogeneration"] |= {"electricity_mwh": "21000", "heat_mwh": "68000"}
    return PlantAnswers.model_validate(raw)


def waste(on: date) -> PlantAnswers:
    """Cogeneration on sorted waste, half of it of biological origin: several categories at once."""
    raw = gas_json(on) | {
        "matter": {"kind": "new", "role": "agent"},
        "owner": {**_owner("nordviken"), "contact": "Silje Nordahl"},
        "classification": {"cogeneration": True, "applied": "combined", "share_method": "laboratory",
                           "share_note": "Monthly samples of the waste, analysed by an accredited laboratory."},
        "meters": {"m1": {"point": meter(5234), "role": "production"},
                   "m2": {"point": meter(5235), "role": "auxiliary"}},
        "support": {"received": True, "other_certificates": False},
        "schemes": {"k1": {"scheme": "Enova, varmesentraler", "kind": "investment", "amount": "42000000",
                           "currency": "NOK", "granted_on": "2011-05-20"}},
    }  # fmt: skip
    raw["plant"] |= {"name": "Nordviken energigjenvinning", "municipality": "5038", "address": "Energivegen 9",
                     "latitude": "63.794200", "longitude": "11.481100", "commissioned_on": "2012-09-10",
                     "capacity_mw": "20.0"}  # fmt: skip
    raw["units"] = {"u1": {"name": "Turbin 1", "capacity_mw": "20.0", "started": 2012}}
    raw["sources"] = {"s1": {"code": "F01010100", "fuel": "Sortert restavfall", "amount": "100000",
                             "calorific_value": "10.8", "calorific_unit": "mj_per_kg", "biogenic_percent": "54"}}
    raw["cogeneration"] |= {"built": 2012, **_figures(on, 2012), "electricity_mwh": "30000", "heat_mwh": "200000",
                            "heat_use": "district"}  # fmt: skip
    raw["voltages"] = {"v1": {"voltage_kv": "66", "share_percent": "100", "exported_percent": "100"}}
    raw["delivery"] = {"language": "nb", "channel": "portal", "notice_email": "post@nordvikenenergi.example",
                       "reference": "NEG-4"}  # fmt: skip
    return PlantAnswers.model_validate(raw)


def biogas(on: date) -> PlantAnswers:
    """A small new engine on biogas, assessed on its design: below 1 MW any saving will do."""
    raw = gas_json(on)
    raw["plant"] |= {"name": "Elvedal biogass", "capacity_mw": "0.4", "technology": "T050500",
                     "commissioned_on": f"{on.year - 1}-09-01"}  # fmt: skip
    raw["units"] = {"u1": {"name": "Motor 1", "capacity_mw": "0.4", "started": on.year - 1}}
    raw["sources"] = {"s1": {"code": "F01030000", "fuel": "Biogass", "amount": "480000", "calorific_value": "21",
                             "calorific_unit": "mj_per_nm3"}}
    raw["classification"] = {"cogeneration": True, "applied": "b"}
    raw["cogeneration"] = {
        "unit_type": "e", "built": on.year - 1, "basis": "design", "year": on.year, "electricity_mwh": "1008",
        "heat_mwh": "756", "heat_medium": "hot_water", "heat_use": "drying", "mean_temperature": "5",
        "reference_set": "2015/2402 as amended 2023/2104",
        "reference_reason": "The unit is newer than the sets before."}  # fmt: skip
    raw["meters"] = {"m1": {"point": meter(6234), "role": "production"}}
    return PlantAnswers.model_validate(raw)


def renewed(on: date) -> PlantAnswers:
    """What differs in an application for a new period."""
    return PlantAnswers.model_validate({"matter": {"kind": "renewal"}})


def enlarged(on: date) -> PlantAnswers:
    """What differs when the capacity has grown."""
    return PlantAnswers.model_validate({
        "matter": {"kind": "change", "changed": "capacity", "changed_on": str(on - timedelta(days=20)),
                   "change": "The runner of G2 was replaced. G2 had 3.3 MW and has 3.9 MW now."},
        "plant": {"capacity_mw": "10.4"},
        "units": {"u1": {"name": "G1", "capacity_mw": "6.5", "started": 2009},
                  "u2": {"name": "G2", "capacity_mw": "3.9", "started": 2011}}})  # fmt: skip


def supported(on: date) -> PlantAnswers:
    """What differs when support was granted."""
    return PlantAnswers.model_validate({
        "matter": {"kind": "change", "changed": "support", "changed_on": str(on - timedelta(days=12)),
                   "change": "We have received support for new monitoring equipment."},
        "support": {"received": True, "other_certificates": False},
        "schemes": {"k1": {"scheme": "Enova", "kind": "investment", "amount": "310000", "currency": "NOK",
                           "granted_on": str(on - timedelta(days=12))}}})  # fmt: skip


def faulty(on: date) -> PlantAnswers:
    """The complete answers with four faults that people make."""
    raw = as_json(hydro(on))
    raw["owner"]["organisation_number"] = "918320459"
    raw["plant"] |= {"municipality": "463", "mean_production_gwh": "31400"}
    raw["meters"]["m1"]["point"] = meter(1234)[:-1] + str((int(meter(1234)[-1]) + 1) % 10)
    return PlantAnswers.model_validate(raw)


def documents(answers: PlantAnswers, on: date) -> tuple[DocumentFact, ...]:
    """Every document that these answers need, two weeks old on the day `on`."""
    return tuple(DocumentFact(document.kind, key, on - timedelta(days=14), on, f"{document.kind}.pdf")
                 for document, key in needed(DOCUMENTS, answers))
