"""How the holder of an account wants to hear from us, as its answers say."""

from __future__ import annotations

from casework.core.case_type import Wishes
from casework.workflows.accounts.places import WithPlaces


def wished(answers: WithPlaces, number: str, *, person: bool = False) -> Wishes:
    """The wishes; `number` is the one the case type knows the holder by, `person`: it is a natural person."""
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
        number=number,
        country=place.country or "",
        person=person,
    )
