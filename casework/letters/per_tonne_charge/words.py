"""What the composer of charges says itself, written in each language: the rest stands in the templates."""

from __future__ import annotations

from collections.abc import Mapping

DECISION: Mapping[str, Mapping[str, str]] = {
    "en": {"basis_charge": "Climate Quota Act sections 12 and 19",
           "basis_reduction": "Climate Quota Act section 19, Public Administration Act sections 33, 34 and 35",
           "basis_annulment": "Climate Quota Act section 19, Public Administration Act sections 33, 34 and 35"},
    "nb": {"basis_charge": "Klimakvoteloven §§ 12 og 19",
           "basis_reduction": "Klimakvoteloven § 19, forvaltningsloven §§ 33, 34 og 35",
           "basis_annulment": "Klimakvoteloven § 19, forvaltningsloven §§ 33, 34 og 35"},
    "nn": {"basis_charge": "Klimakvotelova §§ 12 og 19",
           "basis_reduction": "Klimakvotelova § 19, forvaltningslova §§ 33, 34 og 35",
           "basis_annulment": "Klimakvotelova § 19, forvaltningslova §§ 33, 34 og 35"},
}
