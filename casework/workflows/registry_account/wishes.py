"""Who the holder is to us: how it wants to hear from us, what its case is called, and by which numbers it is known."""

from __future__ import annotations

from casework.core.case_type import Wishes
from casework.identifiers import email, organisation_number
from casework.workflows.accounts.wishes import wished
from casework.workflows.registry_account.answers import AccountAnswers


def wishes(answers: AccountAnswers) -> Wishes:
    is_person = answers.kind is not None and answers.kind.is_person
    return wished(answers, answers.company.register_number or "", person=is_person)


def title_of(answers: AccountAnswers) -> str:
    """What the case is called in lists: the holder's name."""
    return answers.holder


def only_one(answers: AccountAnswers) -> frozenset[tuple[str, str]]:
    """The number by which an account is the only one of its kind; nothing for a kind of which one may have several."""
    numbers = {
        "permit": (answers.permit.permit_id or "").strip().casefold(),
        "fuel_operator": organisation_number.normalise(answers.company.register_number or ""),
    }
    mark = answers.kind.mark if answers.kind else None
    return frozenset({(mark, numbers[mark])}) if mark and numbers[mark] else frozenset()


def marks(answers: AccountAnswers) -> frozenset[tuple[str, str]]:
    """The numbers and addresses that other accounts are compared with, as `evidence.py` asks for them."""
    people = {("email", email.normalise(person.email or "")) for person in answers.representatives.values()}
    return only_one(answers) | frozenset(mark for mark in people if mark[1])
