"""Which answers are owed, and when: data, so that the form can mark what is optional and the task list can count.

Regulation (EU) 2019/1122, Annex III (Table III-I), Annex VIIa (Tables VIIa-I and VIIa-II) and Annex VIII; for
mandates Implementing Regulation (EU) 2023/2599 Article 1(3). A missing answer never stops anybody from sending.
"""

from __future__ import annotations

from casework.core.answers import Row
from casework.workflows.application.delivery import OWED as DELIVERY_OWED
from casework.workflows.maritime_account.answers import SECTIONS, MaritimeAnswers
from casework.workflows.maritime_account.choices import CompanyRole, Listing, MandateLanguage
from casework.workflows.owed import Duties, Least, Owed, at_least


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


def not_in_english(answers: MaritimeAnswers, row: Row) -> bool:
    return getattr(row, "language", None) is MandateLanguage.OTHER


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
    *DELIVERY_OWED,
    Owed("terms", ("version", "accepted", "accepted_by")),
)  # fmt: skip

# How many rows a section with rows needs at the least, and when.
ROWS_OWED: dict[str, Least] = {
    "ships": at_least(1),
    "mandates": at_least(1, is_ism_company),
    "representatives": at_least(2),
}


DUTIES = Duties(MaritimeAnswers, SECTIONS, OWED, ROWS_OWED)
