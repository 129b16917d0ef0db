"""What a case about a fee begins with: which case it is for, under which tariff, and where its letters go.

Nobody applies for a fee. The answers are written by the step that announces it, from the case it is for.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from pydantic import Field

from casework.core.answers import Answers, Row
from casework.core.asked import Section
from casework.core.text import Text
from casework.workflows.application.delivery import DELIVERY, OWED, Delivery
from casework.workflows.charging import SHIP_PLAN_FEE, TARIFFS
from casework.workflows.owed import Duties, Owed


class TariffName(StrEnum):
    """The tariffs of `workflows.charging`, as they are chosen (a test compares)."""

    SHIP_PLAN = SHIP_PLAN_FEE.name


CHOICES: Mapping[type[StrEnum], Mapping[StrEnum, Text]] = {
    TariffName: {TariffName(tariff.name): tariff.title for tariff in TARIFFS.values()}
}


class Charged(Row):
    tariff: TariffName | None = Field(default=None, title="Which fee")
    case: str | None = Field(default=None, title="Number of the case it is for", description="For example 2026/1234.")
    title: str | None = Field(default=None, title="What that case is about")


class Recipient(Row):
    number: str | None = Field(default=None, title="Number of the company")
    address: str | None = Field(default=None, title="Address, a line each")
    country: str | None = Field(default=None, title="Country")


class FeeAnswers(Answers):
    charge: Charged = Charged()
    recipient: Recipient = Recipient()
    delivery: Delivery = Delivery()


_WHAT = Text("The fee")
SECTIONS = (Section("charge", Text("What is charged"), _WHAT), Section("recipient", Text("Who is charged"), _WHAT),
            DELIVERY)
DUTIES = Duties(FeeAnswers, SECTIONS, (Owed("charge", ("tariff", "case")), *OWED), {})
