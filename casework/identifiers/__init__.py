"""Numbers that others gave out, checked as far as a number alone can be.

Every module has the same two functions: ``normalise(text) -> str``, the spelling we store, and ``fault(text)``, a
sentence about what is wrong, or ``None``. A sentence never tells the character that would pass, because people would
"correct" to it; it names the paper to compare with. A number without a fault may still belong to nobody: that is for
the registers. ``WARNINGS`` names those whose rule we are not sure enough of to call a fault an error.
"""

from __future__ import annotations

from typing import Protocol

from casework.core.text import Text
from casework.identifiers import (
    account_number,
    country,
    eic,
    email,
    iban,
    imo_company,
    imo_ship,
    lei,
    locode,
    metering_point,
    national_identity,
    organisation_number,
    phone,
    vat,
    verification_code,
)


class Identifier(Protocol):
    """What every module here is."""

    def normalise(self, text: str) -> str: ...

    def fault(self, text: str) -> Text | None: ...


IDENTIFIERS: dict[str, Identifier] = {
    "imo_ship": imo_ship, "imo_company": imo_company, "organisation_number": organisation_number, "lei": lei,
    "vat": vat, "iban": iban, "locode": locode, "country": country, "account_number": account_number,
    "national_identity": national_identity, "phone": phone, "email": email, "metering_point": metering_point,
    "eic": eic, "verification_code": verification_code,
}  # fmt: skip
WARNINGS = frozenset({"account_number"})
