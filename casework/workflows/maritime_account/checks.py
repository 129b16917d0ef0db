"""The automatic rules of the application, in the order of the task list; each stands in the file of its subject."""

from __future__ import annotations

from casework.core.checks import Check
from casework.workflows.accounts.representatives import REPRESENTATIVE_CHECKS, one_lives_in_norway
from casework.workflows.maritime_account.company import COMPANY_CHECKS
from casework.workflows.maritime_account.evidence import EVIDENCE_CHECKS
from casework.workflows.maritime_account.mandates import MANDATE_CHECKS
from casework.workflows.maritime_account.numbers import NUMBER_CHECKS
from casework.workflows.maritime_account.shipping import SHIPPING_CHECKS

CHECKS: tuple[Check, ...] = (
    *COMPANY_CHECKS, *NUMBER_CHECKS, *SHIPPING_CHECKS, *MANDATE_CHECKS, *REPRESENTATIVE_CHECKS,
    one_lives_in_norway, *EVIDENCE_CHECKS)
