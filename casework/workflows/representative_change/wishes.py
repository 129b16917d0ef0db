"""How the account holder wants to hear from us, what its case is called, and by which number it is known."""

from __future__ import annotations

from casework.core.case_type import Wishes
from casework.identifiers import email
from casework.workflows.representative_change.answers import RepresentativeAnswers


def wishes(answers: RepresentativeAnswers) -> Wishes:
    standing = answers.standing
    return Wishes(**answers.delivery.wishes(), email=answers.delivery.notice_email or "", address=standing.address,
                  country=standing.country or "", number=standing.account or "")


def title_of(answers: RepresentativeAnswers) -> str:
    """What the case is called in lists: the account holder's name."""
    return answers.standing.holder or ""


def marks(answers: RepresentativeAnswers) -> frozenset[tuple[str, str]]:
    """The addresses by which no other new representative may sign in."""
    found = {email.normalise(person.email or "") for person in answers.representatives.values()}
    return frozenset(("email", address) for address in found if address)
