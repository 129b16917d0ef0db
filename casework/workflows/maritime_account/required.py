"""Which answers are owed, and when: data, so that the form can mark what is optional and the task list can count.

Regulation (EU) 2019/1122, Annex III (Table III-I), Annex VIIa (Tables VIIa-I and VIIa-II) and Annex VIII; for
mandates Implementing Regulation (EU) 2023/2599 Article 1(3). A missing answer never stops anybody from sending.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from casework.core.answers import Row, pointer_to
from casework.core.text import Text
from casework.workflows.maritime_account.answers import (
    SECTIONS,
    Addresses,
    Bank,
    Company,
    Contact,
    Delivery,
    Mandate,
    MaritimeAnswers,
    Representative,
    Ship,
    Terms,
    Voyage,
)
from casework.workflows.maritime_account.choices import Channel, CompanyRole, Listing, MandateLanguage

Test = Callable[[MaritimeAnswers, Any], bool]


def always(answers: MaritimeAnswers, row: Row) -> bool:
    return True


def is_ism_company(answers: MaritimeAnswers, row: Row) -> bool:
    return answers.company.role is CompanyRole.ISM_COMPANY


def is_listed(answers: MaritimeAnswers, row: Row) -> bool:
    return answers.voyage.listing in {Listing.FIRST_LIST, Listing.LATER_LIST}


def is_off_the_first_list(answers: MaritimeAnswers, row: Row) -> bool:
    return answers.voyage.listing in {Listing.LATER_LIST, Listing.NOT_LISTED}


def called_before(answers: MaritimeAnswers, row: Row) -> bool:
    return answers.voyage.listing is Listing.NOT_LISTED and answers.voyage.called_before is True


def is_unlisted(answers: MaritimeAnswers, row: Row) -> bool:
    return answers.voyage.listing is Listing.NOT_LISTED


def in_group(answers: MaritimeAnswers, row: Row) -> bool:
    return answers.company.in_group is True


def is_electronic(answers: MaritimeAnswers, row: Row) -> bool:
    return answers.delivery.channel in {Channel.PORTAL, Channel.EMAIL}


def not_in_english(answers: MaritimeAnswers, row: Row) -> bool:
    return getattr(row, "language", None) is MandateLanguage.OTHER


@dataclass(frozen=True, slots=True)
class Owed:
    """Fields of one section that are owed `when` the test says so."""

    section: str
    fields: tuple[str, ...]
    when: Test = always


OWED: tuple[Owed, ...] = (
    Owed("company", ("role", "name", "thetis_name", "imo_company_number", "country", "register_number", "first_year",
                     "account_name", "in_group", "is_venue")),
    Owed("company", ("parent",), in_group),
    Owed("addresses", ("line1", "postcode", "city", "country", "phone", "phone2", "email", "public")),
    Owed("contacts", ("name", "phone", "email")),
    Owed("bank", ("holder", "bank", "iban")),
    Owed("ships", ("name", "imo_number", "flag")),
    Owed("ships", ("owner_number",), is_ism_company),
    Owed("voyage", ("listing",)),
    Owed("voyage", ("listed_under",), is_listed),
    Owed("voyage", ("first_voyage_on", "ship", "from_port", "to_port", "first_call_on"), is_off_the_first_list),
    Owed("voyage", ("called_before",), is_unlisted),
    Owed("voyage", ("most_calls",), called_before),
    Owed("mandates", ("owner_name", "owner_number", "company_name", "company_number", "company_country", "applies_from",
                      "owner_signed_on", "company_signed_on", "language", "ships", "contact_name", "contact_title",
                      "contact_address", "contact_phone", "contact_email")),
    Owed("mandates", ("translated",), not_in_english),
    Owed("representatives", ("first_names", "last_name", "birth_date", "birth_city", "birth_country", "line1",
                             "postcode", "city", "country", "phone", "email", "mobile", "id_document", "id_number",
                             "rights", "works_for_verifier", "terms_accepted")),
    Owed("delivery", ("language", "channel")),
    Owed("delivery", ("notice_email",), is_electronic),
    Owed("terms", ("version", "accepted", "accepted_by")),
)  # fmt: skip

# How many rows a section with rows needs at the least, and when.
ROWS_OWED: dict[str, tuple[int, Test]] = {
    "ships": (1, always),
    "mandates": (1, is_ism_company),
    "representatives": (2, always),
}


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a section is: `missing` counts owed answers and owed rows that are not there."""

    section: str
    started: bool
    missing: int

    @property
    def complete(self) -> bool:
        return self.missing == 0


def rows_of(answers: MaritimeAnswers, section: str) -> Iterator[tuple[str, Row]]:
    """(pointer, row) for each row of a section with rows, and the section itself otherwise."""
    found = getattr(answers, section)
    if isinstance(found, dict):
        yield from ((pointer_to(section, key), row) for key, row in found.items())
    else:
        yield pointer_to(section), found


ROW_TYPES: dict[str, type[Row]] = {
    "company": Company, "addresses": Addresses, "contacts": Contact, "bank": Bank, "ships": Ship, "voyage": Voyage,
    "mandates": Mandate, "representatives": Representative, "delivery": Delivery, "terms": Terms,
}


def field_title(section: str, name: str) -> Text:
    """The label of a field."""
    return Text(ROW_TYPES[section].model_fields[name].title or name)


def is_empty(value: Any) -> bool:
    return value is None or value in ("", ())


def owed_fields(answers: MaritimeAnswers, section: str, row: Row) -> tuple[str, ...]:
    """The fields of this row that are owed as the answers stand; every other field of it is optional."""
    return tuple(name for owed in OWED if owed.section == section and owed.when(answers, row) for name in owed.fields)


def missing_fields(answers: MaritimeAnswers) -> Iterator[str]:
    """A pointer for each owed answer that is not there."""
    for section in SECTIONS:
        for pointer, row in rows_of(answers, section.name):
            for name in owed_fields(answers, section.name, row):
                if is_empty(getattr(row, name)):
                    yield f"{pointer}/{name}"


def missing_rows(answers: MaritimeAnswers) -> Iterator[tuple[str, int]]:
    """(section, how many) for each section that has too few rows."""
    for section, (least, when) in ROWS_OWED.items():
        short = least - len(getattr(answers, section))
        if when(answers, answers.company) and short > 0:
            yield section, short


def progress(answers: MaritimeAnswers) -> tuple[Progress, ...]:
    """One Progress for each section, in the order of the task list."""
    missing: dict[str, int] = dict(missing_rows(answers))
    for pointer in missing_fields(answers):
        section = pointer.split("/")[1]
        missing[section] = missing.get(section, 0) + 1
    return tuple(Progress(section.name, _started(getattr(answers, section.name)), missing.get(section.name, 0))
                 for section in SECTIONS)


def _started(section: Any) -> bool:
    if isinstance(section, dict):
        return bool(section)
    return any(not is_empty(value) for value in section.__dict__.values())
