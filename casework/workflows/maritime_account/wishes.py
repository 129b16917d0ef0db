"""Who the company is to us: how it wants to hear from us, what its case is called, and by which numbers it is known."""

from __future__ import annotations

from casework.core.case_type import Wishes
from casework.identifiers import email, imo_company, imo_ship
from casework.workflows.maritime_account.answers import MaritimeAnswers


def wishes(answers: MaritimeAnswers) -> Wishes:
    place, delivery = answers.addresses, answers.delivery
    contact = next((row.name for row in answers.contacts.values() if row.name), None)
    lines = (
        contact,
        place.line1,
        place.line2,
        " ".join(part for part in (place.postcode, place.city) if part),
        place.region,
    )
    return Wishes(
        **delivery.wishes(),
        address=tuple(line for line in lines if line),
        email=delivery.notice_email or place.email or "",
        number=answers.company.imo_company_number or "",
        country=place.country or "",
    )


def title_of(answers: MaritimeAnswers) -> str:
    """What the case is called in lists: the company's name."""
    return answers.company.name or ""


def marks(answers: MaritimeAnswers) -> frozenset[tuple[str, str]]:
    """The numbers and addresses that no other account may bear, as `evidence.py` asks for them."""
    company = {("imo_company", imo_company.normalise(answers.company.imo_company_number or ""))}
    ships = {("imo_ship", imo_ship.normalise(ship.imo_number or "")) for ship in answers.ships.values()}
    people = {("email", email.normalise(person.email or "")) for person in answers.representatives.values()}
    return frozenset((name, value) for name, value in company | ships | people if value)
