"""How the company wants to hear from us: language, channel, address and its own reference."""

from __future__ import annotations

from casework.core.case_type import Wishes
from casework.workflows.maritime_account.answers import MaritimeAnswers


def wishes(answers: MaritimeAnswers) -> Wishes:
    place, delivery = answers.addresses, answers.delivery
    contact = next((row.name for row in answers.contacts.values() if row.name), None)
    lines = (contact, place.line1, place.line2, " ".join(part for part in (place.postcode, place.city) if part), place.region)
    return Wishes(language=str(delivery.language or "nb"), channel=str(delivery.channel or "portal"), reference=delivery.reference or "",
                  address=tuple(line for line in lines if line), email=delivery.notice_email or place.email or "",
                  number=answers.company.imo_company_number or "", country=place.country or "")


def title_of(answers: MaritimeAnswers) -> str:
    """What the case is called in lists: the company's name."""
    return answers.company.name or ""
