"""The papers of each representative, how old they may be, and when they are deleted.

Regulation (EU) 2019/1122 Annex VIII: copies are certified, foreign ones legalised, at most three months before the
application. Criminal records may not be kept: they go when the person is approved, when a refusal is final, and when
the application ends without a decision.
"""

from __future__ import annotations

from casework.core.asked import Document
from casework.core.periods import Months
from casework.core.text import Text
from casework.workflows.accounts.sources import ANNEX_VIII, NOMINATION

THREE_MONTHS = Months(3)
ORIGINAL = ("application/pdf",)
PURGED_ON = ("approved", "refused_final", "withdrawn", "discarded")

REPRESENTATIVE_DOCUMENTS: tuple[Document, ...] = (
    Document(
        "identity", Text("Passport or EEA identity card"), ANNEX_VIII, per="representatives", max_age=THREE_MONTHS,
        restricted=True, hint=Text("A certified copy. Give the date of the certification.")),
    Document(
        "home_address", Text("Proof of home address"), ANNEX_VIII, per="representatives", max_age=THREE_MONTHS,
        restricted=True,
        hint=Text("An identity document that shows the address, or a statement of the local authority.")),
    Document(
        "criminal_record", Text("Police certificate"), ANNEX_VIII, per="representatives", accepts=ORIGINAL,
        max_age=THREE_MONTHS, purge_on=PURGED_ON, restricted=True,
        hint=Text("The original digital file, not a scan. We delete it when we have approved the person.")),
    Document(
        "nomination", Text("Power of attorney for the representative"),
        NOMINATION, per="representatives",
        hint=Text("Signed by somebody who may bind the account holder.")),
)
