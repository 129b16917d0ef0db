"""The ships on the account that owe a monitoring plan, and what the account tells of them.

A plan is owed within three months of the ship's first call at a port in the EEA (Regulation (EU) 2015/757 Art. 6). The
account tells that day for the ship of the company's first voyage alone; for the others nobody knows it before the
company says it. The account does not tell the type of a ship, so only ships are named that owe a plan whatever their
type: those of 5 000 gross tonnage, and those whose tonnage is not told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from casework.identifiers import imo_ship
from casework.law.shipping_companies import GROSS_TONNAGE
from casework.workflows.expecting import Named
from casework.workflows.maritime_account.answers import MaritimeAnswers, Ship
from casework.workflows.maritime_account.choices import CompanyRole

NATURES = {CompanyRole.REGISTERED_OWNER: "owner", CompanyRole.ISM_COMPANY: "ism_company"}


def ships_owing_a_plan(answers: MaritimeAnswers) -> Iterator[Named]:
    """Each ship once, by its number; a ship without a number cannot be followed."""
    voyage, seen = answers.voyage, set()
    for ship in answers.ships.values():
        number = imo_ship.normalise(ship.imo_number or "")
        is_small = ship.gross_tonnage is not None and ship.gross_tonnage < GROSS_TONNAGE
        if not number or number in seen or is_small:
            continue
        seen.add(number)
        is_first = imo_ship.normalise(voyage.ship or "") == number
        since = voyage.first_call_on if is_first else None
        told = _told({**_ship(ship), "first_call_on": since.isoformat() if since else None})
        yield Named(number, ship.name or "", since, {"ship": told, "company": _company(answers)})


def _ship(ship: Ship) -> Mapping[str, Any]:
    return {"name": ship.name, "imo_number": ship.imo_number, "flag": ship.flag, "owner_number": ship.owner_number,
            "gross_tonnage": ship.gross_tonnage}


def _company(answers: MaritimeAnswers) -> Mapping[str, Any]:
    company, place = answers.company, answers.addresses
    person = next(iter(answers.contacts.values()), None)
    return _told({
        "name": company.name, "imo_company_number": company.imo_company_number,
        "nature": NATURES[company.role] if company.role else None, "country_of_registration": company.country,
        "line1": place.line1, "line2": place.line2, "postcode": place.postcode, "city": place.city,
        "region": place.region, "country": place.country,
        "contact_name": person.name if person else None, "contact_title": person.job_title if person else None,
        "phone": person.phone if person else None, "email": person.email if person else None,
    })  # fmt: skip


def _told(values: Mapping[str, Any]) -> dict[str, Any]:
    """Without what is not answered."""
    return {name: value for name, value in values.items() if value not in (None, "")}
