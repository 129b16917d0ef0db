"""A monitoring plan without findings, of a bulk carrier with dual-fuel engines, and one as large as plans get.

The company, its owner and the ship are those of the demonstration; all is invented and numbers pass their checks.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from casework.core.answers import as_json
from casework.core.checks import DocumentFact
from casework.workflows.requirements import needed
from casework.workflows.ship_plans.answers import PlanAnswers
from casework.workflows.ship_plans.choices import Control, Scenario
from casework.workflows.ship_plans.documents import DOCUMENTS

COMPANY, COMPANY_NUMBER = "Aigli Pelagos Shipping S.A.", "6204180"
SHIP, SHIP_NUMBER = "Aigli Star", "1003188"
SMALL_SHIP_NUMBER = "1003621"
SISTERS = ("Thalia", "Kleio", "Erato", "Ourania", "Euterpe", "Terpsichore", "Polymnia", "Kalliope", "Melpomene")
OWNER, OWNER_NUMBER = "Melite Owning Ltd", "5943067"
SINCE_CALL = timedelta(days=60)

FUELS: dict[str, dict[str, Any]] = {
    "f1": {"fuel": "hfo", "co2": "3.114", "ch4": "0.00005", "n2o": "0.00018", "basis": "default"},
    "f2": {"fuel": "mdo", "co2": "3.206", "ch4": "0.00005", "n2o": "0.00018", "basis": "default"},
    "f3": {"fuel": "lng", "co2": "2.750", "ch4": "0", "n2o": "0.00011", "basis": "default"},
}
SOURCES: dict[str, dict[str, Any]] = {
    "s1": {"name": "Main engine", "type": "main_engine", "source_class": "lng_diesel_dfss", "power_kw": "9800",
           "sfoc": "158", "installed": 2021, "serial_number": "ME-61204", "fuels": ["f1", "f2", "f3"],
           "methods": ["c"], "equipment": ["e1", "e2"]},
    "s2": {"name": "Auxiliary engine 1", "type": "auxiliary_engine", "source_class": "lng_otto_dfms",
           "power_kw": "960", "sfoc": "189", "installed": 2021, "serial_number": "DG-30117", "fuels": ["f2", "f3"],
           "methods": ["c"], "equipment": ["e3"]},
    "s3": {"name": "Auxiliary engine 2", "type": "auxiliary_engine", "source_class": "lng_otto_dfms",
           "power_kw": "960", "sfoc": "189", "installed": 2021, "serial_number": "DG-30118", "fuels": ["f2", "f3"],
           "methods": ["c"], "equipment": ["e4"]},
    "s4": {"name": "Auxiliary boiler", "type": "boiler", "source_class": "boiler", "power_kw": "1450",
           "installed": 2021, "fuels": ["f2"], "methods": ["b"]},
}  # fmt: skip
SLIPS: dict[str, dict[str, Any]] = {
    "p1": {"source": "s1", "fuel": "f3", "percent": "0.2", "basis": "default"},
    "p2": {"source": "s2", "fuel": "f3", "percent": "3.1", "basis": "default"},
    "p3": {"source": "s3", "fuel": "f3", "percent": "3.1", "basis": "default"},
}
TANKS: dict[str, dict[str, Any]] = {
    "t1": {"name": "HFO bunker tank port", "type": "bunker", "fuels": ["f1"], "capacity_m3": "820",
           "equipment": ["e5"], "sounding": "sounding"},
    "t2": {"name": "MGO service tank", "type": "service", "fuels": ["f2"], "capacity_m3": "145",
           "equipment": ["e6"], "sounding": "automatic"},
    "t3": {"name": "LNG tank starboard", "type": "bunker", "fuels": ["f3"], "capacity_m3": "1250",
           "equipment": ["e7"], "sounding": "automatic"},
}  # fmt: skip


def _meter(name: str, source: str, make: str) -> dict[str, Any]:
    return {"name": name, "kind": "flow_meter", "sources": [source], "description": make, "installed": 2021,
            "maintenance": "Inspected every six months", "calibrated": True,
            "calibration_method": "Against a master meter, by an accredited laboratory",
            "calibration_interval": "Every second year"}  # fmt: skip


def _gauge(name: str, tank: str) -> dict[str, Any]:
    return {"name": name, "kind": "tank_gauge", "tanks": [tank], "description": "Radar gauge, range 0 to 14 m, ± 3 mm",
            "installed": 2021, "maintenance": "Function test every quarter", "calibrated": True,
            "calibration_method": "Against manual sounding on even keel",
            "calibration_interval": "Every year"}  # fmt: skip


EQUIPMENT: dict[str, dict[str, Any]] = {
    "e1": _meter("ME oil meter", "s1", "Coriolis mass flow meter, DN50, ± 0.2 %"),
    "e2": _meter("ME gas meter", "s1", "Coriolis mass flow meter for gas, DN80, ± 0.5 %"),
    "e3": _meter("DG1 meter", "s2", "Coriolis mass flow meter, DN25, ± 0.2 %"),
    "e4": _meter("DG2 meter", "s3", "Coriolis mass flow meter, DN25, ± 0.2 %"),
    "e5": {"name": "HFO sounding tape", "kind": "sounding_tape", "tanks": ["t1"],
           "description": "Steel tape with bob, class II, 30 m", "installed": 2023,
           "maintenance": "Looked over before each use", "calibrated": False,
           "no_calibration": "A steel tape of class II holds its length.",
           "alternative": "Compared every year with a certified tape; replaced if bent or worn."},
    "e6": _gauge("MGO tank gauge", "t2"),
    "e7": _gauge("LNG tank gauge", "t3"),
}  # fmt: skip

WHOLE = (
    "The chief engineer draws up the list of emission sources and fuels before the ship enters service and keeps it in "
    "the planned maintenance system. The second engineer reports each source that is fitted, replaced or taken out, "
    "and each fuel that has not been bunkered before, on the day it happens. The fleet controller ashore compares the "
    "list with the class records and the bunker delivery notes on the first working day of every month. A source or "
    "a fuel that is missing is entered within five days, the plan is modified, and the verifier is told. Twice a year "
    "the technical manager walks through the engine room with the list and signs it; the criterion is that each source "
    "that can burn fuel stands in one row.")
PROCEDURES = (
    ("source_list", None, WHOLE),
    ("bunkering", "SMS 7.4 Bunkering",
     "Tanks are sounded before and after; amounts are corrected for trim, heel and temperature."),
    ("cross_checks", "SMS 7.5 Bunker control",
     "The chief engineer compares each delivery note with the soundings; above 0.5 % the supplier is noted."),
    ("records", "SMS 12.1 Records",
     "Noon and port reports go to the fleet system daily, are stored ashore and kept for five years."),
    ("equipment", "SMS 9.2 Calibration",
     "Meters and gauges follow the maintenance system; overdue items are reported."),
    ("voyages", "SMS 5.1 Voyage reports", "Each departure and arrival is reported and compared with AIS every month."),
    ("distance", "SMS 5.2 Distance", "Read from the GPS log at departure and arrival at berth."),
    ("cargo", "SMS 6.3 Cargo", "Cargo in tonnes from the draught survey and the bill of lading."),
    ("time", "SMS 5.3 Time at sea", "From departure from berth to arrival at berth in UTC, without anchoring."),
    ("yearly_check", "SMS 14.1 Management review",
     "Every January the fleet controller reads the plan against the ship."),
    ("data_flow", "SMS 12.2 Data flow",
     "From the meters by the noon report to the fleet system and the yearly report."),
    ("risk", "SMS 13.1 Risk", "Errors in the data flow are rated by likelihood and effect, every year."),
)  # fmt: skip
GAPS: dict[str, dict[str, Any]] = {
    "fuel": {
        "surrogate": "model", "scenarios": [scenario.value for scenario in Scenario],
        "description": "Fuel is calculated from shaft power and running hours with the specific consumption of the "
                       "last trial, raised by 5 %, and by wind and sea state from the log book.",
        "formula": "P × t × SFOC × 1.05", "data_sources": "Shaft power meter, running hours, log book"},
    "distance": {"surrogate": "logbook", "description": "The distance of the most direct route between the ports.",
                 "data_sources": "Routing tables and the deck log"},
    "cargo": {"surrogate": "logbook", "description": "The lower of the bill of lading and the draught survey.",
              "data_sources": "Bills of lading"},
    "time": {"surrogate": "logbook", "description": "The deck log, confirmed by the port agent.",
             "data_sources": "Deck log and statements of the port agent"},
}  # fmt: skip


def example_json(on: date) -> dict[str, Any]:
    """A whole plan, as an ISM company sends it on the day `on`."""
    kept = {"responsible": "Fleet controller", "record_location": "Fleet system, Piraeus", "it_system": "Fleet system"}
    assessed = on - timedelta(days=10)
    return {
        "revision": {"version_no": 1, "reference_date": str(on - timedelta(days=20)), "status": "assessed",
                     "language": "english"},
        "ship": {"name": SHIP, "imo_number": SHIP_NUMBER, "port_of_registry": "Majuro", "owner_name": OWNER,
                 "owner_number": OWNER_NUMBER, "owner_country": "MH", "ship_type": "bulk", "deadweight": "81600",
                 "gross_tonnage": 43_200, "flag": "MH", "ice_class": "none", "cargo_as_fuel": False,
                 "classification_society": "Saronic Register", "first_call_on": str(on - SINCE_CALL)},
        "company": {"name": COMPANY, "imo_company_number": COMPANY_NUMBER, "nature": "ism_company",
                    "country_of_registration": "MH", "line1": "47 Notara Street", "postcode": "185 35",
                    "city": "Piraeus", "country": "GR", "contact_name": "Eleni Markopoulou",
                    "contact_title": "Compliance manager", "phone": "+30 210 555 0142",
                    "email": "e.markopoulou@aiglipelagos.example", "administering_authority": "NO"},
        "mandate": {"on_file": False, "owner_signed_on": str(on - timedelta(days=108)),
                    "company_signed_on": str(on - timedelta(days=108)),
                    "applies_from": str(on - timedelta(days=98)), "ships": [SHIP_NUMBER]},
        "sources": SOURCES, "slips": SLIPS, "fuels": FUELS, "tanks": TANKS, "equipment": EQUIPMENT,
        "methods": {"daily_at_sea": True, "at_bunkering": True,
                    "accuracy": "The boiler has no meter; its share is small and read from its own tank."},
        "uncertainties": {"u1": {"method": "c", "basis": "default", "percent": "5"},
                          "u2": {"method": "b", "basis": "default", "percent": "5"}},
        "densities": {f"d{fuel[1]}": {"fuel": fuel, "measured_in": "volume", "bunkered": "supplier",
                                      "in_tanks": "supplier"} for fuel in FUELS},
        "derogations": dict.fromkeys(("per_voyage", "ice_class", "small_islands", "outermost_regions",
                                      "public_service", "carbon_capture"), False),
        "activity": {"distance_basis": "actual", "distance_source": "GPS log", "cargo_unit": "tonnes",
                     "cargo_source": "Draught survey", "in_utc": True, "excludes_anchoring": True,
                     "time_source": "Noon and port reports"},
        "procedures": {kind: {"kind": kind, "reference": reference, "description": text, **kept}
                       for kind, reference, text in PROCEDURES},
        "gaps": {parameter: {"parameter": parameter, **method, **kept} for parameter, method in GAPS.items()},
        "roles": {"r1": {"title": "Chief engineer", "place": "ship", "duties": "Readings, bunkering, noon reports"},
                  "r2": {"title": "Fleet controller", "place": "shore", "duties": "Control of data, yearly report"}},
        "controls": {control.value: {"activity": control.value, "reference": "SMS 13 Control",
                                     "responsible": "Fleet controller"} for control in Control},
        "further": {"abbreviations": "SMS: safety management system"},
        "assessment": {"verifier": "Havnverifikasjon AS", "accreditation_number": "VER 041",
                       "accreditation_country": "NO", "maritime_scope": True,
                       "accredited_from": str(on - timedelta(days=700)),
                       "accredited_until": str(on + timedelta(days=700)), "assessed_on": str(assessed),
                       "plan_version": 1, "conclusion": "positive", "visit": "virtual"},
        "delivery": {"language": "en", "channel": "portal", "notice_email": "ets@aiglipelagos.example",
                     "reference": "APS-MP-1"},
    }  # fmt: skip


def example(on: date) -> PlanAnswers:
    """A whole plan without a finding."""
    return PlanAnswers.model_validate(example_json(on))


def large(on: date, sources: int = 40, instruments: int = 60) -> PlanAnswers:
    """A plan without a finding of so many sources and instruments; every source has its own tank."""
    raw = example_json(on)
    numbers = range(1, sources + 1)
    raw["sources"] = {f"s{n}": {**SOURCES["s2"], "name": f"Engine {n}", "serial_number": f"DG-{n:05}",
                                "equipment": [f"e{n}"]} for n in numbers}
    raw["slips"] = {f"p{n}": {**SLIPS["p2"], "source": f"s{n}"} for n in numbers}
    raw["fuels"] = {key: FUELS[key] for key in ("f2", "f3")}
    raw["equipment"] = {f"e{n}": _meter(f"Meter {n}", f"s{n}", "Coriolis mass flow meter") for n in numbers}
    raw["equipment"] |= {f"e{n}": _gauge(f"Gauge {n}", f"t{n}") for n in range(sources + 1, instruments + 1)}
    raw["tanks"] = {f"t{n}": {**TANKS["t2"], "name": f"Tank {n}", "fuels": ["f2", "f3"], "equipment": [f"e{n}"]}
                    for n in range(sources + 1, instruments + 1)}
    raw["uncertainties"].pop("u2")
    raw["densities"].pop("d1")
    return PlanAnswers.model_validate(raw)


def another(answers: PlanAnswers, n: int) -> PlanAnswers:
    """The same plan of the nth of her sister ships: a company has one plan for each ship."""
    number, raw = _sister_number(n), as_json(answers)
    raw["ship"] |= {"name": f"Aigli {SISTERS[(n - 1) % len(SISTERS)]}", "imo_number": number}
    raw["mandate"] |= {"ships": [number]}
    return PlanAnswers.model_validate(raw)


def _sister_number(n: int) -> str:
    digits = f"{100_370 + n:06}"
    return f"{digits}{sum(int(one) * weight for one, weight in zip(digits, range(7, 1, -1), strict=True)) % 10}"


def documents(answers: PlanAnswers, on: date) -> tuple[DocumentFact, ...]:
    """Every document that this plan needs, as it came in on the day `on`."""
    return tuple(DocumentFact(document.kind, key, on, on, f"{document.kind}.pdf")
                 for document, key in needed(DOCUMENTS, answers))


def revised(on: date) -> PlanAnswers:
    """The next version, assessed anew after a non-approval: the method for missing fuel data is rewritten."""
    raw = example_json(on)
    raw["revision"] |= {"version_no": 2, "changes": "The method for missing fuel data is rewritten after the decision."}
    raw["assessment"] |= {"plan_version": 2}
    raw["ship"] |= {"first_call_on": str(on - SINCE_CALL - timedelta(days=40))}
    raw["gaps"]["fuel"] |= {"fallback": "Shaft power is not used in normal operation, which reads the flow meters."}
    return PlanAnswers.model_validate(raw)


def small(on: date) -> PlanAnswers:
    """The plan of a general cargo ship below the tonnage of emissions trading."""
    raw = example_json(on)
    raw["ship"] |= {"ship_type": "general_cargo", "gross_tonnage": 2_800, "deadweight": "4200", "name": "Aigli Dione",
                    "imo_number": SMALL_SHIP_NUMBER}
    raw["mandate"] |= {"ships": [SMALL_SHIP_NUMBER]}
    return PlanAnswers.model_validate(raw)


def _next_version(on: date, **revision: Any) -> dict[str, Any]:
    """What differs besides what changed: number, dates, assessment; the mandate names the sister ships too."""
    whole = example_json(on)
    ships = [SHIP_NUMBER, *(_sister_number(n) for n in range(1, len(SISTERS) + 1))]
    return {"revision": {"version_no": 2, "reference_date": str(on - timedelta(days=20)), "status": "assessed",
                         "language": "english", **revision},
            "assessment": whole["assessment"] | {"plan_version": 2}, "delivery": whole["delivery"],
            "mandate": whole["mandate"] | {"ships": ships}}  # fmt: skip


def new_meter(on: date) -> PlanAnswers:
    """What differs where a flow meter is replaced: situation 3, in use since it was fitted."""
    told = str(on - timedelta(days=30))
    raw = _next_version(
        on, situations=["data"], changed_parts=["C.2"], changes="The meter of auxiliary engine 1 is replaced.",
        verifier_notified_on=told, used_from=told, both_kept=True,
        why_before="The meter in the plan is no longer on board.")
    return PlanAnswers.model_validate({**raw, "equipment": {"e3": {
        **EQUIPMENT["e3"], "description": "Ultrasonic flow meter, DN25, ± 0.3 %", "installed": on.year}}})


def _fitted(on: date, assessment: dict[str, Any], **revision: Any) -> PlanAnswers:
    """What differs where a third auxiliary engine is fitted with a meter of its own: situations 2 and 3."""
    raw = _next_version(on, situations=["emissions", "data"], changed_parts=["B.3", "C.2"],
                        changes="A third auxiliary engine is fitted.", **revision)
    return PlanAnswers.model_validate({
        **raw, "assessment": {**raw["assessment"], **assessment},
        "sources": {"s5": {**SOURCES["s2"], "name": "Auxiliary engine 3", "installed": on.year,
                           "serial_number": "DG-30204", "equipment": ["e8"]}},
        "slips": {"p4": {**SLIPS["p2"], "source": "s5"}},
        "equipment": {"e8": {**_meter("DG3 meter", "s5", "Coriolis mass flow meter, DN25, ± 0.2 %"),
                             "installed": on.year}}})  # fmt: skip


def new_engine(on: date) -> PlanAnswers:
    """The new engine; the verifier has been told and has not assessed the version yet."""
    return _fitted(on, {"assessed_on": None, "conclusion": None, "visit": None},
                   verifier_notified_on=str(on - timedelta(days=3)))  # fmt: skip


def new_engine_assessed(on: date) -> PlanAnswers:
    """The whole plan with the new engine, when the verifier has found the version in conformity."""
    return _whole_with(on, _fitted(on, {}, verifier_notified_on=str(on - timedelta(days=64))))


def new_contact(on: date) -> PlanAnswers:
    """What differs where only the contact person is another: editorial."""
    raw = _next_version(on, changed_parts=["B.2"], changes="Another contact person.")
    return PlanAnswers.model_validate({**raw, "company": {"contact_name": "Dimitris Vlachos"}})


def metered(on: date) -> PlanAnswers:
    """The whole plan with the new meter."""
    return _whole_with(on, new_meter(on))


def _whole_with(on: date, differs: PlanAnswers) -> PlanAnswers:
    """The whole plan with what differs from it, row by row."""
    whole, other = example_json(on), as_json(differs)
    for section in ("revision", "sources", "slips", "equipment", "assessment"):
        whole[section] = {**whole[section], **other[section]}
    return PlanAnswers.model_validate(whole)
