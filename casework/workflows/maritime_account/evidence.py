"""What stands behind the answers: documents, outside registers, and other accounts and applications.

Regulation (EU) 2019/1122 Arts 15a(2), 19, 21 and 22(4) and Annexes VIIa and VIII. Registers answer under
(register, identifier): `brreg` {name, deleted}, `gleif` {status, renewed_on}, `thetis` {country, ships}, `vat` {valid};
a register that was not asked about a number says nothing. A match tells only that an account or application exists,
never whose.
"""

from __future__ import annotations

from collections.abc import Iterator

from casework.core.checks import Check, Facts, Remark, Severity
from casework.core.text import Source, Text
from casework.identifiers import imo_company, imo_ship, vat
from casework.law.countries import country
from casework.workflows.accounts.evidence import (
    addresses_elsewhere,
    lei_is_in_force,
    register_agrees,
)
from casework.workflows.accounts.sources import ANNEX_VIII
from casework.workflows.maritime_account.answers import MaritimeAnswers
from casework.workflows.maritime_account.attribution import A1
from casework.workflows.maritime_account.documents import ANNEX_VIIA, DOCUMENTS
from casework.workflows.requirements import document_checks
from casework.workflows.rules import looked_up, rule

IDENTITY = Source("Regulation (EU) 2019/1122", "Art. 19(2)(a)")
ONE_ACCOUNT = Source("Regulation (EU) 2019/1122", "Art. 15a(2)")
SHIPS = Source("Implementing Regulation (EU) 2023/2599", "Arts 1 and 2")


@rule("MOHA-72", Severity.WARNING, Text("The ships agree with THETIS-MRV"), SHIPS, needs=("registers",))
def the_ships_agree_with_thetis(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    found = looked_up(facts, "thetis", imo_company.normalise(answers.company.imo_company_number or ""))
    if found is None or "ships" not in found:
        return
    known = {imo_ship.normalise(str(number)) for number in found["ships"]}
    listed = {imo_ship.normalise(ship.imo_number): (key, ship.label) for key, ship in answers.ships.items()
              if ship.imo_number}
    for number, (key, name) in listed.items():
        if number not in known:
            yield f"/ships/{key}/imo_number", Text(
                "Not an error: THETIS-MRV does not name {ship} under your company. Tell us what to make of "
                "it.", ship=name)
    for number in sorted(known - listed.keys()):
        yield "/ships", Text("Not an error: THETIS-MRV names the ship {number} under your company, and your list does "
                             "not. Tell us what to make of it.", number=number)


@rule("MOHA-73", Severity.WARNING, Text("The VAT number is registered"), IDENTITY, needs=("registers",))
def the_vat_number_is_registered(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    number = answers.company.vat_number
    found = looked_up(facts, "vat", vat.normalise(number or ""))
    if found is not None and found.get("valid") is False:
        yield "/company/vat_number", Text("Not an error: the tax register does not know {number}. Tell us what to make "
                                          "of it.", number=number or "")


@rule("MOHA-74", Severity.WARNING, Text("The country of registration agrees with THETIS-MRV"), A1, needs=("registers",))
def the_country_agrees_with_thetis(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    company = answers.company
    found = looked_up(facts, "thetis", imo_company.normalise(company.imo_company_number or ""))
    recorded = str(found["country"]) if found is not None and found.get("country") else ""
    if recorded and company.country and recorded != company.country:
        yield "/company/country", Text("Not an error: THETIS-MRV has {country} as your country of registration, and "
                                       "that "
                                       "decides which state administers you. Tell us which one is right.",
                                       country=country(recorded))


@rule("MOHA-80", Severity.ERROR, Text("The company has no account yet"), ONE_ACCOUNT, needs=("matches",))
def the_company_has_no_account_yet(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    number = imo_company.normalise(answers.company.imo_company_number or "")
    if ("imo_company", number) in (facts.matches or ()):
        yield "/company/imo_company_number", Text("An account or an application with this IMO company number exists. A "
                                                  "shipping company can have one account.")


@rule("MOHA-81", Severity.WARNING, Text("The ships are in no other account"), ANNEX_VIIA, needs=("matches",))
def the_ships_are_in_no_other_account(answers: MaritimeAnswers, facts: Facts) -> Iterator[Remark]:
    for key, ship in answers.ships.items():
        if ("imo_ship", imo_ship.normalise(ship.imo_number or "")) in (facts.matches or ()):
            yield f"/ships/{key}/imo_number", Text(
                "Not an error: an account or an application that names {ship} exists. Tell us since when the ship is "
                "yours.", ship=ship.label)


EVIDENCE_CHECKS: tuple[Check, ...] = (
    *document_checks("MOHA", DOCUMENTS, ANNEX_VIII), register_agrees("MOHA-70", IDENTITY), lei_is_in_force("MOHA-71"),
    the_ships_agree_with_thetis, the_vat_number_is_registered, the_country_agrees_with_thetis,
    the_company_has_no_account_yet, the_ships_are_in_no_other_account, addresses_elsewhere("MOHA-82"),
)
