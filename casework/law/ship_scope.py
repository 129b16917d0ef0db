"""Which ships monitor their emissions, and which of them surrender allowances, from which day.

Directive 2003/87/EC Annex I and Arts 3ga and 3gb; Regulation (EU) 2015/757 Art. 2. Gross tonnage by the International
Tonnage Convention. Warships, fishing vessels, wooden ships of primitive build, ships without mechanical propulsion and
government ships not used for commerce stand outside both and send no plan.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from casework.core.text import Source, Text
from casework.law.shipping_companies import GROSS_TONNAGE
from casework.law.versions import Table, Version


class ShipType(StrEnum):
    PASSENGER = "passenger"
    RO_PAX = "ro_pax"
    CRUISE = "cruise"
    RO_RO = "ro_ro"
    VEHICLE = "vehicle"
    CONTAINER = "container"
    CONTAINER_RO_RO = "container_ro_ro"
    OIL_TANKER = "oil_tanker"
    CHEMICAL_TANKER = "chemical_tanker"
    LNG_CARRIER = "lng_carrier"
    GAS_CARRIER = "gas_carrier"
    BULK = "bulk"
    GENERAL_CARGO = "general_cargo"
    REFRIGERATED = "refrigerated"
    COMBINATION = "combination"
    OFFSHORE = "offshore"
    OTHER = "other"


class Scope(StrEnum):
    """NONE: no plan is owed. MRV: the plan can be controlled. ETS: the plan is approved."""

    NONE = "none"
    MRV = "mrv"
    ETS = "ets"


@dataclass(frozen=True, slots=True)
class Reach:
    """From this day ships of these types and at least this gross tonnage are in the scope."""

    types: frozenset[ShipType]
    tonnage: int
    scope: Scope
    since: date
    source: Source


SMALL_TONNAGE = 400
MRV = Source("Regulation (EU) 2015/757", "Art. 2(1)")
SMALL = Source("Regulation (EU) 2015/757", "Art. 2(1a) and (1b)", certainty=90)
ETS = Source("Directive 2003/87/EC", "Art. 3ga and Annex I")
OFFSHORE = Source("Directive 2003/87/EC", "Annex I", certainty=92)
_CARRYING = frozenset(ShipType) - {ShipType.OFFSHORE}
_OFFSHORE, _GENERAL = frozenset({ShipType.OFFSHORE}), frozenset({ShipType.GENERAL_CARGO})

REACHES: tuple[Reach, ...] = (
    Reach(_CARRYING, GROSS_TONNAGE, Scope.MRV, date(2018, 1, 1), MRV),
    Reach(_CARRYING, GROSS_TONNAGE, Scope.ETS, date(2024, 1, 1), ETS),
    Reach(_OFFSHORE | _GENERAL, SMALL_TONNAGE, Scope.MRV, date(2025, 1, 1), SMALL),
    Reach(_OFFSHORE, GROSS_TONNAGE, Scope.ETS, date(2027, 1, 1), OFFSHORE),
)

# The plan reaches the authority within three months of the ship's first call (2015/757 Art. 6(6)).
PLAN_MONTHS = 3
PLAN_DUE = Source("Regulation (EU) 2015/757", "Art. 6(6) to (8)", certainty=85)

# More voyages than this in a year, and all of them from or to a port in the EEA: no monitoring for each voyage.
EXEMPT_VOYAGES = 300
EXEMPTION = Source("Regulation (EU) 2015/757", "Art. 9(2)")

# Per cent of the emissions that a ship with an ice class may deduct.
ICE_PERCENT = 5
ICE = Source("Directive 2003/87/EC", "Art. 12(3-e)")

SHIP_SCOPE = Table("ship_scope", Text("Ships in the scope of monitoring and of emissions trading"), tuple(
    Version(f"{since:%Y}", since, source) for since, source in (
        (date(2018, 1, 1), MRV), (date(2024, 1, 1), ETS), (date(2025, 1, 1), SMALL), (date(2027, 1, 1), OFFSHORE))))


def scope_of(ship_type: ShipType, tonnage: int, day: date) -> Scope:
    """The widest scope that a ship is in on a day."""
    found = {reach.scope for reach in REACHES
             if ship_type in reach.types and tonnage >= reach.tonnage and reach.since <= day}
    return Scope.ETS if Scope.ETS in found else Scope.MRV if found else Scope.NONE
