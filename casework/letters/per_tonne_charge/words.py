"""What the composer of charges says itself, written in each language: the rest stands in the templates."""

from __future__ import annotations

from collections.abc import Mapping

DECISION: Mapping[str, Mapping[str, str]] = {
    "en": {"basis_charge": "Climate Quota Act sections 12 and 19"},
    "nb": {"basis_charge": "Klimakvoteloven §§ 12 og 19"},
    "nn": {"basis_charge": "Klimakvotelova §§ 12 og 19"},
}
