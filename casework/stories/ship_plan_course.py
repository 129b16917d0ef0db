"""What the stories of ships' plans tell alike: assessed, sent, not approved for its faults, dismissed."""

from __future__ import annotations

import io
from typing import Any

from casework.db import db
from casework.operations.documents import receive
from casework.queries.submissions import draft_answers
from casework.stories.papers import paper
from casework.stories.people import party_id
from casework.stories.telling import Beat, Told, by
from casework.workflows.ship_plans.verifier import DELIVERS

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


def delivered(told: Told) -> dict[str, Any]:
    """What the verifier delivers of the version that stands in the draft, with its report beside it."""
    version = int(told.drafted["revision"]["version_no"])
    title = f"Assessment report, version {version}"
    report = receive(told.case_id, told.case_type.name, DELIVERS.report, "", f"{title}.pdf", io.BytesIO(paper(title)),
                     storage=told.storage, by=by("vilde"), now=told.now)  # fmt: skip
    found = {"assessed_on": str(told.today), "conclusion": "positive", "visit": "virtual"}
    case = told.case
    read = DELIVERS.stamp(draft_answers(db.session.connection(), case))
    return {"verifier": party_id("havn"), "read": read, "assessment": found, "report": report}


NAMED = Beat("name_verifier", "", gives=lambda told: {"verifier": party_id("havn")})
ASSESSED = Beat("deliver_assessment", "vilde", 3, delivered)
"""The verifier has its sign-in: the company names it, it delivers, the company sends."""
