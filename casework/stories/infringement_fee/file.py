"""The file of an invented suspicion: a plant was enlarged, and the holder told nobody for a year."""

from __future__ import annotations

from datetime import date, timedelta
from hashlib import sha256
from typing import Any

CLAIMS = {
    "en": ("A second generating unit was put into operation, and it was not reported.", "The control log of the plant",
           "The licence database", "The person in charge of operations ought to have known of the duty."),
    "nb": ("Et nytt aggregat ble satt i drift uten at det ble meldt.", "Driftsloggen for anlegget",
           "Konsesjonsdatabasen", "Driftslederen burde ha kjent plikten."),
    "nn": ("Eit nytt aggregat vart sett i drift utan at det vart meldt.", "Driftsloggen for anlegget",
           "Konsesjonsdatabasen", "Driftsleiaren burde ha kjent plikta."),
}  # fmt: skip
NOTES = {
    "en": ("Guarantees were issued for a year on data that no longer held.",
           "A routine for reporting changes would have prevented it.",
           "The holder reported at once when we asked, and has helped since.",
           "Guidance was given when the plant was approved.",
           "Alike to what other regulators take for a change not told."),
    "nb": ("Det ble utstedt garantier i et år på opplysninger som ikke lenger stemte.",
           "En rutine for å melde endringer ville ha hindret det.",
           "Innehaveren meldte fra straks vi spurte, og har medvirket siden.",
           "Det ble gitt veiledning da anlegget ble godkjent.",
           "Likt med det andre tilsyn tar for en endring som ikke er meldt."),
    "nn": ("Det vart skrive ut garantiar i eit år på opplysningar som ikkje lenger stemte.",
           "Ein rutine for å melde endringar ville ha hindra det.",
           "Innehavaren melde frå straks vi spurde, og har medverka sidan.",
           "Det vart gitt rettleiing då anlegget vart godkjent.",
           "Likt med det andre tilsyn tek for ei endring som ikkje er meld."),
}  # fmt: skip


def parts(on: date, language: str = "en") -> dict[str, dict[str, Any]]:
    """Each part of the file, as it is written."""
    began, ended = on - timedelta(days=420), on - timedelta(days=55)
    claim, log, base, who = CLAIMS[language]
    issued, routine, helped, milder, alike = NOTES[language]
    seen = {"collected_by": "Astrid Heggelund", "collected_on": (on - timedelta(days=3)).isoformat(), "access": "seen"}
    return {
        "breach": {"began_on": began.isoformat(), "ended_on": ended.isoformat(), "fault": "negligence",
                   "complicity": False, "who": who},
        "facts": {"f1": {"claim": claim, "period": f"{began.year}–{ended.year}", "proof": "clear"}},
        "evidence": {
            "e1": {"title": log, "kind": "log", "source": "Skardfoss Kraft AS", "supports": ["f1"], **seen,
                   "sha256": sha256(b"log").hexdigest()},
            "e2": {"title": base, "kind": "extract", "source": "NVE", "supports": ["f1"], **seen,
                   "sha256": sha256(b"extract").hexdigest()},
        },
        "coordination": {"cleared": "not_punishable"},
        "factors": {"f1": {"factor": "gravity", "percent": 20, "note": issued},
                    "f2": {"factor": "control", "percent": 10, "note": routine},
                    "f3": {"factor": "reactions", "percent": -15, "note": helped}},
        "amount": {"milder": milder, "gravity": "middle", "base": "150000", "base_because": alike, "limit": "1000000"},
    }  # fmt: skip
