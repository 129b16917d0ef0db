"""How answers are asked for, by case type: the list, written out by hand."""

from __future__ import annotations

from casework.forms.access_request import ACCESS_REQUEST_FORM
from casework.forms.appeal_case import APPEAL_CASE_FORM
from casework.forms.case_fee import CASE_FEE_FORM
from casework.forms.ets2_permit import ETS2_PERMIT_FORM
from casework.forms.infringement_fee import INFRINGEMENT_FEE_FORM
from casework.forms.look import CaseForm
from casework.forms.maritime_account import MARITIME_ACCOUNT_FORM
from casework.forms.order_case import ORDER_CASE_FORM
from casework.forms.per_tonne_charge import PER_TONNE_CHARGE_FORM
from casework.forms.plant_approval import PLANT_APPROVAL_FORM
from casework.forms.registry_account import REGISTRY_ACCOUNT_FORM
from casework.forms.representative_change import REPRESENTATIVE_CHANGE_FORM
from casework.forms.reversal_case import REVERSAL_CASE_FORM
from casework.forms.ship_monitoring_plan import SHIP_MONITORING_PLAN_FORM
from casework.forms.ship_plan_modification import SHIP_PLAN_MODIFICATION_FORM
from casework.forms.supervision_case import SUPERVISION_CASE_FORM

FORMS: dict[str, CaseForm] = {form.case_type.name: form for form in (
    MARITIME_ACCOUNT_FORM,
    REGISTRY_ACCOUNT_FORM,
    PLANT_APPROVAL_FORM,
    REPRESENTATIVE_CHANGE_FORM,
    ETS2_PERMIT_FORM,
    SHIP_MONITORING_PLAN_FORM,
    SHIP_PLAN_MODIFICATION_FORM,
    CASE_FEE_FORM,
    INFRINGEMENT_FEE_FORM,
    PER_TONNE_CHARGE_FORM,
    APPEAL_CASE_FORM,
    ACCESS_REQUEST_FORM,
    ORDER_CASE_FORM,
    REVERSAL_CASE_FORM,
    SUPERVISION_CASE_FORM,
)}  # fmt: skip
