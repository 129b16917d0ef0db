"""What the composer of appeals says itself, written in each language: the rest stands in the templates."""

from __future__ import annotations

from collections.abc import Mapping

DECISION: Mapping[str, Mapping[str, str]] = {
    "en": {
        "basis_reversal": "Public Administration Act section 33 second paragraph",
        "basis_partial": "Public Administration Act section 33 second and fourth paragraphs",
        "basis_forwarding": "Public Administration Act section 33 fourth paragraph",
        "basis_statement": "Public Administration Act section 33 fourth paragraph",
        "basis_not_heard": "Public Administration Act sections 28 to 33",
        "basis_costs": "Public Administration Act section 36",
    },
    "nb": {
        "basis_reversal": "Forvaltningsloven § 33 andre ledd",
        "basis_partial": "Forvaltningsloven § 33 andre og fjerde ledd",
        "basis_forwarding": "Forvaltningsloven § 33 fjerde ledd",
        "basis_statement": "Forvaltningsloven § 33 fjerde ledd",
        "basis_not_heard": "Forvaltningsloven §§ 28 til 33",
        "basis_costs": "Forvaltningsloven § 36",
    },
    "nn": {
        "basis_reversal": "Forvaltningslova § 33 andre ledd",
        "basis_partial": "Forvaltningslova § 33 andre og fjerde ledd",
        "basis_forwarding": "Forvaltningslova § 33 fjerde ledd",
        "basis_statement": "Forvaltningslova § 33 fjerde ledd",
        "basis_not_heard": "Forvaltningslova §§ 28 til 33",
        "basis_costs": "Forvaltningslova § 36",
    },
}
