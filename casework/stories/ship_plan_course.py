"""What the stories of ships' plans tell alike: sent, not approved for its faults, dismissed for another state."""

from __future__ import annotations

from typing import Any

from casework.stories.telling import Beat, Told

SENT = (Beat("submit", ""), Beat("screen", "marit", 2))
DISMISSED = {
    "en": {"assessment": "By the Commission's list the company is administered by Greece.",
           "because": "The company is administered by Greece, by the list of the Commission.",
           "conclusion": "We dismiss the plan.", "referral": "Greece"},
    "nb": {"assessment": "Etter Kommisjonens liste er det Hellas som har ansvaret for rederiet.",
           "because": "Det er Hellas som har ansvaret for rederiet, etter Kommisjonens liste.",
           "conclusion": "Vi avviser planen.", "referral": "Hellas"},
    "nn": {"assessment": "Etter lista til Kommisjonen er det Hellas som har ansvaret for reiarlaget.",
           "because": "Det er Hellas som har ansvaret for reiarlaget, etter lista til Kommisjonen.",
           "conclusion": "Vi avviser planen.", "referral": "Hellas"},
}  # fmt: skip


def not_approved(told: Told) -> dict[str, Any]:
    written = told.plot.written[told.language]
    return {"because": written["because"], "faults": written["faults"]}
