"""Who answers for the ship, by which right, and what the verifier found (Implementing Regulation (EU) 2023/2599 Art. 1;
Delegated Regulation (EU) 2023/2917).

Registers answer under (register, IMO number): `imo_ship` {owner_number, owner_country}, `imo_company` {country},
`union_registry` {account: open, applied or none; mandated: ships of the mandates on its file}; `accreditation`, by the
number of the accreditation, {maritime, until}. A register that was not asked says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casework.core.checks import Check, Facts, Remark, Severity
from casework.core.text import Text
from casework.identifiers import email, phone
from casework.law.countries import country
from casework.law.eea import in_eea
from casework.law.ship_scope import EXEMPT_VOYAGES, EXEMPTION, ICE
from casework.workflows.rules import day_of, rule
from casework.workflows.ship_plans.answers import Company, PlanAnswers
from casework.workflows.ship_plans.choices import Conclusion, IceClass, Nature, Visit
from casework.workflows.ship_plans.rules import is_on_file, known_of, only_the_company_changes, same_number
from casework.workflows.ship_plans.sources_of_law import (
    ACCOUNT,
    ACCREDITED,
    ASSESSMENT,
    COMPANY_TABLE,
    IDENTITY,
    MANDATE,
    VISIT,
)
from casework.workflows.ship_plans.verifier import fingerprint

REACHED_AT = ("line1", "postcode", "city", "country", "contact_name", "phone", "email")


@rule("SMP-37", Severity.ERROR, Text("The exemption from monitoring each voyage applies"), EXEMPTION)
def the_exemption_applies(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    claim = answers.derogations
    if not claim.per_voyage:
        return
    if claim.expected_voyages is not None and claim.expected_voyages <= EXEMPT_VOYAGES:
        yield "/derogations/expected_voyages", Text("The exemption needs more than {least} voyages a year.",
                                                    least=EXEMPT_VOYAGES)
    if claim.all_in_eea is False:
        yield "/derogations/all_in_eea", Text("The exemption needs every voyage to begin or end at a port in the EEA.")


@rule("SMP-38", Severity.ERROR, Text("The deduction for ice has its class"), ICE)
def the_deduction_for_ice_has_its_class(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    if answers.derogations.ice_class and answers.ship.ice_class in {None, IceClass.NONE}:
        yield "/ship/ice_class", Text("You deduct for an ice class, and the ship has none.")


@rule("SMP-39", Severity.ERROR, Text("The verifier has found this version in conformity"), ASSESSMENT)
def the_verifier_has_found_it_in_conformity(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    if only_the_company_changes(answers):
        return
    found, version = answers.assessment, answers.revision.version_no
    if found.conclusion is not Conclusion.POSITIVE:
        yield "/assessment/conclusion", Text("We need the verifier's conclusion that the plan is in conformity.")
    if found.plan_version is None or found.plan_version != version:
        yield "/assessment/plan_version", Text("The verifier must have assessed the version that you send.")
    if found.assessed_plan is not None and found.assessed_plan != fingerprint(answers):
        yield "/assessment/assessed_on", Text("The plan has changed since the verifier assessed it. Undo the changes, "
                                              "or let it assess the plan anew.")


@rule("SMP-40", Severity.ERROR, Text("The verifier is accredited for shipping in the EEA"), ACCREDITED)
def the_verifier_is_accredited(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    """Its own country and that of the company do not matter: any accreditation body of the EEA will do."""
    if only_the_company_changes(answers):
        return
    found = answers.assessment
    day = found.assessed_on or day_of(facts)
    known = (facts.registers or {}).get(("accreditation", (found.accreditation_number or "").strip())) or {}
    until = date.fromisoformat(str(known["until"])) if known.get("until") else found.accredited_until
    if found.accreditation_country is not None and not in_eea(found.accreditation_country, day):
        yield "/assessment/accreditation_country", Text("{country} has no accreditation body of the EEA.",
                                                        country=country(found.accreditation_country))
    if found.maritime_scope is False or known.get("maritime") is False:
        yield "/assessment/maritime_scope", Text("The accreditation must cover shipping.")
    if (until is not None and day > until) or (found.accredited_from is not None and day < found.accredited_from):
        yield "/assessment/assessed_on", Text("The accreditation was not valid on {day}, when the plan was assessed.",
                                              day=day)


@rule("SMP-41", Severity.WARNING, Text("The verifier has visited"), VISIT)
def the_verifier_has_visited(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    if answers.assessment.visit is Visit.WAIVED and not only_the_company_changes(answers):
        yield "/assessment/visit", Text("The assessment of a new or modified plan takes a visit, on site or virtual.")


@rule("SMP-42", Severity.ERROR, Text("The company answers for the ship as owner or by mandate"), MANDATE)
def the_company_answers_for_the_ship(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    ship, company = answers.ship, answers.company
    if company.nature is Nature.OWNER:
        numbers = company.imo_company_number, ship.owner_number
        if all(numbers) and not same_number(*numbers):
            yield "/company/nature", Text("The company is not the registered owner of the ship. An ISM company needs a "
                                          "mandate.")
    elif company.nature is Nature.ISM_COMPANY:
        yield from _faults_of_mandate(answers, facts)


def _faults_of_mandate(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    """A mandate that stands on the file of the account is not asked for again."""
    mandate = answers.mandate
    if is_on_file(answers, facts):
        return
    if mandate.on_file:
        yield "/mandate/on_file", Text("No mandate for this ship stands on the file of your account. Send it here.")
        return
    if mandate.owner_signed_on is None:
        yield "/mandate/owner_signed_on", Text("The owner must have signed the mandate.")
    if mandate.company_signed_on is None:
        yield "/mandate/company_signed_on", Text("Your company must have signed the mandate.")
    if not any(same_number(answers.ship.imo_number, one) for one in mandate.ships):
        yield "/mandate/ships", Text("The mandate does not name this ship.")
    day = day_of(facts)
    if mandate.applies_from is not None and mandate.applies_from > day:
        yield "/mandate/applies_from", Text("The mandate does not apply yet.")
    if mandate.applies_until is not None and mandate.applies_until < day:
        yield "/mandate/applies_until", Text("The mandate no longer applies.")


@rule("SMP-43", Severity.ERROR, Text("Owner and company are as in the IMO scheme"), IDENTITY, needs=("registers",))
def owner_and_company_are_as_recorded(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    ship, company = answers.ship, answers.company
    of_ship = known_of(facts, "imo_ship", ship.imo_number) or {}
    of_company = known_of(facts, "imo_company", company.imo_company_number) or {}
    if of_ship.get("owner_number") and not same_number(str(of_ship["owner_number"]), ship.owner_number):
        yield "/ship/owner_number", Text("The IMO scheme has another owner of this ship: {number}.",
                                         number=str(of_ship["owner_number"]))
    if of_ship.get("owner_country") and of_ship["owner_country"] != ship.owner_country:
        yield "/ship/owner_country", Text("The IMO scheme has {country} as the owner's country of registration.",
                                          country=country(str(of_ship["owner_country"])))
    if of_company.get("country") and of_company["country"] != company.country_of_registration:
        yield "/company/country_of_registration", Text(
            "The IMO scheme has {country} as the company's country of registration.",
            country=country(str(of_company["country"])))


@rule("SMP-44", Severity.ERROR, Text("The company can be reached"), COMPANY_TABLE)
def the_company_can_be_reached(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    company = answers.company
    for field in REACHED_AT:
        if not getattr(company, field):
            yield f"/company/{field}", Text("We need this to reach the company: “{field}”.",
                                            field=Text(Company.model_fields[field].title or field))
    for field, value, kind in (("phone", company.phone, phone), ("email", company.email, email)):
        said = kind.fault(value) if value else None
        if said is not None:
            yield f"/company/{field}", said


@rule("SMP-47", Severity.INFO, Text("The company has an account in the Union Registry"), ACCOUNT, needs=("registers",))
def the_company_has_an_account(answers: PlanAnswers, facts: Facts) -> Iterator[Remark]:
    found = known_of(facts, "union_registry", answers.company.imo_company_number)
    if found is not None and found.get("account") not in {"open", "applied"}:
        yield "/company/imo_company_number", Text(
            "The company has no account in the Union Registry and has not applied for one. It needs one to report and "
            "to surrender allowances.")


STANDING_CHECKS: tuple[Check, ...] = (
    the_exemption_applies, the_deduction_for_ice_has_its_class, the_verifier_has_found_it_in_conformity,
    the_verifier_is_accredited, the_verifier_has_visited, the_company_answers_for_the_ship,
    owner_and_company_are_as_recorded, the_company_can_be_reached, the_company_has_an_account,
)
