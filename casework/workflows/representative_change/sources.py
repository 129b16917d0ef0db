"""The law of changes, named once. What we have not read ourselves says how sure we are."""

from __future__ import annotations

from casework.core.text import Source
from casework.workflows.accounts.sources import REGISTRY_REGULATION

APPROVING = Source(REGISTRY_REGULATION, "Art. 21(3)", certainty=95)
REFUSING = Source(REGISTRY_REGULATION, "Art. 21(5)")
TWO = Source(REGISTRY_REGULATION, "Art. 20(2)")
NOTIFYING = Source(REGISTRY_REGULATION, "Art. 22(1)")
UPDATING = Source(REGISTRY_REGULATION, "Art. 22(3)")
REUSING = Source(REGISTRY_REGULATION, "Art. 21 and Annex VIII", certainty=85,
                 note="Papers of an earlier nomination may be used again when the holder asks; that they must still be "
                      "at most three months old is our reading.")
REMOVING = Source(REGISTRY_REGULATION, "Art. 28(4)", certainty=80)
SUSPENDING = Source(REGISTRY_REGULATION, "Art. 30(1)")
LEAVING = Source("Norwegian Environment Agency", "Guidance on representatives", certainty=75,
                 note="own rule: at least two remain unless the account is being closed")
NOTICE = Source("forvaltningsloven", "§ 16")
SURRENDERING = Source(REGISTRY_REGULATION, "Art. 30(10)", certainty=90)
