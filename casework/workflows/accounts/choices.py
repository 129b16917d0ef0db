"""Closed questions that every account asks, and how each answer is said. Values are stored; titles are shown."""

from __future__ import annotations

from enum import StrEnum

from casework.core.text import Text
from casework.workflows.application.delivery import CHOICES as DELIVERY_CHOICES


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


CHOICES: dict[type[StrEnum], dict[StrEnum, Text]] = {
    **DELIVERY_CHOICES,
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
}
