"""Choices between readings of the law, each with its default and how sure we are; changed under four eyes."""

from __future__ import annotations

from casework.core.case_type import Reading
from casework.core.text import Source, Text
from casework.workflows.charging import COLLECTING
from casework.workflows.lowering import REFUND_INTEREST
from casework.workflows.surrendering import FIRST_YEAR

KRONER = Reading(
    name="charge_in_kroner",
    title=Text("At which rate the charge is paid in kroner"),
    choices={"due": Text("The rate of Norges Bank on the last day to pay."),
             "decision": Text("The rate of Norges Bank on the day of the decision."),
             "payment": Text("The rate of Norges Bank on the day of the payment.")},
    default="due",
    source=Source("klimakvoteloven", "§ 19", certainty=60,
                  note=Text("The charge is in euro; the act speaks of when it falls due.")))
READINGS = (FIRST_YEAR, COLLECTING, KRONER, REFUND_INTEREST)
