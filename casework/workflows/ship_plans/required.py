"""Which answers are owed, and when (Regulation (EU) 2015/757 Art. 6(3); the template of 2023/2449 marks them). A
missing answer never stops anybody from sending.
"""

from __future__ import annotations

from typing import Any

from casework.law.ship_factors import Fuel
from casework.workflows.application.delivery import OWED as SENT
from casework.workflows.owed import Duties, Owed
from casework.workflows.ship_plans.answers import PlanAnswers
from casework.workflows.ship_plans.choices import (
    DistanceBasis,
    FactorBasis,
    Measure,
    Method,
    Situation,
    Surrogate,
    Visit,
)
from casework.workflows.ship_plans.rules import is_modified, methods_of, only_the_company_changes
from casework.workflows.ship_plans.sections import SECTIONS


def is_later(answers: Any, row: Any) -> bool:
    return is_modified(answers) or (row.version_no or 1) > 1


def modified(answers: Any, row: Any) -> bool:
    return is_modified(answers)


def is_first(answers: Any, row: Any) -> bool:
    return not is_modified(answers)


def company_changes(answers: Any, row: Any) -> bool:
    return Situation.COMPANY in row.situations


def was_approved(answers: Any, row: Any) -> bool:
    return company_changes(answers, row) and row.approved_before is True


def used_before(answers: Any, row: Any) -> bool:
    return is_modified(answers) and row.used_from is not None


def is_assessed(answers: Any, row: Any) -> bool:
    return not only_the_company_changes(answers)


def is_waived(answers: Any, row: Any) -> bool:
    return row.visit is Visit.WAIVED


def sends_mandate(answers: Any, row: Any) -> bool:
    return not row.on_file


def is_unlisted(answers: Any, row: Any) -> bool:
    return row.fuel in {Fuel.OTHER, Fuel.OTHER_BIO}


def is_not_in_table(answers: Any, row: Any) -> bool:
    return row.fuel is Fuel.OTHER


def claims_exemption(answers: Any, row: Any) -> bool:
    return row.per_voyage is True


def claims_derogation(answers: Any, row: Any) -> bool:
    return any((row.small_islands, row.outermost_regions, row.public_service, row.carbon_capture))


def is_described_here(answers: Any, row: Any) -> bool:
    return not row.reference


def has_units_alike(answers: Any, row: Any) -> bool:
    """Another source of the same type, class and power: only the serial number tells them apart."""
    alike = [one for one in answers.sources.values()
             if (one.type, one.source_class, one.power_kw) == (row.type, row.source_class, row.power_kw)]
    return row.power_kw is not None and len(alike) > 1


def tanks_are_read(answers: Any, row: Any) -> bool:
    return bool(methods_of(answers) & {Method.A, Method.B})


def by_volume(answers: Any, row: Any) -> bool:
    return row.measured_in is Measure.VOLUME


def uses_a(answers: Any, row: Any) -> bool:
    return Method.A in methods_of(answers)


def uses_b(answers: Any, row: Any) -> bool:
    return Method.B in methods_of(answers)


def many_methods(answers: Any, row: Any) -> bool:
    return len(methods_of(answers)) > 1


def is_method_d(answers: Any, row: Any) -> bool:
    return row.method is Method.D


def is_direct(answers: Any, row: Any) -> bool:
    return row.distance_basis is DistanceBasis.DIRECT


def uses_other_method(answers: Any, row: Any) -> bool:
    return row.surrogate is Surrogate.OTHER_METHOD


def uses_history(answers: Any, row: Any) -> bool:
    return row.surrogate is Surrogate.HISTORICAL


def is_calibrated(answers: Any, row: Any) -> bool:
    return row.calibrated is True


def is_not_calibrated(answers: Any, row: Any) -> bool:
    return row.calibrated is False


def analyses(answers: Any, row: Any) -> bool:
    return row.basis is FactorBasis.OWN


def is_zero_rated(answers: Any, row: Any) -> bool:
    return row.basis is FactorBasis.ZERO_RATED


OWED: tuple[Owed, ...] = (
    Owed("revision", ("version_no", "reference_date", "status", "language")),
    Owed("revision", ("changes",), is_later),
    Owed("revision", ("verifier_notified_on",), modified),
    Owed("revision", ("approved_before",), company_changes),
    Owed("revision", ("approved_by",), was_approved),
    Owed("revision", ("why_before", "both_kept"), used_before),
    Owed("ship", ("name", "imo_number", "port_of_registry", "owner_name", "owner_number", "owner_country", "ship_type",
                  "deadweight", "gross_tonnage", "flag", "ice_class")),
    Owed("ship", ("first_call_on",), is_first),
    Owed("company", ("name", "imo_company_number", "nature", "country_of_registration", "line1", "postcode", "city",
                     "country", "contact_name", "phone", "email", "administering_authority")),
    Owed("mandate", ("on_file",)),
    Owed("mandate", ("owner_signed_on", "company_signed_on", "applies_from", "ships"), sends_mandate),
    Owed("fuels", ("fuel", "co2", "ch4", "n2o", "basis")),
    Owed("fuels", ("name",), is_unlisted),
    Owed("fuels", ("fuel_class",), is_not_in_table),
    Owed("tanks", ("name", "type", "fuels", "capacity_m3")),
    Owed("tanks", ("sounding",), tanks_are_read),
    Owed("sources", ("name", "type", "source_class", "power_kw", "installed", "fuels", "methods")),
    Owed("sources", ("serial_number",), has_units_alike),
    Owed("slips", ("source", "fuel", "percent", "basis")),
    Owed("equipment", ("name", "kind", "description", "installed", "maintenance", "calibrated")),
    Owed("uncertainties", ("method", "basis", "percent")),
    Owed("densities", ("fuel", "measured_in")),
    Owed("densities", ("bunkered", "in_tanks"), by_volume),
    Owed("derogations", ("per_voyage", "ice_class", "small_islands", "outermost_regions", "public_service",
                         "carbon_capture")),
    Owed("derogations", ("expected_voyages", "all_in_eea"), claims_exemption),
    Owed("derogations", ("evidence",), claims_derogation),
    Owed("activity", ("distance_basis", "distance_source", "cargo_unit", "cargo_source", "in_utc",
                      "excludes_anchoring", "time_source")),
    Owed("procedures", ("kind", "responsible", "record_location")),
    Owed("procedures", ("description",), is_described_here),
    Owed("gaps", ("parameter", "surrogate", "description", "responsible", "record_location", "data_sources")),
    Owed("roles", ("title", "place", "duties")),
    Owed("controls", ("activity", "responsible")),
    Owed("controls", ("description",), is_described_here),
    Owed("assessment", ("verifier", "accreditation_number", "accreditation_country", "maritime_scope", "assessed_on",
                        "plan_version", "conclusion", "visit"), is_assessed),
    Owed("assessment", ("why_no_visit",), is_waived),
    *SENT,
)

DUTIES = Duties(PlanAnswers, SECTIONS, OWED, {
    "fuels": lambda answers: 1, "tanks": lambda answers: 1, "sources": lambda answers: 1,
})
owed_fields = DUTIES.owed_fields
