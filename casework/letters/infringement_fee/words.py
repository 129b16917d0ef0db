"""What the composer of sanctions says itself, written in each language: the rest stands in the templates."""

from __future__ import annotations

from collections.abc import Mapping

DECISION: Mapping[str, Mapping[str, str]] = {
    "en": {"basis_sanction": "Regulation on guarantees of origin section 16, Public Administration Act sections 44 and "
                             "46",
           "basis_reduction": "Public Administration Act sections 33, 34, 44 and 46",
           "basis_annulment": "Public Administration Act sections 33, 34 and 44"},
    "nb": {"basis_sanction": "Forskrift om opprinnelsesgarantier § 16, forvaltningsloven §§ 44 og 46",
           "basis_reduction": "Forvaltningsloven §§ 33, 34, 44 og 46",
           "basis_annulment": "Forvaltningsloven §§ 33, 34 og 44"},
    "nn": {"basis_sanction": "Forskrift om opprinnelsesgarantier § 16, forvaltningslova §§ 44 og 46",
           "basis_reduction": "Forvaltningslova §§ 33, 34, 44 og 46",
           "basis_annulment": "Forvaltningslova §§ 33, 34 og 44"},
}
