"""What the composer of fees says itself, written in each language: the rest stands in the templates."""

from __future__ import annotations

from collections.abc import Mapping

DECISION: Mapping[str, Mapping[str, str]] = {
    "en": {
        "basis_fee": "Climate Quota Act section 7, Climate Quota Regulations section 9-3",
        "basis_waiver": "Climate Quota Act section 7",
    },
    "nb": {
        "basis_fee": "Klimakvoteloven § 7, klimakvoteforskriften § 9-3",
        "basis_waiver": "Klimakvoteloven § 7",
    },
    "nn": {
        "basis_fee": "Klimakvotelova § 7, klimakvoteforskrifta § 9-3",
        "basis_waiver": "Klimakvotelova § 7",
    },
}
