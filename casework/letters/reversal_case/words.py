"""What the composer of reversals says itself, written in each language: the rest stands in the templates."""

from __future__ import annotations

from collections.abc import Mapping

DECISION: Mapping[str, Mapping[str, str]] = {
    "en": {"basis_reversal": "Public Administration Act section 35",
           "basis_costs": "Public Administration Act section 36"},
    "nb": {"basis_reversal": "Forvaltningsloven § 35", "basis_costs": "Forvaltningsloven § 36"},
    "nn": {"basis_reversal": "Forvaltningslova § 35", "basis_costs": "Forvaltningslova § 36"},
}
