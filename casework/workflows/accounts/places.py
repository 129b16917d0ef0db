"""Where every account's answers hold telephone numbers, addresses of e-mail, countries and postal codes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from casework.workflows.accounts.answers import Addresses, Contact, Representative
from casework.workflows.application.delivery import Delivery

Places = Iterator[tuple[str, str | None]]


class WithPlaces(Protocol):
    """Answers with an address, people to call, representatives and a wish for letters."""

    @property
    def addresses(self) -> Addresses: ...

    @property
    def contacts(self) -> Mapping[str, Contact]: ...

    @property
    def representatives(self) -> Mapping[str, Representative]: ...

    @property
    def delivery(self) -> Delivery: ...


def phone_places(answers: WithPlaces) -> Places:
    yield "/addresses/phone", answers.addresses.phone
    yield "/addresses/phone2", answers.addresses.phone2
    for key, contact in answers.contacts.items():
        yield f"/contacts/{key}/phone", contact.phone
    for key, person in answers.representatives.items():
        yield f"/representatives/{key}/mobile", person.mobile
        yield f"/representatives/{key}/phone", person.phone


def email_places(answers: WithPlaces) -> Places:
    yield "/addresses/email", answers.addresses.email
    for key, contact in answers.contacts.items():
        yield f"/contacts/{key}/email", contact.email
    for key, person in answers.representatives.items():
        yield f"/representatives/{key}/email", person.email
    yield "/delivery/notice_email", answers.delivery.notice_email


def country_places(answers: WithPlaces) -> Places:
    yield "/addresses/country", answers.addresses.country
    for key, person in answers.representatives.items():
        yield f"/representatives/{key}/birth_country", person.birth_country
        yield f"/representatives/{key}/country", person.country


def postcode_places(answers: WithPlaces) -> Iterator[tuple[str, str | None, str | None]]:
    """(pointer, country, code)."""
    yield "/addresses/postcode", answers.addresses.country, answers.addresses.postcode
    for key, person in answers.representatives.items():
        yield f"/representatives/{key}/postcode", person.country, person.postcode
