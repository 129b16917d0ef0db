"""The automatic rules of the application, in the order of the task list; each stands in the file of its subject."""

from __future__ import annotations

from casework.core.checks import Check
from casework.workflows.accounts.representatives import REPRESENTATIVE_CHECKS
from casework.workflows.registry_account.evidence import EVIDENCE_CHECKS
from casework.workflows.registry_account.holder import HOLDER_CHECKS
from casework.workflows.registry_account.numbers import NUMBER_CHECKS
from casework.workflows.registry_account.permit import PERMIT_CHECKS

CHECKS: tuple[Check, ...] = (
    *HOLDER_CHECKS, *NUMBER_CHECKS, *PERMIT_CHECKS, *REPRESENTATIVE_CHECKS, *EVIDENCE_CHECKS)
