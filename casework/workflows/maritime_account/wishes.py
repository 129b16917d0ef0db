"""Who the company is to us: how it wants to hear from us, what its case is called, and by which numbers it is known."""

from __future__ import annotations

from casework.core.case_type import Wishes
from casework.identifiers import email, imo_company, imo_ship
from casework.workflows.accounts.wishes import wished
from casework.workflows.maritime_account.answers import MaritimeAnswers


def wishes(answers: MaritimeAnswers) -> Wishes:
    return wished(answers, answers.company.imo_company_number or "")


def title_of(answers: MaritimeAnswers) -> str:
    """What the case is called in lists: the company's name."""
    return answers.company.name or ""


def marks(answers: MaritimeAnswers) -> frozenset[tuple[str, str]]:
    """The numbers and addresses that no other account may bear, as `evidence.py` asks for them."""
    company = {("imo_company", imo_company.normalise(answers.company.imo_company_number or ""))}
    ships = {("imo_ship", imo_ship.normalise(ship.imo_number or "")) for ship in answers.ships.values()}
    people = {("email", email.normalise(person.email or "")) for person in answers.representatives.values()}
    return frozenset((name, value) for name, value in company | ships | people if value)
