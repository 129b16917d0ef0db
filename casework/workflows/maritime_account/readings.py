"""Choices between readings of the law, each with its default and how sure we are; changed under four eyes."""

from __future__ import annotations

from casework.core.case_type import Reading
from casework.core.text import Source, Text

REGISTRY_REGULATION = "Regulation (EU) 2019/1122"

# Versions of the registry's terms, oldest first; the last is the one to accept (Annex II of Regulation (EU) 2019/1122).
TERMS_VERSIONS: tuple[str, ...] = ("2024-01", "2026-01")
CURRENT_TERMS = TERMS_VERSIONS[-1]

READINGS: tuple[Reading, ...] = (
    Reading(
        "request_after_completeness", Text("A question asked after everything was in place"),
        ("runs_on", "pauses"), "runs_on",
        Source(REGISTRY_REGULATION, "Art. 15a(3)", certainty=70,
               note="The act knows no pause; national practice may read it otherwise.")),
    Reading(
        "later_list", Text("Companies named only on a later list"),
        ("unlisted", "listed"), "unlisted",
        Source(REGISTRY_REGULATION, "Art. 15a(1)", certainty=75, note="The article points at the first list alone.")),
    Reading(
        "residence", Text("One representative must live in Norway"),
        ("trading_accounts_only", "all_accounts"), "trading_accounts_only",
        Source("Norwegian Environment Agency", "Guidance on representatives", certainty=80,
               note="An older page asked it of nearly all accounts.")),
    Reading(
        "terms_version", Text("Terms of the Union Registry to be accepted"),
        TERMS_VERSIONS, CURRENT_TERMS,
        Source(REGISTRY_REGULATION, "Annex II", certainty=80, note="The versions' names are ours.")),
)
