"""What the composer of orders says itself, written in each language: the rest stands in the templates."""

from __future__ import annotations

from collections.abc import Mapping

DECISION: Mapping[str, Mapping[str, str]] = {
    "en": {"basis_order": "{law}; Public Administration Act sections 16 and 23–25"},
    "nb": {"basis_order": "{law}; forvaltningsloven §§ 16 og 23–25"},
    "nn": {"basis_order": "{law}; forvaltningslova §§ 16 og 23–25"},
}
