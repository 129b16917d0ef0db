"""The automatic rules, in the order of the task list; each stands in the file of its subject."""

from __future__ import annotations

from casework.core.checks import Check
from casework.workflows.accounts.evidence import addresses_elsewhere
from casework.workflows.accounts.representatives import REPRESENTATIVE_CHECKS
from casework.workflows.accounts.sources import ANNEX_VIII
from casework.workflows.representative_change.changes import CHANGE_CHECKS
from casework.workflows.representative_change.documents import DOCUMENTS
from casework.workflows.representative_change.measures import MEASURE_CHECKS
from casework.workflows.requirements import document_checks

# Whether rights fit together is judged of the whole set (REP-04), and no company's address is asked for here.
NOT_HERE = frozenset({"AR-02", "AR-12"})

CHECKS: tuple[Check, ...] = (
    *CHANGE_CHECKS,
    *(check for check in REPRESENTATIVE_CHECKS if check.rule not in NOT_HERE),
    *MEASURE_CHECKS,
    *document_checks("REP", DOCUMENTS, ANNEX_VIII),
    addresses_elsewhere("REP-82"),
)
