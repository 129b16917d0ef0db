"""Which answers are owed, and when (Regulation (EU) 2019/1122, Annexes III, IV, VI, VIIb and VIII).

A section that a kind of account does not have owes nothing. A missing answer never stops anybody from sending.
"""

from __future__ import annotations

from casework.core.answers import Row
from casework.workflows.application.delivery import OWED as DELIVERY_OWED
from casework.workflows.owed import Duties, Owed, Test, at_least
from casework.workflows.registry_account.answers import SECTIONS, AccountAnswers


def has(part: str) -> Test:
    return lambda answers, row: answers.kind is not None and part in answers.kind.sections


def must(kind: str) -> Test:
    return lambda answers, row: answers.kind is not None and kind in answers.kind.must


def in_group(answers: AccountAnswers, row: Row) -> bool:
    return answers.company.in_group is True


OWED: tuple[Owed, ...] = (
    Owed("account", ("kind", "account_name")),
    Owed("account", ("purpose",), has("purpose")),
    Owed("person", ("first_names", "last_name", "birth_date", "birth_city", "id_document", "id_number")),
    Owed("company", ("name", "country", "register_number", "is_venue", "in_group")),
    Owed("company", ("vat_number",), must("vat_registration")),
    Owed("company", ("in_register",), must("registered_address")),
    Owed("company", ("authoriser",), must("authoriser_criminal_record")),
    Owed("company", ("parent",), in_group),
    Owed("addresses", ("line1", "postcode", "city", "country", "phone", "phone2", "email", "public")),
    Owed("contacts", ("name", "phone", "email")),
    Owed("bank", ("holder", "bank", "iban")),
    Owed("owners", ("name", "birth_date", "nationality", "control")),
    Owed("directors", ("name", "birth_date", "job_title")),
    Owed("permit", ("permit_id", "holder", "permit_effective_on", "first_year")),
    Owed("installation", ("name", "activity", "line1", "postcode", "city", "country", "phone", "phone2", "email")),
    Owed("representatives", ("first_names", "last_name", "birth_date", "birth_city", "birth_country", "line1",
                             "postcode", "city", "country", "phone", "email", "mobile", "id_document", "id_number",
                             "rights", "works_for_verifier", "terms_accepted")),
    *DELIVERY_OWED,
    Owed("terms", ("version", "accepted", "accepted_by")),
)  # fmt: skip


def representatives_owed(answers: AccountAnswers) -> int:
    """How many representatives the kind needs; two before it is chosen."""
    return answers.kind.representatives if answers.kind else 2


DUTIES = Duties(AccountAnswers, SECTIONS, OWED, {
    "owners": at_least(1), "directors": at_least(1), "representatives": representatives_owed})
