"""Which accounts can be applied for here, and what each needs: data, one row for each kind.

What differs between kinds is declared in this table and asked of it; nowhere else is it asked which kind an account is.
`must` and `may` name the papers of Regulation (EU) 2019/1122 Annexes IV, VI and VIIb: without the first nothing is
complete, the second the authority may ask for. `sections` are the pages that other kinds do not have.

* Trading accounts (Art. 16, Annex IV) are open to any person or company; one representative lives in Norway.
* Operators of stationary installations (Art. 14, Annex VI) and fuel operators (Art. 15b, Annex VIIb) must have an
  account, within 20 working days of the day the permit takes effect; the authority may open one of its own accord.
* Person holding accounts belong to Regulation (EU) No 389/2013. They live on, and none is opened any more.

Fuel operators who asked in 2025 had to wait 40 working days; Norway took no such requests before 2026.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from casework.core.text import Source, Text
from casework.workflows.accounts.sources import REGISTRY_REGULATION


class AccountKind(StrEnum):
    TRADING_PERSON = "trading_person"
    TRADING_COMPANY = "trading_company"
    OPERATOR = "operator"
    FUEL_OPERATOR = "fuel_operator"
    PERSON_HOLDING = "person_holding"


@dataclass(frozen=True, slots=True)
class Kind:
    """`duty` names the clock of the duty to apply; `closed` says why no new application is taken; `mark`: by which
    number an account is the only one of its kind.
    """

    title: Text
    short: Text
    source: Source
    sections: frozenset[str]
    must: frozenset[str]
    may: frozenset[str] = frozenset()
    representatives: int = 2
    resident: bool = False
    duty: str | None = None
    mark: str | None = None
    closed: Text | None = None

    @property
    def is_person(self) -> bool:
        return "person" in self.sections

    @property
    def is_covered(self) -> bool:
        """Holders of this kind must have an account, so the authority may open one without being asked."""
        return self.duty is not None


OF_A_PERSON = frozenset({"bank_proof", "holder_identity", "holder_home_address", "holder_criminal_record"})
OF_A_COMPANY = frozenset({"company_register", "right_to_sign", "group_chart"})
ON_REQUEST = frozenset({"bank_proof", "vat_registration", "beneficial_owners", "constitution"})

KINDS: dict[AccountKind, Kind] = {
    AccountKind.TRADING_PERSON: Kind(
        Text("Trading account, held by a person"), Text("trading account"), Source(REGISTRY_REGULATION, "Art. 16"),
        frozenset({"person", "bank", "purpose"}), OF_A_PERSON, resident=True),
    AccountKind.TRADING_COMPANY: Kind(
        Text("Trading account, held by a company"), Text("trading account"), Source(REGISTRY_REGULATION, "Art. 16"),
        frozenset({"company", "bank", "purpose", "owners", "directors"}),
        OF_A_COMPANY | {"bank_proof", "vat_registration", "registered_address", "authoriser_criminal_record"},
        frozenset({"constitution", "owner_criminal_record", "director_criminal_record"}), resident=True),
    AccountKind.OPERATOR: Kind(
        Text("Operator holding account, for an installation with a permit"), Text("operator holding account"),
        Source(REGISTRY_REGULATION, "Art. 14"), frozenset({"company", "permit", "installation"}),
        frozenset({"right_to_sign", "group_chart"}), ON_REQUEST | {"company_register"},
        duty="operator_duty", mark="permit"),
    AccountKind.FUEL_OPERATOR: Kind(
        Text("Fuel operator holding account, for a fuel operator with a permit"),
        Text("fuel operator holding account"), Source(REGISTRY_REGULATION, "Art. 15b", certainty=90),
        frozenset({"company", "permit"}), frozenset({"right_to_sign"}),
        ON_REQUEST | {"company_register", "group_chart"}, duty="fuel_operator_duty", mark="fuel_operator"),
    AccountKind.PERSON_HOLDING: Kind(
        Text("Person holding account (no longer opened)"), Text("person holding account"),
        Source("Regulation (EU) No 389/2013", "Art. 18", certainty=90), frozenset(), frozenset(),
        closed=Text("Person holding accounts belong to the rules that were in force until 2021. Those that exist live "
                    "on, and no new ones are opened. Apply for a trading account instead: it is open to everybody.")),
}
