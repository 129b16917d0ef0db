"""The closed questions of the application, and how each answer is said.

Values are stored; titles are shown. Law: Directive 2003/87/EC Arts 3(w) and 3gf(2), Regulation (EU) 2019/1122 Art. 20.
"""

from __future__ import annotations

from enum import StrEnum

from casework.core.text import Text


class CompanyRole(StrEnum):
    """In which quality the company answers for the ships (Directive 2003/87/EC Art. 3(w))."""

    REGISTERED_OWNER = "registered_owner"
    ISM_COMPANY = "ism_company"


class Listing(StrEnum):
    """Whether the Commission's list of shipping companies names the company (Directive 2003/87/EC Art. 3gf(2))."""

    FIRST_LIST = "first_list"
    LATER_LIST = "later_list"
    NOT_LISTED = "not_listed"


class Rights(StrEnum):
    """What a representative may do in the registry (Regulation (EU) 2019/1122 Art. 20)."""

    INITIATE_AND_APPROVE = "initiate_and_approve"
    INITIATE = "initiate"
    APPROVE = "approve"
    READ = "read"


class IdDocument(StrEnum):
    PASSPORT = "passport"
    IDENTITY_CARD = "identity_card"
    OTHER = "other"


class Language(StrEnum):
    NB = "nb"
    NN = "nn"
    EN = "en"


class Channel(StrEnum):
    PORTAL = "portal"
    EMAIL = "email"
    POST = "post"


class MandateLanguage(StrEnum):
    ENGLISH = "english"
    OTHER = "other"


CHOICES: dict[type[StrEnum], dict[StrEnum, Text]] = {
    CompanyRole: {
        CompanyRole.REGISTERED_OWNER: Text("the registered owner of the ships"),
        CompanyRole.ISM_COMPANY: Text("the ISM company, with a mandate from each owner"),
    },
    Listing: {
        Listing.FIRST_LIST: Text("Yes, on the first list, published 31 January 2024"),
        Listing.LATER_LIST: Text("Yes, on a later list only"),
        Listing.NOT_LISTED: Text("No"),
    },
    Rights: {
        Rights.INITIATE_AND_APPROVE: Text("Start and approve"),
        Rights.INITIATE: Text("Start only"),
        Rights.APPROVE: Text("Approve only"),
        Rights.READ: Text("Read only"),
    },
    IdDocument: {
        IdDocument.PASSPORT: Text("Passport"),
        IdDocument.IDENTITY_CARD: Text("Identity card of an EEA or OECD state"),
        IdDocument.OTHER: Text("Another document that we accept"),
    },
    Language: {
        Language.NB: Text("Norwegian Bokmål"),
        Language.NN: Text("Norwegian Nynorsk"),
        Language.EN: Text("English"),
    },
    Channel: {
        Channel.PORTAL: Text("In this service, with an e-mail that says that a letter waits"),
        Channel.EMAIL: Text("By e-mail"),
        Channel.POST: Text("By post"),
    },
    MandateLanguage: {MandateLanguage.ENGLISH: Text("English"), MandateLanguage.OTHER: Text("Another language")},
}
