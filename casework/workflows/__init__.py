"""The list of case types, written out by hand: the table of contents of the house."""

from __future__ import annotations

from casework.core.case_type import Actor, CaseType
from casework.core.text import Text
from casework.workflows.access_request import ACCESS_REQUEST
from casework.workflows.appeal_case import APPEAL_CASE
from casework.workflows.appeals import lodging
from casework.workflows.case_fee import CASE_FEE
from casework.workflows.disclosing import asking
from casework.workflows.ets2_permit import ETS2_PERMIT
from casework.workflows.ets2_permit.screening import SCREENING
from casework.workflows.expecting import Expectation
from casework.workflows.infringement_fee import INFRINGEMENT_FEE
from casework.workflows.maritime_account import MARITIME_ACCOUNT
from casework.workflows.maritime_account.plans_owed import ships_owing_a_plan
from casework.workflows.order_case import ORDER_CASE
from casework.workflows.per_tonne_charge import PER_TONNE_CHARGE
from casework.workflows.plant_approval import PLANT_APPROVAL
from casework.workflows.registry_account import REGISTRY_ACCOUNT
from casework.workflows.representative_change import REPRESENTATIVE_CHANGE
from casework.workflows.reversal_case import REVERSAL_CASE
from casework.workflows.screening import Screening
from casework.workflows.ship_monitoring_plan import SHIP_MONITORING_PLAN
from casework.workflows.ship_plan_modification import SHIP_PLAN_MODIFICATION
from casework.workflows.ship_plans.deadlines import PLAN_DUE
from casework.workflows.supervision_case import SUPERVISION_CASE

CASE_TYPES: dict[str, CaseType] = {case_type.name: case_type for case_type in (
    MARITIME_ACCOUNT,
    REGISTRY_ACCOUNT,
    PLANT_APPROVAL,
    REPRESENTATIVE_CHANGE,
    ETS2_PERMIT,
    SHIP_MONITORING_PLAN,
    SHIP_PLAN_MODIFICATION,
    CASE_FEE,
    INFRINGEMENT_FEE,
    PER_TONNE_CHARGE,
    APPEAL_CASE,
    ACCESS_REQUEST,
    ORDER_CASE,
    REVERSAL_CASE,
    SUPERVISION_CASE,
)}  # fmt: skip

# The guides that tell whether an application is for somebody, by the name of the type.
SCREENINGS: dict[str, Screening] = {ETS2_PERMIT.name: SCREENING}

# What cases of one type name, and another type must follow. A plan that was taken back, dismissed, voided or never
# revised leaves the duty where it was.
EXPECTATIONS: tuple[Expectation, ...] = (
    Expectation(SHIP_MONITORING_PLAN, MARITIME_ACCOUNT, ships_owing_a_plan, PLAN_DUE, "ship",
                starts=Text("First call at a port in the EEA"),
                reminder=Text("A monitoring plan that you owe us has not come, and the time to send it is over."),
                kin=(SHIP_PLAN_MODIFICATION,),
                without=frozenset({"withdrawn", "dismissed", "void", "discarded", "final"})),
)  # fmt: skip


def is_applied_for(case_type: CaseType) -> bool:
    """A party sends it itself; other cases are opened by the authority."""
    return any(step.numbers and Actor.APPLICANT in step.by for step in case_type.steps)


def access_type() -> CaseType:
    """The type of requests to see the documents of a case."""
    return next(case_type for case_type in CASE_TYPES.values() if asking(case_type))


def appeal_type() -> CaseType:
    """The type of appeals, against what any case decides."""
    return next(case_type for case_type in CASE_TYPES.values() if lodging(case_type))


def is_offered(case_type: CaseType) -> bool:
    """A party begins it on its own; an appeal begins with a decision, a request for access with a case."""
    return is_applied_for(case_type) and lodging(case_type) is None and asking(case_type) is None
