"""The closed questions of the application, and how each answer is said.

Values are stored; titles are shown. Law: Directive 2003/87/EC Arts 3(w) and 3gf(2).
"""

from __future__ import annotations

from enum import StrEnum

from casework.core.text import Text
from casework.workflows.accounts import choices as accounts


class CompanyRole(StrEnum):
    """In which quality the company answers for the ships (Directive 2003/87/EC Art. 3(w))."""

    REGISTERED_OWNER = "registered_owner"
    ISM_COMPANY = "ism_company"


class Listing(StrEnum):
    """Whether the Commission's list of shipping companies names the company (Directive 2003/87/EC Art. 3gf(2))."""

    FIRST_LIST = "first_list"
    LATER_LIST = "later_list"
    NOT_LISTED = "not_listed"


class MandateLanguage(StrEnum):
    ENGLISH = "english"
    OTHER = "other"


CHOICES: dict[type[StrEnum], dict[StrEnum, Text]] = {
    **accounts.CHOICES,
    CompanyRole: {
        CompanyRole.REGISTERED_OWNER: Text("the registered owner of the ships"),
        CompanyRole.ISM_COMPANY: Text("the ISM company, with a mandate from each owner"),
    },
    Listing: {
        Listing.FIRST_LIST: Text("Yes, on the first list, published 31 January 2024"),
        Listing.LATER_LIST: Text("Yes, on a later list only"),
        Listing.NOT_LISTED: Text("No"),
    },
    MandateLanguage: {MandateLanguage.ENGLISH: Text("English"), MandateLanguage.OTHER: Text("Another language")},
}
