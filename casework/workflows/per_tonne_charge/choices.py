"""What an officer chooses between: whose emissions, and where their figure stands."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from casework.core.text import Text
from casework.law.surrender import Scheme


class Basis(StrEnum):
    """A figure that a verifier stands behind, or one that the authority determined (klimakvoteloven § 15)."""

    VERIFIED = "verified"
    DETERMINED = "determined"


CHOICES: Mapping[type[StrEnum], Mapping[StrEnum, Text]] = {
    Scheme: {Scheme.SHIPS: Text("Ships: a shipping company"), Scheme.FUELS: Text("Fuels: a fuel operator (ETS2)")},
    Basis: {
        Basis.VERIFIED: Text("Verified emissions"),
        Basis.DETERMINED: Text("Emissions that we determined (§ 15)"),
    },
}
