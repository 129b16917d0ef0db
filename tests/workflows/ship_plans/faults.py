"""For every rule on a plan the changes that make it speak, and those that it stays silent on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from casework.core.answers import as_json
from casework.core.approvals import ApprovalFact, Status
from casework.core.checks import DocumentFact
from casework.stories.ship_plans import documents, example
from casework.workflows.ship_plans.answers import PlanAnswers
from casework.workflows.ship_plans.modifications import as_held

TODAY = date(2026, 11, 20)
COMPANY, SHIP = "6204180", "1003188"
SAME_SHIP = frozenset({("plan", f"{SHIP} {COMPANY}")})
SENT = documents(example(TODAY), TODAY)
REGISTERS: Mapping[tuple[str, str], Mapping[str, Any]] = {
    ("imo_ship", SHIP): {"owner_number": "5943067", "owner_country": "MH"},
    ("imo_company", COMPANY): {"country": "MH"},
    ("union_registry", COMPANY): {"account": "open", "mandated": []},
    ("accreditation", "VER 041"): {"maritime": True, "until": "2028-12-31"},
}


def held(**changed: Any) -> ApprovalFact:
    """The approval of an earlier version: the example, with these sections changed."""
    plan = PlanAnswers.model_validate(as_json(example(TODAY)) | changed)
    return ApprovalFact(
        "ship_plan", "MP-2026-001", 1, Status.IN_FORCE, as_held(plan), date(2026, 1, 2), None, COMPANY)


def known(register: str, number: str, **says: Any) -> dict[str, Any]:
    return {"registers": {**REGISTERS, (register, number): says}}


@dataclass(frozen=True)
class Case:
    """Changes to the whole plan (or to the facts). `pointer`: where the rule speaks; None where it stays silent."""

    rule: str
    pointer: str | None
    words: str = ""
    answers: Mapping[str, Any] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)


MODIFIED = {"/revision/version_no": 2, "/assessment/plan_version": 2, "/revision/changes": "New.",
            "/revision/verifier_notified_on": "2026-11-01", "/revision/changed_parts": ["B.3"]}
ONLY_COMPANY = {**MODIFIED, "/revision/situations": ["company"], "/revision/approved_before": False}
BOILER_A = {"/sources/s4/methods": ["a"], "/uncertainties/u2/method": "a", "/methods/bdn_uncertainty": "1.5",
            "/methods/stocktakes": "At each port call."}
STACK = {"/sources/s4/methods": ["d"], "/sources/s4/equipment": ["e8"],
         "/uncertainties/u2": {"method": "d", "basis": "ship_specific", "percent": "4", "calibration": "Test gas."},
         "/equipment/e8": {"name": "Stack meter", "kind": "stack_meter", "sources": ["s4"], "description": "NDIR",
                           "installed": 2024, "maintenance": "Monthly", "calibrated": True,
                           "calibration_method": "Test gas", "calibration_interval": "Yearly"}}
CARRIER = {"/ship/ship_type": "lng_carrier", "/ship/cargo_as_fuel": None, "/fuels/f3": None, "/slips": {},
           "/densities/d3": None, "/tanks/t3": None, "/equipment/e7": None, "/sources/s1/fuels": ["f1", "f2"],
           "/sources/s2/fuels": ["f2"], "/sources/s3/fuels": ["f2"]}
BOIL_OFF = {"/ship/cargo_as_fuel": True, "/tanks/t3/type": "cargo"}
OWN_FACTORS = {"/fuels/f2/basis": "own", "/fuels/f2/co2": "3.190", "/fuels/f2/laboratory": "Sjølab, ISO 8217"}
CELLS = {"/fuels/f4": {"fuel": "h2", "co2": "0", "ch4": "0", "n2o": "0", "basis": "default"},
         "/sources/s4/fuels": ["f2", "f4"], "/densities/d4": {"fuel": "f4", "measured_in": "mass"},
         "/tanks/t2/fuels": ["f2", "f4"]}
WITH_EVIDENCE = {"documents": (*SENT, *(DocumentFact("factor_evidence", key, TODAY, TODAY) for key in ("f1", "f2")))}

SPEAKS: list[Case] = [
    Case("SMP-01", "/ship/flag", "Flag state", {"/ship/flag": None}),
    Case("SMP-01", "/tanks/t1/capacity_m3", "HFO bunker tank port", {"/tanks/t1/capacity_m3": None}),
    Case("SMP-01", "/sources/s2/serial_number", "Serial number", {"/sources/s2/serial_number": None}),
    Case("SMP-01", "/tanks", "no fuel tank", {"/tanks": {}}),
    Case("SMP-01", "/procedures", "list of voyages", {"/procedures/voyages": None}),
    Case("SMP-01", "/procedures", "freight and passengers", {"/ship/ship_type": "ro_pax"}),
    Case("SMP-01", "/revision/verifier_notified_on", "tell the verifier",
         {**MODIFIED, "/revision/situations": ["data"], "/revision/verifier_notified_on": None}),
    Case("SMP-02", "/sources/s4/fuels", "Auxiliary boiler", {"/sources/s4/fuels": []}),
    Case("SMP-02", "/sources/s4/methods", "by which method", {"/sources/s4/methods": []}),
    Case("SMP-03", "/fuels/f1", "only fuels", {"/sources/s1/fuels": ["f2", "f3"]}),
    Case("SMP-04", "/sources/s4/fuels", "not in the table", {"/sources/s4/fuels": ["f2", "f9"]}),
    Case("SMP-05", "/sources/s3/name", "twice", {"/sources/s3/name": "auxiliary  ENGINE 1"}),
    Case("SMP-05", "/fuels/f2/fuel", "twice", {"/fuels/f2/fuel": "hfo"}),
    Case("SMP-06", "/sources/s4/equipment", "not in the table", {"/sources/s4/equipment": ["e9"]}),
    Case("SMP-06", "/tanks/t1/equipment", "MGO tank gauge", {"/tanks/t1/equipment": ["e5", "e6"]}),
    Case("SMP-07", "/equipment/e5/sources", "which sources or tanks", {"/equipment/e5/tanks": []}),
    Case("SMP-07", "/equipment/e5/tanks", "in no table", {"/equipment/e5/tanks": ["t1", "t9"]}),
    Case("SMP-08", "/sources/s2/equipment", "meters", {"/sources/s2/equipment": []}),
    Case("SMP-08", "/tanks/t2/equipment", "read with", {"/tanks/t2/equipment": []}),
    Case("SMP-09", "/equipment/e3/sources", "does not suit", {"/sources/s2/methods": ["b"]}),
    Case("SMP-09", "/equipment/e6/tanks", "does not read a tank", {"/equipment/e6/kind": "flow_meter"}),
    Case("SMP-10", "/equipment/e1/description", "Technical description", {"/equipment/e1/description": None}),
    Case("SMP-10", "/equipment/e1/calibration_interval", "how often", {"/equipment/e1/calibration_interval": None}),
    Case("SMP-10", "/equipment/e5/installed", "Year", {"/equipment/e5/installed": None}),
    Case("SMP-11", "/equipment/e5/no_calibration", "why", {"/equipment/e5/no_calibration": None}),
    Case("SMP-11", "/equipment/e5/alternative", "instead", {"/equipment/e5/alternative": None}),
    Case("SMP-12", "/sources/s4/fuels", "no tank holds MDO", {"/tanks/t2/fuels": ["f1"]}),
    Case("SMP-13", "/tanks/t1/name", "several units", {"/tanks/t1/name": "All bunker tanks"}),
    Case("SMP-13", "/sources/s2/name", "several units", {"/sources/s2/name": "Auxiliary engine x2"}),
    Case("SMP-13", "/equipment/e3/name", "several units", {"/equipment/e3/name": "DG meters 1-4"}),
    Case("SMP-14", "/sources/s2/fuels", "slip of Auxiliary engine 1", {"/slips/p2": None}),
    Case("SMP-14", "/slips/p2/fuel", "no methane slip", {"/slips/p2/fuel": "f2"}),
    Case("SMP-14", "/slips/p2/source", "No source", {"/slips/p2/source": "s4"}),
    Case("SMP-15", "/slips/p2/percent", "3.1 per cent", {"/slips/p2/percent": "1.7"}),
    Case("SMP-15", "/slips/p2/percent", "certificate of this value",
         {"/slips/p2/percent": "1.2", "/slips/p2/basis": "certified"}),
    Case("SMP-15", "/slips/p2/percent", "Use zero",
         {"/sources/s2/source_class": "ice", "/slips/p2/basis": "no_default"}),
    Case("SMP-15", "/slips/p2/percent", "Use a certified value", {
        "/sources/s2/source_class": "ice", "/slips/p2/percent": "0", "/slips/p2/basis": "no_default"},
        {"readings": {"slip_without_default": "certified"}}),
    Case("SMP-16", "/tanks", "List the cargo tanks", {"/ship/cargo_as_fuel": True}),
    Case("SMP-16", "/sources/s2/methods", "Method A", {**BOIL_OFF, "/sources/s2/methods": ["a"]}),
    Case("SMP-17", "/ship/cargo_as_fuel", "boil-off", CARRIER),
    Case("SMP-18", "/fuels/f1/co2", "3.114", {"/fuels/f1/co2": "3.1"}),
    Case("SMP-18", "/fuels/f4/n2o", "0.00018", CELLS),
    Case("SMP-18", "/fuels/f2/laboratory", "laboratory", {"/fuels/f2/basis": "own"}),
    Case("SMP-18", "/fuels/f2/basis", "evidence", OWN_FACTORS),
    Case("SMP-18", "/fuels/f1/basis", "fossil", {"/fuels/f1/basis": "zero_rated"}),
    Case("SMP-18", "/fuels/f2/sustainability", "sustainability",
         {"/fuels/f2/fuel": "hvo", "/fuels/f2/co2": "0", "/fuels/f2/basis": "zero_rated"}),
    Case("SMP-18", "/fuels/f2/basis", "no defaults", {"/fuels/f2/fuel": "other", "/fuels/f2/name": "Ny olje"}),
    Case("SMP-19", "/uncertainties", "B: readings", {"/uncertainties/u2": None}),
    Case("SMP-19", "/uncertainties/u2/method", "No source", {"/uncertainties/u2/method": "a"}),
    Case("SMP-20", "/uncertainties/u1/percent", "at most 100", {"/uncertainties/u1/percent": "0"}),
    Case("SMP-20", "/uncertainties/u1/percent", "at most 100", {"/uncertainties/u1/percent": "100.1"}),
    Case("SMP-20", "/uncertainties/u2/basis", "no default", {**STACK, "/uncertainties/u2/basis": "default"}),
    Case("SMP-20", "/uncertainties/u2/calibration", "calibrated", {**STACK, "/uncertainties/u2/calibration": None}),
    Case("SMP-21", "/methods/bdn_uncertainty", "delivery notes", {**BOILER_A, "/methods/bdn_uncertainty": None}),
    Case("SMP-21", "/methods/stocktakes", "stock", {**BOILER_A, "/methods/stocktakes": None}),
    Case("SMP-21", "/methods/daily_at_sea", "every day", {"/methods/daily_at_sea": False}),
    Case("SMP-21", "/methods/at_bunkering", "debunkers", {"/methods/at_bunkering": None}),
    Case("SMP-21", "/equipment/e3/calibrated", "DG1 meter", {"/equipment/e3/calibrated": None}),
    Case("SMP-22", "/densities", "MDO", {"/densities/d2": None}),
    Case("SMP-22", "/densities/d2/bunkered", "as volume", {"/densities/d2/bunkered": None}),
    Case("SMP-22", "/densities/d2/in_tanks", "as volume", {"/densities/d2/in_tanks": "not_applicable"}),
    Case("SMP-23", "/methods/accuracy", "more accurate", {"/methods/accuracy": None}),
    Case("SMP-24", "/gaps/fuel/scenarios", "AIS", {"/gaps/fuel/scenarios": [
        "equipment_failure", "missing_bdn", "unrecorded_reading", "lost_records", "wrong_basis"]}),
    Case("SMP-24", "/gaps", "delivery note is missing", {"/gaps": {}}),
    Case("SMP-25", "/gaps/fuel/fallback", "normal operation", {"/gaps/fuel/methods": ["b"]}),
    Case("SMP-25", "/gaps/distance/fallback", "Distance", {"/gaps/distance/data_sources": "GPS log"}),
    Case("SMP-27", "/gaps/fuel/conditions", "wind and sea",
         {"/gaps/fuel/surrogate": "historical", "/gaps/fuel/description": "The mean of the last ten voyages."}),
    Case("SMP-27", "/gaps/fuel/conditions", "wind and sea", {"/gaps/fuel/description": "An average of the past year."}),
    Case("SMP-28", "/gaps", "Time at sea", {"/gaps/time": None}),
    Case("SMP-29", "/procedures/cargo/description", "It has", {"/procedures/cargo/reference": None}),
    Case("SMP-30", "/procedures/cargo/description", "SMS 6.3", {"/procedures/cargo/description": None}),
    Case("SMP-31", "/procedures/cargo/responsible", "responsible", {"/procedures/cargo/responsible": None}),
    Case("SMP-31", "/procedures/cargo/record_location", "kept", {"/procedures/cargo/record_location": None}),
    Case("SMP-32", "/roles", "Ashore", {"/roles/r2": None}),
    Case("SMP-33", "/procedures", "delivery notes", {"/procedures/cross_checks": None}),
    Case("SMP-34", "/controls", "outsourced", {"/controls/outsourcing": None}),
    Case("SMP-35", "/activity/distance_basis", "most direct", {"/activity/distance_basis": None}),
    Case("SMP-35", "/activity/correction_factor", "needs", {"/activity/distance_basis": "direct"}),
    Case("SMP-35", "/activity/correction_factor", "below 1",
         {"/activity/distance_basis": "direct", "/activity/correction_factor": "0.99"}),
    Case("SMP-36", "/activity/in_utc", "UTC", {"/activity/in_utc": False}),
    Case("SMP-36", "/activity/excludes_anchoring", "anchor", {"/activity/excludes_anchoring": None}),
    Case("SMP-37", "/derogations/expected_voyages", "more than 300",
         {"/derogations/per_voyage": True, "/derogations/expected_voyages": 300, "/derogations/all_in_eea": True}),
    Case("SMP-37", "/derogations/all_in_eea", "every voyage",
         {"/derogations/per_voyage": True, "/derogations/expected_voyages": 301, "/derogations/all_in_eea": False}),
    Case("SMP-38", "/ship/ice_class", "has none", {"/derogations/ice_class": True}),
    Case("SMP-38", "/derogations/ice_class", "certificate", {"/derogations/ice_class": True, "/ship/ice_class": "ia"}),
    Case("SMP-39", "/assessment", "report", facts={"documents": ()}),
    Case("SMP-39", "/assessment/conclusion", "conclusion", {"/assessment/conclusion": "negative"}),
    Case("SMP-39", "/assessment/plan_version", "version", {"/assessment/plan_version": 2}),
    Case("SMP-39", "/assessment", "report", {**MODIFIED, "/revision/situations": ["company", "emissions"]},
         {"documents": ()}),
    Case("SMP-40", "/assessment/accreditation_country", "United Kingdom", {"/assessment/accreditation_country": "GB"}),
    Case("SMP-40", "/assessment/maritime_scope", "shipping", {"/assessment/maritime_scope": False}),
    Case("SMP-40", "/assessment/assessed_on", "not valid", {"/assessment/assessed_on": "2029-01-01"}),
    Case("SMP-40", "/assessment/assessed_on", "not valid", {"/assessment/accredited_until": "2026-11-01"},
         {"registers": {}}),
    Case("SMP-40", "/assessment/maritime_scope", "shipping", {}, known("accreditation", "VER 041", maritime=False)),
    Case("SMP-41", "/assessment/visit", "visit", {"/assessment/visit": "waived", "/assessment/why_no_visit": "Time."}),
    Case("SMP-42", "/company/nature", "registered owner", {"/company/nature": "owner"}),
    Case("SMP-42", "/mandate", "Send the mandate", facts={"documents": SENT[:1]}),
    Case("SMP-42", "/mandate/owner_signed_on", "owner", {"/mandate/owner_signed_on": None}),
    Case("SMP-42", "/mandate/company_signed_on", "company", {"/mandate/company_signed_on": None}),
    Case("SMP-42", "/mandate/ships", "does not name", {"/mandate/ships": ["1003279"]}),
    Case("SMP-42", "/mandate/applies_from", "yet", {"/mandate/applies_from": "2026-12-01"}),
    Case("SMP-42", "/mandate/applies_until", "no longer", {"/mandate/applies_until": "2026-11-19"}),
    Case("SMP-42", "/mandate/on_file", "No mandate", {"/mandate/on_file": True}),
    Case("SMP-43", "/ship/owner_number", "5304986", {}, known("imo_ship", SHIP, owner_number="5304986")),
    Case("SMP-43", "/ship/owner_country", "Liberia", {}, known("imo_ship", SHIP, owner_country="LR")),
    Case("SMP-43", "/company/country_of_registration", "Greece", {}, known("imo_company", COMPANY, country="GR")),
    Case("SMP-44", "/company/contact_name", "Contact person", {"/company/contact_name": None}),
    Case("SMP-44", "/company/phone", "country number", {"/company/phone": "210 555 0142"}),
    Case("SMP-44", "/company/email", "e-mail", {"/company/email": "e.markopoulou"}),
    Case("SMP-45", "/ship/first_call_on", "19 November", {"/ship/first_call_on": "2026-08-19"}),
    Case("SMP-46", "/revision/language", "translation", {"/revision/language": "other"}),
    Case("SMP-47", "/company/imo_company_number", "no account", {}, known("union_registry", COMPANY, account="none")),
    Case("SMP-48", "/ship/gross_tonnage", "do not approve", {"/ship/ship_type": "offshore"}),
    Case("SMP-48", "/ship/gross_tonnage", "owes no", {"/ship/gross_tonnage": 4999}),
    Case("SMP-49", "/revision/changed_parts", "B.3", {**MODIFIED, "/revision/changed_parts": ["E"],
         "/revision/situations": ["emissions"]}, {"approval": held(sources={})}),
    Case("SMP-49", "/revision/situations", "2: new emissions", {**MODIFIED, "/revision/situations": ["data"]},
         {"approval": held(sources={})}),
    Case("SMP-49", "/revision/changed_parts", "Name the parts",
         {**MODIFIED, "/revision/situations": ["data"], "/revision/changed_parts": []}),
    Case("SMP-49", "/revision/version_no", "number 2", {"/revision/version_no": 1}, {"approval": held()}),
    Case("SMP-49", "/revision/version_no", "number 2", {"/revision/version_no": -3}, {"approval": held()}),
    Case("SMP-49", "/revision/version_no", "not approved", {"/revision/version_no": 99}, {"approval": held()}),
    Case("SMP-80", "/ship/imo_number", "has a plan for this ship", {}, {"matches": SAME_SHIP}),
    Case("SMP-81", "/ship/gross_tonnage", "leaves emissions trading", {**MODIFIED, "/ship/gross_tonnage": 4200},
         {"approval": held()}),
    Case("SMP-81", "/ship/ship_type", "leaves emissions trading", {**MODIFIED, "/ship/ship_type": "offshore"},
         {"approval": held()}),
    Case("SMP-50", "/sources/s4/installed", "2027", {"/sources/s4/installed": 2027}),
    Case("SMP-50", "/equipment/e5/installed", "1949", {"/equipment/e5/installed": 1949}),
    Case("SMP-50", "/sources/s4/power_kw", "more than zero", {"/sources/s4/power_kw": "0"}),
    Case("SMP-50", "/tanks/t1/capacity_m3", "more than zero", {"/tanks/t1/capacity_m3": "-1"}),
    Case("SMP-50", "/ship/imo_number", "1003189", {"/ship/imo_number": "1003189"}),
    Case("SMP-50", "/company/imo_company_number", "ship", {"/company/imo_company_number": "9074729"}),
    Case("SMP-50", "/ship/gross_tonnage", "400", {"/ship/gross_tonnage": 399}),
    Case("SMP-50", "/sources/s4/source_class", "cannot be of this class", {"/sources/s4/source_class": "fuel_cell"}),
]  # fmt: skip

SILENT: list[Case] = [
    Case("SMP-01", None, answers={"/ship/home_port": None, "/sources/s4/serial_number": None, "/mandate/on_file": True,
                                  "/mandate/owner_signed_on": None}),
    Case("SMP-02", None, answers=STACK),
    Case("SMP-03", None, answers={"/sources/s4/fuels": ["f1", "f2"]}),
    Case("SMP-04", None, answers={"/sources/s4/fuels": ["f3"]}),
    Case("SMP-05", None, answers={"/fuels/f2/fuel": "hfo", "/fuels/f2/name": "VLSFO"}),
    Case("SMP-06", None, answers={"/tanks/t1/equipment": []}),
    Case("SMP-07", None, answers={"/equipment/e5/sources": ["s4"]}),
    Case("SMP-08", None, answers={"/tanks/t1/equipment": []}),
    Case("SMP-09", None, answers={"/equipment/e3/kind": "other", "/sources/s2/methods": ["b"]}),
    Case("SMP-10", None, answers={"/equipment/e5/no_calibration": None}),
    Case("SMP-11", None, answers={"/equipment/e1/calibrated": None}),
    Case("SMP-12", None, answers={"/tanks/t1/fuels": ["f3"]}),
    Case("SMP-13", None, answers={"/tanks/t1/name": "Tank 4-1", "/sources/s2/name": "Small engine 12"}),
    Case("SMP-14", None, answers={"/fuels/f3/fuel": "lpg_propane", "/slips/p2": None}),
    Case("SMP-15", None, answers={"/sources/s2/source_class": "ice", "/slips/p2/percent": "0",
                                  "/slips/p2/basis": "no_default"}),
    Case("SMP-16", None, answers=BOIL_OFF),
    Case("SMP-17", None, answers={**CARRIER, "/ship/cargo_as_fuel": False}),
    Case("SMP-18", None, answers=OWN_FACTORS, facts=WITH_EVIDENCE),
    Case("SMP-18", None, answers={**CELLS, "/sources/s4/fuels": ["f2"], "/sources/s5": {
        "name": "Cell", "type": "fuel_cell", "source_class": "fuel_cell", "fuels": ["f4"], "methods": ["c"]}}),
    Case("SMP-19", None, answers=STACK),
    Case("SMP-20", None, answers={"/uncertainties/u1/percent": "100"}),
    Case("SMP-21", None, answers=BOILER_A),
    Case("SMP-22", None, answers={"/densities/d2/measured_in": "mass", "/densities/d2/bunkered": "not_applicable"}),
    Case("SMP-23", None, answers={"/methods/accuracy": None, "/sources/s4/methods": ["c"]}),
    Case("SMP-24", None, answers={"/gaps/fuel/scenarios": [
        "equipment_failure", "missing_bdn", "unrecorded_reading", "lost_records", "wrong_basis"],
        "/gaps/distance/scenarios": ["ais_loss"]}),
    Case("SMP-25", None, answers={"/gaps/fuel/methods": ["b"], "/gaps/fuel/fallback": "From another tank."}),
    Case("SMP-27", None, answers={"/gaps/fuel/surrogate": "historical", "/gaps/fuel/conditions": "Wind and waves."}),
    Case("SMP-28", None, answers={"/gaps/time/description": None}),
    Case("SMP-29", None, answers={"/procedures/cargo/reference": None, "/procedures/cargo/description": "x" * 600}),
    Case("SMP-30", None, answers={"/procedures/source_list/description": None}),
    Case("SMP-31", None, answers={"/procedures/cargo/it_system": None}),
    Case("SMP-32", None, answers={"/roles/r3": {"place": "shore"}}),
    Case("SMP-33", None, answers={"/procedures/cross_checks": None,
                                  **{f"/sources/s{n}/methods": ["d"] for n in range(1, 5)}}),
    Case("SMP-34", None, answers={"/controls/it/reference": None}),
    Case("SMP-35", None, answers={"/activity/distance_basis": "direct", "/activity/correction_factor": "1.00"}),
    Case("SMP-36", None, answers={"/activity/time_source": None}),
    Case("SMP-37", None, answers={"/derogations/per_voyage": True, "/derogations/expected_voyages": 301,
                                  "/derogations/all_in_eea": True}),
    Case("SMP-38", None, answers={"/derogations/ice_class": True, "/ship/ice_class": "ia_super"}, facts={
        "documents": (*SENT, DocumentFact("ice_certificate", "", TODAY, TODAY))}),
    Case("SMP-39", None, answers={**ONLY_COMPANY, "/assessment/conclusion": None}, facts={"documents": ()}),
    Case("SMP-40", None, answers={"/assessment/accreditation_country": "GR"}),
    Case("SMP-41", None, answers={**ONLY_COMPANY, "/assessment/visit": "waived"}),
    Case("SMP-42", None, answers={"/mandate/ships": []}, facts={
        "documents": (), **known("union_registry", COMPANY, account="open", mandated=["IMO 1003188"])}),
    Case("SMP-42", None, answers={"/mandate/on_file": True}, facts={"registers": None}),
    Case("SMP-43", None, facts={"registers": {}}),
    Case("SMP-44", None, answers={"/company/line2": None}),
    Case("SMP-45", None, answers={"/ship/first_call_on": "2026-08-20"}),
    Case("SMP-45", None, answers={**ONLY_COMPANY, "/ship/first_call_on": "2024-01-20"}),
    Case("SMP-46", None, answers={"/revision/language": "other"}, facts={
        "documents": (*SENT, DocumentFact("translation", "", TODAY, TODAY))}),
    Case("SMP-47", None, facts=known("union_registry", COMPANY, account="applied")),
    Case("SMP-48", None, answers={"/ship/ship_type": "offshore"}, facts={"applied_on": date(2027, 1, 1)}),
    Case("SMP-49", None, answers={**MODIFIED, "/revision/situations": ["emissions"]}, facts={
        "approval": held(sources={})}),
    Case("SMP-80", None, answers={**MODIFIED, "/revision/situations": ["data"]}, facts={"matches": SAME_SHIP}),
    Case("SMP-80", None, facts={"matches": frozenset({("ship", SHIP), ("plan", f"{SHIP} 2041999")})}),
    Case("SMP-81", None, answers={**MODIFIED, "/ship/gross_tonnage": 5000}, facts={"approval": held()}),
    Case("SMP-50", None, answers={"/sources/s4/installed": 2026, "/sources/s4/power_kw": "0.1"}),
]  # fmt: skip
